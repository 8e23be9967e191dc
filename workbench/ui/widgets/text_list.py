# SPDX-License-Identifier: MIT
"""A list of lines of text, all of one height, one of which is in use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QListView
from typing_extensions import override

from workbench.ui.look.look import Look
from workbench.ui.widgets.row_list import RowModel

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class TextLine:
    """What is shown, in one line or two, and how it is read out; `value` is what it stands for."""

    shown: str
    spoken: str
    value: object = None


class TextList(QListView):
    """Lines of text; one of them is in use where there are any.

    The lines are values in a model: items that Python knew one by one have brought the program down
    when a list was emptied (PySide6 6.11).
    """

    line_changed = Signal(int)
    """With the place of the line in use, from 0; -1 where there is none."""

    def __init__(self, look: Look, *, height: int = 0) -> None:
        """Make a list; a line is `height` pixels high as designed, or with 0 as its words need."""
        super().__init__()
        self._lines = _TextModel(look, height)
        self.setModel(self._lines)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.selectionModel().currentRowChanged.connect(lambda now, _: self._tell(now))
        look.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def lines(self) -> tuple[TextLine, ...]:
        """What is listed, from top to bottom."""
        return self._lines.rows

    def show_lines(self, lines: Sequence[TextLine], *, place: int = 0) -> None:
        """List these; the one at `place`, from 0, is in use, and nobody is told."""
        self.selectionModel().blockSignals(True)
        self._lines.show_rows(lines)
        self.selectionModel().blockSignals(False)
        self.blockSignals(True)
        self.choose(place)
        self.blockSignals(False)

    def choose(self, place: int) -> None:
        """Use the line at a place, from 0, if it is there, and bring it into view."""
        index = self._lines.index(place)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def place(self) -> int:
        """Return the place of the line in use, from 0; -1 where there is none."""
        return self.currentIndex().row()

    def line(self) -> TextLine | None:
        """Return the line in use, or None."""
        return self._lines.row_at(self.currentIndex())

    def _tell(self, now: QModelIndex) -> None:
        self.line_changed.emit(now.row())


class _TextModel(RowModel[TextLine]):
    def __init__(self, look: Look, height: int) -> None:
        super().__init__()
        self._look, self._height = look, height

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.row_at(index)
        if line is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return line.shown
        if role == Qt.ItemDataRole.SizeHintRole and self._height:
            return QSize(0, round(self._height * self._look.scale))
        return super().data(index, role)
