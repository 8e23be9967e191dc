# SPDX-License-Identifier: MIT
"""One card: its front, and its back below that once it was turned."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.domain.revising.cards import CardKind, FlashCard
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.parts import column, label, row, rule
from workbench.ui.widgets.plain import PlainLabel

WIDEST = 640
"""Pixels as designed that a card is wide where there is room."""
_FRONT, _BACK = 600, 400
"""Weights of what is asked about, and of the answer."""


class CardFace(QFrame):
    """A card to look at; it takes the focus, and says which side it shows.

    Signals:
        pressed: the mouse was pressed on it.
    """

    pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.card: FlashCard | None = None
        """The card that is shown."""
        self.is_turned = False
        """Whether its back is shown as well."""
        self.setProperty("surface", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._where = label("", Style.CAPTION, ink="secondary", wraps=True)
        self._ask = label("", Style.SMALL, ink="secondary", wraps=True)
        self._front, self._back = _Lines(), _Lines()
        self.answer = QWidget()
        """The back, below the front."""
        self.answer.setLayout(column(rule(), self._back, gap=16))
        self._lay_out()
        look.changed.connect(self._follow_look)
        self._follow_look()

    def show_card(self, card: FlashCard) -> None:
        """Show the front of a card."""
        self.card, self.is_turned = card, False
        self._where.setText(card.where)
        self._where.setVisible(bool(card.where))
        self._ask.setText(card.ask)
        self._write(card)
        self.answer.hide()
        self.setAccessibleName(card.spoken_front)

    def turn(self) -> None:
        """Show the back below the front."""
        if self.card is not None and not self.is_turned:
            self.is_turned = True
            self.answer.show()
            self.setAccessibleName(f"Answer: {self.card.spoken_back}")

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.pressed.emit()

    def _lay_out(self) -> None:
        self.setLayout(
            column(
                self._where,
                self._ask,
                self._front,
                self.answer,
                gap=10,
                margins=(24, 20, 24, 24),
            )
        )
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _write(self, card: FlashCard) -> None:
        quoted = self._look.reading_font() if card.is_source else None
        front = f"‘{card.front}’" if card.is_source else card.front
        kind = card.key.kind
        self._front.show_text(
            front, quoted or self._font(_FRONT), has_bullets=kind is CardKind.ORDER
        )
        self._back.show_text(card.back, self._font(_BACK), has_bullets=kind is CardKind.POINTS)

    def _font(self, weight: int) -> QFont:
        """Return the interface's face in the size that was chosen for reading."""
        font = self._look.font(Style.CLAIM, weight=weight)
        font.setPixelSize(round(self._look.comfort.size))
        return font

    def _follow_look(self) -> None:
        if self.card is not None:
            self._write(self.card)


class _Lines(QWidget):
    """Text of which each line is a point of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[_Line] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)

    def show_text(self, text: str, font: QFont, *, has_bullets: bool = False) -> None:
        """Show a text in a face; several lines have a bullet each where that is asked for."""
        lines = text.split("\n")
        while len(self.lines) < len(lines):
            made = _Line()
            self.lines.append(made)
            self._layout.addWidget(made)
        for place, shown in enumerate(self.lines):
            is_used = place < len(lines)
            shown.show_text(
                lines[place] if is_used else "", font, has_bullet=has_bullets and len(lines) > 1
            )
            shown.setVisible(is_used)


class _Line(QWidget):
    """Words that wrap, beside a bullet or not."""

    def __init__(self) -> None:
        super().__init__()
        self.bullet, self.words = PlainLabel("•"), PlainLabel()
        self.bullet.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.words.setWordWrap(True)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setLayout(row(self.bullet, self.words, gap=10))

    def show_text(self, text: str, font: QFont, *, has_bullet: bool) -> None:
        """Show these words in a face."""
        for each in (self.bullet, self.words):
            each.setFont(font)
        self.words.setText(text)
        self.bullet.setVisible(has_bullet)
