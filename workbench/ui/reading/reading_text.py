# SPDX-License-Identifier: MIT
"""A source's words on the screen: read-only, with a caret, at the measure of the paper.

The widget shows the words and never gives them back: who wants a position gets one in the stored
text, in code points.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget
from typing_extensions import override

from workbench.domain.comfort import ReadingFace
from workbench.domain.text import Span
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import tokens
from workbench.ui.reading.shown_text import ShownText
from workbench.ui.reading.text_document import Setting, document_of
from workbench.ui.reading.text_lines import TextLines
from workbench.ui.reading.words import trimmed

_DESIGNED_SIZE = 18
"""Reading size, in pixels, at which the lengths of the design hold."""

SLACK = 2
"""Pixels beyond the measure, so that a line of the paper is never a hair too long."""

_LINES_LOOKED_AT = 200
"""Lines of the paper for which it is made sure that they fit."""


class ReadingText(QTextEdit):
    """Words of a source, `share` of the reading size large."""

    selection_changed = Signal(object)
    """With the selected `Span`, or None."""
    lines_moved = Signal()
    """After which lines are others than before, or elsewhere."""
    height_changed = Signal()
    """After which the words are higher or lower, as laying them out goes on."""

    def __init__(
        self,
        look: Look,
        *,
        share: float = 1.0,
        line_share: float = 1.0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._share, self._line_share = share, line_share
        self._text = ""
        self._line_starts: Sequence[int] = ()
        self._selected: Span | None = None
        self._filled_room = (0, 0)
        self._is_filling = False
        self._footer: QWidget | None = None
        self.shown = ShownText.of("")
        self.lines = TextLines(self.document())
        self.setProperty("kind", "reading")
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setCursorWidth(2)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setWordWrapMode(self.wordWrapMode().WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.selectionChanged.connect(self._tell_selection)
        look.changed.connect(self._follow_look)
        self._set_font()
        self._fill()

    @property
    def text(self) -> str:
        """The stored text that positions count in."""
        return self._text

    @property
    def unit(self) -> float:
        """How large a pixel of the design is at this reading size."""
        return self.look.comfort.size * self._share / _DESIGNED_SIZE

    @property
    def line_height(self) -> int:
        """Height of a line in pixels."""
        comfort = self.look.comfort
        return max(1, round(comfort.line * comfort.size * self._line_share))

    @property
    def measure(self) -> float:
        """Width of the lines in pixels, if there is room."""
        return tokens().measure_em * self.look.comfort.size * self._share

    def show_text(self, text: str) -> None:
        """Show this text from its beginning; nothing happens if it is there already."""
        if text != self._text:
            self._text = text
            self._line_starts = ()
            self._fill()
            self.verticalScrollBar().setValue(0)
            self._tell_selection()

    def show_line_starts(self, starts: Sequence[int]) -> None:
        """End lines where the paper does, if the letters are those of the paper."""
        if tuple(starts) != tuple(self._line_starts):
            self._line_starts = tuple(starts)
            self._fill_again()

    def caret(self) -> int:
        """Return the position of the caret."""
        return self.shown.position_of(self.textCursor().position())

    def selection(self) -> Span | None:
        """Return the selected words without white space at their ends, or None."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        start = self.shown.position_of(cursor.selectionStart())
        return trimmed(self._text, start, self.shown.position_of(cursor.selectionEnd()))

    def select(self, span: Span) -> None:
        """Select these words and make them visible."""
        start, end = self.shown.places_of(span)
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def clear_selection(self) -> None:
        """Let the caret stay where it is, with nothing selected."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def place_caret(self, position: int) -> None:
        """Put the caret at a position, with nothing selected, and make it visible."""
        cursor = self.textCursor()
        cursor.setPosition(self.shown.place_of(position))
        self.setTextCursor(cursor)

    def scroll_to(self, span: Span) -> None:
        """Show these words, a third from the top if they are not in view."""
        start, end = self.shown.places_of(span)
        first, last = self.lines.at(start), self.lines.at(end)
        if first is None or last is None:
            return
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if first.top < bar.value() or last.top + last.height > bar.value() + height:
            bar.setValue(round(first.top - height / 3))

    def position_at(self, x: float, y: float) -> int:
        """Return the position nearest to a point of the viewport."""
        place = self.lines.place_at(x, y + self.verticalScrollBar().value())
        return self.shown.position_of(place)

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        # What is copied are the stored words, not what Qt made of them.
        data = QMimeData()
        span = self.selection()
        data.setText(span.of(self._text) if span else "")
        return data

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.fit()
        super().resizeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        top = self.verticalScrollBar().value()
        painter = QPainter(self.viewport())
        painter.translate(0, -top)
        self.paint_below(painter, event.rect().top() + top, event.rect().bottom() + top)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.translate(0, -top)
        self.paint_above(painter, event.rect().top() + top, event.rect().bottom() + top)
        painter.end()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.line_height)

    def paint_below(self, painter: QPainter, top: float, bottom: float) -> None:
        """Paint under the words, from `top` to `bottom` of the document."""

    def paint_above(self, painter: QPainter, top: float, bottom: float) -> None:
        """Paint over the words, from `top` to `bottom` of the document."""

    def set_footer(self, footer: QWidget | None) -> None:
        """Show a widget under the last line, or nothing; it scrolls with the words."""
        if self._footer is not None and self._footer is not footer:
            self._footer.hide()
        self._footer = footer
        if footer is not None:
            footer.setParent(self.viewport())
            footer.show()
        if self._text:
            self._fill_again()

    def text_room(self) -> tuple[int, int]:
        """Return what is left of the words and how wide they may be, both in pixels."""
        return 0, max(80, self.viewport().width())

    def room_below(self) -> int:
        """Return how much air there is under everything, in pixels."""
        return 0

    def fit(self) -> None:
        """Lay the lines out in the room there is, if that has changed."""
        if self.text_room() != self._filled_room:
            self._fill_again()

    def _fill_again(self) -> None:
        """Make the document anew; caret, selection and the first visible words stay."""
        if self._is_filling:
            return
        cursor, seen = self.textCursor(), self.position_at(0, 0)
        caret = self.shown.position_of(cursor.position())
        anchor = self.shown.position_of(cursor.anchor())
        self._fill()
        cursor = self.textCursor()
        cursor.setPosition(self.shown.place_of(anchor))
        cursor.setPosition(self.shown.place_of(caret), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        line = self.lines.at(self.shown.place_of(seen)) if seen else None
        self.verticalScrollBar().setValue(round(line.top) if line else 0)

    def _fill(self) -> None:
        self._is_filling = True
        self._filled_room = self.text_room()
        as_on_paper = self._is_set_as_on_paper()
        self._write(self._line_starts if as_on_paper else ())
        if as_on_paper and self._has_broken_lines():
            self._write(())
        self._is_filling = False
        self.lines_moved.emit()
        self.viewport().update()

    def _write(self, line_starts: Sequence[int]) -> None:
        left, width = self._filled_room
        self.shown = ShownText.of(self._text, line_starts)
        setting = Setting(
            self.look.reading_font(self._share),
            self.line_height,
            self.measure,
            left,
            self._fitted_footer(width) + self.room_below(),
        )
        document = document_of(self.shown, setting, self)
        self.lines = TextLines(document)
        self.setLineWrapColumnOrWidth(left + width)
        self.setDocument(document)
        document.documentLayout().documentSizeChanged.connect(self._follow_height)
        self._follow_height()

    def _fitted_footer(self, width: int) -> int:
        """Give the footer this width and return the height it needs with the room above it."""
        if self._footer is None:
            return 0
        self._footer.ensurePolished()
        height = self._footer.heightForWidth(width)
        self._footer.resize(width, height)
        return height + self.line_height // 2

    def _follow_height(self) -> None:
        if self._footer is not None:
            bottom = self.document().size().height() - self.room_below() - self._footer.height()
            top = round(bottom) - self.verticalScrollBar().value()
            self._footer.move(self.text_room()[0], top)
        self.height_changed.emit()

    def _is_set_as_on_paper(self) -> bool:
        comfort = self.look.comfort
        return (
            bool(self._line_starts)
            and comfort.face is ReadingFace.LITERATA
            and not (comfort.letter_space or comfort.word_space)
            and self.text_room()[1] >= self.measure
        )

    def _has_broken_lines(self) -> bool:
        """Tell whether a line of the paper did not find room in one line of the screen.

        The first ones stand for all: whether they fit is a matter of the typeface.
        """
        number = min(len(self._line_starts), _LINES_LOOKED_AT) - 1
        place = self.shown.place_of(self._line_starts[number])
        last = self.lines.at(place)
        is_last = number == len(self._line_starts) - 1
        goes_on = is_last and last is not None and self.lines.count() > number + 1
        return self.lines.number_of(place) > number or goes_on

    def _tell_selection(self) -> None:
        selected = self.selection()
        if selected != self._selected:
            self._selected = selected
            self.selection_changed.emit(selected)

    def _set_font(self) -> None:
        font: QFont = self.look.reading_font(self._share)
        self.setFont(font)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Text, self.look.colour("text"))
        self.setPalette(palette)

    def _follow_look(self) -> None:
        self._set_font()
        # In a room of no width everything is laid out anew, whether the room has changed or not.
        self._filled_room = (0, 0)
        self.fit()
        self.viewport().update()
