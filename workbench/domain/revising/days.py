# SPDX-License-Identifier: MIT
"""The day of a student: what counts as today, and how far off another day is in words.

A day begins at four in the morning by the clock on the wall, so that a late evening is one day. A
card that is due at some hour of a day is due all of that day: nobody revises at the minute.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

BEGINS = time(4)
"""When a day begins, by the clock on the wall."""

_DAY = timedelta(days=1)
_WEEKS_FROM, _MONTHS_FROM, _YEARS_FROM = 14, 60, 350
_WEEK, _MONTH, _YEAR = 7, 30.4, 365.25


@dataclass(frozen=True, slots=True)
class Day:
    """One day, from `begins` until before `ends`, both in UTC."""

    date: date
    begins: datetime
    ends: datetime

    def days_to(self, moment: datetime) -> int:
        """Return how many days after this one a moment (UTC) is; 0 for today and before."""
        return max(0, 1 + (moment - self.ends) // _DAY)


def date_of(moment: datetime, zone: tzinfo | None = None) -> date:
    """Return the date of the day that a moment falls in; the zone of the computer without one."""
    here = moment.astimezone(zone)
    return (here.replace(tzinfo=None) - timedelta(hours=BEGINS.hour)).date()


def day_of(moment: datetime, zone: tzinfo | None = None) -> Day:
    """Return the day that a moment falls in; the zone of the computer without one."""
    today = date_of(moment, zone)
    return Day(today, _beginning(today, zone), _beginning(today + _DAY, zone))


def days_between(earlier: datetime, later: datetime, zone: tzinfo | None = None) -> int:
    """Return how many times a day began between two moments; 0 where the clock was set back."""
    return max(0, (date_of(later, zone) - date_of(earlier, zone)).days)


def how_far(days: int) -> str:
    """Return how far off a day is: “later today”, “tomorrow”, “in 6 days”, “in 3 weeks”."""
    if days <= 0:
        return "later today"
    if days == 1:
        return "tomorrow"
    if days < _WEEKS_FROM:
        return f"in {days} days"
    if days < _MONTHS_FROM:
        return f"in {round(days / _WEEK)} weeks"
    if days < _YEARS_FROM:
        return f"in {round(days / _MONTH)} months"
    years = round(days / _YEAR)
    return f"in {years} year{'' if years == 1 else 's'}"


def _beginning(day: date, zone: tzinfo | None) -> datetime:
    return datetime.combine(day, BEGINS).replace(tzinfo=zone).astimezone(UTC)
