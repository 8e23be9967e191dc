# SPDX-License-Identifier: MIT
"""How the cells of the table are drawn: letter, line and id as in the notes, words in one line."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from workbench.domain.frameworks import OTHERS
from workbench.domain.mark_list import Column, MarkRow
from workbench.ui.all_marks.model import COLUMNS, Index, MarkTableModel
from workbench.ui.all_marks.wording import NOTHING
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.directions import DIRECTIONS
from workbench.ui.widgets.lens import draw_line, draw_tag

ROW_HEIGHT = 34
"""In pixels as designed."""

_SIDE, _PAD = 18, 8
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_BESIDE = {Column.CHANGED, Column.SOURCE, Column.QUESTION}
_NOTHING_YET = {Column.FEATURE, Column.INFERENCE, Column.SO_WHAT, Column.DIRECTION, Column.WEIGHT}


class MarkDelegate(QStyledItemDelegate):
    """Draws one cell; a row that is chosen has a bar at its left beside its other colour."""

    def __init__(self, look: Look, model: MarkTableModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._model = look, model

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._look.px("touch_min"), round(ROW_HEIGHT * self._look.scale))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, rect = self._look, QRectF(option.rect)
        column, row = COLUMNS[index.column()], self._model.rows[index.row()]
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_chosen:
            painter.fillRect(rect, look.colour("selection"))
        painter.setPen(QPen(look.colour("divider"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        room = rect.adjusted(_PAD * look.scale, 0, -_PAD * look.scale / 2, 0)
        if column is Column.ID:
            if is_chosen:
                painter.fillRect(QRectF(rect.x(), rect.y(), 3, rect.height()), look.colour("text"))
            self._paint_id(painter, row, room)
        elif column is Column.DIRECTION and row.annotation.direction is not None:
            self._paint_icon(painter, DIRECTIONS[row.annotation.direction][1], room)
            self._paint_words(painter, index, room.adjusted(21 * look.scale, 0, 0, 0))
        else:
            self._paint_words(painter, index, room)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(look.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -3), 4, 4)
        painter.restore()

    def _paint_id(self, painter: QPainter, row: MarkRow, room: QRectF) -> None:
        look = self._look
        side = _SIDE * look.scale
        middle = room.center().y()
        tag = QRectF(room.x(), middle - side / 2, side, side)
        letter = row.letter or OTHERS
        draw_tag(painter, look, letter, tag)
        line = QPointF(tag.right() + 7 * look.scale, middle - side / 2)
        draw_line(
            painter,
            letter.line,
            line,
            line + QPointF(0, side),
            colour=QColor(look.lens(letter).colour),
            width=2.6,
        )
        words = room.adjusted(side + 15 * look.scale, 0, 0, 0)
        self._paint_text(painter, row.annotation.short_id, look.font(Style.BODY, weight=600), words)

    def _paint_icon(self, painter: QPainter, name: str, room: QRectF) -> None:
        picture = self._look.pixmap(name, size=16)
        height = picture.deviceIndependentSize().height()
        painter.drawPixmap(QPointF(room.x(), room.center().y() - height / 2), picture)

    def _paint_words(self, painter: QPainter, index: Index, room: QRectF) -> None:
        look = self._look
        column, row = COLUMNS[index.column()], self._model.rows[index.row()]
        words = str(self._model.data(index))
        font, ink = look.font(Style.SMALL), "text"
        if column is Column.WORDS:
            font = look.quoting_font(Style.SMALL)
        elif column in _BESIDE or (column is Column.STATE and row.is_unfinished):
            ink = "text_secondary"
        if not words and column in _NOTHING_YET:
            words, ink = NOTHING, "text_tertiary"
        self._paint_text(painter, words, font, room, ink=ink)

    def _paint_text(
        self, painter: QPainter, text: str, font: QFont, room: QRectF, *, ink: str = "text"
    ) -> None:
        metrics = QFontMetrics(font)
        # Nobody sees further; measuring a whole page for each cell would be felt.
        shown = metrics.elidedText(
            text[:300], Qt.TextElideMode.ElideRight, max(0, int(room.width()))
        )
        painter.setFont(font)
        painter.setPen(self._look.colour(ink))
        painter.drawText(room, _LEFT, shown)
