# SPDX-License-Identifier: MIT
"""What happened just before and just after a source was made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.domain.dates import in_words
from workbench.domain.sources import Pack, Source

_DATE = re.compile(r"(\d{2}XX|\d{3}X|\d{4})(?:-(\d{2}))?(?:-(\d{2}))?[?~%]?")
_LONG_MONTH = re.compile(
    r"\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"(?:uary|ruary|ch|il|e|y|ust|tember|ober|ember)\b"
)
_SEASONS = {21: 3.5, 22: 6.5, 23: 9.5, 24: 12.0}
"""The month in whose course a season has its middle."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Something with a date: its name, its date in words, and its place in time, in years."""

    name: str
    when: str
    at: float
    is_this: bool = False


def neighbours_of(source: Source, pack: Pack | None) -> tuple[Moment, ...]:
    """Return what came before, the source, and what came after; nothing without a date.

    Events of the pack come first; where there is none on one side, another source stands in.
    """
    date = source.provenance.date
    at = place_in_time(date.edtf) if date and date.edtf else None
    if date is None or at is None:
        return ()
    this = Moment(source.name, date.text, at, is_this=True)
    events = list(_events(pack)) if pack else []
    others = [each for each in _sources(pack) if each.name != source.name] if pack else []
    before = [each for each in events if each.at < at] or [x for x in others if x.at < at]
    after = [each for each in events if each.at > at] or [x for x in others if x.at > at]
    found = [max(before, key=_at)] if before else []
    return (*found, this, *([min(after, key=_at)] if after else []))


def place_in_time(edtf: str) -> float | None:
    """Return where a date stands, in years: its middle where it is no day; None without a year."""
    start, slash, end = edtf.partition("/")
    if not slash:
        return _middle(start)
    places = [x for x in (_middle(start), _middle(end)) if x is not None]
    return sum(places) / len(places) if places else None


def _events(pack: Pack) -> Iterator[Moment]:
    for event in pack.background.events:
        at = place_in_time(event.edtf) if event.edtf else None
        if event.edtf and at is not None:
            yield Moment(event.text.rstrip(". "), _short(in_words(event.edtf)), at)


def _sources(pack: Pack) -> Iterator[Moment]:
    for source in pack.sources:
        date = source.provenance.date
        at = place_in_time(date.edtf) if date and date.edtf else None
        if date is not None and at is not None:
            yield Moment(source.name, _short(date.text), at)


def _middle(edtf: str) -> float | None:
    found = _DATE.fullmatch(edtf)
    if found is None:
        return None
    year, month, day = found.groups()
    if year.endswith("X"):
        first = int(year.replace("X", "0"))
        return float(first + (50 if year.endswith("XX") else 5))
    if month is None:
        return int(year) + 0.5
    number = int(month)
    if number in _SEASONS:
        return int(year) + (_SEASONS[number] - 0.5) / 12
    days = (int(day) - 0.5) / 31 if day else 0.5
    return int(year) + (number - 1 + days) / 12


def _short(date: str) -> str:
    """Return a date with short months, as there is little room."""
    return _LONG_MONTH.sub(r"\1", date)


def _at(moment: Moment) -> float:
    return moment.at
