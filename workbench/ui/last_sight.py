# SPDX-License-Identifier: MIT
"""The first thing to be seen where nothing has changed: the window as it was left.

On a new library that is the window with the example, in a picture that is bundled. It stands for a
moment, until the window itself is built in its place. Keys and clicks of that
moment wait with the system, and are answered by the window.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from workbench.overriding import override
from workbench.ui.look.faces import face
from workbench.ui.widgets.painted_once import PaintedOnce

FAMILY = "Atkinson Hyperlegible Next"
BODY = 14
"""The interface's typeface in `tokens.json` and its size in pixels: reading it takes too long."""

_MIDDLE = 128
"""Lightness of a window's colour, up to 255, below which the system is dark."""

_QUICKLY = 80
"""Of 100: a PNG file loses nothing, and this one is written and read in the least time."""


FIRST_SIZE = (1366, 768)
"""Pixels of the window in the bundled pictures."""
LEAST_HEIGHT = 661
"""Pixels down to which a window has all its parts as they are in the bundled pictures."""
_AT_THE_FOOT = ((0, 80, 180), (335, 1001, 55))
"""What of them stays at the foot of a lower window: from x to x, and how high it is. The buttons
for Background, Comfort and Help, and the bar to mark with."""


class LastSight(PaintedOnce):
    """A picture of the window; `painted` tells once that it is to be seen.

    In a window of another size, or on a screen of another resolution, it stays empty; one that
    `can_be_lower` is cut where the window would be.
    """

    def __init__(self, picture: QImage, *, can_be_lower: bool = False) -> None:
        super().__init__()
        self._picture = picture
        self._can_be_lower = can_be_lower
        self.setAccessibleName("Your sources are being opened")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatio()
        if self._picture.size() == self.size() * ratio:
            self._picture.setDevicePixelRatio(ratio)
            QPainter(self).drawImage(0, 0, self._picture)
        elif self._can_be_lower and fits(self.width(), self.height(), ratio):
            self._draw_cut(QPainter(self))
        super().paintEvent(event)

    def _draw_cut(self, painter: QPainter) -> None:
        painter.drawImage(0, 0, self._picture)
        for left, right, height in _AT_THE_FOOT:
            top = self._picture.height() - height
            foot = self._picture.copy(left, top, right - left, height)
            painter.drawImage(left, self.height() - height, foot)


def fits(width: float, height: float, ratio: float) -> bool:
    """Tell whether the bundled pictures are true of a window of this size in pixels."""
    return (ratio, width) == (1, FIRST_SIZE[0]) and LEAST_HEIGHT <= height <= FIRST_SIZE[1]


def seen_now() -> dict[str, Any]:
    """Return what has to be the same for a picture of the window to be true, as JSON.

    Asked for before the application has a look of its own: it is the system's palette that tells.
    """
    return {"dark": QGuiApplication.palette().window().color().lightness() < _MIDDLE}


def prepare_font() -> None:
    """Give the application its typeface by name, before any window is to be seen.

    A window that is shown in the typeface of the system hands that on to what is put into it later,
    whatever the application's own is by then.
    """
    QApplication.setFont(face([FAMILY], BODY))


def picture_of(content: QWidget) -> QImage:
    """Return what is to be seen of a widget, without its transparency."""
    return content.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def as_png(picture: QImage) -> bytes:
    """Return a picture as a file; this may run on any thread."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    writer.setQuality(_QUICKLY)
    writer.write(picture)
    return bytes(data.data())


def sight_of(png: bytes | None, *, can_be_lower: bool = False) -> LastSight | None:
    """Return the widget that shows a picture, or None where there is none or it is damaged."""
    picture = QImage.fromData(png) if png else QImage()
    return None if picture.isNull() else LastSight(picture, can_be_lower=can_be_lower)
