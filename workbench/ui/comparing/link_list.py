# SPDX-License-Identifier: MIT
"""The list of links: what is joined with what, how, and the student's sentence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle
from typing_extensions import override

from workbench.domain.identifiers import LinkId
from workbench.domain.links import LinkNote
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.menus import PlaceMenu
from workbench.ui.widgets.row_list import RowModel, RowView
from workbench.ui.widgets.row_painting import RowDelegate

_MARGIN, _BETWEEN = 10, 6
_WRAPPED = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class LinkList(RowView[LinkNote]):
    """Links to walk with the arrows. Enter shows both passages, F2 changes, Delete removes."""

    chosen = Signal(object)
    """With the `LinkNote` that is in use while the list has the focus, or None."""
    opened = Signal(object)
    """With the `LinkNote` whose passages are to be shown."""
    change_wanted = Signal(object)
    removal_wanted = Signal(object)
    """With the `LinkId`."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, RowModel[LinkNote](), kind="links", name="Links")
        self.setItemDelegate(_LinkDelegate(look, self))
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.doubleClicked.connect(lambda _: self.opened.emit(self.current()))
        self.selectionModel().currentChanged.connect(lambda *_: self._tell_chosen())

    def show_notes(self, notes: Sequence[LinkNote]) -> None:
        """Show these links; the one in use stays it."""
        current = self.current()
        if not self.lines.show_rows(notes):
            return
        rows = [note.link.id for note in notes]
        at = rows.index(current.link.id) if current and current.link.id in rows else 0
        if rows:
            self.setCurrentIndex(self.lines.index(at))

    def choose(self, link_id: LinkId) -> None:
        """Go to a link."""
        for row, note in enumerate(self.lines.rows):
            if note.link.id == link_id:
                self.setCurrentIndex(self.lines.index(row))

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
    def menu_in_use(self) -> PlaceMenu | None:
        note = self.current()
        if note is None:
            return None
        menu = PlaceMenu(self)
        menu.offer("Show both", lambda: self.opened.emit(note), key="Return")
        menu.offer("Change…", lambda: self.change_wanted.emit(note), key="F2")
        menu.offer("Remove link", lambda: self.removal_wanted.emit(note.link.id), key="Delete")
        return menu

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell_chosen()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._tell_chosen()

    def _tell_chosen(self) -> None:
        self.chosen.emit(self.current() if self.hasFocus() else None)


class _LinkDelegate(RowDelegate[LinkNote]):
    """Draws a link as a card: ids and way in bold, the sentence below."""

    @override
    def row_width(self) -> int:
        return self.view.viewport().width()

    @override
    def measure(self, row: LinkNote, width: int) -> tuple[int, int]:
        """Return the heights of the card, and of what is joined with what."""
        said, sentence = self._heights(row, width)
        gap = 2 if sentence else 0
        return said + gap + sentence + 2 * self.px(_MARGIN) + self.px(_BETWEEN), said

    @override
    def draw(self, painter: QPainter, rect: QRect, row: LinkNote, state: QStyle.StateFlag) -> None:
        look = self.look
        is_current = bool(state & QStyle.StateFlag.State_Selected)
        has_focus = is_current and self.view.hasFocus()
        card = rect.adjusted(1, 1, -1, -self.px(_BETWEEN))
        painter.setBrush(look.colour("page"))
        colour = "focus" if has_focus else "text" if is_current else "divider"
        painter.setPen(QPen(look.colour(colour), 2 if is_current else 1))
        painter.drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        _, said = self.measured(row)
        margin = self.px(_MARGIN)
        room = card.adjusted(margin, margin, -margin, 0)
        painter.setFont(look.font(Style.BODY, weight=600))
        painter.setPen(look.colour("text"))
        painter.drawText(room, _WRAPPED, row.said)
        painter.setFont(look.font(Style.SMALL))
        painter.setPen(look.colour("text_secondary"))
        painter.drawText(room.adjusted(0, said + 2, 0, 0), _WRAPPED, row.link.sentence)

    def _heights(self, note: LinkNote, width: int) -> tuple[int, int]:
        room = QRect(0, 0, max(40, width - 2 * self.px(_MARGIN) - 2), 10_000)
        bold = QFontMetrics(self.look.font(Style.BODY, weight=600))
        small = QFontMetrics(self.look.font(Style.SMALL))
        sentence = note.link.sentence
        below = small.boundingRect(room, _WRAPPED, sentence).height() if sentence else 0
        return bold.boundingRect(room, _WRAPPED, note.said).height(), below
