# SPDX-License-Identifier: MIT
"""The list of what was found, to be walked with the arrows; headings are passed over."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView
from typing_extensions import override

from workbench.domain.searching import Hit
from workbench.ui.look.look import Look
from workbench.ui.searching.hit_painting import HitDelegate
from workbench.ui.searching.rows import Row
from workbench.ui.widgets.focus_ring import NO_RING

Index = QModelIndex | QPersistentModelIndex


class HitModel(QAbstractListModel):
    """The lines of the list."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Row, ...] = ()
        """The lines, from top to bottom."""

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these lines instead."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return row.spoken
        return row if role == Qt.ItemDataRole.UserRole else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.rows[index.row()].hit is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class HitList(QListView):
    """Shows hits under their headings; the first one is chosen."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.lines = HitModel()
        self.setModel(self.lines)
        self.setItemDelegate(HitDelegate(look, self))
        self.setAccessibleName("What was found")
        self.setProperty("kind", "found")
        self.setProperty(NO_RING, True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalScrollBar().setSingleStep(24)
        look.changed.connect(self.scheduleDelayedItemsLayout)

    def show_rows(self, rows: Sequence[Row], *, keeps_choice: bool) -> None:
        """Show these lines; what was chosen stays so if it is there and is to be kept."""
        chosen = self.chosen() if keeps_choice else None
        self.lines.show_rows(rows)
        hits = [(place, row.hit) for place, row in enumerate(rows) if row.hit]
        same = (place for place, hit in hits if chosen is not None and hit.target == chosen.target)
        place = next(same, hits[0][0] if hits else None)
        if place is not None:
            self.setCurrentIndex(self.lines.index(place))
        if place is not None and place == (hits[0][0] if hits else None):
            # With the heading above it.
            self.scrollToTop()

    def chosen(self) -> Hit | None:
        """Return the chosen hit, or None."""
        index = self.currentIndex()
        return self.lines.rows[index.row()].hit if index.isValid() else None
