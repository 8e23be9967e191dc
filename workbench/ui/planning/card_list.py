# SPDX-License-Identifier: MIT
"""A list of cards that are drawn, not built: however many there are, only those in view cost."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QListView, QStyle
from typing_extensions import override

from workbench.domain.plans import AnnotationEvidence, Evidence
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.menus import PlaceMenu
from workbench.ui.widgets.row_list import EvidenceModel, RowView
from workbench.ui.widgets.row_painting import RowDelegate

_LEFT, _TOP, _RIGHT, _BOTTOM, _GAP, _BETWEEN = 12, 9, 10, 10, 10, 4
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}

_MOST_AT_ONCE = 400
"""Cards that are measured at once; a longer list is measured piece by piece."""


@dataclass(frozen=True, slots=True)
class CardRow:
    """One line of a list: evidence with what is drawn of it, or a heading where that is None."""

    spoken: str
    evidence: Evidence | None = None
    content: object = None

    @property
    def is_heading(self) -> bool:
        """Whether it stands above others and cannot be chosen."""
        return self.evidence is None


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Words on a card, at most so many lines of them."""

    text: str
    font: QFont
    colour: str
    most_lines: int = 4


class CardDelegate(RowDelegate[CardRow]):
    """Draws a row as a card; children say what stands on it."""

    @abstractmethod
    def paint_head(self, painter: QPainter, place: QRect, row: CardRow) -> None:
        """Draw the first line of a card."""

    @abstractmethod
    def blocks(self, row: CardRow) -> Sequence[TextBlock]:
        """Return the words below the first line."""

    @override
    def key_of(self, row: CardRow) -> str:
        # Everything that is drawn on a card is spoken too.
        return row.spoken

    @override
    def measure(self, row: CardRow, width: int) -> tuple[int]:
        if row.is_heading:
            return (self.px(26),)
        room = width - self.px(_LEFT) - self.px(_RIGHT)
        height = self.px(_TOP) + self._head() + self.px(_BOTTOM) + self.px(_GAP)
        for block in self.blocks(row):
            lines = len(lines_of(block, room))
            height += self.px(_BETWEEN) + lines * QFontMetrics(block.font).lineSpacing()
        return (height,)

    @override
    def draw(self, painter: QPainter, rect: QRect, row: CardRow, state: QStyle.StateFlag) -> None:
        if row.is_heading:
            self._paint_heading(painter, rect, row)
        else:
            self._paint_card(painter, rect.adjusted(0, 0, 0, -self.px(_GAP)), row, state)

    def _paint_heading(self, painter: QPainter, rect: QRect, row: CardRow) -> None:
        painter.setFont(self.look.font(Style.LABEL))
        painter.setPen(self.look.colour("text_secondary"))
        place = rect.adjusted(0, 0, 0, -self.px(6))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        painter.drawText(place, flags, row.spoken)

    def _paint_card(
        self, painter: QPainter, card: QRect, row: CardRow, state: QStyle.StateFlag
    ) -> None:
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        has_focus = is_chosen and self.view.hasFocus()
        colour = "focus" if has_focus else "text" if is_chosen else "divider"
        width = 2 if has_focus else 1
        painter.setPen(QPen(self.look.colour(colour), width))
        painter.setBrush(self.look.colour("page"))
        inset = width / 2
        painter.drawRoundedRect(QRectF(card).adjusted(inset, inset, -inset, -inset), 8, 8)
        left, y = card.left() + self.px(_LEFT), card.top() + self.px(_TOP)
        room = card.width() - self.px(_LEFT) - self.px(_RIGHT)
        self.paint_head(painter, QRect(left, y, room, self._head()), row)
        y += self._head()
        for block in self.blocks(row):
            y += self.px(_BETWEEN)
            painter.setFont(block.font)
            painter.setPen(self.look.colour(block.colour))
            metrics = QFontMetrics(block.font)
            for line in lines_of(block, room):
                painter.drawText(left, y + metrics.ascent(), line)
                y += metrics.lineSpacing()

    def _head(self) -> int:
        return self.px(20)


class CardList(RowView[CardRow]):
    """Cards below one another, walked with the arrows.

    Signals:
        opened: Enter or a double click on a card (Evidence).
        put_wanted: Space on a card (Evidence).
    """

    opened = Signal(object)
    put_wanted = Signal(object)

    def __init__(self, look: Look, delegate: type[CardDelegate], name: str) -> None:
        super().__init__(look, EvidenceModel[CardRow](), kind="cards", name=name)
        self.setItemDelegate(delegate(look, self))
        self.viewport().setAutoFillBackground(False)
        self.let_drag()
        self.doubleClicked.connect(self._on_double_click)

    def show_rows(self, rows: Sequence[CardRow]) -> None:
        """Show these rows; the chosen one stays chosen, or the one that takes its place."""
        if tuple(rows) == self.lines.rows:
            return
        chosen, place = self.chosen(), self.currentIndex().row()
        scrolled = self.verticalScrollBar().value()
        is_long = len(rows) > _MOST_AT_ONCE
        self.setLayoutMode(
            QListView.LayoutMode.Batched if is_long else QListView.LayoutMode.SinglePass
        )
        self.lines.show_rows(rows)
        if chosen is not None:
            same = (at for at, row in enumerate(rows) if row.evidence == chosen)
            self.setCurrentIndex(self.nearest(next(same, place)))
        self.verticalScrollBar().setValue(scrolled)

    def chosen(self) -> Evidence | None:
        """Return the evidence on the chosen card, or None."""
        row = self.current()
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
        else:
            super().keyPressEvent(event)

    @override
    def menu_in_use(self) -> PlaceMenu | None:
        chosen = self.chosen()
        if chosen is None:
            return None
        menu = PlaceMenu(self)
        menu.offer("Put into the open point", lambda: self.put_wanted.emit(chosen), key="Space")
        is_mark = isinstance(chosen, AnnotationEvidence)
        opening = "Go to the source" if is_mark else "Open in Background"
        menu.offer(opening, lambda: self.opened.emit(chosen), key="Return")
        return menu

    def _on_double_click(self, index: QModelIndex) -> None:
        row = self.lines.row_at(index)
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
