# SPDX-License-Identifier: MIT
from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.factories import a_source, an_annotation
from workbench.domain.annotations import SourcePart
from workbench.domain.lanes import Extent, lanes_of
from workbench.ui.reading.lane_places import LanePlaces
from workbench.ui.reading.mark_index import MarkIndex, span_of

LINE = 10
SOURCE = a_source("A", body="x" * 400)


def lines_of(span):
    return span.start // LINE, (span.end - 1) // LINE


def marks_on(*spans):
    return [
        an_annotation(SOURCE, number, start=start, end=end)
        for number, (start, end) in enumerate(spans, 1)
    ]


def places(marks, lanes=4):
    made = LanePlaces(lines_of)
    made.forget(lanes=lanes, least_lines=2)
    made.show(MarkIndex(marks, SourcePart.BODY))
    return made


spans = st.lists(
    st.tuples(st.integers(0, 340), st.integers(1, 60)).map(lambda at: (at[0], at[0] + at[1])),
    max_size=20,
)


@given(spans, st.lists(st.integers(0, 400), max_size=5))
def test_lanes_found_bit_by_bit_are_those_found_at_once(spans, looked):
    marks = marks_on(*spans)
    made = places(marks)
    for position in [*sorted(looked), 400]:
        made.settle(position)
    index = MarkIndex(marks, SourcePart.BODY)
    extents = [Extent(mark.id, *lines_of(span_of(mark)), span_of(mark).start) for mark in index]
    assert {mark.id: made.lane(mark.id) for mark in marks} == lanes_of(extents, lanes=4)


@given(spans, spans)
def test_a_mark_keeps_its_lane_while_others_come(before, more):
    marks = marks_on(*before, *more)
    first = marks[: len(before)]
    made = places(first)
    made.settle(400)
    had = {mark.id: made.lane(mark.id) for mark in first}
    made.show(MarkIndex(marks, SourcePart.BODY))
    assert {mark.id: made.lane(mark.id) for mark in first} == had
    by_lane: dict[int, list[range]] = {}
    for mark in marks:
        start, end = lines_of(span_of(mark))
        taken = range(start, max(end, start + 1) + 1)
        if (lane := made.lane(mark.id)) < 4:
            assert not any(set(taken) & set(other) for other in by_lane.get(lane, []))
            by_lane.setdefault(lane, []).append(taken)


def test_a_mark_without_a_lane_gets_the_one_that_becomes_free():
    marks = marks_on((0, 5), (1, 5), (2, 5))
    made = places(marks, lanes=2)
    made.settle(400)
    assert made.lane(marks[2].id) == made.count
    made.show(MarkIndex(marks[1:], SourcePart.BODY))
    assert made.lane(marks[2].id) == 0


def test_marks_below_what_was_looked_at_wait():
    marks = marks_on((0, 5), (300, 305))
    made = places(marks)
    made.settle(100)
    assert made.settled == 100
    assert made.lane(marks[1].id) == made.count
    made.settle(400)
    assert made.lane(marks[1].id) == 0
