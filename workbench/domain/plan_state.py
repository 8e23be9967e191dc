# SPDX-License-Identifier: MIT
"""How a plan stands: what is there and what is still empty, without judging what it says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from workbench.domain.annotations import Annotation
from workbench.domain.plans import (
    AnnotationEvidence,
    BackgroundEvidence,
    Plan,
    Point,
    PointKind,
)
from workbench.domain.sources import Pack


class PointPart(StrEnum):
    """The parts of a point, in the order in which they are written."""

    POINT = "point"
    EVIDENCE = "evidence"
    KNOWLEDGE = "knowledge"
    EXPLANATION = "explanation"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class PointState:
    """What of a point is there, in the order of `PointPart`."""

    filled: tuple[PointPart, ...]

    @property
    def missing(self) -> tuple[PointPart, ...]:
        """The parts that are still empty, in the order in which they are written."""
        return tuple(part for part in PointPart if part not in self.filled)

    @property
    def is_started(self) -> bool:
        """Whether there is anything at all."""
        return bool(self.filled)

    @property
    def is_complete(self) -> bool:
        """Whether no part is empty."""
        return not self.missing


class CounterPointState(StrEnum):
    """What the plan has to say on the other hand."""

    MISSING = "missing"
    WITHOUT_EVIDENCE = "without evidence"
    SUPPORTED = "supported"


@dataclass(frozen=True, slots=True)
class PlanState:
    """How a plan stands.

    Args:
        used: labels of the sources that stand as evidence, in page order.
        unused: labels of the sources in question that do not.
        sources_are_named: whether the question names its sources; otherwise all of the pack count.
        points: how many points there are, those on the other hand not counted.
        without_knowledge: numbers of the points that rest on sources alone.
    """

    used: tuple[str, ...]
    unused: tuple[str, ...]
    sources_are_named: bool
    points: int
    without_knowledge: tuple[int, ...]
    counter_point: CounterPointState
    has_judgement: bool

    @property
    def uses_enough_sources(self) -> bool:
        """Whether all sources the question names are used, or else more than half of the pack's.

        The share is a rule of thumb of this project's; no board gives one.
        """
        if self.sources_are_named:
            return not self.unused
        return len(self.used) > len(self.unused)


def state_of_point(point: Point) -> PointState:
    """Return what of `point` is there."""
    is_filled = {
        PointPart.POINT: bool(point.point.strip()),
        PointPart.EVIDENCE: any(isinstance(x, AnnotationEvidence) for x in point.evidence),
        PointPart.KNOWLEDGE: any(isinstance(x, BackgroundEvidence) for x in point.evidence),
        PointPart.EXPLANATION: bool(point.explanation.strip()),
        PointPart.LINK: bool(point.link.strip()),
    }
    return PointState(tuple(part for part in PointPart if is_filled[part]))


def state_of_plan(plan: Plan, pack: Pack, annotations: Iterable[Annotation]) -> PlanState:
    """Return how `plan` stands; evidence whose mark is gone counts for no source."""
    source_of = {each.id: each.target.source_id for each in annotations}
    quoted = {
        source_of.get(evidence.annotation_id)
        for _, evidence in plan.evidence()
        if isinstance(evidence, AnnotationEvidence)
    }
    named = set(plan.enquiry.sources)
    asked = [source for source in pack.sources if not named or source.label in named]
    numbered = tuple(zip(plan.points, numbers_of_points(plan.points), strict=True))
    return PlanState(
        used=tuple(source.label for source in asked if source.id in quoted),
        unused=tuple(source.label for source in asked if source.id not in quoted),
        sources_are_named=bool(named),
        points=sum(number is not None for _, number in numbered),
        without_knowledge=tuple(
            number
            for point, number in numbered
            if number is not None and PointPart.KNOWLEDGE in state_of_point(point).missing
        ),
        counter_point=_state_of_counter_points(plan.points),
        has_judgement=bool(plan.judgement.strip()),
    )


def numbers_of_points(points: Iterable[Point]) -> tuple[int | None, ...]:
    """Return the number of each point, from 1; None for those on the other hand."""
    numbers: list[int | None] = []
    last = 0
    for point in points:
        if point.kind is PointKind.POINT:
            last += 1
            numbers.append(last)
        else:
            numbers.append(None)
    return tuple(numbers)


def _state_of_counter_points(points: Iterable[Point]) -> CounterPointState:
    started = [
        state
        for point in points
        if point.kind is PointKind.COUNTER_POINT and (state := state_of_point(point)).is_started
    ]
    if not started:
        return CounterPointState.MISSING
    if any(PointPart.EVIDENCE in state.filled for state in started):
        return CounterPointState.SUPPORTED
    return CounterPointState.WITHOUT_EVIDENCE
