# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import NOON
from workbench.domain.practising.clock import (
    GAP,
    MOST_EVENTS,
    UNSEEN,
    EventKind,
    ExamClock,
    Moment,
    Standing,
    minutes_with_extra,
)


def at(seconds, *, wall=None):
    """Return the moment so many seconds after the beginning."""
    return Moment(1000.0 + seconds, NOON + timedelta(seconds=seconds if wall is None else wall))


def begun(allowed=600.0):
    return ExamClock(allowed).begun(at(0))


def walked(clock, *seconds):
    for each in seconds:
        clock = clock.ticked(at(each))
    return clock


def kinds(clock):
    return [event.kind for event in clock.events]


def test_time_passes_only_while_the_clock_runs():
    clock = walked(begun(), 1, 2, 5, 10)
    assert clock.used == 10
    resting = clock.rested(at(12))
    assert resting.used == 12
    assert resting.ticked(at(500)).used == 12
    again = resting.resumed(at(312)).ticked(at(313))
    assert again.used == 13
    assert again.lasting(EventKind.REST) == 300


def test_when_the_time_is_up_the_clock_has_ended_and_uses_no_more():
    clock = walked(begun(allowed=20), 10, 19, 21, 25)
    assert clock.standing is Standing.ENDED
    assert clock.used == 20
    assert clock.left == 0
    assert clock.is_up
    assert kinds(clock) == [EventKind.BEGUN, EventKind.TIME_UP]


def test_whoever_finishes_early_has_time_left():
    clock = walked(begun(), 10).ended(at(12))
    assert clock.standing is Standing.ENDED
    assert clock.left == 588
    assert not clock.is_up
    assert clock.ended(at(14)) == clock


def test_whoever_finishes_while_resting_has_rested():
    clock = walked(begun(), 4).rested(at(5)).ended(at(65))
    assert clock.standing is Standing.ENDED
    assert clock.used == 5
    assert clock.lasting(EventKind.REST) == 60


def test_a_computer_that_slept_waits_and_gives_no_time_away():
    clock = walked(begun(), 5, 5 + GAP + 100)
    assert clock.standing is Standing.PAUSED
    assert clock.used == 5 + UNSEEN
    again = clock.resumed(at(200))
    assert again.standing is Standing.RUNNING
    assert again.lasting(EventKind.INTERRUPTION) == 195


def test_a_clock_found_after_a_crash_waits_and_counts_what_was_not_written_down():
    clock = walked(begun(), 4, 8).found_again()
    assert clock.standing is Standing.PAUSED
    assert clock.used == 8 + UNSEEN
    later = Moment(3.0, NOON + timedelta(minutes=30))
    again = clock.resumed(later)
    assert again.ticked(Moment(4.0, later.wall + timedelta(seconds=1))).used == 9 + UNSEEN
    assert again.lasting(EventKind.INTERRUPTION) == 30 * 60 - 8


def test_a_rest_that_outlives_the_program_is_a_rest_and_costs_nothing():
    clock = walked(begun(), 4).rested(at(5)).found_again()
    assert clock.used == 5
    again = clock.resumed(Moment(1.0, NOON + timedelta(seconds=65)))
    assert again.lasting(EventKind.REST) == 60


def test_a_crash_within_the_last_seconds_ends_the_time():
    clock = walked(begun(allowed=10), 8).found_again()
    assert clock.standing is Standing.ENDED
    assert clock.is_up


@pytest.mark.parametrize("hours", [-5, -1, 1, 24 * 400])
def test_a_time_of_day_that_is_set_neither_gives_nor_takes_time(hours):
    clock = begun().ticked(at(1)).ticked(at(2, wall=2 + hours * 3600))
    assert clock.used == 2
    assert clock.standing is Standing.RUNNING
    (event,) = (each for each in clock.events if each.kind is EventKind.CLOCK_SET)
    assert event.seconds == pytest.approx(hours * 3600)


def test_summer_time_that_begins_or_ends_is_not_noticed():
    before = datetime(2026, 10, 25, 2, 59, 59, tzinfo=timezone(timedelta(hours=2)))
    after = datetime(2026, 10, 25, 2, 0, 1, tzinfo=timezone(timedelta(hours=1)))
    clock = ExamClock(600).begun(Moment(10.0, before)).ticked(Moment(12.0, after))
    assert clock.used == 2
    assert kinds(clock) == [EventKind.BEGUN]


def test_an_interruption_over_which_the_day_was_set_back_has_no_known_length():
    clock = walked(begun(), 4).found_again().resumed(Moment(1.0, NOON - timedelta(days=1)))
    assert clock.events[-1].kind is EventKind.INTERRUPTION
    assert clock.events[-1].seconds is None


def test_a_clock_that_only_counts_never_ticks_backwards():
    clock = walked(begun(), 5).ticked(Moment(1.0, NOON + timedelta(seconds=6)))
    assert clock.standing is Standing.PAUSED
    assert clock.used == 5 + UNSEEN


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["tick", "rest", "resume", "crash", "set"]),
        st.floats(0, 400, allow_nan=False),
        st.integers(-100_000, 100_000),
    ),
    max_size=40,
)


@given(STEPS)
def test_whatever_happens_no_more_time_is_had_than_was_allowed(steps):
    clock = ExamClock(900).begun(at(0))
    now, drift, read, seen = 0.0, 0, 0.0, 0.0
    for step, seconds, by in steps:
        was_running = clock.standing is Standing.RUNNING
        now += seconds
        drift += by if step == "set" else 0
        moment = at(now, wall=now + drift)
        if step == "rest":
            after = clock.rested(moment)
        elif step == "resume":
            after = clock.resumed(moment)
        elif step == "crash":
            after = clock.found_again()
        else:
            after = clock.ticked(moment)
        # The paper can only be seen while the clock runs, and that is counted in full.
        if was_running and step in {"tick", "rest", "set"}:
            seen += now - read if now - read <= GAP else 0
        if after.standing is Standing.RUNNING and (step != "resume" or not was_running):
            read = now
        assert after.used >= clock.used
        assert 0 <= after.left <= 900
        clock = after
    assert clock.used >= min(900, seen) - 1e-6


def test_events_are_bounded_and_the_first_one_stays():
    clock = begun(allowed=1e9)
    for number in range(1, MOST_EVENTS + 50):
        clock = clock.rested(at(number)).resumed(at(number))
    assert len(clock.events) == MOST_EVENTS
    assert clock.events[0].kind is EventKind.BEGUN


@pytest.mark.parametrize(
    ("minutes", "extra", "allowed"), [(12, 0, 12), (12, 25, 15), (10, 25, 13), (45, 10, 50)]
)
def test_extra_time_is_rounded_up_to_whole_minutes(minutes, extra, allowed):
    assert minutes_with_extra(minutes, extra) == allowed


def test_an_ended_clock_does_not_go_on():
    ended = begun().ended(at(3))
    assert ended.resumed(at(9)) == ended
    assert ended.rested(at(9)) == ended
    assert ended.found_again() == replace(ended, since=None)
