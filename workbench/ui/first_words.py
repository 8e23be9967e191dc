# SPDX-License-Identifier: MIT
"""Words that can be selected and marked before the window is built that does the same for good.

What is needed is remembered of the window as it was last seen (`workbench.ui.seen_words`): the
visible lines, where each stood, and the colours. Qt's own text field does the selecting. Every
stroke is written down (`workbench.ui.deeds`); the window does it when it is there
(`workbench.ui.catching_up`). What is shown here is only what it will look like then.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QPoint, QRect, QSize
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontDatabase,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from workbench.overriding import override
from workbench.ui.deeds import Chosen, Deed, Pressed
from workbench.ui.look.faces import face

if TYPE_CHECKING:
    from workbench.ui.widgets.plain import PlainLabel

_FIXED_HEIGHT = QTextBlockFormat.LineHeightTypes.FixedHeight.value
_TYPED_WIDTH, _TYPED_MARGIN = 320, 4
"""Pixels that what is typed for a note takes at most, and around it."""

_BEYOND = 200
"""Pixels by which a line can be longer or lower than its place."""

# Numbers of `Qt.Key`: asking for one by its name makes all enumerations of `Qt` at once, which
# takes as long as all else here.
_ESCAPE, _BACKSPACE = 0x01000000, 0x01000003
_MOVING = range(0x01000010, 0x01000018)
"""Home, End, the arrows, Page Up and Page Down."""
_HELD = (*range(0x01000020, 0x01000024), 0x01001103)
"""Shift, Ctrl, Meta, Alt and AltGr, which do nothing but change what others do."""


class FirstWords(QTextEdit):
    """The lines of one part of a source, each where it stood.

    Nothing is drawn of them but what is selected or marked, as long as a picture shows the rest.
    """

    def __init__(
        self, seen: dict[str, Any], colours: dict[str, str], tell: Callable[[Deed], object]
    ) -> None:
        """Make the field.

        Args:
            seen: One of `texts` of what `workbench.ui.seen_words.words_seen` returns.
            colours: The colours it returns.
            tell: Called with each `Deed`.
        """
        super().__init__()
        self.part: str = seen["part"]
        self._left, self._top, self._width, self._below = seen["place"]
        self._seen, self._colours, self._tell = seen, colours, tell
        self._starts: list[int] = []
        self._letters: dict[str, list[str]] = seen["letters"]
        self._note: tuple[str, str, str] | None = None
        self._words_typed = ""
        self._typed: PlainLabel | None = None
        self._is_away = False
        self.setAccessibleName(seen["name"])
        self.setAcceptDrops(False)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setCursorWidth(2)
        self.setFrameStyle(0)
        self.setLineWrapMode(QTextEdit.LineWrapMode.NoWrap)
        self.document().setDocumentMargin(0)

    def fit(self, room: QWidget) -> None:
        """Take the place in `room` that the text had in the window, and show what has room."""
        width = min(self._width, room.width() - self._left)
        size = QSize(width, room.height() - self._top - self._below)
        self.setParent(room)
        # Larger than its place, of which nothing else is to be seen: so it has no scroll bars.
        place = QPoint(self._left, self._top)
        self.setGeometry(QRect(place, size + QSize(_BEYOND, _BEYOND)))
        self.setMask(QRect(QPoint(), size))
        self._write(size.height())
        self.show()

    def draw_words(self, *, drawn: bool) -> None:
        """Draw all words and their marks, or leave that to a picture behind them."""
        palette = self.palette()
        ink, page = QColor(self._colours["text"]), QColor(self._colours["page"])
        palette.setColor(QPalette.ColorRole.HighlightedText, ink)
        palette.setColor(QPalette.ColorRole.Highlight, QColor(self._colours["selection"]))
        if not drawn:
            ink.setAlpha(0)
            page.setAlpha(0)
        palette.setColor(QPalette.ColorRole.Text, ink)
        palette.setColor(QPalette.ColorRole.Base, page)
        self.setPalette(palette)
        if drawn:
            for start, end, tint in self._seen["marks"]:
                self._tint(self._cursor_over(start, end), tint, None)
            self._put_caret()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_away or self._note is not None:
            self._type(event)
            return
        text = event.text()
        if text.isalpha() and self._letters and self.textCursor().hasSelection():
            self._tell(Pressed(event.clone()))
            self._mark(text.casefold())
            return
        before = self._ends()
        if event.key() in _MOVING:
            super().keyPressEvent(event)
            # Else it would go on to what this stands in, and be told twice.
            event.accept()
        if self._ends() != before:
            self._tell_chosen()
        elif event.key() not in _HELD:
            self._is_away = True
            self._tell(Pressed(event.clone()))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._come_back()
        super().mousePressEvent(event)
        self._tell_chosen()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._tell_chosen()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self._tell_chosen()

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        """Put nothing in: these words are not to be changed."""

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self._note is not None and event.commitString():
            self._tell(Pressed(event.clone()))
            self._show_typed(self._words_typed + event.commitString())

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.accept()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        # What is above and below comes with the window.
        event.accept()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._is_away = False
        super().focusInEvent(event)

    def _write(self, height: int) -> None:
        """Set the lines, each as far below the one before as it was in the window."""
        seen = self._seen
        font = face(seen["families"], seen["size"])
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, seen["letter_space"])
        font.setWordSpacing(seen["word_space"])
        # A document's own typeface would go when the application gets another.
        self.setFont(font)
        self.document().clear()
        cursor, bottom = QTextCursor(self.document()), 0
        self._starts = []
        for start, top, words in seen["lines"]:
            if top >= height:
                break
            kind = QTextBlockFormat()
            kind.setLineHeight(seen["line"], _FIXED_HEIGHT)
            kind.setTopMargin(top - bottom)
            kind.setLeftMargin(seen["left"])
            if self._starts:
                cursor.insertBlock(kind)
            else:
                cursor.setBlockFormat(kind)
            cursor.insertText(words)
            self._starts.append(start)
            bottom = top + seen["line"]
        self._put_caret()

    def _put_caret(self) -> None:
        caret = self._seen["caret"]
        self.setTextCursor(self._cursor_over(caret, caret))

    def _mark(self, key: str) -> None:
        """Show what a letter will make of the selected words, and wait for the note's words."""
        cursor = self.textCursor()
        letter = self._letters.get(key)
        if letter is None:
            self._is_away = True
            return
        name, tint, colour, on_colour = letter
        self._tint(cursor, tint, colour)
        self._note = (name, colour, on_colour)

    def _type(self, event: QKeyEvent) -> None:
        """Hand on what is typed for a note, or for what nobody here can answer, and show it."""
        if event.key() in _HELD:
            return
        self._tell(Pressed(event.clone()))
        if event.key() == _ESCAPE:
            self._come_back()
        elif event.key() == _BACKSPACE:
            self._show_typed(self._words_typed[:-1])
        elif event.text().isprintable():
            self._show_typed(self._words_typed + event.text())

    def _show_typed(self, words: str) -> None:
        """Show the end of what is typed for a note, beside the words that it is about."""
        if self._note is None:
            return
        from PySide6.QtCore import Qt

        self._words_typed = words
        name, colour, on_colour = self._note
        if self._typed is None:
            self._typed = self._made_label(colour, on_colour)
        typed, room = self._typed, self.mask().boundingRect()
        width = min(_TYPED_WIDTH, room.width()) - 2 * _TYPED_MARGIN
        lead = f"{name}  "
        metrics = typed.fontMetrics()
        left = width - metrics.horizontalAdvance(lead)
        typed.setText(lead + metrics.elidedText(words, Qt.TextElideMode.ElideLeft, left))
        typed.adjustSize()
        marked = self.cursorRect()
        x = max(0, min(marked.left(), room.width() - typed.width()))
        is_below = marked.bottom() + _TYPED_MARGIN + typed.height() <= room.height()
        y = marked.bottom() + _TYPED_MARGIN if is_below else marked.top() - typed.height()
        typed.move(x, y)
        typed.show()

    def _made_label(self, colour: str, on_colour: str) -> PlainLabel:
        from workbench.ui.widgets.plain import PlainLabel

        made = PlainLabel("", self)
        made.setMargin(_TYPED_MARGIN)
        made.setAutoFillBackground(True)
        palette = made.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(colour))
        palette.setColor(QPalette.ColorRole.WindowText, QColor(on_colour))
        made.setPalette(palette)
        return made

    def _come_back(self) -> None:
        self._is_away, self._note, self._words_typed = False, None, ""
        if self._typed is not None:
            self._typed.deleteLater()
            self._typed = None

    def _tint(self, cursor: QTextCursor, tint: str, line: str | None) -> None:
        """Show words as marked; the caret is put at their end."""
        # The field's own ways of setting colours need fewer of Qt's enumerations than a format's.
        self.setTextCursor(cursor)
        self.setTextBackgroundColor(QColor(tint))
        self.setTextColor(QColor(self._colours["text"]))
        if line is not None:
            kind = QTextCharFormat()
            kind.setFontUnderline(True)
            kind.setUnderlineColor(QColor(line))
            self.mergeCurrentCharFormat(kind)
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def _tell_chosen(self) -> None:
        cursor = self.textCursor()
        start, end = (self._position(at) for at in self._ends())
        words = cursor.selectedText().replace("\u2029", " ")
        self._tell(Chosen(self.part, start, end, words))

    def _ends(self) -> tuple[int, int]:
        cursor = self.textCursor()
        return cursor.selectionStart(), cursor.selectionEnd()

    def _position(self, place: int) -> int:
        """Return the position in the stored text of a place in the field."""
        block = self.document().findBlock(place)
        number = min(block.blockNumber(), len(self._starts) - 1)
        units = (place - block.position()) * 2
        before = block.text().encode("utf-16-le")[:units].decode("utf-16-le", "ignore")
        return self._starts[number] + len(before) if self._starts else 0

    def _cursor_over(self, start: int, end: int) -> QTextCursor:
        """Return a cursor over positions of the stored text, as far as they are shown."""
        cursor = self.textCursor()
        cursor.setPosition(self._place(start))
        cursor.setPosition(self._place(end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _place(self, position: int) -> int:
        place = 0
        for number, start in enumerate(self._starts):
            if start > position:
                break
            block = self.document().findBlockByNumber(number)
            inside = block.text()[: position - start]
            place = block.position() + len(inside.encode("utf-16-le")) // 2
        return place


def load_faces(files: list[str]) -> None:
    """Make typefaces known to Qt by their files below `resources/`."""
    from workbench import assets

    for name in files:
        QFontDatabase.addApplicationFont(str(assets.resource(name)))
