# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest

from workbench.domain.marked_copies import (
    TITLE_OF_PLAN,
    CopyPaper,
    PagePlace,
    PageRoom,
    numbered,
    stamp_words,
    text_size_of,
    wanted_names,
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
    assert wanted_names(REVIEW) == (TITLE_OF_PLAN, "Point 2", "Mark A1")


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
