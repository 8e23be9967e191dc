# SPDX-License-Identifier: MIT
"""What stretch of days a date in EDTF (ISO 8601-2:2019) means, and how surely.

What packs have is read here; the rest of EDTF by the `edtf` library, which is slow to import and
only imported for it. A day without a year has no place in time: a year is never borrowed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from workbench.domain.timeline.days import calendar_day, day_number, last_of_month

LONG_AGO, NEVER = -(10**9), 10**9
"""Day numbers that stand for ends that are open."""

MOST_OF_A_MONTH = 31
"""Days up to which a date is drawn as a point: its month is known."""

_DATE = re.compile(r"(-?\d{2}(?:\d\d|\dX|XX))(?:-(\d\d|XX))?(?:-(\d\d|XX))?([?~%]?)")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
"""First and last month; a winter goes on into the next year."""

_OPEN = {"", ".."}


class Precision(IntEnum):
    """The smallest part of a date that is given, the smallest first."""

    DAY = 1
    MONTH = 2
    SEASON = 3
    YEAR = 4
    DECADE = 5
    CENTURY = 6


_DOUBT = {Precision.DAY: 31, Precision.MONTH: 183, Precision.SEASON: 183}
_DOUBT_IN_YEARS = 5 * 365 + 1
"""Days by which “about” and “perhaps” may miss; five years as in `domain.dates` where only the year
is given, half a year and a month where more is."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of days, as numbers of `days`, both ends included.

    `first` to `last` is what is written. `earliest` to `latest` is what it may mean: wider where
    the date is “about” or “perhaps”, without end where it is open (`LONG_AGO`, `NEVER`).
    """

    edtf: str
    first: int
    last: int
    earliest: int
    latest: int
    precision: Precision
    is_about: bool = False
    is_range: bool = False

    @property
    def is_point(self) -> bool:
        """Whether the month is known, or the day: drawn as a dot."""
        return not self.is_open and self.last - self.first < MOST_OF_A_MONTH

    @property
    def is_open(self) -> bool:
        """Whether it has no beginning or no end."""
        return self.earliest == LONG_AGO or self.latest == NEVER

    @property
    def middle(self) -> float:
        """The middle of what is written."""
        return (self.first + self.last) / 2

    def overlaps(self, other: Moment) -> bool:
        """Tell whether both may mean the same day."""
        return self.earliest <= other.latest and other.earliest <= self.latest


def moment_of(edtf: str | None) -> Moment | None:
    """Return when that is, or None for what has no place in time.

    That is no date at all, a date without a year, and what EDTF does not know.
    """
    if not edtf or "XXXX" in edtf:
        return None
    start, slash, end = edtf.partition("/")
    if not slash:
        return _plain(edtf) or _read_by_library(edtf)
    if start in _OPEN and end in _OPEN:
        return None
    first = moment_of(end if start in _OPEN else start)
    last = moment_of(start if end in _OPEN else end)
    if first is None or last is None or last.last < first.first:
        return None
    return Moment(
        edtf,
        first.first,
        last.last,
        LONG_AGO if start in _OPEN else first.earliest,
        NEVER if end in _OPEN else last.latest,
        max(first.precision, last.precision),
        is_about=first.is_about or last.is_about,
        is_range=True,
    )


def _plain(edtf: str) -> Moment | None:
    found = _DATE.fullmatch(edtf)
    if found is None:
        return None
    written, month, day, doubt = found.groups()
    digits = written.lstrip("-")
    bounds = sorted(
        (-1 if written.startswith("-") else 1) * int(digits.replace("X", each)) for each in "09"
    )
    stretch = _within(bounds[0], bounds[1], month, day)
    if stretch is None:
        return None
    first, last, precision = stretch
    if "X" in digits:
        precision = Precision.CENTURY if digits.endswith("XX") else Precision.DECADE
    reach = _DOUBT.get(precision, _DOUBT_IN_YEARS) if doubt else 0
    return Moment(edtf, first, last, first - reach, last + reach, precision, is_about=bool(doubt))


def _within(
    first_year: int, last_year: int, month: str | None, day: str | None
) -> tuple[int, int, Precision] | None:
    """Return the stretch of a month or day in these years; None where there is no such day."""
    if month in {None, "XX"}:
        return day_number(first_year), day_number(last_year + 1) - 1, Precision.YEAR
    number = int(month or 0)
    if number in _SEASONS:
        begins, ends = _SEASONS[number]
        return day_number(first_year, begins), last_of_month(last_year, ends), Precision.SEASON
    if not 1 <= number <= 12:
        return None
    if day in {None, "XX"}:
        return day_number(first_year, number), last_of_month(last_year, number), Precision.MONTH
    first, last = (day_number(year, number, int(day or 0)) for year in (first_year, last_year))
    is_there = calendar_day(first) == (first_year, number, int(day or 0))
    return (first, last, Precision.DAY) if is_there else None


def _read_by_library(edtf: str) -> Moment | None:
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        read = parse_edtf(edtf)
        first, last = (
            day_number(each.tm_year, max(1, each.tm_mon), max(1, each.tm_mday))
            for each in (read.lower_strict(), read.upper_strict())
        )
    except (EDTFParseException, AttributeError, TypeError, ValueError, OverflowError):
        # What it reads but cannot place, such as a set with an open end, has no place here either.
        return None
    days = last - first
    sizes = ((1, Precision.DAY), (31, Precision.MONTH), (100, Precision.SEASON))
    precision = next((each for most, each in sizes if days < most), Precision.YEAR)
    is_about = bool(set(edtf) & set("?~%"))
    reach = _DOUBT.get(precision, _DOUBT_IN_YEARS) if is_about else 0
    return Moment(edtf, first, last, first - reach, last + reach, precision, is_about=is_about)
