# SPDX-License-Identifier: MIT
"""The frame of a small dialog: a title, what it is about, what is asked, and the ways on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget
from typing_extensions import override

from workbench.ui.announcing import announce
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.focus_ring import FocusRing
from workbench.ui.widgets.parts import Button, button, column, label, row, scrolling

_WIDTH = 560


class Sheet(QDialog):
    """Asks for one thing; `words` are what it says below what is asked."""

    def __init__(self, look: Look, parent: QWidget, *, title: str, about: str, go_on: str) -> None:
        super().__init__(parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(title)
        self._look = look
        self.go_on = button(look, go_on, kind="primary", size="large")
        self._cancel = button(look, "Cancel", kind="ghost", size="large")
        self._words = label("", Style.SMALL, ink="secondary", wraps=True)
        self._title = label(title, Style.DIALOG_TITLE, wraps=True)
        self._about = label(about, ink="secondary", wraps=True)
        self.go_on.setDefault(True)
        self._cancel.setAutoDefault(False)
        self._cancel.clicked.connect(self.reject)
        self._ring = FocusRing(look, self)

    @property
    def cancel(self) -> Button:
        """The way back."""
        return self._cancel

    def words(self) -> str:
        """Return what is said below what is asked."""
        return self._words.text()

    def say(self, words: str) -> None:
        """Say something below what is asked."""
        self._words.setText(words)
        if words:
            announce(self, words)

    def lay_out(self, asked: QWidget) -> None:
        """Put `asked` between what the dialog is about and the ways on; it scrolls if it must."""
        asked.setAutoFillBackground(False)
        self.setLayout(
            column(
                column(self._title, self._about, gap=4, margins=(24, 20, 24, 0)),
                scrolling(asked),
                column(
                    self._words, row(self._cancel, None, self.go_on), gap=8, margins=(24, 0, 24, 20)
                ),
                gap=10,
            )
        )
        self._asked = asked

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        scale = self._look.scale
        room = self.screen().availableGeometry()
        parent = self.parentWidget()
        if parent is not None:
            room = parent.window().geometry()
        width = min(round(_WIDTH * scale), room.width())
        asked = self._asked.sizeHint().height()
        if self._asked.hasHeightForWidth():
            asked = self._asked.heightForWidth(width)
        frame = round(190 * scale)
        self.resize(width, min(asked + frame, room.height()))
