# SPDX-License-Identifier: MIT
"""A field of a source: what it is, how sure the program is of it, and what it says."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.services.drafting.certainty import Certainty
from workbench.services.drafting.source_fields import SourceField
from workbench.ui.importing.pieces import CertaintyBoxes
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.parts import icon_button, label, row, set_property

NOT_GIVEN = "Not given on the page"


class TypedLine(QLineEdit):
    """A field for one line; what is typed counts when the field is left or Enter is pressed."""

    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.editingFinished.connect(self.commit)

    def show_value(self, value: str) -> None:
        """Show what is known; what is being typed stays."""
        if self.hasFocus() and self.isModified() and value == self._shown:
            return
        self._shown = value
        if self.text() != value:
            self.setText(value)
            self.setCursorPosition(0)
        self.setModified(False)
        set_property(self, "gap", "false" if value else "true")

    def commit(self) -> None:
        """Hand on what was typed, if it is something else."""
        words = self.text().strip()
        self.setModified(False)
        if words != self._shown:
            self._shown = words
            self.typed.emit(words)

    def give_up(self) -> bool:
        """Show again what was there before typing; return whether that is something else."""
        was_typing = self.text() != self._shown
        self.setText(self._shown)
        self.setModified(False)
        return was_typing

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape or not self.give_up():
            super().keyPressEvent(event)


class FieldRow(QWidget):
    """A provenance field that can be typed into, and taken back to what the page gives."""

    typed = Signal(str, str)
    """With the field's name and the words."""
    taken_back = Signal(str)

    def __init__(self, look: Look, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self._caption = label(caption, Style.LABEL, ink="secondary")
        self._sure = label("", Style.CAPTION, ink="tertiary")
        self._boxes = CertaintyBoxes(look)
        self.line = TypedLine()
        self.line.setPlaceholderText(NOT_GIVEN)
        self.line.typed.connect(lambda words: self.typed.emit(self._name, words))
        self._back = icon_button(look, "undo-2", f"{caption} as on the page")
        self._back.clicked.connect(lambda: self.taken_back.emit(self._name))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        inside.addLayout(row(self._caption, None, self._sure, self._boxes, gap=6))
        field = QHBoxLayout()
        field.setSpacing(4)
        field.addWidget(self.line, 1)
        field.addWidget(self._back)
        inside.addLayout(field)

    def show_field(self, field: SourceField) -> None:
        """Show what the field says."""
        self._name = field.name
        self._caption.setText(field.caption)
        self._sure.setText(field.certainty.value)
        needs_look = field.certainty in {Certainty.PLEASE_CHECK, Certainty.GUESS}
        set_property(self._sure, "ink", "" if needs_look else "tertiary")
        self._boxes.show_certainty(field.certainty)
        self.line.show_value(field.value)
        self.line.setAccessibleName(field.caption)
        self.line.setAccessibleDescription(field.certainty.value)
        self._back.setVisible(field.is_typed)
