# SPDX-License-Identifier: MIT
"""A timeline as a file of a picture; it touches no widget and can be made on any thread."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from workbench.domain.timeline.axis import View, axis_of
from workbench.domain.timeline.composing import compose
from workbench.domain.timeline.items import Timeline
from workbench.domain.timeline.picture import Picture
from workbench.ui.timeline.ink import Ink, measure_with
from workbench.ui.timeline.painting import PicturePainter

WIDTH = 1600.0
"""Units; wide, so that the rows of many labels stay few."""

_DENSITY = 2
"""Pixels for each unit of a PNG."""


def picture_for_file(timeline: Timeline, view: View | None, ink: Ink) -> Picture:
    """Return a stretch of time as a picture as high as all its labels need."""
    axis = axis_of(timeline)
    return compose(timeline, axis, axis.fitted(view), measure=measure_with(ink), room=(WIDTH, None))


def png_of(picture: Picture, ink: Ink) -> bytes:
    """Return a picture as a PNG, two pixels for each unit."""
    size = QSize(round(picture.width * _DENSITY), round(picture.height * _DENSITY))
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    # What opens it shows it as large as it was on the screen.
    image.setDotsPerMeterX(round(96 * _DENSITY / 0.0254))
    image.setDotsPerMeterY(round(96 * _DENSITY / 0.0254))
    painter = QPainter(image)
    painter.scale(_DENSITY, _DENSITY)
    PicturePainter(painter, ink, picture).paint()
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def svg_of(picture: Picture, ink: Ink, title: str) -> bytes:
    """Return a picture as an SVG with real words in it."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setTitle(title)
    generator.setResolution(96)
    generator.setSize(QSize(round(picture.width), round(picture.height)))
    generator.setViewBox(QRectF(0, 0, picture.width, picture.height))
    painter = QPainter(generator)
    PicturePainter(painter, ink, picture).paint()
    painter.end()
    return bytes(buffer.data().data())
