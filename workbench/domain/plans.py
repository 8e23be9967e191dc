# SPDX-License-Identifier: MIT
"""Essay plans: what a student will argue and what it rests on.

Evidence points to annotations and background by id. The words it quotes are looked up whenever the
plan is shown, so a plan never quotes what its source no longer says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from workbench.domain.enquiries import Enquiry
from workbench.domain.identifiers import AnnotationId, BackgroundId, PackId, PlanId, PointId


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
    """The plan of one answer to one enquiry."""

    id: PlanId
    pack_id: PackId
    enquiry: Enquiry
    student: Student = field(default_factory=Student)
    claim: str = ""
    points: tuple[Point, ...] = ()
    judgement: str = ""

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
