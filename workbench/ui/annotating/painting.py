# SPDX-License-Identifier: MIT
"""The small drawings of a note: its tag, its chain of steps."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workbench.domain.frameworks import Letter
from workbench.ui.look.look import Look
from workbench.ui.widgets.lens import draw_tag

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


class NoteTag(QWidget):
    """The tag at the head of the open card."""

    def __init__(self, look: Look, size: int = 20) -> None:
        super().__init__()
        self._look, self._size = look, size
        self._letter: Letter | None = None
        look.changed.connect(self._follow_look)
        self._follow_look()

    def show_letter(self, letter: Letter | None) -> None:
        """Show this letter, or that there is none."""
        self._letter = letter
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        draw_tag(QPainter(self), self._look, self._letter, QRectF(self.rect()))

    def _follow_look(self) -> None:
        side = round(self._size * self._look.scale)
        self.setFixedSize(side, side)
        self.update()
