# SPDX-License-Identifier: MIT
"""Below what is checked: keep it as one pack or more, or cancel."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from workbench.services.drafting.history import Checking
from workbench.ui.importing.found_list import Found
from workbench.ui.look.look import Look
from workbench.ui.widgets.choices import TickBox
from workbench.ui.widgets.parts import button, row, rule


class Foot(QFrame):
    """Says what is going to be kept."""

    keep_wanted = Signal()
    cancelled = Signal()
    each_chosen = Signal(bool)
    """Whether every page becomes a pack of its own."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keep = button(look, "Keep", kind="primary", size="large")
        self._each = TickBox(look, "A pack for each page")
        self._cancel = button(look, "Cancel", kind="ghost")
        self._has_something = False
        self._words = ""
        self._lay_out()
        self._keep.clicked.connect(self.keep_wanted)
        self._cancel.clicked.connect(self.cancelled)
        self._each.clicked.connect(self.each_chosen)

    @property
    def can_keep(self) -> bool:
        """Whether there is something to keep, and nothing goes on that may change it."""
        return self._keep.isEnabled()

    def show_pages(self, now: Checking, found: Found) -> None:
        """Say what is going to be kept of these pages."""
        self._has_something = bool(found.kept_sources or found.background)
        self._words = _keep_words(now, found.kept_sources, is_some=self._has_something)
        self._each.setVisible(len(now.drafts) > 1)
        self._each.setChecked(now.is_pack_each)
        self.show_busy("")

    def show_busy(self, words: str) -> None:
        """Say what goes on meanwhile; with no words, that this is over."""
        self._keep.setEnabled(not words and self._has_something)
        self._keep.setText(words or self._words)
        self._keep.setAccessibleName(words or self._words)

    def _lay_out(self) -> None:
        side_by_side = QHBoxLayout()
        side_by_side.setContentsMargins(16, 12, 16, 12)
        side_by_side.addWidget(self._cancel)
        side_by_side.addStretch(1)
        side_by_side.addWidget(self._keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule())
        column.addLayout(row(self._each, None, margins=(16, 10, 16, 0)))
        column.addLayout(side_by_side)
        self.setProperty("surface", "pane")


def _keep_words(now: Checking, sources: int, *, is_some: bool) -> str:
    if now.is_pack_each:
        packs = len(now.drafts)
        return "Keep 1 pack" if packs == 1 else f"Keep {packs} packs"
    if not sources:
        return "Keep the background" if is_some else "Nothing to keep"
    return "Keep 1 source" if sources == 1 else f"Keep {sources} sources"
