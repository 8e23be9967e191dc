# SPDX-License-Identifier: MIT
"""A sheet of paper on the screen: the picture of a page, what was found on it, a chosen mark."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from workbench.domain.documents import PageArea, PagePicture
from workbench.ui.look.look import Look

RATIO = 2**0.5
"""Height of a page in widths: A4."""

_DIMMED = 0.4
_FOUND, _CHOSEN = 1, 2
"""Pixels of the frame around what was found, and around what is chosen of it."""


def image_of(picture: PagePicture) -> QImage:
    """Return a picture of a page for painting."""
    kind = QImage.Format.Format_Grayscale8 if picture.is_grey else QImage.Format.Format_RGB32
    image = QImage(picture.pixels, picture.width, picture.height, picture.stride, kind)
    # A copy owns its pixels; the first image only borrows them.
    return image.copy()


class Paper(QWidget):
    """A sheet, as large as there is room for; lines in grey until there is a picture.

    `resized` says that it has another size, `clicked` brings a place in fractions of the sheet from
    its top left, `double_clicked` as well.
    """

    resized = Signal()
    clicked = Signal(float, float)
    double_clicked = Signal(float, float)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._image: QImage | None = None
        self._is_dimmed = False
        self._found: Sequence[PageArea] = ()
        self._chosen: Sequence[PageArea] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("The page as it is printed")
        look.changed.connect(self.update)

    @property
    def width_in_pixels(self) -> int:
        """How wide the sheet is in pixels of the screen."""
        return round(self.sheet().width() * self.devicePixelRatioF())

    def show_image(self, image: QImage) -> None:
        """Show the picture of a page."""
        self._image, self._is_dimmed = image, False
        self.update()

    def clear(self) -> None:
        """Show a page of which nothing is known yet."""
        self._image = None
        self.update()

    def show_areas(self, found: Sequence[PageArea], chosen: Sequence[PageArea]) -> None:
        """Frame what was found on this page, and stronger what is chosen."""
        self._found, self._chosen = found, chosen
        self.update()

    def dim(self) -> None:
        """Show what is there as what it was before."""
        self._is_dimmed = True
        self.update()

    def sheet(self) -> QRectF:
        """Return where the sheet is: whole, in the middle, from the top."""
        width = min(self.width(), int(self.height() / RATIO))
        return QRectF((self.width() - width) // 2, 0, width, int(width * RATIO))

    def area(self, part: PageArea) -> QRectF:
        """Return where a part of the page is on the widget."""
        sheet = self.sheet()
        return QRectF(
            sheet.x() + part.left * sheet.width(),
            sheet.y() + part.top * sheet.height(),
            part.width * sheet.width(),
            part.height * sheet.height(),
        )

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(160, 200)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._tell(event, self.clicked)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._tell(event, self.double_clicked)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        sheet = self.sheet()
        painter.fillRect(sheet, Qt.GlobalColor.white)
        if self._image is None:
            self._paint_lines(painter, sheet)
        else:
            painter.setOpacity(_DIMMED if self._is_dimmed else 1.0)
            painter.drawImage(sheet, self._image)
            painter.setOpacity(1.0)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        # The sheet is white in every theme, and so are the frames on it black.
        for areas, width in ((self._found, _FOUND), (self._chosen, _CHOSEN)):
            painter.setPen(QPen(Qt.GlobalColor.black, width))
            for part in areas:
                painter.drawRect(self.area(part).adjusted(-2, -2, 2, 2))
        is_strong = self.hasFocus()
        colour = self._look.colour("focus" if is_strong else "divider")
        painter.setPen(QPen(colour, self._look.px("focus_ring") if is_strong else 1))
        painter.drawRect(sheet.adjusted(0.5, 0.5, -0.5, -0.5))

    def _tell(self, event: QMouseEvent, signal: object) -> None:
        sheet, place = self.sheet(), event.position()
        if event.button() is Qt.MouseButton.LeftButton and sheet.contains(place):
            across = (place.x() - sheet.x()) / sheet.width()
            signal.emit(across, (place.y() - sheet.y()) / sheet.height())  # type: ignore[attr-defined]
        else:
            super().mousePressEvent(event)

    def _paint_lines(self, painter: QPainter, sheet: QRectF) -> None:
        step, side = sheet.height() / 30, sheet.width() / 12
        for number in range(3, 24):
            share = 0.45 if number % 7 == 0 else 0.85
            width = (sheet.width() - 2 * side) * share
            line = QRectF(sheet.x() + side, sheet.y() + number * step, width, step * 0.4)
            painter.fillRect(line, Qt.GlobalColor.lightGray)
