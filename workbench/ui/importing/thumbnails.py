# SPDX-License-Identifier: MIT
"""Pictures of pages that are being checked, small enough to stand among the words."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap


class Thumbnails(QObject):
    """Knows the pictures that were asked for; those that are not there yet are wished for once."""

    wanted = Signal(str)
    """With the name of a picture that was put aside."""
    arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known: dict[str, QPixmap | None] = {}

    def picture(self, name: str) -> QPixmap | None:
        """Return a picture, or None while it is on its way or where it cannot be read."""
        if name not in self._known:
            self._known[name] = None
            self.wanted.emit(name)
        return self._known[name]

    def show(self, name: str, image: QImage) -> None:
        """Take a picture that arrived; a null one cannot be read."""
        if name in self._known and not image.isNull():
            self._known[name] = QPixmap.fromImage(image)
            self.arrived.emit()

    def forget(self) -> None:
        """Let go of all pictures."""
        self._known.clear()


def fitted(size: QSize, width: int, height: int) -> QSize:
    """Return the size of a picture within this room, never larger than it is."""
    room = QSize(min(width, size.width()), min(height, size.height()))
    return size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
