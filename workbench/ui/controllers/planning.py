# SPDX-License-Identifier: MIT
"""Plan: shows the plan on the desk and keeps what the student makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workbench.domain.identifiers import AnnotationId, BackgroundId
from workbench.domain.plans import AnnotationEvidence, BackgroundEvidence, Plan

if TYPE_CHECKING:
    from workbench.ui.planning.plan_mode import PlanMode
    from workbench.ui.window import Window


class PlanningController(QObject):
    """Joins the plan mode, which is made when it is first shown, to the desk."""

    made = Signal()
    """The plan mode is there, to be joined to others."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._mode: PlanMode | None = None
        self._visit = 0
        window.add_mode("plan", self._make)
        desk = window.desk
        for changed in (desk.pack_changed, desk.plan_changed, desk.marks_changed):
            changed.connect(self.show_plan)
        desk.framework_changed.connect(self.show_plan)
        desk.shelf.leaving.connect(self.flush)
        window.commands.handle(
            {
                "plan": self.open,
                "put-evidence": lambda: self._with_mode().put_evidence(),
                "move-up": lambda: self._with_mode().move_up(),
                "move-down": lambda: self._with_mode().move_down(),
                "plan-page": self._toggle_page,
                "new-point": lambda: self._with_mode().new_point(),
            }
        )

    @property
    def mode(self) -> PlanMode | None:
        """The plan mode if it was made."""
        return self._mode

    def open(self) -> None:
        """Show the plan and put the focus where it was in it."""
        self._visit += 1
        self._window.show_mode("plan")
        self._with_mode().come_back()

    def show_plan(self) -> None:
        """Show what lies on the desk."""
        desk = self._window.desk
        if self._mode is not None and desk.pack is not None:
            self._mode.show_plan(desk.plan, desk.pack, desk.marks(), desk.framework)

    def focus_claim(self) -> None:
        """Show the plan and give its claim the focus."""
        self._window.show_mode("plan")
        self._with_mode().focus_claim()

    def pending(self) -> Plan | None:
        """Return the plan with words that were not sent yet, or None."""
        return self._mode.pending() if self._mode else None

    def flush(self) -> None:
        """Send what is being typed."""
        if self._mode is not None:
            self._mode.flush()

    def put_mark(self, annotation_id: AnnotationId) -> None:
        """Put a mark into the plan: as evidence of the point that is open, or else of the last."""
        self.put_marks((annotation_id,))

    def put_marks(self, annotation_ids: Sequence[AnnotationId]) -> None:
        """Put marks into the plan in one step, those left out that are in it already."""
        desk = self._window.desk
        if desk.plan is None:
            self.open()
            return
        self._window.show_mode("plan")
        known = {each for _, each in desk.plan.evidence()}
        new = [each for each in map(AnnotationEvidence, annotation_ids) if each not in known]
        if not new:
            marks = "This mark is" if len(annotation_ids) == 1 else "These marks are"
            self._window.toast.say(f"{marks} in the plan already")
        elif self._with_mode().put_marks(*new) and len(new) > 1:
            self._window.toast.say(f"{len(new)} marks put in the plan")

    def put_knowledge(self, background_id: BackgroundId) -> None:
        """Put a piece of background into the point that is open."""
        self._window.show_mode("plan")
        self._with_mode().put_knowledge(BackgroundEvidence(background_id))

    def _make(self) -> PlanMode:
        from workbench.ui.planning.plan_mode import PlanMode

        window = self._window
        mode = self._mode = PlanMode(window.look)
        mode.plan_changed.connect(self._keep)
        mode.source_wanted.connect(window.places.mark)
        mode.card_opened.connect(window.places.entry)
        mode.new_plan_wanted.connect(self._begin)
        mode.export_wanted.connect(window.commands["export"].trigger)
        self.show_plan()
        self.made.emit()
        return mode

    def _toggle_page(self) -> None:
        sheet = self._with_mode().sheet
        if self._window.desk.plan is not None:
            sheet.show_as_page(is_page=not sheet.is_page())

    def _with_mode(self) -> PlanMode:
        if self._mode is None:
            self._window.show_mode("plan")
        assert self._mode is not None  # noqa: S101 – showing the mode makes it
        return self._mode

    def _begin(self, question: str) -> None:
        self._window.desk.begin_plan(question)
        self._with_mode().focus_claim()

    def _keep(self, plan: Plan, merge_key: str | None) -> None:
        key = f"{plan.id}:{self._visit}:{merge_key}" if merge_key else None
        self._window.desk.shelf.change(plan, merge_key=key)
