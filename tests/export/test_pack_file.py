# SPDX-License-Identifier: MIT
from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest

from workbench import assets
from workbench.domain.identifiers import PackId, SourceId
from workbench.domain.sources import Pack, Picture, Source
from workbench.export.pack_file import pack_file, verify_pack_file

MEDIA = {path.name: path.read_bytes() for path in assets.resource("packs/thaw/media").iterdir()}
NAME = next(iter(MEDIA))
PACK = Pack(
    PackId("p"),
    "The strike",
    sources=(
        Source(SourceId("b"), "B", 1, picture=Picture(NAME, "A gate.")),
        Source(SourceId("a"), "A", 2, body="The gates are shut. Ворота закрыты."),
    ),
)


def names_in(data):
    return zipfile.ZipFile(BytesIO(data)).namelist()


def test_a_pack_file_holds_the_pack_and_its_pictures():
    data = pack_file(PACK, MEDIA)
    archive = zipfile.ZipFile(BytesIO(data))
    assert archive.namelist() == ["pack.json", f"media/{NAME}"]
    assert archive.read(f"media/{NAME}") == MEDIA[NAME]
    assert [each["label"] for each in json.loads(archive.read("pack.json"))["sources"]] == [
        "B",
        "A",
    ]


def test_the_same_pack_is_the_same_bytes():
    other = {"0" * 64 + ".png": b"of another pack"}
    assert pack_file(PACK, MEDIA) == pack_file(replace(PACK), {**other, **MEDIA})


def test_no_entry_says_when_or_by_whom_it_was_made():
    for entry in zipfile.ZipFile(BytesIO(pack_file(PACK, MEDIA))).infolist():
        assert entry.date_time == (1980, 1, 1, 0, 0, 0)
        assert (entry.create_system, entry.extra, entry.comment) == (3, b"", b"")


def test_a_missing_picture_stays_out():
    for file in (NAME, None):
        source = replace(PACK.sources[0], picture=Picture(file, "A gate.", missing=True))
        assert names_in(pack_file(replace(PACK, sources=(source,)), {})) == ["pack.json"]


def test_a_picture_that_was_forgotten_is_a_bug():
    with pytest.raises(KeyError):
        pack_file(PACK, {})


def test_a_sound_pack_file_is_verified(tmp_path):
    path = tmp_path / "x.sourcepack"
    path.write_bytes(pack_file(PACK, MEDIA))
    verify_pack_file(path)
    assert path.read_bytes() == pack_file(PACK, MEDIA)


@pytest.mark.parametrize(
    "spoiled",
    [
        lambda data: data[:-40],
        lambda data: data.replace(MEDIA[NAME][5000:5040], b"\0" * 40),
        lambda data: data.replace(b"pack.json", b"back.json"),
        lambda _: pack_file(PACK, {NAME: b"another picture"}),
        lambda _: b"",
    ],
    ids=["cut off", "damaged", "without a pack", "with another picture", "empty"],
)
def test_a_file_that_did_not_reach_the_disk_is_found_out(spoiled, tmp_path):
    path = tmp_path / "x.sourcepack"
    path.write_bytes(spoiled(pack_file(PACK, MEDIA)))
    with pytest.raises(OSError, match=r"x\.sourcepack"):
        verify_pack_file(path)
