# SPDX-License-Identifier: MIT
"""The table of a class: who handed in what, and how far each is marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle
from typing_extensions import override

from workbench.domain.handed_in.class_table import RowKey
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.reviewing.lines import StudentLine
from workbench.ui.widgets.row_list import HeadedModel, RowView
from workbench.ui.widgets.row_painting import RowDelegate

_ROW, _HEADING = 50, 34
_SIDE, _LEVEL, _MARK, _BAR, _ICON = 16, 44, 66, 3, 16


class ClassList(RowView[StudentLine]):
    """Students to walk with the arrows.

    Signals:
        student_chosen: another line is chosen (StudentLine).
    """

    student_chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(look, HeadedModel[StudentLine](), kind="cards", name="Class")
        self._is_showing = False
        self.setItemDelegate(_StudentDelegate(look, self))
        self.viewport().setAutoFillBackground(False)
        self.selectionModel().currentChanged.connect(self._tell)

    def show_lines(self, lines: Sequence[StudentLine]) -> None:
        """Show these; the chosen student stays chosen, and nobody is told."""
        current = self.current()
        self._is_showing = True
        if self.lines.show_rows(lines):
            self.choose(current.key if current is not None else None)
        self._is_showing = False

    def choose(self, key: RowKey | None) -> bool:
        """Choose the student with this key; tell whether there is one."""
        for at, each in enumerate(self.lines.rows):
            if key is not None and each.key == key:
                self.setCurrentIndex(self.lines.index(at))
                return True
        return False

    def step(self, by: int) -> None:
        """Choose the student so many places on, past headings."""
        places = [at for at, each in enumerate(self.lines.rows) if not each.is_heading]
        at = self.currentIndex().row()
        if places:
            place = places.index(at) + by if at in places else 0
            self.setCurrentIndex(self.lines.index(places[max(0, min(place, len(places) - 1))]))

    def _tell(self) -> None:
        line = self.current()
        if not self._is_showing and line is not None:
            self.student_chosen.emit(line)


class _StudentDelegate(RowDelegate[StudentLine]):
    """Draws name, level and mark, and below how it stands."""

    @override
    def measure(self, row: StudentLine, width: int) -> tuple[int, ...]:
        return (self.px(_HEADING if row.is_heading else _ROW),)

    @override
    def row_width(self) -> int:
        return self.view.viewport().width()

    @override
    def draw(
        self, painter: QPainter, rect: QRect, row: StudentLine, state: QStyle.StateFlag
    ) -> None:
        look, box = self.look, QRectF(rect)
        middle = Qt.AlignmentFlag.AlignVCenter
        if row.is_heading:
            painter.setFont(look.font(Style.LABEL))
            painter.setPen(look.colour("text_secondary"))
            painter.drawText(box.adjusted(self.px(_SIDE), 0, 0, 0), middle, row.name)
            return
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            painter.fillRect(box, look.colour("page"))
            bar = QRectF(box.left(), box.top(), self.px(_BAR), box.height())
            painter.fillRect(bar, look.colour("text"))
        painter.fillRect(QRectF(box.left(), box.bottom(), box.width(), 1), look.colour("divider"))
        self._draw_words(painter, box, row, is_chosen=is_chosen)
        if is_chosen and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(look.colour("text"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(self.px(_BAR) + 2, 2, -3, -3))

    def _draw_words(
        self, painter: QPainter, box: QRectF, row: StudentLine, *, is_chosen: bool
    ) -> None:
        look, side = self.look, self.px(_SIDE)
        middle, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
        half = box.height() / 2
        upper = QRectF(box.left() + side, box.top() + 4, box.width() - 2 * side, half - 2)
        lower = upper.translated(0, half - 4)
        painter.setPen(look.colour("text"))
        painter.setFont(look.font(Style.BODY, weight=600))
        mark = upper.adjusted(upper.width() - self.px(_MARK), 0, 0, 0)
        painter.drawText(mark, middle | right, row.mark)
        painter.setFont(look.font(Style.BODY, weight=600 if is_chosen else 500))
        room = upper.width() - self.px(_MARK + _LEVEL)
        level = QRectF(upper.left() + room, upper.top(), self.px(_LEVEL), upper.height())
        painter.drawText(level, middle, row.level)
        elide = Qt.TextElideMode.ElideRight
        name = painter.fontMetrics().elidedText(row.name, elide, round(room - self.px(8)))
        painter.drawText(upper, middle, name)
        painter.setPen(look.colour("text_secondary"))
        painter.setFont(look.font(Style.SMALL))
        if row.icon:
            picture = look.pixmap(row.icon, colour="text_secondary", size=_ICON)
            top = lower.center().y() - picture.deviceIndependentSize().height() / 2
            painter.drawPixmap(round(lower.left()), round(top), picture)
            lower.setLeft(lower.left() + self.px(_ICON + 6))
        words = painter.fontMetrics().elidedText(row.words, elide, round(lower.width()))
        painter.drawText(lower, middle, words)
