# SPDX-License-Identifier: MIT
"""Words of the source that the background explains, underlined while the background is open.

Else they are not: lines below words are what marks are known by.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workbench.ui.modes.read import ReadMode

if TYPE_CHECKING:
    from workbench.domain.text import Span
    from workbench.ui.reading.marked_text import MarkedText
    from workbench.ui.window import Window


class GlossaryController(QObject):
    """Joins the words of the background to the text and the label of Read."""

    def __init__(self, window: Window, read: ReadMode) -> None:
        super().__init__(window)
        self._window, self._texts = window, (read.page.body, read.label.text)
        desk = window.desk
        for changed in (window.drawers.changed, desk.source_changed, desk.pack_changed):
            changed.connect(self._show)

    def _show(self) -> None:
        pack = self._window.desk.pack
        is_open = self._window.drawers.opened == "background"
        for text in self._texts:
            if pack is None or not is_open or not pack.background.glossary:
                text.show_terms(())
            else:
                self._look_through(text)

    def _look_through(self, text: MarkedText) -> None:
        pack, words = self._window.desk.pack, text.text
        if pack is None:
            return

        def arrived(terms: tuple[Span, ...]) -> None:
            is_open = self._window.drawers.opened == "background"
            if is_open and text.text == words and self._window.desk.pack is pack:
                text.show_terms(terms)

        self._window.jobs.run(lambda: pack.background.terms_in(words), arrived)
