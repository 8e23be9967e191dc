# SPDX-License-Identifier: MIT
"""The drawer with what the pack tells besides its sources."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.domain.background import Background, OwnKnowledge
from workbench.domain.date_conflicts import DateConflict, date_conflicts
from workbench.domain.identifiers import BackgroundId
from workbench.ui.background.conflict_panel import ConflictPanel
from workbench.ui.background.editing import Editing
from workbench.ui.background.row_list import RowList
from workbench.ui.background.rows import Row, RowKind, Tab, found_in, rows_of
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.flow import FlowLayout
from workbench.ui.widgets.menus import PlaceMenu
from workbench.ui.widgets.parts import (
    Button,
    button,
    column,
    icon_button,
    label,
    row,
    surface,
)
from workbench.ui.widgets.search_field import SearchField

_MAKE_CARD, _NO_CARD = "Ask me as a card", "Ask me no more"


class BackgroundDrawer(QWidget):
    """Story, cards, words and facts of a pack, to read and to use as own knowledge.

    Signals:
        closed: the drawer is not wanted any more.
        send_wanted: the entry that should go to the plan (BackgroundId).
        dates_answered: which of two dates is trusted, and why (DateAnswer).
        timeline_wanted: sources and events are to be seen on one axis.
        cards_wanted: all of it is to be revised with cards.
        card_toggled: own knowledge is to be asked as a card, or no more (OwnKnowledge as it is).
    """

    closed = Signal()
    send_wanted = Signal(object)
    dates_answered = Signal(object)
    timeline_wanted = Signal()
    cards_wanted = Signal()
    card_toggled = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._background = Background()
        self._conflicts: tuple[DateConflict, ...] = ()
        self._rows: Mapping[Tab, tuple[Row, ...]] = {}
        self._tab = Tab.STORY
        self._awaited: BackgroundId | None = None
        self.search = _SearchField("Find in the background")
        self.list = RowList(look)
        self.tabs: dict[Tab, Button] = {
            tab: button(look, tab.value, kind="choice", size="small") for tab in Tab
        }
        self.editing = Editing(look, self.list)
        self._send = button(look, "To the plan", icon="list-tree", size="small")
        self._card = button(look, _MAKE_CARD, kind="ghost", size="small")
        self._offer_edits = self.list.add_to_menu
        self.list.add_to_menu = self._add_to_menu
        self.conflict = ConflictPanel(look)
        self._timeline = button(look, "Timeline", kind="ghost", icon="calendar", size="small")
        self._cards = button(look, "Revise", kind="ghost", size="small")
        self._close = icon_button(look, "x", "Close Background", keys="Escape")
        self._message = label("", Style.SMALL, ink="secondary", wraps=True)
        self._build()
        self._connect()

    def show_background(self, background: Background, *, can_change: bool = False) -> None:
        """Show the background of a pack; what is looked for and chosen stays.

        Args:
            background: What the pack tells besides its sources.
            can_change: Whether it can be written, changed and removed here.
        """
        self.editing.show_background(background, can_change=can_change)
        if background != self._background:
            self._background, self._conflicts = background, date_conflicts(background)
        rows = rows_of(background, self._doubted())
        if rows == self._rows and self._message.text():
            self._show_chosen()
            return
        self._rows = rows
        if self._tab not in rows and rows:
            self._tab = next(iter(rows))
        self._show_found()
        awaited = self._awaited
        if awaited and any(each.id == awaited for tab in rows.values() for each in tab):
            self._awaited = None
            self.show_entry(awaited)

    def await_entry(self, entry: BackgroundId) -> None:
        """Choose an entry as soon as it is shown: it was written just now."""
        self._awaited = entry

    def show_entry(self, entry: BackgroundId) -> None:
        """Open the tab that has an entry, bring it into view and choose it."""
        self.search.clear()
        for tab, rows in self._rows.items():
            if any(each.id == entry for each in rows):
                self.show_tab(tab)
                self.list.choose(entry)
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def show_tab(self, tab: Tab) -> None:
        """Show another tab."""
        self._tab = tab
        self._show_found()

    def show_origin(self) -> None:
        """Go from the chosen event to the words it comes from."""
        chosen = self.list.chosen()
        event = next((x for x in self._background.events if x.id == chosen), None)
        if event is not None and event.entry is not None:
            self.show_entry(event.entry)

    def send_chosen(self) -> bool:
        """Ask for the chosen entry to go to the plan and tell whether one is chosen."""
        chosen = self.list.chosen()
        if chosen is not None:
            self.send_wanted.emit(chosen)
        return chosen is not None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self.setProperty("surface", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusProxy(self.list)
        group = QButtonGroup(self)
        for each in self.tabs.values():
            each.setCheckable(True)
            each.setAutoExclusive(True)
            group.addButton(each)
        self._send.setToolTip("To the plan (Ctrl+L)")
        # Six tabs do not fit beside one another in every size of text.
        flow = FlowLayout(gap=2)
        flow.setContentsMargins(2, 2, 2, 2)
        for each in self.tabs.values():
            flow.addWidget(each)
        self._bar = surface("sunken", flow)
        head = column(
            row(
                label("Background", Style.PANE_TITLE),
                None,
                self._cards,
                self._timeline,
                self._close,
                gap=2,
            ),
            self.search,
            self._bar,
            self._message,
            gap=10,
            margins=(8, 0, 16, 0),
        )
        layout = QVBoxLayout(self)
        # The list keeps the last 16 pixels for its scroll bar.
        layout.setContentsMargins(8, 10, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
        self.conflict.hide()
        layout.addLayout(column(self.conflict, self.editing.form, margins=(8, 0, 16, 0)))
        # Three buttons do not fit beside one another in every size of text.
        ways = FlowLayout(gap=8)
        ways.setContentsMargins(8, 0, 16, 12)
        for each in (self._send, self._card, self.editing.button):
            ways.addWidget(each)
        layout.addLayout(ways)

    def _connect(self) -> None:
        for tab, each in self.tabs.items():
            each.clicked.connect(lambda *_, x=tab: self.show_tab(x))
        self.search.textChanged.connect(self._on_searched)
        self.search.returnPressed.connect(self.list.setFocus)
        self.search.escaped.connect(self.closed)
        self.list.escaped.connect(self.closed)
        self.list.send_wanted.connect(self.send_chosen)
        self.list.chosen_changed.connect(self._show_chosen)
        self.list.origin_wanted.connect(self.show_origin)
        self.conflict.answered.connect(self.dates_answered)
        self._send.clicked.connect(self.send_chosen)
        self._card.clicked.connect(lambda *_: self._toggle_card())
        self._timeline.clicked.connect(self.timeline_wanted)
        self._cards.clicked.connect(self.cards_wanted)
        self._close.clicked.connect(self.closed)

    def _on_searched(self) -> None:
        found = {tab: self._found(tab) for tab in self._rows}
        if not found.get(self._tab):
            self._tab = next((tab for tab, rows in found.items() if rows), self._tab)
        self._show_found()

    def _found(self, tab: Tab) -> tuple[Row, ...]:
        return found_in(self._rows.get(tab, ()), self.search.text().casefold().split())

    def _show_found(self) -> None:
        is_searching = bool(self.search.text().strip())
        for tab, each in self.tabs.items():
            hits = sum(row.kind is RowKind.TEXT for row in self._found(tab))
            text = f"{tab.value} {hits}" if is_searching else tab.value
            each.setVisible(tab in self._rows)
            each.setText(text)
            each.setAccessibleName(text)
            each.setChecked(tab is self._tab)
        shown = self._found(self._tab)
        self._bar.setVisible(bool(self._rows))
        self.search.setVisible(bool(self._rows))
        self.list.setAccessibleName(self._tab.value)
        self.list.show_rows(shown)
        self._message.setText(
            "Nothing found. Try a shorter word."
            if self._rows
            else "This pack has no background. Cards and words of a page you bring in stand here."
        )
        self._message.setVisible(not shown)
        self._show_chosen()

    def _show_chosen(self) -> None:
        self._send.setVisible(bool(self._rows))
        self._send.setEnabled(self.list.chosen() is not None)
        own = self._own_chosen()
        self._card.setVisible(own is not None)
        self._card.setText(_NO_CARD if own is not None and own.is_asked else _MAKE_CARD)
        self._card.setAccessibleName(self._card.text())
        conflict = self._conflict_of(self.list.chosen())
        if conflict is None:
            self.conflict.commit()
        else:
            answer = conflict.answer_in(self._background.date_answers)
            self.conflict.show_conflict(conflict, answer)
        self.conflict.setVisible(conflict is not None)

    def _own_chosen(self) -> OwnKnowledge | None:
        chosen = self.list.chosen()
        return next((each for each in self._background.own if each.id == chosen), None)

    def _toggle_card(self) -> None:
        own = self._own_chosen()
        if own is not None:
            self.card_toggled.emit(own)

    def _add_to_menu(self, menu: PlaceMenu) -> None:
        """Offer what can be done with the chosen line, whoever wrote it."""
        own = self._own_chosen()
        if own is not None:
            menu.offer(_NO_CARD if own.is_asked else _MAKE_CARD, self._toggle_card)
        self._offer_edits(menu)

    def _doubted(self) -> set[BackgroundId]:
        """Return the events whose own words have another date elsewhere."""
        tellings = (each for x in self._conflicts for each in (x.first, x.second))
        return {each.event_id for each in tellings if not each.is_beside}

    def _conflict_of(self, chosen: BackgroundId | None) -> DateConflict | None:
        if chosen not in self._doubted():
            return None
        return next((each for each in self._conflicts if chosen in each.events), None)


class _SearchField(SearchField):
    """Words to look for; Escape first clears them."""

    escaped = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.text():
            self.clear()
        else:
            self.escaped.emit()
