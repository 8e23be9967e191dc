# SPDX-License-Identifier: MIT
"""Comments that were kept, offered below the line in which somebody types."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal

from workbench.domain.kept_comments import KeptComment
from workbench.ui.announcing import announce
from workbench.ui.look.look import Look
from workbench.ui.widgets.text_list import TextLine, TextList

_LINE = 28


class CommentOffers(TextList):
    """Is walked from the line above it, which keeps the focus; a click takes a comment as well.

    Signals:
        taken: a comment was clicked (str).
    """

    taken = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, height=_LINE)
        self._look = look
        self.setAccessibleName("Comments you kept")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clicked.connect(lambda _: self._take())
        self.hide()

    def show_offers(self, offers: Sequence[KeptComment]) -> None:
        """Offer these; none of them is chosen yet."""
        lines = [TextLine(each.text, each.text, each.text) for each in offers]
        if tuple(lines) != self.lines:
            self.show_lines(lines, place=-1)
            self.setFixedHeight(round((len(lines) * _LINE + 4) * self._look.scale))
        self.clearSelection()
        self.setCurrentIndex(self.model().index(-1, 0))
        self.setVisible(bool(lines))

    def chosen(self) -> str | None:
        """Return the comment that is chosen, or None."""
        line = self.line()
        return str(line.value) if line is not None and not self.isHidden() else None

    def step(self, by: int) -> bool:
        """Choose the next comment, or the one before; tell whether there are any."""
        if not self.lines or self.isHidden():
            return False
        place = max(0, min(self.place() + by, len(self.lines) - 1))
        self.choose(place)
        announce(self, f"{self.lines[place].spoken}, {place + 1} of {len(self.lines)}")
        return True

    def _take(self) -> None:
        chosen = self.chosen()
        if chosen is not None:
            self.taken.emit(chosen)
