# SPDX-License-Identifier: MIT
"""One letter of a framework in a line: tag, name, line, what it asks and shows."""

from __future__ import annotations

from workbench.domain.frameworks import Letter, dimension_name
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.lens import LineSample, Tag
from workbench.ui.widgets.parts import Glyph, column, label, row
from workbench.ui.widgets.pressed_card import PressedCard


class LetterRow(PressedCard):
    """Shows a letter; a press opens its form, where it can be changed."""

    def __init__(self, look: Look, letter: Letter, *, can_open: bool) -> None:
        super().__init__()
        self._tag, self._line = Tag(look, letter), LineSample(look, letter)
        self._name = label("", Style.BODY_STRONG)
        self._prompt = label("", Style.SMALL, ink="secondary", wraps=True)
        self._about = label("", Style.CAPTION, ink="tertiary", wraps=True)
        self._chevron = Glyph(look, "chevron-down", size=16)
        head = row(self._tag, self._name, self._line, None, self._chevron, gap=8)
        self.carry(column(head, self._prompt, self._about, gap=3, margins=(12, 9, 12, 9)))
        self._chevron.setVisible(can_open)

    def show_letter(self, letter: Letter, *, is_open: bool) -> None:
        """Show this letter, and whether its form is open below."""
        shows = ", ".join(dimension_name(each).lower() for each in letter.dimensions)
        state = ", open" if is_open else ""
        self.setAccessibleName(f"{letter.letter}, {letter.name}, {letter.line.value} line{state}")
        self.setAccessibleDescription(f"{letter.prompt} Shows {shows}.")
        self._tag.show_letter(letter)
        self._line.show_letter(letter)
        self._name.setText(letter.name)
        self._prompt.setText(letter.prompt)
        self._about.setText(f"Shows {shows}")
        self._chevron.show_icon("chevron-up" if is_open else "chevron-down")
