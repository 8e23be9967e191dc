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
