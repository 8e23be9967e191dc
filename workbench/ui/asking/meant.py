# SPDX-License-Identifier: MIT
"""What was answered with “I meant this”, to be asked again on wish."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.parts import STRETCH, button, clear, column, label, row

if TYPE_CHECKING:
    from workbench.domain.dismissals import Dismissal


class MeantList(QFrame):
    """Questions with their reasons; not there where nothing was meant."""

    again_wanted = Signal(str)
    """With the fingerprint of the question."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: tuple[Dismissal, ...] = ()
        self._title = label("You meant these", Style.LABEL, ink="secondary")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.setLayout(column(self._title, self._rows, gap=6))
        self.hide()

    def show_dismissals(self, dismissals: Sequence[Dismissal]) -> None:
        """List these, the newest first."""
        dismissals = tuple(dismissals)
        if dismissals != self._shown:
            self._shown = dismissals
            clear(self._rows)
            for each in reversed(dismissals):
                self._rows.addWidget(self._row_of(each))
        self.setVisible(bool(dismissals))

    def _row_of(self, dismissal: Dismissal) -> QWidget:
        question = label(dismissal.question, Style.SMALL, ink="secondary", wraps=True)
        reason = label(f"‘{dismissal.reason}’", Style.SMALL, wraps=True)
        reason.setVisible(bool(dismissal.reason))
        for each in (question, reason):
            each.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        again = button(self._look, "Ask again", kind="ghost", size="small")
        again.setAccessibleDescription(dismissal.question)
        again.clicked.connect(lambda *_: self.again_wanted.emit(dismissal.fingerprint))
        made = QFrame()
        made.setProperty("surface", "card")
        made.setLayout(column(question, reason, row(again, STRETCH), gap=2, margins=(10, 6, 10, 6)))
        return made
