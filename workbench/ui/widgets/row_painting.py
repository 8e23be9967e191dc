# SPDX-License-Identifier: MIT
"""What draws the lines of a list; each is measured once for the width there is."""

from __future__ import annotations

from abc import abstractmethod
from typing import Generic

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from workbench.ui.look.look import Look
from workbench.ui.widgets.row_list import RowT, RowView

Index = QModelIndex | QPersistentModelIndex

_BAR = 16
"""Room for a scroll bar in pixels as designed."""


class RowDelegate(QStyledItemDelegate, Generic[RowT]):
    """Draws the lines of a list; children measure a line and say what stands on it."""

    def __init__(self, look: Look, view: RowView[RowT]) -> None:
        super().__init__(view)
        self.look, self.view = look, view
        self._width = 0
        self._measured: dict[object, tuple[int, ...]] = {}
        look.changed.connect(self._follow_look)
        view.lines.modelReset.connect(self._forget)

    @abstractmethod
    def measure(self, row: RowT, width: int) -> tuple[int, ...]:
        """Return the height of a line in pixels, and what else is to be known when it is drawn."""

    @abstractmethod
    def draw(self, painter: QPainter, rect: QRect, row: RowT, state: QStyle.StateFlag) -> None:
        """Draw a line into its place; what is done to the painter is undone afterwards."""

    def row_width(self) -> int:
        """Return how wide lines are: the same whether there is a scroll bar or not.

        So its coming changes no height.
        """
        return self.view.width() - self.px(_BAR)

    def key_of(self, row: RowT) -> object:
        """Return what decides how high a line is, for all lines of one width."""
        return row

    def measured(self, row: RowT) -> tuple[int, ...]:
        """Return what `measure` says of a line at the width there is; it is asked once."""
        width, key = self.row_width(), self.key_of(row)
        if width != self._width:
            self._measured.clear()
            self._width = width
        if (known := self._measured.get(key)) is None:
            known = self._measured[key] = self.measure(row, width)
        return known

    def px(self, length: float) -> int:
        """Return a length as designed in pixels of the size of text that is in use."""
        return round(length * self.look.scale)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = self.view.lines.row_at(index)
        return QSize(self.row_width(), self.measured(row)[0]) if row is not None else QSize()

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, rect = self.view.lines.row_at(index), QRect(option.rect)
        if row is None:
            return
        rect.setWidth(self.row_width())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter, rect, row, option.state)
        painter.restore()

    def _follow_look(self) -> None:
        self._measured.clear()

    def _forget(self) -> None:
        """Forget lines that are not there any more."""
        there = {self.key_of(row) for row in self.view.lines.rows}
        self._measured = {key: known for key, known in self._measured.items() if key in there}
