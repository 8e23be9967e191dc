# SPDX-License-Identifier: MIT
"""Bring in what a teacher wrote, tick it off, and say what was changed for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from workbench.domain.handed_in.names import number_key
from workbench.domain.identifiers import (
    AttemptId,
    OperationId,
    PackId,
    PlanId,
    RemarkId,
    new_id,
)
from workbench.domain.plans import Student
from workbench.domain.refusals import OtherPlanError
from workbench.domain.remark_places import Ground, PlaceFinder, has_place
from workbench.domain.remarks import Reconciled, Remark, Returned, reconciled, together
from workbench.domain.text import canonical, one_line

if TYPE_CHECKING:
    from workbench.domain.plans import Plan
    from workbench.domain.practising.attempts import Attempt
    from workbench.domain.practising.scripts import AnswerWords
    from workbench.storage.library import Library
    from workbench.storage.units import UnitOfWork

Clock = Callable[[], datetime]

_NOTHING_NEW = "There is nothing new in this file; you have all of it already."
_NOTHING_SAID = "Nobody has written anything into this file yet."

BRING_IN = "Bring in what my teacher wrote"

_SAME_NAME = "if both are you, write the same name into your plan and bring the file in again"
_SAME_NUMBER = (
    "if both are you, write that number where you export the plan and bring the file in again"
)
_OTHER_NAME = "ask your teacher whose answer it is about"
_NO_PLAN = (
    "is a plan that is not in this library",
    "open the library in which the plan was made and bring the file in there",
)
_NO_ANSWER = (
    "is about an answer that is not in this library",
    "undo it if you removed that practice, or else bring the file into the library it is from",
)
_OTHER_WORDS = (
    "is about an answer with other words than yours",
    "open the library in which that answer was written and bring the file in there",
)
_NOT_OVER = (
    "is about an answer that is not finished here",
    "open the library in which it was finished and bring the file in there",
)


@dataclass(frozen=True, slots=True)
class Received:
    """What came of a plan or an answer that was brought back.

    `attempt_id` and `question`, counted from 0, say which answer it is; None where it is a plan.
    `said` is how many things are said in the file, `unplaced` how many of those that are new
    belong nowhere.
    """

    plan_id: PlanId
    pack_id: PackId
    outcome: Reconciled
    said: int
    unplaced: int = 0
    attempt_id: AttemptId | None = None
    question: int = 0

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
            OtherPlanError: plan or answer is not in this library, has other words, or is that of
                another student.
        """
        plan = unit.plans.find(self.returned.plan_id)
        if plan is not None:
            return self._to_plan(unit, plan)
        found = unit.attempts.with_answer(self.returned.plan_id)
        if found is not None:
            return self._to_answer(unit, *found)
        raise _not_here(self.returned)

    def _to_plan(self, unit: UnitOfWork, plan: Plan) -> Received:
        _require_same_student(self.returned, plan.student, "plan", _SAME_NAME)
        self._require_same_number(plan.student, _SAME_NUMBER)
        marks = unit.annotations.of_pack(plan.pack_id)
        ground = Ground(plan, unit.packs.get(plan.pack_id), {each.id: each for each in marks})
        return _keep(unit, self.returned, ground, unit.remarks.of_plan(plan.id))

    def _to_answer(self, unit: UnitOfWork, attempt: Attempt, number: int) -> Received:
        from workbench.domain.answer_remarks import answer_ground

        if not attempt.is_over:
            raise OtherPlanError(self.returned.name, *_NOT_OVER)
        ground = answer_ground(attempt, number)
        _require_same_answer(self.returned, ground)
        _require_same_student(self.returned, attempt.student, "answer", _OTHER_NAME)
        self._require_same_number(attempt.student, _OTHER_NAME)
        remarks = unit.remarks.of_attempt(attempt.id)
        known = [each for each in remarks if each.plan_id == ground.plan.id]
        received = _keep(unit, self.returned, ground, known, attempt.id)
        return replace(received, attempt_id=attempt.id, question=number)

    def _require_same_number(self, student: Student, remedy: str) -> None:
        """Refuse another candidate number where no name says that it is the same student."""
        returned = self.returned
        if _name(returned.student) and _name(student.name):
            return
        own = student if student != Student() else self.signed
        there, here = number_key(returned.candidate), number_key(own.candidate)
        if there and here and there != here:
            why = (
                f"has the candidate number {one_line(returned.candidate)}, and yours is "
                f"{one_line(own.candidate)}"
            )
            raise OtherPlanError(returned.name, why, remedy)


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
        """Keep what is said in a plan or an answer that came back.

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

    def remarks_on(self, attempt_id: AttemptId) -> tuple[Remark, ...]:
        """Return the remarks on all answers of an attempt, those received first first."""
        return self._library.read(lambda unit: unit.remarks.of_attempt(attempt_id)).result()

    def remarks_in(self, pack_id: PackId) -> tuple[Remark, ...]:
        """Return the remarks on the plans of a pack, those received first first."""
        return self._library.read(lambda unit: unit.remarks.of_pack(pack_id)).result()


def _keep(
    unit: UnitOfWork,
    returned: Returned,
    ground: Ground,
    known: Iterable[Remark],
    attempt_id: AttemptId | None = None,
) -> Received:
    """Keep what is new, changed or gone beside the remarks that are known."""
    place_of, known = PlaceFinder(ground).place_of, tuple(known)
    parts = [_with_words(each, returned.answer, ground) for each in returned.parts]
    outcome = together([reconciled(known, each, place_of, unit.now) for each in parts])
    if attempt_id is not None:
        remarks = tuple(replace(each, attempt_id=attempt_id) for each in outcome.remarks)
        outcome = replace(outcome, remarks=remarks)
    unit.remarks.keep_all(outcome.remarks)
    unplaced = sum(each.asks and not has_place(each, ground) for each in outcome.remarks)
    said = sum(len(each.said) for each in parts)
    return Received(ground.plan.id, ground.plan.pack_id, outcome, said, unplaced)


def _with_words(returned: Returned, answer: AnswerWords | None, ground: Ground) -> Returned:
    if ground.script is None:
        return returned
    from workbench.domain.answer_remarks import with_words

    return with_words(replace(returned, answer=returned.answer or answer), ground.script)


def _not_here(returned: Returned) -> OtherPlanError:
    why, remedy = _NO_PLAN if returned.answer is None else _NO_ANSWER
    return OtherPlanError(returned.name, why, remedy)


def _require_same_answer(returned: Returned, ground: Ground) -> None:
    """Refuse what is said about other words: files from before they told theirs are taken."""
    there, here = returned.answer, ground.script.known_by if ground.script else None
    if there is not None and here is not None and there.frozen != here.frozen:
        raise OtherPlanError(returned.name, *_OTHER_WORDS)


def _require_same_student(returned: Returned, student: Student, what: str, remedy: str) -> None:
    there, here = _name(returned.student), _name(student.name)
    if there and here and there != here:
        why = f"has the name “{returned.student}”, and your {what} has “{student.name}”"
        raise OtherPlanError(returned.name, why, remedy)


def _name(name: str) -> str:
    return " ".join(canonical(name).casefold().split())
