# SPDX-License-Identifier: MIT
"""Practise as a whole: choosing, the paper, the page that covers it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from workbench.ui.look.look import Look
from workbench.ui.practising.cover import Cover
from workbench.ui.practising.sitting import SittingPage
from workbench.ui.practising.sources import SourcesArea
from workbench.ui.practising.starting import StartPage


class PractiseMode(QWidget):
    """One of three pages: `start`, `sitting` (which also shows what followed), `cover`.

    Signals:
        pane_wanted: the focus is to go on, with 1, or back, with -1.
    """

    pane_wanted = Signal(int)

    def __init__(self, look: Look, sources: SourcesArea) -> None:
        super().__init__()
        self.start = StartPage(look)
        self.sitting = SittingPage(look, sources)
        self.cover = Cover(look)
        self._pages = QStackedWidget()
        for page in (self.start, self.sitting, self.cover):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)

    def show_start(self) -> None:
        """Show what can be practised."""
        self._pages.setCurrentWidget(self.start)

    def show_paper(self) -> None:
        """Show the paper, or what followed it."""
        self._pages.setCurrentWidget(self.sitting)

    def show_cover(self) -> None:
        """Cover the paper."""
        self._pages.setCurrentWidget(self.cover)

    def next_pane(self) -> None:
        """Put the focus on the next pane."""
        self.pane_wanted.emit(1)

    def previous_pane(self) -> None:
        """Put the focus on the pane before."""
        self.pane_wanted.emit(-1)

    @property
    def is_covered(self) -> bool:
        """Whether the paper is covered."""
        return self._pages.currentWidget() is self.cover
