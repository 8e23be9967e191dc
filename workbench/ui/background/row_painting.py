# SPDX-License-Identifier: MIT
"""How a line of background is drawn: headings in the window's face, words in that of sources."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from workbench.ui.background.rows import Frame, Row, RowKind
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style

Index = QModelIndex | QPersistentModelIndex

_READING_SHARE = 15 / 18
"""Size of the page's words beside that of a source."""

_LINE = 1.45
"""Height of a line of the page's words, in times their size."""

_INSET = 8
"""Left of everything, so that the frame of a chosen line stands around its words."""

_SIDE, _STEP, _LEAD, _BAR = 12, 16, 20, 16
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


class RowDelegate(QStyledItemDelegate):
    """Draws the lines of background; everything wraps, nothing is cut."""

    def __init__(self, look: Look, view: QListView) -> None:
        super().__init__(view)
        self._look, self._view = look, view
        self._measured: dict[tuple[Row, int], int] = {}
        look.changed.connect(self._measured.clear)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row, width = _row(index), self._width()
        height = self._measured.get((row, width))
        if height is None:
            blocks = sum(block.height for block in self._blocks(row, width))
            height = round(self._above(row) + blocks + self._below(row))
            self._measured[row, width] = height
        return QSize(width, height)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, rect = _row(index), QRect(option.rect)
        rect.setWidth(self._width())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(rect)
        self._paint_frame(painter, rect, row)
        if option.state & QStyle.StateFlag.State_Selected:
            self._paint_choice(painter, rect, row, option.state)
        y = float(rect.top() + self._above(row))
        if row.lead:
            self._paint_lead(painter, QPointF(rect.left(), y), row)
        if row.note:
            self._paint_note(painter, rect, y, row)
        for block in self._blocks(row, rect.width()):
            painter.setPen(self._look.colour(block.colour))
            block.layout.draw(painter, QPointF(rect.left() + block.x, y))
            y += block.height
        painter.restore()

    def _paint_frame(self, painter: QPainter, rect: QRect, row: Row) -> None:
        if row.frame is Frame.NONE:
            return
        card = QRectF(rect).adjusted(self._px(_INSET) + 0.5, 0, -0.5, 0)
        card.setTop(card.top() + (0.5 if row.frame is Frame.TOP else -20))
        gap = self._px(_BETWEEN_CARDS)
        card.setBottom(card.bottom() + (20 if row.frame is not Frame.BOTTOM else -gap - 0.5))
        painter.setPen(QPen(self._look.colour("divider"), 1))
        painter.setBrush(self._look.colour("page"))
        painter.drawRoundedRect(card, 8, 8)

    def _paint_choice(
        self, painter: QPainter, rect: QRect, row: Row, state: QStyle.StateFlag
    ) -> None:
        has_focus = bool(state & QStyle.StateFlag.State_Active) and self._view.hasFocus()
        bottom = -self._px(_BETWEEN_CARDS) - 3 if row.frame is Frame.BOTTOM else 0
        is_framed = row.frame is not Frame.NONE
        left, right = (self._px(_INSET) + 5, -5) if is_framed else (1, -1)
        place = QRectF(rect).adjusted(left, 1, right, -1 + bottom)
        painter.setBrush(self._look.colour("hover"))
        pen = QPen(self._look.colour("focus"), 2) if has_focus else QPen(Qt.PenStyle.NoPen)
        painter.setPen(pen)
        painter.drawRoundedRect(place, 6, 6)

    def _paint_lead(self, painter: QPainter, at: QPointF, row: Row) -> None:
        font = self._reading()
        painter.setFont(font)
        painter.setPen(self._look.colour("text_secondary"))
        x = at.x() + self._side(row) + self._px(_STEP * row.level)
        painter.drawText(QPointF(x, at.y() + self._leading(font) + _ascent(font)), row.lead)

    def _paint_note(self, painter: QPainter, rect: QRect, y: float, row: Row) -> None:
        painter.setFont(self._look.font(Style.CAPTION))
        painter.setPen(self._look.colour("text_tertiary"))
        room = QRect(rect.left(), round(y), rect.width() - self._px(_SIDE), self._px(20))
        painter.drawText(
            room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.note
        )

    def _blocks(self, row: Row, width: int) -> list[_Block]:
        side = self._side(row)
        if row.kind is not RowKind.TEXT:
            is_heading = row.kind is RowKind.HEADING
            font = self._look.font(Style.ENQUIRY if is_heading else Style.LABEL)
            colour = "text" if is_heading else "text_secondary"
            note = self._px(56) if row.note else 0
            return [
                self._block(row.text, font, side, width - side - self._px(_SIDE) - note, colour)
            ]
        x = side + self._px(_STEP * row.level + (_LEAD if row.lead else 0))
        room = width - x - self._px(_SIDE)
        blocks = []
        if row.title:
            title = self._look.font(Style.BODY_STRONG)
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
        return self._look.reading_font(_READING_SHARE)

    def _width(self) -> int:
        # The same whether there is a scroll bar or not, so that its coming changes no height.
        return self._view.width() - self._px(_BAR)

    def _side(self, row: Row) -> int:
        return self._px(_INSET + (_SIDE if row.frame is not Frame.NONE else 0))

    def _above(self, row: Row) -> int:
        return self._px(10 if row.frame is Frame.TOP else _ABOVE[row.kind])

    def _below(self, row: Row) -> int:
        return self._px(_BELOW[row.kind] + (_BETWEEN_CARDS + 8 if row.frame is Frame.BOTTOM else 0))

    def _px(self, length: int) -> int:
        return round(length * self._look.scale)


def _ascent(font: QFont) -> float:
    return QFontMetricsF(font).ascent()


def _row(index: Index) -> Row:
    row = index.data(Qt.ItemDataRole.UserRole)
    return row if isinstance(row, Row) else Row(RowKind.TEXT, "")
