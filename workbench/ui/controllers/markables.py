# SPDX-License-Identifier: MIT
"""What can be marked of a source, and which of it is in use: text, label or picture."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from workbench.domain.annotations import SourcePart
from workbench.domain.frameworks import Letter
from workbench.domain.regions import Region
from workbench.domain.sources import Source
from workbench.domain.text import Span
from workbench.ui.modes.read import ReadMode
from workbench.ui.reading.marked_picture import MarkedPicture
from workbench.ui.reading.marked_text import MarkedText

Markable = MarkedText | MarkedPicture


class Markables(QObject):
    """The text, the label and the picture of the source that is shown; one of them is in use."""

    selection_changed = Signal()
    """After something was selected in one of them, or is no longer."""

    def __init__(self, mode: ReadMode) -> None:
        super().__init__(mode)
        self.body, self.label = mode.page.body, mode.label.text
        self.picture = mode.page.picture.canvas
        self._in_use: Markable = self.body
        for each in self.all():
            each.selection_changed.connect(self._listener(each))

    def all(self) -> tuple[Markable, ...]:
        """Return all of them."""
        return self.body, self.label, self.picture

    @property
    def in_use(self) -> Markable:
        """The one that has the focus or had it last."""
        self._in_use = next((each for each in self.all() if each.hasFocus()), self._in_use)
        return self._in_use

    def begin_with(self, source: Source) -> None:
        """Use what is there first of another source: its words, or else its picture."""
        is_picture = source.picture is not None and not source.body
        self._in_use = self.picture if is_picture else self.body

    def place(self) -> Span | Region | None:
        """Return what is selected in the one in use."""
        return self.in_use.selection()

    def words(self) -> str:
        """Return the words that are selected, or none."""
        text = self._in_use
        span = None if isinstance(text, MarkedPicture) else text.selection()
        return "" if span is None or isinstance(text, MarkedPicture) else span.of(text.text)

    def part_of(self, text: Markable) -> SourcePart:
        """Return what of the source is marked there."""
        if isinstance(text, MarkedPicture):
            return SourcePart.PICTURE
        return SourcePart.ATTRIBUTION if text is self.label else SourcePart.BODY

    def select_here(self) -> None:
        """Select the sentence at the caret, or draw a part in the middle of the picture."""
        text = self.in_use
        text.draw_amid() if isinstance(text, MarkedPicture) else text.select_sentence()

    def how_to_select(self, letter: Letter) -> str:
        """Return what to do before a letter can mark something."""
        text = self.in_use
        if isinstance(text, MarkedPicture):
            if text.has_picture:
                return f"Drag over a part of the picture, or press A, then press {letter.letter}."
        elif text.text:
            return f"Select words first, then press {letter.letter}."
        return "There are no words to select here. You can write a note on the whole source."

    def make_ready(self, letter: Letter) -> str:
        """Let Enter mark what is selected next with a letter; return what to do."""
        for each in self.all():
            each.ready_letter = letter
        wanted = "Draw a part" if isinstance(self._in_use, MarkedPicture) else "Select words"
        return f"{wanted} and press Enter to mark as {letter.name}."

    def _listener(self, text: Markable) -> Callable[[Span | Region | None], None]:
        def listen(place: Span | Region | None) -> None:
            if place is not None:
                self._in_use = text
                for other in self.all():
                    if other is not text:
                        other.clear_selection()
            self.selection_changed.emit()

        return listen
