# SPDX-License-Identifier: MIT
"""Fields of small forms: they leave the window its keys, and Ctrl+Enter to the form."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from typing_extensions import override

from workbench.ui.widgets.field_keys import declines

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


def is_finishing(event: QKeyEvent) -> bool:
    """Tell whether a key finishes a form from anywhere in it: Ctrl+Enter."""
    has_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return has_control and event.key() in _ENTER


class FormLine(QLineEdit):
    """A line; `name` is spoken, `placeholder` stands in it while it is empty."""

    def __init__(self, placeholder: str = "", name: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)

    @override
    def event(self, event: QEvent) -> bool:
        return False if declines(event) else super().event(event)


class FormText(QPlainTextEdit):
    """A few lines of plain text; Tab goes on to the next field."""

    def __init__(self, placeholder: str = "", name: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)

    @override
    def event(self, event: QEvent) -> bool:
        return False if declines(event) else super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_finishing(event):
            event.ignore()
        else:
            super().keyPressEvent(event)
