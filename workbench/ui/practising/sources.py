# SPDX-License-Identifier: MIT
"""The left half of a paper: its sources, two at a time, and the note on the mark in front."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.domain.sources import Source
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.form_fields import FormLine
from workbench.ui.widgets.parts import (
    Button,
    ElidedLabel,
    Glyph,
    button,
    clear,
    column,
    icon_button,
    label,
    row,
    set_property,
    surface,
)
from workbench.ui.widgets.remark_stack import RemarkStack
from workbench.ui.widgets.splitter import Splitter

AT_ONCE = 2
"""Sources that are seen at once where there is room; of more, which is chosen."""

_LOW = 540
"""Height in pixels as designed below which one source is seen."""


class SourceCard(QFrame):
    """A source as a paper prints it: its name, its words, and below them where it comes from."""

    def __init__(self, look: Look, page: QWidget, card: QWidget) -> None:
        super().__init__()
        self._look = look
        set_property(self, "surface", "page")
        self._badge = label("", Style.DIALOG_TITLE, ink="on_primary")
        self._badge.setProperty("surface", "badge")
        self._badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._name = label("", Style.BODY_STRONG)
        self._title = ElidedLabel("", Style.SMALL, ink="secondary")
        self._name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row(self._badge, self._name, self._title, margins=(16, 8, 12, 4)))
        layout.addWidget(page, 1)
        layout.addLayout(row(card, margins=(16, 4, 12, 8)))
        look.changed.connect(self._follow_look)
        self._follow_look()

    def show_name(self, source: Source) -> None:
        """Say which source it is."""
        self._badge.setText(source.label[:3])
        self._name.setText(source.name)
        self._title.show_text(source.title or "")
        self.setAccessibleName(source.name)

    def _follow_look(self) -> None:
        side = round(30 * self._look.scale)
        self._badge.setFixedSize(side, side)


class MarkNote(QFrame):
    """One line on the mark in front: what the student notices there.

    Signals:
        typed: other words stand in it.
        left: the words of the source are to have the focus again.
        removed: the mark is to go.
    """

    typed = Signal(str)
    left = Signal()
    removed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        set_property(self, "surface", "card")
        self._name = label("", Style.LABEL)
        self._words = ElidedLabel("", Style.SMALL, ink="secondary")
        self.field = _NoteLine()
        self._name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        remove = self._remove = icon_button(look, "trash-2", "Remove the mark", keys="Delete")
        remove.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.remarks = RemarkStack(look)
        self.setLayout(
            column(
                row(self._name, self._words, remove, gap=8),
                self.field,
                self.remarks,
                gap=4,
                margins=(12, 6, 8, 8),
            )
        )
        remove.clicked.connect(lambda *_: self.removed.emit())
        self.field.textEdited.connect(self.typed)
        self.field.left.connect(self.left)
        self.hide()

    def show_note(self, name: str, words: str, note: str, *, is_frozen: bool) -> None:
        """Show the note of a mark: its id with the letter's name, its words, what was noticed."""
        self.field.setReadOnly(is_frozen)
        self._remove.setVisible(not is_frozen)
        self._name.setText(name)
        self._words.show_text(words)
        self.field.setAccessibleName(f"Note, {name}")
        if self.field.text() != note:
            self.field.setText(note)
        self.show()

    def take_focus(self) -> None:
        """Put the focus behind what was noticed."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.end(False)


class _NoteLine(FormLine):
    """A line; Enter and Escape go back to the source."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__("What do you notice?", "Note")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class SourcesArea(QFrame):
    """The sources of a question; of more than there is room for, any can be chosen.

    Signals:
        chosen: with the place of the source, from 0, that is wanted.
        room_changed: there is room for another number of them.
    """

    chosen = Signal(int)
    room_changed = Signal()

    def __init__(self, look: Look, bar: QWidget) -> None:
        super().__init__()
        self._look = look
        set_property(self, "surface", "window")
        self.setAccessibleName("Sources")
        self.note = MarkNote(look)
        self.room = AT_ONCE
        """How many sources there is room for."""
        self._tabs: list[Button] = []
        self._tab_row = QHBoxLayout()
        self._strip = surface("window", row(self._tab_row, None, margins=(16, 8, 12, 0)))
        self._splitter = Splitter(Qt.Orientation.Vertical, "Height of the sources")
        words = label("", Style.SMALL, ink="secondary", wraps=True)
        self._said = words
        glyph = Glyph(look, "lock", size=16)
        lock = self._lock = surface("sunken", row(glyph, words, gap=8, margins=(12, 6, 12, 6)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._strip)
        layout.addWidget(self._splitter, 1)
        layout.addLayout(row(self.note, margins=(12, 0, 12, 6)))
        layout.addWidget(bar)
        layout.addLayout(row(lock, margins=(12, 6, 12, 8)))

    def say(self, words: str) -> None:
        """Say what holds for the sources now."""
        self._said.setText(words)

    def add(self, card: QWidget) -> None:
        """Add a place for a source."""
        self._splitter.addWidget(card)

    def show_choices(self, sources: Sequence[Source], shown: Sequence[int]) -> None:
        """Offer the sources to choose from, of which some are seen."""
        names = [source.name for source in sources]
        if [each.text() for each in self._tabs] != names:
            clear(self._tab_row)
            self._tabs = [self._tab(place, name) for place, name in enumerate(names)]
            for each in self._tabs:
                self._tab_row.addWidget(each)
        self._strip.setVisible(len(names) > self.room)
        for place, each in enumerate(self._tabs):
            each.setChecked(place in shown)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = 1 if self.height() < _LOW * self._look.scale else AT_ONCE
        if room != self.room:
            self.room = room
            self._lock.setVisible(room > 1)
            self.room_changed.emit()

    def _tab(self, place: int, name: str) -> Button:
        made = button(self._look, name, kind="choice", size="small")
        made.setCheckable(True)
        choose: Callable[..., None] = lambda *_: self.chosen.emit(place)  # noqa: E731
        made.clicked.connect(choose)
        return made
