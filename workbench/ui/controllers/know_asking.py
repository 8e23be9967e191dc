# SPDX-License-Identifier: MIT
"""“I know”: the card in which something known is written down, over the words it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from workbench.domain.background import OwnKnowledge
from workbench.domain.sources import Source
from workbench.ui.look.look import Look

if TYPE_CHECKING:
    from workbench.ui.desk import Desk
    from workbench.ui.knowing.know_box import KnowBox


class KnowAsking(QObject):
    """Joins the card, which is made when it is first asked for, to the desk."""

    left = Signal()
    """The student is done with it: back to the words."""

    def __init__(self, look: Look, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._look, self._desk = look, desk
        self._box: KnowBox | None = None

    def ask(self, over: QWidget, source: Source, words: str) -> None:
        """Begin something known about these words of a source, or without any about all of it.

        The card stands over the lower edge of a widget, the same each time.
        """
        if self._box is None:
            from workbench.ui.knowing.know_box import KnowBox

            self._box = KnowBox(self._look, over)
            self._box.knowledge_changed.connect(self._desk.known.keep)
            self._box.left.connect(self.left)
        self._box.ask(source.id, words)

    def pending(self) -> OwnKnowledge | None:
        """Return what is being typed and was not handed on, or None."""
        return self._box.pending() if self._box else None

    def flush(self) -> None:
        """Hand on what is being typed."""
        if self._box is not None:
            self._box.flush()
