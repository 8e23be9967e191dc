# SPDX-License-Identifier: MIT
"""Sources and events line by line: the form of the timeline for the keyboard and for listening."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView
from typing_extensions import override

from workbench.ui.look.look import Look
from workbench.ui.timeline.keys import TimelineKeys
from workbench.ui.timeline.row_painting import RowDelegate
from workbench.ui.timeline.rows import Row
from workbench.ui.widgets.focus_ring import NO_RING
from workbench.ui.widgets.menus import PlaceMenu

Index = QModelIndex | QPersistentModelIndex


class RowModel(QAbstractListModel):
    """The lines of a list."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Row, ...] = ()
        """From top to bottom."""

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
        if not index.isValid() or self.rows[index.row()].is_heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class ItemList(QListView):
    """Lines to walk with the arrows; headings are passed over.

    Signals:
        item_chosen: another line is chosen by key or mouse (Item).
        item_opened: a line was pressed twice (Item).
    """

    item_chosen = Signal(object)
    item_opened = Signal(object)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.keys = TimelineKeys(self)
        self.add_to_menu: Callable[[PlaceMenu], None] = lambda _: None
        self.lines = RowModel()
        self._is_showing = False
        self.setModel(self.lines)
        self.setItemDelegate(RowDelegate(look, self))
        self.setAccessibleName(name)
        self.setProperty("kind", "cards")
        self.setProperty(NO_RING, True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.selectionModel().currentChanged.connect(self._tell)
        self.doubleClicked.connect(self._open)
        look.changed.connect(self.scheduleDelayedItemsLayout)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these lines; the chosen one stays chosen where it is among them."""
        if tuple(rows) == self.lines.rows:
            return
        row = self._row()
        key = row.item.key if row is not None and row.item is not None else ""
        self._is_showing = True
        self.lines.show_rows(rows)
        self._is_showing = False
        self.choose(key)

    def choose(self, key: str) -> None:
        """Choose the line of the item with this key and bring it into view, without a word."""
        row = self._row()
        if row is not None and row.item is not None and row.item.key == key:
            return
        self._is_showing = True
        found = (
            at for at, each in enumerate(self.lines.rows) if each.item and each.item.key == key
        )
        at = next(found, None)
        index = self.lines.index(at) if at is not None else QModelIndex()
        self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index)
        self._is_showing = False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Up and down are the list's own: a reader hears the line that is reached.
        is_own = event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End}
        if is_own or not self.keys.take(event):
            super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Look for nothing: letters belong to the window."""

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            rows = self.lines.rows
            first = next((at for at, row in enumerate(rows) if not row.is_heading), None)
            if first is not None:
                self.setCurrentIndex(self.lines.index(first))

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        if is_by_mouse and (index := self.indexAt(event.pos())).isValid():
            self.setCurrentIndex(index)
        menu = PlaceMenu(self)
        self.add_to_menu(menu)
        below = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        menu.popup(event.globalPos() if is_by_mouse else below)

    def _row(self) -> Row | None:
        index = self.currentIndex()
        return self.lines.rows[index.row()] if index.isValid() else None

    def _tell(self) -> None:
        row = self._row()
        if not self._is_showing and row is not None and row.item is not None:
            self.item_chosen.emit(row.item)

    def _open(self, index: QModelIndex) -> None:
        item = self.lines.rows[index.row()].item
        if item is not None:
            self.item_opened.emit(item)
