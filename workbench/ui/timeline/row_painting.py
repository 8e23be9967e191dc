# SPDX-License-Identifier: MIT
"""How a line of the timeline's lists is drawn; everything wraps, nothing is cut."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from workbench.domain.timeline.knowing import Sign
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.timeline.rows import Row

Index = QModelIndex | QPersistentModelIndex

SIGN_ICONS = {
    Sign.YES: "check",
    Sign.PARTLY: "ellipsis",
    Sign.UNSURE: "circle-question-mark",
    Sign.NO: "x",
}
_SIDE, _LEAD, _ABOVE, _BADGE = 16, 30, 5, 20
_HEADING_ABOVE = 12
_WRAPS = int(Qt.TextFlag.TextWordWrap)


class RowDelegate(QStyledItemDelegate):
    """Draws a sign, a badge or a dot, the name, and words about the time."""

    def __init__(self, look: Look, view: QListView) -> None:
        super().__init__(view)
        self._look, self._view = look, view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row, width = _row(index), self._view.viewport().width()
        if row.is_heading:
            height = self._text_height(row.text, Style.LABEL, width - self._px(2 * _SIDE))
            return QSize(width, height + self._px(_HEADING_ABOVE + 4))
        name, note = self._heights(row, width)
        return QSize(width, max(self._px(_BADGE), name + note) + self._px(2 * _ABOVE))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, rect = _row(index), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.is_heading:
            room = rect.adjusted(self._px(_SIDE), self._px(_HEADING_ABOVE), -self._px(_SIDE), 0)
            self._write(painter, room, row.text, Style.LABEL, "text_secondary")
        else:
            if option.state & QStyle.StateFlag.State_Selected:
                self._paint_choice(painter, rect, option.state)
            self._paint_lead(painter, rect, row)
            self._paint_words(painter, rect, row)
        painter.restore()

    def _paint_choice(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        has_focus = bool(state & QStyle.StateFlag.State_HasFocus)
        colour = self._look.colour("focus" if has_focus else "control_border")
        painter.setPen(QPen(colour, 2 if has_focus else 1))
        painter.setBrush(self._look.colour("selection"))
        painter.drawRoundedRect(QRectF(rect).adjusted(2, 1, -2, -1), 6, 6)

    def _paint_lead(self, painter: QPainter, rect: QRect, row: Row) -> None:
        look, side = self._look, self._px(_BADGE)
        place = QRect(rect.left() + self._px(_SIDE), rect.top() + self._px(_ABOVE), side, side)
        if row.sign is not None:
            inset = self._px(2)
            picture = look.pixmap(SIGN_ICONS[row.sign], colour="text", size=16)
            painter.drawPixmap(place.left() + inset, place.top() + inset, picture)
        elif row.item is not None and row.item.is_source:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("primary"))
            painter.drawRoundedRect(place, 5, 5)
            painter.setFont(look.font(Style.LABEL, weight=700))
            painter.setPen(look.colour("on_primary"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, row.item.letter)
        else:
            painter.setPen(QPen(look.colour("text"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(place.center()), self._px(4), self._px(4))

    def _paint_words(self, painter: QPainter, rect: QRect, row: Row) -> None:
        name, note = self._heights(row, rect.width())
        left = rect.left() + self._px(_SIDE + _LEAD)
        room = QRect(left, rect.top() + self._px(_ABOVE), self._room(rect.width()), name)
        self._write(painter, room, row.text, Style.SMALL, "text", weight=600)
        if note:
            room = QRect(left, room.top() + name, room.width(), note)
            self._write(painter, room, row.note, Style.CAPTION, "text_secondary")
        elif row.note:
            self._write(painter, room, row.note, Style.CAPTION, "text_secondary", is_right=True)

    def _heights(self, row: Row, width: int) -> tuple[int, int]:
        """Return the heights of the name and of the words below; 0 where they stand beside it."""
        room = self._room(width)
        name = self._text_height(row.text, Style.SMALL, room, weight=600)
        if not row.note:
            return name, 0
        wide = self._metrics(Style.SMALL, 600).horizontalAdvance(row.text)
        wide += self._metrics(Style.CAPTION).horizontalAdvance(row.note) + self._px(12)
        if wide <= room:
            return max(name, self._px(_BADGE)), 0
        return name, self._text_height(row.note, Style.CAPTION, room)

    def _room(self, width: int) -> int:
        return max(40, width - self._px(2 * _SIDE + _LEAD))

    def _metrics(self, style: Style, weight: int | None = None) -> QFontMetrics:
        return QFontMetrics(self._look.font(style, weight=weight))

    def _text_height(self, text: str, style: Style, room: int, weight: int | None = None) -> int:
        metrics = self._metrics(style, weight)
        return metrics.boundingRect(QRect(0, 0, room, 10_000), _WRAPS, text).height()

    def _write(
        self,
        painter: QPainter,
        room: QRect,
        text: str,
        style: Style,
        colour: str,
        *,
        weight: int | None = None,
        is_right: bool = False,
    ) -> None:
        painter.setFont(self._look.font(style, weight=weight))
        painter.setPen(self._look.colour(colour))
        side = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter) | _WRAPS, text)

    def _px(self, designed: int) -> int:
        return round(designed * self._look.scale)


def _row(index: Index) -> Row:
    row: Row = index.data(Qt.ItemDataRole.UserRole)
    return row
