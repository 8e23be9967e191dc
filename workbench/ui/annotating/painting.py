# SPDX-License-Identifier: MIT
"""The small drawing of a note: its chain of steps."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen

from workbench.ui.look.look import Look

_DOT_PITCH, _DOT_RADIUS = 17.0, 4.2


def chain_size(look: Look, steps: int = 3) -> QSize:
    """Return the room that `draw_chain` takes."""
    width = (steps - 1) * _DOT_PITCH + 2 * _DOT_RADIUS + 2
    return QSize(round(width * look.scale), round((2 * _DOT_RADIUS + 2) * look.scale))


def draw_chain(painter: QPainter, look: Look, written: Sequence[bool], place: QRectF) -> None:
    """Draw a dot for each step on one line: filled where it has words."""
    pitch, radius = _DOT_PITCH * look.scale, _DOT_RADIUS * look.scale
    middle = place.center().y()
    first = place.left() + radius + 1
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.colour("control_border"), 1.5))
    for step in range(len(written) - 1):
        start = QPointF(first + step * pitch + radius, middle)
        painter.drawLine(start, start + QPointF(pitch - 2 * radius, 0))
    for step, is_written in enumerate(written):
        ink = look.colour("text" if is_written else "control_border")
        painter.setPen(QPen(ink, 1.5))
        painter.setBrush(ink if is_written else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(first + step * pitch, middle), radius - 0.75, radius - 0.75)
    painter.restore()
