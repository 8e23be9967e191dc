# SPDX-License-Identifier: MIT
"""Bring in what a teacher wrote into a plan, tick it off, and say what was changed for it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from workbench.domain.handed_in.names import number_key
from workbench.domain.identifiers import OperationId, PackId, PlanId, RemarkId, new_id
from workbench.domain.plans import Student
from workbench.domain.refusals import OtherPlanError
from workbench.domain.remark_places import Ground, PlaceFinder, has_place
from workbench.domain.remarks import Reconciled, Remark, Returned, reconciled, together
from workbench.domain.text import canonical, one_line

if TYPE_CHECKING:
    from workbench.storage.library import Library
    from workbench.storage.units import UnitOfWork

Clock = Callable[[], datetime]

_NOTHING_NEW = "There is nothing new in this file; you have all of it already."
_NOTHING_SAID = "Nobody has written anything into this file yet."

BRING_IN = "Bring in what my teacher wrote"


@dataclass(frozen=True, slots=True)
class Received:
    """What came of a plan that was brought back.

    `said` is how many things are said in the file, `unplaced` how many of those that are new
    belong nowhere.
    """

    plan_id: PlanId
    pack_id: PackId
    outcome: Reconciled
    said: int
    unplaced: int = 0

    @property
    def told(self) -> str:
        """What came of it, in one or two sentences."""
        outcome = self.outcome
        if outcome.is_older:
            return "You have a newer copy of this file, so nothing was changed."
        counts = (
            (outcome.new, "new"),
            (outcome.changed, "changed by your teacher"),
            (outcome.gone, "taken away"),
        )
        parts = [f"{number} {word}" for number, word in counts if number]
        if not parts:
            return _NOTHING_NEW if self.said else _NOTHING_SAID
        nowhere = f" {self.unplaced} could not be placed." if self.unplaced else ""
        return f"What your teacher wrote: {', '.join(parts)}.{nowhere}"


@dataclass(frozen=True, slots=True)
class ReceiveRemarks:
    """The edit behind bringing in what a teacher wrote; nothing of the student's is changed."""

    operation: OperationId
    returned: Returned
    signed: Student = field(default_factory=Student)
    """Whose library it is: plans that say nothing of their own are signed so."""
    label: str = BRING_IN
    merge_key: str | None = None

    def apply(self, unit: UnitOfWork) -> Received:
        """Store what is new, changed or gone.

        Raises:
            OtherPlanError: the plan is not in this library, or is that of another student.
        """
        returned = self.returned
        plan = unit.plans.find(returned.plan_id)
        if plan is None:
            raise OtherPlanError(
                returned.name,
                "is a plan that is not in this library",
                "open the library in which the plan was made and bring the file in there",
            )
        _require_same_student(returned, plan.student)
        own = plan.student if plan.student != Student() else self.signed
        _require_same_number(returned, plan.student, own)
        marks = unit.annotations.of_pack(plan.pack_id)
        ground = Ground(plan, unit.packs.get(plan.pack_id), {each.id: each for each in marks})
        known, place_of = unit.remarks.of_plan(plan.id), PlaceFinder(ground).place_of
        outcome = together([reconciled(known, each, place_of, unit.now) for each in returned.parts])
        unit.remarks.keep_all(outcome.remarks)
        unplaced = sum(each.asks and not has_place(each, ground) for each in outcome.remarks)
        said = sum(len(each.said) for each in returned.parts)
        return Received(plan.id, plan.pack_id, outcome, said, unplaced)


@dataclass(frozen=True, slots=True)
class AnswerRemark:
    """The edit behind ticking off a remark and saying what was changed."""

    operation: OperationId
    remark_id: RemarkId
    done: datetime | None
    answer: str
    label: str
    merge_key: str | None = None

    def apply(self, unit: UnitOfWork) -> Remark:
        """Store what the student made of the remark.

        Raises:
            NotFoundError: there is no such remark.
        """
        remark = replace(unit.remarks.get(self.remark_id), done=self.done, answer=self.answer)
        unit.remarks.keep_all((remark,))
        return remark


class RemarkingService:
    """Take in, find and answer remarks."""

    def __init__(self, library: Library, *, clock: Clock | None = None) -> None:
        self._library = library
        self._clock = clock or (lambda: datetime.now(UTC))

    def receive(self, returned: Returned) -> Future[Received]:
        """Keep what is said in a plan that came back.

        The future raises what `ReceiveRemarks.apply` does.
        """
        from workbench.storage.preferences import load_preferences

        signed = load_preferences(self._library.folder).student
        return self._library.perform(ReceiveRemarks(OperationId(new_id()), returned, signed))

    def tick(self, remark: Remark, *, is_done: bool) -> Future[Remark]:
        """Keep that a remark was done, or that it is still to do."""
        done = (remark.done or self._clock()) if is_done else None
        label = "Tick off a remark" if is_done else "Take back a tick"
        operation = OperationId(new_id())
        return self._library.perform(AnswerRemark(operation, remark.id, done, remark.answer, label))

    def answer(
        self, remark: Remark, answer: str, *, merge_key: str | None = None
    ) -> Future[Remark]:
        """Keep what the student changed for a remark; one `merge_key` makes one step of undo."""
        operation, said = OperationId(new_id()), canonical(answer)
        return self._library.perform(
            AnswerRemark(operation, remark.id, remark.done, said, "What I changed", merge_key)
        )

    def remarks_in(self, pack_id: PackId) -> tuple[Remark, ...]:
        """Return the remarks on the plans of a pack, those received first first."""
        return self._library.read(lambda unit: unit.remarks.of_pack(pack_id)).result()


def _require_same_student(returned: Returned, own: Student) -> None:
    there, here = _name(returned.student), _name(own.name)
    if there and here and there != here:
        raise OtherPlanError(
            returned.name,
            f"has the name “{returned.student}”, and your plan has “{own.name}”",
            "if both are you, write the same name into your plan and bring the file in again",
        )


def _require_same_number(returned: Returned, plan_student: Student, own: Student) -> None:
    """Refuse another candidate number where no name says that it is the same student."""
    if _name(returned.student) and _name(plan_student.name):
        return
    there, here = number_key(returned.candidate), number_key(own.candidate)
    if there and here and there != here:
        raise OtherPlanError(
            returned.name,
            f"has the candidate number {one_line(returned.candidate)}, and yours is "
            f"{one_line(own.candidate)}",
            "if both are you, write that number where you export the plan and bring the file in "
            "again",
        )


def _name(name: str) -> str:
    return " ".join(canonical(name).casefold().split())
