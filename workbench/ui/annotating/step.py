# SPDX-License-Identifier: MIT
"""One step in the open card: its caption, its field, and starters while it is empty."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from workbench.ui.annotating.field import StepField
from workbench.ui.annotating.starters import Starters
from workbench.ui.annotating.wording import Step
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.parts import column, label


class StepBlock(QWidget):
    """A step of a note."""

    typed = Signal()

    def __init__(self, look: Look, step: Step) -> None:
        super().__init__()
        self.name = step.field
        """The field of the annotation."""
        self.field = StepField(look)
        self.step = step
        """What is asked here."""
        self._is_in_use = False
        self._caption = label(step.caption, Style.LABEL, ink="secondary", wraps=True)
        self._caption.setBuddy(self.field)
        self._starters = Starters(look)
        self._starters.hide()
        self.setLayout(column(self._caption, self.field, self._starters, gap=4))
        self.show_caption(step.caption)
        self.field.typed.connect(self._on_typed)
        self.field.starters_wanted.connect(self._starters.walk)
        self._starters.taken.connect(self._take)
        self._starters.given_up.connect(self.focus)
        self._starters.typed.connect(self._type)

    def show_caption(self, caption: str) -> None:
        """Name the step."""
        self._caption.setText(caption)
        self.field.setAccessibleName(caption)

    def show_step(self, step: Step) -> None:
        """Ask this of the same field from now on."""
        if step != self.step:
            self.step = step
            self.show_caption(step.caption)

    def show_mark(self, mark: str) -> None:
        """Say which mark the step is about, to those who cannot see it."""
        self.field.setAccessibleDescription(mark)

    def show_offer(self, prompt: str, starters: Sequence[str]) -> None:
        """Ask `prompt`, where the step has no question of its own, and offer these starters."""
        self.field.show_prompt(self.step.prompt or prompt)
        self._starters.show_starters(starters)
        self._show_starters()

    def start_anew(self, text: str) -> None:
        """Show the step of another note."""
        self._is_in_use = False
        self.field.start_anew(text)
        self._show_starters()

    def show_in_use(self, is_in_use: bool) -> None:
        """Show whether this is the step that is being written."""
        self._is_in_use = is_in_use
        self._show_starters()

    def focus(self) -> None:
        """Go to the field, to the end of what is written."""
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_typed(self) -> None:
        self._show_starters()
        self.typed.emit()

    def _show_starters(self) -> None:
        is_wanted = self._is_in_use and not self.field.text() and not self._starters.is_empty
        if not is_wanted and self._starters.has_focus_within():
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._starters.setVisible(is_wanted)

    def _take(self, starter: str) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.take_starter(starter)

    def _type(self, text: str) -> None:
        self.focus()
        self.field.insertPlainText(text)
