# SPDX-License-Identifier: MIT
"""A list of cards that are drawn, not built: however many there are, only those in view cost."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
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
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
    QTextLayout,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from workbench.domain.plans import AnnotationEvidence, Evidence
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.dragging import carry_evidence
from workbench.ui.widgets.focus_ring import NO_RING
from workbench.ui.widgets.menus import PlaceMenu

Index = QModelIndex | QPersistentModelIndex

_LEFT, _TOP, _RIGHT, _BOTTOM, _GAP, _BETWEEN = 12, 9, 10, 10, 10, 4
_BAR = 16
"""Pixels that a list keeps on its right for a scroll bar."""

_MOST_AT_ONCE = 400
"""Cards that are measured at once; a longer list is measured piece by piece."""


@dataclass(frozen=True, slots=True)
class CardRow:
    """One line of a list: evidence with what is drawn of it, or a heading where that is None."""

    spoken: str
    evidence: Evidence | None = None
    content: object = None


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Words on a card, at most so many lines of them."""

    text: str
    font: QFont
    colour: str
    most_lines: int = 4


class CardModel(QAbstractListModel):
    """The rows of a list of cards."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[CardRow, ...] = ()

    def show_rows(self, rows: Sequence[CardRow]) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    @property
    def rows(self) -> tuple[CardRow, ...]:
        """The rows, from top to bottom."""
        return self._rows

    def row_at(self, index: Index) -> CardRow | None:
        """Return the row at an index, or None."""
        return self._rows[index.row()] if index.isValid() else None

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index)
        if row is not None and role in {
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        }:
            return row.spoken
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row_at(index)
        if row is None or row.evidence is None:
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        )

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        row = self.row_at(indexes[0]) if indexes else None
        if row is None or row.evidence is None:
            return QMimeData()
        return carry_evidence(row.evidence)

    @override
    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction | Qt.DropAction.MoveAction


class CardDelegate(QStyledItemDelegate):
    """Draws a row as a card; children say what stands on it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._measured: dict[tuple[str, int], int] = {}
        look.changed.connect(self._measured.clear)

    @abstractmethod
    def paint_head(self, painter: QPainter, place: QRect, row: CardRow) -> None:
        """Draw the first line of a card."""

    @abstractmethod
    def blocks(self, row: CardRow) -> Sequence[TextBlock]:
        """Return the words below the first line."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        # The same whether there is a scroll bar or not, so that its coming changes no height.
        width = (view.width() if isinstance(view, QListView) else 240) - self._px(_BAR)
        row = _row(index)
        # Everything that is drawn on a card is spoken too.
        height = self._measured.get((row.spoken, width))
        if height is None:
            height = self._height(row, width)
            self._measured[row.spoken, width] = height
        return QSize(width, height)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, rect = _row(index), QRect(option.rect)
        rect.setWidth(self.sizeHint(option, index).width())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.evidence is None:
            self._paint_heading(painter, rect, row)
        else:
            state = option.state
            self._paint_card(painter, rect.adjusted(0, 0, 0, -self._px(_GAP)), row, state)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, row: CardRow) -> None:
        painter.setFont(self.look.font(Style.LABEL))
        painter.setPen(self.look.colour("text_secondary"))
        place = rect.adjusted(0, 0, 0, -self._px(6))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        painter.drawText(place, flags, row.spoken)

    def _paint_card(
        self, painter: QPainter, card: QRect, row: CardRow, state: QStyle.StateFlag
    ) -> None:
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        view = self.parent()
        has_focus = is_chosen and isinstance(view, QListView) and view.hasFocus()
        colour = "focus" if has_focus else "text" if is_chosen else "divider"
        width = 2 if has_focus else 1
        painter.setPen(QPen(self.look.colour(colour), width))
        painter.setBrush(self.look.colour("page"))
        inset = width / 2
        painter.drawRoundedRect(QRectF(card).adjusted(inset, inset, -inset, -inset), 8, 8)
        left, y = card.left() + self._px(_LEFT), card.top() + self._px(_TOP)
        room = card.width() - self._px(_LEFT) - self._px(_RIGHT)
        self.paint_head(painter, QRect(left, y, room, self._head()), row)
        y += self._head()
        for block in self.blocks(row):
            y += self._px(_BETWEEN)
            painter.setFont(block.font)
            painter.setPen(self.look.colour(block.colour))
            metrics = QFontMetrics(block.font)
            for line in lines_of(block, room):
                painter.drawText(left, y + metrics.ascent(), line)
                y += metrics.lineSpacing()

    def _height(self, row: CardRow, width: int) -> int:
        if row.evidence is None:
            return self._px(26)
        room = width - self._px(_LEFT) - self._px(_RIGHT)
        height = self._px(_TOP) + self._head() + self._px(_BOTTOM) + self._px(_GAP)
        for block in self.blocks(row):
            lines = len(lines_of(block, room))
            height += self._px(_BETWEEN) + lines * QFontMetrics(block.font).lineSpacing()
        return height

    def _head(self) -> int:
        return self._px(20)

    def _px(self, length: int) -> int:
        return round(length * self.look.scale)


class CardList(QListView):
    """Cards below one another, walked with the arrows.

    Signals:
        opened: Enter or a double click on a card (Evidence).
        put_wanted: Space on a card (Evidence).
    """

    opened = Signal(object)
    put_wanted = Signal(object)

    def __init__(self, delegate: CardDelegate, name: str) -> None:
        super().__init__()
        self.cards = CardModel()
        self._delegate = delegate
        delegate.setParent(self)
        self.setModel(self.cards)
        self.setItemDelegate(delegate)
        self.setProperty("kind", "cards")
        self.setProperty(NO_RING, True)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.verticalScrollBar().setSingleStep(24)
        self.doubleClicked.connect(self._on_double_click)
        delegate.look.changed.connect(self.scheduleDelayedItemsLayout)

    def show_rows(self, rows: Sequence[CardRow]) -> None:
        """Show these rows; the chosen one stays chosen, or the one that takes its place."""
        if tuple(rows) == self.cards.rows:
            return
        chosen, place = self.chosen(), self.currentIndex().row()
        scrolled = self.verticalScrollBar().value()
        is_long = len(rows) > _MOST_AT_ONCE
        self.setLayoutMode(
            QListView.LayoutMode.Batched if is_long else QListView.LayoutMode.SinglePass
        )
        self.cards.show_rows(rows)
        heir = next(
            (
                at
                for at, row in enumerate(rows)
                if row.evidence is not None and row.evidence == chosen
            ),
            _nearest(rows, place),
        )
        if heir is not None:
            self.setCurrentIndex(self.cards.index(heir))
        self.verticalScrollBar().setValue(scrolled)

    def chosen(self) -> Evidence | None:
        """Return the evidence on the chosen card, or None."""
        row = self.cards.row_at(self.currentIndex())
        return row.evidence if row is not None else None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = self.chosen()
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if chosen is not None and is_plain and event.key() in _ENTER:
            self.opened.emit(chosen)
        elif chosen is not None and is_plain and event.key() == Qt.Key.Key_Space:
            self.put_wanted.emit(chosen)
        elif not is_plain and event.key() in _ENTER:
            event.ignore()
        elif is_plain and event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            # Qt goes to the very first row, and nowhere where that is a heading.
            last = len(self.cards.rows) - 1
            self._choose_nearest(0 if event.key() == Qt.Key.Key_Home else last)
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        if is_by_mouse and (index := self.indexAt(event.pos())).isValid():
            self.setCurrentIndex(index)
        chosen = self.chosen()
        if chosen is None:
            return
        menu = PlaceMenu(self)
        menu.offer("Put into the open point", lambda: self.put_wanted.emit(chosen), key="Space")
        is_mark = isinstance(chosen, AnnotationEvidence)
        opening = "Go to the source" if is_mark else "Open in Background"
        menu.offer(opening, lambda: self.opened.emit(chosen), key="Return")
        row = self.visualRect(self.currentIndex())
        menu.popup(
            event.globalPos() if is_by_mouse else self.viewport().mapToGlobal(row.bottomLeft())
        )

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.chosen() is None:
            self._choose_nearest(0)

    def _choose_nearest(self, place: int) -> None:
        at = _nearest(self.cards.rows, place)
        if at is not None:
            self.setCurrentIndex(self.cards.index(at))

    def _on_double_click(self, index: QModelIndex) -> None:
        row = self.cards.row_at(index)
        if row is not None and row.evidence is not None:
            self.opened.emit(row.evidence)


def lines_of(block: TextBlock, width: int) -> list[str]:
    """Return the lines of a block as they fit; what does not fit ends in an ellipsis."""
    text = " ".join(block.text.split())
    layout = QTextLayout(text, block.font)
    layout.beginLayout()
    lines: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start, length = line.textStart(), line.textLength()
        # Positions are Qt's: text beyond the basic plane counts twice.
        units = text.encode("utf-16-le")
        if len(lines) == block.most_lines - 1:
            rest = units[2 * start :].decode("utf-16-le")
            metrics = QFontMetrics(block.font)
            lines.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width))
            break
        lines.append(units[2 * start : 2 * (start + length)].decode("utf-16-le").rstrip())
    layout.endLayout()
    return lines


_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


def _row(index: Index) -> CardRow:
    model = index.model()
    row = model.row_at(index) if isinstance(model, CardModel) else None
    return row if row is not None else CardRow("")


def _nearest(rows: Sequence[CardRow], place: int) -> int | None:
    """Return the first card at `place` or below it, or else the last above it."""
    if place < 0:
        return None
    cards = [at for at, row in enumerate(rows) if row.evidence is not None]
    below = [at for at in cards if at >= place]
    return below[0] if below else (cards[-1] if cards else None)
