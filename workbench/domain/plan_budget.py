# SPDX-License-Identifier: MIT
"""How many words and minutes fit a question, part by part, beside what a plan has so far.

Nothing here judges: a plan is notes for an answer and is shorter than it. Marks, minutes and words
that nobody has given are worked out and told to be guesses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from workbench.domain.checks.kinds import asked_by
from workbench.domain.enquiries import Enquiry
from workbench.domain.identifiers import PointId
from workbench.domain.plan_state import numbers_of_points
from workbench.domain.plans import Plan, Point

_WORD = re.compile(r"\w+(?:['’-]\w+)*")

_LONG_TARIFF = 20
_MINUTES_A_MARK, _LONG_MINUTES_A_MARK = 1.25, 2.0
"""For questions without a time: what boards give for most questions, and for those of 20 marks and
more (`resources/boards`: 8 marks in 10 to 12 minutes, 20 in 45, 30 in 60)."""

_READING = 0.25
"""The share of the time for reading and planning; a rule of thumb of this project's."""

_CLAIM, _JUDGEMENT = 0.1, 0.15
"""Shares of an answer for its opening and its end; the points have the rest in equal parts. Rules
of thumb of this project's; no board gives one."""


class Part(StrEnum):
    """A part of an answer."""

    CLAIM = "claim"
    POINT = "point"
    JUDGEMENT = "judgement"


@dataclass(frozen=True, slots=True)
class PartBudget:
    """A part: the words of the student so far, and what about fits it in the answer.

    `number` is that of a point, None for any on the other hand; `words` and `minutes` are None
    where nothing is known to share out.
    """

    part: Part
    written: int
    words: int | None
    minutes: float | None
    point_id: PointId | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Budget:
    """What fits a question. Minutes are those without extra time.

    `reading` are the minutes for reading and planning; `is_guess_…` tells what nobody has given.
    """

    marks: int | None
    minutes: int | None
    words: int | None
    written: int
    reading: float | None
    parts: tuple[PartBudget, ...]
    is_guess_of_minutes: bool = False
    is_guess_of_words: bool = False


def budget_of(plan: Plan) -> Budget:
    """Return how many words and minutes fit the question of a plan, and what is there so far.

    An empty place for a point counts as one, so that the shares do not change when it is filled.
    """
    enquiry = plan.enquiry
    minutes, words = minutes_for(enquiry), words_for(enquiry)
    reading = _rounded(minutes * _READING) if minutes else None
    writing = minutes - reading if minutes and reading is not None else None
    parts = tuple(_parts(plan, words, writing))
    return Budget(
        enquiry.marks,
        minutes,
        words,
        sum(each.written for each in parts),
        reading,
        parts,
        is_guess_of_minutes=enquiry.minutes is None,
        is_guess_of_words=enquiry.words is None,
    )


def words_for(enquiry: Enquiry) -> int | None:
    """Return how many words fit a question: those given, else by its marks as rule R35 has it."""
    if enquiry.words:
        return enquiry.words
    if not enquiry.marks:
        return None
    least, most = asked_by(enquiry).words_a_mark
    return round(enquiry.marks * (least + most) / 2 / 10) * 10 or 10


def minutes_for(enquiry: Enquiry) -> int | None:
    """Return the minutes for a question: those given, else by its marks."""
    if enquiry.minutes or not enquiry.marks:
        return enquiry.minutes
    is_long = enquiry.marks >= _LONG_TARIFF
    return round(enquiry.marks * (_LONG_MINUTES_A_MARK if is_long else _MINUTES_A_MARK)) or 1


def words_in(text: str) -> int:
    """Return how many words a text has; “co-existence” and “don’t” are one."""
    return sum(1 for _ in _WORD.finditer(text))


def _parts(plan: Plan, words: int | None, minutes: float | None) -> Iterator[PartBudget]:
    share = (1 - _CLAIM - _JUDGEMENT) / max(1, len(plan.points))

    def part(kind: Part, written: int, of_all: float) -> PartBudget:
        return PartBudget(
            kind,
            written,
            max(5, round(words * of_all / 5) * 5) if words else None,
            _rounded(minutes * of_all) if minutes else None,
        )

    yield part(Part.CLAIM, words_in(plan.claim), _CLAIM)
    for point, number in zip(plan.points, numbers_of_points(plan.points), strict=True):
        made = part(Part.POINT, _words_of(point), share)
        yield PartBudget(made.part, made.written, made.words, made.minutes, point.id, number)
    yield part(Part.JUDGEMENT, words_in(plan.judgement), _JUDGEMENT)


def _words_of(point: Point) -> int:
    return sum(words_in(text) for text in (point.point, point.explanation, point.link))


def _rounded(minutes: float) -> float:
    """Return minutes to the half."""
    return max(0.5, round(minutes * 2) / 2)
