# SPDX-License-Identifier: MIT
"""A plan as JSON, format `sourceplan/1`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from workbench.domain.enquiries import Enquiry
from workbench.domain.identifiers import (
    AnnotationId,
    BackgroundId,
    EnquiryId,
    PackId,
    PlanId,
    PointId,
)
from workbench.domain.interchange.levels import levels_from_json, levels_to_json
from workbench.domain.interchange.values import given, name_of, text_of
from workbench.domain.plans import (
    AnnotationEvidence,
    BackgroundEvidence,
    Evidence,
    Plan,
    Point,
    PointKind,
    Student,
)

FORMAT = "sourceplan/1"

JsonObject = dict[str, Any]
NewId = Callable[[], str]


def plan_to_json(plan: Plan) -> JsonObject:
    """Return `plan` as the JSON object that the command line and the PDF carry."""
    return {
        "format": FORMAT,
        "id": plan.id,
        "pack": plan.pack_id,
        "student": student_to_json(plan.student),
        "enquiry": enquiry_to_json(plan.enquiry),
        **({"name": plan.name} if plan.name else {}),
        "claim": plan.claim,
        "points": [_point_to_json(point) for point in plan.points],
        "judgement": plan.judgement,
    }


def plan_from_json(data: Mapping[str, Any], *, pack_id: PackId, new_id: NewId) -> Plan:
    """Return the plan for the pack `pack_id` that a JSON object of format `sourceplan/1` describes.

    Expects data that fits the schema `sourceplan-1.json`.
    """
    return Plan(
        id=PlanId(given(data, "id") or new_id()),
        pack_id=pack_id,
        enquiry=enquiry_from_json(data["enquiry"], new_id),
        student=student_from_json(data.get("student") or {}),
        claim=text_of(data, "claim") or "",
        points=tuple(_point_from_json(each, new_id) for each in data.get("points", ())),
        judgement=text_of(data, "judgement") or "",
        name=name_of(data, "name") or "",
    )


def student_to_json(student: Student) -> JsonObject:
    """Return whose work it is, as it stands in a plan."""
    return {
        "name": student.name,
        "class": student.class_name,
        "candidate": student.candidate,
        "teacher": student.teacher,
    }


def student_from_json(data: Mapping[str, Any]) -> Student:
    """Return the student that `student_to_json` has made an object of."""
    return Student(
        name=text_of(data, "name") or "",
        class_name=text_of(data, "class") or "",
        candidate=text_of(data, "candidate") or "",
        teacher=text_of(data, "teacher") or "",
    )


def enquiry_to_json(enquiry: Enquiry) -> JsonObject:
    """Return the enquiry as it stands in a plan."""
    return {
        "id": enquiry.id,
        "board": enquiry.board,
        "question": enquiry.question,
        "text": enquiry.text,
        "marks": enquiry.marks,
        "minutes": enquiry.minutes,
        "sources": list(enquiry.sources),
        **({"confidence": enquiry.confidence} if enquiry.confidence is not None else {}),
        **({"words": enquiry.words} if enquiry.words is not None else {}),
        **({"levels": levels_to_json(enquiry.levels)} if enquiry.levels else {}),
    }


def enquiry_from_json(data: Mapping[str, Any], new_id: NewId) -> Enquiry:
    """Return the enquiry that `enquiry_to_json` has made an object of."""
    return Enquiry(
        id=EnquiryId(given(data, "id") or new_id()),
        text=text_of(data, "text") or "",
        board=given(data, "board"),
        question=given(data, "question"),
        marks=given(data, "marks"),
        minutes=given(data, "minutes"),
        sources=tuple(data.get("sources") or ()),
        confidence=given(data, "confidence"),
        words=given(data, "words"),
        levels=levels_from_json(data.get("levels")),
    )


def _point_to_json(point: Point) -> JsonObject:
    return {
        "id": point.id,
        "kind": point.kind.value,
        "point": point.point,
        "explanation": point.explanation,
        "link": point.link,
        "evidence": [_evidence_to_json(evidence) for evidence in point.evidence],
    }


def _evidence_to_json(evidence: Evidence) -> JsonObject:
    if isinstance(evidence, AnnotationEvidence):
        return {"annotation": evidence.annotation_id}
    return {"background": evidence.background_id}


def _point_from_json(data: Mapping[str, Any], new_id: NewId) -> Point:
    return Point(
        id=PointId(given(data, "id") or new_id()),
        kind=PointKind(data.get("kind", PointKind.POINT)),
        point=text_of(data, "point") or "",
        evidence=tuple(_evidence_from_json(each) for each in data.get("evidence", ())),
        explanation=text_of(data, "explanation") or "",
        link=text_of(data, "link") or "",
    )


def _evidence_from_json(data: Mapping[str, Any]) -> Evidence:
    if "annotation" in data:
        return AnnotationEvidence(AnnotationId(data["annotation"]))
    return BackgroundEvidence(BackgroundId(data["background"]))
