# SPDX-License-Identifier: MIT
"""A few marked words that look as sources will look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from workbench.domain.comfort import Comfort
from workbench.domain.frameworks import Dimension, Letter, LineStyle
from workbench.domain.text import Span
from workbench.ui.look.look import Look
from workbench.ui.widgets.lens import draw_line, draw_tag

_WORDS = "The bridge was opened in March, and nobody who crossed it that day spoke of the price."
_SIDE, _LANES = 16, 34
_BELOW, _ROW = 0.36, 5.5
"""How far below the baseline the first line of a mark is, in em, and how much lower the next."""

_MOST = 150
"""Pixels that the words take at most; there are choices to show below them."""

_DIMMED = 115
"""Of 255: what is left of the lines that the ruler is not on."""


@dataclass(frozen=True, slots=True)
class _Mark:
    words: str
    letter: Letter
    row: int

    @property
    def span(self) -> Span:
        start = _WORDS.index(self.words)
        return Span(start, start + len(self.words))


def _letter(letter: str, dimension: Dimension, line: LineStyle) -> Letter:
    return Letter(letter, dimension.value, dimension, (dimension,), "", line, "#000000", "#FFFFFF")


_MARKS = (
    _Mark("opened in March", _letter("N", Dimension.NATURE, LineStyle.SOLID), 0),
    _Mark("nobody who crossed it", _letter("R", Dimension.RELIABILITY, LineStyle.DOUBLE), 0),
    _Mark("crossed it that day", _letter("P", Dimension.PURPOSE, LineStyle.DOTTED), 1),
)


class Sample(QWidget):
    """Shows words with marks as `show_comfort` says, before anything else looks like it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._comfort = look.comfort
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName("How sources look")
        self.setAccessibleDescription(_WORDS)
        look.changed.connect(self._follow_look)

    def show_comfort(self, comfort: Comfort) -> None:
        """Look like this."""
        self._comfort = comfort
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(280, self.heightForWidth(280))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        height = self._comfort.line * self._comfort.size
        return round(self._laid_out(width).lineCount() * height + 2 * _SIDE)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._look
        painter.setPen(QPen(look.colour("divider"), 1))
        painter.setBrush(look.colour("page"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.setClipRect(self.rect().adjusted(2, 2, -2, -2))
        layout = self._laid_out(self.width())
        if self._comfort.tints:
            self._paint_tints(painter, layout)
        painter.setPen(look.colour("text"))
        layout.draw(painter, QPointF(_SIDE, _SIDE))
        self._paint_marks(painter, layout)
        self._paint_ruler(painter, layout)

    def _laid_out(self, width: int) -> QTextLayout:
        comfort = self._comfort
        font = self._look.reading_font()
        font.setPixelSize(comfort.size)
        font.setLetterSpacing(
            QFont.SpacingType.AbsoluteSpacing, comfort.letter_space * comfort.size
        )
        font.setWordSpacing(comfort.word_space * comfort.size)
        layout = QTextLayout(_WORDS, font)
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        height = comfort.line * comfort.size
        rise = max(0.0, (height - QFontMetricsF(font).height()) / 2)
        room = width - 2 * _SIDE - _LANES
        most = max(2, round(_MOST * self._look.scale / height))
        layout.beginLayout()
        top = 0.0
        while layout.lineCount() < most and (line := layout.createLine()).isValid():
            line.setLineWidth(max(40.0, room))
            line.setPosition(QPointF(0, top + rise))
            top += height
        layout.endLayout()
        return layout

    def _paint_tints(self, painter: QPainter, layout: QTextLayout) -> None:
        size = self._comfort.size
        for mark in _MARKS:
            tint = QColor(self._look.lens(mark.letter).tint)
            for left, right, base in _stretches(layout, mark.span):
                painter.fillRect(QRectF(left, base - 0.98 * size, right - left, 1.32 * size), tint)
        both = Span(_MARKS[2].span.start, _MARKS[1].span.end)
        for left, right, base in _stretches(layout, both):
            place = QRectF(left, base - 0.98 * size, right - left, 1.32 * size)
            painter.fillRect(place, QColor(self._look.colours.overlap))

    def _paint_marks(self, painter: QPainter, layout: QTextLayout) -> None:
        for number, mark in enumerate(_MARKS):
            colour = QColor(self._look.lens(mark.letter).colour)
            stretches = _stretches(layout, mark.span)
            for left, right, base in stretches:
                level = base + _BELOW * self._comfort.size + mark.row * _ROW
                draw_line(
                    painter,
                    mark.letter.line,
                    QPointF(left, level),
                    QPointF(right, level),
                    colour=colour,
                )
            side = self._look.px("tag_small")
            at = self.width() - _SIDE - side
            top = _SIDE + number * (side + 6)
            draw_tag(painter, self._look, mark.letter, QRectF(at, top, side, side))

    def _paint_ruler(self, painter: QPainter, layout: QTextLayout) -> None:
        if not self._comfort.ruler or layout.lineCount() < 2:
            return
        veil = self._look.colour("page")
        veil.setAlpha(255 - _DIMMED)
        height = self._comfort.line * self._comfort.size
        for number in range(layout.lineCount()):
            if number != 1:
                top = _SIDE + number * height
                painter.fillRect(QRectF(8, top, self.width() - 16, height), veil)

    def _follow_look(self) -> None:
        self.show_comfort(self._look.comfort)


def _stretches(layout: QTextLayout, span: Span) -> list[tuple[float, float, float]]:
    """Return left, right and baseline of a span in each line that it is in."""
    found = []
    for number in range(layout.lineCount()):
        line: QTextLine = layout.lineAt(number)
        start = max(span.start, line.textStart())
        end = min(span.end, line.textStart() + line.textLength())
        if start < end:
            if end == line.textStart() + line.textLength() and _WORDS[end - 1] == " ":
                end -= 1
            base = line.y() + line.ascent() + _SIDE
            found.append((_x_of(line, start), _x_of(line, end), base))
    return found


def _x_of(line: QTextLine, position: int) -> float:
    # The binding also gives back the position, as the signature in C++ may change it.
    found: Any = line.cursorToX(position)
    return _SIDE + float(found[0] if isinstance(found, tuple) else found)
