# SPDX-License-Identifier: MIT
"""Plans as rows.

A plan is kept whole: the repository compares it with what is there and writes the rows that
differ, so that an undo step of a changed sentence holds that sentence and not the plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, select

from workbench.domain.enquiries import Enquiry
from workbench.domain.errors import NotFoundError
from workbench.domain.identifiers import AnnotationId, BackgroundId, PackId, PlanId, PointId
from workbench.domain.plan_versions import PlanTimes, said
from workbench.domain.plans import (
    AnnotationEvidence,
    BackgroundEvidence,
    Evidence,
    Plan,
    Point,
    PointKind,
    Student,
)
from workbench.storage import values
from workbench.storage.repositories.enquiries import EnquiryRepository, enquiry_of
from workbench.storage.repositories.plan_versions import remove_plan_versions
from workbench.storage.rows import Rows
from workbench.storage.tables import EnquiryRow, EvidenceRow, PlanRow, PointRow, RemarkRow, table_of

_PLANS = table_of(PlanRow)
_POINTS = table_of(PointRow)
_EVIDENCE = table_of(EvidenceRow)
_ENQUIRIES = table_of(EnquiryRow)
_REMARKS = table_of(RemarkRow)


class PlanRepository:
    """The plans of all packs."""

    def __init__(self, connection: Connection, rows: Rows, now: datetime) -> None:
        self._connection = connection
        self._rows = rows
        self._now = now

    def keep(self, plan: Plan) -> None:
        """Keep a plan and its enquiry as they are now, new or known."""
        EnquiryRepository(self._connection, self._rows, self._now).keep(plan.pack_id, plan.enquiry)
        scope = _PLANS.c.id == plan.id
        known, times = self.find(plan.id), self.times_of(plan.id)
        times = times or PlanTimes(self._now, self._now)
        if known is None or said(known) != said(plan):
            times = replace(times, modified=self._now)
        self._rows.replace(_PLANS, scope, (_plan_row(plan, times),))
        self._rows.replace(_POINTS, _POINTS.c.plan_id == plan.id, _point_rows(plan))
        self._rows.replace(_EVIDENCE, _EVIDENCE.c.plan_id == plan.id, _evidence_rows(plan))

    def remove(self, plan_id: PlanId) -> None:
        """Remove a plan with what a teacher wrote into it; its marks and its enquiry stay.

        Raises:
            NotFoundError: there is no such plan.
        """
        if self.find(plan_id) is None:
            raise NotFoundError("plan", plan_id)
        self._rows.delete(_REMARKS, _REMARKS.c.plan_id == plan_id)
        remove_plan_versions(self._rows, _PLANS.c.id == plan_id)
        self._rows.delete(_EVIDENCE, _EVIDENCE.c.plan_id == plan_id)
        self._rows.delete(_POINTS, _POINTS.c.plan_id == plan_id)
        self._rows.delete(_PLANS, _PLANS.c.id == plan_id)

    def find(self, plan_id: PlanId) -> Plan | None:
        """Return the plan with this id, or None."""
        statement = select(_PLANS).where(_PLANS.c.id == plan_id)
        found = self._connection.execute(statement).mappings().first()
        return self._plan_of(found) if found else None

    def times_of(self, plan_id: PlanId) -> PlanTimes | None:
        """Return when a plan was begun and last changed, or None where there is no such plan."""
        columns = select(_PLANS.c.created, _PLANS.c.modified).where(_PLANS.c.id == plan_id)
        found = self._connection.execute(columns).first()
        if found is None:
            return None
        created = values.time_from_text(found.created)
        modified = values.time_from_text(found.modified) if found.modified else created
        return PlanTimes(created, modified)

    def get(self, plan_id: PlanId) -> Plan:
        """Return the plan with this id.

        Raises:
            NotFoundError: there is no such plan.
        """
        plan = self.find(plan_id)
        if plan is None:
            raise NotFoundError("plan", plan_id)
        return plan

    def of_pack(self, pack_id: PackId) -> tuple[Plan, ...]:
        """Return the plans of a pack, oldest first."""
        statement = (
            select(_PLANS)
            .where(_PLANS.c.pack_id == pack_id)
            .order_by(_PLANS.c.created, _PLANS.c.id)
        )
        return tuple(map(self._plan_of, self._connection.execute(statement).mappings().all()))

    def _plan_of(self, row: Mapping[Any, Any]) -> Plan:
        evidence: dict[str, list[Evidence]] = {}
        for each in self._below(_EVIDENCE, row["id"]):
            evidence.setdefault(each["point_id"], []).append(_evidence_of(each))
        return Plan(
            id=PlanId(row["id"]),
            pack_id=PackId(row["pack_id"]),
            enquiry=self._enquiry(row["enquiry_id"]),
            student=Student(
                name=row["student_name"],
                class_name=row["student_class"],
                candidate=row["student_candidate"],
                teacher=row["student_teacher"],
            ),
            claim=row["claim"],
            points=tuple(
                _point_of(each, evidence.get(each["id"], ()))
                for each in self._below(_POINTS, row["id"])
            ),
            judgement=row["judgement"],
            name=row["name"] or "",
        )

    def _below(self, table: Table, plan_id: str) -> list[Any]:
        statement = select(table).where(table.c.plan_id == plan_id).order_by(table.c.position)
        return list(self._connection.execute(statement).mappings())

    def _enquiry(self, enquiry_id: str) -> Enquiry:
        statement = select(_ENQUIRIES).where(_ENQUIRIES.c.id == enquiry_id)
        return enquiry_of(self._connection.execute(statement).mappings().one())


def _plan_row(plan: Plan, times: PlanTimes) -> values.Row:
    return {
        "id": plan.id,
        "pack_id": plan.pack_id,
        "enquiry_id": plan.enquiry.id,
        "student_name": plan.student.name,
        "student_class": plan.student.class_name,
        "student_candidate": plan.student.candidate,
        "student_teacher": plan.student.teacher,
        "claim": plan.claim,
        "judgement": plan.judgement,
        "name": plan.name or None,
        "created": values.time_to_text(times.created),
        "modified": values.time_to_text(times.modified),
    }


def _point_rows(plan: Plan) -> list[values.Row]:
    return [
        {
            "plan_id": plan.id,
            "id": point.id,
            "position": position,
            "kind": point.kind.value,
            "point": point.point,
            "explanation": point.explanation,
            "link": point.link,
        }
        for position, point in enumerate(plan.points)
    ]


def _evidence_rows(plan: Plan) -> list[values.Row]:
    return [
        {
            "plan_id": plan.id,
            "point_id": point.id,
            "position": position,
            "annotation_id": getattr(evidence, "annotation_id", None),
            "background_id": getattr(evidence, "background_id", None),
        }
        for point in plan.points
        for position, evidence in enumerate(point.evidence)
    ]


def _point_of(row: Mapping[Any, Any], evidence: Iterable[Evidence]) -> Point:
    return Point(
        id=PointId(row["id"]),
        kind=PointKind(row["kind"]),
        point=row["point"],
        evidence=tuple(evidence),
        explanation=row["explanation"],
        link=row["link"],
    )


def _evidence_of(row: Mapping[Any, Any]) -> Evidence:
    if row["annotation_id"] is not None:
        return AnnotationEvidence(AnnotationId(row["annotation_id"]))
    return BackgroundEvidence(BackgroundId(row["background_id"]))
