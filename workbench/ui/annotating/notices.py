# SPDX-License-Identifier: MIT
"""What the pane says where no card stands."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.parts import STRETCH, button, column, label, row


class LettersOff(QFrame):
    """Why plain letters do not mark, and how they do."""

    letters_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("surface", "sunken")
        words = label(
            "Single letters are off, because a screen reader may be in use.",
            Style.SMALL,
            wraps=True,
        )
        turn_on = button(look, "Turn letters on", size="small")
        turn_on.clicked.connect(lambda *_: self.letters_wanted.emit())
        self.setLayout(column(words, row(turn_on, STRETCH), gap=6, margins=(10, 8, 10, 8)))
        self.hide()


class NothingListed(QWidget):
    """There are notes, and the filter shows none of them."""

    all_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        show_all = button(look, "Show all notes", size="small")
        show_all.clicked.connect(lambda *_: self.all_wanted.emit())
        words = label("No notes like this yet.", Style.BODY, ink="secondary", wraps=True)
        self.setLayout(
            column(words, row(show_all, STRETCH), STRETCH, gap=10, margins=(16, 8, 16, 16))
        )
