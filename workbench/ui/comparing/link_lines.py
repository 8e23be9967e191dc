# SPDX-License-Identifier: MIT
"""The gap between two pages, with the lines that join what is linked.

It is drawing only: the list of links says the same in words.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from workbench.domain.identifiers import LinkId
from workbench.domain.links import SHORT_WORDS, LinkKind
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style

GAP = 88
"""Width in pixels as designed: room for “disagrees”."""

_DASHES = {
    LinkKind.SUPPORTS: (),
    LinkKind.CONTRADICTS: (5.0, 3.0),
    LinkKind.ADDS_TO: (1.2, 2.2),
    LinkKind.SAME_ORIGIN: (7.0, 2.5, 1.2, 2.5),
}
_INSET, _ARROW, _WORD, _LETTER = 9.0, 5.0, 20.0, 18.0


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a passage is: its height, and between which heights its page is seen, in pixels."""

    height: float
    top: float
    bottom: float
    beyond: str = ""
    """The label of the source that a line goes on to, behind the page here; nothing at its end."""

    @property
    def shown(self) -> float:
        """The height at which a line to it ends: at an edge where the passage is out of sight."""
        return min(max(self.height, self.top + _INSET), self.bottom - _INSET)

    @property
    def way(self) -> int:
        """Which way it is out of sight: -1 above, 1 below, 0 in sight."""
        return (self.height > self.bottom) - (self.height < self.top)

    def going_on(self, other: Spot, label: str) -> Spot:
        """Return where a line from here goes behind the next page, on its way to a spot beyond."""
        return replace(self, height=(self.shown + other.shown) / 2, beyond=label)


@dataclass(frozen=True, slots=True)
class Join:
    """A link to draw, from the page on the left to the one on the right."""

    link_id: LinkId
    kind: LinkKind
    left: Spot
    right: Spot
    is_lit: bool = False


class LinkLines(QWidget):
    """Lines from page to page, dashed by kind, each with its word."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._joins: tuple[Join, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)

    @property
    def joins(self) -> tuple[Join, ...]:
        """What is drawn."""
        return self._joins

    def show_joins(self, joins: Sequence[Join]) -> None:
        """Draw these links; heights count from the top of this widget."""
        if tuple(joins) != self._joins:
            self._joins = tuple(joins)
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(GAP * self._look.scale), 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for join in self._joins:
            self._draw_line(painter, join)
        free = -math.inf
        for join in sorted(self._joins, key=lambda each: each.left.shown + each.right.shown):
            free = self._draw_word(painter, join, free)

    def _draw_line(self, painter: QPainter, join: Join) -> None:
        width = float(self.width())
        start, end = QPointF(0, join.left.shown), QPointF(width, join.right.shown)
        path = QPainterPath(start)
        path.cubicTo(QPointF(width / 2, start.y()), QPointF(width / 2, end.y()), end)
        colour = self._look.colour("text" if join.is_lit else "text_secondary")
        pen = QPen(colour, 2.4 if join.is_lit else 1.6)
        if dashes := _DASHES.get(join.kind):
            pen.setDashPattern(list(dashes))
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for spot, x in ((join.left, 0.0), (join.right, width)):
            self._draw_end(painter, spot, x)

    def _draw_end(self, painter: QPainter, spot: Spot, x: float) -> None:
        """Draw a dot at a passage, an arrow to one out of sight, or where the line goes on to."""
        if spot.beyond:
            self._draw_letter(painter, spot, x)
            return
        inwards = _ARROW if x == 0 else -_ARROW
        at = QPointF(x + inwards, spot.shown)
        if spot.way:
            tip = at + QPointF(0, 1.4 * _ARROW * spot.way)
            base = [at + QPointF(side, -0.4 * _ARROW * spot.way) for side in (-_ARROW, _ARROW)]
            painter.drawPolygon(QPolygonF([tip, *base]))
        else:
            painter.drawEllipse(QPointF(x + inwards / 2, spot.shown), 3.2, 3.2)

    def _draw_letter(self, painter: QPainter, spot: Spot, x: float) -> None:
        """Write at the edge of the page that a line goes behind which source it goes on to."""
        look, colour = self._look, painter.brush()
        font = look.font(Style.CAPTION, weight=600)
        height = _LETTER * look.scale
        metrics, most = QFontMetricsF(font), self.width() / 3
        letter = metrics.elidedText(spot.beyond, Qt.TextElideMode.ElideRight, most)
        width = max(height, metrics.horizontalAdvance(letter) + 6 * look.scale)
        left = 0.0 if x == 0 else x - width
        plate = QRectF(left, spot.shown - height / 2, width, height)
        painter.drawRoundedRect(plate, 3, 3)
        painter.setFont(font)
        painter.setPen(look.colour("page"))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, letter)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)

    def _draw_word(self, painter: QPainter, join: Join, free: float) -> float:
        """Write the word in the middle of its line, or at `free` where that is taken till there.

        Return the height at which the next line's word is free to stand: they come from above.
        """
        look = self._look
        font = look.font(Style.CAPTION, weight=600 if join.is_lit else 500)
        word = SHORT_WORDS[join.kind]
        height = _WORD * look.scale
        top = max((join.left.shown + join.right.shown - height) / 2, free)
        if top > self.height():
            return top
        width = QFontMetricsF(font).horizontalAdvance(word) + 10 * look.scale
        plate = QRectF((self.width() - width) / 2, top, width, height)
        painter.setPen(QPen(look.colour("text" if join.is_lit else "divider"), 1))
        painter.setBrush(look.colour("page"))
        painter.drawRoundedRect(plate, 4, 4)
        painter.setFont(font)
        painter.setPen(look.colour("text"))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, word)
        return plate.bottom()
