# SPDX-License-Identifier: MIT
"""The drawers on the right: one at a time, beside the mode or, where there is no room, over it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from workbench.ui.look.look import Look

WIDTH = 340
"""Pixels as designed."""
_ENDLESS = 16_777_215
"""Qt's way of saying that a width has no bound."""


class Drawers(QFrame):
    """Holds the drawers by name; each is made when it is opened for the first time."""

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self._made: dict[str, QWidget] = {}
        self._open = ""
        self._before: QWidget | None = None
        self.setProperty("surface", "pane")
        self.setProperty("edge", "left")
        self._stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.hide()
        look.changed.connect(self._follow_look)
        self._follow_look()

    def add(self, name: str, make: Callable[[], QWidget]) -> None:
        """Have a drawer of this name, made by `make`."""
        self._makers[name] = make

    @property
    def opened(self) -> str:
        """The name of the drawer that is open, or nothing."""
        return self._open

    def toggle(self, name: str) -> None:
        """Open a drawer, or close it when it is the one that is open."""
        self.close_drawer() if name == self._open else self.open_drawer(name)

    def open_drawer(self, name: str) -> QWidget:
        """Open a drawer, put the focus into it, and return it."""
        if not self._open:
            window = self.window()
            self._before = window.focusWidget()
        if name not in self._made:
            self._made[name] = self._makers[name]()
            self._stack.addWidget(self._made[name])
        self._open = name
        drawer = self._made[name]
        self._stack.setCurrentWidget(drawer)
        self.show()
        drawer.setFocus()
        self.changed.emit()
        return drawer

    def close_drawer(self) -> None:
        """Close what is open; the focus goes back to where it was."""
        if self._open:
            self._open = ""
            self.hide()
            before, self._before = self._before, None
            # What was covered is to be seen again before it can take the focus.
            self.changed.emit()
            if before is not None:
                before.setFocus()

    def cover(self, *, covers: bool) -> None:
        """Take all the room there is, or stand beside the mode."""
        width = self.wanted_width
        self.setMinimumWidth(0 if covers else width)
        self.setMaximumWidth(_ENDLESS if covers else width)

    @property
    def wanted_width(self) -> int:
        """The width in pixels beside a mode."""
        return round(WIDTH * self._look.scale)

    def _follow_look(self) -> None:
        self.setFixedWidth(self.wanted_width)
