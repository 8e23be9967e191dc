# SPDX-License-Identifier: MIT
"""The stretches that an axis of time is divided into, and what each is called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from workbench.domain.timeline.axis import View
from workbench.domain.timeline.days import YEAR, calendar_day, day_number

MOST = 400
"""More stretches than any picture has room for."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKS = (1, 8, 15, 22)
"""Days on which the quarters of a month begin."""

_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000)


@dataclass(frozen=True, slots=True)
class Stretch:
    """One division of the axis, in day numbers; `end` is the start of the next one."""

    start: int
    end: int
    text: str


def stretches_of(view: View, most: int) -> tuple[Stretch, ...]:
    """Return the divisions of `view`, as fine as they can be where there are at most `most`."""
    most = min(max(1, most), MOST)
    if view.length / (YEAR / 48) <= most:
        return tuple(_weeks(view))
    for months in (1, 3):
        if view.length / (YEAR / 12 * months) <= most:
            return tuple(_months(view, months))
    step = next((each for each in _YEARS if view.length / (YEAR * each) <= most), _YEARS[-1])
    return tuple(_years(view, step))


def year_in_words(year: int) -> str:
    """Return a year as it is written: “1955”, “44 BC”."""
    return str(year) if year > 0 else f"{1 - year} BC"


def _weeks(view: View) -> Iterator[Stretch]:
    year, month, _ = calendar_day(int(view.start))
    while day_number(year, month) < view.end:
        starts = [day_number(year, month, day) for day in _WEEKS] + [day_number(year, month + 1)]
        for start, end in pairwise(starts):
            if start < view.end and end > view.start:
                first, last = calendar_day(start)[2], calendar_day(end - 1)[2]
                name = f"{first}–{last} {_MONTHS[month - 1]}"
                yield Stretch(start, end, f"{name} {year_in_words(year)}" if first == 1 else name)
        year, month = year + month // 12, month % 12 + 1


def _months(view: View, step: int) -> Iterator[Stretch]:
    year, month, _ = calendar_day(int(view.start))
    month -= (month - 1) % step
    while (start := day_number(year, month)) < view.end:
        name = _MONTHS[month - 1]
        if step > 1:
            name = f"{name}–{_MONTHS[month + step - 2]}"
        text = f"{name} {year_in_words(year)}" if month == 1 or step > 1 else name
        yield Stretch(start, day_number(year, month + step), text)
        month += step
        year, month = year + (month - 1) // 12, (month - 1) % 12 + 1


def _years(view: View, step: int) -> Iterator[Stretch]:
    year = calendar_day(int(view.start))[0] // step * step
    while (start := day_number(year)) < view.end:
        yield Stretch(start, day_number(year + step), _years_in_words(year, step))
        year += step


def _years_in_words(year: int, step: int) -> str:
    if step == 1:
        return year_in_words(year)
    last = year + step - 1
    if step == 10 and year > 0:
        return f"{year}s"
    if year > 0 and step < 100 and year // 100 == last // 100:
        return f"{year}–{last % 100:02}"
    return f"{year_in_words(year)}–{year_in_words(last)}"
