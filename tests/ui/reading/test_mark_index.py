# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import a_source, an_annotation
from workbench.domain.annotations import SourcePart, Target
from workbench.domain.lanes import rows_of
from workbench.domain.text import Span
from workbench.ui.reading.mark_index import MarkIndex, span_of

SOURCE = a_source("A", body="x" * 80)


def marks_on(*spans):
    return [
        an_annotation(SOURCE, number, start=start, end=end)
        for number, (start, end) in enumerate(spans, 1)
    ]


spans = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 19)).map(lambda at: (at[0], at[0] + at[1])),
    max_size=12,
)


@given(spans, st.integers(0, 70), st.integers(1, 10))
def test_it_finds_exactly_the_marks_that_overlap(spans, start, length):
    marks = marks_on(*spans)
    found = MarkIndex(marks, SourcePart.BODY).between(start, start + length)
    asked = Span(start, start + length)
    assert {mark.id for mark in found} == {
        mark.id for mark in marks if span_of(mark).overlaps(asked)
    }


@given(spans)
def test_rows_are_those_of_all_marks_together(spans):
    marks = marks_on(*spans)
    index = MarkIndex(marks, SourcePart.BODY)
    ordered = {mark.id: span_of(mark) for mark in index}
    assert {mark.id: index.row(mark) for mark in marks} == rows_of(ordered)


@given(spans)
def test_walking_forth_and_back_meets_every_mark(spans):
    index = MarkIndex(marks_on(*spans), SourcePart.BODY)
    walked, mark = [], index.after(None, 0)
    while mark is not None:
        walked.append(mark)
        mark = index.after(mark, 0)
    assert walked == list(index)
    back, mark = [], index.before(None, 80)
    while mark is not None:
        back.append(mark)
        mark = index.before(mark, 0)
    assert back == walked[::-1]


def test_only_marks_on_its_part_are_taken():
    body = an_annotation(SOURCE)
    whole = replace(body, id="w", target=Target(SOURCE.id, SourcePart.WHOLE))
    index = MarkIndex([body, whole], SourcePart.BODY)
    assert list(index) == [body]
    assert len(MarkIndex([body, whole], SourcePart.ATTRIBUTION)) == 0


def test_a_mark_that_ends_at_the_caret_is_there_unless_another_begins():
    first, second = marks_on((0, 4), (4, 8))
    assert MarkIndex([first], SourcePart.BODY).at(4) == [first]
    assert MarkIndex([first, second], SourcePart.BODY).at(4) == [second]


def test_it_tells_what_went_and_what_came():
    kept, moved, gone, come = marks_on((0, 4), (5, 9), (10, 14), (15, 19))
    elsewhere = replace(
        moved, target=replace(moved.target, anchor=replace(moved.target.anchor, span=Span(6, 9)))
    )
    before = MarkIndex([kept, moved, gone], SourcePart.BODY)
    after = MarkIndex([replace(kept, feature="!"), elsewhere, come], SourcePart.BODY)
    went, came = after.changed_since(before)
    assert set(went) == {moved.id, gone.id}
    assert set(came) == {moved.id, come.id}


def test_a_mark_on_the_whole_source_has_no_span():
    whole = replace(an_annotation(SOURCE), target=Target(SOURCE.id, SourcePart.WHOLE))
    with pytest.raises(ValueError, match="whole source"):
        span_of(whole)


@given(spans, spans, st.sets(st.integers(0, 11)))
def test_an_index_that_follows_changes_is_the_one_made_anew(spans, others, gone):
    marks = marks_on(*spans)
    new = [replace(mark, id=f"n{mark.id}") for mark in marks_on(*others)]
    now = [mark for number, mark in enumerate(marks) if number not in gone] + new
    followed = MarkIndex(marks, SourcePart.BODY).updated(now)
    anew = MarkIndex(now, SourcePart.BODY)
    assert list(followed) == list(anew)
    for place in range(0, 81, 7):
        assert followed.between(place, place + 3) == anew.between(place, place + 3)
        assert followed.starting(place, place + 9) == anew.starting(place, place + 9)
        assert followed.after(None, place) == anew.after(None, place)
    assert [followed.row(mark) for mark in now] == [anew.row(mark) for mark in now]


def test_an_index_is_the_same_object_while_no_mark_of_its_part_changes():
    body = an_annotation(SOURCE)
    whole = replace(body, id="w", target=Target(SOURCE.id, SourcePart.WHOLE))
    index = MarkIndex([body], SourcePart.BODY)
    assert index.updated([whole, body]) is index
    assert list(index.updated([whole])) == []
