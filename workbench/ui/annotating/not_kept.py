# SPDX-License-Identifier: MIT
"""What is said where a note could not be kept."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy

from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.parts import STRETCH, Glyph, button, column, label, row


class NotKept(QFrame):
    """The reason, and what can be done; what was typed stays where it is."""

    retry_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("surface", "warning")
        self._words = label("", Style.SMALL, wraps=True)
        retry = button(look, "Try again", size="small")
        copy = button(look, "Save a copy", kind="ghost", size="small")
        retry.clicked.connect(lambda *_: self.retry_wanted.emit())
        copy.clicked.connect(lambda *_: self.copy_wanted.emit())
        head = row(Glyph(look, "triangle-alert", size=18, colour="warning"), self._words, gap=8)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setLayout(
            column(head, row(retry, copy, STRETCH, gap=4), gap=6, margins=(10, 8, 10, 8))
        )
        self.hide()

    def show_reason(self, reason: str | None) -> None:
        """Say why a note is not kept, or with None nothing."""
        self._words.setText(f"Not saved – {reason}" if reason else "")
        self.setVisible(reason is not None)
