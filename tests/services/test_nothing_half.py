# SPDX-License-Identifier: MIT
"""Bringing in that is refused or ends half-way leaves the library and its media as they were."""

import hashlib
import os
import subprocess
import sys
import time
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from tests.factories import a_pack, a_source
from workbench.domain.errors import IdTakenError, UnreadableFileError
from workbench.domain.identifiers import PackId
from workbench.domain.refusals import OlderPackError
from workbench.domain.sources import Picture
from workbench.domain.stopping import ReadingStoppedError
from workbench.importers.isolated import PageReading
from workbench.importers.pack_file import ReceivedPack
from workbench.services.importing import ImportingService
from workbench.services.keeping import open_library
from workbench.services.updating import UpdatingService


def _png(colour, size=3):
    content = BytesIO()
    Image.new("L", (4, size), colour).save(content, "PNG")
    return content.getvalue()


def _named(content):
    return f"{hashlib.sha256(content).hexdigest()}.png"


PICTURES = {_named(each): each for each in map(_png, range(4))}
BLANKS = {_named(each): each for each in (_png(0, size) for size in range(1, 400))}
BAD = {**PICTURES, _named(b"no picture"): b"no picture"}
"""The last of them is none, which shows when the others are copied."""


def pack_with(pictures, number=0, **members):
    sources = tuple(
        a_source(f"{number}-{place}", order=place + 1, picture=Picture(name, "A wall"))
        for place, name in enumerate(pictures)
    )
    return a_pack(sources=sources, **members)


def aside(folder, pictures):
    folder.mkdir()
    for name, content in pictures.items():
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture
def importing(library):
    return ImportingService(library)


@pytest.fixture
def receive(library):
    """Take in a pack file, first its pictures, then the rest."""
    updating = UpdatingService(library)
    return lambda received: updating.receive(updating.take_pictures(received)).result()


@pytest.fixture
def state(library):
    """Tell what is in the library and in its folders."""

    def tell():
        packs = library.read(lambda unit: unit.packs.summaries()).result()
        media = library.media.path_of("0" * 64 + ".png").parent
        files = sorted(path.name for path in media.iterdir()) if media.is_dir() else []
        return packs, files, library.undo_label

    return tell


def test_pictures_of_a_page_are_all_copied_or_none(importing, state, tmp_path):
    before = state()
    with pytest.raises(UnreadableFileError):
        importing.with_pictures(pack_with(BAD), aside(tmp_path / "aside", BAD))
    assert state() == before


def test_pictures_of_a_pack_file_are_all_copied_or_none(receive, state):
    before = state()
    with pytest.raises(UnreadableFileError):
        receive(ReceivedPack(pack_with(BAD), BAD))
    assert state() == before


@pytest.mark.parametrize("known", ["a newer version", "a source"])
def test_a_pack_that_is_refused_leaves_no_picture(importing, receive, state, known):
    pack = pack_with(PICTURES)
    source = a_source("other") if known == "a newer version" else pack.sources[-1]
    taken = pack.id if known == "a newer version" else PackId("other")
    kept = a_pack(id=taken, version=7, sources=(replace(source, picture=None),))
    importing.keep(kept).result()
    before = state()
    with pytest.raises((OlderPackError, IdTakenError)):
        receive(ReceivedPack(pack, PICTURES))
    assert state() == before


def test_a_picture_that_was_there_before_stays(importing, library, state, tmp_path):
    first = next(iter(PICTURES))
    library.media.keep(PICTURES[first], name=first)
    before = state()
    with pytest.raises(UnreadableFileError):
        importing.with_pictures(pack_with(BAD), aside(tmp_path / "aside", BAD))
    assert state() == before
    assert library.media.has(first)


def test_a_pack_that_is_kept_has_all_its_pictures(importing, receive, state, tmp_path):
    pack = importing.with_pictures(pack_with(PICTURES), aside(tmp_path / "aside", PICTURES))
    importing.keep(pack).result()
    receive(ReceivedPack(pack_with(PICTURES, 1), PICTURES))
    assert set(state()[1]) == set(PICTURES)


def test_reading_that_is_stopped_leaves_nothing_in_the_library(state, tmp_path):
    path = tmp_path / "page.txt"
    path.write_text("Source A\n\n" + "It rained on and on.\n\n" * 20_000, encoding="utf-8")
    before = state()
    reading = PageReading(tmp_path / "aside")
    with pytest.raises(ReadingStoppedError):
        reading.read(path, lambda _: reading.stop())
    assert state() == before
    assert not (tmp_path / "aside").exists()


BRINGING_IN = """
import sys
from pathlib import Path
from tests.services.test_nothing_half import BLANKS, aside, pack_with
from workbench.services.importing import ImportingService
from workbench.services.keeping import open_library
with open_library(Path(sys.argv[1])) as library:
    importing = ImportingService(library)
    folder = aside(Path(sys.argv[2]), BLANKS)
    print("begun", flush=True)
    for number, name in enumerate(BLANKS):
        importing.keep(importing.with_pictures(pack_with([name], number), folder)).result()
"""


@pytest.mark.parametrize("moment", [0.0, 0.05, 0.15])
def test_a_program_that_is_killed_meanwhile_leaves_whole_packs_alone(repository, tmp_path, moment):
    folder = tmp_path / "library"
    arguments = [str(folder), str(tmp_path / "aside")]
    with subprocess.Popen(
        [sys.executable, "-c", BRINGING_IN, *arguments],
        env={**os.environ, "PYTHONPATH": str(repository)},
        stdout=subprocess.PIPE,
    ) as program:
        assert program.stdout.readline() == b"begun\n"
        time.sleep(moment)
        program.kill()
    with open_library(folder, take_over=True) as library:
        media = library.media.path_of("0" * 64 + ".png").parent
        names = [path.name for path in media.iterdir()] if media.is_dir() else []
        assert set(names) <= set(BLANKS)
        assert all(library.media.has(name) for name in names)
        for summary in library.read(lambda unit: unit.packs.summaries()).result():
            pack = library.read(lambda unit, each=summary.id: unit.packs.get(each)).result()
            assert all(library.media.has(source.picture.file) for source in pack.sources)
        assert library.check().result().is_sound
