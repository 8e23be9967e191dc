# SPDX-License-Identifier: MIT
"""Lines of background to walk with the arrows; headings are passed over."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView
from typing_extensions import override

from workbench.domain.identifiers import BackgroundId
from workbench.domain.plans import BackgroundEvidence
from workbench.ui.background.row_painting import RowDelegate
from workbench.ui.background.rows import Row, RowKind
from workbench.ui.look.look import Look
from workbench.ui.widgets.dragging import carry_evidence
from workbench.ui.widgets.focus_ring import NO_RING
from workbench.ui.widgets.menus import PlaceMenu

Index = QModelIndex | QPersistentModelIndex


class RowModel(QAbstractListModel):
    """The lines of one tab."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """The lines, from top to bottom."""
        return self._rows

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these lines instead."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return row.spoken
        return row if role == Qt.ItemDataRole.UserRole else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._rows[index.row()].kind is not RowKind.TEXT:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        can_be_used = self._rows[index.row()].id is not None
        return flags | Qt.ItemFlag.ItemIsDragEnabled if can_be_used else flags

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        entry = self._rows[indexes[0].row()].id if indexes else None
        return carry_evidence(BackgroundEvidence(entry)) if entry is not None else QMimeData()

    @override
    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction | Qt.DropAction.MoveAction


class RowList(QListView):
    """The lines of one tab, drawn in the face of sources.

    Signals:
        chosen_changed: another line is chosen.
        send_wanted: Enter or a double click on a line.
        escaped: Escape was pressed.
        origin_wanted: the words an event comes from are to be shown.
        change_wanted, removal_wanted: F2, Delete on a line that can be changed.
        move_wanted: it is to stand so many places on (int).
    """

    chosen_changed = Signal()
    send_wanted = Signal()
    escaped = Signal()
    origin_wanted = Signal()
    change_wanted = Signal()
    removal_wanted = Signal()
    move_wanted = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.takes_edits = False
        """Whether lines are changed, moved and removed by key."""
        self.add_to_menu: Callable[[PlaceMenu], None] = lambda _: None
        """Adds what else can be done with the chosen line."""
        self.lines = RowModel()
        self.setModel(self.lines)
        self.setItemDelegate(RowDelegate(look, self))
        self.setProperty("kind", "cards")
        self.setProperty(NO_RING, True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.verticalScrollBar().setSingleStep(24)
        self.doubleClicked.connect(self.send_wanted)
        self.selectionModel().currentChanged.connect(self.chosen_changed)
        look.changed.connect(self.scheduleDelayedItemsLayout)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these lines; the chosen one stays chosen where it is among them."""
        if tuple(rows) == self.lines.rows:
            return
        chosen, scrolled = self.chosen(), self.verticalScrollBar().value()
        self.lines.show_rows(rows)
        if chosen is None or not self.choose(chosen):
            self.verticalScrollBar().setValue(scrolled)
        self.chosen_changed.emit()

    def chosen(self) -> BackgroundId | None:
        """Return the id of the chosen line, or None where it has none."""
        index = self.currentIndex()
        return self.lines.rows[index.row()].id if index.isValid() else None

    def choose(self, entry: BackgroundId) -> bool:
        """Choose a line and bring it into view; tell whether it is here."""
        for place, row in enumerate(self.lines.rows):
            if row.id == entry:
                index = self.lines.index(place)
                self.setCurrentIndex(index)
                self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
                return True
        return False

    @override
    def event(self, event: QEvent) -> bool:
        is_asked = event.type() is QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and self._edit_of(event):
            # Elsewhere the window has these keys.
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        edit = self._edit_of(event)
        if edit is not None:
            edit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.send_wanted.emit()
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        if is_by_mouse and (index := self.indexAt(event.pos())).isValid():
            self.setCurrentIndex(index)
        index = self.currentIndex()
        if not index.isValid():
            return
        menu = PlaceMenu(self)
        sending = menu.offer("To the plan", self.send_wanted.emit, key="Return")
        sending.setEnabled(self.chosen() is not None)
        spoken = self.lines.rows[index.row()].spoken
        menu.offer("Copy", lambda: QGuiApplication.clipboard().setText(spoken), key="Ctrl+C")
        if self.lines.rows[index.row()].has_origin:
            menu.offer("Where it comes from", self.origin_wanted.emit)
        self.add_to_menu(menu)
        row = self.visualRect(index)
        menu.popup(
            event.globalPos() if is_by_mouse else self.viewport().mapToGlobal(row.bottomLeft())
        )

    def _edit_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        """Return what a key does with the chosen line, or None."""
        if not self.takes_edits:
            return None
        has_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        edits: Mapping[tuple[int, bool], Callable[[], None]] = {
            (Qt.Key.Key_F2, False): self.change_wanted.emit,
            (Qt.Key.Key_Delete, False): self.removal_wanted.emit,
            (Qt.Key.Key_Up, True): lambda: self.move_wanted.emit(-1),
            (Qt.Key.Key_Down, True): lambda: self.move_wanted.emit(1),
        }
        return edits.get((event.key(), has_alt))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            rows = self.lines.rows
            first = next((at for at, row in enumerate(rows) if row.kind is RowKind.TEXT), None)
            if first is not None:
                self.setCurrentIndex(self.lines.index(first))
