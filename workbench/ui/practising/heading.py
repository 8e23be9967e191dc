# SPDX-License-Identifier: MIT
"""What stands above a paper after its end."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.parts import ElidedLabel, button, column, label, row, set_property


class OutcomeBar(QFrame):
    """The way back, what it was, and what can be done with it.

    Signals:
        back_wanted, export_wanted, again_wanted, setting_wanted: what the buttons say.
    """

    back_wanted = Signal()
    export_wanted = Signal()
    again_wanted = Signal()
    setting_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        set_property(self, "surface", "window")
        self._said = label("", Style.CAPTION, ink="secondary")
        self._title = ElidedLabel("", Style.ENQUIRY)
        back = button(look, "Back", kind="ghost", icon="arrow-left")
        again = button(look, "Practise it again", icon="rotate-cw")
        self.export = button(look, "Save as PDF…", kind="primary", icon="file-down")
        self.set_for_others = button(look, "Set for others", icon="users")
        names = QWidget()
        names.setLayout(column(self._said, self._title, gap=0))
        names.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setLayout(
            row(
                back, names, self.set_for_others, again, self.export, gap=12, margins=(12, 8, 16, 8)
            )
        )
        back.clicked.connect(lambda *_: self.back_wanted.emit())
        self.set_for_others.clicked.connect(lambda *_: self.setting_wanted.emit())
        again.clicked.connect(lambda *_: self.again_wanted.emit())
        self.export.clicked.connect(lambda *_: self.export_wanted.emit())

    def show_attempt(self, title: str, said: str) -> None:
        """Show which paper it was, and how it ended."""
        self._title.show_text(title)
        self._said.setText(said)
