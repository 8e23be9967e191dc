# SPDX-License-Identifier: MIT
"""What the open plan said before, and the other plans beside it: shown, kept, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workbench.ui.widgets.moments import here_and_now, moment_in_words

if TYPE_CHECKING:
    from workbench.domain.plan_versions import PlanVersion
    from workbench.ui.controllers.planning import PlanningController
    from workbench.ui.versions.plan_box import PlanVersionsBox
    from workbench.ui.window import Window


class PlanVersionsController(QObject):
    """Joins the card with a plan's versions, which is made when it is first shown, to the desk."""

    def __init__(self, window: Window, planning: PlanningController) -> None:
        super().__init__(window)
        self._window, self._planning = window, planning
        self._box: PlanVersionsBox | None = None
        planning.made.connect(self._listen)
        window.commands.handle({"plan-versions": self.show_versions})
        window.mode_shown.connect(self._leave)
        window.desk.plan_changed.connect(self._follow)

    @property
    def box(self) -> PlanVersionsBox | None:
        """The card if it was made."""
        return self._box

    def show_versions(self) -> None:
        """Show the versions of the open plan, once what is typed in it is on its way."""
        self._planning.flush()
        plan = self._window.desk.plan
        if plan is not None:
            plan_id = plan.id
            self._window.session.ask(
                lambda services: services.plan_history.versions_of(plan_id), self._show
            )

    def _listen(self) -> None:
        if self._planning.mode is not None:
            self._planning.mode.sheet.bar.versions_wanted.connect(self.show_versions)

    def _show(self, versions: tuple[PlanVersion, ...]) -> None:
        window, plan = self._window, self._window.desk.plan
        if plan is None or window.mode != "plan" or any(x.plan_id != plan.id for x in versions):
            return
        from workbench.ui.controllers.plan_states import PlanStates

        if self._box is None:
            from workbench.ui.versions.plan_box import PlanVersionsBox

            self._box = PlanVersionsBox(window.look, window.modes)
            self._box.taken_back.connect(self._take_back)
            self._box.plan_wanted.connect(window.desk.shelf.open)
            self._box.keeping_wanted.connect(self._keep_now)
        states = PlanStates(window.desk)
        can_change = window.session.refusal is None
        self._box.show_states(
            states.now(plan), states.beside(plan, versions), can_change=can_change
        )

    def _take_back(self, version: PlanVersion) -> None:
        window = self._window
        then = moment_in_words(version.made, here_and_now())
        undo = ("Undo", window.keeping.undo)
        window.desk.do(
            lambda services: services.plan_history.take_back(version.plan_id, version),
            lambda _: window.toast.say(f"The plan says what it said {then}", undo),
        )

    def _keep_now(self) -> None:
        plan = self._window.desk.plan
        if plan is None:
            return
        plan_id = plan.id

        def kept(_: None) -> None:
            self._window.toast.say("This version of the plan is kept")
            self.show_versions()

        self._window.desk.do(lambda services: services.plan_history.keep_now(plan_id), kept)

    def _leave(self) -> None:
        if self._box is not None and self._box.isVisible():
            self._box.close_box()

    def _follow(self) -> None:
        """Show what the plan says by now, or close the card when another plan is open."""
        shown, now = self._box.shown if self._box is not None else None, self._window.desk.plan
        if shown is None or now == shown.said.plan:
            return
        if now is not None and now.id == shown.said.plan.id:
            self.show_versions()
        else:
            self._leave()
