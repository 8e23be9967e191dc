# SPDX-License-Identifier: MIT
from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.lanes import MARK_LINES, Extent, lanes_of, rows_of
from workbench.domain.text import Span

extents = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 8), st.integers(0, 400)), max_size=25
).map(
    lambda found: [
        Extent(key, first, first + length, start)
        for key, (first, length, start) in enumerate(found)
    ]
)
spans = st.dictionaries(
    st.integers(0, 99),
    st.tuples(st.integers(0, 60), st.integers(1, 40)).map(lambda x: Span(x[0], x[0] + x[1])),
    max_size=20,
)


def lines_taken(extent: Extent[int]) -> set[int]:
    last = max(extent.last_line, extent.first_line + MARK_LINES - 1)
    return set(range(extent.first_line, last + 1))


class TestLanesOf:
    @given(extents, st.integers(1, 6))
    def test_marks_in_one_lane_never_touch(self, marks, lanes):
        found = lanes_of(marks, lanes=lanes)
        assert found.keys() == {mark.key for mark in marks}
        for one in marks:
            for other in marks:
                if one.key < other.key and found[one.key] == found[other.key] < lanes:
                    assert not lines_taken(one) & lines_taken(other)

    @given(extents)
    def test_the_order_in_which_marks_arrive_does_not_matter(self, marks):
        distinct = list({(mark.first_line, mark.start): mark for mark in marks}.values())
        assert lanes_of(distinct, lanes=4) == lanes_of(distinct[::-1], lanes=4)

    def test_each_mark_gets_the_leftmost_free_lane(self):
        marks = [Extent("E4", 2, 3, 90), Extent("E5", 3, 4, 120), Extent("E6", 9, 9, 300)]
        assert lanes_of(marks, lanes=4) == {"E4": 0, "E5": 1, "E6": 0}

    def test_a_mark_keeps_its_lane_while_others_are_added(self):
        old = Extent("E4", 5, 6, 200)
        kept = lanes_of([old], lanes=4)
        earlier = Extent("E9", 4, 5, 150)
        assert lanes_of([old, earlier], lanes=4, kept=kept) == {"E4": 0, "E9": 1}

    def test_marks_beyond_the_last_lane_are_told_apart_from_the_rest(self):
        marks = [Extent(number, 0, 3, number) for number in range(6)]
        found = lanes_of(marks, lanes=4)
        assert [found[number] for number in range(6)] == [0, 1, 2, 3, 4, 4]


class TestRowsOf:
    @given(spans)
    def test_marks_that_share_characters_are_in_different_rows(self, marks):
        rows = rows_of(marks)
        assert rows.keys() == marks.keys()
        for one, span in marks.items():
            for other, other_span in marks.items():
                if one < other and span.overlaps(other_span):
                    assert rows[one] != rows[other]

    @given(spans)
    def test_no_row_is_left_out(self, marks):
        used = set(rows_of(marks).values())
        assert used == set(range(len(used)))

    def test_marks_side_by_side_share_the_first_row(self):
        assert rows_of({"E1": Span(0, 4), "E2": Span(4, 9), "E3": Span(2, 6)}) == {
            "E1": 0,
            "E3": 1,
            "E2": 0,
        }
