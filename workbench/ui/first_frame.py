# SPDX-License-Identifier: MIT
"""The first thing to be seen: one source with its marks, in the place that it keeps.

To build the whole window takes several times as long as to show one page. So the page is painted
first, alone, and the window is built around it.
"""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from workbench.domain.frameworks import Framework
from workbench.services.first_view import FirstView
from workbench.ui.look.look import Look
from workbench.ui.reading.source_page import SourcePage
from workbench.ui.widgets.painted_once import PaintedOnce


class FirstFrame(PaintedOnce):
    """A page in an empty window; `painted` tells once that it can be read."""

    def __init__(self, look: Look, margins: tuple[int, int, int, int]) -> None:
        """Make a frame; `margins` are pixels around the page: left, top, right, bottom."""
        super().__init__()
        self.page = SourcePage(look)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*margins)
        layout.addWidget(self.page)

    def show_view(self, view: FirstView | None, framework: Framework) -> None:
        """Show the source that was looked at last, or that it is being fetched."""
        source = view.source if view else None
        if view is None or source is None:
            self.page.show_loading()
            return
        self.page.show_framework(framework)
        self.page.show_source(source)
        self.page.show_marks(view.marks_of(source))
