# SPDX-License-Identifier: MIT
"""How a hit is drawn: words of sources in their own face, what was found strong and in a frame."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from typing_extensions import override

from workbench.domain.text import Span, Utf16Index
from workbench.ui.look.tokens import Style
from workbench.ui.searching.rows import Row
from workbench.ui.widgets.row_list import Index
from workbench.ui.widgets.row_painting import RowDelegate

_QUOTED_SHARE = 15 / 18
"""Size of a source's words beside that on its page."""
_SIDE, _EDGE, _ABOVE_HEADING, _BELOW_HEADING, _UPRIGHT, _BETWEEN = 12, 4, 12, 4, 8, 2
_STRONG = 700


@dataclass(slots=True)
class _Block:
    """Words laid out, and which of them were found, in UTF-16 units."""

    layout: QTextLayout
    height: float
    found: tuple[tuple[int, int], ...]


class HitDelegate(RowDelegate[Row]):
    """Draws headings and hits; everything wraps, nothing is cut."""

    @override
    def measure(self, row: Row, width: int) -> tuple[int]:
        height = round(sum(block.height for block in self._blocks(row, width)))
        if row.is_heading:
            return (height + self.px(_ABOVE_HEADING + _BELOW_HEADING),)
        return (height + self.px(2 * _UPRIGHT + _BETWEEN),)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        # The first heading stands right under the field.
        return size if index.row() else size - QSize(0, self.px(_ABOVE_HEADING - _EDGE))

    @override
    def draw(self, painter: QPainter, rect: QRect, row: Row, state: QStyle.StateFlag) -> None:
        if state & QStyle.StateFlag.State_Selected:
            self._paint_choice(painter, rect)
        blocks = self._blocks(row, rect.width())
        if row.is_heading:
            painter.setPen(self.look.colour("text_secondary"))
            y = rect.bottom() + 1 - self.px(_BELOW_HEADING) - blocks[0].height
            blocks[0].layout.draw(painter, QPointF(rect.left() + self.px(_SIDE), y))
        else:
            self._paint_hit(painter, rect, row, blocks)

    def _paint_choice(self, painter: QPainter, rect: QRect) -> None:
        painter.setBrush(self.look.colour("selection"))
        painter.setPen(QPen(self.look.colour("focus"), 2))
        painter.drawRoundedRect(QRectF(rect).adjusted(2, 1, -2, -1), 6, 6)

    def _paint_hit(
        self, painter: QPainter, rect: QRect, row: Row, blocks: Sequence[_Block]
    ) -> None:
        at = QPointF(rect.left() + self.px(_SIDE), rect.top() + self.px(_UPRIGHT))
        if row.note:
            painter.setFont(self.look.font(Style.CAPTION))
            painter.setPen(self.look.colour("text_secondary"))
            right = rect.adjusted(0, self.px(_UPRIGHT), -self.px(_SIDE), 0)
            sides = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
            painter.drawText(right, sides, row.note)
        for block in blocks:
            painter.setPen(self.look.colour("text"))
            block.layout.draw(painter, at)
            painter.setPen(QPen(self.look.colour("text"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for frame in _frames(block):
                painter.drawRect(frame.translated(at))
            at += QPointF(0, block.height + self.px(_BETWEEN))

    def _blocks(self, row: Row, width: int) -> list[_Block]:
        room = width - 2 * self.px(_SIDE)
        hit = row.hit
        if hit is None:
            return [self._block(row.heading, (), self.look.font(Style.LABEL), room)]
        beside = self.px(88) if row.note else 0
        strong = self.look.font(Style.BODY_STRONG)
        blocks = [self._block(hit.title, hit.title_spans, strong, room - beside)]
        if hit.excerpt:
            reading = self.look.reading_font(_QUOTED_SHARE)
            font = reading if hit.is_quoted else self.look.font(Style.BODY)
            blocks.append(self._block(hit.excerpt, hit.excerpt_spans, font, room))
        return blocks

    def _block(self, text: str, spans: Sequence[Span], font: QFont, width: float) -> _Block:
        units = Utf16Index.of(text)
        found = tuple((units.to_utf16(x.start), units.to_utf16(x.end)) for x in spans)
        layout = QTextLayout(text, font)
        strong = QTextCharFormat()
        strong.setFontWeight(_STRONG)
        formats = []
        for start, end in found:
            shown = QTextLayout.FormatRange()
            shown.start, shown.length, shown.format = start, end - start, strong
            formats.append(shown)
        layout.setFormats(formats)
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(20.0, width))
            line.setPosition(QPointF(0, y))
            y += line.height()
        layout.endLayout()
        return _Block(layout, y, found)


def _frames(block: _Block) -> Iterator[QRectF]:
    """Yield what stands around the words that were found, line by line."""
    for number in range(block.layout.lineCount()):
        line = block.layout.lineAt(number)
        first, last = line.textStart(), line.textStart() + line.textLength()
        for start, end in block.found:
            if start < last and end > first:
                left, right = (_x(line.cursorToX(at)) for at in (max(start, first), min(end, last)))
                # Words that are read from right to left begin at the right.
                low, high = min(left, right), max(left, right)
                yield QRectF(low - 1, line.y() + 1.5, high - low + 2, line.height() - 3)


def _x(place: object) -> float:
    """Return the first of what Qt gives: where it is, and which character that belongs to."""
    return float(place[0]) if isinstance(place, tuple) else float(place)  # type: ignore[arg-type]
