# SPDX-License-Identifier: MIT
"""The list of links: what is joined with what, how, and the student's sentence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from workbench.domain.identifiers import LinkId
from workbench.domain.links import LinkNote
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.focus_ring import NO_RING
from workbench.ui.widgets.menus import PlaceMenu

Index = QModelIndex | QPersistentModelIndex

_MARGIN, _BETWEEN = 10, 6
_WRAPPED = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class LinkList(QListView):
    """Links to walk with the arrows. Enter shows both passages, F2 changes, Delete removes."""

    chosen = Signal(object)
    """With the `LinkNote` that is in use while the list has the focus, or None."""
    opened = Signal(object)
    """With the `LinkNote` whose passages are to be shown."""
    change_wanted = Signal(object)
    removal_wanted = Signal(object)
    """With the `LinkId`."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._model = _LinkModel()
        self.setModel(self._model)
        self.setItemDelegate(_LinkDelegate(look, self))
        self.setAccessibleName("Links")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("kind", "links")
        self.setProperty(NO_RING, True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.viewport().setAutoFillBackground(False)
        self.doubleClicked.connect(lambda _: self.opened.emit(self.current()))
        self.selectionModel().currentChanged.connect(lambda *_: self._tell_chosen())
        look.changed.connect(self._model.layoutChanged)

    def show_notes(self, notes: Sequence[LinkNote]) -> None:
        """Show these links; the one in use stays it."""
        current = self.current()
        if not self._model.show_notes(notes):
            return
        rows = [note.link.id for note in notes]
        at = rows.index(current.link.id) if current and current.link.id in rows else 0
        if rows:
            self.setCurrentIndex(self._model.index(at))

    def current(self) -> LinkNote | None:
        """Return the link in use, or None."""
        row = self.currentIndex().row()
        return self._model.notes[row] if 0 <= row < len(self._model.notes) else None

    def choose(self, link_id: LinkId) -> None:
        """Go to a link."""
        for row, note in enumerate(self._model.notes):
            if note.link.id == link_id:
                self.setCurrentIndex(self._model.index(row))

    @override
    def event(self, event: QEvent) -> bool:
        is_question = event.type() is QEvent.Type.ShortcutOverride
        if is_question and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F2:
            # Elsewhere it corrects the text; here it is the link's.
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        note = self.current()
        if note is not None and event.key() in _ENTER:
            self.opened.emit(note)
        elif note is not None and event.key() == Qt.Key.Key_F2:
            self.change_wanted.emit(note)
        elif note is not None and event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit(note.link.id)
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        note = self.current()
        if note is None:
            return
        menu = PlaceMenu(self)
        menu.offer("Show both", lambda: self.opened.emit(note), key="Return")
        menu.offer("Change…", lambda: self.change_wanted.emit(note), key="F2")
        menu.offer("Remove link", lambda: self.removal_wanted.emit(note.link.id), key="Delete")
        menu.popup(event.globalPos())

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell_chosen()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._tell_chosen()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Words wrap to the width there is.
        self.scheduleDelayedItemsLayout()

    def _tell_chosen(self) -> None:
        self.chosen.emit(self.current() if self.hasFocus() else None)


class _LinkModel(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.notes: tuple[LinkNote, ...] = ()

    def show_notes(self, notes: Sequence[LinkNote]) -> bool:
        """Have these links, and tell whether they are others than before."""
        if tuple(notes) == self.notes:
            return False
        self.beginResetModel()
        self.notes = tuple(notes)
        self.endResetModel()
        return True

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.notes)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        note = self.notes[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return note.spoken
        return note if role == Qt.ItemDataRole.UserRole else None


class _LinkDelegate(QStyledItemDelegate):
    """Draws a link as a card: ids and way in bold, the sentence below."""

    def __init__(self, look: Look, view: LinkList) -> None:
        super().__init__(view)
        self._look, self._view = look, view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        said, sentence = self._heights(_note(index), width)
        gap = 2 if sentence else 0
        return QSize(width, said + gap + sentence + 2 * self._px(_MARGIN) + self._px(_BETWEEN))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, note = self._look, _note(index)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        has_focus = is_current and self._view.hasFocus()
        rect = QRect(option.rect).adjusted(1, 1, -1, -self._px(_BETWEEN))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(look.colour("page"))
        colour = "focus" if has_focus else "text" if is_current else "divider"
        painter.setPen(QPen(look.colour(colour), 2 if is_current else 1))
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        said, _ = self._heights(note, option.rect.width())
        margin = self._px(_MARGIN)
        room = rect.adjusted(margin, margin, -margin, 0)
        painter.setFont(look.font(Style.BODY, weight=600))
        painter.setPen(look.colour("text"))
        painter.drawText(room, _WRAPPED, note.said)
        painter.setFont(look.font(Style.SMALL))
        painter.setPen(look.colour("text_secondary"))
        painter.drawText(room.adjusted(0, said + 2, 0, 0), _WRAPPED, note.link.sentence)
        painter.restore()

    def _heights(self, note: LinkNote, width: int) -> tuple[int, int]:
        room = QRect(0, 0, max(40, width - 2 * self._px(_MARGIN) - 2), 10_000)
        bold = QFontMetrics(self._look.font(Style.BODY, weight=600))
        small = QFontMetrics(self._look.font(Style.SMALL))
        sentence = note.link.sentence
        below = small.boundingRect(room, _WRAPPED, sentence).height() if sentence else 0
        return bold.boundingRect(room, _WRAPPED, note.said).height(), below

    def _px(self, length: int) -> int:
        return round(length * self._look.scale)


def _note(index: Index) -> LinkNote:
    note: LinkNote = index.data(Qt.ItemDataRole.UserRole)
    return note
