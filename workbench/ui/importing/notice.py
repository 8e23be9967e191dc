# SPDX-License-Identifier: MIT
"""Above the page that is checked: repairs, what went wrong, and the way to other alphabets."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.importers.draft import PackDraft
from workbench.ui.importing.reading import SILENT
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.parts import Glyph, button, label, row, turn

_BESIDE = 480
"""Width in pixels from which the button stands beside the words, and not below them."""


class Notice(QFrame):
    """A card that is there as long as there is something to say."""

    letters_wanted = Signal()
    """Somebody wants to try another alphabet."""
    stopped = Signal()
    """The page is not to be read anew after all."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._problem = self._reading = ""
        self._warnings: tuple[str, ...] = ()
        self._has_choices = False
        self._words = label("", Style.SMALL, wraps=True)
        self._letters = button(look, "Letters look wrong?", size="small")
        self._letters.setAccessibleDescription("Shows the page in other alphabets to choose from.")
        self._stop = button(look, "Stop", size="small")
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SILENT)
        self._soon.timeout.connect(self._show)
        self._letters.clicked.connect(self.letters_wanted)
        self._stop.clicked.connect(self.stopped)
        self.setProperty("surface", "card")
        self._inside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._inside.setSpacing(8)
        self._lay_out()
        self._show()

    def show_pages(self, drafts: tuple[PackDraft, ...]) -> None:
        """Say what had to be repaired on these pages; problems are over."""
        said = [warning for draft in drafts for warning in draft.warnings]
        self._warnings = tuple(dict.fromkeys(said))
        self._has_choices = any(draft.choices for draft in drafts)
        self._problem = ""
        self._show()

    def show_problem(self, message: str) -> None:
        """Say what went wrong."""
        self._problem = message
        self._show()

    def show_reading(self, words: str) -> None:
        """Say, when it takes long enough, that a page is read anew; with no words, that it is."""
        self._reading, self._problem = words, ""
        if words:
            self._soon.start()
        else:
            self._soon.stop()
            self._show()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= round(_BESIDE * self._look.scale)
        turn(self._inside, is_wide=is_wide)

    def _show(self) -> None:
        words = self._problem or self._reading or " ".join(self._warnings)
        self._words.setText(words)
        self._stop.setVisible(bool(self._reading))
        self._letters.setVisible(self._has_choices and not self._reading)
        self.setVisible(bool(words) or self._has_choices)

    def _lay_out(self) -> None:
        self._inside.addLayout(
            row(Glyph(self._look, "triangle-alert", size=18), self._words, gap=10), 1
        )
        self._inside.addLayout(row(None, self._letters, self._stop))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 8, 12, 8)
        outer.addLayout(self._inside)
