# SPDX-License-Identifier: MIT
"""How practice went over time: marks, what costs most, and what to practise next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import fmean
from typing import TypeVar

from workbench.domain.checks.kinds import Kind, asked_by
from workbench.domain.enquiries import Enquiry
from workbench.domain.frameworks import Dimension
from workbench.domain.identifiers import PlanId
from workbench.domain.practising.attempts import Attempt
from workbench.domain.practising.comparing import Outcome, compared
from workbench.domain.practising.scripts import script_id

NameT = TypeVar("NameT", bound=str)

MOST_WEAK = 3
"""What costs most is told of each kind of thing; a longer list helps nobody to begin."""

ENOUGH = 0.8
"""The share of the marks from which a kind of question needs no practice first."""


@dataclass(frozen=True, slots=True)
class Result:
    """One answer that was judged: when it was begun, its kind, its marks of how many.

    `mark` is the student's own, `teacher` that of a teacher; one of them is there.
    """

    begun: datetime
    kind: Kind
    mark: int | None
    out_of: int
    teacher: int | None = None

    @property
    def share(self) -> float:
        """The share of the marks that counts, between 0 and 1: a teacher's, or else one's own."""
        teacher, own = self.teacher_share, self.own_share
        return teacher if teacher is not None else own or 0.0

    @property
    def own_share(self) -> float | None:
        """The share of the marks by the student's own judgement."""
        return None if self.mark is None else min(1.0, self.mark / self.out_of)

    @property
    def teacher_share(self) -> float | None:
        """The share of the marks by a teacher's judgement."""
        return None if self.teacher is None else min(1.0, self.teacher / self.out_of)


@dataclass(frozen=True, slots=True)
class KindResult:
    """How one kind of question went: the share of the marks, in how many answers.

    In `by_teacher` of them a teacher's mark counts.
    """

    kind: Kind
    share: float
    count: int
    by_teacher: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """What attempts tell.

    `results` are the judged answers, oldest first. `kinds` tells of each kind of question how it
    went, the lowest share of the marks first; `rules` how often a check
    asked something, and `dimensions` how often a model's mark was missed or taken for something
    else, the most first.
    """

    results: tuple[Result, ...] = ()
    kinds: tuple[KindResult, ...] = ()
    rules: tuple[tuple[str, int], ...] = ()
    dimensions: tuple[tuple[Dimension, int], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was judged and nothing asked."""
        return not (self.results or self.rules or self.dimensions)


def progress_of(
    attempts: Iterable[Attempt], teacher_marks: Mapping[PlanId, int] | None = None
) -> Progress:
    """Return what attempts that are over tell together.

    `teacher_marks` are those of answers by the ids under which they were handed in.
    """
    marks = teacher_marks or {}
    over = sorted((each for each in attempts if each.is_over), key=lambda each: each.begun)
    results = tuple(result for attempt in over for result in _results(attempt, marks))
    by_kind: dict[Kind, list[Result]] = {}
    for result in results:
        by_kind.setdefault(result.kind, []).append(result)
    kinds = sorted(map(_kind_result, by_kind.values()), key=lambda each: (each.share, each.kind))
    rules = Counter(
        rule for attempt in over for answer in attempt.answers for rule in set(answer.asked or ())
    )
    missed = Counter(dimension for attempt in over for dimension in _missed(attempt))
    return Progress(
        results,
        tuple(kinds),
        _most(rules),
        _most(missed),
    )


def next_practice(progress: Progress, offered: Sequence[Enquiry]) -> Enquiry | None:
    """Return which of these questions to practise next, or None where none of them is left.

    First comes the kind that costs most, then one that was not practised yet, then any.
    """
    shares: Mapping[Kind, float] = {each.kind: each.share for each in progress.kinds}

    def need(question: Enquiry) -> tuple[int, float]:
        share = shares.get(asked_by(question).kind)
        if share is None:
            return (1, 0.0)
        return (0, share) if share < ENOUGH else (2, share)

    return min(offered, key=need, default=None)


def _results(attempt: Attempt, teacher_marks: Mapping[PlanId, int]) -> Iterable[Result]:
    answered = zip(attempt.paper.questions, attempt.answers, strict=True)
    for number, (question, answer) in enumerate(answered):
        teacher = teacher_marks.get(script_id(attempt.id, number, question.id))
        is_judged = answer.mark is not None or teacher is not None
        if is_judged and question.marks:
            kind = asked_by(question).kind
            yield Result(attempt.begun, kind, answer.mark, question.marks, teacher)


def _kind_result(results: Sequence[Result]) -> KindResult:
    by_teacher = sum(each.teacher is not None for each in results)
    share = fmean(each.share for each in results)
    return KindResult(results[0].kind, share, len(results), by_teacher)


def _missed(attempt: Attempt) -> Iterable[Dimension]:
    lines = compared(attempt.marks, attempt.paper.model.annotations, attempt.paper.sources)
    for each in lines:
        if each.model is not None and each.outcome in {Outcome.MISSED, Outcome.DIFFERENT}:
            yield each.model.dimension


def _most(counted: Counter[NameT]) -> tuple[tuple[NameT, int], ...]:
    # By name where they are as frequent, so that the same attempts always tell the same.
    return tuple(sorted(counted.items(), key=lambda each: (-each[1], each[0]))[:MOST_WEAK])
