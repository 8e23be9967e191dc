# SPDX-License-Identifier: MIT
"""One of two notes side by side, with the words that only it has marked by line and weight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from workbench.domain.note_versions import Change
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.versions.wording import Part, in_words


class ComparedNote(QPlainTextEdit):
    """Shows the parts of a note; words that are gone are struck through, new ones underlined.

    A screen reader is told which those are in the description.
    """

    def __init__(self, look: Look, name: str, change: Change) -> None:
        super().__init__()
        self._look, self._change = look, change
        self._parts: tuple[Part, ...] = ()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("kind", "detail")
        self.setAccessibleName(name)
        look.changed.connect(self._write)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show this note."""
        self._parts = tuple(parts)
        self.setAccessibleDescription(in_words(self._parts, self._change))
        self._write()

    def _write(self) -> None:
        self.clear()
        cursor = self.textCursor()
        for number, part in enumerate(self._parts):
            if number:
                cursor.insertText("\n\n", self._format(Change.SAME))
            if part.caption:
                cursor.insertText(f"{part.caption}\n", self._caption())
            for piece in part.pieces:
                cursor.insertText(piece.text, self._format(piece.change))
            if not part.pieces:
                cursor.insertText("Nothing yet", self._format(Change.SAME, ink="text_tertiary"))
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _caption(self) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setFont(self._look.font(Style.CAPTION, weight=600))
        made.setForeground(self._look.colour("text_secondary"))
        return made

    def _format(self, change: Change, *, ink: str = "text") -> QTextCharFormat:
        made = QTextCharFormat()
        is_same = change is Change.SAME
        font = QFont(self._look.font(Style.BODY, weight=400 if is_same else 600))
        font.setStrikeOut(change is Change.GONE)
        font.setUnderline(change is Change.NEW)
        made.setFont(font)
        made.setForeground(self._look.colour("text_secondary" if change is Change.GONE else ink))
        if not is_same:
            made.setBackground(self._look.colour("hover"))
        return made
