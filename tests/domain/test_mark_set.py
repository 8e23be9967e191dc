# SPDX-License-Identifier: MIT
import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import a_mark_on_a_picture, a_source, an_annotation
from workbench.domain.annotations import SourcePart, in_reading_order
from workbench.domain.frameworks import Dimension
from workbench.domain.mark_set import MarkSet
from workbench.domain.regions import Shape, Spot, framed
from workbench.services import catalogues

SOURCE = a_source("A")
OTHER = a_source("B", order=2)
LETTERS = {letter.letter: letter for letter in catalogues.framework().letters}


def a_mark(number, start, end, source=SOURCE):
    return an_annotation(source, number, start=start, end=end)


places = st.tuples(st.integers(0, 60), st.integers(1, 40)).map(lambda x: (x[0], x[0] + x[1]))


@given(st.lists(places, max_size=12), st.lists(st.integers(0, 11), max_size=6), places)
def test_marks_are_in_reading_order_whatever_is_done_to_them(spans, gone, moved):
    marks = [a_mark(number, *span) for number, span in enumerate(spans, start=1)]
    kept = MarkSet(marks[:4])
    kept.of_source(SOURCE.id)
    for mark in marks[4:]:
        kept.put(mark)
    for number in gone:
        if number < len(marks):
            kept.remove(marks[number].id)
    for mark in marks[:1]:
        if kept.find(mark.id):
            kept.put(dataclasses.replace(a_mark(1, *moved), id=mark.id))
    assert kept.of_source(SOURCE.id) == in_reading_order(kept.all())


@given(st.lists(places, min_size=1, max_size=8), st.lists(places, max_size=8))
def test_many_at_once_come_into_the_same_order_as_one_by_one(spans, moved):
    marks = [a_mark(number, *span) for number, span in enumerate(spans, start=1)]
    changed = [
        dataclasses.replace(a_mark(number, *span), id=marks[(number - 1) % len(marks)].id)
        for number, span in enumerate(moved, start=1)
    ]
    kept, other = MarkSet(marks), MarkSet(marks)
    kept.of_source(SOURCE.id)
    kept.put_all(changed)
    for mark in changed:
        other.put(mark)
    assert kept.of_source(SOURCE.id) == other.of_source(SOURCE.id)
    gone = marks[::2]
    removed = kept.remove_all([*(mark.id for mark in gone), "nowhere"])
    assert [mark.id for mark in removed] == [mark.id for mark in gone]
    assert {mark.id for mark in kept.of_source(SOURCE.id)} == {mark.id for mark in marks[1::2]}


def test_numbers_go_on_from_the_highest_that_ever_was():
    kept = MarkSet([a_mark(2, 0, 4)], {SOURCE.id: 7, OTHER.id: 1})
    assert [kept.take_number(SOURCE), kept.take_number(SOURCE)] == ["A8", "A9"]
    assert kept.take_number(OTHER) == "B2"


def test_a_removed_mark_is_given_back_once():
    mark = a_mark(1, 0, 4)
    kept = MarkSet([mark])
    assert kept.remove(mark.id) == mark
    assert kept.remove(mark.id) is None
    assert kept.all() == ()


def test_the_mark_on_the_same_part_of_a_picture_under_the_same_letter_is_found():
    low = framed(Spot(0.2, 0.5), Spot(0.4, 0.9))
    mark = a_mark_on_a_picture(SOURCE, 1, region=low)
    oval = framed(Spot(0.2, 0.5), Spot(0.4, 0.9), Shape.ELLIPSE)
    kept = MarkSet([mark, a_mark_on_a_picture(SOURCE, 2), a_mark(3, 0, 4)])
    assert kept.at(SOURCE.id, SourcePart.PICTURE, low, LETTERS["N"]) == mark
    assert kept.at(SOURCE.id, SourcePart.PICTURE, low, LETTERS["R"]) is None
    assert kept.at(SOURCE.id, SourcePart.PICTURE, oval, LETTERS["N"]) is None


def test_the_mark_on_the_same_words_under_the_same_letter_is_found():
    mark = dataclasses.replace(a_mark(1, 4, 8), dimension=Dimension.AUTHOR)
    kept = MarkSet([mark])
    span = mark.target.anchor.span
    assert kept.at(SOURCE.id, SourcePart.BODY, span, LETTERS["O"]) == mark
    assert kept.at(SOURCE.id, SourcePart.BODY, span, LETTERS["R"]) is None
    assert kept.at(SOURCE.id, SourcePart.ATTRIBUTION, span, LETTERS["O"]) is None


def test_sets_with_the_same_marks_are_equal():
    mark = a_mark(1, 0, 4)
    assert MarkSet([mark]) == MarkSet([mark])
    assert MarkSet([mark]) != MarkSet()
    with pytest.raises(TypeError):
        hash(MarkSet())
