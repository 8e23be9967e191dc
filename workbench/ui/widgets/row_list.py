# SPDX-License-Identifier: MIT
"""Lists of lines that are drawn, walked with the arrows; headings among them are passed over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView
from typing_extensions import override

from workbench.domain.plans import Evidence
from workbench.ui.look.look import Look
from workbench.ui.widgets.dragging import carry_evidence
from workbench.ui.widgets.focus_ring import NO_RING
from workbench.ui.widgets.menus import PlaceMenu

Index = QModelIndex | QPersistentModelIndex

_Cursor = QAbstractItemView.CursorAction


class SpokenRow(Protocol):
    """A line that can be read out."""

    @property
    def spoken(self) -> str:
        """The line as a screen reader says it."""


class HeadedRow(SpokenRow, Protocol):
    """A line that may be a heading."""

    @property
    def is_heading(self) -> bool:
        """Whether it stands above others and cannot be chosen."""


class EvidenceRow(HeadedRow, Protocol):
    """A line that may be evidence for a plan."""

    @property
    def evidence(self) -> Evidence | None:
        """What is carried when it is dragged, or None where it stays."""


RowT = TypeVar("RowT", bound=SpokenRow)
HeadedT = TypeVar("HeadedT", bound=HeadedRow)
EvidenceT = TypeVar("EvidenceT", bound=EvidenceRow)


class RowModel(QAbstractListModel, Generic[RowT]):
    """The lines of a list."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[RowT, ...] = ()
        """From top to bottom."""

    def show_rows(self, rows: Sequence[RowT]) -> bool:
        """Have these lines instead, and tell whether they are others than before."""
        if tuple(rows) == self.rows:
            return False
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()
        return True

    def row_at(self, index: Index) -> RowT | None:
        """Return the line at an index, or None."""
        return self.rows[index.row()] if index.isValid() else None

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index)
        is_said = role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        return row.spoken if row is not None and is_said else None


class HeadedModel(RowModel[HeadedT]):
    """The lines of a list that has headings, which cannot be chosen."""

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row_at(index)
        if row is None or row.is_heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class EvidenceModel(HeadedModel[EvidenceT]):
    """The lines of a list with headings, from which evidence is dragged into a plan."""

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags, row = super().flags(index), self.row_at(index)
        if row is None or row.is_heading or row.evidence is None:
            return flags
        return flags | Qt.ItemFlag.ItemIsDragEnabled

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        row = self.row_at(indexes[0]) if indexes else None
        evidence = row.evidence if row is not None else None
        return carry_evidence(evidence) if evidence is not None else QMimeData()

    @override
    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction | Qt.DropAction.MoveAction


class RowView(QListView, Generic[RowT]):
    """Shows the lines of a model below one another, as wide as there is room.

    What is drawn of a line is up to the delegate that a child sets.
    """

    def __init__(self, look: Look, lines: RowModel[RowT], *, kind: str, name: str = "") -> None:
        super().__init__()
        self.lines = lines
        self.setModel(lines)
        self.setAccessibleName(name)
        # As it is called in the style sheet.
        self.setProperty("kind", kind)
        # A delegate draws what is chosen, and the focus on it.
        self.setProperty(NO_RING, True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(24)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        look.changed.connect(self.scheduleDelayedItemsLayout)

    def let_drag(self) -> None:
        """Let lines be dragged out of here, to elsewhere."""
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)

    def current(self) -> RowT | None:
        """Return the line that is chosen, or None."""
        return self.lines.row_at(self.currentIndex())

    def nearest(self, place: int) -> QModelIndex:
        """Return the first line from `place` on that can be chosen, or else the last before it.

        Where none can be chosen the index is invalid.
        """
        count = len(self.lines.rows)
        places = (*range(place, count), *range(min(place, count) - 1, -1, -1))
        indexes = (self.lines.index(at) for at in places)
        found = (each for each in indexes if each.flags() & Qt.ItemFlag.ItemIsSelectable)
        return next(found, QModelIndex())

    def menu_in_use(self) -> PlaceMenu | None:
        """Return what can be done with the chosen line, or None where there is nothing to offer."""
        return None

    @override
    def moveCursor(
        self, cursorAction: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        # Qt goes to the very first or last line, and so nowhere where that is a heading.
        if cursorAction in {_Cursor.MoveHome, _Cursor.MoveEnd}:
            last = len(self.lines.rows) - 1
            return self.nearest(0 if cursorAction == _Cursor.MoveHome else last)
        return super().moveCursor(cursorAction, modifiers)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        if is_by_mouse and (index := self.indexAt(event.pos())).isValid():
            self.setCurrentIndex(index)
        menu = self.menu_in_use()
        if menu is not None:
            below = self.visualRect(self.currentIndex()).bottomLeft()
            menu.popup(event.globalPos() if is_by_mouse else self.viewport().mapToGlobal(below))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Words wrap to the width there is; Qt itself looks at the height only.
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        current = self.currentIndex()
        index = current if current.isValid() else self.nearest(0)
        # Qt goes to the first line by itself, but does not choose it, so that nothing is drawn.
        if index.isValid() and not self.selectionModel().isSelected(index):
            self.setCurrentIndex(index)
