# SPDX-License-Identifier: MIT
"""A card that stands over what it is about until it is closed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from workbench.ui.look.look import Look

_WIDTH, _HEIGHT = 860, 520
_LOW = 330
"""Pixels as designed below which the card fills its parent."""
_MARGIN = 16


class StandingCard(QFrame):
    """Stands over its parent; Escape closes it and gives the focus back."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._before: QWidget | None = None
        self.setProperty("surface", "card")
        self.setProperty("active", "true")
        parent.installEventFilter(self)
        look.changed.connect(self._stand)
        self.hide()

    def open_box(self, first: QWidget) -> None:
        """Show the card and give a part of it the focus."""
        if not self.isVisible():
            self._before = self.window().focusWidget()
        self._stand()
        self.show()
        self.raise_()
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_box(self) -> None:
        """Go back to where one was."""
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self._before = None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_box()
        else:
            super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            self._stand()
        return super().eventFilter(watched, event)

    def _stand(self) -> None:
        parent, scale = self.parentWidget() or self.window(), self._look.scale
        is_low = parent.height() < _LOW * scale
        margin = _MARGIN // 4 if is_low else _MARGIN
        most_width, most_height = self._most()
        width = min(round(most_width * scale), parent.width() - 2 * margin)
        height = min(round(most_height * scale), parent.height() - 2 * margin)
        self.setGeometry((parent.width() - width) // 2, margin, width, height)
        self._arrange(width, is_low=is_low)

    def _most(self) -> tuple[int, int]:
        """Return width and height in pixels as designed, where there is room."""
        return _WIDTH, _HEIGHT

    def _arrange(self, width: int, *, is_low: bool) -> None:
        """Lay out what stands on the card for a width in pixels."""
