# SPDX-License-Identifier: MIT
"""A project of ours keeps to the standard, and comes back as it went."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.export.exchange.refi_rules import problems_of
from tests.factories import NOON, a_pack, a_source, an_annotation, ids, read_for_others
from workbench.domain.anchoring import anchor_at
from workbench.domain.annotations import (
    Anchor,
    Annotation,
    Direction,
    SourcePart,
    Target,
    Weight,
    marked_text,
)
from workbench.domain.frameworks import Dimension
from workbench.domain.provenance import HistoricalDate, Provenance
from workbench.domain.regions import Region, Shape, Spot, framed
from workbench.domain.sources import Gloss, Pack, Picture, Source, SourceKind
from workbench.domain.tables import MarksMaterial
from workbench.domain.text import Span, canonical
from workbench.export.exchange.project_file import project_file, verify_project_file
from workbench.importers.picture_files import PictureFolder
from workbench.importers.projects.project_json import project_from_json, project_to_json
from workbench.importers.projects.reading import read_project
from workbench.services import catalogues

ODD = "𝔾🐎e\u0301שלום \u200f\n\n<&>\"' I notice: x\nSo: y\n  So: z\n=1+1\u200d\u00a0"
words = (st.text(max_size=12) | st.text(ODD, max_size=40) | st.sampled_from([ODD, ODD[20:]])).map(
    lambda text: canonical(text).replace("\ufffe", "").replace("\uffff", "")
)
texts = words.filter(bool)


def picture(size=(400, 300)):
    content = BytesIO()
    Image.new("RGB", size, "white").save(content, "PNG")
    return content.getvalue()


PICTURE = picture()


@st.composite
def anchors(draw, text):
    start = draw(st.integers(0, len(text) - 1))
    return anchor_at(text, Span(start, draw(st.integers(start + 1, len(text)))))


@st.composite
def was(draw):
    start = draw(st.integers(0, 999))
    return Anchor(Span(start, start + 1), draw(texts), draw(words), draw(words))


@st.composite
def targets(draw, source):
    parts = [x for x in (SourcePart.BODY, SourcePart.ATTRIBUTION) if marked_text(source, x)]
    part = draw(st.sampled_from([*parts, SourcePart.WHOLE]))
    if part is SourcePart.WHOLE:
        return Target(source.id, part)
    doubt = draw(st.none() | was())
    in_place = anchors(marked_text(source, part))
    return Target(source.id, part, draw(in_place if doubt is None else st.none() | in_place), doubt)


@st.composite
def marks(draw, source):
    made = draw(st.integers(0, 10**9))
    return Annotation(
        id=draw(ids | st.sampled_from(["urn:x:1", "ein Ähnliches"])),
        short_id=f"{source.label}{draw(st.integers(1, 99))}",
        target=draw(targets(source)),
        dimension=draw(st.sampled_from(Dimension)),
        created=NOON - timedelta(microseconds=made),
        modified=NOON,
        feature=draw(words),
        inference=draw(words),
        so_what=draw(words),
        direction=draw(st.none() | st.sampled_from(Direction)),
        weight=draw(st.none() | st.sampled_from(Weight)),
        enquiry_id=draw(st.none() | ids),
        foreign=draw(st.just({}) | st.builds(lambda x: {"members": {"by": x}}, words)),
    )


@st.composite
def materials(draw):
    sources = tuple(
        a_source(label, order=order, body=draw(texts), attribution=draw(st.none() | texts))
        for order, label in enumerate("AB"[: draw(st.integers(1, 2))], 1)
    )
    found = [
        mark
        for source in sources
        for mark in draw(st.lists(read_for_others(marks(source), ids, words), max_size=4))
    ]
    unique = {mark.id: mark for mark in found}
    return MarksMaterial(a_pack(*sources), tuple(unique.values()), catalogues.framework())


def come_back(material, folder, pictures=None):
    """Return what is read of what is written, after the way from one process to another."""
    path = folder / "project.qdpx"
    path.write_bytes(project_file(material, pictures or {}, made=NOON))
    verify_project_file(path)
    assert problems_of(path) == []
    project = read_project(path, pictures=PictureFolder(folder / "pictures"))
    assert project_from_json(project_to_json(project)).marks == project.marks
    return project


def as_marks(project):
    """Return the marks of a project as our own, by their ids."""
    found = {}
    for mark in project.marks:
        said = mark.annotation
        found[said.id] = Annotation(
            id=said.id,
            short_id=said.short_id,
            target=Target(said.source, SourcePart(said.part), said.anchor, said.was, said.region),
            dimension=Dimension(said.dimension),
            created=said.created,
            modified=said.modified,
            feature=said.feature,
            inference=said.inference,
            so_what=said.so_what,
            direction=said.direction,
            weight=said.weight,
            enquiry_id=said.enquiry,
            foreign=said.foreign,
            readings=said.readings,
        )
    return found


@settings(max_examples=25)
@given(material=materials())
def test_every_mark_comes_back_as_it_went(material, tmp_path_factory):
    project = come_back(material, tmp_path_factory.mktemp("project"))

    assert as_marks(project) == {mark.id: mark for mark in material.annotations}
    kept = [(x.id, x.label, x.heading, x.body, x.attribution) for x in material.pack.sources]
    assert [(x.id, x.label, x.heading, x.body, x.attribution) for x in project.pack.sources] == kept


def a_full_source(**fields):
    return Source(
        **{
            "id": "f" * 32,
            "label": "2",
            "order": 1,
            "kind": SourceKind.INTERPRETATION,
            "heading": "Interpretation",
            "title": "The bread",
            "body": "Bread was dear.",
            "picture": Picture(f"{'0' * 64}.png", "A baker"),
            "attribution": "A historian, 1990",
            "author_note": "The author taught here.",
            "glosses": (Gloss("1", "costly"), Gloss("*", "of flour")),
            "provenance": Provenance(
                creator=("A. Baker", "B. Cook"),
                role="historians",
                date=HistoricalDate("about 1990", "1990~"),
                not_given=("place",),
                translated=True,
                confidence=dict.fromkeys(("creator", "role", "date", "place"), 1.0),
            ),
            "interpretation_note": "written to sell",
            **fields,
        }
    )


def test_a_source_comes_back_with_where_it_comes_from(tmp_path):
    source = a_full_source()
    material = MarksMaterial(a_pack(source), (), catalogues.framework())
    project = come_back(material, tmp_path, {source.id: PICTURE})

    found = project.pack.sources[0]
    assert found.picture.file is not None
    assert replace(found, picture=source.picture) == source
    assert project.pack.title == material.pack.title


def test_background_and_questions_come_back_as_notes(tmp_path):
    material = MarksMaterial(a_pack(), (), catalogues.framework())
    project = come_back(material, tmp_path)

    told = [(x.heading, [y.text for y in x.paragraphs]) for x in project.pack.background.narrative]
    assert told == [("Facts", ["Raw cotton came from one country only."])]
    assert project.pack.left_over == ()


@pytest.mark.parametrize(
    "region",
    [
        framed(Spot(0.1, 0.2), Spot(0.30000000000000004, 1.0)),
        framed(Spot(0.0, 0.0), Spot(1.0, 1.0), Shape.ELLIPSE),
        Region(Shape.POLYGON, (Spot(0.1, 0.1), Spot(0.9, 0.1), Spot(0.123456789, 0.7))),
    ],
)
def test_a_part_of_a_picture_comes_back_exactly(tmp_path, region):
    source = a_full_source(body=None)
    target = Target(source.id, SourcePart.PICTURE, region=region)
    mark = Annotation("e" * 32, "2.1", target, Dimension.TONE, NOON, NOON, feature="He grins.")
    material = MarksMaterial(a_pack(source), (mark,), catalogues.framework())

    project = come_back(material, tmp_path, {source.id: PICTURE})
    assert as_marks(project) == {mark.id: mark}


def test_a_mark_on_a_picture_that_is_not_there_is_kept_all_the_same(tmp_path):
    source = a_full_source(body=None, attribution=None, picture=Picture(None, "", missing=True))
    region = framed(Spot(0.1, 0.2), Spot(0.3, 0.4))
    target = Target(source.id, SourcePart.PICTURE, region=region)
    mark = Annotation("e" * 32, "2.1", target, Dimension.TONE, NOON, NOON)
    project = come_back(MarksMaterial(a_pack(source), (mark,), catalogues.framework()), tmp_path)

    assert as_marks(project) == {mark.id: mark}
    assert project.pack.sources[0].picture.missing


def test_two_sources_of_one_name_stay_two(tmp_path):
    sources = (a_source("A"), a_source("A", order=2, body="Another one."))
    mark = an_annotation(sources[1])
    project = come_back(MarksMaterial(a_pack(*sources), (mark,), catalogues.framework()), tmp_path)

    assert [(x.label, x.body) for x in project.pack.sources] == [(x.label, x.body) for x in sources]
    assert as_marks(project) == {mark.id: mark}


def test_codes_have_the_letters_and_colours_of_the_framework_in_use(tmp_path):
    source = a_source()
    mark = an_annotation(source, dimension=Dimension.TONE)
    for framework_id in catalogues.framework_ids():
        framework = catalogues.framework(framework_id)
        material = MarksMaterial(a_pack(source), (mark,), framework)
        content = project_file(material, {}, made=NOON)
        assert content == project_file(material, {}, made=NOON)
        come_back(material, tmp_path)


def test_a_pack_without_anything_is_written_and_not_taken_for_sources(tmp_path):
    from workbench.domain.errors import UnreadableFileError

    empty = Pack("p", "Empty")
    path = tmp_path / "empty.qdpx"
    path.write_bytes(
        project_file(MarksMaterial(empty, (), catalogues.framework()), {}, made=datetime.now(UTC))
    )
    assert problems_of(path) == []
    with pytest.raises(UnreadableFileError, match="neither texts nor pictures"):
        read_project(path, pictures=PictureFolder(tmp_path))
