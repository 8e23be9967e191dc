# SPDX-License-Identifier: MIT
"""What a window leaves out while a paper is sat: rail, menu, search, drawers, other modes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.ui.window import Window


class ExamConditions:
    """Puts everything that an exam does not have out of reach, and brings it back."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self.are_on = False

    def set(self, *, are_on: bool) -> None:
        """Let only the paper be reached, or everything again."""
        if are_on == self.are_on:
            return
        self.are_on = are_on
        window = self._window
        window.drawers.close_drawer()
        window.toast.hide()
        for frame in (window.rail, window.top_bar):
            frame.setHidden(are_on)
        window.let_menu_show(is_allowed=not are_on)
        window.commands.sit_exam(is_sat=are_on)
