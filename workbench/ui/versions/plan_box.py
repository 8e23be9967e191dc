# SPDX-License-Identifier: MIT
"""The card with the versions of a plan and the other plans: any two of them side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from workbench.domain.plan_comparing import compared
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.versions.compared_plans import ComparedPlans
from workbench.ui.versions.plan_wording import LEGEND, NOTHING_KEPT, PlanState, summary
from workbench.ui.versions.standing import StandingCard
from workbench.ui.widgets.combo import Combo
from workbench.ui.widgets.parts import button, column, icon_button, label, row, turn

_WIDTH, _HEIGHT = 1080, 620
_WIDE = 760
"""Pixels as designed from which the list stands beside the plans."""
_LIST_WIDTH, _ITEM = 200, 46
_UNLIMITED = 16_777_215
"""Qt's own value for no limit."""


class PlanVersionsBox(StandingCard):
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
        super().__init__(look, parent)
        self._now: PlanState | None = None
        self._others: tuple[PlanState, ...] = ()
        self._can_change = True
        self._title = label("", Style.PANE_TITLE)
        self.list = QListWidget()
        self.beside = Combo(look, "Beside")
        self.plans = ComparedPlans(look)
        self._left_title = label("", Style.SMALL, ink="secondary")
        self.told = label("", Style.BODY, wraps=True)
        self._nothing = label(NOTHING_KEPT, Style.BODY, ink="secondary", wraps=True)
        self._legend = label(LEGEND, Style.CAPTION, ink="tertiary", wraps=True)
        self.only = button(look, "Only what is different", kind="choice", size="small")
        self.keep = button(look, "Keep a version now", icon="save", size="small")
        self.take_back = button(look, "Take this one back", kind="primary", icon="history")
        self._sides = QWidget()
        self._body = QHBoxLayout()
        self._build_up()

    @property
    def shown(self) -> PlanState | None:
        """The plan whose versions are shown, as it was when they were; None while it is closed."""
        return self._now

    def show_states(self, now: PlanState, others: Sequence[PlanState], *, can_change: bool) -> None:
        """Show a plan as it is now with its versions, the newest first, and other plans."""
        self._now, self._others, self._can_change = now, tuple(others), can_change
        title = f"Versions of {now.name}"
        self._title.setText(title)
        self.setAccessibleName(title)
        has_any = bool(self._others)
        for each in (self.list, self._sides, self.take_back, self._legend):
            each.setVisible(has_any)
        self._nothing.setVisible(not any(each.version for each in self._others))
        self.keep.setEnabled(can_change)
        self._list_others()
        self.open_box(self.list if has_any else self.keep)

    @override
    def close_box(self) -> None:
        self._now = None
        super().close_box()

    def _build_up(self) -> None:
        self.list.setAccessibleName("Versions and other plans")
        self.list.setProperty("kind", "found")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._show_sides)
        self.list.itemActivated.connect(lambda _: self.take_back.setFocus())
        self.beside.activated.connect(self._show_sides)
        self.only.setCheckable(True)
        self.only.toggled.connect(self._show_sides)
        self._close = icon_button(self._look, "x", "Close", keys="Esc")
        self._close.clicked.connect(self.close_box)
        self.take_back.clicked.connect(self._tell)
        self.keep.clicked.connect(lambda *_: self.keeping_wanted.emit())
        titles = QHBoxLayout()
        titles.addWidget(self._left_title, 1)
        titles.addWidget(self.beside, 1)
        self._sides.setLayout(column(self.told, titles, self.plans, gap=6))
        self._body.setSpacing(12)
        self._body.addWidget(self.list)
        self._body.addWidget(self._sides, 1)
        head = row(self._title, None, self.only, self.keep, self._close)
        foot = QHBoxLayout()
        foot.addWidget(self._legend, 1)
        foot.addWidget(self.take_back)
        layout = column(head, self._nothing, gap=8, margins=(16, 10, 16, 12))
        assert isinstance(layout, QBoxLayout)  # noqa: S101 – that is what a column is
        layout.addLayout(self._body, 1)
        layout.addLayout(foot)
        self.setLayout(layout)

    def _list_others(self) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for each in self._others:
            item = QListWidgetItem(f"{each.name}\n{each.detail}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{each.name}: {each.detail}")
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.blockSignals(False)
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
        is_later = self.beside.currentIndex() <= self.list.currentRow()
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
        at = self.list.currentRow()
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
        scale = self._look.scale
        is_wide = width >= _WIDE * scale
        turn(self._body, is_wide=is_wide)
        item = round(_ITEM * scale)
        for place in range(self.list.count()):
            self.list.item(place).setSizeHint(QSize(0, item))
        self.list.setMinimumWidth(round(_LIST_WIDTH * scale))
        self.list.setMaximumWidth(round(_LIST_WIDTH * scale) if is_wide else _UNLIMITED)
        rows = item + 6 if is_low else 2 * item + 6
        self.list.setMaximumHeight(_UNLIMITED if is_wide else rows)
        self._legend.setVisible(bool(self._others) and not is_low)
        # It is bold while it is chosen.
        self.only.setMinimumWidth(round(self.only.sizeHint().width() * 1.15))
        self.keep.setText("Keep a version now" if is_wide else "Keep now")
        self.list.scrollToItem(self.list.currentItem())
