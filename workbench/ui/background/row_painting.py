# SPDX-License-Identifier: MIT
"""How a line of background is drawn: headings in the window's face, words in that of sources."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QStyle
from typing_extensions import override

from workbench.ui.background.rows import Frame, Row, RowKind
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.row_painting import RowDelegate

_READING_SHARE = 15 / 18
"""Size of the page's words beside that of a source."""

_LINE = 1.45
"""Height of a line of the page's words, in times their size."""

_INSET = 8
"""Left of everything, so that the frame of a chosen line stands around its words."""

_SIDE, _STEP, _LEAD = 12, 16, 20
_ABOVE = {RowKind.HEADING: 14, RowKind.SUBHEADING: 8, RowKind.TEXT: 4}
_BELOW = {RowKind.HEADING: 4, RowKind.SUBHEADING: 2, RowKind.TEXT: 4}
_BETWEEN_CARDS = 10


@dataclass(slots=True)
class _Block:
    """Words laid out: where they begin, and their lines."""

    layout: QTextLayout
    x: float
    height: float
    colour: str


class EntryDelegate(RowDelegate[Row]):
    """Draws the lines of background; everything wraps, nothing is cut."""

    @override
    def measure(self, row: Row, width: int) -> tuple[int]:
        blocks = sum(block.height for block in self._blocks(row, width))
        return (round(self._above(row) + blocks + self._below(row)),)

    @override
    def draw(self, painter: QPainter, rect: QRect, row: Row, state: QStyle.StateFlag) -> None:
        painter.setClipRect(rect)
        self._paint_frame(painter, rect, row)
        if state & QStyle.StateFlag.State_Selected:
            self._paint_choice(painter, rect, row, state)
        y = float(rect.top() + self._above(row))
        if row.lead:
            self._paint_lead(painter, QPointF(rect.left(), y), row)
        if row.note:
            self._paint_note(painter, rect, y, row)
        for block in self._blocks(row, rect.width()):
            painter.setPen(self.look.colour(block.colour))
            block.layout.draw(painter, QPointF(rect.left() + block.x, y))
            y += block.height

    def _paint_frame(self, painter: QPainter, rect: QRect, row: Row) -> None:
        if row.frame is Frame.NONE:
            return
        card = QRectF(rect).adjusted(self.px(_INSET) + 0.5, 0, -0.5, 0)
        card.setTop(card.top() + (0.5 if row.frame is Frame.TOP else -20))
        gap = self.px(_BETWEEN_CARDS)
        card.setBottom(card.bottom() + (20 if row.frame is not Frame.BOTTOM else -gap - 0.5))
        painter.setPen(QPen(self.look.colour("divider"), 1))
        painter.setBrush(self.look.colour("page"))
        painter.drawRoundedRect(card, 8, 8)

    def _paint_choice(
        self, painter: QPainter, rect: QRect, row: Row, state: QStyle.StateFlag
    ) -> None:
        has_focus = bool(state & QStyle.StateFlag.State_Active) and self.view.hasFocus()
        bottom = -self.px(_BETWEEN_CARDS) - 3 if row.frame is Frame.BOTTOM else 0
        is_framed = row.frame is not Frame.NONE
        left, right = (self.px(_INSET) + 5, -5) if is_framed else (1, -1)
        place = QRectF(rect).adjusted(left, 1, right, -1 + bottom)
        painter.setBrush(self.look.colour("hover"))
        pen = QPen(self.look.colour("focus"), 2) if has_focus else QPen(Qt.PenStyle.NoPen)
        painter.setPen(pen)
        painter.drawRoundedRect(place, 6, 6)

    def _paint_lead(self, painter: QPainter, at: QPointF, row: Row) -> None:
        font = self._reading()
        painter.setFont(font)
        painter.setPen(self.look.colour("text_secondary"))
        x = at.x() + self._side(row) + self.px(_STEP * row.level)
        painter.drawText(QPointF(x, at.y() + self._leading(font) + _ascent(font)), row.lead)

    def _paint_note(self, painter: QPainter, rect: QRect, y: float, row: Row) -> None:
        painter.setFont(self.look.font(Style.CAPTION))
        painter.setPen(self.look.colour("text_tertiary"))
        room = QRect(rect.left(), round(y), rect.width() - self.px(_SIDE), self.px(20))
        painter.drawText(
            room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.note
        )

    def _blocks(self, row: Row, width: int) -> list[_Block]:
        side = self._side(row)
        if row.kind is not RowKind.TEXT:
            is_heading = row.kind is RowKind.HEADING
            font = self.look.font(Style.ENQUIRY if is_heading else Style.LABEL)
            colour = "text" if is_heading else "text_secondary"
            note = self.px(56) if row.note else 0
            return [self._block(row.text, font, side, width - side - self.px(_SIDE) - note, colour)]
        x = side + self.px(_STEP * row.level + (_LEAD if row.lead else 0))
        room = width - x - self.px(_SIDE)
        blocks = []
        if row.title:
            title = self.look.font(Style.BODY_STRONG)
            blocks.append(self._block(row.title, title, x, room, "text"))
        blocks.extend(
            self._block(paragraph, self._reading(), x, room, "text", is_read=True)
            for paragraph in row.text.splitlines() or [""]
        )
        return blocks

    def _block(
        self, text: str, font: QFont, x: float, width: float, colour: str, *, is_read: bool = False
    ) -> _Block:
        layout = QTextLayout(text, font)
        layout.beginLayout()
        y = 0.0
        lead = self._leading(font) if is_read else 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(20.0, width))
            line.setPosition(QPointF(0, y + lead))
            y += line.height() + 2 * lead
        layout.endLayout()
        return _Block(layout, x, y, colour)

    def _leading(self, font: QFont) -> float:
        """Return the space above and below a line of the page's words."""
        height = QFontMetricsF(font).height()
        return max(0.0, (font.pixelSize() * _LINE - height) / 2)

    def _reading(self) -> QFont:
        return self.look.reading_font(_READING_SHARE)

    def _side(self, row: Row) -> int:
        return self.px(_INSET + (_SIDE if row.frame is not Frame.NONE else 0))

    def _above(self, row: Row) -> int:
        return self.px(10 if row.frame is Frame.TOP else _ABOVE[row.kind])

    def _below(self, row: Row) -> int:
        return self.px(_BELOW[row.kind] + (_BETWEEN_CARDS + 8 if row.frame is Frame.BOTTOM else 0))


def _ascent(font: QFont) -> float:
    return QFontMetricsF(font).ascent()
