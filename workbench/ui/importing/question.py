# SPDX-License-Identifier: MIT
"""One question about what is doubtful, with its answers as buttons; the suggested one is first."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget
from typing_extensions import override

from workbench.services.drafting.doubts import Answer, Doubt
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.flow import FlowLayout
from workbench.ui.widgets.parts import Button, button, label, turn

MOST_ANSWERS = 3
_BESIDE = 560
"""Width in pixels from which the answers stand beside the question, and not below it."""


class QuestionBar(QFrame):
    """Asks about one doubt at a time."""

    answered = Signal(object, object)
    """With the `Doubt` and the `Answer`."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._doubt: Doubt | None = None
        self._buttons = [self._button(place) for place in range(MOST_ANSWERS)]
        self._words = label("", Style.BODY_STRONG, wraps=True)
        self._answers = QWidget()
        self._flow = FlowLayout(self._answers, gap=6)
        for made in self._buttons:
            self._flow.addWidget(made)
        self.setProperty("surface", "sunken")
        self._inside = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._inside.setContentsMargins(14, 8, 10, 8)
        self._inside.setSpacing(8)
        self._inside.addWidget(self._words, 1)
        self._inside.addWidget(self._answers)
        self.hide()

    @property
    def doubt(self) -> Doubt | None:
        """What is asked about, or None."""
        return self._doubt

    def ask(self, doubt: Doubt | None) -> None:
        """Ask about this, or about nothing."""
        self.setVisible(doubt is not None)
        self._doubt = doubt
        if doubt is None:
            return
        self._words.setText(doubt.question)
        self.setAccessibleName(doubt.question)
        for made, answer in zip(self._buttons, doubt.answers, strict=False):
            made.setText(answer.words)
            made.setAccessibleName(answer.words)
        for place, made in enumerate(self._buttons):
            made.setVisible(place < len(doubt.answers))
        self._flow.invalidate()
        self._answers.updateGeometry()

    def take_suggestion(self) -> bool:
        """Give the suggested answer; return whether there was a question."""
        if self._doubt is None:
            return False
        self._give(self._doubt.answers[0])
        return True

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= round(_BESIDE * self._look.scale)
        turn(self._inside, is_wide=is_wide)

    def _button(self, place: int) -> Button:
        made = button(self._look, "", kind="secondary" if place else "primary", size="small")
        if not place:
            made.setToolTip("Suggested (Y)")
            made.setAccessibleDescription("Suggested. Y takes it.")
        made.clicked.connect(lambda: self._press(place))
        return made

    def _press(self, place: int) -> None:
        if self._doubt is not None and place < len(self._doubt.answers):
            self._give(self._doubt.answers[place])

    def _give(self, answer: Answer) -> None:
        self.answered.emit(self._doubt, answer)
