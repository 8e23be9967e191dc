# SPDX-License-Identifier: MIT
"""An attempt at a paper: what was marked and written, in which time, and how it was judged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from workbench.domain.anchoring import target_on
from workbench.domain.annotations import Annotation, SourcePart, short_id_of
from workbench.domain.frameworks import Dimension
from workbench.domain.identifiers import AnnotationId, AttemptId, PackId, SourceId
from workbench.domain.plan_budget import words_in
from workbench.domain.plans import ExamEntry, Student
from workbench.domain.practising.clock import ExamClock, Moment, Standing, minutes_with_extra
from workbench.domain.practising.papers import Paper
from workbench.domain.regions import Region
from workbench.domain.sources import Source
from workbench.domain.text import Span

MOST_TARGETS = 2
"""Targets for next time; more are not kept in mind (`domain/teachers`: one or two)."""


class Phase(StrEnum):
    """What a student is at; any can be gone to at any time."""

    READ = "read"
    MARK = "mark"
    PLAN = "plan"
    WRITE = "write"


SHARES: Mapping[Phase, float] = MappingProxyType(
    {Phase.READ: 1 / 6, Phase.MARK: 1 / 4, Phase.PLAN: 1 / 6, Phase.WRITE: 5 / 12}
)
"""What of the time is planned for each; a rule of thumb of this project's (2, 3, 2, 5 of 12)."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """How an attempt is sat.

    `extra` is the extra time in per cent, `rests` says whether supervised rest breaks are allowed,
    `chimes` whether a quiet sound tells that half of the time and its last minutes have come.
    """

    extra: int = 0
    rests: bool = True
    hides_clock: bool = False
    chimes: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What was written for one question.

    `text` is frozen when the time is up; `added` is what was written after that. `spent` are the
    seconds of each phase. `level` and `mark` are how the student judged it. `asked` are the ids of
    the checks that asked something about it, None before they have looked.
    """

    plan: str = ""
    text: str = ""
    added: str = ""
    spent: Mapping[Phase, float] = field(default_factory=dict)
    level: str = ""
    mark: int | None = None
    asked: tuple[str, ...] | None = None

    @property
    def words(self) -> int:
        """How many words were written in the time."""
        return words_in(self.text)

    @property
    def seconds(self) -> float:
        """How long this question took."""
        return sum(self.spent.values())


@dataclass(frozen=True, slots=True)
class Attempt:
    """One sitting of a paper.

    `answers` are those to the questions of the paper, in their order. `at` is the question that is
    worked on, counted from 0, and `phase` what is done for it. `taken` are the highest numbers that
    marks of each source had. `begun` is in UTC. `targets` are for next time.
    """

    id: AttemptId
    pack_id: PackId
    paper: Paper
    clock: ExamClock
    begun: datetime
    answers: tuple[Answer, ...]
    conditions: Conditions = field(default_factory=Conditions)
    marks: tuple[Annotation, ...] = ()
    taken: Mapping[SourceId, int] = field(default_factory=dict)
    at: int = 0
    phase: Phase = Phase.READ
    targets: tuple[str, ...] = ()
    student: Student = field(default_factory=Student)
    exam: ExamEntry = field(default_factory=ExamEntry)

    @property
    def is_over(self) -> bool:
        """Whether the time is up or the student has finished: marks and answers are frozen."""
        return self.clock.standing is Standing.ENDED

    @property
    def answer(self) -> Answer:
        """The answer that is worked on."""
        return self.answers[self.at]

    @property
    def mark(self) -> int | None:
        """The mark of all answers together, or None as long as one was not judged."""
        each = [answer.mark for answer in self.answers]
        known = [mark for mark in each if mark is not None]
        return sum(known) if len(known) == len(each) else None

    def marks_of(self, source_id: SourceId) -> tuple[Annotation, ...]:
        """Return the marks of one source, in the order in which they were made."""
        return tuple(mark for mark in self.marks if mark.target.source_id == source_id)

    def ticked(self, now: Moment) -> Attempt:
        """Return the attempt as it stands now: time that passed is counted for what was done."""
        return self._with_clock(self.clock.ticked(now))

    def rested(self, now: Moment) -> Attempt:
        """Return the attempt as a rest break begins; where none are allowed, as it is."""
        return self._with_clock(self.clock.rested(now)) if self.conditions.rests else self

    def resumed(self, now: Moment) -> Attempt:
        """Return the attempt as it goes on."""
        return replace(self, clock=self.clock.resumed(now))

    def finished(self, now: Moment) -> Attempt:
        """Return the attempt as the student ends it."""
        return self._with_clock(self.clock.ended(now))

    def found_again(self) -> Attempt:
        """Return an attempt that another start of the program has left behind."""
        return self._with_clock(self.clock.found_again())

    def turned_to(self, at: int, phase: Phase) -> Attempt:
        """Return the attempt with another question or phase in front."""
        return replace(self, at=at, phase=phase)

    def with_answer(self, answer: Answer) -> Attempt:
        """Return the attempt with another answer to the question that is worked on."""
        return replace(
            self, answers=(*self.answers[: self.at], answer, *self.answers[self.at + 1 :])
        )

    def written(self, *, plan: str | None = None, text: str | None = None) -> Attempt:
        """Return the attempt with the plan or the text of its answer as they are now.

        When it is over both are frozen, and what is written is what was added.
        """
        answer = self.answer
        if self.is_over:
            return self if text is None else self.with_answer(replace(answer, added=text))
        return self.with_answer(
            replace(
                answer,
                plan=answer.plan if plan is None else plan,
                text=answer.text if text is None else text,
            )
        )

    def marked(
        self,
        source: Source,
        part: SourcePart,
        place: Span | Region | None,
        dimension: Dimension,
        *,
        mark_id: AnnotationId,
        now: datetime,
    ) -> tuple[Attempt, Annotation | None]:
        """Return the attempt with one more mark, and that mark.

        The same place marked in the same way gives the mark that is there. When it is over, none.
        """
        if self.is_over:
            return self, None
        target = target_on(source, part, place)
        for each in self.marks:
            if each.target == target and each.dimension == dimension:
                return self, each
        number = self.taken.get(source.id, 0) + 1
        made = Annotation(mark_id, short_id_of(source.label, number), target, dimension, now, now)
        taken = {**self.taken, source.id: number}
        return replace(self, marks=(*self.marks, made), taken=taken), made

    def with_mark(self, mark: Annotation) -> Attempt:
        """Return the attempt with a mark that is there as it is now; when it is over, unchanged."""
        if self.is_over:
            return self
        return replace(self, marks=tuple(mark if x.id == mark.id else x for x in self.marks))

    def without_mark(self, mark_id: AnnotationId) -> Attempt:
        """Return the attempt without a mark; when it is over, unchanged."""
        if self.is_over:
            return self
        return replace(self, marks=tuple(each for each in self.marks if each.id != mark_id))

    def judged(self, level: str, mark: int | None) -> Attempt:
        """Return the attempt with a judgement of the answer that is in front."""
        return self.with_answer(replace(self.answer, level=level, mark=mark))

    def looked_at(self, number: int, asked: Iterable[str]) -> Attempt:
        """Return the attempt with what the checks asked about an answer, counted from 0."""
        answer = replace(self.answers[number], asked=tuple(asked))
        return replace(self, answers=(*self.answers[:number], answer, *self.answers[number + 1 :]))

    def aiming_at(self, targets: Iterable[str]) -> Attempt:
        """Return the attempt with these targets for next time, the first `MOST_TARGETS` of them."""
        return replace(self, targets=tuple(targets)[:MOST_TARGETS])

    def _with_clock(self, clock: ExamClock) -> Attempt:
        passed = clock.used - self.clock.used
        if clock is self.clock:
            return self
        if passed <= 0:
            return replace(self, clock=clock)
        spent = {**self.answer.spent, self.phase: self.answer.spent.get(self.phase, 0.0) + passed}
        return replace(self.with_answer(replace(self.answer, spent=spent)), clock=clock)


@dataclass(frozen=True, slots=True)
class AttemptSummary:
    """An attempt in short, for a list.

    `seconds` are those used, `mark` and `out_of` the marks as far as they are known; `kinds` are
    the board and kind of each question. `mark` is the student's own, `teacher_mark` that of a
    teacher who judged all answers. `has_remarks` tells whether a teacher wrote anything about it.
    """

    id: AttemptId
    pack_id: PackId
    title: str
    question: str
    begun: datetime
    is_over: bool
    seconds: float
    allowed: float
    mark: int | None = None
    out_of: int | None = None
    kinds: tuple[tuple[str | None, str | None], ...] = ()
    teacher_mark: int | None = None
    has_remarks: bool = False


def begun_attempt(
    attempt_id: AttemptId,
    pack_id: PackId,
    paper: Paper,
    conditions: Conditions,
    now: Moment,
    *,
    student: Student | None = None,
    exam: ExamEntry | None = None,
) -> Attempt:
    """Return an attempt whose clock begins to run now."""
    minutes = minutes_with_extra(paper.minutes, conditions.extra)
    return Attempt(
        attempt_id,
        pack_id,
        paper,
        ExamClock(minutes * 60.0).begun(now),
        now.wall,
        tuple(Answer() for _ in paper.questions),
        conditions,
        student=student or Student(),
        exam=exam or ExamEntry(),
    )


def planned_minutes(minutes: int) -> dict[Phase, int]:
    """Return the whole minutes planned for each phase; together they are all there are."""
    planned = {phase: max(1, int(minutes * share)) for phase, share in SHARES.items()}
    before = sum(planned[each] for each in Phase if each is not Phase.WRITE)
    planned[Phase.WRITE] = max(0, minutes - before)
    return planned
