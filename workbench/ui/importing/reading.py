# SPDX-License-Identifier: MIT
"""What is said while pages are read: at first nothing, then that it goes on, then how far."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from workbench.ui.announcing import announce
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.parts import ElidedLabel, button, row

_FINE = 100
"""Steps of the bar for each file."""

SILENT, SHORT = 300, 2_000
"""Milliseconds without a word, and until more is said than that it goes on."""


class Reading(QWidget):
    """A line and a bar; *Stop* is there from the beginning of the line."""

    stopped = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ElidedLabel("", Style.PANE_TITLE, mode=Qt.TextElideMode.ElideMiddle)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("How far reading has come")
        self._stop = button(look, "Stop", size="small")
        self._stop.clicked.connect(self.stopped)
        self._full = ""
        self._says_more = False
        self._soon, self._later = QTimer(self), QTimer(self)
        for timer, milliseconds, say in (
            (self._soon, SILENT, self._say_working),
            (self._later, SHORT, self._say_more),
        ):
            timer.setSingleShot(True)
            timer.setInterval(milliseconds)
            timer.timeout.connect(say)
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setSpacing(12)
        column.addWidget(self._words)
        column.addWidget(self._bar)
        column.addLayout(row(self._stop, None))
        self._inside.setFixedWidth(round(420 * look.scale))
        self._inside.hide()
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addWidget(self._inside, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)

    def begin(self, name: str, *, number: int, count: int) -> None:
        """Say, when it takes long enough, that `name` is being read."""
        self._full = f"Reading “{name}”"
        if count > 1:
            self._full += f", file {number} of {count}"
        self._bar.setRange(0, count if count > 1 else 0)
        self._bar.setValue(max(0, number - 1))
        self._says_more = False
        if self._soon.isActive() or self._inside.isVisibleTo(self):
            if not self._later.isActive() and not self._soon.isActive():
                self._words.show_text(self._full)
            return
        self._inside.hide()
        self._soon.start()
        self._later.start()

    def follow(self, name: str, number: int, count: int, share: float) -> None:
        """Say that `share` of file `number`, from 1, of `count` is read."""
        self._full = f"Reading “{name}”"
        if count > 1:
            self._full += f", file {number} of {count}"
        if self._bar.maximum() != count * _FINE:
            self._bar.setRange(0, count * _FINE)
        self._bar.setValue(round((number - 1 + share) * _FINE))
        if self._says_more:
            self._words.show_text(self._full)

    def end(self) -> None:
        """Say nothing any more."""
        self._soon.stop()
        self._later.stop()
        self._inside.hide()

    def _say_working(self) -> None:
        self._words.show_text("Working…")
        self._inside.show()
        self._stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_more(self) -> None:
        self._says_more = True
        self._words.show_text(self._full)
        announce(self, self._full)
