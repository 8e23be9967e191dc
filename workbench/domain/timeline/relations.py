# SPDX-License-Identifier: MIT
"""What was before what, as far as dates tell, in words that say where they do not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workbench.domain.timeline.days import YEAR, calendar_day
from workbench.domain.timeline.moments import Moment, Precision

CANNOT_TELL = "we cannot tell"
_FEW_DAYS = 45
"""Days up to which a distance is told in days."""

_FEW_MONTHS = 24
"""Months up to which a distance is told in months."""


class Relation(StrEnum):
    """How something stands in time to something else."""

    BEFORE = "before"
    AFTER = "after"
    GOING_ON = "going on"
    """It had begun and had not ended."""
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Standing:
    """How something stands to something else, and `words` for it: how far away, or why not sure."""

    relation: Relation
    words: str


def standing(this: Moment, to: Moment, *, when: str, lasts: bool = True) -> Standing:
    """Return how `this` stands in time to something else.

    Args:
        this: When one thing was.
        to: When the other was.
        when: The date of `this` in words, for where no distance can be told.
        lasts: Whether a range says how long `this` went on, as of events; of a source it says that
            it was made some day of it.
    """
    if this.latest < to.earliest:
        return Standing(Relation.BEFORE, _distance(this, to, when, "before"))
    if to.latest < this.earliest:
        return Standing(Relation.AFTER, _distance(to, this, when, "later"))
    if lasts and _goes_on(this, to):
        return Standing(Relation.GOING_ON, when)
    return Standing(Relation.UNSURE, f"{_why_unsure(this, to)}: {CANNOT_TELL}")


def _goes_on(this: Moment, to: Moment) -> bool:
    """Tell whether a range had surely begun and surely not ended."""
    if not this.is_range or this.is_about or to.is_about:
        return False
    return this.first < to.earliest and to.latest < this.last and not this.is_open


def _distance(earlier: Moment, later: Moment, when: str, direction: str) -> str:
    if max(earlier.precision, later.precision) > Precision.MONTH:
        return when
    if earlier.is_about or later.is_about:
        return when
    days = later.first - earlier.last
    if Precision.MONTH not in {earlier.precision, later.precision} and days <= _FEW_DAYS:
        return (
            "the day before"
            if days == 1 and direction == "before"
            else _some(days, "day", direction)
        )
    (year, month, _), (to_year, to_month, _) = (
        calendar_day(earlier.last),
        calendar_day(later.first),
    )
    months = (to_year - year) * 12 + to_month - month
    if months <= _FEW_MONTHS:
        return _some(months, "month", direction)
    return _some(round((later.middle - earlier.middle) / YEAR), "year", direction)


def _some(number: int, unit: str, direction: str) -> str:
    return f"{number} {unit}{'' if number == 1 else 's'} {direction}"


def _why_unsure(this: Moment, to: Moment) -> str:
    if this.is_open or to.is_open:
        return "a date has an open end"
    if this.is_about or to.is_about:
        return "a date is only about right"
    ends = [calendar_day(each) for each in (this.first, this.last, to.first, to.last)]
    if len(set(ends)) == 1:
        return "same day"
    if len({each[:2] for each in ends}) == 1:
        return "same month"
    if len({each[0] for each in ends}) == 1:
        return "same year"
    return "the dates overlap"
