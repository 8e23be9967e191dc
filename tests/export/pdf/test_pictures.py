# SPDX-License-Identifier: MIT
"""Marks on parts of a picture, printed and read back."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from tests.export.documents import a_document, a_mark, a_picture, a_sheet, a_source
from workbench.domain.annotations import SourcePart, Target, marked_words
from workbench.domain.documents import ExportOptions, NotesPlace, PointSheet, SourceEvidence
from workbench.domain.frameworks import Dimension
from workbench.domain.plans import PointKind
from workbench.domain.regions import Region, Shape, Spot, framed, with_corners
from workbench.domain.sources import Picture
from workbench.export.pdf.reading import (
    kids_of,
    page_count,
    read_highlights,
    read_parts,
    read_structure,
)
from workbench.export.pdf.verify import problems
from workbench.export.pdf.writing import write_plan

SHOWN = "A carter leans on the gate"
REGIONS = (
    framed(Spot(0.1, 0.1), Spot(0.6, 0.5)),
    framed(Spot(0.5, 0.4), Spot(0.95, 0.95), Shape.ELLIPSE),
    with_corners((Spot(0.1, 0.9), Spot(0.2, 0.55), Spot(0.4, 0.9))),
    framed(Spot(0.0, 0.0), Spot(1.0, 1.0)),
)


def on_part(source, region: Region, number: int, **changes):
    target = Target(source.id, SourcePart.PICTURE, region=region)
    dimensions = (Dimension.NATURE, Dimension.ORIGIN, Dimension.PURPOSE, Dimension.RELIABILITY)
    fields = {"feature": SHOWN, "dimension": dimensions[number - 1], **changes}
    return replace(a_mark(source, None, number), target=target, **fields)


def a_drawing(picture=True, **options):
    """A plan with a picture with four marked parts, one of them evidence and one without a note."""
    source = a_source("D", None, attribution=None, picture=Picture("d.png", "A cart at a gate."))
    empty = {"feature": "", "inference": "", "so_what": ""}
    marks = [
        on_part(source, region, number, **(empty if number == 3 else {}))
        for number, region in enumerate(REGIONS, 1)
    ]
    evidence = tuple(
        SourceEvidence(source, each, marked_words(source, each.target)) for each in marks[:1]
    )
    points = (PointSheet(PointKind.POINT, "The gate was shut.", evidence, "", ""),)
    sheet = a_sheet(source, *marks, picture=a_picture() if picture else None)
    return a_document(sheet, points=points, options=ExportOptions(**options))


@pytest.fixture(scope="module", params=list(NotesPlace))
def printed(request):
    """The file, with notes in the margin, under the source, or in the table alone."""
    return write_plan(a_drawing(notes=request.param))


def test_it_is_sound_and_follows_the_standards(printed, violations):
    assert problems(printed) == []
    assert violations(printed) == []


def test_each_part_is_an_annotation_around_it_that_says_the_note(printed):
    parts = {each.name: each for each in read_parts(printed)}
    assert len(parts) == len(REGIONS)
    whole = parts["mark-D-4"].box
    width, height = whole.right - whole.left - 2, whole.top - whole.bottom - 2
    for number, region in enumerate(REGIONS, 1):
        part = parts[f"mark-D-{number}"]
        assert (part.box.left - whole.left) / width == pytest.approx(region.left, abs=0.01)
        assert (whole.top - part.box.top) / height == pytest.approx(region.top, abs=0.01)
        assert f"D{number}" in part.contents
    assert SHOWN in parts["mark-D-1"].contents
    assert read_highlights(printed) == []


def test_what_a_part_shows_is_its_text_alternative(printed):
    figures = [each for each in read_structure(printed).walk() if each.role == "Figure"]
    assert [each.alt for each in figures] == [
        "A cart at a gate.",
        f"Reliability D4: {SHOWN}",
        f"Nature D1: {SHOWN}",
        f"Origin D2: {SHOWN}",
        "Purpose D3: part of the picture, not described yet",
    ]
    assert all(each.text == "" for each in figures)


def test_parts_are_told_in_the_table_and_in_the_plan(printed):
    said = " ".join(read_structure(printed).text.split())
    assert f"Part of the picture of Source D: {SHOWN}" in said
    assert "part of the picture" in said
    assert "whole source" not in said


def test_outlines_are_on_the_page_itself_over_a_white_casing():
    data = write_plan(a_drawing(plan=False, teacher_panel=False))
    part = next(each for each in read_parts(data) if each.name == "mark-D-1")
    scale = 4
    with closing(pypdfium2.PdfDocument(data)) as document:
        page = document[part.page]
        image = page.render(scale=scale, may_draw_forms=False, draw_annots=False).to_pil()
    x = round((part.box.left + part.box.right) / 2 * scale)
    edge = round(image.height - (part.box.top - 1) * scale)
    column = [image.getpixel((x, y)) for y in range(edge - 12, edge + 13)]
    assert column[0] not in {(255, 255, 255), column[12]}
    assert (255, 255, 255) in column
    line = column[12]
    assert max(line) < 160


def test_tags_cover_neither_one_another_nor_small_parts():
    source = a_source("D", None, picture=Picture("d.png", "A cart at a gate."))
    corners = [Spot(0.02, 0.02), *(Spot(0.3, 0.3 + n / 50) for n in range(3))]
    parts = [
        on_part(source, framed(spot, Spot(spot.x + 0.1, spot.y + 0.1)), number)
        for number, spot in enumerate(corners, 1)
    ]
    options = ExportOptions(plan=False, teacher_panel=False)
    data = write_plan(a_document(a_sheet(source, *parts, picture=a_picture()), options=options))
    assert problems(data) == []
    boxes = figure_boxes(data)[1:]
    marked = {each.name: each.box for each in read_parts(data)}
    top_left = marked["mark-D-1"]
    # The figure of a part is around its outline and its tag: that lies below this one.
    assert boxes[0][1] < top_left.bottom - 5
    assert boxes[0][3] == pytest.approx(top_left.top - 1, abs=0.1)


def figure_boxes(data):
    """Return the boxes of all figures in the order of the tree."""
    with pikepdf.open(BytesIO(data)) as pdf:
        waiting, found = [pdf.Root.StructTreeRoot.K], []
        while waiting:
            element = waiting.pop()
            if str(element.get("/S", "")) == "/Figure":
                found.append([float(edge) for edge in element.A[0].BBox])
            below = [x for x in kids_of(element) if isinstance(x, pikepdf.Dictionary)]
            waiting.extend(x for x in reversed(below) if x.get("/Type") == "/StructElem")
        return found


def test_parts_of_a_picture_that_is_not_there_are_in_the_table_alone():
    data = write_plan(a_drawing(picture=False))
    assert problems(data) == []
    assert read_parts(data) == []
    assert SHOWN in " ".join(read_structure(data).text.split())


def test_many_parts_with_long_notes_take_no_more_pages_than_their_table_needs():
    source = a_source("D", None, picture=Picture("d.png", "A cart at a gate."))
    marks = [
        on_part(source, REGIONS[number % 4], 1, feature=f"{SHOWN}, " * 12) for number in range(20)
    ]
    marks = [
        replace(each, id=f"m{number}", short_id=f"D{number}")
        for number, each in enumerate(marks, 1)
    ]
    options = ExportOptions(notes=NotesPlace.MARGIN, plan=False, teacher_panel=False)
    data = write_plan(a_document(a_sheet(source, *marks, picture=a_picture()), options=options))
    assert problems(data) == []
    assert page_count(data) < 10
    assert len(read_parts(data)) == 20
