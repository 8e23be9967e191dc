# SPDX-License-Identifier: MIT
"""The table of coverage: arrows move, Home and End go to the ends, Enter opens."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView
from typing_extensions import override

from workbench.domain.coverage import Coverage
from workbench.domain.identifiers import SourceId
from workbench.ui.coverage.model import CoverageModel
from workbench.ui.coverage.painting import CellDelegate, LetterHeader, SourceHeader
from workbench.ui.look.look import Look
from workbench.ui.widgets.focus_ring import NO_RING

_KNOWN_WIDTH = 84


class CoverageTable(QTableView):
    """Shows a cell for each source and letter; `cell_chosen` brings the two that were chosen."""

    cell_chosen = Signal(object)
    knowledge_chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._cells = CoverageModel(self)
        self.setProperty("kind", "coverage")
        self.setProperty(NO_RING, True)
        self.setAccessibleName("Coverage")
        self.setModel(self._cells)
        self.setItemDelegate(CellDelegate(look, self._cells, self))
        self.setHorizontalHeader(LetterHeader(look, self._cells))
        self.setVerticalHeader(SourceHeader(look, self._cells))
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self._choose)
        self._cells.modelReset.connect(self._fit)
        look.changed.connect(self._fit)
        look.changed.connect(self.viewport().update)

    def show_coverage(self, coverage: Coverage, knowledge: Mapping[SourceId, int]) -> None:
        """Show this; the cell in use stays, as long as its source is there."""
        current = self.currentIndex()
        source_id = self._cells.source(current.row()).id if current.isValid() else None
        self._cells.show(coverage, knowledge)
        if not self.currentIndex().isValid():
            self._use(source_id, current.column() if current.isValid() else 0)

    def focus_row(self, source_id: SourceId | None) -> None:
        """Take the keyboard, at the row of this source where there is one."""
        self.setFocus()
        if source_id is not None:
            self._use(source_id, max(0, self.currentIndex().column()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._choose(self.currentIndex())
            return
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometries()

    def _use(self, source_id: SourceId | None, column: int) -> None:
        if not self._cells.rowCount():
            return
        found = self._cells.place_of(source_id) if source_id is not None else None
        column = min(column, self._cells.columnCount() - 1)
        self.setCurrentIndex(self._cells.index(found or 0, column))

    def _choose(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        cell = self._cells.cell(index)
        if cell is None:
            self.knowledge_chosen.emit(self._cells.source(index.row()).id)
        else:
            self.cell_chosen.emit((cell.source_id, cell.letter))

    def _fit(self) -> None:
        header = self.horizontalHeader()
        header.setMinimumSectionSize(round(48 * self._look.scale))
        for column in range(self._cells.columnCount()):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        last = self._cells.columnCount() - 1
        if last >= 0:
            header.setSectionResizeMode(last, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(last, round(_KNOWN_WIDTH * self._look.scale))
