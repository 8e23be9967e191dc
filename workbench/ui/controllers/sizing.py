# SPDX-License-Identifier: MIT
"""How much room there is: larger text, the whole screen, nothing but the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workbench.domain.comfort import Comfort
from workbench.ui.modes.read import ReadMode

if TYPE_CHECKING:
    from workbench.ui.window import Window

_STEP = 2
"""Pixels as designed between one size of text and the next."""


class SizingController(QObject):
    """Answers the actions that are about size alone."""

    def __init__(self, window: Window, read: ReadMode) -> None:
        super().__init__(window)
        self._window, self._read = window, read
        window.commands.handle(
            {
                "larger": lambda: self.resize_text(1),
                "smaller": lambda: self.resize_text(-1),
                "usual-size": lambda: self.resize_text(0),
                "full-screen": self._toggle_full_screen,
                "only-text": self._toggle_only_text,
            }
        )

    def resize_text(self, steps: int) -> None:
        """Show text so many steps larger, or smaller; with 0 in the usual size."""
        look = self._window.look
        look.choose_size(look.comfort.size + _STEP * steps if steps else Comfort().size)

    def _toggle_full_screen(self) -> None:
        window = self._window
        window.showNormal() if window.isFullScreen() else window.showFullScreen()

    def _toggle_only_text(self) -> None:
        is_alone = self._window.rail.isVisible()
        for each in (self._window.rail, self._window.top_bar):
            each.setVisible(not is_alone)
        self._read.show_only_text(is_alone=is_alone)
