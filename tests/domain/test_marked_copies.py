# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest

from workbench.domain.marked_copies import (
    TITLE_OF_ANSWER,
    TITLE_OF_PLAN,
    CopyPaper,
    PagePlace,
    PageRoom,
    Wanted,
    numbered,
    places_wanted,
    stamp_words,
    text_size_of,
)
from workbench.domain.remarks import RemarkPlace
from workbench.domain.reviews import Review, Stamp

MARK = Stamp("a", RemarkPlace(mark="m"), "Mark A1", "E?", "Evidence.", "Which?")
POINT = Stamp("b", RemarkPlace(point="p"), "Point 2", comment="Good.")
WHOLE = Stamp("c", RemarkPlace(part="plan"), "The whole plan", "Str")
REVIEW = Review("Bo", "", "plan", "v1", stamps=(POINT, WHOLE, MARK))
PAGES = (PageRoom(595, 842), PageRoom(595, 842))


def test_stamps_are_numbered_as_they_stand_on_the_pages():
    paper = CopyPaper(
        PAGES,
        {"m": PagePlace(1, 300, 312)},
        {"Point 2": PagePlace(1, 90, 100), TITLE_OF_PLAN: PagePlace(0, 60, 80)},
    )
    told = [(x.number, x.stamp.id, x.place and x.place.page) for x in numbered(REVIEW, paper)]
    assert told == [(1, "c", 0), (2, "b", 1), (3, "a", 1)]


def test_what_is_on_no_page_comes_last():
    paper = CopyPaper(PAGES, {}, {"Mark A1": PagePlace(0, 500, 510)})
    told = [(x.number, x.stamp.id, x.place and x.place.page) for x in numbered(REVIEW, paper)]
    assert told == [(1, "a", 0), (2, "b", None), (3, "c", None)]


def test_places_are_looked_for_by_what_they_are_called_on_paper():
    found = places_wanted(REVIEW, {})
    names = (TITLE_OF_PLAN, TITLE_OF_ANSWER, "Point 2", "Mark A1")
    assert found == tuple(map(Wanted, names))


def test_paragraphs_are_looked_for_by_their_first_words():
    names = ("Paragraph 1", "Paragraph 2", "Paragraph 3, added")
    stamps = [
        Stamp(name, RemarkPlace(part="plan", paragraph=at), name, "E?")
        for at, name in enumerate(names, 1)
    ]
    whole = Stamp("w", RemarkPlace(part="plan"), "The whole answer", "Str")
    review = Review("Bo", "", "plan", "v1", stamps=(*stamps[1:], whole))
    words = (
        "It was useful because it says so.",
        "It was useful because he lied.",
        "Untrustworthinesses.",
    )
    assert places_wanted(review, dict(zip(names, words, strict=True))) == (
        Wanted(TITLE_OF_PLAN),
        Wanted(TITLE_OF_ANSWER),
        Wanted("Paragraph 2", "It was useful", 2),
        Wanted("Paragraph 3, added", "Untrustworthinesses."),
    )


def test_a_stamp_says_where_it_belongs_and_what_it_means():
    assert stamp_words(MARK) == "A1: E?: Evidence. Which?"
    assert stamp_words(POINT) == "Point 2: Good."


def test_what_is_taken_between_two_heights_is_the_farthest_thing_there():
    room = PageRoom(100, 20, (0, 10, 50, 20, 0))
    assert [room.edge(2, 3), room.edge(2, 5), room.edge(6, 40), room.edge(-9, 1)] == [10, 50, 20, 0]
    assert PageRoom(100, 20).edge(0, 20) == 0


@pytest.mark.parametrize(
    ("height", "size"), [(None, 10.5), (18.25, 10.5), (24.8, 18.0), (30.0, 24.0), (200.0, 36.0)]
)
def test_the_title_of_a_plan_tells_how_large_its_words_are(height, size):
    names = {} if height is None else {TITLE_OF_PLAN: PagePlace(0, 50, 50 + height)}
    assert text_size_of(CopyPaper(PAGES, {}, names)) == pytest.approx(size, abs=0.1)


@pytest.mark.parametrize(("height", "size"), [(6.12, 10.5), (12.24, 18.0), (16.32, 24.0)])
def test_the_title_of_an_answer_tells_it_as_well(height, size):
    names = {TITLE_OF_ANSWER: PagePlace(0, 50, 50 + height)}
    assert text_size_of(CopyPaper(PAGES, {}, names)) == pytest.approx(size, abs=0.1)
