# SPDX-License-Identifier: MIT
"""How a letter of a framework looks: its tag, its line, its cells of coverage, a chain's dots.

Everything here is drawing only; whoever shows it says in words what it means.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workbench.domain.annotations import Completeness
from workbench.domain.frameworks import OTHERS, Letter, LineStyle
from workbench.ui.look.colours import Lens
from workbench.ui.look.look import Look

LINE_WIDTH = 2.0
"""Of a solid line, in pixels; the other styles are measured by it."""

_LETTERS_SHARE = 0.88
"""Of a tag's width, that its letters may take."""
_DASH, _GAP = 7.0, 4.0
_DOT, _PITCH = 2.6, 5.2
_DOUBLE_SHARE, _DOUBLE_APART = 0.62, 0.85
_CASING = 5.0


def draw_line(
    painter: QPainter,
    style: LineStyle,
    start: QPointF,
    end: QPointF,
    *,
    colour: QColor,
    width: float = LINE_WIDTH,
) -> None:
    """Draw a level or upright line in the style of a letter; patterns begin anew at `start`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    is_upright = abs(end.x() - start.x()) < abs(end.y() - start.y())
    pen = _pen(style, colour.rgba(), width)
    painter.setPen(pen)
    if style is LineStyle.DOTTED:
        half = pen.widthF() / 2
        start = start + (QPointF(0, half) if is_upright else QPointF(half, 0))
    if style is LineStyle.DOUBLE:
        away = width * _DOUBLE_APART
        shift = QPointF(away, 0) if is_upright else QPointF(0, away)
        painter.drawLine(start - shift, end - shift)
        painter.drawLine(start + shift, end + shift)
    else:
        painter.drawLine(start, end)
    painter.restore()


def draw_level_lines(
    painter: QPainter,
    style: LineStyle,
    lines: Sequence[QLineF],
    *,
    colour: QColor,
    width: float = LINE_WIDTH,
) -> None:
    """Draw several level lines at once, each as `draw_line` would."""
    if style is LineStyle.SOLID:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(_pen(style, colour.rgba(), width))
        painter.drawLines(lines)
        painter.restore()
    else:
        # In one go a pattern would not begin anew with each.
        for line in lines:
            draw_line(painter, style, line.p1(), line.p2(), colour=colour, width=width)


def draw_outline(
    painter: QPainter,
    style: LineStyle,
    outline: QPainterPath,
    *,
    colour: QColor,
    casing: QColor,
    width: float = LINE_WIDTH,
) -> None:
    """Draw an outline in the style of a letter over a casing that shows on any ground."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_plain_pen(casing, _CASING + width - LINE_WIDTH))
    painter.drawPath(outline)
    if style is LineStyle.DOUBLE:
        # A broad line with a narrow one of the casing in it.
        thin = max(1.2, width * _DOUBLE_SHARE)
        apart = 2 * width * _DOUBLE_APART
        painter.setPen(_plain_pen(colour, apart + thin))
        painter.drawPath(outline)
        painter.setPen(_plain_pen(casing, apart - thin))
    else:
        painter.setPen(_pen(style, colour.rgba(), width))
    painter.drawPath(outline)
    painter.restore()


def draw_tag(
    painter: QPainter,
    look: Look,
    letter: Letter | None,
    place: QRectF,
    colours: Lens | None = None,
) -> None:
    """Draw the filled tag of a letter, in the colours of the look unless others are given.

    Without a letter it is a grey one with a bullet, as on paper. An initial would not do there: P
    for place would be taken for the framework's own P.
    """
    letter = letter or OTHERS
    colours = colours or look.lens(letter)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.colour))
    painter.drawRoundedRect(place, 4, 4)
    painter.setPen(QColor(colours.on_colour))
    _draw_letter(painter, look, letter.letter, place, 700)
    painter.restore()


def draw_state(
    painter: QPainter, look: Look, letter: Letter, state: Completeness, place: QRectF
) -> None:
    """Draw a letter's cell: filled when complete, outlined when not finished, dashed when empty."""
    if state is Completeness.COMPLETE:
        draw_tag(painter, look, letter, place)
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if state is Completeness.UNFINISHED:
        colour, pen, weight = QColor(look.lens(letter).colour), None, 700
        pen = QPen(colour, 1.5)
    else:
        colour, weight = look.colour("text_tertiary"), 500
        pen = QPen(look.colour("control_border"), 1)
        pen.setDashPattern([2, 2])
    painter.setPen(pen)
    painter.drawRoundedRect(place.adjusted(0.75, 0.75, -0.75, -0.75), 3.5, 3.5)
    painter.setPen(colour)
    _draw_letter(painter, look, letter.letter, place, weight)
    painter.restore()


class Tag(QWidget):
    """The tag of a letter, or the one that says there is none."""

    def __init__(self, look: Look, letter: Letter | None = None, size: int = 20) -> None:
        super().__init__()
        self._look, self._letter, self._size = look, letter, size
        look.changed.connect(self._follow_look)
        self._follow_look()

    def show_letter(self, letter: Letter | None) -> None:
        """Show another letter, or that there is none."""
        self._letter = letter
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        draw_tag(QPainter(self), self._look, self._letter, QRectF(self.rect()))

    def _follow_look(self) -> None:
        side = round(self._size * self._look.scale)
        self.setFixedSize(side, side)
        self.update()


class LineSample(QWidget):
    """A piece of a letter's line; upright beside a quotation, level in a legend."""

    def __init__(self, look: Look, letter: Letter, *, is_upright: bool = False) -> None:
        super().__init__()
        self._look, self._letter, self._is_upright = look, letter, is_upright
        look.changed.connect(self.update)
        if is_upright:
            self.setFixedWidth(8)
        else:
            self.setFixedSize(20, 10)

    def show_letter(self, letter: Letter) -> None:
        """Show another letter's line."""
        self._letter = letter
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colour = QColor(self._look.lens(self._letter).colour)
        if self._is_upright:
            start, end = QPointF(4, 1), QPointF(4, self.height() - 1)
        else:
            start, end = QPointF(0, self.height() / 2), QPointF(self.width(), self.height() / 2)
        draw_line(QPainter(self), self._letter.line, start, end, colour=colour)


class CoverageCells(QWidget):
    """A cell for each letter of the framework: what has been said about one source."""

    def __init__(self, look: Look, size: int = 16, gap: int = 4) -> None:
        super().__init__()
        self._look, self._size, self._gap = look, size, gap
        self._cells: tuple[tuple[Letter, Completeness], ...] = ()
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)

    def show_cells(self, cells: Sequence[tuple[Letter, Completeness]]) -> None:
        """Show these states, in this order."""
        self._cells = tuple(cells)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side, gap = self._sides()
        count = len(self._cells)
        return QSize(count * side + max(0, count - 1) * gap, side)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side, gap = self._sides()
        for place, (letter, state) in enumerate(self._cells):
            box = QRectF(place * (side + gap), 0, side, side)
            draw_state(painter, self._look, letter, state, box)

    def _sides(self) -> tuple[int, int]:
        return round(self._size * self._look.scale), round(self._gap * self._look.scale)


class Dots(QWidget):
    """How far something has come: filled and empty dots on a line."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._filled: tuple[bool, ...] = ()
        look.changed.connect(self.update)

    def show_steps(self, filled: Sequence[bool]) -> None:
        """Show a dot for each step."""
        self._filled = tuple(filled)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(15 * len(self._filled), 12)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        for place, is_filled in enumerate(self._filled):
            centre = QPointF(6 + place * 15, middle)
            if place:
                painter.setPen(QPen(self._look.colour("text_tertiary"), 1))
                painter.drawLine(centre - QPointF(11, 0), centre - QPointF(4, 0))
            painter.setPen(QPen(self._look.colour("text"), 1.2))
            painter.setBrush(self._look.colour("text") if is_filled else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, 3.4, 3.4)


@lru_cache(maxsize=256)
def _pen(style: LineStyle, rgba: int, width: float) -> QPen:
    """Return the pen of a style, not to be changed; a double line takes it twice."""
    pen = _plain_pen(QColor.fromRgba(rgba), width)
    if style is LineStyle.DOUBLE:
        pen.setWidthF(max(1.2, width * _DOUBLE_SHARE))
    elif style is LineStyle.DASHED:
        pen.setDashPattern([_DASH / width, _GAP / width])
    elif style is LineStyle.DOTTED:
        dot = width + _DOT - LINE_WIDTH
        pen.setWidthF(dot)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.01, _PITCH / dot])
    return pen


def _plain_pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return pen


def _draw_letter(painter: QPainter, look: Look, letter: str, place: QRectF, weight: int) -> None:
    width, size = place.width() * _LETTERS_SHARE, place.height() * 0.7
    painter.setFont(look.fitted_font(letter, width=width, size=size, weight=weight))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, letter)
