# SPDX-License-Identifier: MIT
"""What small forms have in common: a card with “Keep” and “Cancel” that hears the same keys."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame
from typing_extensions import override

from workbench.ui.look.look import Look
from workbench.ui.widgets.form_fields import is_finishing
from workbench.ui.widgets.parts import STRETCH, button, row


class TypedForm(QFrame):
    """“Keep” and Ctrl+Enter finish it, “Cancel” and Escape leave it; hidden until it is begun.

    Who inherits lays out `ways`, the row with both buttons.
    """

    finished = Signal()
    """What was typed is to be kept, if it is enough."""
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("surface", "card")
        keep = button(look, "Keep", icon="check", size="small")
        leave = button(look, "Cancel", kind="ghost", size="small")
        self.ways = row(keep, leave, STRETCH, gap=6)
        keep.clicked.connect(lambda *_: self.finished.emit())
        leave.clicked.connect(lambda *_: self.left.emit())
        self.hide()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif is_finishing(event):
            self.finished.emit()
        else:
            super().keyPressEvent(event)
