# SPDX-License-Identifier: MIT
"""Which sources go in: a button for each letter."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workbench.domain.builds import ExportSubject
from workbench.ui.look.look import Look
from workbench.ui.widgets.flow import FlowLayout
from workbench.ui.widgets.parts import Button, button


class SourceChoice(QWidget):
    """Shows the letters of all sources; `changed` brings those that are chosen."""

    changed = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._letters: dict[str, Button] = {}
        self._layout = FlowLayout(self, gap=4)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The labels of the sources that go in, in the order of the page."""
        return tuple(label for label, letter in self._letters.items() if letter.isChecked())

    def show_subject(self, subject: ExportSubject) -> None:
        """Show which sources there are, and those of them that go in."""
        if tuple(self._letters) != subject.labels:
            for letter in self._letters.values():
                self._layout.removeWidget(letter)
                letter.deleteLater()
            self._letters = {label: self._made(label) for label in subject.labels}
            for number, letter in enumerate(self._letters.values()):
                self._layout.insert_widget(number, letter)
        for label, letter in self._letters.items():
            letter.setChecked(label in subject.chosen)

    def _made(self, label: str) -> Button:
        letter = button(self._look, label, kind="pill", size="small")
        letter.setCheckable(True)
        letter.setAutoDefault(False)
        letter.setAccessibleName(f"Source {label} goes in")
        letter.clicked.connect(lambda: self.changed.emit(self.chosen))
        return letter
