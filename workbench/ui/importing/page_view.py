# SPDX-License-Identifier: MIT
"""The pages as they were, part by part; each can be corrected by mouse, menu and key."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QMenu, QWidget
from typing_extensions import override

from workbench.importers.draft import PackDraft
from workbench.services.drafting.contents import Row
from workbench.services.drafting.operations import (
    Chosen,
    Operation,
    operation_for,
    operations_on,
)
from workbench.ui.importing.page_delegate import PartDelegate
from workbench.ui.importing.page_model import PageModel, ShownPart
from workbench.ui.importing.part_text import PartText, plain_key
from workbench.ui.importing.thumbnails import Thumbnails
from workbench.ui.look.look import Look
from workbench.ui.widgets.focus_ring import NO_RING

_ENTER = "Enter"
_INLINE = "Source"
"""The kinds that stand in the menu itself; the others have menus of their own."""


class PageView(QListView):
    """A list of parts; the current one has a caret in its words."""

    part_chosen = Signal(object)
    """With the `Row` of the part that is chosen now, or None."""
    operation_wanted = Signal(int, object)
    """With the page's number and the `Operation`."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._drafts: tuple[PackDraft, ...] = ()
        self._pages = PageModel(self)
        self.thumbnails = Thumbnails(self)
        self._painting = PartDelegate(look, self, self._pages, self.thumbnails)
        self._text = PartText(look, self.viewport())
        self._text.hide()
        self._menu: QMenu | None = None
        self._is_changing = False
        self._is_resized = False
        self._set_up()
        look.changed.connect(self.scheduleDelayedItemsLayout)
        look.changed.connect(self._show_text)
        self.thumbnails.arrived.connect(self.viewport().update)

    def show_pages(self, drafts: tuple[PackDraft, ...], rows: tuple[Row, ...]) -> None:
        """Show the pages as they are now; the chosen part stays chosen by its place on the page."""
        chosen = self.chosen_row()
        self._drafts = drafts
        self._is_changing = True
        self._pages.show_pages(drafts, rows)
        if rows:
            place = (chosen.page, chosen.offset) if chosen else (0, 0)
            self.setCurrentIndex(self._pages.index_of(*place))
        self._is_changing = False
        self.scheduleDelayedItemsLayout()
        self._current_changed()

    def chosen_row(self) -> Row | None:
        """Return which part is chosen, or None."""
        part = self._chosen_part()
        return part.row if part is not None else None

    def spoken_part(self) -> str:
        """Return the chosen part as it is read out."""
        part = self._chosen_part()
        return part.spoken if part is not None else ""

    def choose(self, row: Row) -> None:
        """Choose a part and show all of its block, as far as there is room."""
        parts = self._pages.parts()
        index = self._pages.index_of(row.page, row.offset)
        block = [
            number
            for number, part in enumerate(parts)
            if (part.row.page, part.row.block) == (row.page, row.block)
        ]
        self.executeDelayedItemsLayout()
        for number in (block[-1:] + block[:1]) if block else []:
            self.scrollTo(self._pages.index(number))
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def block_number(self) -> tuple[int, int]:
        """Return which block of its page the chosen part is in, from 1, and how many there are."""
        row = self.chosen_row()
        if row is None:
            return 0, 0
        blocks = {part.row.block for part in self._pages.parts() if part.row.page == row.page}
        return row.block + 1, len(blocks)

    def step_block(self, step: int) -> None:
        """Choose the first part of the next block (1) or of the one before (-1)."""
        row = self.chosen_row()
        if row is None:
            return
        firsts = [part.row for part in self._pages.parts() if part.is_first]
        here = next(
            number
            for number, first in enumerate(firsts)
            if (first.page, first.block) == (row.page, row.block)
        )
        wanted = min(max(here + step, 0), len(firsts) - 1)
        self.choose(firsts[wanted])

    def menu_of_part(self) -> QMenu | None:
        """Return a menu of everything that can be done to the chosen part, or None."""
        row = self.chosen_row()
        if row is None:
            return None
        menu = QMenu(self)
        for group in operations_on(self._drafts[row.page], self._chosen(row)):
            into = menu
            if group.title and group.title != _INLINE:
                into = menu.addMenu(group.title)
            elif not menu.isEmpty():
                menu.addSeparator()
            for operation in group.operations:
                self._add(into, operation, row)
        if self._text.hasFocus():
            menu.addSeparator()
            menu.addAction("Take the sentence\tSpace").triggered.connect(self._text.choose_sentence)
        return menu

    def pop_up_menu(self) -> None:
        """Show the menu beside the kind of the chosen part."""
        part = self._chosen_part()
        if part is not None:
            place = self._painting.kind_place(part, self.visualRect(self.currentIndex()))
            self._show_menu(self.viewport().mapToGlobal(place.bottomLeft()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = plain_key(event)
        if key == _ENTER and self._text.isVisible():
            self._text.setFocus(Qt.FocusReason.OtherFocusReason)
        elif key is not None:
            if not self._do(key):
                event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters change the kind of a part."""

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)
        if not index.isValid() or event.button() is not Qt.MouseButton.LeftButton:
            return
        part = self._pages.part_at(index)
        place = self.visualRect(index)
        if self._painting.kind_place(part, place).contains(event.position().toPoint()):
            self.pop_up_menu()
        else:
            self._text.setFocus(Qt.FocusReason.MouseFocusReason)
            self._text.put_caret(self._text.mapFrom(self.viewport(), event.position().toPoint()))

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self.pop_up_menu()
            return
        index = self.indexAt(event.pos())
        if index.isValid():
            self.setCurrentIndex(index)
            self._show_menu(event.globalPos())

    @override
    def doItemsLayout(self) -> None:
        super().doItemsLayout()
        self._place_text()
        if self._is_resized:
            self._is_resized = False
            self.scrollTo(self.currentIndex())

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._place_text()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._is_resized = True
        self.scheduleDelayedItemsLayout()

    @override
    def viewportSizeHint(self) -> QSize:
        return QSize(420, 400)

    def _set_up(self) -> None:
        self.setModel(self._pages)
        self.setItemDelegate(self._painting)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty(NO_RING, True)
        self.setObjectName("page")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(24)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setAccessibleName("The page, as it was")
        self.setAccessibleDescription(
            "Arrows move from part to part. The first letter of a kind changes the part. J joins "
            "it with the next, Delete leaves it out or brings it back, Enter goes into its words."
        )
        self._text.key_pressed.connect(self._do)
        self._text.left.connect(self._leave_text)
        self._text.stepped.connect(self._step)
        self._text.menu_wanted.connect(self._show_menu)
        self.selectionModel().currentChanged.connect(self._current_changed)

    def _chosen_part(self) -> ShownPart | None:
        index = self.currentIndex()
        return self._pages.part_at(index) if index.isValid() else None

    def _chosen(self, row: Row) -> Chosen:
        if not self._text.isVisible():
            return Chosen(row.part)
        return Chosen(row.part, self._text.caret, self._text.words)

    def _current_changed(self, *_: QModelIndex) -> None:
        if self._is_changing:
            return
        part = self._chosen_part()
        block = (part.row.page, part.row.block) if part else None
        self._painting.choose_block(block)
        self._show_text()
        self.viewport().update()
        self.part_chosen.emit(part.row if part else None)

    def _show_text(self) -> None:
        part = self._chosen_part()
        had_focus = self._text.hasFocus()
        if part is None or not part.text:
            self._text.hide()
            if had_focus:
                self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.viewport().update()
            return
        self._text.show_text(part.text, self._painting.font_of(part), self._painting.line)
        self._text.setAccessibleName(part.spoken)
        self._text.show()
        self._place_text()

    def _place_text(self) -> None:
        part = self._chosen_part()
        if part is not None and part.text:
            place = self.visualRect(self.currentIndex())
            self._text.setGeometry(self._painting.words_place(part, place))

    def _leave_text(self) -> None:
        self._text.give_up_words()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, step: int) -> None:
        """Go from the words of a part into those of its neighbour."""
        number = self.currentIndex().row() + step
        if 0 <= number < self._pages.rowCount():
            index = self._pages.index(number)
            self.setCurrentIndex(index)
            self.scrollTo(index)
            if self._text.isVisible():
                self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _do(self, key: str) -> bool:
        row = self.chosen_row()
        if row is None:
            return False
        operation = operation_for(self._drafts[row.page], self._chosen(row), key)
        if operation is None:
            return False
        self.operation_wanted.emit(row.page, operation)
        return True

    def _add(self, menu: QMenu, operation: Operation, row: Row) -> None:
        action = menu.addAction(f"{operation.words.replace('&', '&&')}\t{operation.key}")
        action.triggered.connect(lambda: self.operation_wanted.emit(row.page, operation))

    def _show_menu(self, place: QPoint) -> None:
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = self.menu_of_part()
        if self._menu is not None:
            self._menu.popup(place)
