# SPDX-License-Identifier: MIT
"""The timeline: its picture, everything in the order of time, and what is chosen."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.domain.timeline.days import calendar_day
from workbench.domain.timeline.items import Item, Timeline
from workbench.domain.timeline.ticks import year_in_words
from workbench.ui.announcing import announce
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.timeline.chosen_pane import ChosenPane
from workbench.ui.timeline.item_list import ItemList
from workbench.ui.timeline.keys import TimelineKeys
from workbench.ui.timeline.picture_view import STEP, PictureView
from workbench.ui.timeline.rows import rows_of
from workbench.ui.widgets.menus import PlaceMenu
from workbench.ui.widgets.parts import (
    button,
    column,
    icon_button,
    label,
    row,
    rule,
    surface,
    turn,
)

_NARROW = 900
"""Pixels as designed below which picture and list do not fit side by side."""

_SIDE, _LIST = 280, 150
"""Width of the side, and the least height of the list in it, in pixels as designed."""

_LOW = 500
"""Pixels as designed below which list and what is chosen do not fit below one another."""


class TimelineMode(QWidget):
    """Shows a timeline.

    Signals:
        open_wanted: a source or an event is to be opened (Item).
        copy_wanted, picture_wanted: copy it as a table, save it as a picture.
        closed: somebody wants to go back.
    """

    open_wanted = Signal(object)
    copy_wanted = Signal()
    picture_wanted = Signal()
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._timeline = Timeline()
        self._subject = ""
        self.chosen: Item | None = None
        """The item that is chosen."""
        self.picture = PictureView(look)
        self.list = ItemList(look, "Timeline in order")
        self.pane = ChosenPane(look)
        self._years = label("", Style.SMALL, ink="secondary")
        self._farther = icon_button(look, "zoom-out", "See more years", keys="−")
        self._closer = icon_button(look, "zoom-in", "Look closer", keys="+")
        self._all = button(look, "All", kind="ghost", size="small")
        self._note = label("", Style.SMALL, ink="secondary")
        self._save = button(look, "Save as a picture…", icon="image", size="small")
        self.turned = button(look, "Show the list", size="small")
        self._back = button(look, "Back", kind="ghost", icon="arrow-left", size="small")
        self._empty = label("", Style.BODY, ink="secondary", wraps=True)
        self._build()
        self._connect()

    def show_timeline(self, timeline: Timeline, subject: str) -> None:
        """Show this; of the same `subject`, what is chosen and shown stays."""
        is_same = subject == self._subject
        self._timeline, self._subject = timeline, subject
        chosen = timeline.find(self.chosen.key) if is_same and self.chosen else None
        # The picture is put together once, in the room it has at the end.
        with QSignalBlocker(self.picture):
            self.picture.show_timeline(timeline, is_same=is_same)
            self.list.show_rows(rows_of(timeline))
            self.choose(chosen)
        self._show_room()

    def show_way_back(self, name: str) -> None:
        """Say where going back leads to: “Source E”."""
        self._back.setText(f"Back to {name}" if name else "Back")
        self._back.setAccessibleName(self._back.text())

    def choose(self, item: Item | None) -> None:
        """Choose an item everywhere, or none."""
        self.chosen = item
        items = self._timeline.items
        place = items.index(item) + 1 if item in items else 0
        self.picture.show_chosen(item, place, len(items))
        self.list.choose(item.key if item is not None else "")
        self.pane.show_item(item, self._timeline)
        if item is not None and self.picture.hasFocus():
            announce(self.picture, item.spoken)

    def choose_key(self, key: str) -> None:
        """Choose the item with this key, where there is one."""
        found = self._timeline.find(key)
        if found is not None:
            self.choose(found)

    def step(self, by: int) -> None:
        """Choose the item so many places on in time."""
        items = self._timeline.items
        if not items:
            return
        at = items.index(self.chosen) + by if self.chosen in items else 0
        self.choose(items[min(max(at, 0), len(items) - 1)])

    def zoom(self, way: int) -> None:
        """Look closer (1), from farther away (-1), or at everything (0)."""
        if way == 0:
            self.picture.show_all()
        else:
            self.picture.zoom(STEP**way)
        announce(self.picture, self._years.text())

    def open_chosen(self) -> None:
        """Ask for the chosen item to be opened."""
        if self.chosen is not None:
            self.open_wanted.emit(self.chosen)

    def take_focus(self) -> None:
        """Put the focus on the list, or on the picture where that is shown alone."""
        place = self.list if self.list.isVisible() else self.picture
        place.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def next_pane(self) -> None:
        """Put the focus on the next of picture, list, and what is chosen."""
        self._step_pane(1)

    def previous_pane(self) -> None:
        """Put the focus on the one before."""
        self._step_pane(-1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_room()

    def _build(self) -> None:
        self.turned.setCheckable(True)
        self._head = surface(
            "window",
            row(
                label("Timeline", Style.PAGE_TITLE),
                self._note,
                None,
                self._years,
                self._farther,
                self._closer,
                self._all,
                self.turned,
                self._save,
                self._back,
                gap=8,
                margins=(20, 8, 16, 8),
            ),
        )
        heading = label("In order of time", Style.LABEL, ink="secondary")
        self._listed = QWidget()
        self._listed.setLayout(column(row(heading, margins=(16, 10, 16, 0)), self.list, gap=4))
        self._line = rule()
        self._side = surface("pane")
        self._side.setProperty("edge", "left")
        self._beside = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._side)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(0)
        self._beside.addWidget(self._listed, 4)
        self._beside.addWidget(self._line)
        self._beside.addWidget(self.pane, 6)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setText(
            "Nothing here has a date yet. Dates of sources stand in ‘Where it comes from’; events "
            "come with the background of a page."
        )
        self._panes = QHBoxLayout()
        self._panes.setSpacing(0)
        self._panes.addWidget(self._empty, 1)
        self._panes.addWidget(self.picture, 1)
        self._panes.addWidget(self._side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(rule())
        layout.addLayout(self._panes, 1)

    def _connect(self) -> None:
        self.picture.item_pressed.connect(self._press)
        self.picture.item_opened.connect(self.open_wanted)
        self.picture.shown.connect(self._show_view)
        self.list.item_chosen.connect(self.choose)
        self.list.item_opened.connect(self.open_wanted)
        self.pane.open_wanted.connect(self.open_wanted)
        self.pane.item_wanted.connect(self.choose)
        for keys in (self.picture.keys, self.list.keys):
            keys.open_wanted.connect(self.open_chosen)
        for keys in (self.picture.keys, self.list.keys, self.pane.known.keys):
            self._follow(keys)
        for place in (self.picture, self.list, self.pane.known):
            place.add_to_menu = self._add_to_menu
        self._closer.clicked.connect(lambda: self.zoom(1))
        self._farther.clicked.connect(lambda: self.zoom(-1))
        self._all.clicked.connect(lambda: self.zoom(0))
        self._save.clicked.connect(self.picture_wanted)
        self._back.clicked.connect(self.closed)
        self.turned.toggled.connect(self._show_room)
        self._look.changed.connect(self._show_room)

    def _follow(self, keys: TimelineKeys) -> None:
        keys.step_wanted.connect(self.step)
        keys.end_wanted.connect(self._go_to_end)
        keys.zoom_wanted.connect(self.zoom)
        keys.left.connect(self.closed)

    def _press(self, item: Item) -> None:
        self.choose(item)
        self.take_focus()

    def _go_to_end(self, is_last: bool) -> None:
        items = self._timeline.items
        if items:
            self.choose(items[-1 if is_last else 0])

    def _add_to_menu(self, menu: PlaceMenu) -> None:
        if self.chosen is not None:
            words = f"Open {self.chosen.called}" if self.chosen.is_source else "Open in Background"
            menu.offer(words, self.open_chosen, key="Return")
            menu.addSeparator()
        menu.offer("Look closer", lambda: self.zoom(1), key="+")
        menu.offer("See more years", lambda: self.zoom(-1), key="-")
        menu.offer("See everything", lambda: self.zoom(0), key="0")
        menu.addSeparator()
        menu.offer("Copy as a table", self.copy_wanted.emit, action_id="copy-timeline")
        menu.offer("Save as a picture…", self.picture_wanted.emit)

    def _step_pane(self, step: int) -> None:
        places = [each for each in (self.picture, self.list, self.pane.known) if each.isVisible()]
        focus = self.window().focusWidget()
        at = places.index(focus) + step if focus in places else 0
        if places:
            places[at % len(places)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_view(self) -> None:
        """Say which years are shown, and what has no words for lack of room."""
        view, whole = self.picture.view, self.picture.axis.whole
        first, last = calendar_day(int(view.start))[0], calendar_day(int(view.end) - 1)[0]
        years = year_in_words(first)
        if first != last:
            years = f"{years}–{year_in_words(last)}"
        self._years.setText(f"{years}{self._others()}")
        self._farther.setEnabled(view.length < whole.length)
        self._all.setEnabled(view.length < whole.length)
        unnamed = len(self.picture.picture.unnamed) if self.picture.isVisible() else 0
        self._note.setText(f"{unnamed} without a label here; the list has all" if unnamed else "")

    def _others(self) -> str:
        """Return how much is before and after what is shown."""
        shown = self.picture.picture
        counts = ((shown.before, "before"), (shown.after, "after"))
        said = ", ".join(f"{count} {where}" for count, where in counts if count)
        return f" ({said})" if said else ""

    def _show_room(self) -> None:
        """Show picture and list side by side, or one of them where there is no room for both."""
        focus: QWidget | None = self.window().focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        scale = self._look.scale
        is_empty = not self._timeline.dated
        is_low = self.height() < _LOW * scale
        is_narrow = self.width() < _NARROW * scale or is_low
        is_list = is_narrow and (self.turned.isChecked() or is_empty)
        self.turned.setVisible(is_narrow and not is_empty)
        self.turned.setText("Show the picture" if self.turned.isChecked() else "Show the list")
        self.turned.setAccessibleName(self.turned.text())
        self._empty.setVisible(is_empty and not is_narrow)
        self._side.setVisible(not is_narrow or is_list)
        self.list.setMinimumHeight(0 if is_low else round(_LIST * scale))
        is_beside = is_list and is_low
        turn(self._beside, is_wide=is_beside)
        self._line.setVisible(not is_beside)
        if is_list:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(16_777_215)
        else:
            self._side.setFixedWidth(round(_SIDE * scale))
        # Last, when its room is what it stays: it is put together anew for each.
        self.picture.setVisible(not is_empty and not is_list)
        for each in (self._save, self._closer):
            each.setEnabled(not is_empty)
        self._note.setVisible(not is_narrow)
        self._show_view()
        if had_focus and focus is not None and not focus.isVisible():
            self.take_focus()
