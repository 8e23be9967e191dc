# SPDX-License-Identifier: MIT
"""Compare: two or three pages side by side with lines between them, and all links on the right.

What gives way where there is no room: first the links, which then come in the place of the last
page, then the other pages, so that one stands at a time and F6 moves on.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.ui.comparing.compared_page import LEAST, ComparedPage
from workbench.ui.comparing.link_lines import GAP, LinkLines
from workbench.ui.comparing.links_panel import WIDTH, LinksPanel
from workbench.ui.frame.lens_bar import LensBar
from workbench.ui.frame.toast import MIDDLE
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.parts import button, label, row, rule, surface

LOW = 600
"""Height in pixels as designed, below which the lens bar takes less of it."""


class CompareMode(QWidget):
    """The pages, the gaps between them, and the links; a controller fills them."""

    moved = Signal()
    """Pages may stand elsewhere."""
    stopped = Signal()
    """The link that was begun is not to be made."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._shown = 0
        self._wants_links = False
        self.pages: list[ComparedPage] = []
        self.gaps: list[LinkLines] = []
        self.panel = LinksPanel(look)
        self.lens_bar = LensBar(look)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self._guide_words = label("", Style.BODY, wraps=True)
        self._guide_words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        stop = button(look, "Stop", kind="ghost", size="small")
        stop.clicked.connect(self.stopped)
        self._guide = surface("sunken", row(self._guide_words, stop, margins=(12, 6, 8, 6)))
        self._guide.hide()
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addLayout(self._row, 1)
        middle.addLayout(row(self._guide, margins=(16, 0, 16, 6)))
        middle.addWidget(rule())
        middle.addWidget(self.lens_bar)
        self._centre = surface("page", middle)
        middle.setContentsMargins(0, 0, 0, 0)
        self._centre.setObjectName(MIDDLE)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._centre, 1)
        whole.addWidget(self.panel)
        look.changed.connect(self.make_room)

    def add_page(self, page: ComparedPage) -> None:
        """Put a page to the right of those that are there."""
        if self.pages:
            gap = LinkLines(self._look)
            self.gaps.append(gap)
            self._row.addWidget(gap)
        self.pages.append(page)
        self._row.addWidget(page, 1)
        self.make_room()

    def remove_last_page(self) -> None:
        """Take the page on the right away."""
        for widget in (self.pages.pop(), self.gaps.pop()):
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        self._shown = min(self._shown, len(self.pages) - 1)
        self.make_room()

    def can_show(self, count: int) -> bool:
        """Tell whether so many pages have room side by side."""
        return self.width() >= round((count * LEAST + (count - 1) * GAP) * self._look.scale)

    def guide(self, words: str) -> None:
        """Say how to go on with the link that was begun; with nothing, that none was."""
        self._guide_words.setText(words)
        self._guide.setVisible(bool(words))

    def bring(self, place: int) -> None:
        """Let the page at a place, from 0, be seen; with -1 the links."""
        self._wants_links = place < 0
        if place >= 0:
            self._shown = place
        self._show_panes()

    def next_pane(self, step: int, focused: int) -> None:
        """Put the focus on the pane so many places on from the one that has it."""
        count = len(self.pages) + 1
        at = (focused + step) % count if focused >= 0 else 0
        if at == len(self.pages):
            self.bring(-1)
            self.panel.take_focus()
        else:
            self.bring(at)
            self.pages[at].focus_wanted.emit()

    def pane_with_focus(self) -> int:
        """Return the place of the pane that has the focus; the links come last; -1 for none."""
        focused: QWidget | None = self.window().focusWidget()
        panes: list[QWidget] = [*self.pages, self.panel]
        holders = (n for n, pane in enumerate(panes) if focused and pane.isAncestorOf(focused))
        return next(holders, -1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._guide.isHidden():
            self.stopped.emit()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.make_room()

    def make_room(self) -> None:
        """Show as many panes as have room."""
        scale = self._look.scale
        self.panel.setFixedWidth(round(WIDTH * scale))
        self.lens_bar.be_flat(self.height() / scale < LOW)
        focused = self.pane_with_focus()
        if 0 <= focused < len(self.pages):
            self._shown = focused
        self._show_panes()

    def _show_panes(self) -> None:
        scale, width, count = self._look.scale, self.width(), len(self.pages)
        everything = round((count * LEAST + (count - 1) * GAP + WIDTH) * scale)
        has_all = width >= everything
        shows_links = has_all or self._wants_links
        self.panel.setVisible(shows_links)
        covers = shows_links and not has_all
        left = width - self.panel.width() if covers else width
        fitting = max(1, round(left / scale + GAP) // (LEAST + GAP))
        at_once = min(count, fitting)
        first = min(self._shown, count - at_once) if self._shown >= at_once else 0
        for at, page in enumerate(self.pages):
            page.setVisible(first <= at < first + at_once)
        for at, gap in enumerate(self.gaps):
            gap.setVisible(first <= at < first + at_once - 1)
        # With no room even for one page beside them, the links stand alone.
        self._centre.setVisible(not covers or left >= LEAST * scale)
        QTimer.singleShot(0, self.moved.emit)
