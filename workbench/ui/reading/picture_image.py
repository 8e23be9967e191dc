# SPDX-License-Identifier: MIT
"""A picture as it is looked at: scaled, turned, brighter, as a negative – in the view alone.

Where a large scan becomes less than half as large it has to be scaled with care, which is slow;
what was scaled so is kept until the size is another. All else is done while what is in view is
drawn. Light is changed by a few fills of what is in view; their sums and products are those of the
formula contrast · (colour - ½) + ½ + brightness.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from workbench.ui.reading.picture_space import PictureSpace, Sight

_MODE = QPainter.CompositionMode
_COARSE = 2
"""How many times smaller a picture is drawn before points of it would be passed over."""
_STRONGEST = 3.0
"""How many times the contrast is at most."""


class PictureImage:
    """The picture that is shown, and what was made of it for the view as it is."""

    def __init__(self) -> None:
        self._image = QPixmap()
        self._scaled = QPixmap()
        self._seen: tuple[PictureSpace, QSize, QPixmap] | None = None

    @property
    def is_null(self) -> bool:
        """Whether there is no picture."""
        return self._image.isNull()

    @property
    def size(self) -> QSize:
        """How many pixels the picture has."""
        return self._image.size()

    def show(self, image: QImage | None) -> None:
        """Show this picture from now on, or none."""
        self._image = QPixmap() if image is None else QPixmap.fromImage(image)
        self._scaled, self._seen = QPixmap(), None

    def seen(self, space: PictureSpace, view: QSize, ratio: float) -> QPixmap:
        """Return what stands in a view of this size; nothing where the picture is not."""
        if self._seen is None or self._seen[:2] != (space, view):
            made = QPixmap(view * ratio)
            made.setDevicePixelRatio(ratio)
            made.fill(Qt.GlobalColor.transparent)
            painter = QPainter(made)
            self._draw(painter, space, ratio)
            painter.end()
            self._seen = (space, view, made)
        return self._seen[2]

    def _draw(self, painter: QPainter, space: PictureSpace, ratio: float) -> None:
        place = QRectF(*space.corner, *space.size)
        width, height = space.size[::-1] if space.sight.turn % 2 else space.size
        wanted = QSize(round(width * ratio), round(height * ratio))
        shown = self._image
        if _COARSE * wanted.width() < shown.width():
            if self._scaled.size() != wanted:
                self._scaled = shown.scaled(
                    wanted,
                    Qt.AspectRatioMode.IgnoreAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            shown = self._scaled
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(place.center())
        painter.rotate(90 * space.sight.turn)
        painter.drawPixmap(
            QRectF(-width / 2, -height / 2, width, height), shown, QRectF(shown.rect())
        )
        painter.restore()
        put_light(painter, place, space.sight)


def put_light(painter: QPainter, place: QRectF, sight: Sight) -> None:
    """Change the light of what was drawn in `place`."""
    if not sight.has_light:
        return
    painter.save()
    if sight.contrast > 0:
        factor = 1 + sight.contrast * (_STRONGEST - 1)
        _subtract(painter, place, (factor - 1) / (2 * factor))
        _fill(painter, place, _MODE.CompositionMode_ColorDodge, 1 - 1 / factor)
    elif sight.contrast < 0:
        factor = 1 + sight.contrast * (1 - 1 / _STRONGEST)
        _fill(painter, place, _MODE.CompositionMode_Multiply, factor)
        _fill(painter, place, _MODE.CompositionMode_Plus, (1 - factor) / 2)
    if sight.brightness > 0:
        _fill(painter, place, _MODE.CompositionMode_Plus, sight.brightness)
    elif sight.brightness < 0:
        _subtract(painter, place, -sight.brightness)
    if sight.is_negative:
        _fill(painter, place, _MODE.CompositionMode_Difference, 1)
    painter.restore()


def _subtract(painter: QPainter, place: QRectF, share: float) -> None:
    _fill(painter, place, _MODE.CompositionMode_Difference, 1)
    _fill(painter, place, _MODE.CompositionMode_Plus, share)
    _fill(painter, place, _MODE.CompositionMode_Difference, 1)


def _fill(painter: QPainter, place: QRectF, mode: QPainter.CompositionMode, share: float) -> None:
    painter.setCompositionMode(mode)
    # On whole pixels, or the page beside the picture would change at its edges.
    painter.fillRect(place.toRect(), QColor.fromRgbF(share, share, share))
