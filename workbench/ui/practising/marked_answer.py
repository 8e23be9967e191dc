# SPDX-License-Identifier: MIT
"""An answer as it was frozen, paragraph by paragraph, with what a teacher wrote at each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from workbench.domain.remark_lines import RemarkLine
from workbench.domain.saying import counted
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.parts import clear, column, label, row
from workbench.ui.widgets.remark_stack import RemarkStack

_SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class MarkedAnswer(QWidget):
    """The paragraphs with their numbers; below each, what was said about it.

    Signals:
        stack_made: remarks have a place to be shown (RemarkStack).
    """

    stack_made = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._paragraphs: tuple[str, ...] = ()
        self._texts: list[QLabel] = []
        self._made: list[RemarkStack] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        self._at_added = RemarkStack(look, is_at_place=False)
        self.setLayout(column(self._rows, self._at_added, None, gap=10, margins=(0, 0, 8, 0)))
        look.changed.connect(self._follow_look)

    @property
    def stacks(self) -> tuple[RemarkStack, ...]:
        """Where remarks are shown: one for each paragraph, and one for all that was added."""
        return (*self._made, self._at_added)

    def show_answer(
        self, paragraphs: Sequence[str], remarks: Mapping[int, Sequence[RemarkLine]]
    ) -> None:
        """Show paragraphs, and the remarks on them by their numbers, which count from 1.

        Higher numbers are those of paragraphs that were added, which are shown elsewhere.
        """
        if tuple(paragraphs) != self._paragraphs:
            self._paragraphs = tuple(paragraphs)
            self._make()
        for number, (stack, text) in enumerate(zip(self._made, self._texts, strict=True), 1):
            lines = remarks.get(number, ())
            stack.show_lines(lines)
            said = f", {counted(len(lines), 'remark')}" if lines else ""
            name = f"Paragraph {number}{said}. {text.text()}"
            if name != text.accessibleName():
                # A screen reader is told of each name that is given, the same one as well.
                text.setAccessibleName(name)
        added = sorted(number for number in remarks if number > len(self._paragraphs))
        self._at_added.show_lines([line for number in added for line in remarks[number]])

    def focus_paragraph(self, number: int) -> bool:
        """Go to a paragraph, counted from 1; tell whether it is here."""
        is_here = 0 < number <= len(self._texts)
        if is_here:
            self._texts[number - 1].setFocus(Qt.FocusReason.OtherFocusReason)
        return is_here

    def _make(self) -> None:
        for stack in self._made:
            stack.flush()
        clear(self._rows)
        self._texts, self._made = [], []
        for number, words in enumerate(self._paragraphs, 1):
            text = label(words, wraps=True)
            text.setTextInteractionFlags(_SELECTABLE)
            text.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            stack = RemarkStack(self._look)
            shown = label(f"{number}", Style.CAPTION, ink="tertiary")
            shown.setFixedWidth(round(20 * self._look.scale))
            self._texts.append(text)
            self._made.append(stack)
            self._rows.addLayout(row(column(shown, None), column(text, stack, gap=6), gap=4))
            self.stack_made.emit(stack)
        self._follow_look()

    def _follow_look(self) -> None:
        size = self._look.reading_font().pixelSize()
        for text in self._texts:
            text.setStyleSheet(f"font-size: {size}px;")
