# SPDX-License-Identifier: MIT
"""EDTF dates in the words of the classroom.

Reads the part of EDTF (ISO 8601-2:2019) that packs use: years, months, days, seasons, unspecified
digits, uncertain and approximate dates, intervals. Anything else is shown as it stands.
"""

from __future__ import annotations

import re

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_DATE = re.compile(r"(\d{2}XX|\d{3}X|\d{4}|XXXX)(?:-(\d{2}))?(?:-(\d{2}))?([?~%]?)")
_SEASON_MONTHS = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 2)}
_DOUBT_IN_YEARS = 5
_ALWAYS = (0, 99_991_231)
_NEVER = 99_999_999
_QUALIFIED = {"": "{}", "~": "about {}", "?": "{}, perhaps", "%": "about {}, perhaps"}
_CENTURY_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def in_words(edtf: str) -> str:
    """Return a date as a student reads it.

    `1955-05-15` is “15 May 1955”, `1956-04-18/1956-04-27` “18–27 April 1956”, `195X` “the 1950s”,
    `XXXX-08-10` “10 August, year not given”.
    """
    start, slash, end = edtf.partition("/")
    if not slash:
        return _one(edtf)
    if start in {"", ".."}:
        return f"until {_one(end)}"
    if end in {"", ".."}:
        return f"from {_one(start)}"
    return _interval(start, end)


def bounds(edtf: str) -> tuple[int, int] | None:
    """Return the first and the last day a date may mean, as numbers such as 19550715.

    None where that cannot be said: the year is open, or the date is none of those read here. An
    approximate or uncertain year reaches five years to either side, an open end for ever.
    """
    start, slash, end = edtf.partition("/")
    if not slash:
        return _bounds_of(edtf)
    first = (_ALWAYS[0], 0) if start in {"", ".."} else _bounds_of(start)
    last = (0, _ALWAYS[1]) if end in {"", ".."} else _bounds_of(end)
    return (first[0], last[1]) if first and last else None


def in_order(edtf: str | None) -> tuple[int, int]:
    """Return by what dates are put in order; those without a year come last."""
    return bounds(edtf or "") or (_NEVER, _NEVER)


def cannot_both_be(one: str, other: str) -> bool:
    """Tell whether two dates have no day in common."""
    first, second = bounds(one), bounds(other)
    if first is None or second is None:
        return False
    return first[1] < second[0] or second[1] < first[0]


def _bounds_of(edtf: str) -> tuple[int, int] | None:
    found = _DATE.fullmatch(edtf)
    if not found or found[1] == "XXXX":
        return None
    year, month, day, qualifier = found.groups()
    spread = _DOUBT_IN_YEARS if qualifier else 0
    first = int(year.replace("X", "0")) - spread
    last = int(year.replace("X", "9")) + spread
    if qualifier or month is None:
        return first * 10_000 + 101, last * 10_000 + 1231
    if month in _SEASON_MONTHS:
        begins, ends = _SEASON_MONTHS[month]
        # A winter goes on into the next year.
        next_year = last + 1 if ends < begins else last
        return first * 10_000 + begins * 100 + 1, next_year * 10_000 + ends * 100 + 31
    begins = first * 10_000 + int(month) * 100
    return (begins + int(day), begins + int(day)) if day else (begins + 1, begins + 31)


def _interval(start: str, end: str) -> str:
    first, last = _DATE.fullmatch(start), _DATE.fullmatch(end)
    if first and last and not first[4] and not last[4] and first[1] == last[1]:
        if first[3] and last[3] and first[2] == last[2]:
            return f"{int(first[3])}–{_one(end)}"
        if first[2] and last[2] and not first[3] and not last[3] and "X" not in first[1]:
            return f"{_month(first[2])}–{_one(end)}"
    return f"{_one(start)} to {_one(end)}"


def _one(edtf: str) -> str:
    found = _DATE.fullmatch(edtf)
    if not found:
        return edtf
    year, month, day, qualifier = found.groups()
    if month and not _month(month):
        return edtf
    return _QUALIFIED[qualifier].format(_day(year, month, day))


def _day(year: str, month: str | None, day: str | None) -> str:
    if month is None:
        return _year(year)
    words = f"{int(day)} {_month(month)}" if day else _month(month)
    return f"{words}, year not given" if year == "XXXX" else f"{words} {_year(year)}"


def _month(number: str) -> str:
    if number in _SEASONS:
        return _SEASONS[number]
    return _MONTHS[int(number) - 1] if 1 <= int(number) <= len(_MONTHS) else ""


def _year(year: str) -> str:
    if year == "XXXX":
        return "year not given"
    if year.endswith("XX"):
        century = int(year[:2]) + 1
        last = 0 if century // 10 == 1 else century % 10
        return f"the {century}{_CENTURY_ENDINGS.get(last, 'th')} century"
    return f"the {year[:3]}0s" if year.endswith("X") else str(int(year))
