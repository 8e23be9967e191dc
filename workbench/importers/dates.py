# SPDX-License-Identifier: MIT
"""Dates as attributions print them, and what they are as EDTF.

`edtf` checks everything that is given out here. Reading the words is done here, because a source
says “1911–12”, “1066/67” or “10 August …” and a year may never be guessed. Dates in the Old Style,
regnal years and words such as “two months later” stay words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from workbench.domain.provenance import HistoricalDate
from workbench.domain.text import Span

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
           "october", "november", "december")  # fmt: skip
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
             "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
             "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first")  # fmt: skip

_NAMES = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    "Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
)
_M = rf"(?:{_NAMES}|{_NAMES.upper()})\b\.?"
_D = r"\d{1,2}(?:st|nd|rd|th)?"
_Y = r"(?:[5-9]\d\d|1\d{3}|20[0-4]\d)"
_TO = r" ?(?:-|–|—|to|until|and|/) ?"
_PART = r"(?:(?:early|mid|late|the end of|the beginning of)[ -](?:in )?)?(?:the )?"
_CENTURY_PART = (
    r"(?:(?:early|mid|late|first half of the|second half of the|end of the)[ -])?(?:the )?"
)


_FEW = 16
"""Texts remembered: the dates of one attribution are asked for several times in a row."""

_THE_MONTH = re.compile(rf"^the (?={_M})")
_PLAIN = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-9]{2}))?)?")
"""A year, month or day of the calendar: the part of EDTF that is ISO 8601 itself."""


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date, where it stands in its text, and how sure the reading is."""

    span: Span
    date: HistoricalDate
    confidence: float = 0.95


@lru_cache(maxsize=4096)
def is_edtf(value: str) -> bool:
    """Tell whether a value is in the Extended Date/Time Format (ISO 8601-2:2019)."""
    if plain := _PLAIN.fullmatch(value):
        year, month, day = (int(part or 1) for part in plain.groups())
        return _is_in_calendar(year, month, day)
    # The library's grammar takes long to build, and most pages have plain dates only.
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        parse_edtf(value)
    except EDTFParseException:
        return False
    return True


def _is_in_calendar(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def dates_in(text: str) -> list[FoundDate]:
    """Return the dates in a text in the order in which they stand there, without overlaps."""
    return list(_dates_in(text))


@lru_cache(maxsize=_FEW)
def _dates_in(text: str) -> tuple[FoundDate, ...]:
    found: list[FoundDate] = []
    taken: list[Span] = []
    for pattern, read in _READERS:
        for match in pattern.finditer(text):
            span = Span(match.start(), match.end())
            if any(span.overlaps(other) for other in taken):
                continue
            date = _read(match, read)
            found.append(FoundDate(span, date, 0.95 if date.edtf else 0.7))
            taken.append(span)
    return tuple(sorted(found, key=lambda item: item.span))


def _read(match: re.Match[str], read: Callable[[re.Match[str]], str | None]) -> HistoricalDate:
    edtf = read(match)
    # A day that no calendar has, such as 31 June, stays words.
    words = _THE_MONTH.sub("", match[0].strip(" ,;"))
    return HistoricalDate(words, edtf if edtf and is_edtf(edtf) else None)


def _month(word: str) -> str:
    start = word.casefold().strip(".")[:3]
    return f"{next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(start)):02}"


def _day(word: str) -> str:
    return f"{int(re.sub(r'[^0-9]', '', word)):02}"


def _year(word: str) -> str:
    return f"{int(word):04}"


def _second_year(first: str, second: str) -> str:
    """Return the second year of “1911–12” in full."""
    return _year(first[: len(first) - len(second)] + second if len(second) < len(first) else second)


def _words(_: re.Match[str]) -> None:
    return None


def _day_month_year(m: re.Match[str]) -> str:
    return f"{_year(m['y'])}-{_month(m['m'])}-{_day(m['d'])}"


def _numeric(m: re.Match[str]) -> str:
    """Return the day where only one order of day and month is possible, else the year."""
    a, b = int(m["a"]), int(m["b"])
    if a > 12 >= b:
        return f"{_year(m['y'])}-{b:02}-{a:02}"
    return f"{_year(m['y'])}-{a:02}-{b:02}" if b > 12 >= a else _year(m["y"])


def _day_range(m: re.Match[str]) -> str:
    first = m["m1"] or m["m2"]
    start = f"{_year(m['y1'] or m['y2'])}-{_month(first)}-{_day(m['d1'])}"
    return f"{start}/{_year(m['y2'])}-{_month(m['m2'])}-{_day(m['d2'])}"


def _month_range(m: re.Match[str]) -> str:
    return f"{_year(m['y1'] or m['y2'])}-{_month(m['m1'])}/{_year(m['y2'])}-{_month(m['m2'])}"


def _season(m: re.Match[str]) -> str:
    return f"{_year(m['y'])}-{_SEASONS[m['season'].casefold()]}"


def _month_year(m: re.Match[str]) -> str:
    return f"{_year(m['y'])}-{_month(m['m'])}"


def _year_range(m: re.Match[str]) -> str | None:
    mark = "~" if m["circa"] else ""
    last = _second_year(m["y1"], m["y2"])
    if int(last) <= int(m["y1"]):
        return None
    return f"{_year(m['y1'])}{mark}/{last}{mark}"


def _circa(m: re.Match[str]) -> str:
    if m["decade"]:
        return f"{_year(m['y'])[:3]}X~"
    return f"{_year(m['ad'] or m['y'])}~"


def _decade(m: re.Match[str]) -> str:
    year = m["y"]
    return f"{year[:2]}XX" if year.endswith("00") else f"{year[:3]}X"


def _decade_range(m: re.Match[str]) -> str:
    last = m["y2"] if len(m["y2"]) == 4 else m["y1"][:2] + m["y2"]
    return f"{m['y1']}/{int(last) + 9}"


def _century(m: re.Match[str]) -> str | None:
    if m["era"] and m["era"].casefold().startswith("b"):
        return None
    word = m["n"].casefold()
    number = int(re.sub(r"\D", "", word)) if word[0].isdigit() else _ORDINALS.index(word) + 1
    return f"{number - 1:02}XX" if 1 <= number <= 21 else None


def _before_christ(m: re.Match[str]) -> str:
    # ISO 8601 counts a year 0, so that 44 BC is the year -43.
    return f"-{int(m['y']) - 1:04}"


def _open_range(m: re.Match[str]) -> str:
    return f"../{_year(m['y'])}" if m["which"].casefold() == "before" else f"{_year(m['y'])}/.."


def _plain_year(m: re.Match[str]) -> str:
    is_doubtful = m["doubt"] or m["mark"]
    return f"{_year(m['y'])}?" if is_doubtful else _year(m["y"])


def _day_alone(m: re.Match[str]) -> str:
    return f"XXXX-{_month(m['m1'] or m['m2'])}-{_day(m['d1'] or m['d2'])}"


def _month_alone(m: re.Match[str]) -> str:
    return f"XXXX-{_month(m['m'])}"


def _anno_domini(m: re.Match[str]) -> str:
    return _year(m["y1"] or m["y2"])


def _readers() -> Iterator[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]]]:
    def case(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern)

    def any_case(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, re.IGNORECASE)

    end = r"(?![\d/]\d|\d)"
    yield (
        any_case(r"\b(?:undated|n\.d\.|no date(?: given)?|date (?:unknown|uncertain|not known))"),
        _words,
    )
    yield (
        any_case(
            rf"(?:{_D} )?(?:{_M} )?{_Y}(?:/\d)? ?[(\[,]? ?(?:Old Style|O\.? ?S\.)[)\]]?|"
            rf"(?:{_D} )?(?:January|February|March),? {_Y}/\d{{1,2}}\b"
        ),
        _words,
    )
    yield (
        case(
            r"(?:in )?the \w+(?:-\w+)? (?:regnal )?year of (?:the reign of |our )?(?:King |Queen |"
            r"Emperor )?"
            r"[A-Z]\w+(?: [IVX]+)?|\b\d{1,2} (?:Hen|Edw|Eliz|Geo|Ric|Jac|Car|Will|Henry|Edward|"
            r"Elizabeth|"
            r"George|Richard|James|Charles|William|Vict|Victoria)\.? ?[IVX]*\b(?=[,;)]|$)"
        ),
        _words,
    )
    yield (
        any_case(
            r"\b(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|a few|several|some|many|"
            r"\d{1,2}) "
            r"(?:days?|weeks?|months?|years?) (?:later|earlier|afterwards|before)|the (?:next|"
            r"following|"
            r"same|previous) (?:day|week|month|year|morning|evening|summer|winter|spring|autumn))\b"
        ),
        _words,
    )
    yield (
        case(
            rf"\b(?:from |between )?(?P<d1>{_D}) ?(?P<m1>{_M})?,?(?: (?P<y1>{_Y}))?{_TO}"
            rf"(?P<d2>{_D}) "
            rf"(?P<m2>{_M}),? (?P<y2>{_Y}){end}"
        ),
        _day_range,
    )
    yield case(rf"\b(?P<a>\d{{1,2}})[/.](?P<b>\d{{1,2}})[/.](?P<y>{_Y}){end}"), _numeric
    yield case(rf"\b(?P<d>{_D}) (?:of )?(?P<m>{_M}),? (?P<y>\d{{3,4}}){end}"), _day_month_year
    yield case(rf"\b(?P<m>{_M}) (?:the )?(?P<d>{_D}),? (?P<y>{_Y}){end}"), _day_month_year
    yield (
        case(
            rf"\b(?:from |between )?(?P<m1>{_M})(?: (?P<y1>{_Y}))?{_TO}"
            rf"(?P<m2>{_M}),? (?P<y2>{_Y}){end}"
        ),
        _month_range,
    )
    yield (
        any_case(
            rf"\b{_PART}(?P<season>spring|summer|autumn|winter|fall)(?: of|,)? (?P<y>{_Y}){end}"
        ),
        _season,
    )
    yield case(rf"\b{_PART}(?P<m>{_M})(?: of|,)? (?P<y>{_Y}){end}"), _month_year
    yield (
        any_case(
            rf"\b{_PART}(?P<y1>1\d[0-9]0)s(?:{_TO})(?:the )?(?:early |mid-?|"
            rf"late )?(?P<y2>(?:1\d)?\d0)s\b"
        ),
        _decade_range,
    )
    yield (
        any_case(
            r"(?:\b(?P<circa>c\. ?|c|ca\. ?|circa |about |around )|\b(?:from |between )?)"
            rf"(?P<y1>{_Y})"
            rf"{_TO}(?:c\. ?)?(?P<y2>\d{{4}}|\d{{1,2}})(?![\d\w]| {_M})"
        ),
        _year_range,
    )
    yield (
        any_case(
            r"\b(?:c\. ?|c|ca\. ?|circa |about |around |approximately |roughly )"
            r"(?:AD (?P<ad>\d{2,4})|(?P<y>\d{3,4})(?P<decade>s)?)\b"
        ),
        _circa,
    )
    yield any_case(rf"\b{_PART}(?P<y>1\d\d0|20[0-2]0)['’]?s\b"), _decade
    yield (
        any_case(
            rf"\b{_CENTURY_PART}(?P<n>\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(_ORDINALS)})[ -]century"
            r"(?: (?P<era>BCE?|AD|CE))?\b"
        ),
        _century,
    )
    yield case(r"\b(?P<y>\d{1,4}) (?:BCE?|B\.C\.(?:E\.)?)"), _before_christ
    yield case(r"\bAD (?P<y1>\d{2,4})\b|\b(?P<y2>\d{2,4}) (?:AD|CE|A\.D\.)"), _anno_domini
    yield (
        any_case(rf"\b(?P<which>before|after|since) (?:the year )?(?P<y>{_Y})\b(?!s)"),
        _open_range,
    )
    yield (
        case(
            r"(?<![\d,£$.])(?:(?:early|mid|late)[ -](?:in )?)?"
            r"(?P<doubt>probably |possibly |perhaps )?"
            rf"(?P<y>{_Y})(?(doubt)|(?P<mark>\?)?)(?!\d|,\d|\.\d| ?%|s\b)"
        ),
        _plain_year,
    )
    yield case(rf"\b(?:(?P<d1>{_D}) (?:of )?(?P<m1>{_M})|(?P<m2>{_M}) (?P<d2>{_D})\b)"), _day_alone
    yield case(rf"(?<=\b[IiOo]n )(?P<m>{_M})(?! \d)"), _month_alone


_READERS = tuple(_readers())
