# SPDX-License-Identifier: MIT
"""The card that is asked, with what can be pressed below it."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.domain.revising.cards import FlashCard
from workbench.domain.revising.schedules import Offer
from workbench.ui.look.look import Look
from workbench.ui.revising.answers import AnswerBar
from workbench.ui.revising.card_face import WIDEST, CardFace
from workbench.ui.widgets.parts import column, scrolling

_ABOVE = 0.1
"""Part of the height that stays free above a card."""
_AROUND = 8
"""Pixels that stay free around an answer that was scrolled to."""


class AskedCard(QWidget):
    """A card in the middle, which scrolls where it is too long, and the buttons, which do not."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.face = CardFace(look)
        self.answers = AnswerBar(look)
        self._held = QWidget()
        self._above = QWidget()
        beside = in_the_middle(self.face)
        self._inside = column(self._above, beside, None, gap=0, margins=(16, 16, 16, 16))
        self._held.setLayout(self._inside)
        self.area = scrolling(self._held)
        below = in_the_middle(self.answers)
        below.setContentsMargins(16, 8, 16, 16)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.area, 1)
        layout.addLayout(below)
        look.changed.connect(self._follow_look)
        self._follow_look()

    def show_card(self, card: FlashCard, offers: tuple[Offer, ...]) -> None:
        """Show the front of a card."""
        self.face.show_card(card)
        self.answers.show_offers(offers)
        self.answers.be_turned(is_turned=False)
        self.area.verticalScrollBar().setValue(0)

    def hold(self, foot: QWidget) -> None:
        """Take in what stands at the foot elsewhere: here it is scrolled to, below the card."""
        self._inside.addWidget(foot)

    def turn(self) -> None:
        """Show the back, and bring it into view."""
        self.face.turn()
        self.answers.be_turned(is_turned=True)
        self._bring_into_view()

    def has_at_card(self, focus: QWidget | None) -> bool:
        """Tell whether a widget that has the focus is one where keys are about the card."""
        return focus is not None and (focus is self.face or self.answers.isAncestorOf(focus))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Where it stays when it is turned and grows, a little below the head.
        self._above.setFixedHeight(round(_ABOVE * event.size().height()))
        if self.face.is_turned:
            self._bring_into_view()

    def _bring_into_view(self) -> None:
        """Scroll until the answer is seen, or where it is too long for that, its beginning."""
        held, bar, room = self._held, self.area.verticalScrollBar(), self.area.viewport().height()
        layout = held.layout()
        if layout is None:
            return
        # What was shown just now has its place only when the layout knows of it.
        held.resize(held.width(), max(room, layout.totalHeightForWidth(held.width())))
        layout.activate()
        answer = self.face.answer
        top = answer.mapTo(held, QPoint()).y()
        bar.setValue(max(bar.value(), min(top - _AROUND, top + answer.height() + _AROUND - room)))

    def _follow_look(self) -> None:
        for each in (self.face, self.answers):
            each.setMaximumWidth(round(WIDEST * self._look.scale))


def in_the_middle(widget: QWidget) -> QHBoxLayout:
    """Return a widget as wide as it may be, in the middle of what room there is beyond that."""
    layout = QHBoxLayout()
    layout.addStretch(1)
    layout.addWidget(widget, 1000)
    layout.addStretch(1)
    return layout
