# SPDX-License-Identifier: MIT
"""Shown instead of a library that does not open: what happened, what is safe, the ways on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.domain.errors import LibraryError
from workbench.services.libraries import LibraryCopy
from workbench.ui.announcing import announce
from workbench.ui.library.problem import Problem, Way, problem_of
from workbench.ui.library.times import when_in_words
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.choices import ChoiceCard
from workbench.ui.widgets.flow import FlowLayout
from workbench.ui.widgets.moments import here_and_now
from workbench.ui.widgets.parts import Button, Glyph, button, label, row, scrolling, surface

_REASONS = {
    "import": "before something was brought in",
    "removal": "before a pack was removed",
    "migration": "before a new version changed it",
    "restore": "before a copy was put back",
}


class LibraryProblem(QWidget):
    """Content of the one dialog about a library; every way on is a button and a signal."""

    nearby_wanted = Signal()
    new_library_wanted = Signal()
    look_wanted = Signal()
    try_again_wanted = Signal()
    take_over_wanted = Signal()
    restore_wanted = Signal(object)
    """With the `Path` of the copy that was chosen."""
    rescue_wanted = Signal()
    set_aside_wanted = Signal()
    other_folder_wanted = Signal()
    show_folder_wanted = Signal()

    def __init__(
        self,
        look: Look,
        parent: QWidget | None = None,
        *,
        now: Callable[[], datetime] = here_and_now,
    ) -> None:
        super().__init__(parent)
        self._look, self._now = look, now
        self._problem: Problem | None = None
        self._copies: tuple[LibraryCopy, ...] = ()
        self._choices = QButtonGroup(self)
        self._happened = label("", Style.DIALOG_TITLE, wraps=True)
        self._safe = label("", wraps=True)
        self._list = QVBoxLayout()
        self._list_card = self._made_list()
        self._ways = QWidget()
        self._flow = FlowLayout(self._ways, gap=8)
        self._buttons: dict[Way, Button] = {}
        self._fold = button(look, "For whoever helps you", kind="ghost", icon="chevron-down",
                            size="small")  # fmt: skip
        self._copy = button(look, "Copy this", kind="ghost", icon="copy", size="small")
        self._details = label("", Style.CAPTION, ink="secondary", wraps=True)
        self._details.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._details_card = self._made_details()
        self._lay_out()
        self._fold.clicked.connect(self._turn)
        self._copy.clicked.connect(self._copy_details)

    def show_problem(self, error: LibraryError, copies: Sequence[LibraryCopy] = ()) -> None:
        """Show what is to be said about an error; with copies one of them can be put back."""
        self._problem = problem = problem_of(error)
        self._copies = tuple(copies)
        self._happened.setText(problem.happened)
        self._safe.setText(problem.safe)
        self._details.setText(problem.details)
        self._details_card.hide()
        ways = [way for way in problem.ways if way is not Way.RESTORE or copies]
        self._show_copies(is_wanted=Way.RESTORE in ways)
        self._show_ways(ways)
        announce(self, f"{problem.happened} {problem.safe}")

    def take_focus(self) -> None:
        """Put the focus on what is suggested."""
        first = self._flow.itemAt(0)
        widget = first.widget() if first is not None else None
        if widget is not None:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(600 * self._look.scale), round(440 * self._look.scale))

    def _show_ways(self, ways: Sequence[Way]) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons = {}
        for number, way in enumerate(ways):
            made = button(
                self._look, way.value, kind="secondary" if number else "primary", size="large"
            )
            made.clicked.connect(lambda _=False, way=way: self._go(way))
            self._flow.addWidget(made)
            made.show()
            self._buttons[way] = made
        self._ways.updateGeometry()

    def _show_copies(self, *, is_wanted: bool) -> None:
        for choice in self._choices.buttons():
            self._choices.removeButton(choice)
            self._list.removeWidget(choice)
            choice.deleteLater()
        now = self._now()
        for number, copy in enumerate(self._copies if is_wanted else ()):
            reason = _REASONS.get(copy.reason or "", "")
            words = f"Copy of {when_in_words(copy.made, now)}"
            choice = ChoiceCard(self._look, words, reason, "history")
            choice.setChecked(number == 0)
            self._choices.addButton(choice, number)
            self._list.addWidget(choice)
        self._list_card.setVisible(is_wanted)

    def _go(self, way: Way) -> None:
        if way is Way.RESTORE:
            self.restore_wanted.emit(self._chosen_copy())
            return
        {
            Way.NEARBY: self.nearby_wanted,
            Way.MAKE: self.new_library_wanted,
            Way.LOOK: self.look_wanted,
            Way.AGAIN: self.try_again_wanted,
            Way.TAKE_OVER: self.take_over_wanted,
            Way.RESCUE: self.rescue_wanted,
            Way.SET_ASIDE: self.set_aside_wanted,
            Way.OTHER: self.other_folder_wanted,
            Way.SHOW_FOLDER: self.show_folder_wanted,
        }[way].emit()

    def _chosen_copy(self) -> Path:
        return self._copies[max(0, self._choices.checkedId())].path

    def _turn(self) -> None:
        is_open = self._details_card.isHidden()
        self._details_card.setVisible(is_open)
        self._fold.set_icon("chevron-up" if is_open else "chevron-down")

    def _copy_details(self) -> None:
        if self._problem is not None:
            words = (self._problem.happened, self._problem.details)
            QGuiApplication.clipboard().setText("\n".join(words))
            announce(self, "Copied")

    def _made_list(self) -> QWidget:
        self._list.setContentsMargins(0, 0, 0, 0)
        inside = QWidget()
        inside.setLayout(self._list)
        area = scrolling(inside)
        area.setMinimumHeight(round(150 * self._look.scale))
        return area

    def _made_details(self) -> QFrame:
        inside = QVBoxLayout()
        inside.setContentsMargins(12, 10, 12, 8)
        inside.addWidget(self._details)
        inside.addLayout(row(self._copy, None))
        return surface("sunken", inside)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        icon = Glyph(self._look, "triangle-alert", size=24)
        top = row(icon, self._happened, gap=12)
        top.setAlignment(icon, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        column.addWidget(self._safe)
        column.addWidget(self._list_card, 1)
        column.addWidget(self._ways)
        column.addLayout(row(self._fold, None))
        column.addWidget(self._details_card)
        column.addStretch(0)
