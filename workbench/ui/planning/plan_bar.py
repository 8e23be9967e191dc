# SPDX-License-Identifier: MIT
"""Above the plan: which of the plans for the question it is, how long it is, and how it is seen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QSizePolicy, QWidget
from typing_extensions import override

from workbench.domain.identifiers import PlanId
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.planning.wording import PlanEntry
from workbench.ui.widgets.field_keys import belongs_to_the_window
from workbench.ui.widgets.menus import PlaceMenu
from workbench.ui.widgets.parts import ElidedLabel, button, row, surface

MOST_CHARACTERS = 60
"""Letters that the name of a plan may have."""

_BRIEF = 22
"""Letters of a name that the button shows."""


class PlanBar(QWidget):
    """The plan's name with everything that can be done to a whole plan.

    Signals:
        plan_chosen: another plan is to be worked on (PlanId).
        another_wanted, copy_wanted: one more plan for the question, empty or as this one.
        renamed: what the plan is called from now on (str).
        versions_wanted: what the plan said before is to be seen, and other plans beside it.
        removal_wanted: the plan is to be removed.
        page_wanted: whether the plan is to be seen as one page (bool).
    """

    plan_chosen = Signal(object)
    another_wanted = Signal()
    copy_wanted = Signal()
    renamed = Signal(str)
    versions_wanted = Signal()
    removal_wanted = Signal()
    page_wanted = Signal(bool)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._plans: tuple[PlanEntry, ...] = ()
        self._open: PlanId | None = None
        self.name = button(look, "Plan 1", kind="ghost", icon="chevron-down", size="small")
        self.field = _NameField()
        self.length = ElidedLabel("", Style.CAPTION)
        self.versions = button(look, "Versions", kind="ghost", icon="history", size="small")
        self.outline = button(look, "Outline", kind="choice", size="small")
        self.page = button(look, "Page", kind="choice", size="small")
        self._build()
        self._connect()

    def show_plans(self, plans: Sequence[PlanEntry], current: PlanId | None) -> None:
        """Show the plans for one question, the open one among them."""
        self._plans, self._open = tuple(plans), current
        entry = self._entry()
        name = entry.name if entry else ""
        short = name if len(name) <= _BRIEF else f"{name[: _BRIEF - 1]}…"
        self.name.setText(short)
        count = "the only plan" if len(self._plans) == 1 else f"one of {len(self._plans)} plans"
        self.name.setAccessibleName(f"{name}, {count} for this question")
        if self.field.isHidden():
            self.field.setText(name)

    def show_length(self, text: str) -> None:
        """Say how long the plan is and how long an answer may be."""
        self.length.show_text(text)

    def show_as_page(self, *, is_page: bool) -> None:
        """Show in which of the two ways the plan is seen."""
        (self.page if is_page else self.outline).setChecked(True)

    def edit_name(self) -> None:
        """Let the student type what the plan is called."""
        entry = self._entry()
        if entry is None:
            return
        self.field.setText(entry.name)
        self.name.hide()
        self.field.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def menu(self) -> PlaceMenu:
        """Return the plans for the question, and what can be done to the one that is open."""
        menu = PlaceMenu(self)
        for each in self._plans:
            text = f"{each.name} – {each.detail}" if each.detail else each.name
            entry = menu.offer(text, partial(self.plan_chosen.emit, each.id))
            entry.setCheckable(True)
            entry.setChecked(each.id == self._open)
        menu.addSeparator()
        menu.offer(
            "Another plan for this question", self.another_wanted.emit, action_id="another-plan"
        )
        menu.offer("Copy this plan", self.copy_wanted.emit, action_id="copy-plan")
        menu.offer("Name this plan", self.edit_name, action_id="name-plan")
        menu.offer("Versions of this plan", self.versions_wanted.emit, action_id="plan-versions")
        menu.addSeparator()
        menu.offer("Remove this plan", self.removal_wanted.emit, action_id="remove-plan")
        return menu

    def _build(self) -> None:
        self.name.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.name.setProperty("flush", "true")
        self.field.hide()
        self.length.setProperty("ink", "tertiary")
        self.length.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.versions.setAccessibleName("Versions of this plan")
        group = QButtonGroup(self)
        for each in (self.outline, self.page):
            each.setCheckable(True)
            each.setAutoExclusive(True)
            group.addButton(each)
        self.outline.setAccessibleName("The plan as an outline")
        self.page.setAccessibleName("The plan as one page")
        self.outline.setChecked(True)
        ways = surface("sunken", row(self.outline, self.page, gap=2, margins=(2, 2, 2, 2)))
        self.setLayout(
            row(self.name, self.field, self.length, self.versions, ways, margins=(0, 10, 0, 0))
        )

    def _connect(self) -> None:
        self.name.clicked.connect(self._offer)
        self.field.kept.connect(self._keep_name)
        self.field.left.connect(self._leave_name)
        self.versions.clicked.connect(lambda *_: self.versions_wanted.emit())
        self.outline.clicked.connect(lambda *_: self.page_wanted.emit(False))
        self.page.clicked.connect(lambda *_: self.page_wanted.emit(True))

    def _entry(self) -> PlanEntry | None:
        return next((each for each in self._plans if each.id == self._open), None)

    def _offer(self) -> None:
        self.menu().popup(self.name.mapToGlobal(QPoint(0, self.name.height())))

    def _keep_name(self, text: str) -> None:
        entry = self._entry()
        if entry is not None and text and text != entry.name:
            self.renamed.emit(text)
        self._leave_name()

    def _leave_name(self) -> None:
        if self.field.isHidden():
            return
        had_focus = self.field.hasFocus()
        self.name.show()
        self.field.hide()
        if had_focus:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)


class _NameField(QLineEdit):
    """What a plan is called; Enter and leaving it keep what was typed, Escape gives it back."""

    kept = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Name of this plan, edit")
        self.setMaxLength(MOST_CHARACTERS)
        self.editingFinished.connect(self._keep)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.setText("")
            self.left.emit()
        elif belongs_to_the_window(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _keep(self) -> None:
        if not self.isHidden():
            self.kept.emit(" ".join(self.text().split()))
