# SPDX-License-Identifier: MIT
"""The rows for Qt's table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from workbench.domain.identifiers import AnnotationId
from workbench.domain.mark_list import Column, MarkRow
from workbench.ui.all_marks.wording import HEADINGS, cell_words, spoken_cell

Index = QModelIndex | QPersistentModelIndex

COLUMNS = tuple(Column)
_NOWHERE = QModelIndex()


class MarkTableModel(QAbstractTableModel):
    """Gives the table frozen rows; sorting and choosing among them is done elsewhere.

    Args:
        now: Says what time it is, in the student's zone.
        parent: Its owner.
    """

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._rows: tuple[MarkRow, ...] = ()
        self._places: dict[AnnotationId, int] | None = None

    @property
    def rows(self) -> tuple[MarkRow, ...]:
        """The rows that are shown, from top to bottom."""
        return self._rows

    def show(self, rows: Sequence[MarkRow]) -> None:
        """Show these rows; where the same marks stand in the same places, only their content."""
        before, self._places = self._rows, None
        ids = [row.annotation.id for row in rows]
        if ids == [row.annotation.id for row in before]:
            self._rows = tuple(rows)
            if rows:
                last = self.index(len(rows) - 1, len(COLUMNS) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def place_of(self, annotation_id: AnnotationId) -> int | None:
        """Return the row in which a mark stands, or None."""
        if self._places is None:
            self._places = {row.annotation.id: at for at, row in enumerate(self._rows)}
        return self._places.get(annotation_id)

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_words(row, column, self._now())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_cell(row, column, self._now())
        return None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        if orientation is Qt.Orientation.Vertical:
            return self._rows[section].annotation.short_id
        return HEADINGS[COLUMNS[section]]
