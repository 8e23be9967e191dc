# SPDX-License-Identifier: MIT
"""The four rows of a follow-up: detail, question, kind of source, how it helps (R33)."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.checks.finding import Found
from workbench.domain.checks.patterns import found
from workbench.domain.checks.reading import words_of
from workbench.domain.checks.stems import COMMON, is_telling, stem, stems_of
from workbench.domain.checks.study import Study, Writing
from workbench.domain.text import Span

_NOT_FROM_THEN = (
    r"\b(?:internet|online|google|web ?sites?|wikipedia|youtube|documentary|history books?|"
    r"text ?books?|"
    r"(?:a|the|some|another|any) (?:good |school |other )?books?|historians?|library|"
    r"teacher)\b|^\s*(?:source:?\s*)?books?[\s.]*$"
)
_LEADING = (
    r"^\s*(?:(?:the )?(?:detail|question|what (?:type|kind) of source|type of source|source|"
    r"how (?:this|it) (?:might|would|could) "
    r"help(?: answer my question)?)[^:?]{0,40}:\s*)"
)


def r33_rows(study: Study) -> Iterator[Found]:
    """Yield rows of the follow-up that do not do their work."""
    rows = study.paragraphs
    for row, look in zip(rows, (_detail, _question, _source), strict=False):
        if question := look(row):
            yield Found(question, _whole(row), place=row.place)
    if len(rows) >= 4 and not _comes_back(rows[1], rows[3]):
        yield Found(
            "How would it answer the question in your second row?",
            _whole(rows[3]),
            place=rows[3].place,
        )


def _detail(row: Writing) -> str | None:
    words = stems_of(words_of(_said(row)))
    if not row.sources or not words:
        return None
    # Of a detail taken from the source most words are its own.
    best = max(len(words & stems_of(each.body)) for each in row.sources)
    names = " or ".join(each.source.name for each in row.sources)
    return None if best * 2 >= len(words) else f"Which words of {names} is that detail from?"


def _question(row: Writing) -> str | None:
    return (
        None if "?" in row.reading.text else "What exactly do you want to find out, as a question?"
    )


def _source(row: Writing) -> str | None:
    if found(_NOT_FROM_THEN, _said(row)):
        return "Which kind of thing made at that time could answer your question?"
    return None


def _comes_back(question: Writing, last: Writing) -> bool:
    asked = {stem(x) for x in words_of(_said(question)) if x not in COMMON and len(x) > 2}
    return not asked or any(
        stem(x) in asked for x in words_of(_said(last)) if is_telling(x) or x not in COMMON
    )


def _said(row: Writing) -> str:
    hit = found(_LEADING, row.reading.plain)
    return row.reading.plain[hit.end() :] if hit else row.reading.plain


def _whole(row: Writing) -> Span:
    first, last = row.reading.sentences[0], row.reading.sentences[-1]
    return Span(first.start, last.end)
