# SPDX-License-Identifier: MIT
"""The words of the chosen part with a caret: to be cut there, or to move some of them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget
from typing_extensions import override

from workbench.domain.text import Span, Utf16Index
from workbench.services.drafting.operations import Key
from workbench.services.drafting.sentences import sentence_at
from workbench.ui.importing.page_delegate import LONGEST, fill
from workbench.ui.look.look import Look
from workbench.ui.widgets.focus_ring import NO_RING

_PLAIN = Qt.KeyboardModifier.NoModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_WITH_ALT = {
    Qt.Key.Key_Up: Key.EARLIER.value,
    Qt.Key.Key_Down: Key.LATER.value,
    Qt.Key.Key_L: Key.SORT.value,
}


class PartText(QTextEdit):
    """Words that can be read and chosen, not typed into."""

    key_pressed = Signal(str)
    """A key that does something to the part: a letter, Enter, Delete or Backspace."""
    left = Signal()
    """Escape: back to the list of parts."""
    stepped = Signal(int)
    """Down below the last line (1) or up above the first one (-1)."""
    menu_wanted = Signal(QPoint)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._text = ""
        self._shown: tuple[str, QFont, int] | None = None
        self._index = Utf16Index.of("")
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("kind", "reading")
        self.setProperty(NO_RING, True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleDescription(
            "Enter cuts the part in two at the caret. Space takes the sentence. A letter changes "
            "the kind of the chosen words. Escape goes back."
        )

    def show_text(self, text: str, font: QFont, line: int) -> None:
        """Show the words of a part; the same words keep their caret."""
        if (text, font, line) == self._shown:
            return
        self._shown = (text, font, line)
        self._text = text
        self._index = Utf16Index.of(text)
        is_cut = len(text) > LONGEST
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if is_cut
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        fill(self.document(), text, font, line)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    @property
    def caret(self) -> int:
        """Where the caret stands, in code points."""
        return min(self._index.from_utf16(self.textCursor().position()), len(self._text))

    @property
    def words(self) -> Span | None:
        """Which words are chosen, in code points."""
        cursor = self.textCursor()
        start = self._index.from_utf16(cursor.selectionStart())
        end = min(self._index.from_utf16(cursor.selectionEnd()), len(self._text))
        return Span(start, end) if start < end else None

    def choose(self, words: Span) -> None:
        """Choose these words."""
        cursor = self.textCursor()
        cursor.setPosition(self._index.to_utf16(words.start))
        cursor.setPosition(self._index.to_utf16(words.end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def choose_sentence(self) -> None:
        """Choose the sentence at the caret."""
        found = sentence_at(self._text, self.caret)
        if found is not None:
            self.choose(found)

    def put_caret(self, place: QPoint) -> None:
        """Put the caret where this place of the widget is."""
        self.setTextCursor(self.cursorForPosition(place))

    def give_up_words(self) -> None:
        """Choose no words."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = plain_key(event)
        if key is not None:
            if key == " ":
                self.choose_sentence()
            elif key == "Y":
                event.ignore()
            else:
                self.key_pressed.emit(key)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif not self._step(event):
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())
        event.accept()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            place = self.cursorRect()
            place.setWidth(2)
            QPainter(self.viewport()).fillRect(place, self._look.colour("text"))

    def _step(self, event: QKeyEvent) -> bool:
        """Leave the part at its first or last line; return whether that happened."""
        ways = {Qt.Key.Key_Down: QTextCursor.MoveOperation.Down,
                Qt.Key.Key_Up: QTextCursor.MoveOperation.Up}  # fmt: skip
        way = ways.get(Qt.Key(event.key()))
        if way is None or event.modifiers() & ~_KEYPAD:
            return False
        if self.textCursor().movePosition(way):
            return False
        self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        return True


def plain_key(event: QKeyEvent) -> str | None:
    """Return the name of a key that does something to a part, or None for others."""
    modifiers = event.modifiers() & ~_KEYPAD
    if modifiers == Qt.KeyboardModifier.AltModifier:
        return _WITH_ALT.get(Qt.Key(event.key()))
    if modifiers & ~Qt.KeyboardModifier.ShiftModifier:
        return None
    named = {
        Qt.Key.Key_Return: "Enter",
        Qt.Key.Key_Enter: "Enter",
        Qt.Key.Key_Delete: "Delete",
        Qt.Key.Key_Backspace: "Backspace",
        Qt.Key.Key_Space: " ",
    }
    name = named.get(Qt.Key(event.key()))
    if name is not None:
        return name
    text = event.text()
    return text.upper() if len(text) == 1 and text.isascii() and text.isalpha() else None
