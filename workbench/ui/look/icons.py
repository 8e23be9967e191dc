# SPDX-License-Identifier: MIT
"""The project's icons in the colours of the design.

Each file in `resources/icons` draws with `currentColor`, which is replaced before it is rendered.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from workbench import assets

_RATIOS = (1.0, 1.5, 2.0)
"""Pictures in an icon: device pixels for each logical pixel."""


def icon(name: str, colour: str, disabled_colour: str, size: int, *, room: int = 0) -> QIcon:
    """Return an icon of `size` logical pixels, with a paler picture for when it is disabled.

    `room` is left free at its right, or at its left where it is negative: style sheets cannot part
    an icon from the words of a button.
    """
    made = QIcon()
    for mode, ink in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, disabled_colour)):
        for ratio in _RATIOS:
            made.addPixmap(pixmap(name, ink, size, ratio, room), mode)
    return made


@lru_cache(maxsize=512)
def pixmap(name: str, colour: str, size: int, ratio: float, room: int = 0) -> QPixmap:
    """Return a picture of an icon, `size` logical pixels wide and high, with `room` beside it.

    Raises:
        MissingAssetError: there is no such icon.
    """
    renderer = _renderer(name, colour)
    side = round(size * ratio)
    picture = QPixmap(side + round(abs(room) * ratio), side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(max(0, -room) * ratio, 0, side, side))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@lru_cache(maxsize=8)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    """Return what draws an icon in a colour: the same for the sizes that are asked for in turn."""
    drawing = assets.resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(drawing.replace("currentColor", colour).encode()))
