# SPDX-License-Identifier: MIT
"""What somebody finds on the pages of a copy: words, marks, what is under the pointer."""

import pytest

from tests.export.documents import a_document, a_mark, a_sheet, a_source
from workbench.domain.documents import ExportOptions
from workbench.export.pdf.looking import find_words, marks_on_pages, spot_at
from workbench.export.pdf.pdfium import opened
from workbench.export.pdf.reading import read_highlights
from workbench.export.pdf.writing import write_plan


@pytest.fixture(scope="module")
def data():
    return write_plan(a_document())


def words_in(data, area):
    """Return the words whose middles are in an area."""
    with opened(data) as seen:
        characters = seen.characters(area.page)
    width, height = 595.28, 841.89
    return "".join(
        character
        for x, y, character in characters
        if area.holds(x / width, 1 - y / height) and not character.isspace()
    )


def middle(area):
    return area.left + area.width / 2, area.top + area.height / 2


def test_words_are_found_whatever_their_capitals(data):
    found = find_words(data, "COUNCIL HAS COAL")
    assert found
    for areas in found:
        assert "".join(words_in(data, area) for area in areas).lower() == "councilhascoal"


def test_words_over_the_end_of_a_line_have_an_area_on_each(data):
    highlights = {each.name: each for each in read_highlights(data)}
    long = max(highlights.values(), key=lambda each: len(each.boxes))
    assert len(long.boxes) > 1
    words = "I counted the carts that came up the river road. There were four of them"
    (lines, *_) = find_words(data, words)
    assert len(lines) > 1
    assert len({round(area.top, 2) for area in lines}) > 1


def test_what_is_nowhere_is_not_found(data):
    assert find_words(data, "no such words anywhere") == ()


def test_marks_come_in_the_order_of_the_pages(data):
    marks = marks_on_pages(data)
    places = [(each.areas[0].page, each.areas[0].top) for each in marks]
    assert places == sorted(places)
    assert {each.mark for each in marks} >= {
        x.name for x in read_highlights(data) if "." not in x.name
    }
    assert all(each.name.split()[-1][0] in "ABCD" for each in marks)


@pytest.fixture(scope="module")
def simple():
    source = a_source("A")
    marks = [a_mark(source, words, number) for number, words in enumerate(("coal", "quiet"), 1)]
    used = {"A1": ("1",)}
    return write_plan(a_document(a_sheet(source, *marks, points=used)))


def test_a_mark_is_found_by_a_click_on_its_words(simple):
    for mark in marks_on_pages(simple):
        area = mark.areas[0]
        assert spot_at(simple, area.page, *middle(area)).mark == mark.mark


def test_a_mark_is_found_by_a_click_on_its_note_beside_the_text_and_in_the_table(simple):
    places = [
        areas[0]
        for areas in find_words(simple, "the words are chosen with care (A2)")
        if areas[0].page
    ]
    assert len(places) == 2
    assert {spot_at(simple, area.page, *middle(area)).mark for area in places} == {"mark-A-2"}


def test_a_link_leads_to_its_page(simple):
    ((head,), *_) = find_words(simple, "Which mark is used where")
    row = next(
        areas[0]
        for areas in find_words(simple, "Source A")
        if areas[0].page == head.page and areas[0].top > head.top
    )
    goal = spot_at(simple, row.page, *middle(row)).goes_to
    assert goal is not None
    assert goal.page == head.page + 1


def test_beside_everything_there_is_nothing(simple):
    spot = spot_at(simple, 0, 0.01, 0.99)
    assert (spot.mark, spot.goes_to) == (None, None)


def test_the_smallest_of_overlapping_marks_is_meant():
    source = a_source("A")
    large = a_mark(source, "By two o’clock the whole yard was full", 1)
    small = a_mark(source, "whole yard", 2)
    data = write_plan(a_document(a_sheet(source, large, small), options=ExportOptions(plan=False)))
    (area,) = next(x.areas for x in marks_on_pages(data) if x.mark == small.id)
    assert spot_at(data, area.page, *middle(area)).mark == small.id
