# SPDX-License-Identifier: MIT
"""A source's picture with the marks on its parts: draw a part, one key, and back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workbench.ui.look.look import Look
from workbench.ui.reading.picture_keys import PictureKeys
from workbench.ui.reading.picture_parts import PictureParts
from workbench.ui.reading.picture_pointer import PicturePointer

HOW = "Ctrl+Shift+A draws a part of the picture, F8 goes to the marks."


class MarkedPicture(PictureParts):
    """A picture that is marked by pointer and keys.

    Keys with Ctrl and function keys belong to the window, which calls the methods; the plain ones
    are those of `PictureKeys`.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._keys, self._pointer = PictureKeys(self), PicturePointer(self)
        self.setMouseTracking(True)
        self.setAccessibleDescription(HOW)

    @override
    def forget(self) -> None:
        self._pointer.give_up()
        super().forget()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (self.has_picture and self._keys.took(event)):
            event.ignore()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.has_picture:
            event.accept()
            self._pointer.press(event.position())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self.has_picture:
            self._pointer.move(event.position())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.has_picture:
            self._pointer.release(event.position())

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.has_picture:
            self._pointer.double_click(event.position())

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self.hover(None)
        super().leaveEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.show_focus()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.show_focus()
