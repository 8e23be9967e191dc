# SPDX-License-Identifier: MIT
"""Levels of a mark scheme: the board's, or one's own, typed or pasted line by line.

A line of one's own is what schemes have in common: a name, the marks, and what is asked for.
“Level 2 (3–4 marks): explains the difference”, “L2 3-4 …”, “Band 3: 5 …”, “5–6 …”. Lines without
marks belong to the level above them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.domain.enquiries import Board, Enquiry, Level, QuestionType
from workbench.domain.question_text import MOST_MARKS
from workbench.domain.saying import capitalised

MOST_LEVELS = 12
"""Levels a scheme may have; none of any board has more than eight."""

_TO = r"\s?(?:–|—|-|to)\s?"
_NAME = (
    r"(?P<name>(?:level|l|band|b|points?|stage|grade|tier)"
    rf"(?:\s?\.?\s?(?:\d{{1,2}}(?!{_TO}\d)|[ivx]{{1,4}}))?)\b"
)
_BRACKET = rf"[(\[]\s?\d{{1,3}}(?:{_TO}\d{{1,3}})?(?:\s?marks?)?\s?[)\]]"
_OTHER = rf"(?P<other>[^\W\d][^()\[\]:]{{0,30}}?)\s?(?={_BRACKET})"
"""A name of any other kind counts only before marks in brackets: “Emergent (1)”."""

_MARKS = rf"(?P<low>\d{{1,3}})(?:{_TO}(?P<high>\d{{1,3}}))?"
_LINE = re.compile(
    rf"^[\s•*]*(?:{_NAME}|{_OTHER})?[\s:,.–—-]*[(\[]?\s?{_MARKS}(?:\s?marks?\b)?\s?[)\]]?"
    r"(?:[\s:.–—-]+(?P<words>\S.*)?)?$",
    re.IGNORECASE,
)
_SHORT_NAME = re.compile(r"^(?P<kind>l|b)\s?\.?\s?(?P<number>\d{1,2})$", re.IGNORECASE)
_LONG_NAME = re.compile(r"^(?P<kind>band|points?)(?P<number>\d{0,2})$", re.IGNORECASE)
_KINDS = {"l": "Level", "b": "Band", "band": "Band", "point": "Point", "points": "Points"}


@dataclass(frozen=True, slots=True)
class Scheme:
    """Levels that a question is marked by, and whose they are.

    `is_own` tells that somebody here has typed them; `is_certain` that marks and levels are known
    for sure. Levels are never the board's own wording.
    """

    levels: tuple[Level, ...]
    is_own: bool = False
    is_certain: bool = True


def scheme_of(enquiry: Enquiry, board: Board | None) -> Scheme | None:
    """Return the levels of a question: one's own before those of its kind; None without any."""
    if enquiry.levels:
        return Scheme(enquiry.levels, is_own=True)
    kind = kind_of(enquiry, board)
    if kind is None or not kind.levels:
        return None
    return Scheme(kind.levels, is_certain=kind.is_certain and not enquiry.is_doubtful)


def kind_of(enquiry: Enquiry, board: Board | None) -> QuestionType | None:
    """Return the board's kind of question that an enquiry is, or None."""
    return board.question(enquiry.question) if board and enquiry.question else None


def name_of_level(level: Level) -> str:
    """Return the name of a level in full: “L2” is “Level 2”, “points” is “Points”."""
    name = level.name.strip()
    found = _SHORT_NAME.match(name) or _LONG_NAME.match(name)
    if found is None:
        return capitalised(name)
    return f"{_KINDS[found['kind'].lower()]} {found['number']}".strip()


def marks_of_level(level: Level) -> str:
    """Return the marks of a level: “3–4”, or “5” where it is one."""
    return str(level.low) if level.low == level.high else f"{level.low}–{level.high}"


def levels_to_text(levels: Sequence[Level]) -> str:
    """Return levels as lines that `levels_from_text` reads."""
    return "\n".join(
        f"{name_of_level(each)} ({marks_of_level(each)}): {each.descriptor}".rstrip(": ")
        for each in levels
    )


def levels_from_text(text: str) -> tuple[Level, ...]:
    """Return the levels that lines of text describe, the lowest first; none without any marks."""
    levels: list[Level] = []
    for line in text.splitlines():
        words = " ".join(line.split())
        found = _LINE.match(words) if words else None
        if found is not None and len(levels) < MOST_LEVELS and _is_level(found):
            levels.append(_level(found, len(levels) + 1))
        elif words and levels:
            last = levels[-1]
            levels[-1] = replace(last, descriptor=f"{last.descriptor} {words}".strip())
    return tuple(sorted(levels, key=lambda each: (each.low, each.high)))


def lines_left_over(text: str) -> tuple[str, ...]:
    """Return the lines before the first level: they belong to none."""
    left: list[str] = []
    for line in text.splitlines():
        words = " ".join(line.split())
        found = _LINE.match(words) if words else None
        if found is not None and _is_level(found):
            break
        if words:
            left.append(words)
    return tuple(left)


def _is_level(found: re.Match[str]) -> bool:
    """Tell whether a line begins a level and is no sentence that begins with a number."""
    low, high = int(found["low"]), int(found["high"] or found["low"])
    is_in_order = low <= high <= MOST_MARKS
    is_named = bool(found["name"] or found["other"])
    return is_in_order and (is_named or bool(found["high"]) or not found["words"])


def _level(found: re.Match[str], number: int) -> Level:
    low, high = int(found["low"]), int(found["high"] or found["low"])
    name = " ".join((found["name"] or found["other"] or f"Level {number}").split())
    made = Level(name, low, high, found["words"] or "")
    return replace(made, name=name_of_level(made))
