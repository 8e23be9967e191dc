# SPDX-License-Identifier: MIT
"""What a teacher wrote about a part of the plan, shown while that part is open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout

from workbench.domain.remark_lines import RemarkLine
from workbench.ui.look.look import Look
from workbench.ui.widgets.remark_stack import RemarkStack


class StandingRemarks(QFrame):
    """The remarks below the heading of a part; not there where there are none."""

    def __init__(self, look: Look, *, is_open: bool = False) -> None:
        super().__init__()
        self.stack = RemarkStack(look)
        self._lines: tuple[RemarkLine, ...] = ()
        self._is_open = is_open
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 4, 12, 8)
        layout.addWidget(self.stack)
        self.hide()

    def show_lines(self, lines: Sequence[RemarkLine]) -> None:
        """Show these remarks."""
        self._lines = tuple(lines)
        self.stack.show_lines(lines)
        self._show()

    def show_opened(self, *, is_open: bool) -> None:
        """Show whether the part is open."""
        self._is_open = is_open
        self._show()

    def with_number(self, state: str) -> str:
        """Return how far a part is, and how many remarks on it are still to be done."""
        left = sum(line.remark.is_open for line in self._lines)
        if not left:
            return state
        return f"{left} {'remark' if left == 1 else 'remarks'} · {state}"

    def _show(self) -> None:
        self.setVisible(self._is_open and bool(self._lines))
