# SPDX-License-Identifier: MIT
"""A source in the library: its letter, its short name, what has been said about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workbench.domain.annotations import Completeness
from workbench.domain.frameworks import Letter
from workbench.domain.identifiers import SourceId
from workbench.domain.naming import short_name
from workbench.domain.sources import Source, SourceKind
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.entry import EntryButton
from workbench.ui.widgets.lens import draw_state

_BADGE, _CELL, _GAP = 32, 18, 4


class SourceRow(EntryButton):
    """A line that opens its source."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, indent=_BADGE + 12)
        self.setCheckable(False)
        self._label = ""
        self._cells: tuple[tuple[Letter, Completeness], ...] = ()
        self.source_id: SourceId | None = None

    def show_source(self, source: Source, cells: Sequence[tuple[Letter, Completeness]]) -> None:
        """Show a source with a cell for each letter."""
        self.source_id = source.id
        self._label = source.label[:3]
        self._cells = tuple(cells)
        name, words = short_name(source), _about(source)
        self.show_words("", name, words, is_chosen=False)
        states = ", ".join(f"{letter.name} {state}" for letter, state in cells)
        self.setAccessibleName(f"{source.name}, {name}. {words}. {states}.")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @override
    def room_at_end(self) -> int:
        count = len(self._cells)
        cells = count * _CELL + max(0, count - 1) * _GAP
        return round(cells * self.look.scale) + 8

    @override
    def paint_end(self, painter: QPainter, place: QRect) -> None:
        self._paint_badge(painter)
        side, gap = round(_CELL * self.look.scale), round(_GAP * self.look.scale)
        top = (place.height() - side) / 2
        for number, (letter, state) in enumerate(self._cells):
            left = place.left() + number * (side + gap)
            draw_state(painter, self.look, letter, state, QRectF(left, top, side, side))

    def _paint_badge(self, painter: QPainter) -> None:
        side = _BADGE * self.look.scale
        badge = QRectF(10 * self.look.scale, (self.height() - side) / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("primary"))
        painter.drawRoundedRect(badge, 6, 6)
        painter.setPen(self.look.colour("on_primary"))
        painter.setFont(self.look.font(Style.PANE_TITLE, weight=700))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, self._label)


def _about(source: Source) -> str:
    """Return what kind of source it is, and what of it is not there."""
    words = ["Later view" if source.kind is SourceKind.INTERPRETATION else "From the time"]
    if source.is_withdrawn:
        words.insert(0, "No longer in the pack")
    if source.title:
        words.append(source.title)
    if source.picture is not None and source.picture.missing:
        words.append("picture missing")
    if not source.attribution:
        words.append("no label")
    return " · ".join(words)
