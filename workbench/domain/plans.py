# SPDX-License-Identifier: MIT
"""Essay plans: what a student will argue and what it rests on.

Evidence points to annotations and background by id. The words it quotes are looked up whenever the
plan is shown, so a plan never quotes what its source no longer says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from workbench.domain.enquiries import Enquiry
from workbench.domain.identifiers import (
    AnnotationId,
    BackgroundId,
    EnquiryId,
    PackId,
    PlanId,
    PointId,
)


class PointKind(StrEnum):
    """Whether a point argues for the claim or is held against it."""

    POINT = "point"
    COUNTER_POINT = "counter-point"


@dataclass(frozen=True, slots=True)
class AnnotationEvidence:
    """Words of a source that a student has marked."""

    annotation_id: AnnotationId


@dataclass(frozen=True, slots=True)
class BackgroundEvidence:
    """Own knowledge: a piece of the pack's background."""

    background_id: BackgroundId


Evidence = AnnotationEvidence | BackgroundEvidence


@dataclass(frozen=True, slots=True)
class Student:
    """Whose plan it is; `candidate` is the number used where names are hidden."""

    name: str = ""
    class_name: str = ""
    candidate: str = ""
    teacher: str = ""


@dataclass(frozen=True, slots=True)
class ExamEntry:
    """What an exam board wants on every page of a typed script beside the candidate number.

    `centre` is the number of the school, `component` the code of the paper.
    """

    centre: str = ""
    component: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """One step of the argument: point, evidence, explanation, link to the question."""

    id: PointId
    kind: PointKind = PointKind.POINT
    point: str = ""
    evidence: tuple[Evidence, ...] = ()
    explanation: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan of one answer to one enquiry.

    `name` tells it from other plans for the same enquiry; the first one has none.
    """

    id: PlanId
    pack_id: PackId
    enquiry: Enquiry
    student: Student = field(default_factory=Student)
    claim: str = ""
    points: tuple[Point, ...] = ()
    judgement: str = ""
    name: str = ""

    def evidence(self) -> Iterator[tuple[Point, Evidence]]:
        """Yield each piece of evidence with the point it belongs to, in order."""
        for point in self.points:
            for evidence in point.evidence:
                yield point, evidence

    def without(self, *gone: Evidence) -> Plan:
        """Return the plan with this evidence in none of its points."""
        left_out = frozenset(gone)
        points = tuple(
            replace(point, evidence=tuple(x for x in point.evidence if x not in left_out))
            for point in self.points
        )
        return replace(self, points=points)


def names_of_plans(plans: Iterable[Plan]) -> dict[PlanId, str]:
    """Return what each plan is called: its name, or “Plan 1” by its place for its enquiry."""
    names: dict[PlanId, str] = {}
    seen: Counter[EnquiryId] = Counter()
    for plan in plans:
        seen[plan.enquiry.id] += 1
        names[plan.id] = plan.name or f"Plan {seen[plan.enquiry.id]}"
    return names


def next_plan_name(plan: Plan, plans: Iterable[Plan]) -> str:
    """Return a name for one more plan of the enquiry of `plan` that none of them has."""
    plans = tuple(plans)
    every = names_of_plans(plans)
    taken = {every[each.id].casefold() for each in plans if each.enquiry.id == plan.enquiry.id}
    number = len(taken) + 1
    while f"plan {number}" in taken:
        number += 1
    return f"Plan {number}"


def copy_of(plan: Plan, plan_id: PlanId, plans: Iterable[Plan]) -> Plan:
    """Return a plan with the same words and evidence under another id and a name of its own."""
    plans = tuple(plans)
    every = names_of_plans(plans)
    taken = {every[each.id].casefold() for each in plans if each.enquiry.id == plan.enquiry.id}
    name = copied = f"Copy of {every.get(plan.id, plan.name)}"
    number = 2
    while name.casefold() in taken:
        name = f"{copied} {number}"
        number += 1
    return replace(plan, id=plan_id, name=name)


def points_with(plan: Plan, evidence: Evidence) -> tuple[Point, ...]:
    """Return the points that rest on one piece of evidence, in order."""
    return tuple(point for point in plan.points if evidence in point.evidence)
