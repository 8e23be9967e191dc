# SPDX-License-Identifier: MIT
"""What can be done with the background of one's own pack: written, changed, moved, removed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from workbench.domain.background import Background, BackgroundKind
from workbench.domain.background_editing import WrittenEntry, entry_as_written
from workbench.ui.background.entry_form import WORDINGS, EntryForm, TypedEntry
from workbench.ui.background.row_list import RowList
from workbench.ui.look.look import Look
from workbench.ui.widgets.menus import PlaceMenu
from workbench.ui.widgets.parts import button


class Editing(QObject):
    """The button, the form and the keys with which background is edited."""

    entry_typed = Signal(object)
    """With a `TypedEntry`."""
    move_wanted = Signal(object, int, bool)
    """With the `BackgroundId`, how many places on, and whether its whole card is meant."""
    removal_wanted = Signal(object, bool)
    """With the `BackgroundId`, and whether its whole card is meant."""

    def __init__(self, look: Look, rows: RowList) -> None:
        super().__init__(rows)
        self._rows = rows
        self._background = Background()
        self._is_allowed = False
        self.form = EntryForm(look)
        self.button = button(look, "Write…", kind="ghost", icon="pencil", size="small")
        self.button.hide()
        self.button.clicked.connect(lambda *_: self._open_menu())
        self.form.kept.connect(self._keep)
        self.form.left.connect(self._leave)
        rows.add_to_menu = self._add_to_menu
        rows.change_wanted.connect(self._change)
        rows.move_wanted.connect(lambda step: self._move(step, is_card=False))
        rows.removal_wanted.connect(lambda: self._remove(is_card=False))

    def show_background(self, background: Background, *, can_change: bool) -> None:
        """Edit this background from now on, or none where it is somebody else's."""
        self._background, self._is_allowed = background, can_change
        self._rows.takes_edits = can_change
        self.button.setVisible(can_change)
        if not can_change:
            self.form.hide()

    def _chosen(self) -> WrittenEntry | None:
        chosen = self._rows.chosen()
        if chosen is None or not self._is_allowed:
            return None
        return entry_as_written(self._background, chosen)

    def _open_menu(self) -> None:
        owner: QWidget = self.button
        menu = PlaceMenu(owner)
        for kind, words in WORDINGS.items():
            menu.offer(words.name, partial(self.form.begin, kind))
        self._add_to_menu(menu)
        menu.popup(owner.mapToGlobal(QPoint(0, owner.height())))

    def _add_to_menu(self, menu: PlaceMenu) -> None:
        """Add what can be done with the chosen entry."""
        entry = self._chosen()
        if entry is None:
            return
        menu.addSeparator()
        menu.offer("Change this", self._change, key="F2")
        menu.offer("Move up", partial(self._move, -1, is_card=False), key="Alt+Up")
        menu.offer("Move down", partial(self._move, 1, is_card=False), key="Alt+Down")
        menu.offer("Remove this", partial(self._remove, is_card=False), key="Delete")
        if entry.kind is BackgroundKind.CARD:
            menu.addSeparator()
            menu.offer("Move the card up", partial(self._move, -1, is_card=True))
            menu.offer("Move the card down", partial(self._move, 1, is_card=True))
            menu.offer("Remove the card", partial(self._remove, is_card=True))

    def _change(self) -> None:
        entry = self._chosen()
        if entry is not None:
            self.form.begin(entry.kind, entry)

    def _move(self, step: int, *, is_card: bool) -> None:
        entry = self._chosen()
        if entry is not None:
            self.move_wanted.emit(entry.id, step, is_card)

    def _remove(self, *, is_card: bool) -> None:
        entry = self._chosen()
        if entry is not None:
            self.removal_wanted.emit(entry.id, is_card)

    def _keep(self, typed: TypedEntry) -> None:
        self._leave()
        self.entry_typed.emit(typed)

    def _leave(self) -> None:
        self.form.hide()
        (self._rows if self._rows.isVisible() else self.button).setFocus()
