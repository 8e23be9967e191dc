# SPDX-License-Identifier: MIT
"""A script: the answer to one question of an attempt, as it is handed in.

A teacher marks question by question, so an attempt at a paper with three questions gives three
scripts. What was added after the answer was frozen, the times and the student's own judgement go
with it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from typing_extensions import override

from workbench.domain.errors import WorkbenchError
from workbench.domain.identifiers import AttemptId, EnquiryId, PlanId
from workbench.domain.plan_budget import words_in
from workbench.domain.practising.attempts import Attempt, Phase
from workbench.domain.practising.clock import ClockEvent, EventKind
from workbench.domain.text import canonical, one_line

MOST_QUESTIONS = 100
"""Questions of a paper that are told of."""

MOST_ADDED = 500
"""Paragraphs that came after the time of which each is told apart."""

_DIGITS = 16


class AttemptRunningError(WorkbenchError):
    """An attempt is to be handed in whose time is not up and that the student has not finished."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.title = title

    @override
    def message(self) -> str:
        """Return why nothing was written and what to do."""
        return f"The practice “{self.title}” is not over yet; finish it, then export it."


@dataclass(frozen=True, slots=True)
class Sitting:
    """In which time an attempt was sat. Lengths are seconds, times are in UTC.

    `minutes` is the time of the paper without extra time, `extra` that in per cent, `allowed` both
    together. `each` are the seconds that each question of the paper took. `is_up` tells whether all
    of the time was used; else the student finished early. `events` are the rest breaks,
    interruptions and changes of the computer's clock.
    """

    begun: datetime
    ended: datetime
    minutes: int
    allowed: float
    used: float
    extra: int = 0
    is_up: bool = True
    each: tuple[float, ...] = ()
    events: tuple[ClockEvent, ...] = ()

    @property
    def left(self) -> float:
        """What was left of the time."""
        return max(0.0, self.allowed - self.used)

    @property
    def untold(self) -> float:
        """How much longer it took by the time of day than all that is known of; 0 where no longer.

        Whoever finishes while the clock waits, or sets the time of day then, leaves no event.
        """
        whole = (self.ended - self.begun).total_seconds()
        known = self.used + math.fsum(each.seconds or 0.0 for each in self.events)
        return max(0.0, whole - known)

    def of_kind(self, kind: EventKind) -> tuple[ClockEvent, ...]:
        """Return all that happened of one kind."""
        return tuple(each for each in self.events if each.kind is kind)


@dataclass(frozen=True, slots=True)
class AnswerWords:
    """By what the words of an answer are known again, without the words.

    `frozen` stands for all that was written in the time, which never changes. `added` has one for
    each paragraph that came after that, in their order: those may change.
    """

    frozen: str
    added: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Script:
    """The answer to one question of a paper.

    `names` are what the questions of the paper are called, and `number` which of them this is, from
    1. `answer` is what was written in the time, `added` what came after it was frozen, `plan` what
    stands in the plan box. `spent` are the seconds of each phase. `level` and `mark` are how the
    student judged it; `targets` are for next time.
    """

    number: int
    names: tuple[str, ...]
    sitting: Sitting
    answer: str = ""
    added: str = ""
    plan: str = ""
    spent: Mapping[Phase, float] = field(default_factory=dict)
    level: str = ""
    mark: int | None = None
    targets: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What the question is called: “Question 3”."""
        return self.names[self.number - 1]

    @property
    def words(self) -> int:
        """How many words were written in the time."""
        return words_in(self.answer)

    @property
    def words_added(self) -> int:
        """How many words were written after that."""
        return words_in(self.added)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs of the answer as they were typed."""
        return paragraphs_of(self.answer)

    @property
    def paragraphs_added(self) -> tuple[str, ...]:
        """The paragraphs of what was added; they are numbered on from those of the answer."""
        return paragraphs_of(self.added)

    @property
    def known_by(self) -> AnswerWords:
        """By what its words are known again."""
        added = self.paragraphs_added[:MOST_ADDED]
        return AnswerWords(words_named("\n".join(self.paragraphs)), tuple(map(words_named, added)))


def script_of(attempt: Attempt, number: int, printed: Sequence[str] = ()) -> Script:
    """Return the script of a question of an attempt.

    Args:
        attempt: One that is over.
        number: Which question, counted from 0.
        printed: The numbers of the questions as they are printed, empty ones where there is none;
            where two would be called the same, or one has none, they are counted.

    Raises:
        AttemptRunningError: its time is not up and the student has not finished.
    """
    if not attempt.is_over:
        raise AttemptRunningError(attempt.paper.title)
    answer = attempt.answers[number]
    return Script(
        number + 1,
        names_of_questions(len(attempt.answers), printed),
        _sitting(attempt),
        canonical(answer.text),
        canonical(answer.added),
        canonical(answer.plan),
        dict(answer.spent),
        one_line(answer.level),
        answer.mark,
        tuple(filter(None, map(one_line, attempt.targets))),
    )


def script_id(attempt_id: AttemptId, number: int, enquiry_id: EnquiryId) -> PlanId:
    """Return the id under which the answer to a question, counted from 0, is handed in.

    It is the same whenever it is handed in, and no other answer has it.
    """
    named = f"{attempt_id}\n{number}\n{enquiry_id}"
    return PlanId(sha256(named.encode("utf-8", "replace")).hexdigest()[:32])


def words_named(text: str) -> str:
    """Return a short name for words, the same however the white space between them is."""
    spaced = "\n".join(one_line(line) for line in text.split("\n"))
    return sha256(spaced.encode("utf-8", "replace")).hexdigest()[:_DIGITS]


def names_of_questions(count: int, printed: Sequence[str] = ()) -> tuple[str, ...]:
    """Return what the questions of a paper are called: “Question 03”, or as they are counted."""
    numbers = list(printed)
    if len(numbers) != count or not all(numbers) or len(set(numbers)) != count:
        numbers = [str(number) for number in range(1, count + 1)]
    return tuple(f"Question {one_line(number)}" for number in numbers)


def paragraph_names(number: int) -> tuple[str, str]:
    """Return what a paragraph may be called: in the answer, and in what was added to it."""
    return f"Paragraph {number}", f"Paragraph {number}, added"


def paragraphs_of(text: str) -> tuple[str, ...]:
    """Return the lines of a text that have words, as they were typed; white space ends none."""
    return tuple(line.rstrip() for line in text.split("\n") if line.strip())


class ParagraphFinder:
    """Tells which paragraph of an answer some words stand in."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        self._paragraphs = [_spaced(each) for each in paragraphs]

    def number_of(self, words: str) -> int | None:
        """Return the number of the one paragraph, from 1, that has these in a row, or None."""
        wanted = _spaced(words)
        if not wanted.strip():
            return None
        found = [number for number, each in enumerate(self._paragraphs, 1) if wanted in each]
        return found[0] if len(found) == 1 else None


def _spaced(text: str) -> str:
    return f" {' '.join(text.split())} ".casefold()


_TOLD = frozenset({EventKind.REST, EventKind.INTERRUPTION, EventKind.CLOCK_SET})
_ENDS = frozenset({EventKind.FINISHED, EventKind.TIME_UP})


def _sitting(attempt: Attempt) -> Sitting:
    clock = attempt.clock
    ends = [event.at for event in clock.events if event.kind in _ENDS]
    return Sitting(
        attempt.begun,
        ends[-1] if ends else attempt.begun,
        attempt.paper.minutes,
        clock.allowed,
        clock.used,
        attempt.conditions.extra,
        clock.is_up,
        tuple(answer.seconds for answer in attempt.answers),
        tuple(event for event in clock.events if event.kind in _TOLD),
    )
