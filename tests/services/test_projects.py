# SPDX-License-Identifier: MIT
"""Projects of analysis programs are kept with everything marked in them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.importers.projects.others import codes, coding, project, selection, text, written
from workbench import assets
from workbench.domain.annotations import Annotation, Direction, SourcePart, Target
from workbench.domain.frameworks import Dimension
from workbench.domain.regions import Spot, framed
from workbench.domain.text import Span
from workbench.export.exchange.project_file import project_file
from workbench.services import catalogues
from workbench.services.exchanging import ExchangingService, write_marks
from workbench.services.importing import ImportingService
from workbench.services.projects import (
    ProjectsService,
    choices_in,
    dimensions_of,
    read_project_file,
)

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def pack(library, pack):
    """The bundled pack with its picture."""
    for path in assets.resource("packs/thaw/media").iterdir():
        library.media.keep(path.read_bytes(), name=path.name)
    return pack


@pytest.fixture
def projects(library):
    return ProjectsService(library)


def test_codes_are_taken_for_the_likeliest_and_keep_their_names(projects, library, tmp_path):
    marked = selection(0, 3, coding(0, 5) + coding(1, 6) + coding(2, 7))
    book = codes("Bias", "Interviewer", "Tone")
    path = written(tmp_path, project(f"{book}<Sources>{text('How dare you!', marked)}</Sources>"))
    found = read_project_file(path, tmp_path / "pictures")

    choices = choices_in(found, catalogues.framework())
    assert [(x.name, x.marks, x.dimension) for x in choices] == [
        ("Bias", 1, Dimension.RELIABILITY),
        ("Interviewer", 1, Dimension.CONTENT),
        ("Tone", 1, Dimension.TONE),
    ]
    chosen = {**dimensions_of(choices), "Interviewer": Dimension.AUTHOR}
    kept = projects.keep(projects.with_pictures(found, tmp_path / "pictures"), chosen).result()

    said = {(x.dimension, x.feature) for x in kept.annotations}
    assert said == {
        (Dimension.RELIABILITY, "Code: Bias"),
        (Dimension.AUTHOR, "Code: Interviewer"),
        (Dimension.TONE, ""),
    }
    assert kept.outcome == "Brought in: Interviews, 1 source, 3 marks"
    library.undo().result()
    assert library.read(lambda unit: unit.packs.find(kept.pack.id)).result() is None


def test_our_own_comes_back_with_its_ids_and_beside_what_is_here_with_new_ones(
    projects, annotating, library, pack, source, tmp_path
):
    words = annotating.mark(source, SourcePart.BODY, Span(4, 30), dimension=Dimension.TONE)
    mark = annotating.change(replace(words.result(), direction=Direction.BOTH)).result()
    path = tmp_path / "pack.qdpx"
    material = ExchangingService(library).material(pack.id, catalogues.framework(), path)
    write_marks(material, path, made=NOW)
    found = read_project_file(path, tmp_path / "pictures")
    assert choices_in(found, catalogues.framework()) == ()

    beside = projects.keep(projects.with_pictures(found, tmp_path / "pictures"), {}).result()
    assert not {x.id for x in beside.pack.sources} & {x.id for x in pack.sources}
    assert [(x.short_id, x.direction) for x in beside.annotations] == [("A1", Direction.BOTH)]
    assert annotating.annotations_in(pack.id) == (mark,)

    ImportingService(library).remove(pack.id).result()
    again = projects.keep(found, {}).result()
    # Its number was given before, and never names another mark.
    assert [replace(x, short_id="A1") for x in again.annotations] == [mark]
    texts = [(x.id, x.label, x.body, x.attribution) for x in again.pack.sources]
    assert texts == [(x.id, x.label, x.body, x.attribution) for x in pack.sources]
    shown = [x.picture.file for x in again.pack.sources if x.picture]
    assert shown
    assert all(library.media.has(name) for name in shown)


@pytest.fixture
def drawn(library, pack, tmp_path):
    """A project with a mark on a part of a picture, as it was read, and that part."""
    path = tmp_path / "pack.qdpx"
    material = ExchangingService(library).material(pack.id, catalogues.framework(), path)
    source = next(x for x in pack.sources if x.picture)
    region = framed(Spot(0.1, 0.2), Spot(0.5, 0.75))
    target = Target(source.id, SourcePart.PICTURE, region=region)
    mark = Annotation("e" * 32, "D1", target, Dimension.TONE, NOW, NOW, feature="He grins.")
    marks = replace(material.marks, annotations=(mark,))
    path.write_bytes(project_file(marks, material.pictures, made=NOW))
    return read_project_file(path, tmp_path / "pictures"), region


def test_a_mark_on_a_part_of_a_picture_comes_back_on_it(projects, drawn, tmp_path):
    found, region = drawn
    kept = projects.keep(projects.with_pictures(found, tmp_path / "pictures"), {}).result()
    (back,) = kept.annotations
    assert back.feature == "He grins."
    assert (back.target.part, back.target.region) == (SourcePart.PICTURE, region)


def test_a_part_of_a_picture_that_did_not_come_along_is_told_in_words(projects, drawn):
    found, _ = drawn
    bare = tuple(replace(each, picture=None) for each in found.pack.sources)
    kept = projects.keep(replace(found, pack=replace(found.pack, sources=bare)), {}).result()
    assert "10 to 50 % across, 20 to 75 % down" in kept.annotations[0].feature
