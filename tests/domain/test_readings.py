# SPDX-License-Identifier: MIT
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.factories import a_source, an_annotation, annotations
from workbench.domain.annotations import Direction, Reading, Weight
from workbench.domain.readings import adopted, for_enquiry, front_of, with_front

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
