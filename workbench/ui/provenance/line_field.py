# SPDX-License-Identifier: MIT
"""Fields of the pane: one line for a fact, a few for a label."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from typing_extensions import override

from workbench.ui.widgets.field_keys import belongs_to_the_window, declines

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class LineField(QLineEdit):
    """One line; it is finished by Enter, Escape, or by leaving it."""

    finished = Signal()
    """The focus went elsewhere."""
    next_wanted = Signal()
    escaped = Signal()

    @override
    def event(self, event: QEvent) -> bool:
        return False if declines(event) else super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if belongs_to_the_window(event):
            event.ignore()
        elif event.key() in _ENTER:
            self.next_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.finished.emit()


class LabelField(QPlainTextEdit):
    """A few lines for a label; Enter keeps it, Shift+Enter begins a new line."""

    finished = Signal()
    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setAccessibleName("Label of this source")

    @override
    def event(self, event: QEvent) -> bool:
        return False if declines(event) else super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        has_shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if belongs_to_the_window(event):
            event.ignore()
        elif event.key() in _ENTER and has_shift:
            self.textCursor().insertBlock()
        elif event.key() in _ENTER:
            self.finished.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.finished.emit()
