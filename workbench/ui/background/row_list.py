# SPDX-License-Identifier: MIT
"""Lines of background to walk with the arrows; headings are passed over."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView
from typing_extensions import override

from workbench.domain.identifiers import BackgroundId
from workbench.ui.background.row_painting import EntryDelegate
from workbench.ui.background.rows import Row
from workbench.ui.look.look import Look
from workbench.ui.widgets.menus import PlaceMenu
from workbench.ui.widgets.row_list import EvidenceModel, RowView


class RowList(RowView[Row]):
    """The lines of one tab, drawn in the face of sources.

    Signals:
        chosen_changed: another line is chosen.
        send_wanted: Enter or a double click on a line.
        escaped: Escape was pressed.
        origin_wanted: the words an event comes from are to be shown.
        change_wanted, removal_wanted: F2, Delete on a line that can be changed.
        move_wanted: it is to stand so many places on (int).
    """

    chosen_changed = Signal()
    send_wanted = Signal()
    escaped = Signal()
    origin_wanted = Signal()
    change_wanted = Signal()
    removal_wanted = Signal()
    move_wanted = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__(look, EvidenceModel[Row](), kind="cards")
        self.takes_edits = False
        """Whether lines are changed, moved and removed by key."""
        self.add_to_menu: Callable[[PlaceMenu], None] = lambda _: None
        """Adds what else can be done with the chosen line."""
        self.setItemDelegate(EntryDelegate(look, self))
        self.viewport().setAutoFillBackground(False)
        self.let_drag()
        self.doubleClicked.connect(self.send_wanted)
        self.selectionModel().currentChanged.connect(self.chosen_changed)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these lines; the chosen one stays chosen where it is among them."""
        chosen, scrolled = self.chosen(), self.verticalScrollBar().value()
        if not self.lines.show_rows(rows):
            return
        if chosen is None or not self.choose(chosen):
            self.verticalScrollBar().setValue(scrolled)
        self.chosen_changed.emit()

    def chosen(self) -> BackgroundId | None:
        """Return the id of the chosen line, or None where it has none."""
        row = self.current()
        return row.id if row is not None else None

    def choose(self, entry: BackgroundId) -> bool:
        """Choose a line and bring it into view; tell whether it is here."""
        for place, row in enumerate(self.lines.rows):
            if row.id == entry:
                index = self.lines.index(place)
                self.setCurrentIndex(index)
                self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
                return True
        return False

    @override
    def event(self, event: QEvent) -> bool:
        is_asked = event.type() is QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and self._edit_of(event):
            # Elsewhere the window has these keys.
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        edit = self._edit_of(event)
        if edit is not None:
            edit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.send_wanted.emit()
        else:
            super().keyPressEvent(event)

    @override
    def menu_in_use(self) -> PlaceMenu | None:
        row = self.current()
        if row is None:
            return None
        menu = PlaceMenu(self)
        sending = menu.offer("To the plan", self.send_wanted.emit, key="Return")
        sending.setEnabled(row.id is not None)
        spoken = row.spoken
        menu.offer("Copy", lambda: QGuiApplication.clipboard().setText(spoken), key="Ctrl+C")
        if row.has_origin:
            menu.offer("Where it comes from", self.origin_wanted.emit)
        self.add_to_menu(menu)
        return menu

    def _edit_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        """Return what a key does with the chosen line, or None."""
        if not self.takes_edits:
            return None
        has_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        edits: Mapping[tuple[int, bool], Callable[[], None]] = {
            (Qt.Key.Key_F2, False): self.change_wanted.emit,
            (Qt.Key.Key_Delete, False): self.removal_wanted.emit,
            (Qt.Key.Key_Up, True): lambda: self.move_wanted.emit(-1),
            (Qt.Key.Key_Down, True): lambda: self.move_wanted.emit(1),
        }
        return edits.get((event.key(), has_alt))
