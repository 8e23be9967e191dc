# SPDX-License-Identifier: MIT
"""What is typed into a document, as replacements in the stored text.

Qt says after each change where it was and how much came and went, in UTF-16 units. Only what came
is read from the document; everything else is known, and compared with what the document shows.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor, QTextDocument

from workbench.domain.rewriting import Replacement, difference, joined
from workbench.domain.text import Utf16Index
from workbench.ui.reading.shown_text import showable


class TypedEdits(QObject):
    """Follows one document from the text it was filled with."""

    changed = Signal()

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        self._is_filling = False
        self.before = self.text = ""
        self.edits: tuple[Replacement, ...] = ()
        document.contentsChange.connect(self._follow)

    def begin(self, text: str) -> None:
        """Fill the document with `text`; what is typed from now on is noted."""
        self._is_filling = True
        self._document.setPlainText(showable(text))
        self._is_filling = False
        self.go_on(text)

    def go_on(self, text: str | None = None) -> None:
        """Note from now on what is typed in the text as it is: what was typed before is kept."""
        self.before = self.text = self.text if text is None else text
        self.edits = ()

    @property
    def is_changed(self) -> bool:
        """Whether the text is another one than before."""
        return self.text != self.before

    def _follow(self, place: int, removed: int, _added: int) -> None:
        if self._is_filling:
            return
        index = Utf16Index.of(self.text)
        # Qt counts the end of the last paragraph where all of it is replaced.
        last = index.to_utf16(len(self.text))
        length = self._document.characterCount() - 1
        start = index.from_utf16(min(place, last))
        stop = min(place + removed, last)
        # A change in the middle of a character is one of the whole character.
        place = index.to_utf16(start)
        end = index.from_utf16(stop)
        if index.to_utf16(end) < stop:
            end += 1
        came = self._words(place, max(place, length - (last - index.to_utf16(end))))
        self._note(start, end, came)

    def _note(self, start: int, end: int, came: str) -> None:
        """Note what differs: for a new colour of words Qt says that they were replaced."""
        edit = difference(start, showable(self.text[start:end]), came)
        shown = self._words(0, self._document.characterCount() - 1)
        if showable(self._after(edit)) != shown:
            # Of several changes in one step of undo Qt tells a stretch that does not fit.
            edit = difference(0, showable(self.text), shown)
        if edit.start == edit.end and not edit.text:
            return
        self.edits = joined(self.edits, edit)
        self.text = self._after(edit)
        self.changed.emit()

    def _after(self, edit: Replacement) -> str:
        return self.text[: edit.start] + edit.text + self.text[edit.end :]

    def _words(self, start: int, end: int) -> str:
        cursor = QTextCursor(self._document)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText().replace("\u2028", "\n").replace("\u2029", "\n")
