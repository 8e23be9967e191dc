# SPDX-License-Identifier: MIT
"""How work was judged: what the form has."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from workbench.domain.remark_lines import RemarkLine
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.parts import clear, column, label, row

_SHORT = 8
"""Characters up to which values stand side by side: a level, a mark."""


class Judgement(QFrame):
    """A caption and a value for each field; not there where there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "sunken")
        self._shown: tuple[RemarkLine, ...] = ()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(12, 10, 12, 10)
        self._rows.setSpacing(8)
        self.setAccessibleName("How your work was judged")
        self.hide()

    def show_lines(self, lines: Sequence[RemarkLine]) -> None:
        """Show these fields of the form."""
        lines = tuple(lines)
        if lines != self._shown:
            self._shown = lines
            clear(self._rows)
            short = [line for line in lines if len(line.words) <= _SHORT]
            if short:
                self._rows.addLayout(row(*map(_field, short), None, gap=28))
            for line in lines:
                if line not in short:
                    self._rows.addWidget(_field(line, wraps=True))
        self.setVisible(bool(lines))


def _field(line: RemarkLine, *, wraps: bool = False) -> QWidget:
    made = QWidget()
    caption = label(line.place, Style.CAPTION, ink="secondary")
    value = label(line.words, Style.BODY_STRONG if not wraps else Style.BODY, wraps=wraps)
    if wraps:
        value.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    made.setLayout(column(caption, value, gap=0))
    made.setAccessibleName(f"{line.place}: {line.words}")
    return made
