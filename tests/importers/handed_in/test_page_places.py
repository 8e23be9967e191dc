# SPDX-License-Identifier: MIT
"""Places on pages come over bounded, whatever the other process says."""

from __future__ import annotations

import pytest
from pikepdf import Array, Name, String

from tests.returned import add, annotation_named, changed, export_of, mark
from workbench.domain.documents import MarkOnPage, PageArea
from workbench.domain.errors import UnreadableFileError
from workbench.domain.identifiers import AnnotationId
from workbench.export.pdf import looking
from workbench.importers.handed_in.page_places import (
    marks_from_json,
    marks_on_pages,
    marks_to_json,
    words_from_json,
    words_on_pages,
    words_to_json,
)

AREA = PageArea(2, 0.25, 0.5, 0.125, 0.0625)


@pytest.fixture
def plan(tmp_path):
    """Write a PDF and return its path."""

    def write(data):
        path = tmp_path / "plan.pdf"
        path.write_bytes(data)
        return path

    return write


def test_words_and_marks_are_where_the_one_who_exported_sees_them(plan):
    data = export_of()
    path = plan(data)
    found = words_on_pages(path, "ESSAY plan")
    assert found == looking.find_words(data, "ESSAY plan") != ()
    marks = marks_on_pages(path)
    assert [each.mark for each in marks] == [x.mark for x in looking.marks_on_pages(data)]
    for ours, theirs in zip(marks, looking.marks_on_pages(data), strict=True):
        assert ours.name == theirs.name
        for one, other in zip(ours.areas, theirs.areas, strict=True):
            edges = (one.left, one.top, one.width, one.height)
            assert edges == pytest.approx((other.left, other.top, other.width, other.height))


def test_words_that_are_nowhere_are_not_found(plan):
    assert words_on_pages(plan(export_of()), "zzz") == ()


def test_a_mark_without_a_place_or_a_name_is_left_out(plan):
    first, second = (mark(each).id for each in ("A1", "A2"))

    def damage(pdf):
        for name, member in ((first, "/QuadPoints"), (first, "/Rect"), (second, "/NM")):
            for page in pdf.pages:
                for each in page.obj.get("/Annots", []):
                    if str(each.get("/NM", "")).partition(".")[0] == name:
                        each[Name(member)] = Array([])

    found = {each.mark for each in marks_on_pages(plan(changed(export_of(), damage)))}
    assert len(found) > 3
    assert not found & {first, second}


def test_what_a_teacher_highlighted_is_no_mark_of_the_student(plan):
    def highlight(pdf):
        name = String("6f9619ff-8b86-d011-b42d-00cf4fc964ff")
        add(pdf, 0, Subtype=Name.Highlight, NM=name, Contents=String("Vague"))

    found = marks_on_pages(plan(changed(export_of(), highlight)))
    assert found == marks_on_pages(plan(export_of()))


def test_a_page_without_a_size_has_no_places(plan):
    def damage(pdf):
        number, _ = annotation_named(pdf, mark("A1").id)
        pdf.pages[number].obj.MediaBox = Array([0, 0, 0, 0])

    whole = {each.mark for each in marks_on_pages(plan(export_of()))}
    left = {each.mark for each in marks_on_pages(plan(changed(export_of(), damage)))}
    assert mark("A1").id in whole - left


@pytest.mark.parametrize("look", [lambda path: words_on_pages(path, "mill"), marks_on_pages])
@pytest.mark.parametrize("data", [b"%PDF-1.7 nothing", export_of()[:2_000]])
def test_a_damaged_file_is_told(plan, look, data):
    with pytest.raises(UnreadableFileError):
        look(plan(data))


def test_they_are_the_same_there_and_back():
    marks = (MarkOnPage(AnnotationId("one"), "Nature A1", (AREA, AREA)),)
    assert words_from_json(words_to_json([(AREA,), (AREA, AREA)])) == ((AREA,), (AREA, AREA))
    assert marks_from_json(marks_to_json(marks)) == marks


@pytest.mark.parametrize(
    "areas",
    [
        [],
        [[0, 0.1, 0.1, 0.1]],
        [[0, 0.1, 0.1, 0.1, 0.1, 0.1]],
        [["x", 0, 0, 0, 0]],
        [[0, float("nan"), 0, 0, 0]],
        [[0, float("inf"), 0, 0, 0]],
        [[0, 1e300, 0, 0, 0]],
    ],
)
def test_what_is_no_place_is_refused(areas):
    with pytest.raises((ValueError, TypeError)):
        words_from_json({"words": [areas]})
    with pytest.raises((ValueError, TypeError)):
        marks_from_json({"marks": [["one", "A1", areas]]})
