# SPDX-License-Identifier: MIT
"""The table: arrows move, Shift adds to what is chosen, Enter goes to the mark."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from itertools import groupby

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView
from typing_extensions import override

from workbench.domain.identifiers import AnnotationId
from workbench.domain.mark_list import Column, MarkOrder, MarkRow
from workbench.ui.all_marks.model import COLUMNS, MarkTableModel
from workbench.ui.all_marks.painting import ROW_HEIGHT, MarkDelegate
from workbench.ui.look.look import Look
from workbench.ui.widgets.focus_ring import NO_RING

_WIDTHS = {
    Column.ID: (84, 0),
    Column.WORDS: (150, 3),
    Column.STATE: (96, 0),
    Column.FEATURE: (120, 3),
    Column.DIRECTION: (110, 0),
    Column.SO_WHAT: (120, 3),
    Column.INFERENCE: (120, 3),
    Column.SOURCE: (120, 1),
    Column.CHANGED: (112, 0),
    Column.WEIGHT: (74, 0),
    Column.QUESTION: (110, 1),
}
"""Least width in pixels as designed and share of what is left over; the most needed first."""


class MarkTable(QTableView):
    """Shows a row for each mark. What has no room for its column stands in the line below."""

    opened = Signal(object)
    """Enter or a double click: the id of the mark."""
    removal_wanted = Signal()
    copy_wanted = Signal()
    left = Signal()
    letter_wanted = Signal(int)
    """Ctrl with a figure: the letter of this number, from 1."""
    order_chosen = Signal(object)
    """A click on a heading: a `MarkOrder`."""
    menu_wanted = Signal(QPoint)
    moved = Signal()
    """Another row is the current one, or others are chosen."""

    def __init__(self, look: Look, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._look = look
        self._order = MarkOrder()
        self._is_showing = False
        self._marks = MarkTableModel(now, self)
        self.setModel(self._marks)
        self.setItemDelegate(MarkDelegate(look, self._marks, self))
        self._set_up()
        self._marks.modelReset.connect(self._fit)
        self.doubleClicked.connect(self._open)
        self.horizontalHeader().sectionClicked.connect(self._choose_order)
        self.selectionModel().selectionChanged.connect(self._tell)
        self.selectionModel().currentChanged.connect(self._tell)
        look.changed.connect(self._fit)
        look.changed.connect(self.viewport().update)

    def show_rows(self, rows: Sequence[MarkRow], order: MarkOrder) -> None:
        """Show these rows; what is chosen stays chosen, and the current row the current one."""
        self._order = order
        chosen = {row.annotation.id for row in self.chosen()}
        current, at = self.current(), max(0, self.currentIndex().row())
        column = max(0, self.currentIndex().column())
        self._is_showing = True
        self._marks.show(rows)
        self._show_order()
        place = self._marks.place_of(current.annotation.id) if current else None
        self._go_to(place if place is not None else min(at, len(rows) - 1), column)
        self._choose(chosen)
        self._is_showing = False
        self.moved.emit()

    def current(self) -> MarkRow | None:
        """Return the row the keyboard is at, or None."""
        at = self.currentIndex().row()
        return self._marks.rows[at] if 0 <= at < len(self._marks.rows) else None

    def chosen(self) -> tuple[MarkRow, ...]:
        """Return the rows that are chosen, from top to bottom."""
        ranges = self.selectionModel().selection().toList()
        places = sorted({at for each in ranges for at in range(each.top(), each.bottom() + 1)})
        return tuple(self._marks.rows[at] for at in places if at < len(self._marks.rows))

    def focus_mark(self, annotation_id: AnnotationId | None = None) -> None:
        """Take the keyboard, at the row of this mark where it is listed."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        place = self._marks.place_of(annotation_id) if annotation_id else None
        if place is not None:
            self.selectRow(place)
            self._go_to(place, 0)
        elif not self.selectionModel().hasSelection() and self._marks.rows:
            self.selectRow(max(0, self.currentIndex().row()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        figure = key - Qt.Key.Key_0
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not modifiers:
            self._open(self.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif key == Qt.Key.Key_Delete and not modifiers:
            self.removal_wanted.emit()
        elif modifiers == Qt.KeyboardModifier.ControlModifier and 1 <= figure <= 9:
            self.letter_wanted.emit(figure)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End} and not modifiers and self._marks.rows:
            # The first and the last mark, not the first and the last column.
            self.selectRow(0 if key == Qt.Key.Key_Home else len(self._marks.rows) - 1)
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _set_up(self) -> None:
        self.setProperty("kind", "marks")
        self.setProperty(NO_RING, True)
        self.setAccessibleName("All marks")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        # Looking through all rows for the widest would be felt.
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(16)
        # A heading asks of every row whether it is chosen, so that it can look pressed: none does.
        header.setSelectionModel(QItemSelectionModel(self._marks, header))

    def _go_to(self, row: int, column: int) -> None:
        if row >= 0:
            no_update = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self._marks.index(row, column), no_update)

    def _choose(self, ids: Collection[AnnotationId]) -> None:
        wanted = QItemSelection()
        last = len(COLUMNS) - 1
        rows = enumerate(self._marks.rows if ids else ())
        # Rows next to one another as one range: Qt looks at each range for each other one.
        for is_in, run in groupby(rows, key=lambda each: each[1].annotation.id in ids):
            places = [at for at, _ in run]
            if is_in:
                first, end = self._marks.index(places[0], 0), self._marks.index(places[-1], last)
                wanted.append(QItemSelectionRange(first, end))
        clear = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().select(wanted, clear)

    def _tell(self) -> None:
        if not self._is_showing:
            self.moved.emit()

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._marks.rows[index.row()].annotation.id)

    def _choose_order(self, section: int) -> None:
        """Sort by a column, by a second click the other way, by a third not at all."""
        column, known = COLUMNS[section], self._order
        if known.column is not column:
            self.order_chosen.emit(MarkOrder(column))
        else:
            again = MarkOrder() if known.is_descending else MarkOrder(column, is_descending=True)
            self.order_chosen.emit(again)

    def _show_order(self) -> None:
        header, column = self.horizontalHeader(), self._order.column
        header.setSortIndicatorShown(column is not None)
        if column is not None:
            orders = Qt.SortOrder
            order = orders.DescendingOrder if self._order.is_descending else orders.AscendingOrder
            header.setSortIndicator(COLUMNS.index(column), order)

    def _fit(self) -> None:
        """Give the room to as many columns as it is enough for, the most needed first."""
        scale = self._look.scale
        self.verticalHeader().setDefaultSectionSize(round(ROW_HEIGHT * scale))
        room = self.viewport().width()
        least = {column: round(width * scale) for column, (width, _) in _WIDTHS.items()}
        shown: list[Column] = []
        for column in _WIDTHS:
            if not shown or sum(least[each] for each in (*shown, column)) <= room:
                shown.append(column)
            else:
                break
        spare = max(0, room - sum(least[each] for each in shown))
        shares = sum(_WIDTHS[each][1] for each in shown) or 1
        header = self.horizontalHeader()
        for section, column in enumerate(COLUMNS):
            self.setColumnHidden(section, column not in shown)
            if column in shown:
                more = spare * _WIDTHS[column][1] // shares
                header.resizeSection(section, least[column] + more)
        if self.isColumnHidden(max(0, self.currentIndex().column())):
            self._go_to(self.currentIndex().row(), 0)
