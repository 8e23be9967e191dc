# SPDX-License-Identifier: MIT
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.factories import a_source, an_annotation, annotations
from workbench.domain.annotations import Direction, Reading, Weight
from workbench.domain.readings import (
    adopted,
    enquiries_of,
    for_enquiry,
    front_of,
    given_to,
    with_front,
)

THIS, OTHER = "this", "other"
BOTH = frozenset({THIS, OTHER})
MARK = an_annotation(
    a_source("A"),
    feature="It begins with ‘we’.",
    inference="They speak for all.",
    so_what="So the town was of one mind.",
    direction=Direction.LIMITS,
    weight=Weight.STRONG,
    enquiry_id=THIS,
)
marks = annotations(st.just("source"))


def test_for_another_enquiry_only_what_is_noticed_is_there():
    read = for_enquiry(MARK, OTHER, BOTH)
    assert front_of(read) == Reading(OTHER)
    assert (read.feature, read.dimension, read.target) == (
        MARK.feature,
        MARK.dimension,
        MARK.target,
    )


def test_turned_back_it_is_as_it_was():
    assert for_enquiry(for_enquiry(MARK, OTHER, BOTH), THIS, BOTH) == MARK


def test_each_enquiry_keeps_its_own_reading():
    written = replace(for_enquiry(MARK, OTHER, BOTH), so_what="So it was read aloud.")
    back = for_enquiry(written, THIS, BOTH)
    assert back.so_what == MARK.so_what
    assert back.readings == (Reading(OTHER, so_what="So it was read aloud."),)


def test_what_was_written_for_no_enquiry_counts_for_each():
    free = replace(MARK, enquiry_id=None)
    assert for_enquiry(free, OTHER, BOTH) == free


def test_what_was_written_for_an_enquiry_that_is_gone_counts_for_each():
    assert for_enquiry(MARK, OTHER, frozenset({OTHER})) == MARK


def test_without_an_enquiry_a_mark_stays_as_it_is():
    assert for_enquiry(MARK, None, BOTH) == MARK


def test_a_change_gives_a_free_reading_to_the_enquiry_it_was_made_in():
    free = replace(MARK, enquiry_id=None)
    assert adopted(free, replace(free, so_what="So …"), OTHER, BOTH).enquiry_id == OTHER
    assert adopted(free, replace(free, feature="a comma"), OTHER, BOTH).enquiry_id is None
    assert adopted(free, replace(free, so_what="So …"), None, BOTH).enquiry_id is None
    assert adopted(MARK, replace(MARK, so_what="So …"), OTHER, BOTH).enquiry_id == THIS


def test_a_reading_that_is_taken_from_its_enquiry_is_not_given_back_for_that():
    assert adopted(MARK, replace(MARK, enquiry_id=None), THIS, BOTH).enquiry_id is None


def test_a_mark_says_something_for_the_enquiries_it_was_written_for():
    assert enquiries_of(MARK) == (THIS,)
    assert enquiries_of(for_enquiry(MARK, OTHER, BOTH)) == (THIS,)
    written = replace(for_enquiry(MARK, OTHER, BOTH), so_what="So it was read aloud.")
    assert enquiries_of(written) == (OTHER, THIS)


def test_a_mark_that_says_nothing_belongs_to_the_enquiry_it_was_made_for():
    assert enquiries_of(an_annotation(a_source("A"), enquiry_id=THIS)) == (THIS,)


def test_what_a_mark_says_is_given_to_another_enquiry():
    assert given_to(MARK, OTHER) == replace(MARK, enquiry_id=OTHER)
    assert given_to(MARK, None) == replace(MARK, enquiry_id=None)


def test_what_stands_behind_is_given_where_nothing_is_said_in_front():
    turned = for_enquiry(MARK, OTHER, BOTH)
    assert given_to(turned, OTHER) == replace(MARK, enquiry_id=OTHER)


def test_a_mark_that_says_something_for_an_enquiry_is_not_given_to_it():
    written = replace(for_enquiry(MARK, OTHER, BOTH), so_what="So it was read aloud.")
    assert given_to(written, THIS) == written
    assert given_to(MARK, THIS) == MARK


@given(marks, st.sampled_from([None, "q1", "q2", "q3"]))
def test_giving_a_reading_loses_none_and_leaves_each_enquiry_at_most_one(mark, enquiry):
    def said(annotation):
        readings = [*annotation.readings, front_of(annotation)]
        contents = [replace(x, enquiry_id=None) for x in readings if not x.is_empty]
        return sorted(contents, key=repr)

    moved = given_to(mark, enquiry)
    assert said(moved) == said(mark)
    assert enquiry in enquiries_of(moved)
    stand = [moved.enquiry_id, *(each.enquiry_id for each in moved.readings)]
    assert len(set(stand)) == len(stand)


@given(marks, st.lists(st.sampled_from(["q1", "q2", "q3"]), max_size=6))
def test_however_a_mark_is_turned_no_reading_is_lost_or_made(mark, turns):
    known = frozenset({"q1", "q2", "q3", mark.enquiry_id})

    def written(annotation):
        readings = {*annotation.readings, front_of(annotation)}
        return {each for each in readings if not each.is_empty}

    turned = mark
    for enquiry in turns:
        turned = for_enquiry(turned, enquiry, known)
    assert written(turned) == written(mark)


@given(marks)
def test_behind_a_mark_each_enquiry_stands_once_and_never_the_one_in_front(mark):
    turned = with_front(mark, Reading("q1", "a thought"))
    enquiries = [each.enquiry_id for each in turned.readings]
    assert len(set(enquiries)) == len(enquiries)
    assert "q1" not in enquiries
