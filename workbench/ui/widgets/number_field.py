# SPDX-License-Identifier: MIT
"""A small field for a whole number that may be left empty."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator

from workbench.ui.widgets.form_fields import FormLine


class NumberField(FormLine):
    """A whole number up to `most`, or nothing; it counts when the field is left."""

    typed = Signal(object)
    """With the number, or None."""

    def __init__(self, name: str, most: int) -> None:
        super().__init__("", name)
        self._shown: int | None = None
        self._most = most
        self.setValidator(QIntValidator(0, most, self))
        self.editingFinished.connect(self.commit)

    def show_number(self, number: int | None) -> None:
        """Show a number; what is being typed stays."""
        if number != self._shown or not self.isModified():
            self._shown = number
            self.setText("" if number is None else str(number))

    def commit(self) -> None:
        """Hand on what was typed, if it is something else."""
        self.setModified(False)
        if self.is_typed():
            self._shown = self._number()
            self.typed.emit(self._shown)

    def is_typed(self) -> bool:
        """Tell whether it says something else than what is known."""
        return self._number() != self._shown

    def _number(self) -> int | None:
        typed = int(self.text()) if self.text().isdecimal() else 0
        return min(typed, self._most) or None
