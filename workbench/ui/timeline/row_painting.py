# SPDX-License-Identifier: MIT
"""How a line of the timeline's lists is drawn; everything wraps, nothing is cut."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle
from typing_extensions import override

from workbench.domain.timeline.knowing import Sign
from workbench.ui.look.tokens import Style
from workbench.ui.timeline.rows import Row
from workbench.ui.widgets.row_painting import RowDelegate

SIGN_ICONS = {
    Sign.YES: "check",
    Sign.PARTLY: "ellipsis",
    Sign.UNSURE: "circle-question-mark",
    Sign.NO: "x",
}
_SIDE, _LEAD, _ABOVE, _BADGE = 16, 30, 5, 20
_HEADING_ABOVE = 12
_WRAPS = int(Qt.TextFlag.TextWordWrap)


class ItemDelegate(RowDelegate[Row]):
    """Draws a sign, a badge or a dot, the name, and words about the time."""

    @override
    def row_width(self) -> int:
        return self.view.viewport().width()

    @override
    def measure(self, row: Row, width: int) -> tuple[int, int, int]:
        """Return the heights of the line, of the name, and of the words below it.

        The last is 0 where the words stand beside the name, or there are none.
        """
        if row.is_heading:
            height = self._text_height(row.text, Style.LABEL, width - self.px(2 * _SIDE))
            return height + self.px(_HEADING_ABOVE + 4), height, 0
        name, note = self._heights(row, width)
        return max(self.px(_BADGE), name + note) + self.px(2 * _ABOVE), name, note

    @override
    def draw(self, painter: QPainter, rect: QRect, row: Row, state: QStyle.StateFlag) -> None:
        if row.is_heading:
            room = rect.adjusted(self.px(_SIDE), self.px(_HEADING_ABOVE), -self.px(_SIDE), 0)
            self._write(painter, room, row.text, Style.LABEL, "text_secondary")
            return
        if state & QStyle.StateFlag.State_Selected:
            self._paint_choice(painter, rect, state)
        self._paint_lead(painter, rect, row)
        self._paint_words(painter, rect, row)

    def _paint_choice(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        has_focus = bool(state & QStyle.StateFlag.State_HasFocus)
        colour = self.look.colour("focus" if has_focus else "control_border")
        painter.setPen(QPen(colour, 2 if has_focus else 1))
        painter.setBrush(self.look.colour("selection"))
        painter.drawRoundedRect(QRectF(rect).adjusted(2, 1, -2, -1), 6, 6)

    def _paint_lead(self, painter: QPainter, rect: QRect, row: Row) -> None:
        look, side = self.look, self.px(_BADGE)
        place = QRect(rect.left() + self.px(_SIDE), rect.top() + self.px(_ABOVE), side, side)
        if row.sign is not None:
            inset = self.px(2)
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
            painter.drawEllipse(QPointF(place.center()), self.px(4), self.px(4))

    def _paint_words(self, painter: QPainter, rect: QRect, row: Row) -> None:
        _, name, note = self.measured(row)
        left = rect.left() + self.px(_SIDE + _LEAD)
        room = QRect(left, rect.top() + self.px(_ABOVE), self._room(rect.width()), name)
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
        wide += self._metrics(Style.CAPTION).horizontalAdvance(row.note) + self.px(12)
        if wide <= room:
            return max(name, self.px(_BADGE)), 0
        return name, self._text_height(row.note, Style.CAPTION, room)

    def _room(self, width: int) -> int:
        return max(40, width - self.px(2 * _SIDE + _LEAD))

    def _metrics(self, style: Style, weight: int | None = None) -> QFontMetrics:
        return QFontMetrics(self.look.font(style, weight=weight))

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
        painter.setFont(self.look.font(style, weight=weight))
        painter.setPen(self.look.colour(colour))
        side = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter) | _WRAPS, text)
