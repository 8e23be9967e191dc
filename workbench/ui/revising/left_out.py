# SPDX-License-Identifier: MIT
"""The cards that are not asked any more, each to be brought back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from workbench.domain.identifiers import PackId
from workbench.domain.revising.cards import FlashCard
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.revising.wording import NOTHING_LEFT_OUT
from workbench.ui.widgets.parts import Button, button, clear, column, label, row, scrolling, surface


class LeftOutList(QWidget):
    """A list of cards.

    Signals:
        back_wanted: a card is to be asked again (CardKey).
        closed: back to the pile.
    """

    back_wanted = Signal(object)
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: tuple[FlashCard, ...] = ()
        self._buttons: list[Button] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self._nothing = label(NOTHING_LEFT_OUT, ink="secondary", wraps=True)
        self.close_list = button(look, "Back to the cards", icon="arrow-left", size="small")
        self.close_list.clicked.connect(lambda *_: self.closed.emit())
        held = QWidget()
        head = row(label("Cards left out", Style.PAGE_TITLE), None, self.close_list)
        content = column(head, self._nothing, self._rows, None, gap=12, margins=(20, 16, 20, 16))
        held.setLayout(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolling(held))

    def show_cards(self, cards: Sequence[FlashCard], titles: Mapping[PackId, str]) -> None:
        """Show these cards; `titles` are those of their packs."""
        cards = tuple(cards)
        if cards == self._shown and self._buttons:
            return
        focus: QWidget | None = self.window().focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        place = next((n for n, each in enumerate(self._buttons) if each.hasFocus()), 0)
        self._shown, self._buttons = cards, []
        clear(self._rows)
        for card in cards:
            self._rows.addWidget(self._row_of(card, titles.get(card.key.pack_id, "")))
        self._nothing.setVisible(not cards)
        if had_focus:
            self.take_focus(place)

    def take_focus(self, place: int = 0) -> None:
        """Put the focus on a card of the list, or on the way back where there is none."""
        at = min(place, len(self._buttons) - 1)
        wanted = self._buttons[at] if self._buttons else self.close_list
        # A button made just now cannot take the focus before it is shown.
        wanted.show()
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row_of(self, card: FlashCard, title: str) -> QWidget:
        front = " / ".join(card.front.split("\n"))
        back = button(self._look, "Ask it again", size="small")
        back.setAccessibleDescription(card.spoken_front)
        back.clicked.connect(lambda *_: self.back_wanted.emit(card.key))
        self._buttons.append(back)
        said = label(front, wraps=True)
        below = label(" · ".join(x for x in (card.ask, title) if x), Style.CAPTION, wraps=True)
        for each in (said, below):
            each.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        return surface("card", row(column(said, below, gap=2), back, margins=(12, 8, 12, 8)))
