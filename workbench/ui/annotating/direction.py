# SPDX-License-Identifier: MIT
"""The choice of what a mark does to the worth of its source."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from workbench.domain.annotations import Direction
from workbench.ui.look.look import Look
from workbench.ui.widgets.directions import DIRECTIONS
from workbench.ui.widgets.flow import FlowLayout
from workbench.ui.widgets.parts import Button, button


class DirectionChoice(QFrame):
    """Three buttons of which at most one is down; pressing that one again chooses none."""

    chosen = Signal(object)
    """A `Direction`, or None."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("surface", "sunken")
        layout = FlowLayout(self, gap=2)
        layout.setContentsMargins(2, 2, 2, 2)
        self._buttons: dict[Direction, Button] = {}
        for direction, (name, icon) in DIRECTIONS.items():
            made = button(look, name, kind="choice", icon=icon, size="small")
            made.setCheckable(True)
            made.clicked.connect(lambda is_on, x=direction: self._choose(x if is_on else None))
            layout.addWidget(made)
            self._buttons[direction] = made

    def show_direction(self, direction: Direction | None) -> None:
        """Show which is chosen."""
        for each, made in self._buttons.items():
            made.setChecked(each is direction)
            made.set_icon("check" if each is direction else DIRECTIONS[each][1])

    def focus(self) -> None:
        """Give the focus to the chosen button, or to the first."""
        chosen = (each for each in self._buttons.values() if each.isChecked())
        next(chosen, next(iter(self._buttons.values()))).setFocus()

    def _choose(self, direction: Direction | None) -> None:
        self.show_direction(direction)
        self.chosen.emit(direction)
