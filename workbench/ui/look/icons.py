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


def icon(name: str, colour: str, disabled_colour: str, size: int) -> QIcon:
    """Return an icon of `size` logical pixels, with a paler picture for when it is disabled."""
    made = QIcon()
    for ratio in _RATIOS:
        made.addPixmap(pixmap(name, colour, size, ratio), QIcon.Mode.Normal)
        made.addPixmap(pixmap(name, disabled_colour, size, ratio), QIcon.Mode.Disabled)
    return made


@lru_cache(maxsize=512)
def pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    """Return a picture of an icon, `size` logical pixels wide and high.

    Raises:
        MissingAssetError: there is no such icon.
    """
    drawing = assets.resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", colour).encode()))
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, picture.width(), picture.height()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
