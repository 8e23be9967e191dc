# SPDX-License-Identifier: MIT
"""The cards below one another, the open one among them.

Only the cards near what can be seen exist; they are given to other notes when the list is scrolled.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from typing_extensions import override

from workbench.domain.annotations import Annotation
from workbench.domain.identifiers import AnnotationId
from workbench.ui.annotating.closed_card import HEIGHT, ClosedCard
from workbench.ui.annotating.listing import ListedNote, order_of
from workbench.ui.annotating.open_card import OpenCard
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.parts import label

NEARBY = 40
"""Cards that exist above and below what can be seen."""

_GAP, _SIDE, _TITLE = 10, 16, 34
_PAGE = 5
_STEPS = {
    Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -_PAGE, Qt.Key.Key_PageDown: _PAGE,
}  # fmt: skip


class NoteList(QScrollArea):
    """The list of notes; the arrow keys go from card to card, Tab goes in and out."""

    chosen = Signal(object)
    """The id of the note whose card was pressed."""
    removal_wanted = Signal(object)
    menu_wanted = Signal(object, QPoint)
    hovered = Signal(object)
    escaped = Signal()
    _filling_wanted = Signal()

    def __init__(
        self,
        look: Look,
        open_card: OpenCard,
        footer: QWidget,
        *,
        place_of: Callable[[Annotation], str],
        note_with: Callable[[AnnotationId], ListedNote | None],
    ) -> None:
        super().__init__()
        self._look = look
        self._place_of, self._note_with = place_of, note_with
        self._notes: tuple[ListedNote, ...] = ()
        self._others_from = 0
        self._step = self._px(HEIGHT) + self._px(_GAP)
        self._opened: int | None = None
        self._current: AnnotationId | None = None
        self._live: dict[AnnotationId, ClosedCard] = {}
        self._spare: list[ClosedCard] = []
        self._is_to_fill = False
        self._canvas = QWidget()
        self._open_card, self._footer = open_card, footer
        self._title = label("Not in this framework", Style.LABEL, ink="secondary")
        for each in (open_card, self._title, footer):
            each.setParent(self._canvas)
            each.hide()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(self._canvas)
        self._canvas.setAutoFillBackground(False)
        self.verticalScrollBar().valueChanged.connect(self._fill_soon)
        # Queued, it comes before the next paint, once for all that one key or click has changed.
        self._filling_wanted.connect(self._fill_if_wanted, Qt.ConnectionType.QueuedConnection)
        open_card.fitted.connect(self._place_all)
        open_card.step_entered.connect(self._show_step)
        open_card.move_wanted.connect(self._move_from_open)
        look.changed.connect(self._place_all)

    def show_notes(
        self, notes: tuple[ListedNote, ...], others_from: int, opened: AnnotationId | None
    ) -> None:
        """List these notes; those from `others_from` on have a heading of their own."""
        before = self._open_id()
        at = self._top_in_view(opened) if opened and opened != before else None
        self._notes = notes
        self._others_from = others_from
        self._opened = self._index_of(opened)
        self._place_all()
        if self._opened is not None and opened != before:
            self._keep_in_view(at)

    def show_places(self) -> None:
        """Show again where the marks stand."""
        self._fill_soon()

    def show_lit(self, annotation_id: AnnotationId | None) -> None:
        """Show that this mark is pointed at somewhere else."""
        for each, card in self._live.items():
            card.show_lit(each == annotation_id)

    def focus_card(self, annotation_id: AnnotationId | None = None) -> bool:
        """Go to the card of this note, or to the one that had the focus last."""
        if not self._notes:
            return False
        self._focus_index(self._index_of(annotation_id or self._current) or 0)
        return True

    def ids(self) -> tuple[AnnotationId, ...]:
        """Return the notes that are listed, from top to bottom."""
        return tuple(each.annotation.id for each in self._notes)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_all()

    def _place_all(self) -> None:
        width = self._card_width()
        self._step = self._px(HEIGHT) + self._px(_GAP)
        card = self._open_card
        has_open = self._opened is not None
        if has_open:
            top = self._top_of(self._opened or 0)
            card.setGeometry(_SIDE, top, width, card.heightForWidth(width))
        card.setVisible(has_open)
        has_others = self._others_from < len(self._notes)
        if has_others:
            top = self._top_of(self._others_from) - self._px(_TITLE) + self._px(12)
            self._title.setGeometry(_SIDE, top, width, self._px(18))
        self._title.setVisible(has_others)
        below = self._top_of(len(self._notes))
        self._footer.setVisible(bool(self._notes))
        hint = self._footer.sizeHint()
        self._footer.setGeometry(_SIDE, below, min(width, hint.width()), hint.height())
        self._canvas.resize(self.viewport().width(), below + hint.height() + self._px(_GAP))
        self._fill_soon()

    def _fill_soon(self) -> None:
        if not self._is_to_fill:
            self._is_to_fill = True
            self._filling_wanted.emit()

    def _fill_if_wanted(self) -> None:
        if self._is_to_fill:
            self._fill()

    def _fill(self) -> None:
        """Have cards for the notes near what can be seen, and for the one with the focus."""
        self._is_to_fill = False
        wanted = {note.annotation.id: at for at, note in self._nearby()}
        for each, card in self._live.items():
            if card.hasFocus() and (at := self._index_of(each)) is not None:
                wanted[each] = at
        if self._opened is not None:
            wanted.pop(self._notes[self._opened].annotation.id, None)
        for each in [x for x in self._live if x not in wanted]:
            card = self._live.pop(each)
            card.hide()
            self._spare.append(card)
        width, height = self._card_width(), self._px(HEIGHT)
        for each, at in wanted.items():
            card = self._live.get(each) or self._new_card()
            self._live[each] = card
            note = self._notes[at]
            card.show_note(note.annotation, note.letter, self._place_of(note.annotation))
            card.setGeometry(_SIDE, self._top_of(at), width, height)
            if card.isHidden():
                card.show()
        self._give_tab_stop()

    def _nearby(self) -> list[tuple[int, ListedNote]]:
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        places = range(len(self._notes))
        first = max(0, bisect_right(places, top, key=self._top_of) - 1 - NEARBY)
        last = bisect_right(places, bottom, key=self._top_of) + NEARBY
        return list(enumerate(self._notes[first:last], first))

    def _top_of(self, index: int) -> int:
        top = index * self._step
        if index >= self._others_from < len(self._notes):
            top += self._px(_TITLE)
        if self._opened is not None and index > self._opened:
            top += self._open_card.height() - self._px(HEIGHT)
        return top

    def _new_card(self) -> ClosedCard:
        if self._spare:
            return self._spare.pop()
        card = ClosedCard(self._look, self._canvas)
        card.clicked.connect(lambda: self.chosen.emit(card.annotation_id))
        card.removal_wanted.connect(lambda: self.removal_wanted.emit(card.annotation_id))
        card.menu_wanted.connect(lambda at: self.menu_wanted.emit(card.annotation_id, at))
        card.move_wanted.connect(lambda key: self._move(card.annotation_id, key))
        card.hovered.connect(self._on_hovered)
        card.escaped.connect(self.escaped)
        return card

    def _on_hovered(self, annotation_id: AnnotationId | None) -> None:
        focused = next((x for x, card in self._live.items() if card.hasFocus()), None)
        if focused is not None and focused != self._current:
            self._current = focused
            self._give_tab_stop()
        self.hovered.emit(annotation_id or focused)

    def _give_tab_stop(self) -> None:
        """Let Tab reach one card only: the one that had the focus last, or else the first."""
        stop = self._current if self._current in self._live else next(iter(self._live), None)
        for each, card in self._live.items():
            card.be_tab_stop(each == stop)

    def _move_from_open(self, key: int) -> None:
        self._move(self._open_id(), key)

    def _move(self, annotation_id: AnnotationId | None, key: int) -> None:
        here = self._index_of(annotation_id) or 0
        last = len(self._notes) - 1
        wanted = Qt.Key(key)
        if wanted in _STEPS:
            self._focus_index(min(last, max(0, here + _STEPS[wanted])))
        else:
            self._focus_index(0 if wanted == Qt.Key.Key_Home else last)

    def _focus_index(self, index: int) -> None:
        if index == self._opened:
            self._keep_in_view(None)
            self._open_card.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        bar, top = self.verticalScrollBar(), self._top_of(index)
        height = self._px(HEIGHT)
        if top < bar.value():
            bar.setValue(top - self._px(_GAP))
        elif top + height > bar.value() + self.viewport().height():
            bar.setValue(top + height + self._px(_GAP) - self.viewport().height())
        self._fill()
        self._live[self._notes[index].annotation.id].setFocus(Qt.FocusReason.OtherFocusReason)

    def _index_of(self, annotation_id: AnnotationId | None) -> int | None:
        """Return where a note is listed: looked for by its order, since there may be thousands."""
        note = self._note_with(annotation_id) if annotation_id else None
        if note is None:
            return None
        at = bisect_left(self._notes, order_of(note), key=order_of)
        is_listed = at < len(self._notes) and self._notes[at].annotation.id == annotation_id
        return at if is_listed else None

    def _open_id(self) -> AnnotationId | None:
        return None if self._opened is None else self._notes[self._opened].annotation.id

    def _top_in_view(self, annotation_id: AnnotationId) -> int | None:
        """Return how far below the top of the list a note is seen now, or None."""
        index = self._index_of(annotation_id)
        if index is None:
            return None
        top = self._top_of(index) - self.verticalScrollBar().value()
        return top if 0 <= top < self.viewport().height() else None

    def _keep_in_view(self, at: int | None) -> None:
        """Show the whole open card, at best as far below the top as it was before."""
        bar, top = self.verticalScrollBar(), self._top_of(self._opened or 0)
        height, room = self._open_card.height(), self.viewport().height()
        value = bar.value() if at is None else top - at
        value = max(value, top + height + self._px(_GAP) - room)
        bar.setValue(min(value, top))

    def _show_step(self, step: QWidget) -> None:
        """Show the whole open card, or where it is too high for that, the step in use."""
        if self._open_card.height() <= self.viewport().height():
            self._keep_in_view(None)
        else:
            self.ensureWidgetVisible(step, 0, self._px(_GAP))

    def _card_width(self) -> int:
        # The scroll bar stands in the margin, so that cards never change their width for it.
        return max(1, self.width() - 2 * _SIDE)

    def _px(self, designed: int) -> int:
        return round(designed * self._look.scale)
