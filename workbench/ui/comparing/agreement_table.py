# SPDX-License-Identifier: MIT
"""The table of agreements and disagreements: each two sources with links, and their marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
)
from typing_extensions import override

from workbench.domain.identifiers import LinkId
from workbench.domain.links import LinkNote, SourcePair
from workbench.ui.comparing.wording import COLUMNS, cell_words, pair_name
from workbench.ui.look.look import Look

_MOST_ROWS = 4
"""Rows that are seen at once; the others are scrolled to."""


class AgreementTable(QTableWidget):
    """Rows are pairs of sources, columns what their marks do; cells name the marks."""

    def __init__(self, look: Look) -> None:
        super().__init__(0, len(COLUMNS))
        self._look = look
        self.setProperty("kind", "agreements")
        self.setAccessibleName("Agreements and disagreements")
        self.setHorizontalHeaderLabels(list(COLUMNS.values()))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setHighlightSections(False)
            header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        look.changed.connect(self.updateGeometry)

    def show_pairs(self, pairs: Sequence[SourcePair], notes: Mapping[LinkId, LinkNote]) -> None:
        """Show these pairs; `notes` says what the ends of each link are called."""
        self.setRowCount(len(pairs))
        self.setVerticalHeaderLabels([f"{pair.one.label} · {pair.other.label}" for pair in pairs])
        for at, pair in enumerate(pairs):
            for column, (kind, name) in enumerate(COLUMNS.items()):
                found = [notes[link.id] for link in pair.of_kind(kind) if link.id in notes]
                words = cell_words(found)
                item = QTableWidgetItem(words or "–")
                spoken = f"{pair_name(pair)}, {name.lower()}: {words or 'nothing yet'}"
                item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
                self.setItem(at, column, item)
        if pairs and self.currentRow() < 0:
            self.setCurrentCell(0, 0)
        self.setVisible(bool(pairs))
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        rows = min(self.rowCount(), _MOST_ROWS)
        height = sum(self.rowHeight(row) for row in range(rows))
        return QSize(200, self.horizontalHeader().sizeHint().height() + height + 4)
