# SPDX-License-Identifier: MIT
"""Asked when the window is to close and something is not where it belongs: what to do about it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from workbench.domain.errors import LibraryError, NotPublishedError
from workbench.ui.announcing import announce
from workbench.ui.library.problem import problem_of
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.flow import FlowLayout
from workbench.ui.widgets.parts import Glyph, button, label, row


class NotKept(QWidget):
    """Content of a dialog: what is not kept and why, and three ways on."""

    try_again_wanted = Signal()
    copy_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._happened = label("", Style.DIALOG_TITLE, wraps=True)
        self._safe = label("", wraps=True)
        self._again = button(look, "Try again", kind="primary", size="large")
        self._copy = button(look, "Save a copy", size="large")
        self._close = button(look, "Close all the same", size="large")
        self._again.clicked.connect(self.try_again_wanted)
        self._copy.clicked.connect(self.copy_wanted)
        self._close.clicked.connect(self.close_wanted)
        self._lay_out()

    def show_waiting(self, count: int, error: LibraryError | None, *, can_copy: bool) -> None:
        """Say that so many changes are not kept, and what the machine says about it."""
        is_one = count == 1
        changes = "1 change is" if is_one else f"{count} changes are"
        self._happened.setText(f"{changes} not kept yet.")
        reason = problem_of(error).happened if error else "The drive has not answered so far."
        rest = (
            "Everything else is safe. Save a copy somewhere else to keep everything; if you close "
            "now, what is not kept is gone."
            if can_copy
            else "Everything else is safe. If you close now, what is not kept is gone."
        )
        self._safe.setText(f"{reason} {rest}")
        self._copy.setVisible(can_copy)
        self._close.setText("Close all the same")
        self._tell()

    def show_not_published(self, error: NotPublishedError) -> None:
        """Say that the newest work is on this computer only."""
        problem = problem_of(error)
        self._happened.setText(problem.happened)
        self._safe.setText(problem.safe)
        self._copy.hide()
        self._close.setText("Close")
        self._tell()

    def take_focus(self) -> None:
        """Put the focus on what is suggested."""
        self._again.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(560 * self._look.scale), round(240 * self._look.scale))

    def _tell(self) -> None:
        announce(self, f"{self._happened.text()} {self._safe.text()}")

    def _lay_out(self) -> None:
        icon = Glyph(self._look, "triangle-alert", size=24)
        top = row(icon, self._happened, gap=12)
        top.setAlignment(icon, Qt.AlignmentFlag.AlignTop)
        ways = QWidget()
        flow = FlowLayout(ways, gap=8)
        for each in (self._again, self._copy, self._close):
            flow.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self._safe)
        column.addStretch(1)
        column.addWidget(ways)
