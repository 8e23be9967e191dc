# SPDX-License-Identifier: MIT
"""Sources and events line by line: the form of the timeline for the keyboard and for listening."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from workbench.ui.look.look import Look
from workbench.ui.timeline.keys import TimelineKeys
from workbench.ui.timeline.row_painting import ItemDelegate
from workbench.ui.timeline.rows import Row
from workbench.ui.widgets.menus import PlaceMenu
from workbench.ui.widgets.row_list import HeadedModel, RowView


class ItemList(RowView[Row]):
    """Lines to walk with the arrows; headings are passed over.

    Signals:
        item_chosen: another line is chosen by key or mouse (Item).
        item_opened: a line was pressed twice (Item).
    """

    item_chosen = Signal(object)
    item_opened = Signal(object)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, HeadedModel[Row](), kind="cards", name=name)
        self.keys = TimelineKeys(self)
        self.add_to_menu: Callable[[PlaceMenu], None] = lambda _: None
        self._is_showing = False
        self.setItemDelegate(ItemDelegate(look, self))
        self.viewport().setAutoFillBackground(False)
        self.selectionModel().currentChanged.connect(self._tell)
        self.doubleClicked.connect(self._open)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these lines; the chosen one stays chosen where it is among them."""
        row = self.current()
        key = row.item.key if row is not None and row.item is not None else ""
        self._is_showing = True
        is_new = self.lines.show_rows(rows)
        self._is_showing = False
        if is_new:
            self.choose(key)

    def choose(self, key: str) -> None:
        """Choose the line of the item with this key and bring it into view, without a word."""
        row = self.current()
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
    def menu_in_use(self) -> PlaceMenu:
        menu = PlaceMenu(self)
        self.add_to_menu(menu)
        return menu

    def _tell(self) -> None:
        row = self.current()
        if not self._is_showing and row is not None and row.item is not None:
            self.item_chosen.emit(row.item)

    def _open(self, index: QModelIndex) -> None:
        item = self.lines.rows[index.row()].item
        if item is not None:
            self.item_opened.emit(item)
