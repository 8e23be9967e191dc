# SPDX-License-Identifier: MIT
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.timeline.moments import moment_of
from workbench.domain.timeline.relations import Relation, standing


def of(this, to, **more):
    found = standing(moment_of(this), moment_of(to), when=this, **more)
    return found.relation, found.words


@pytest.mark.parametrize(
    ("this", "to", "relation", "words"),
    [
        ("1955-07", "1955-09", "before", "2 months before"),
        ("1956-02", "1955-09", "after", "5 months later"),
        ("1956-11-04", "1955-09", "after", "14 months later"),
        ("1955-09-01", "1955-09-12", "before", "11 days before"),
        ("1955-09-11", "1955-09-12", "before", "the day before"),
        ("1955-09-13", "1955-09-12", "after", "1 day later"),
        ("1961-08", "1955-09", "after", "6 years later"),
        ("1953", "1955-09", "before", "1953"),
        ("1956", "1955-09", "after", "1956"),
        ("1954-04/1954-07", "1955-09", "before", "14 months before"),
    ],
)
def test_what_is_surely_before_or_after_says_how_far(this, to, relation, words):
    assert of(this, to) == (Relation(relation), words)


@pytest.mark.parametrize(
    ("this", "to", "why"),
    [
        ("1955", "1955-09", "same year"),
        ("1955-07", "1955", "same year"),
        ("1955-09-10", "1955-09", "same month"),
        ("1955-09-10", "1955-09-10", "same day"),
        ("195X", "1955-09", "the dates overlap"),
        ("1953~", "1955-09", "a date is only about right"),
        ("1955~", "1955", "a date is only about right"),
        ("1945/..", "1955", "a date has an open end"),
        ("../1955", "1955-09", "a date has an open end"),
    ],
)
def test_where_dates_do_not_tell_the_words_say_why(this, to, why):
    assert of(this, to) == (Relation.UNSURE, f"{why}: we cannot tell")


def test_what_had_begun_and_not_ended_was_going_on():
    assert of("1953/1961", "1955-09") == (Relation.GOING_ON, "1953/1961")
    assert of("1953/1961", "1961-05")[0] is Relation.GOING_ON
    assert of("1953/1961", "1955~")[0] is Relation.UNSURE


def test_a_source_of_a_range_was_made_on_some_day_of_it():
    assert of("1953/1961", "1955-09", lasts=False)[0] is Relation.UNSURE


DATES = st.sampled_from(
    ["1955", "1955-09", "1955-09-10", "195X", "1953/1957", "1956~", "../1945", "1956/..", "1956-24",
     "1944", "1957-01-01", "18XX"]
)  # fmt: skip


@given(DATES, DATES)
def test_before_one_way_is_after_the_other_way(one, other):
    there, back = of(one, other, lasts=False)[0], of(other, one, lasts=False)[0]
    turned = {Relation.BEFORE: Relation.AFTER, Relation.AFTER: Relation.BEFORE}
    assert back is turned.get(there, Relation.UNSURE)
    overlapping = moment_of(one).overlaps(moment_of(other))
    assert overlapping is (there is Relation.UNSURE)
