# SPDX-License-Identifier: MIT
"""The table of agreements and disagreements: each two sources with links, and their marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView
from typing_extensions import override

from workbench.domain.identifiers import LinkId
from workbench.domain.links import LinkNote, SourcePair
from workbench.ui.comparing.wording import COLUMNS, cell_words, pair_name
from workbench.ui.look.look import Look

Index = QModelIndex | QPersistentModelIndex

_MOST_ROWS = 4
"""Rows that are seen at once; the others are scrolled to."""
_KINDS, _NAMES = tuple(COLUMNS), tuple(COLUMNS.values())
_SHOWN, _SPOKEN = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole


class AgreementTable(QTableView):
    """Rows are pairs of sources, columns what their marks do; cells name the marks."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._pairs = _PairModel()
        self.setModel(self._pairs)
        self.setProperty("kind", "agreements")
        self.setAccessibleName("Agreements and disagreements")
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
        current = self.currentIndex()
        at = (current.row(), current.column()) if current.isValid() else (0, 0)
        self._pairs.show_pairs(pairs, notes)
        index = self._pairs.index(min(at[0], len(pairs) - 1), at[1])
        if index.isValid():
            self.setCurrentIndex(index)
        self.setVisible(bool(pairs))
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        rows = min(self._pairs.rowCount(), _MOST_ROWS)
        height = sum(self.rowHeight(row) for row in range(rows))
        return QSize(200, self.horizontalHeader().sizeHint().height() + height + 4)


class _PairModel(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self._pairs: tuple[SourcePair, ...] = ()
        self._words: tuple[tuple[str, ...], ...] = ()

    def show_pairs(self, pairs: Sequence[SourcePair], notes: Mapping[LinkId, LinkNote]) -> None:
        """Have these pairs instead."""
        words = tuple(
            tuple(
                cell_words([notes[link.id] for link in pair.of_kind(kind) if link.id in notes])
                for kind in _KINDS
            )
            for pair in pairs
        )
        if (tuple(pairs), words) != (self._pairs, self._words):
            self.beginResetModel()
            self._pairs, self._words = tuple(pairs), words
            self.endResetModel()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._pairs)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(_KINDS)

    @override
    def data(self, index: Index, role: int = _SHOWN) -> object:
        if not index.isValid() or role not in {_SHOWN, _SPOKEN}:
            return None
        words = self._words[index.row()][index.column()]
        if role == _SHOWN:
            return words or "–"
        name = _NAMES[index.column()].lower()
        return f"{pair_name(self._pairs[index.row()])}, {name}: {words or 'nothing yet'}"

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _SHOWN) -> object:
        if role != _SHOWN:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return _NAMES[section]
        pair = self._pairs[section]
        return f"{pair.one.label} · {pair.other.label}"
