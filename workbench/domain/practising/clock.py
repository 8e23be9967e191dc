# SPDX-License-Identifier: MIT
"""The clock of an exam: how much of the time is used, whatever the computer does meanwhile.

Only time that passed while the paper could be seen counts, and it is measured by a clock that
nobody can set. The time of day is written down beside it, so that a teacher sees what happened. A
computer that slept, stopped or lost its power never gives time away: what cannot be known of the
moments before is counted as used, up to `UNSEEN`, and the clock waits with the paper covered.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

GAP = 15.0
"""Seconds without a sign of life after which the paper was not seen: the computer slept or hung."""

UNSEEN = 5.0
"""Seconds after which the clock of a running attempt is written down anew at the latest; of what
was not seen, so much is counted as used."""

DRIFT = 5.0
"""Seconds by which the time of day may go differently before somebody has set it."""

MOST_EVENTS = 400
"""Events that are kept of one attempt; an hour of restarts and rests has far fewer."""

USUAL_EXTRA = 25
"""Per cent of extra time that most who have any are given (JCQ access arrangements)."""
MOST_EXTRA = 200


class Standing(StrEnum):
    """Whether time passes, and if not, why."""

    RUNNING = "running"
    RESTING = "resting"
    PAUSED = "paused"
    """The computer slept, stopped or lost its power; it goes on when the student does."""
    ENDED = "ended"


class EventKind(StrEnum):
    """What happened to the clock."""

    BEGUN = "begun"
    REST = "rest"
    INTERRUPTION = "interruption"
    CLOCK_SET = "clock set"
    """The time of day was set, or the computer slept without the other clock going on."""
    FINISHED = "finished"
    TIME_UP = "time up"


@dataclass(frozen=True, slots=True)
class Moment:
    """Two clocks read at once: seconds of one that is never set, and the time of day in UTC.

    The first begins anew with each start of the computer or of the program; None is a moment of an
    earlier start.
    """

    monotonic: float | None
    wall: datetime


@dataclass(frozen=True, slots=True)
class ClockEvent:
    """One thing that happened: when, in UTC, and with how many seconds used.

    `seconds` is how long it lasted, or by how much the time of day was set; None where that cannot
    be known.
    """

    kind: EventKind
    at: datetime
    used: float
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class ExamClock:
    """How much of the time is used. Times are in seconds.

    `seen` is when the clock was read last while it ran, `since` when it stopped.
    """

    allowed: float
    used: float = 0.0
    standing: Standing = Standing.PAUSED
    seen: Moment | None = None
    since: Moment | None = None
    events: tuple[ClockEvent, ...] = ()

    @property
    def left(self) -> float:
        """What is left of the time."""
        return max(0.0, self.allowed - self.used)

    @property
    def is_up(self) -> bool:
        """Whether all of the time was used."""
        return any(each.kind is EventKind.TIME_UP for each in self.events)

    def begun(self, now: Moment) -> ExamClock:
        """Return the clock as it begins to run."""
        running = replace(self, standing=Standing.RUNNING, seen=now, since=None)
        return _noted(running, EventKind.BEGUN, now)

    def ticked(self, now: Moment) -> ExamClock:
        """Return the clock at a moment in which the paper can be seen, or could be until now.

        After a gap it waits; when the time is up it has ended.
        """
        if self.standing is not Standing.RUNNING or self.seen is None:
            return self
        passed = _between(self.seen, now)
        if passed is None or passed > GAP:
            return self._interrupted(self.seen)
        counted = self._used_up(passed, now)
        by_day = (now.wall - self.seen.wall).total_seconds()
        if abs(by_day - passed) > DRIFT:
            counted = _noted(counted, EventKind.CLOCK_SET, now, by_day - passed)
        return replace(counted, seen=now)

    def rested(self, now: Moment) -> ExamClock:
        """Return the clock as a rest begins."""
        counted = self.ticked(now)
        if counted.standing is not Standing.RUNNING:
            return counted
        return replace(counted, standing=Standing.RESTING, since=now)

    def resumed(self, now: Moment) -> ExamClock:
        """Return the clock as it goes on after a rest or an interruption."""
        if self.standing not in {Standing.RESTING, Standing.PAUSED} or self.since is None:
            return self
        is_rest = self.standing is Standing.RESTING
        lasted = _between(self.since, now)
        if lasted is None:
            by_day = (now.wall - self.since.wall).total_seconds()
            lasted = by_day if by_day >= 0 else None
        running = replace(self, standing=Standing.RUNNING, seen=now, since=None)
        return _noted(running, EventKind.REST if is_rest else EventKind.INTERRUPTION, now, lasted)

    def ended(self, now: Moment) -> ExamClock:
        """Return the clock as the student has finished before the time was up."""
        # A rest or an interruption that it ends has to be written down as well.
        counted = self.resumed(now).ticked(now)
        if counted.standing is Standing.ENDED:
            return counted
        done = replace(counted, standing=Standing.ENDED, seen=now, since=None)
        return _noted(done, EventKind.FINISHED, now)

    def found_again(self) -> ExamClock:
        """Return a clock that another start of the program has left behind.

        One that ran waits, and what may have passed before that start ended is counted.
        """
        if self.standing is Standing.RUNNING and self.seen is not None:
            return self._interrupted(replace(self.seen, monotonic=None))
        since = replace(self.since, monotonic=None) if self.since else None
        return replace(self, since=since)

    def lasting(self, kind: EventKind) -> float:
        """Return how long all rests or interruptions lasted, as far as that is known."""
        return math.fsum(each.seconds or 0.0 for each in self.events if each.kind is kind)

    def count(self, kind: EventKind) -> int:
        """Return how often something happened."""
        return sum(each.kind is kind for each in self.events)

    def _interrupted(self, seen: Moment) -> ExamClock:
        counted = self._used_up(UNSEEN, seen)
        if counted.standing is Standing.ENDED:
            return counted
        return replace(counted, standing=Standing.PAUSED, since=seen)

    def _used_up(self, passed: float, now: Moment) -> ExamClock:
        used = self.used + passed
        if used < self.allowed:
            return replace(self, used=used)
        ended = replace(self, used=self.allowed, standing=Standing.ENDED, since=None)
        return _noted(ended, EventKind.TIME_UP, now)


def minutes_with_extra(minutes: int, extra: int) -> int:
    """Return the minutes with so many per cent more, rounded up to whole minutes."""
    return -(-minutes * (100 + extra) // 100)


def _between(before: Moment, now: Moment) -> float | None:
    """Return the seconds between two moments of one start, or None where they are not of one."""
    if before.monotonic is None or now.monotonic is None or now.monotonic < before.monotonic:
        return None
    return now.monotonic - before.monotonic


def _noted(
    clock: ExamClock, kind: EventKind, now: Moment, seconds: float | None = None
) -> ExamClock:
    event = ClockEvent(kind, now.wall, clock.used, seconds)
    # The first says when it began, and the last ones how it went on.
    events = (*clock.events[:1], *clock.events[1:][-(MOST_EVENTS - 2) :], event)
    return replace(clock, events=events)
