# SPDX-License-Identifier: MIT
"""Coverage as a table: a row for each source, a column for each letter, a last one for “I know”."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from workbench.domain.coverage import Cell, Coverage
from workbench.domain.frameworks import Framework, Letter
from workbench.domain.identifiers import SourceId
from workbench.domain.naming import short_name
from workbench.domain.sources import Source
from workbench.ui.coverage.wording import cell_name, knowledge_name, state_words

Index = QModelIndex | QPersistentModelIndex

I_KNOW = "I know"

_NOWHERE = QModelIndex()


class CoverageModel(QAbstractTableModel):
    """Gives the table its cells; the words of each are those a screen reader says."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._coverage = Coverage(Framework("", "", "", ()), ())
        self._letters: tuple[Letter, ...] = ()
        self._knowledge: Mapping[SourceId, int] = {}

    def show(self, coverage: Coverage, knowledge: Mapping[SourceId, int]) -> None:
        """Show this; where rows and columns stay what they are, only their content changes."""
        is_same_shape = _shape(coverage) == _shape(self._coverage)
        if not is_same_shape:
            self.beginResetModel()
        self._coverage, self._knowledge = coverage, knowledge
        self._letters = coverage.letters
        if not is_same_shape:
            self.endResetModel()
        elif coverage.rows:
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, self.rowCount() - 1)

    @property
    def letters(self) -> tuple[Letter, ...]:
        """The letters, column by column."""
        return self._letters

    def source(self, row: int) -> Source:
        """Return the source of a row."""
        return self._coverage.rows[row][0]

    def cell(self, index: Index) -> Cell | None:
        """Return what has been said under a letter, or None in the column of what is known."""
        cells = self._coverage.rows[index.row()][1]
        return cells[index.column()] if index.column() < len(cells) else None

    def known(self, row: int) -> int:
        """Return how many pieces of own knowledge there are on the source of a row."""
        return self._knowledge.get(self.source(row).id, 0)

    def place_of(self, source_id: SourceId) -> int | None:
        """Return the row of a source, or None."""
        rows = enumerate(self._coverage.rows)
        return next((row for row, (source, _) in rows if source.id == source_id), None)

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._coverage.rows)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.letters) + 1

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        source, cell = self.source(index.row()), self.cell(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if cell is None:
                return knowledge_name(source, self.known(index.row()))
            return cell_name(source, cell)
        if role == Qt.ItemDataRole.DisplayRole:
            return str(self.known(index.row())) if cell is None else state_words(cell)
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
            source = self.source(section)
            is_spoken = role == Qt.ItemDataRole.AccessibleTextRole
            return f"{source.name}, {short_name(source)}" if is_spoken else short_name(source)
        return self.letters[section].name if section < len(self.letters) else I_KNOW


def _shape(coverage: Coverage) -> tuple[object, ...]:
    return (coverage.letters, tuple(source.id for source, _ in coverage.rows))
