# SPDX-License-Identifier: MIT
"""What is said above a page: how the work stands, or what was clicked on."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QGridLayout, QWidget

from workbench.services.previewing import Job
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.parts import button, label, row, surface

_ABOVE_BOTTOM = 40


@dataclass(frozen=True, slots=True)
class Way:
    """What can be done with a chosen mark: the words of its button, and what Enter does."""

    button: str
    enter: str


TO_NOTE = Way("Go to its note", "goes to its note")


class Chip(QWidget):
    """Says something above the page, with one thing to do about it."""

    def __init__(self, look: Look, parent: QWidget, *, way: Way) -> None:
        super().__init__(parent)
        self._stands_on = parent
        self._words = label("", Style.SMALL, wraps=True)
        self.stop = button(look, "Stop", size="small")
        self.again = button(look, "Make it again", size="small")
        self.go = button(look, way.button, size="small")
        buttons = (self.stop, self.again, self.go)
        card = surface("card", row(self._words, *buttons, gap=12, margins=(14, 8, 8, 8)))
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)
        for each in buttons:
            each.setAutoDefault(False)
        self.hide()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text() if self.isVisible() else ""

    def show_progress(self, job: Job) -> None:
        """Say what is being worked on, with a count where there is one."""
        words = "Working…"
        if job.total:
            verb = "Drawing page" if job.stage == "page" else "Setting source"
            words = f"{verb} {job.done} of {job.total}"
        self._show(words, self.stop)

    def show_stopped(self, words: str) -> None:
        """Say why there is no new page."""
        self._show(words, self.again)

    def show_mark(self, name: str) -> None:
        """Say which mark is chosen, and offer the way to its note."""
        self._show(f"Mark {name}", self.go)

    def settle(self) -> None:
        """Stand in the middle of the lower part."""
        room = self._stands_on.rect()
        width = min(max(self.sizeHint().width(), 220), room.width() - 32)
        height = max(self.heightForWidth(width), self.minimumSizeHint().height())
        top = room.height() - height - _ABOVE_BOTTOM
        self.setGeometry((room.width() - width) // 2, top, width, height)

    def _show(self, words: str, way: QWidget) -> None:
        self._words.setText(words)
        for each in (self.stop, self.again, self.go):
            each.setVisible(each is way)
        self.settle()
        self.show()
        self.raise_()
