# SPDX-License-Identifier: MIT
"""Whether the front of a card says what its back is asked for, and taking out what does."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbench.domain.folding import folded
from workbench.domain.revising.cards import GAP
from workbench.domain.text import Span

_LEAST_TELLING = 4
"""Letters from which on a word of the answer tells something."""
_LEAST_WITHIN = 5
"""Letters that two words have to share as a whole: “Stalin” and “de-Stalinisation”."""

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)\b"
)
_ALONE = r"(?:January|February|April|June|July|August|September|October|November|December)\b"
"""Months that are no other word: “May they” and “March on” are no dates."""
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEARS = r"(?:1\d{3}|20\d\d)(?:s|\s?[–/-]\s?(?:\d{4}|\d\d))?(?![\w])"
_DATE = re.compile(
    rf"(?<![\w-])(?:{_DAY}(?:\s?[–-]\s?{_DAY})?\s(?:of\s)?{_MONTH}(?:,?\s{_YEARS})?"
    rf"|{_MONTH}\s{_DAY}(?!\w)(?:,?\s{_YEARS})?|{_MONTH},?\s{_YEARS}|{_ALONE}|{_YEARS})"
)
"""A year, or a month with its day and year as far as they stand with it."""

_NUMBER = re.compile(r"(?<![\w.,/–-])\d[\d,.]*\d(?![\w/–-])")
_QUOTED = re.compile(r"[‘“\"'](?P<words>[^‘’“”\"\n]{6,80}?)[’”\"'](?!\w)")
_MOST_QUOTED, _LEAST_AROUND = 9, 5
"""Words: what one can be asked to know, and what has to stay of the sentence around it."""
_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text as they are compared."""
    return tuple(_WORD.findall(folded(text)))


def telling_words(answer: str) -> frozenset[str]:
    """Return the words of an answer that would tell it: numbers and longer words; else all."""
    words = words_of(answer)
    telling = frozenset(
        each for each in words if len(each) >= _LEAST_TELLING or any(map(str.isdigit, each))
    )
    return telling or frozenset(words)


def tells_some(front: str, answer: str) -> bool:
    """Tell whether the front has any of the words that tell the answer, or a form of one."""
    there = frozenset(words_of(front))
    return any(_is_among(each, there) for each in telling_words(answer))


def tells_all(front: str, answer: str) -> bool:
    """Tell whether the front has all the words that tell the answer, or forms of them."""
    there = frozenset(words_of(front))
    telling = telling_words(answer)
    return bool(telling) and all(_is_among(each, there) for each in telling)


def dates_in(text: str) -> tuple[Span, ...]:
    """Return where dates stand in a text, in code points."""
    return tuple(Span(*found.span()) for found in _DATE.finditer(text))


def without_dates(text: str) -> str:
    """Return a text with gaps in the place of its dates; dates in brackets go with those."""
    bare = re.sub(rf"\s?\((?:in\s)?{_DATE.pattern}\)", "", text)
    return _DATE.sub(GAP, bare)


def with_gap(text: str, *, may_ask_date: bool = True) -> tuple[str, str] | None:
    """Return a text with a gap, and what was taken out, or None where nothing can be asked for.

    That is its one date, or else its one quotation, or its one number. Of several, the others would
    be told by the way, or nobody could know which is meant.
    """
    dates = dates_in(text)
    numbers = _spans(_NUMBER, text)
    figures = [each for each in numbers if not any(_overlap(each, date) for date in dates)]
    if len(dates) == 1 and may_ask_date and _has_year(text, dates[0]):
        return _cut(text, dates[0])
    quoted = [Span(*found.span("words")) for found in _QUOTED.finditer(text)]
    if len(quoted) == 1 and _can_be_asked(text, quoted[0]):
        return _cut(text, quoted[0])
    if not dates and len(figures) == 1:
        return _cut(text, figures[0])
    return None


def _cut(text: str, span: Span) -> tuple[str, str] | None:
    front, answer = f"{text[: span.start]}{GAP}{text[span.end :]}", text[span.start : span.end]
    return None if tells_some(front, answer) else (front, answer)


def _can_be_asked(text: str, span: Span) -> bool:
    inside = len(words_of(text[span.start : span.end]))
    outside = len(words_of(text[: span.start])) + len(words_of(text[span.end :]))
    return 2 <= inside <= _MOST_QUOTED and outside >= _LEAST_AROUND


def _has_year(text: str, span: Span) -> bool:
    return re.search(r"\d{4}", text[span.start : span.end]) is not None


def _spans(pattern: re.Pattern[str], text: str) -> list[Span]:
    return [Span(*found.span()) for found in pattern.finditer(text)]


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _is_among(word: str, words: Iterable[str]) -> bool:
    return any(
        word == each
        or (min(len(word), len(each)) >= _LEAST_WITHIN and (word in each or each in word))
        for each in words
    )
