# SPDX-License-Identifier: MIT
"""A picture in the window: as large as there is room, nearer, turned, in another light."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from workbench.domain.frameworks import Dimension, Letter
from workbench.ui.look.look import Look
from workbench.ui.reading.picture_image import PictureImage
from workbench.ui.reading.picture_painter import PictureMarks, PicturePainter, picture_rect
from workbench.ui.reading.picture_space import ZOOM_STEP, PictureSpace, Sight
from workbench.ui.reading.region_steps import Frame
from workbench.ui.widgets.focus_ring import NO_RING

_AROUND = 4
_PAN = 40.0
"""Pixels that an arrow key moves a picture that is larger than its view."""


class PictureSurface(QWidget):
    """Paints a picture with the marks on it; how it is looked at is nobody's but this view's."""

    sight_changed = Signal(object)
    """With the `Sight`."""
    moved = Signal()
    """The picture may stand elsewhere in the view."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.view = PictureMarks()
        self._letter_of: Callable[[Dimension], Letter | None] = lambda _: None
        self._image = PictureImage()
        self._sight = Sight()
        self._panned_from: QPointF | None = None
        self._painter = PicturePainter(look, self.letter_of)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # It draws its own, around the picture and not around the room it is in.
        self.setProperty(NO_RING, True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.changed.connect(self.update)

    @property
    def sight(self) -> Sight:
        """How the picture is looked at."""
        return self._sight

    @property
    def space(self) -> PictureSpace:
        """Where the picture is in this widget."""
        size = self._image.size
        room = QRectF(self.rect()).adjusted(_AROUND, _AROUND, -_AROUND - 1, -_AROUND - 1)
        box = (room.left(), room.top(), room.width(), room.height())
        return PictureSpace(size.width(), size.height(), box, self._sight)

    @property
    def has_picture(self) -> bool:
        """Whether there is a picture to be seen."""
        return not self._image.is_null and not self.space.is_empty

    def letter_of(self, dimension: Dimension) -> Letter | None:
        """Return the letter that marks of a dimension are shown under."""
        return self._letter_of(dimension)

    def name_letters(self, letter_of: Callable[[Dimension], Letter | None]) -> None:
        """Show marks under the letters that this returns."""
        self._letter_of = letter_of

    def show_image(self, image: QImage | None) -> None:
        """Show this image, or none."""
        self._image.show(image)
        self.update()
        self.moved.emit()

    def look_at(self, sight: Sight) -> None:
        """Look at the picture like this."""
        if sight != self._sight:
            self._sight = sight
            self.update()
            self.sight_changed.emit(sight)
            self.moved.emit()

    def zoom(self, steps: float, at: QPointF | None = None) -> None:
        """Go nearer, or farther, by so many steps; what is at a place of the view stays there."""
        if self.has_picture:
            place = at or QPointF(self.rect().center())
            self.look_at(self.space.zoomed(ZOOM_STEP**steps, place.x(), place.y()))

    def fit(self) -> None:
        """Look at the whole picture."""
        self.look_at(self._sight.fitted())

    def turn(self) -> None:
        """Turn the picture by a quarter, clockwise."""
        self.look_at(self._sight.turned())

    def change_light(self, brightness: float, contrast: float, *, is_negative: bool) -> None:
        """Look at the picture in another light; brightness and contrast go from -1 to 1."""
        self.look_at(
            replace(self._sight, brightness=brightness, contrast=contrast, is_negative=is_negative)
        )

    def bring_into_view(self, frame: Frame) -> None:
        """Move the picture so that a part of it can be seen."""
        if self.has_picture:
            self.look_at(self.space.showing(frame))

    def pan(self, across: int, down: int) -> bool:
        """Move the view by so many steps; tell whether the picture is larger than it."""
        if self._sight.zoom <= 1 or not self.has_picture:
            return False
        step = _PAN * self.look.scale
        self.look_at(self.space.moved(across * step, down * step))
        return True

    def picture_rect(self) -> QRectF:
        """Return where the picture is, in pixels of this widget."""
        return picture_rect(self.space) if self.has_picture else QRectF()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(160, 120)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.space_changed()
        self.moved.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.has_picture:
            return
        space = self.space
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._image.seen(space, self.size(), self.devicePixelRatioF()))
        place = picture_rect(space).intersected(QRectF(self.rect()).adjusted(3, 3, -4, -4))
        painter.setPen(QPen(self.look.colour("control_border"), 1))
        painter.drawRect(place)
        self._painter.draw(painter, space, self.view)
        if self.hasFocus():
            painter.setPen(QPen(self.look.colour("focus"), 2))
            painter.drawRect(place.adjusted(-3, -3, 3, 3))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(turned.y() / 120, event.position())
        elif self._sight.zoom > 1 and self.has_picture:
            self.look_at(self.space.moved(-turned.x() / 2, -turned.y() / 2))
        else:
            event.ignore()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            self._panned_from = event.position()
        else:
            super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._panned_from is None:
            super().mouseMoveEvent(event)
        elif self.has_picture:
            away = self._panned_from - event.position()
            self._panned_from = event.position()
            self.look_at(self.space.moved(away.x(), away.y()))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._panned_from = None
        super().mouseReleaseEvent(event)

    def space_changed(self) -> None:
        """Do what is to be done where the picture is somewhere else in the view."""
