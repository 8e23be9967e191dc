# SPDX-License-Identifier: MIT
"""What is said where the words of a mark were changed, and nobody has looked at its new place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from workbench.domain.annotations import Target
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.flow import FlowLayout
from workbench.ui.widgets.parts import Glyph, button, column, label, row


class PlaceNotice(QFrame):
    """Please check: what was marked, and the three answers."""

    accepted = Signal()
    """It belongs where it is now."""
    denied = Signal()
    """It does not: it has lost its place."""
    put_wanted = Signal()
    """It belongs on the words that are selected."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("surface", "warning")
        self._words = label("", Style.SMALL, wraps=True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        belongs = button(look, "It belongs here", icon="check", size="small")
        is_lost = button(look, "It is lost", kind="ghost", size="small")
        put = button(look, "Put it on the selected words", kind="ghost", size="small")
        ways = QWidget()
        flow = FlowLayout(ways, gap=4)
        for way, told in ((belongs, self.accepted), (is_lost, self.denied), (put, self.put_wanted)):
            way.clicked.connect(lambda *_, tell=told: tell.emit())
            flow.addWidget(way)
        self._belongs = belongs
        head = row(Glyph(look, "triangle-alert", size=18, colour="warning"), self._words, gap=8)
        self.setLayout(column(head, ways, gap=6, margins=(10, 8, 10, 8)))
        self.hide()

    def show_target(self, target: Target) -> None:
        """Ask about this place, or about nothing where it is sure."""
        was = target.was
        if was is not None:
            marked = " ".join(was.exact.split())
            self._words.setText(f"Moved – please check. You marked: ‘{marked}’")
            self._belongs.setAccessibleDescription(self._words.text())
        self.setVisible(target.is_doubtful)

    def focus(self) -> None:
        """Go to the first answer."""
        self._belongs.setFocus()
