# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from tests.factories import NOON, a_pack, ids, times, words
from workbench.domain.revising.cards import CardKey, CardKind
from workbench.domain.revising.days import day_of
from workbench.domain.revising.schedules import CardReview, CardSchedule, Due, Grade, Memory, Phase
from workbench.storage.checking import check_library

PACKS = ("one", "other")
memories = st.builds(
    Memory,
    st.sampled_from(Phase),
    st.floats(0.001, 36_500),
    st.floats(1, 10),
    st.none() | st.integers(0, 3),
    times,
    times,
    times,
    st.sampled_from(Grade),
)
schedules = st.builds(
    CardSchedule,
    st.builds(
        CardKey,
        st.sampled_from(PACKS),
        st.sampled_from(CardKind),
        st.lists(words | ids, min_size=1, max_size=2).map(tuple),
    ),
    st.none() | memories,
    st.none() | times,
)


def a_schedule(thing="word", pack="one", *, answered=None, due=NOON, left_out=None):
    key, memory = CardKey(pack, CardKind.WORD, (thing,)), None
    if answered is not None:
        memory = Memory(Phase.REVIEW, 1.0, 5.0, None, answered, answered, due, Grade.GOOD)
    return CardSchedule(key, memory, left_out)


def a_review(schedule, number=1):
    return CardReview(schedule.key, number, NOON + timedelta(days=number), Grade.GOOD, number)


@pytest.fixture
def packs(keep):
    """Two packs, so that a query without its condition would return too much."""
    for name in PACKS:
        keep(lambda unit, name=name: unit.packs.add(a_pack(id=name)))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(schedules)
def test_it_gives_back_anything_as_it_was_kept(keep, ask, packs, schedule):
    keep(lambda unit: unit.schedules.keep_all((schedule,)))
    assert ask(lambda unit: unit.schedules.find(schedule.key)) == schedule


def test_what_is_kept_of_a_pack_is_its_own(keep, ask, packs):
    one, two, other = a_schedule(), a_schedule("another"), a_schedule(pack="other")
    keep(lambda unit: unit.schedules.keep_all((one, two, other)))
    keep(lambda unit: unit.schedules.log((a_review(one), a_review(one, 2), a_review(other))))
    assert {*ask(lambda unit: unit.schedules.of_pack("one"))} == {two, one}
    assert {*ask(lambda unit: unit.schedules.all())} == {two, one, other}
    assert ask(lambda unit: unit.schedules.find(a_schedule("nothing").key)) is None
    assert ask(lambda unit: unit.schedules.reviews_of(one.key)) == (a_review(one), a_review(one, 2))
    assert ask(lambda unit: unit.schedules.reviews_of_pack("other")) == (a_review(other),)
    assert [ask(lambda unit, x=each: unit.schedules.next_number(x.key)) for each in (one, two)] == [
        3,
        1,
    ]


def test_a_day_is_concerned_with_what_is_due_was_answered_or_is_left_out(keep, ask, packs):
    day = day_of(NOON, UTC)
    before, after = day.begins - timedelta(hours=1), day.ends
    due, answered, out, new, later = (
        a_schedule("due", answered=before, due=NOON),
        a_schedule("answered", answered=NOON, due=after),
        a_schedule("out", answered=before, due=after, left_out=before),
        a_schedule("new", left_out=before),
        a_schedule("later", answered=before, due=after),
    )
    keep(lambda unit: unit.schedules.keep_all((due, answered, out, new, later)))
    assert {*ask(lambda unit: unit.schedules.touched(day))} == {answered, out, new}
    decides = Due(due.memory.phase, due.memory.stability, before)
    assert ask(lambda unit: unit.schedules.due(day)) == {due.key: decides}
    assert {*ask(lambda unit: unit.schedules.some([due.key, new.key]))} == {due, new}
    assert ask(lambda unit: unit.schedules.some([])) == ()
    assert ask(lambda unit: unit.schedules.after(day)) == {later.key: after}


def test_keeping_some_leaves_the_others_and_forgetting_as_well(keep, ask, packs):
    one, two = a_schedule(), a_schedule("another")
    keep(lambda unit: unit.schedules.keep_all((one, two)))
    changed = replace(one, left_out=NOON)
    keep(lambda unit: unit.schedules.keep_all((changed,)))
    assert {*ask(lambda unit: unit.schedules.of_pack("one"))} == {two, changed}
    keep(lambda unit: unit.schedules.remove(two.key))
    assert ask(lambda unit: unit.schedules.of_pack("one")) == (changed,)


def test_no_answer_is_without_what_it_led_to(keep, packs):
    with pytest.raises(IntegrityError):
        keep(lambda unit: unit.schedules.log((a_review(a_schedule()),)))


def test_a_pack_that_is_removed_takes_its_cards_with_it_and_brings_them_back(
    library, keep, ask, packs
):
    one, other = a_schedule(), a_schedule(pack="other")
    keep(lambda unit: unit.schedules.keep_all((one, other)))
    keep(lambda unit: unit.schedules.log((a_review(one), a_review(other))))
    keep(lambda unit: unit.packs.remove("one"))
    assert ask(lambda unit: unit.schedules.all()) == (other,)
    assert ask(lambda unit: unit.schedules.reviews_of_pack("one")) == ()
    library.undo().result()
    assert {*ask(lambda unit: unit.schedules.all())} == {one, other}
    assert ask(lambda unit: unit.schedules.reviews_of_pack("one")) == (a_review(one),)
    library.close()
    assert check_library(library.folder / "library.db").is_sound
