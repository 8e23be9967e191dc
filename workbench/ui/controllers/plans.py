# SPDX-License-Identifier: MIT
"""Several plans for one question: which is worked on, one more, copies, names, removal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workbench.domain.identifiers import PlanId, new_id
from workbench.domain.plans import Plan, copy_of, names_of_plans, next_plan_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.ui.controllers.planning import PlanningController
    from workbench.ui.library.mode import LibraryMode
    from workbench.ui.window import Window

    Offer = tuple[str, Callable[[], object]]


class PlansController(QObject):
    """Shows the plans of the question above the plan, and keeps what becomes of them."""

    def __init__(self, window: Window, planning: PlanningController) -> None:
        super().__init__(window)
        self._window, self._planning = window, planning
        planning.made.connect(self._listen)
        window.desk.plan_changed.connect(self._show)
        window.commands.handle(
            {
                "another-plan": self.begin_another,
                "copy-plan": self.copy,
                "name-plan": self._edit_name,
                "remove-plan": self.remove,
            }
        )

    def begin_another(self) -> None:
        """Begin one more plan for the question, and leave the one that is there as it is."""
        desk, plan = self._window.desk, self._window.desk.plan
        if plan is None:
            return
        name = next_plan_name(plan, desk.plans)
        made = Plan(PlanId(new_id()), plan.pack_id, plan.enquiry, plan.student, name=name)
        self._keep(made, f"New plan: {name}")
        self._planning.focus_claim()

    def copy(self, plan_id: PlanId | None = None) -> None:
        """Make a copy of a plan, by default the open one, and work on the copy."""
        self._planning.flush()
        plan = self._plan(plan_id)
        if plan is None:
            return
        made = copy_of(plan, PlanId(new_id()), self._window.desk.plans)
        if self._keep(made, "Copy plan"):
            self._window.toast.say(f"You work on the copy now: {made.name}", self._undo())

    def rename(self, name: str) -> None:
        """Call the open plan something else."""
        self._planning.flush()
        plan = self._window.desk.plan
        if plan is not None:
            self._keep(replace(plan, name=name), "Name the plan")

    def remove(self, plan_id: PlanId | None = None) -> None:
        """Remove a plan, by default the open one; its marks and its question stay."""
        self._planning.flush()
        window, plan = self._window, self._plan(plan_id)
        if plan is None:
            return
        name = names_of_plans(window.desk.plans)[plan.id]
        if window.desk.shelf.remove(plan.id):
            window.toast.say(f"{name} was removed; its marks stay", self._undo())

    def listen_to_library(self, library: LibraryMode) -> None:
        """Copy and remove plans as the list of them asks for it."""
        library.plan_copied.connect(self.copy)
        library.plan_removed.connect(self.remove)

    def _listen(self) -> None:
        mode = self._planning.mode
        if mode is None:
            return
        bar = mode.sheet.bar
        bar.plan_chosen.connect(self._window.desk.shelf.open)
        bar.another_wanted.connect(self.begin_another)
        bar.copy_wanted.connect(self.copy)
        bar.renamed.connect(self.rename)
        bar.removal_wanted.connect(self.remove)
        self._show()

    def _show(self) -> None:
        mode, desk = self._planning.mode, self._window.desk
        if mode is None or desk.plan is None:
            return
        from workbench.ui.library.wording import plan_in_words
        from workbench.ui.planning.wording import PlanEntry

        names = names_of_plans(desk.plans)
        entries = [
            PlanEntry(each.id, names[each.id], plan_in_words(each))
            for each in desk.plans
            if each.enquiry.id == desk.plan.enquiry.id
        ]
        mode.show_plans(entries, desk.plan.id)

    def _edit_name(self) -> None:
        mode = self._planning.mode
        if mode is not None and self._window.desk.plan is not None:
            mode.sheet.bar.edit_name()

    def _plan(self, plan_id: PlanId | None) -> Plan | None:
        desk = self._window.desk
        return next((x for x in desk.plans if x.id == plan_id), None) if plan_id else desk.plan

    def _keep(self, plan: Plan, label: str) -> bool:
        shelf = self._window.desk.shelf
        shelf.change(plan, label=label)
        return shelf.plan == plan

    def _undo(self) -> Offer:
        return "Undo", self._window.keeping.undo
