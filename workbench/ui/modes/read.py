# SPDX-License-Identifier: MIT
"""Read: where a source comes from, the source itself, and the student's notes, side by side.

What gives way where there is no room: the panes to their smallest widths, strip and lens bar to
one row, provenance to two lines above the text with the label in view, the notes to a drawer over
the text. The text never gets narrower than 420 pixels and never scrolls sideways.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.ui.actions import Actions
from workbench.ui.annotating.pane import NotesPane
from workbench.ui.frame.lens_bar import LensBar
from workbench.ui.frame.source_strip import SourceStrip
from workbench.ui.frame.toast import MIDDLE
from workbench.ui.look.look import Look
from workbench.ui.provenance.pane import ProvenancePane
from workbench.ui.reading.label_card import LabelCard
from workbench.ui.reading.marked_text import MarkedText
from workbench.ui.reading.source_page import SourcePage
from workbench.ui.widgets.parts import rule, surface
from workbench.ui.widgets.splitter import Splitter

SMALLEST = {"provenance": 232, "source": 420, "notes": 320}
"""Widths in pixels as designed, below which a pane gives way."""
LOW = 600
"""Height in pixels as designed, below which strip and lens bar take one row."""
LOWEST = 300
"""Height in pixels as designed, below which the label has one line and the text no heading."""

_USUAL = {1286: (254, 364), 1840: (320, 480)}
"""Widths of provenance and notes to begin with, for those of the mode; the page takes the rest.

In the narrower one the page has room for its gutter, the measure, four lanes and a scroll bar.
"""
_HANDLES = 8
_PAGE = 664
"""Width in pixels as designed, from which the page gives room to the notes."""
_LABEL_LINES = 2
"""Lines of a label that stand above the text at once."""


class Room(Enum):
    """How many panes stand beside one another."""

    ALL = "all"
    TWO = "provenance above the text"
    ONE = "one pane at a time"


class ReadMode(QWidget):
    """The panes of Read; controllers fill them and listen to them."""

    room_changed = Signal()

    def __init__(self, look: Look, actions: Actions, page: SourcePage) -> None:
        super().__init__()
        self._look = look
        self._room: Room | None = None
        self._shows_notes = False
        self._sides: tuple[int, int] | None = None
        self._is_lowest = False
        self.strip = SourceStrip(look, actions)
        self.label = LabelCard(look)
        self.provenance = ProvenancePane(look, self.label)
        self.page = page
        page.find_also_in(self.label.text)
        self.lens_bar = LensBar(look)
        self.notes = NotesPane(look)
        self._above = QWidget()
        self._bar_rule = rule()
        self._centre = self._make_centre()
        self.splitter = Splitter(Qt.Orientation.Horizontal, "Width of the panes")
        for pane in (self.provenance, self._centre, self.notes):
            self.splitter.addWidget(pane)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.splitterMoved.connect(self._keep_widths)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.splitter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.strip)
        layout.addWidget(self.stack, 1)
        look.changed.connect(self._make_room)

    @property
    def room(self) -> Room:
        """How many panes stand beside one another now."""
        return self._room or Room.ALL

    @property
    def texts(self) -> tuple[MarkedText, MarkedText]:
        """The words of the source and those of its label."""
        return self.page.body, self.label.text

    def panes(self) -> Sequence[Callable[[], object]]:
        """Return what puts the focus on each pane, in order."""
        picture = [self._focus_picture] if self.page.has_both else []
        return (
            self.strip.focus_current,
            lambda: self.label.text.setFocus(Qt.FocusReason.ShortcutFocusReason),
            *picture,
            self.focus_text,
            self.focus_notes,
        )

    def pane_with_focus(self) -> int:
        """Return the place of the pane that has the focus, or -1."""
        picture = [self.page.picture] if self.page.has_both else []
        widgets = (self.strip, self.provenance, *picture, self._centre, self.notes)
        return next((n for n, pane in enumerate(widgets) if self.has_focus_in(pane)), -1)

    def has_focus_in(self, pane: QWidget) -> bool:
        """Tell whether a pane, or anything in it, has the focus."""
        focused: QWidget | None = self.window().focusWidget()
        return focused is not None and (focused is pane or pane.isAncestorOf(focused))

    def widths(self) -> Sequence[int]:
        """Return the widths of provenance and notes the reader has set; nothing as long as not."""
        return self._sides or ()

    def use_widths(self, provenance: int, notes: int) -> None:
        """Part the room among the panes as the reader did before."""
        self._sides = (provenance, notes)
        self._part()

    def focus_text(self) -> None:
        """Show the source and put the focus on it, be it words or a picture."""
        self.show_notes(shows=False)
        self.page.take_focus()

    def focus_notes(self) -> None:
        """Show the notes and put the focus on them."""
        self.show_notes(shows=True)
        self.notes.focus_list()

    def show_notes(self, *, shows: bool) -> None:
        """Bring the notes over the text, or the text back, where both have no room."""
        if shows != self._shows_notes:
            self._shows_notes = shows
            self._show_panes()

    def show_only_text(self, *, is_alone: bool) -> None:
        """Leave the source alone in the window, or bring everything back."""
        self.strip.setVisible(not is_alone)
        self.lens_bar.setVisible(not is_alone)
        self._bar_rule.setVisible(not is_alone)
        self.provenance.setVisible(not is_alone)
        self.notes.setVisible(not is_alone)
        if not is_alone:
            self._show_panes()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _focus_picture(self) -> None:
        self.show_notes(shows=False)
        self.page.take_focus_on_picture()

    def _make_centre(self) -> QWidget:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        above = QVBoxLayout(self._above)
        above.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._above)
        column.addWidget(self.page, 1)
        column.addWidget(self._bar_rule)
        column.addWidget(self.lens_bar)
        centre = surface("page", column)
        centre.setMinimumWidth(SMALLEST["source"])
        centre.setObjectName(MIDDLE)
        return centre

    def _make_room(self) -> None:
        scale = self._look.scale
        width, height = self.width() / scale, self.height() / scale
        self.strip.be_flat(height < LOW)
        self.lens_bar.be_flat(height < LOW)
        self.page.be_flat(height < LOW)
        self._is_lowest = height < LOWEST
        self.page.show_heading(not self._is_lowest)
        all_panes = sum(SMALLEST.values()) + _HANDLES
        two_panes = SMALLEST["source"] + SMALLEST["notes"] + _HANDLES
        room = Room.ALL if width >= all_panes else Room.TWO if width >= two_panes else Room.ONE
        self.notes.setMinimumWidth(round(SMALLEST["notes"] * scale) if room is not Room.ONE else 0)
        is_other = room is not self._room
        self._room = room
        lines = 1 if self._is_lowest else _LABEL_LINES
        self.label.be_low(lines if room is not Room.ALL else 0)
        if is_other:
            self._move_provenance()
            self._show_panes()
            self.room_changed.emit()
        self._part()

    def _part(self) -> None:
        provenance, notes = self._sides or self._usual_sides()
        if self._room is Room.ALL:
            self.splitter.setSizes([provenance, self.width() - provenance - notes, notes])
        elif self._room is Room.TWO:
            least = round(SMALLEST["notes"] * self._look.scale)
            notes = min(notes, max(least, self.width() - round(_PAGE * self._look.scale)))
            self.splitter.setSizes([self.width() - notes, notes])

    def _usual_sides(self) -> tuple[int, int]:
        scale = self._look.scale
        (narrow, least), (wide, most) = _USUAL.items()
        share = min(1.0, max(0.0, (self.width() / scale - narrow) / (wide - narrow)))
        provenance, notes = (
            round((one + share * (other - one)) * scale)
            for one, other in zip(least, most, strict=True)
        )
        return provenance, notes

    def _keep_widths(self) -> None:
        if self._room is Room.ALL:
            provenance, _, notes = self.splitter.sizes()
            self._sides = (provenance, notes)

    def _move_provenance(self) -> None:
        is_folded = self._room is not Room.ALL
        self.provenance.set_folded(is_folded)
        layout = self._above.layout()
        if is_folded and layout is not None:
            layout.addWidget(self.provenance)
        elif self.splitter.indexOf(self.provenance) < 0:
            self.splitter.insertWidget(0, self.provenance)
        self.provenance.show()
        self._above.setVisible(is_folded)

    def _show_panes(self) -> None:
        is_single = self._room is Room.ONE
        self._centre.setVisible(not (is_single and self._shows_notes))
        self.notes.setVisible(not is_single or self._shows_notes)
