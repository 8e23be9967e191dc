# SPDX-License-Identifier: MIT
"""One line of what was found: an icon, a name, a few words about it, how sure it is."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workbench.services.drafting.certainty import Certainty
from workbench.services.drafting.contents import Row
from workbench.ui.importing.pieces import draw_boxes, size_of_boxes
from workbench.ui.look.look import Look
from workbench.ui.widgets.entry import EntryButton


@dataclass(frozen=True, slots=True)
class Entry:
    """What a line says, and the part of the page it leads to."""

    icon: str
    name: str
    words: str
    row: Row
    certainty: Certainty | None = None

    @property
    def spoken(self) -> str:
        """The line as it is read out."""
        sure = f", {self.certainty}" if self.certainty else ""
        return f"{self.name}: {self.words}{sure}"


class FoundItem(EntryButton):
    """A line that leads to its part of the page."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._entry: Entry | None = None

    @property
    def entry(self) -> Entry | None:
        """What the line says."""
        return self._entry

    def show_entry(self, entry: Entry, *, is_chosen: bool) -> None:
        """Say this; the chosen line has a frame and is where Tab leads."""
        self._entry = entry
        self.show_words(entry.icon, entry.name, entry.words, is_chosen=is_chosen)
        self.setAccessibleName(entry.spoken)

    @override
    def room_at_end(self) -> int:
        has_boxes = self._entry is not None and self._entry.certainty is not None
        return size_of_boxes(self.look).width() if has_boxes else 0

    @override
    def paint_end(self, painter: QPainter, place: QRect) -> None:
        if self._entry is not None and self._entry.certainty is not None:
            top = (place.height() - size_of_boxes(self.look).height()) / 2
            draw_boxes(painter, self.look, self._entry.certainty, QPointF(place.left(), top))
