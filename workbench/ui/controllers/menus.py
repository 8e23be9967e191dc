# SPDX-License-Identifier: MIT
"""What can be done at the caret of a source or its label, and menus by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from workbench.ui.widgets.menus import PlaceMenu

if TYPE_CHECKING:
    from workbench.ui.reading.marked_text import MarkedText
    from workbench.ui.window import Window

_AT_MARK = ("link", "change-ends", "remove-mark")
_CORRECTING = ("correct-text", "correct-label")
_ANYWHERE = ("sentence", "find", "go-to-line")


class MenusController(QObject):
    """Offers at the caret what the table of actions has for sources."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        window.commands.handle({"context-menu": open_menu_in_use})

    def listen_to(self, text: MarkedText) -> None:
        """Open the menu where somebody asks for it in `text`."""
        text.customContextMenuRequested.connect(lambda place: self._open(text, place))

    def _open(self, text: MarkedText, place: QPoint) -> None:
        text.setFocus(Qt.FocusReason.MouseFocusReason)
        if text.selection() is None and not text.cursorRect().contains(_inside(text, place)):
            point = _inside(text, place)
            text.place_caret(text.position_at(point.x(), point.y()))
        menu = PlaceMenu(text)
        self._explain(menu, text)
        self._fill(menu, text)
        menu.popup(text.mapToGlobal(place))

    def _explain(self, menu: PlaceMenu, text: MarkedText) -> None:
        pack, selected = self._window.desk.pack, text.selection()
        position = selected.start if selected else text.caret()
        term = pack.background.term_at(text.text, position) if pack else None
        if term is not None:
            entry = self._window.places.entry
            menu.offer(f"What does ‘{term.term}’ mean?", lambda: entry.emit(term.id))
            menu.addSeparator()

    def _fill(self, menu: PlaceMenu, text: MarkedText) -> None:
        commands, marks = self._window.commands, [*self._window.commands.marks, "i-know"]
        if text.selection() is not None:
            menu.offer("Copy", text.copy, key="Ctrl+C")
            menu.addSeparator()
        menu.addActions([commands[each] for each in (*marks, "whole-note")])
        menu.addSeparator()
        if text.mark_here() is not None:
            menu.offer("Open the note", text.open_mark, key="Return")
            menu.addActions([commands[each] for each in _AT_MARK])
            menu.addSeparator()
        menu.addActions([commands[each] for each in _ANYWHERE])
        menu.addSeparator()
        menu.addActions([commands[each] for each in _CORRECTING])


def open_menu_in_use() -> None:
    """Open the menu of whatever has the focus, where its caret is."""
    focused = QApplication.focusWidget()
    if focused is not None:
        caret = focused.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        room = caret.toRect() if isinstance(caret, QRectF) else QRect()
        place = room.center() if room.isValid() else focused.rect().center()
        QCoreApplication.sendEvent(
            focused,
            QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, focused.mapToGlobal(place)),
        )


def _inside(text: MarkedText, place: QPoint) -> QPoint:
    return text.viewport().mapFrom(text, place)
