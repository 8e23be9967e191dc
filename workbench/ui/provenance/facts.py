# SPDX-License-Identifier: MIT
"""The facts about a source in their order, the picture of its time, and what is not given."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.domain.sources import Source
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.provenance.field_row import FieldRow
from workbench.ui.provenance.gap_card import Gap
from workbench.ui.provenance.neighbours import Moment
from workbench.ui.provenance.time_picture import TimePicture
from workbench.ui.provenance.wording import (
    EXPECTED,
    ICONS,
    QUESTION,
    gaps_of,
    how_known,
    words_behind,
)
from workbench.ui.widgets.parts import label

_BEFORE_PICTURE = "event"
"""The field after which the picture of the time stands."""

_MOST_CARDS = 2
"""Gaps up to which each is a card; more of them are one line each, with one question below."""


class Facts(QWidget):
    """One row for each field; all of them can be typed in."""

    field_changed = Signal(str, str)
    gap_noted = Signal(str)
    ended = Signal()
    """Nothing is to be typed any more."""
    left = Signal()
    entered = Signal(object)
    """The row that is being typed in."""
    words_wanted = Signal(object)
    """The `Span` of the label that the field which is looked at comes from, or None."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._source: Source | None = None
        self._is_editing = False
        self._rows = {name: FieldRow(look, name) for name in ICONS}
        self._cards = [Gap(look, name, is_line=False) for name in EXPECTED]
        self._lines = [Gap(look, name, is_line=True) for name in EXPECTED]
        self._question = label(QUESTION, Style.SMALL, ink="secondary", wraps=True)
        self._picture = TimePicture(look)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(11)
        for name, each in self._rows.items():
            layout.addWidget(each)
            if name == _BEFORE_PICTURE:
                layout.addWidget(self._picture)
        for card in self._cards:
            layout.addWidget(card)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        for line in self._lines:
            lines.addWidget(line)
        layout.addLayout(lines)
        layout.addWidget(self._question)
        self._connect()

    def show_source(self, source: Source, neighbours: Sequence[Moment]) -> None:
        """Show what is known of this source."""
        if self._source is not None and self._source.id != source.id:
            self.edit(is_on=False)
        self._source = source
        for name, each in self._rows.items():
            span = words_behind(source, name)
            words = " ".join(span.of(source.attribution or "").split()) if span else ""
            value = source.provenance.value_of(name) or ""
            each.show_value(value, how_known(source, name), words)
        self._picture.show_moments(neighbours)
        self._show_rows()

    def edit(self, *, is_on: bool) -> None:
        """Let every field be typed in, or none."""
        self._is_editing = is_on
        for each in self._rows.values():
            if is_on:
                each.edit(takes_focus=False)
            else:
                each.stop_editing()
        self._show_rows()
        if is_on:
            self._rows["creator"].edit()

    def flush(self) -> None:
        """Hand on at once what was typed."""
        for each in self._rows.values():
            each.flush()

    def has_pending(self) -> bool:
        """Tell whether something was typed and not handed on."""
        return any(each.has_pending() for each in self._rows.values())

    def _connect(self) -> None:
        for each in self._rows.values():
            each.changed.connect(self.field_changed)
            each.settled.connect(lambda x=each: self._settle(x))
            each.next_wanted.connect(lambda x=each: self._go_on(x))
            each.ended.connect(lambda x=each: self._end(x))
            each.left.connect(self.left)
            each.entered.connect(lambda x=each: self.entered.emit(x))
            each.looked_at.connect(lambda is_on, x=each: self._look(x, is_on=is_on))
        for gap in (*self._cards, *self._lines):
            gap.clicked.connect(lambda _=False, x=gap: self.gap_noted.emit(x.name))
            gap.escaped.connect(self.left)

    def _show_rows(self) -> None:
        source = self._source
        if source is None:
            return
        known = source.provenance
        for name, each in self._rows.items():
            is_known = known.value_of(name) is not None
            # The position of a known maker is said in the maker's own row.
            is_said_elsewhere = name == "role" and bool(known.creator)
            each.setVisible(
                self._is_editing or each.is_editing or (is_known and not is_said_elsewhere)
            )
        gaps = () if self._is_editing else gaps_of(source)
        is_much = len(gaps) > _MOST_CARDS
        for gap in self._cards:
            gap.setVisible(gap.name in gaps and not is_much)
        for gap in self._lines:
            gap.setVisible(gap.name in gaps and is_much)
        self._question.setVisible(is_much)

    def _look(self, row: FieldRow, *, is_on: bool) -> None:
        source = self._source if is_on else None
        self.words_wanted.emit(words_behind(source, row.name) if source is not None else None)

    def _settle(self, row: FieldRow) -> None:
        if not self._is_editing:
            row.stop_editing()
            self._show_rows()

    def _go_on(self, row: FieldRow) -> None:
        if not self._is_editing:
            self._end(row)
            return
        names = list(self._rows)
        place = names.index(row.name) + 1
        if place < len(names):
            self._rows[names[place]].edit()
        else:
            self.ended.emit()

    def _end(self, row: FieldRow) -> None:
        if self._is_editing:
            self.ended.emit()
        else:
            row.stop_editing()
            self._show_rows()
        row.setFocus(Qt.FocusReason.OtherFocusReason)
