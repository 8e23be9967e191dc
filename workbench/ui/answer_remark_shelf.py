# SPDX-License-Identifier: MIT
"""What teachers wrote about the answers of the attempt that is in front."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from workbench.domain.answer_remarks import TeacherJudgement, answer_ground, teacher_judgements
from workbench.domain.remark_lines import RemarkLine, RemarkList, remark_lines, remark_list
from workbench.domain.remark_places import Ground, paragraph_now
from workbench.ui.remarks_at_hand import RemarksAtHand

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from workbench.domain.identifiers import AnnotationId, AttemptId
    from workbench.domain.practising.attempts import Attempt
    from workbench.domain.remarks import Remark
    from workbench.ui.desk import Desk
    from workbench.ui.session import Session

_NOBODY = TeacherJudgement(None)


class AnswerRemarkShelf(RemarksAtHand):
    """The remarks on the answers of one attempt that is over, and where they stand."""

    def __init__(self, session: Session, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._session = session
        self._attempt_id: AttemptId | None = None
        self._is_stale = False
        session.waiting_changed.connect(self._read_when_quiet)

    def lay_out(self, attempt_id: AttemptId | None) -> None:
        """Have the remarks on this attempt, or none."""
        if attempt_id != self._attempt_id:
            self._attempt_id = attempt_id
            self.take_in(())
            self.read()

    def read(self) -> None:
        """Ask the library for the remarks as they are now."""
        wanted = self._attempt_id
        self._is_stale = False
        if wanted is None:
            return

        def take(remarks: tuple[Remark, ...]) -> None:
            if self._session.waiting:
                # What was done meanwhile is newer than what was read.
                self._is_stale = True
            elif self._attempt_id == wanted:
                self.take_in(remarks)

        self._session.ask(lambda services: services.remarking.remarks_on(wanted), take)

    def listed(self, attempt: Attempt) -> RemarkList:
        """Return the remarks on the answer in front."""
        return remark_list(self.remarks, answer_ground(attempt, attempt.at))

    def at_paragraphs(self, attempt: Attempt) -> Mapping[int, tuple[RemarkLine, ...]]:
        """Return what is said about the paragraphs of the answer in front, by their numbers."""
        ground = answer_ground(attempt, attempt.at)
        script = ground.script
        found: dict[int, list[RemarkLine]] = {}
        for line in self._lines(ground):
            number = paragraph_now(line.remark.said, script) if script else None
            if number is not None:
                found.setdefault(number, []).append(line)
        return {number: tuple(lines) for number, lines in found.items()}

    def at_mark(self, attempt: Attempt, mark_id: AnnotationId | None) -> tuple[RemarkLine, ...]:
        """Return what is said about a mark of the answer in front."""
        if mark_id is None or not self.remarks:
            return ()
        lines = self._lines(answer_ground(attempt, attempt.at))
        return tuple(line for line in lines if line.remark.said.place.mark == mark_id)

    def judgement(self, attempt: Attempt) -> TeacherJudgement:
        """Return how the answer in front was judged."""
        plan_id = answer_ground(attempt, attempt.at).plan.id
        return teacher_judgements(self.remarks).get(plan_id, _NOBODY)

    def _lines(self, ground: Ground) -> tuple[RemarkLine, ...]:
        said = (x for x in self.remarks if x.plan_id == ground.plan.id and x.is_said_at_its_place)
        return remark_lines(said, ground)

    def _read_when_quiet(self) -> None:
        if self._is_stale and not self._session.waiting:
            self.read()
