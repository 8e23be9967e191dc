# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import NOON, a_pack, a_plan, a_remark, a_return, a_said
from workbench.domain.remarks import (
    FormField,
    RemarkKind,
    RemarkPlace,
    reconciled,
    remark_id,
)

LATER = NOON + timedelta(days=1)
PLAN = a_plan(a_pack())
SOMEWHERE = RemarkPlace(part="plan")

FIRST = a_said("So what?", written=NOON)
SECOND = a_said("Which year?", written=NOON + timedelta(minutes=2))


def merged(known, *said, now=LATER, **fields):
    returned = a_return(PLAN, *said, **fields)
    outcome = reconciled(known, returned, lambda _: SOMEWHERE, now)
    kept = {**{each.id: each for each in known}, **{each.id: each for each in outcome.remarks}}
    return outcome, tuple(kept.values())


def test_everything_is_new_in_the_first_file_and_nothing_in_the_same_file_again():
    outcome, known = merged((), FIRST, SECOND)
    assert (outcome.new, outcome.changed, outcome.gone) == (2, 0, 0)
    assert [each.said.text for each in known] == [FIRST.text, SECOND.text]
    assert {each.said.place for each in known} == {SOMEWHERE}
    again, kept = merged(known, SECOND, FIRST)
    assert not again.remarks
    assert kept == known


def test_a_newer_file_says_what_is_new_what_was_changed_and_what_was_taken_away():
    _, known = merged((), FIRST, SECOND)
    done = tuple(replace(each, done=NOON, answer="I said why.") for each in known)
    reworded = replace(FIRST, text="So what, for the question?", written=LATER)
    third = a_said("Good.", written=LATER)
    outcome, now = merged(done, reworded, third)
    assert (outcome.new, outcome.changed, outcome.gone) == (1, 1, 1)
    changed, gone, new = now
    assert (changed.said.text, changed.earlier) == (reworded.text, FIRST.text)
    assert changed.answer == "I said why."
    assert changed.done is None
    assert (gone.said.key, gone.taken_away, gone.answer) == (SECOND.key, LATER, "I said why.")
    assert not gone.asks
    assert new.said.text == third.text


def test_what_was_taken_away_and_is_there_again_is_new_again():
    _, known = merged((), FIRST, SECOND)
    _, known = merged(known, replace(FIRST, text="Why?", written=LATER))
    outcome, known = merged(known, replace(FIRST, text="Why?", written=LATER), SECOND)
    assert outcome.new == 1
    assert all(each.asks for each in known)


@pytest.mark.parametrize("said", [(FIRST,), (FIRST, SECOND)], ids=["fewer", "other words"])
def test_an_older_copy_changes_nothing(said):
    newest = replace(SECOND, text="Which year, exactly?", written=LATER)
    _, known = merged((), FIRST, newest)
    outcome, kept = merged(known, *said)
    assert outcome.is_older
    assert kept == known


def test_another_hand_in_of_the_plan_leaves_the_remarks_of_the_first_alone():
    _, known = merged((), FIRST)
    outcome, both = merged(known, FIRST, hand_in="second")
    assert (outcome.new, outcome.gone) == (1, 0)
    assert len(both) == 2


def test_only_what_asks_for_something_is_to_be_done():
    fields = (*FormField, "Initials")
    form = {each: a_said("5", kind=RemarkKind.FORM, field=each) for each in fields}
    to_do = [field for field, said in form.items() if a_remark(PLAN, said).is_open]
    assert to_do == [FormField.EVEN_BETTER, FormField.TARGET, FormField.CODES]
    assert a_remark(PLAN).is_open
    assert not a_remark(PLAN, done=NOON).is_open
    assert not a_remark(PLAN, taken_away=NOON).is_open


saids = st.builds(
    a_said,
    st.text(max_size=5),
    key=st.sampled_from("abcd"),
    written=st.none() | st.integers(0, 3).map(lambda days: NOON + timedelta(days=days)),
)
files = st.lists(saids, max_size=4, unique_by=lambda each: each.key)


@given(st.lists(files, min_size=1, max_size=3))
def test_whatever_came_before_the_same_file_twice_changes_nothing(returned):
    known = ()
    for each in returned:
        _, known = merged(known, *each)
    again, _ = merged(known, *returned[-1])
    assert not again.remarks


@given(files, files)
def test_no_file_touches_what_the_student_answered(one, other):
    _, known = merged((), *one)
    answered = tuple(replace(each, answer=f"about {each.said.key}") for each in known)
    _, now = merged(answered, *other)
    by_id = {each.id: each for each in now}
    assert all(by_id[each.id].answer == each.answer for each in answered)
    assert {remark_id(a_return(PLAN), each) for each in one} <= by_id.keys()
