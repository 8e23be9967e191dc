# SPDX-License-Identifier: MIT
"""Make essay plans out of marks and own knowledge."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.domain.errors import IdTakenError, InvalidDocumentError, UnknownReferenceError
from workbench.domain.identifiers import OperationId, PackId, PlanId, new_id
from workbench.domain.plan_versions import EvidenceNames
from workbench.domain.plans import AnnotationEvidence, Plan
from workbench.domain.question_text import same_words
from workbench.services import catalogues
from workbench.services.enquiring import require_known
from workbench.services.plan_history import keep_plan_version

if TYPE_CHECKING:
    from workbench.storage.library import Library
    from workbench.storage.units import UnitOfWork


@dataclass(frozen=True, slots=True)
class KeepPlan:
    """The edit behind every change to a plan: the plan as it is now."""

    operation: OperationId
    plan: Plan
    label: str = "Change plan"
    merge_key: str | None = None

    def apply(self, unit: UnitOfWork) -> Plan:
        """Store the plan and its enquiry, and what it said before as far as that is worth it.

        Raises:
            UnknownReferenceError: its evidence or its enquiry names what the pack does not have.
        """
        pack = unit.packs.get(self.plan.pack_id)
        annotations = unit.annotations.of_pack(pack.id)
        marks = {each.id for each in annotations}
        entries = {entry.id for entry in pack.background.entries()}
        for _, evidence in self.plan.evidence():
            if isinstance(evidence, AnnotationEvidence):
                if evidence.annotation_id not in marks:
                    raise UnknownReferenceError("mark", evidence.annotation_id, "The plan")
            elif evidence.background_id not in entries:
                raise UnknownReferenceError("background", evidence.background_id, "The plan")
        for label in self.plan.enquiry.sources:
            if pack.source_labelled(label) is None:
                raise UnknownReferenceError("source", label, "The plan")
        known = unit.plans.find(self.plan.id)
        if known is not None and known.pack_id != pack.id:
            raise IdTakenError("plan", self.plan.id)
        if known is not None:
            keep_plan_version(unit, known, self.plan, EvidenceNames.in_pack(pack, annotations))
        unit.plans.keep(self.plan)
        self._take_over_question(unit, pack.id)
        return self.plan

    def _take_over_question(self, unit: UnitOfWork, pack_id: PackId) -> None:
        """Let a question of the page that the plan asks in the same words be the plan's own."""
        asked = same_words(self.plan.enquiry.text)
        for other in unit.enquiries.of_pack(pack_id):
            is_same = other.id != self.plan.enquiry.id and same_words(other.text) == asked
            if is_same and not unit.enquiries.is_answered(other.id):
                unit.enquiries.remove(other.id)


@dataclass(frozen=True, slots=True)
class RemovePlan:
    """The edit behind removing a plan with its earlier versions; its marks and question stay."""

    operation: OperationId
    plan_id: PlanId
    label: str = "Remove plan"
    merge_key: str | None = None

    def apply(self, unit: UnitOfWork) -> None:
        """Take the plan out of the library."""
        unit.plans.remove(self.plan_id)


class PlanningService:
    """Keep, find and remove plans."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def keep(
        self, plan: Plan, *, merge_key: str | None = None, label: str = "Change plan"
    ) -> Future[Plan]:
        """Keep `plan` as it is now, new or known; `label` is what undo calls it.

        Raises:
            InvalidDocumentError: two points have the same id.
            UnknownReferenceError: the plan names a board or a kind of question that is not known.
                The result raises it for marks, background and sources the pack does not have.
        """
        ids = [point.id for point in plan.points]
        if len(set(ids)) < len(ids):
            raise InvalidDocumentError("the plan", "two of its points have the same id")
        known = _with_tariff(plan)
        operation = OperationId(new_id())
        return self._library.perform(KeepPlan(operation, known, label, merge_key=merge_key))

    def remove(self, plan_id: PlanId) -> Future[None]:
        """Remove a plan."""
        return self._library.perform(RemovePlan(OperationId(new_id()), plan_id))

    def plans_of(self, pack_id: PackId) -> tuple[Plan, ...]:
        """Return the plans of a pack, oldest first."""
        return self._library.read(lambda unit: unit.plans.of_pack(pack_id)).result()


def _with_tariff(plan: Plan) -> Plan:
    enquiry = plan.enquiry
    if enquiry.board is None:
        return plan
    require_known(enquiry, "The plan")
    board = catalogues.board(enquiry.board)
    question = board.question(enquiry.question) if board and enquiry.question else None
    if question is None:
        return plan
    marks = question.marks if enquiry.marks is None else enquiry.marks
    minutes = question.minutes if enquiry.minutes is None else enquiry.minutes
    return replace(plan, enquiry=replace(enquiry, marks=marks, minutes=minutes))
