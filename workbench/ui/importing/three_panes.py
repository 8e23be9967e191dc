# SPDX-License-Identifier: MIT
"""Three panes side by side where there is room, one at a time where there is not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from workbench.ui.look.look import Look
from workbench.ui.widgets.parts import button, surface


@dataclass(frozen=True, slots=True)
class Pane:
    """One of the panes: its name on a button, and how it gets the focus."""

    name: str
    widget: QWidget
    take_focus: Callable[[], None]


class ThreePanes(QWidget):
    """A splitter; in a narrow window a row of three buttons says which pane is shown."""

    def __init__(
        self,
        look: Look,
        panes: Sequence[Pane],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._panes = tuple(pane.widget for pane in panes)
        self._focusers = tuple(pane.take_focus for pane in panes)
        self._shown = 1
        self._is_narrow = False
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        # One pane has to fit; all three need not.
        self.splitter.setMinimumSize(max(pane.minimumWidth() for pane in self._panes), 200)
        for number, pane in enumerate(self._panes):
            self.splitter.addWidget(pane)
            self.splitter.setStretchFactor(number, int(number == 1))
        self._choices = [button(look, pane.name, kind="choice", size="small") for pane in panes]
        self._switch = self._made_switch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._switch)
        column.addWidget(self.splitter, 1)
        self._switch.hide()

    @property
    def is_narrow(self) -> bool:
        """Whether one pane is shown at a time."""
        return self._is_narrow

    def make_room(self, width: int) -> None:
        """Show all panes in this width in pixels, or one where that is too little."""
        needed = sum(pane.minimumWidth() for pane in self._panes) + 2
        is_narrow = width < needed
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            focus: QWidget | None = self.window().focusWidget()
            for number, pane in enumerate(self._panes):
                if focus is not None and pane.isAncestorOf(focus):
                    self._shown = number
            self._show()

    def show_middle(self) -> None:
        """Show the pane in the middle, where only one is shown."""
        if self._is_narrow:
            self._turn_to(1)

    def step(self, step: int) -> None:
        """Put the focus into the next pane, or into the one before."""
        focus: QWidget | None = self.window().focusWidget()
        here = next(
            (
                number
                for number, pane in enumerate(self._panes)
                if focus is not None and pane.isAncestorOf(focus)
            ),
            self._shown,
        )
        self._turn_to((here + step) % len(self._panes))
        self._focusers[self._shown]()

    def _turn_to(self, number: int) -> None:
        self._shown = number
        self._show()

    def _show(self) -> None:
        self._switch.setVisible(self._is_narrow)
        for number, (pane, choice) in enumerate(zip(self._panes, self._choices, strict=True)):
            pane.setVisible(not self._is_narrow or number == self._shown)
            choice.setChecked(number == self._shown)

    def _made_switch(self) -> QWidget:
        group = QButtonGroup(self)
        side_by_side = QHBoxLayout()
        side_by_side.setContentsMargins(8, 4, 8, 4)
        side_by_side.setSpacing(4)
        for number, choice in enumerate(self._choices):
            choice.setCheckable(True)
            choice.setChecked(number == self._shown)
            choice.clicked.connect(lambda _=False, number=number: self._turn_to(number))
            group.addButton(choice)
            side_by_side.addWidget(choice)
        side_by_side.addStretch(1)
        return surface("pane", side_by_side)
