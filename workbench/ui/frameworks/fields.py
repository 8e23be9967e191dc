# SPDX-License-Identifier: MIT
"""A line of a framework: what is typed counts when the line is left, unless something is wrong."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workbench.ui.announcing import announce
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.form_fields import FormLine
from workbench.ui.widgets.parts import column, label

Check = Callable[[str], str | None]


class CheckedLine(QWidget):
    """A caption, a line, and below it what is wrong, in a sentence.

    Signals:
        settled: what was typed, once it can be had (str).
    """

    settled = Signal(str)

    def __init__(
        self,
        caption: str,
        *,
        check: Check = lambda _: None,
        most: int = 1000,
        placeholder: str = "",
    ) -> None:
        super().__init__()
        self._check, self._kept = check, ""
        self.line = FormLine(placeholder, caption)
        self.line.setMaxLength(most)
        self._problem = label("", Style.SMALL, ink="error", wraps=True)
        self._problem.hide()
        self.setLayout(
            column(label(caption, Style.LABEL, ink="secondary"), self.line, self._problem, gap=4)
        )
        self.line.editingFinished.connect(self.commit)

    def show_text(self, text: str) -> None:
        """Show this, unless something else is being typed."""
        if text != self._kept or not self.line.hasFocus():
            self._kept = text
            self.line.setText(text)
            self._tell(None)

    def is_typed(self) -> bool:
        """Tell whether something was typed that was not handed on."""
        return self.line.text() != self._kept and self._check(self.line.text().strip()) is None

    def commit(self) -> None:
        """Hand on what was typed, or say what is wrong with it."""
        typed = self.line.text().strip()
        problem = self._check(typed) if typed != self._kept else None
        self._tell(problem)
        if problem is None and typed != self._kept:
            self._kept = typed
            self.settled.emit(typed)

    def _tell(self, problem: str | None) -> None:
        self._problem.setText(problem or "")
        self._problem.setVisible(problem is not None)
        self.line.setAccessibleDescription(problem or "")
        if problem is not None:
            announce(self.line, problem)
