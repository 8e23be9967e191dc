# SPDX-License-Identifier: MIT
"""The calm page that covers a paper while the clock stands."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.parts import Glyph, button, column, label, row, set_property


class Cover(QFrame):
    """A page with one way on and one way out.

    Signals:
        resumed: the clock is to go on.
        left: the paper is to wait, and something else to be shown.
    """

    resumed = Signal()
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        set_property(self, "surface", "window")
        self._title = label("", Style.DIALOG_TITLE)
        self._words = label("", Style.CLAIM, ink="secondary", wraps=True)
        self._left = label("", Style.BODY_STRONG)
        self._go_on = button(look, "Go on", kind="primary", size="large")
        self._leave = button(look, "Leave it for now", size="large")
        self._words.setFixedWidth(round(460 * look.scale))
        self._go_on.clicked.connect(lambda *_: self.resumed.emit())
        self._leave.clicked.connect(lambda *_: self.left.emit())
        inner = column(
            None,
            Glyph(look, "clock", size=32),
            self._title,
            self._words,
            self._left,
            8,
            row(self._go_on, self._leave, None),
            None,
            None,
            gap=10,
        )
        self.setLayout(row(None, inner, None, margins=(24, 24, 24, 24)))

    def show_words(self, title: str, words: str, left: str, *, may_leave: bool) -> None:
        """Show why the paper is covered, and how much time is left."""
        self._title.setText(title)
        self._words.setText(words)
        self._left.setText(left)
        self._leave.setVisible(may_leave)
        self.setAccessibleName(f"{title}. {words} {left}")

    def take_focus(self) -> None:
        """Put the focus on the way on."""
        self._go_on.setFocus(Qt.FocusReason.OtherFocusReason)
