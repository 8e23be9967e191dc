# SPDX-License-Identifier: MIT
"""The card with the versions of a plan and the other plans: any two of them side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from workbench.domain.plan_comparing import compared
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.versions.compared_plans import ComparedPlans
from workbench.ui.versions.plan_wording import LEGEND, NOTHING_KEPT, PlanState, summary
from workbench.ui.versions.standing import VersionsCard
from workbench.ui.widgets.combo import Combo
from workbench.ui.widgets.parts import button, column, label
from workbench.ui.widgets.text_list import TextLine

_WIDTH, _HEIGHT = 1080, 620
_ROOMY = 760
"""Pixels as designed from which there is room for whole words at the top."""


class PlanVersionsBox(VersionsCard):
    """Versions at the left; what is chosen there stands beside the plan as it is now.

    What stands on the right can be changed too: another version, or another plan.

    Signals:
        taken_back: the version that is to be the present of the plan again (PlanVersion).
        plan_wanted: another plan that is to be worked on (PlanId).
        keeping_wanted: what the plan says now is to be kept as a version.
    """

    taken_back = Signal(object)
    plan_wanted = Signal(object)
    keeping_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        listed = "Versions and other plans"
        super().__init__(look, parent, listed=listed, nothing=NOTHING_KEPT)
        self._now: PlanState | None = None
        self._others: tuple[PlanState, ...] = ()
        self._can_change = True
        self.beside = Combo(look, "Beside")
        self.plans = ComparedPlans(look)
        self._left_title = label("", Style.SMALL, ink="secondary")
        self.told = label("", Style.BODY, wraps=True)
        self._legend.setText(LEGEND)
        self.only = button(look, "Only what is different", kind="choice", size="small")
        self.keep = button(look, "Keep a version now", icon="save", size="small")
        self.list.line_changed.connect(self._show_sides)
        self.beside.activated.connect(self._show_sides)
        self.only.setCheckable(True)
        self.only.toggled.connect(self._show_sides)
        self.take_back.clicked.connect(self._tell)
        self.keep.clicked.connect(lambda *_: self.keeping_wanted.emit())
        titles = QHBoxLayout()
        titles.addWidget(self._left_title, 1)
        titles.addWidget(self.beside, 1)
        self._chosen.setLayout(column(self.told, titles, self.plans, gap=6))
        self._build_up(self.only, self.keep)

    @property
    def shown(self) -> PlanState | None:
        """The plan whose versions are shown, as it was when they were; None while it is closed."""
        return self._now

    def show_states(self, now: PlanState, others: Sequence[PlanState], *, can_change: bool) -> None:
        """Show a plan as it is now with its versions, the newest first, and other plans.

        What was looked at stays in use where the plan is still the same.
        """
        is_same = self._now is not None and self._now.said.plan.id == now.said.plan.id
        before = self._left() if is_same else None
        self._now, self._others, self._can_change = now, tuple(others), can_change
        self._entitle(f"Versions of {now.name}")
        has_any = bool(self._others)
        for each in (self.list, self._chosen, self.take_back):
            each.setVisible(has_any)
        self._nothing.setVisible(not any(each.version for each in self._others))
        self.keep.setEnabled(can_change)
        self._list_others(before)
        self.open_box(self.list if has_any else self.keep)

    @override
    def close_box(self) -> None:
        self._now = None
        super().close_box()

    def _list_others(self, before: PlanState | None) -> None:
        lines = [TextLine(f"{x.name}\n{x.detail}", f"{x.name}: {x.detail}") for x in self._others]
        places = (at for at, each in enumerate(self._others) if before and each.is_of(before))
        self.list.show_lines(lines, place=next(places, 0))
        present = [f"{self._now.name}, now"] if self._now else []
        self.beside.show_names([*present, *(each.name for each in self._others)])
        self.beside.setCurrentIndex(0)
        self._show_sides()

    def _show_sides(self) -> None:
        left, right = self._left(), self._right()
        if left is None or right is None:
            return
        sections = compared(left.said, right.said)
        self._left_title.setText(left.name)
        # Versions are listed from the newest on; what stands before them is the plan as it is now.
        is_later = self.beside.currentIndex() <= self.list.place()
        is_history = is_later and left.plan_id is None and right.plan_id is None
        self.told.setText(summary(sections, is_history=is_history))
        self.plans.show_sections(
            sections, only_what_differs=self.only.isChecked(), is_history=is_history
        )
        is_plan = left.plan_id is not None
        self.take_back.setText("Work on this one" if is_plan else "Take this one back")
        self.take_back.set_icon("list-tree" if is_plan else "history")
        self.take_back.setEnabled(is_plan or self._can_change)

    def _left(self) -> PlanState | None:
        at = self.list.place()
        return self._others[at] if 0 <= at < len(self._others) else None

    def _right(self) -> PlanState | None:
        at = self.beside.currentIndex() - 1
        return self._others[at] if 0 <= at < len(self._others) else self._now

    def _tell(self) -> None:
        chosen = self._left()
        if chosen is None:
            return
        self.close_box()
        if chosen.plan_id is not None:
            self.plan_wanted.emit(chosen.plan_id)
        elif chosen.version is not None:
            self.taken_back.emit(chosen.version)

    @override
    def _most(self) -> tuple[int, int]:
        return _WIDTH, _HEIGHT if self._others else _HEIGHT // 3

    @override
    def _arrange(self, width: int, *, is_low: bool) -> None:
        super()._arrange(width, is_low=is_low)
        # It is bold while it is chosen.
        self.only.setMinimumWidth(round(self.only.sizeHint().width() * 1.15))
        self.keep.setText(
            "Keep a version now" if width >= _ROOMY * self._look.scale else "Keep now"
        )
