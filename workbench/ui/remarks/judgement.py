# SPDX-License-Identifier: MIT
"""How the plan was judged: level, mark, what went well, as the form has it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from workbench.domain.remark_lines import RemarkLine
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.parts import clear, column, label


class Judgement(QFrame):
    """A caption and a value for each field; not there where there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "sunken")
        self._shown: tuple[RemarkLine, ...] = ()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(12, 10, 12, 10)
        self._rows.setSpacing(8)
        self.setAccessibleName("How the plan was judged")
        self.hide()

    def show_lines(self, lines: Sequence[RemarkLine]) -> None:
        """Show these fields of the form."""
        lines = tuple(lines)
        if lines != self._shown:
            self._shown = lines
            clear(self._rows)
            for line in lines:
                self._rows.addWidget(_field(line))
        self.setVisible(bool(lines))


def _field(line: RemarkLine) -> QWidget:
    made = QWidget()
    caption = label(line.place, Style.CAPTION, ink="secondary")
    value = label(line.words, Style.BODY, wraps=True)
    value.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    made.setLayout(column(caption, value, gap=0))
    made.setAccessibleName(f"{line.place}: {line.words}")
    return made
