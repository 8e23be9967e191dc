# SPDX-License-Identifier: MIT
"""How the table of coverage is drawn: its cells, its letters above, its sources at the left."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from workbench.domain.annotations import Completeness
from workbench.domain.coverage import Cell
from workbench.ui.coverage.model import I_KNOW, CoverageModel, Index
from workbench.ui.coverage.wording import direction_of, ids_that_fit, state_words
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.directions import DIRECTIONS
from workbench.ui.widgets.lens import draw_line, draw_tag

ROW_HEIGHT, HEADER_HEIGHT = 71, 44
_GAP = 5
_LEAST_FOR_DIRECTION = 46
"""Pixels that ids and the sign of the direction need beside each other."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class CellDelegate(QStyledItemDelegate):
    """Draws a cell: its line, ids, state in words and direction; dashed where nothing is yet."""

    def __init__(self, look: Look, model: CoverageModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._model, self._owner = look, model, parent

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect).adjusted(_GAP + 1.5, 5.5, -_GAP - 1.5, -3.5)
        cell = self._model.cell(index)
        if cell is None:
            self._paint_known(painter, rect, self._model.known(index.row()))
        else:
            is_pointed_at = bool(option.state & QStyle.StateFlag.State_MouseOver)
            self._paint_cell(painter, rect, cell, is_pointed_at=is_pointed_at)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._look.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect, 6, 6)
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._look.px("touch_min"), round(ROW_HEIGHT * self._look.scale))

    def _paint_cell(
        self, painter: QPainter, rect: QRectF, cell: Cell, *, is_pointed_at: bool
    ) -> None:
        look, scale = self._look, self._look.scale
        if cell.state is Completeness.NOTHING_YET:
            pen = QPen(look.colour("control_border"), 1)
            pen.setDashPattern([3, 3])
            painter.setPen(pen)
            painter.setBrush(look.colour("hover") if is_pointed_at else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect, 6, 6)
            painter.setPen(look.colour("text_tertiary"))
            painter.setFont(look.font(Style.SMALL))
            words = state_words(cell)
            has_room = painter.fontMetrics().horizontalAdvance(words) + 4 <= rect.width()
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words if has_room else "–")
            return
        painter.setPen(QPen(look.colour("divider"), 1))
        painter.setBrush(look.colour("hover" if is_pointed_at else "page"))
        painter.drawRoundedRect(rect, 6, 6)
        line = rect.x() + 8
        draw_line(
            painter,
            cell.letter.line,
            QPointF(line, rect.y() + 8),
            QPointF(line, rect.bottom() - 8),
            colour=QColor(look.lens(cell.letter).colour),
            width=2.8,
        )
        self._paint_words(painter, rect.adjusted(19 * scale, 8 * scale, -8, -8 * scale), cell)

    def _paint_words(self, painter: QPainter, room: QRectF, cell: Cell) -> None:
        look = self._look
        direction = direction_of(cell)
        side = 0.0
        if direction is not None and room.width() >= _LEAST_FOR_DIRECTION * look.scale:
            picture = look.pixmap(DIRECTIONS[direction][1], size=16)
            side = picture.deviceIndependentSize().width() + 4
            painter.drawPixmap(QPointF(room.right() - side + 4, room.y() + 2), picture)
        strong = look.font(Style.BODY_STRONG)
        metrics = QFontMetrics(strong)
        width = room.width() - side
        ids = ids_that_fit(
            cell.annotations, lambda words: metrics.horizontalAdvance(words) <= width
        )
        upper = QRectF(room.x(), room.y(), width, room.height() / 2)
        painter.setFont(strong)
        painter.setPen(look.colour("text"))
        painter.drawText(upper, _LEFT, ids)
        small = look.font(Style.CAPTION)
        lower = QRectF(room.x(), room.center().y(), room.width(), room.height() / 2)
        words = state_words(cell)
        if QFontMetrics(small).horizontalAdvance(words) > lower.width():
            words = str(cell.state)
        if QFontMetrics(small).horizontalAdvance(words) > lower.width() + 4:
            is_done = cell.state is Completeness.COMPLETE
            picture = look.pixmap("circle-check" if is_done else "circle", size=15)
            painter.drawPixmap(QPointF(lower.x(), lower.y() + 3), picture)
            return
        painter.setFont(small)
        painter.setPen(look.colour("text_secondary"))
        painter.drawText(lower, _LEFT, words)

    def _paint_known(self, painter: QPainter, rect: QRectF, count: int) -> None:
        look = self._look
        picture = look.pixmap("lightbulb" if count else "circle-dashed", size=16)
        side = picture.deviceIndependentSize().width()
        font = look.font(Style.BODY, weight=600 if count else 400)
        words = str(count)
        width = side + 6 + QFontMetrics(font).horizontalAdvance(words)
        left = rect.center().x() - width / 2
        painter.drawPixmap(QPointF(left, rect.center().y() - side / 2), picture)
        painter.setFont(font)
        painter.setPen(look.colour("text" if count else "text_tertiary"))
        room = QRectF(left + side + 6, rect.y(), rect.width(), rect.height())
        painter.drawText(room, _LEFT, words)


class LetterHeader(QHeaderView):
    """The letters with their names and lines."""

    def __init__(self, look: Look, model: CoverageModel) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._look, self._letters = look, model
        self.setSectionsClickable(False)
        look.changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), round(HEADER_HEIGHT * self._look.scale))

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        look, scale = self._look, self._look.scale
        painter.save()
        letters = self._letters.letters
        if logicalIndex >= len(letters):
            painter.setFont(look.font(Style.SMALL, weight=600))
            painter.setPen(look.colour("text_secondary"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, I_KNOW)
            painter.restore()
            return
        letter = letters[logicalIndex]
        side = 20 * scale
        left, top = rect.x() + _GAP + 3.0, rect.y() + (rect.height() - side) / 2
        draw_tag(painter, look, letter, QRectF(left, top, side, side))
        font = look.font(Style.ENQUIRY)
        left += side + 8
        metrics = QFontMetrics(font)
        width = min(metrics.horizontalAdvance(letter.name) + 2, rect.right() - left)
        painter.setFont(font)
        painter.setPen(look.colour("text"))
        if width < min(metrics.horizontalAdvance(letter.name), 48 * scale):
            # Two letters of a name and an ellipsis say less than the tag alone.
            painter.restore()
            return
        name = metrics.elidedText(letter.name, Qt.TextElideMode.ElideRight, int(width))
        painter.drawText(QRectF(left, rect.y(), width, rect.height()), _LEFT, name)
        left += width + 9
        if left + 24 <= rect.right():
            middle = rect.center().y() + 0.5
            draw_line(
                painter,
                letter.line,
                QPointF(left, middle),
                QPointF(left + 24, middle),
                colour=QColor(look.lens(letter).colour),
            )
        painter.restore()


class SourceHeader(QHeaderView):
    """The sources: badge and short name."""

    def __init__(self, look: Look, model: CoverageModel) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._look, self._sources = look, model
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._follow_look()
        look.changed.connect(self._follow_look)

    @override
    def sizeHint(self) -> QSize:
        viewport = self.parentWidget()
        is_narrow = viewport is not None and viewport.width() < 700 * self._look.scale
        return QSize(round((140 if is_narrow else 196) * self._look.scale), 0)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        look, scale = self._look, self._look.scale
        source = self._sources.source(logicalIndex)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = 30 * scale
        badge = QRectF(rect.x() + 20, rect.center().y() - side / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("primary"))
        painter.drawRoundedRect(badge, 6, 6)
        painter.setPen(look.colour("on_primary"))
        painter.setFont(look.font(Style.PANE_TITLE, weight=700))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, source.label)
        room = QRectF(
            badge.right() + 10, rect.y() + 2, rect.right() - badge.right() - 12, rect.height() - 4
        )
        name = self._sources.headerData(logicalIndex, Qt.Orientation.Vertical)
        painter.setPen(look.colour("text"))
        painter.setFont(look.font(Style.BODY, weight=500))
        painter.drawText(room, int(_LEFT) | int(Qt.TextFlag.TextWordWrap), name)
        painter.restore()

    def _follow_look(self) -> None:
        self.setDefaultSectionSize(round(ROW_HEIGHT * self._look.scale))
        self.updateGeometry()
