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
from workbench.domain.practising.attempts import Attempt
from workbench.domain.practising.comparing import Outcome, compared

NameT = TypeVar("NameT", bound=str)

MOST_WEAK = 3
"""What costs most is told of each kind of thing; a longer list helps nobody to begin."""

ENOUGH = 0.8
"""The share of the marks from which a kind of question needs no practice first."""


@dataclass(frozen=True, slots=True)
class Result:
    """One answer that was judged: when it was begun, its kind, its marks of how many."""

    begun: datetime
    kind: Kind
    mark: int
    out_of: int

    @property
    def share(self) -> float:
        """The share of the marks, between 0 and 1."""
        return min(1.0, self.mark / self.out_of)


@dataclass(frozen=True, slots=True)
class Progress:
    """What attempts tell.

    `results` are the judged answers, oldest first. `kinds` gives for each kind of question the
    share of the marks and how often it was practised, the lowest first; `rules` how often a check
    asked something, and `dimensions` how often a model's mark was missed or taken for something
    else, the most first.
    """

    results: tuple[Result, ...] = ()
    kinds: tuple[tuple[Kind, float, int], ...] = ()
    rules: tuple[tuple[str, int], ...] = ()
    dimensions: tuple[tuple[Dimension, int], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was judged and nothing asked."""
        return not (self.results or self.rules or self.dimensions)


def progress_of(attempts: Iterable[Attempt]) -> Progress:
    """Return what attempts that are over tell together."""
    over = sorted((each for each in attempts if each.is_over), key=lambda each: each.begun)
    results = tuple(result for attempt in over for result in _results(attempt))
    by_kind: dict[Kind, list[float]] = {}
    for result in results:
        by_kind.setdefault(result.kind, []).append(result.share)
    kinds = sorted((fmean(shares), kind, len(shares)) for kind, shares in by_kind.items())
    rules = Counter(
        rule for attempt in over for answer in attempt.answers for rule in set(answer.asked or ())
    )
    missed = Counter(dimension for attempt in over for dimension in _missed(attempt))
    return Progress(
        results,
        tuple((kind, share, count) for share, kind, count in kinds),
        _most(rules),
        _most(missed),
    )


def next_practice(progress: Progress, offered: Sequence[Enquiry]) -> Enquiry | None:
    """Return which of these questions to practise next, or None where none of them is left.

    First comes the kind that costs most, then one that was not practised yet, then any.
    """
    shares: Mapping[Kind, float] = {kind: share for kind, share, _ in progress.kinds}

    def need(question: Enquiry) -> tuple[int, float]:
        share = shares.get(asked_by(question).kind)
        if share is None:
            return (1, 0.0)
        return (0, share) if share < ENOUGH else (2, share)

    return min(offered, key=need, default=None)


def _results(attempt: Attempt) -> Iterable[Result]:
    for question, answer in zip(attempt.paper.questions, attempt.answers, strict=True):
        if answer.mark is not None and question.marks:
            yield Result(attempt.begun, asked_by(question).kind, answer.mark, question.marks)


def _missed(attempt: Attempt) -> Iterable[Dimension]:
    lines = compared(attempt.marks, attempt.paper.model.annotations, attempt.paper.sources)
    for each in lines:
        if each.model is not None and each.outcome in {Outcome.MISSED, Outcome.DIFFERENT}:
            yield each.model.dimension


def _most(counted: Counter[NameT]) -> tuple[tuple[NameT, int], ...]:
    # By name where they are as frequent, so that the same attempts always tell the same.
    return tuple(sorted(counted.items(), key=lambda each: (-each[1], each[0]))[:MOST_WEAK])
