# SPDX-License-Identifier: MIT
"""The claim above the points and the judgement below them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.planning import wording
from workbench.ui.planning.fields import SlotField
from workbench.ui.planning.heading import Heading
from workbench.ui.planning.standing_remarks import StandingRemarks
from workbench.ui.widgets.parts import label, row, set_property
from workbench.ui.widgets.remark_stack import RemarkStack

if TYPE_CHECKING:
    from workbench.domain.remark_lines import RemarkLine


class ClaimCard(QFrame):
    """What the student will say, in one sentence, always open."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("surface", "card")
        self.field = SlotField(
            look,
            "My claim",
            "Your answer to the question",
            style=Style.CLAIM,
            weight=500,
            is_framed=False,
        )
        caption = label("My claim", Style.LABEL, ink="tertiary")
        hint = label("one sentence", Style.CAPTION, ink="tertiary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 9, 14, 11)
        layout.setSpacing(4)
        layout.addLayout(row(caption, None, hint))
        self.remarks = RemarkStack(look)
        layout.addWidget(self.remarks)
        layout.addWidget(self.field)
        self.field.editor.focused.connect(self._show_state)
        self.field.left.connect(self._show_state)
        self.field.shown.connect(self._show_state)
        self._show_state()

    def _show_state(self) -> None:
        has_focus = self.field.editor.hasFocus()
        is_gap = not has_focus and not self.field.text().strip()
        set_property(self, "surface", "gap" if is_gap else "card")
        set_property(self, "focused", "true" if has_focus else "false")


class JudgementCard(QFrame):
    """The decision at the end, open or closed.

    Signals:
        opening_wanted: whether it should be open (bool).
    """

    opening_wanted = Signal(bool)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("surface", "card")
        self.heading = Heading(look)
        self.field = SlotField(
            look, wording.JUDGEMENT, "On balance, what do you decide, and what decides it?"
        )
        self.remarks = StandingRemarks(look)
        self._frame = QFrame()
        inner = QVBoxLayout(self._frame)
        inner.setContentsMargins(14, 4, 12, 14)
        inner.addWidget(self.field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.heading)
        layout.addWidget(self.remarks)
        layout.addWidget(self._frame)
        self.heading.opening_wanted.connect(self.opening_wanted)
        self.field.escaped.connect(self.heading.setFocus)
        self.field.entered.connect(self.heading.setFocus)
        self.show_opened(is_open=False)

    def show_judgement(self, text: str) -> None:
        """Show the judgement as it is now."""
        is_there = bool(text.strip())
        self.field.show_text(text)
        self._show_heading(is_there=is_there)

    def show_remarks(self, lines: Sequence[RemarkLine]) -> None:
        """Show what a teacher wrote about the judgement."""
        self.remarks.show_lines(lines)
        self._show_heading(is_there=bool(self.field.text().strip()))

    def show_opened(self, *, is_open: bool) -> None:
        """Open or close the field."""
        self._frame.setVisible(is_open)
        self.remarks.show_opened(is_open=is_open)
        self.heading.show_opened(is_open=is_open)
        set_property(self, "active", "true" if is_open else "false")

    def _show_heading(self, *, is_there: bool) -> None:
        state = "complete" if is_there else "not started"
        self.heading.show_part(
            "=", wording.JUDGEMENT, state=self.remarks.with_number(state), steps=(is_there,)
        )
