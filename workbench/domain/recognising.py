# SPDX-License-Identifier: MIT
"""Which board's kind of question a question is, judged by its words and by its page.

Boards share stems, so words alone decide little: “How useful are Sources B and C …?” is asked by
several. The marks printed with a question, the sources it names, what else its page asks and
whether the page names a board raise or lower each candidate. A question that stands alone is never
taken for sure. The shares below were set by hand on stems of our own, see
`tests/domain/test_recognising.py`.

A cue is a few words of a stem. `...` stands for any words, `(x|y)` for either, and the name of a
source for any name of that kind and number: “Sources A and B” fits “Sources 1 and 2” as well.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from workbench.domain.enquiries import Board, QuestionType
from workbench.domain.question_text import NOUNS, Mention, mentions_in, printed_marks, same_words

LEAST = 0.3
"""Below this nothing is offered: the question is one's own."""

LIKELY = 0.55
"""From this on the best candidate is put down; below it the choice is left open."""

_BY_CUE = 0.42
_SAME_MARKS, _OTHER_MARKS, _OTHER_DOUBTFUL_MARKS = 0.25, -0.25, -0.12
_SAME_SOURCES, _OTHER_SOURCES = 0.05, -0.08
_NAMED_BOARD, _NAMED_COURSE, _UNNAMED = 0.14, 0.26, -0.3
_ONE_NEIGHBOUR, _SEVERAL_NEIGHBOURS = 0.1, 0.2
_ALONE = 0.7
"""The most for a question whose page says nothing about the board: please check."""

_CONTESTED = 0.5
"""The most where another board's kind of question fits as well."""

_MARGIN = 0.1
"""How far the best of one board has to be ahead of that of another to be put down."""

_MOST_CHARACTERS = 2000
_NAME = re.compile(
    rf"\b(?i:{NOUNS})s? [A-Z\d](?!\w)(?:(?:, | and |–)(?:(?i:{NOUNS})s? )?[A-Z\d](?!\w))*"
)
_ANY_LABEL = r"(?-i:[A-Z]|\d{1,2}|[IVX]{2,4})(?!\w)"
_JOINT = r"(?:, ?(?:and )?| and | & | or | to | ?[–—-] ?|/)"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A kind of question that a question may be: how surely, and what speaks for it, in words."""

    board: Board
    question: QuestionType
    confidence: float
    why: str


@dataclass(frozen=True, slots=True)
class PageEvidence:
    """What a page tells about where its questions come from.

    `courses` are the keys of boards whose code stands on the page, `names` of those whose name
    does; `neighbours` are all its questions as `question_text.same_words` gives them, each with the
    keys of the boards whose questions its words and marks fit.
    """

    courses: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    neighbours: tuple[tuple[str, frozenset[str]], ...] = ()


def evidence_of(
    words: Iterable[str], questions: Iterable[str], boards: Sequence[Board]
) -> PageEvidence:
    """Return what the words of a page, and the questions on it, tell about their board."""
    asked = tuple(questions)
    page = "\n".join((*words, *asked))
    counts = {board.key: _said(board.names, page) for board in boards}
    most = max(counts.values(), default=0)
    return PageEvidence(
        frozenset(board.key for board in boards if _said(board.codes, page)),
        frozenset(key for key, count in counts.items() if count == most > 0),
        tuple((same_words(text), _fitting(text, boards)) for text in asked),
    )


def candidates(
    text: str, marks: int | None, page: PageEvidence, boards: Sequence[Board]
) -> tuple[Candidate, ...]:
    """Return the kinds of question this may be, the likeliest first; at most one of each board.

    Args:
        text: the words of the question as printed.
        marks: its marks, or None where the words themselves may carry them.
        page: what the page tells.
        boards: the boards to choose from.
    """
    alone = _ranked(text, marks, boards)
    near = _neighbours(text, page)
    found = sorted(
        (_on_page(each, page, near) for each in alone), key=lambda each: -each.confidence
    )
    best = {each.board.key: each for each in reversed(found)}
    ranked = sorted(best.values(), key=lambda each: -each.confidence)
    kept = tuple(each for each in ranked if each.confidence >= LEAST)
    if len(kept) > 1 and kept[0].confidence - kept[1].confidence < _MARGIN:
        return tuple(_at_most(each, _CONTESTED) for each in kept)
    return kept


def recognised(found: Sequence[Candidate]) -> Candidate | None:
    """Return the candidate that can be put down, to be checked or as sure; None for a choice."""
    return found[0] if found and found[0].confidence >= LIKELY else None


def _ranked(text: str, marks: int | None, boards: Sequence[Board]) -> tuple[Candidate, ...]:
    """Return every kind of question whose words fit, judged by itself and in any order."""
    words = _plain(text)
    printed = printed_marks(text)
    if marks is None and printed is not None:
        marks = printed.marks
    labels = [each for each in mentions_in(text) if each.labels]
    return tuple(
        _judged(board, question, marks, labels)
        for board in boards
        for question in board.questions
        if any(_pattern(cue).search(words) for cue in question.cues)
    )


def _judged(
    board: Board,
    question: QuestionType,
    marks: int | None,
    named: Sequence[Mention],
) -> Candidate:
    confidence, why = _BY_CUE, ["its words"]
    if marks is not None and marks == question.marks:
        confidence += _SAME_MARKS
        why.append(f"{marks} marks")
    elif marks is not None:
        confidence += _OTHER_MARKS if question.is_certain else _OTHER_DOUBTFUL_MARKS
        why.append(f"though it has {question.marks} marks there")
    wanted = [each for each in mentions_in(question.uses) if each.labels]
    if named and wanted:
        is_same = any(
            each.noun == wanted[0].noun and set(each.labels) <= set(wanted[0].labels)
            for each in named
        )
        confidence += _SAME_SOURCES if is_same else _OTHER_SOURCES
    return Candidate(board, question, confidence, ", ".join(why))


def _fitting(text: str, boards: Sequence[Board]) -> frozenset[str]:
    """Return the keys of the boards that ask such a question, by its words and its marks."""
    return frozenset(
        each.board.key
        for each in _ranked(text, None, boards)
        if each.confidence >= _BY_CUE + _SAME_MARKS + _OTHER_SOURCES
    )


def _neighbours(text: str, page: PageEvidence) -> Counter[str]:
    """Return how many other questions of the page fit each board."""
    itself = same_words(text)
    return Counter(key for other, fitting in page.neighbours if other != itself for key in fitting)


def _on_page(found: Candidate, page: PageEvidence, near: Counter[str]) -> Candidate:
    """Return a candidate as the rest of the page makes it look."""
    key, confidence, why = found.board.key, found.confidence, [found.why]
    speaks_for_it = True
    if page.courses:
        confidence += _NAMED_COURSE if key in page.courses else _UNNAMED
        if key in page.courses:
            why.append(f"the page names {found.board.short}")
    elif page.names:
        confidence += _NAMED_BOARD if key in page.names else _UNNAMED
        if key in page.names:
            why.append("the page names the board")
    else:
        speaks_for_it = near[key] > 0
    if count := near[key]:
        confidence += _SEVERAL_NEIGHBOURS if count > 1 else _ONE_NEIGHBOUR
        why.append("the questions beside it")
    most = 0.95 if speaks_for_it else _ALONE
    return Candidate(
        found.board, found.question, round(max(0.0, min(confidence, most)), 2), ", ".join(why)
    )


def _at_most(found: Candidate, most: float) -> Candidate:
    confidence = min(found.confidence, most)
    return Candidate(found.board, found.question, confidence, found.why)


def _said(signs: Sequence[str], page: str) -> int:
    """Return how many of these names stand on the page as words of their own."""
    # Nearly all are not there at all, which is known much faster without a pattern.
    there = [sign for sign in signs if sign in page]
    return sum(bool(re.search(rf"(?<!\w){re.escape(sign)}(?!\w)", page)) for sign in there)


def _plain(text: str) -> str:
    words = text[:_MOST_CHARACTERS].replace("’", "'").replace("‘", "'")
    return " ".join(words.split())


@lru_cache(maxsize=512)
def _pattern(cue: str) -> re.Pattern[str]:
    parts: list[str] = []
    place = 0
    for name in _NAME.finditer(cue):
        parts.append(_words(cue[place : name.start()]))
        parts.append(_any_name(name[0]))
        place = name.end()
    parts.append(_words(cue[place:]))
    return re.compile(rf"(?<!\w){''.join(parts)}", re.IGNORECASE)


def _words(cue: str) -> str:
    escaped = re.escape(cue.replace("’", "'"))
    gaps = escaped.replace(r"\ \.\.\.\ ", r"\b.{0,240}?\b")
    for sign in "(|)":
        gaps = gaps.replace(f"\\{sign}", {"(": "(?:", "|": "|", ")": ")"}[sign])
    return gaps


def _any_name(name: str) -> str:
    """Return the pattern for every name of the kind and number of one."""
    nouns = {noun.lower() for noun in re.findall(rf"(?i:{NOUNS})(?=s? )", name)}
    noun = f"(?:{'|'.join(sorted(nouns))})"
    others = len(re.findall(r",| and |–", name))
    some = rf"{noun}s? {_ANY_LABEL}"
    if not others:
        return some
    more = rf"(?:{_JOINT}(?:{noun}s? )?{_ANY_LABEL}){{{others if '–' not in name else 1},}}"
    together = rf"(?:both|the|these|the two|these two) {noun}s" if others == 1 else ""
    return rf"(?:{some}{more}|{together})" if together else some + more
