# SPDX-License-Identifier: MIT
"""A source's words on the screen: read-only, with a caret, at the measure of the paper.

The widget shows the words and never gives them back: who wants a position gets one in the stored
text, in code points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import QMimeData, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget
from typing_extensions import override

from workbench.domain.comfort import ReadingFace
from workbench.domain.text import Span
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import tokens
from workbench.ui.reading.shown_text import ShownBlock, ShownText
from workbench.ui.reading.text_lines import TextLines
from workbench.ui.reading.words import trimmed

_DESIGNED_SIZE = 18
"""Reading size, in pixels, at which the lengths of the design hold."""

SLACK = 2
"""Pixels beyond the measure, so that a line of the paper is never a hair too long."""

_GAP = 0.45
"""Room between paragraphs in heights of a line, as on paper."""

_LONGEST_SHORT = 140
"""Characters from which on a paragraph surely needs a second line."""


class ReadingText(QTextEdit):
    """Words of a source, `share` of the reading size large."""

    selection_changed = Signal(object)
    """With the selected `Span`, or None."""
    lines_moved = Signal()
    """After which lines are others than before, or elsewhere."""

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
        self._was_as_on_paper = False
        self._footer: QWidget | None = None
        self.shown = ShownText.of("")
        self.lines = TextLines(self.document())
        self.setProperty("kind", "reading")
        self.setReadOnly(True)
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
        self.document().setDocumentMargin(0)
        self.selectionChanged.connect(self._tell_selection)
        self.document().documentLayout().documentSizeChanged.connect(self._place_footer)
        look.changed.connect(self._follow_look)
        self._set_font()

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
        place = (
            self.document()
            .documentLayout()
            .hitTest(QPointF(x, y + self.verticalScrollBar().value()), Qt.HitTestAccuracy.FuzzyHit)
        )
        return self.shown.position_of(max(0, place))

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
        self._make_room_below()

    def text_room(self) -> tuple[int, int]:
        """Return what is left of the words and how wide they may be, both in pixels."""
        return 0, max(80, self.viewport().width())

    def room_below(self) -> int:
        """Return how much air there is under everything, in pixels."""
        return 0

    def fit(self) -> None:
        """Lay the lines out in the room there is, if that has changed."""
        left, width = self.text_room()
        frame = self.document().rootFrame()
        kept = frame.frameFormat()
        if kept.leftMargin() == left and self.lineWrapColumnOrWidth() == left + width:
            return
        if self._is_set_as_on_paper() != self._was_as_on_paper:
            self._fill_again()
            return
        kept.setLeftMargin(left)
        frame.setFrameFormat(kept)
        self.setLineWrapColumnOrWidth(left + width)
        self._make_room_below()
        self._moved()

    def _make_room_below(self) -> None:
        """Keep as much free under the last line as the footer needs, and some air."""
        frame = self.document().rootFrame()
        wanted, room = frame.frameFormat(), self.room_below()
        if self._footer is not None:
            _, width = self.text_room()
            self._footer.setFixedWidth(width)
            height = self._footer.heightForWidth(width)
            self._footer.setFixedHeight(max(height, self._footer.minimumSizeHint().height()))
            room += self._footer.height() + self.line_height // 2
        if wanted.bottomMargin() != room:
            wanted.setBottomMargin(room)
            frame.setFrameFormat(wanted)
        self._place_footer()

    def _place_footer(self) -> None:
        if self._footer is not None:
            bottom = self.document().size().height() - self.room_below() - self._footer.height()
            top = round(bottom) - self.verticalScrollBar().value()
            self._footer.move(self.text_room()[0], top)

    def _fill_again(self) -> None:
        """Make the document anew; caret, selection and the first visible words stay."""
        caret, anchor = self.textCursor().position(), self.textCursor().anchor()
        seen = self.position_at(0, 0)
        caret, anchor = self.shown.position_of(caret), self.shown.position_of(anchor)
        self._fill()
        cursor = self.textCursor()
        cursor.setPosition(self.shown.place_of(anchor))
        cursor.setPosition(self.shown.place_of(caret), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        line = self.lines.at(self.shown.place_of(seen)) if seen else None
        self.verticalScrollBar().setValue(round(line.top) if line else 0)

    def _fill(self) -> None:
        self._was_as_on_paper = self._is_set_as_on_paper()
        self._write(self._line_starts if self._was_as_on_paper else ())
        if self._was_as_on_paper and self._has_broken_lines():
            self._write(())
        self._moved()

    def _write(self, line_starts: Sequence[int]) -> None:
        self.shown = ShownText.of(self._text, line_starts)
        document = self.document()
        document.clear()
        document.setDocumentMargin(0)
        left, width = self.text_room()
        frame = document.rootFrame().frameFormat()
        frame.setLeftMargin(left)
        document.rootFrame().setFrameFormat(frame)
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        stands_apart = self._stand_apart()
        for number, (apart, group) in enumerate(
            groupby(self.shown.blocks, lambda _: next(stands_apart))
        ):
            kind = self._block_format(gap=apart)
            if number:
                cursor.insertBlock(kind)
            else:
                cursor.setBlockFormat(kind)
            cursor.insertText("\n".join(block.text for block in group))
        cursor.endEditBlock()
        self.setLineWrapColumnOrWidth(left + width)
        self._make_room_below()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.lines.forget()

    def _stand_apart(self) -> Iterator[bool]:
        """Yield for each block whether there is room above it.

        Rows of a table and lines of verse stand close; paragraphs stand apart.
        """
        metrics, was_alone, is_first = QFontMetricsF(self.font()), False, True
        for block in self.shown.blocks:
            is_alone = not block.continues and self._is_one_line(block, metrics)
            yield not (is_first or block.continues or (was_alone and is_alone))
            was_alone, is_first = is_alone, False

    def _is_one_line(self, block: ShownBlock, metrics: QFontMetricsF) -> bool:
        length = block.end - block.start
        return length < _LONGEST_SHORT and metrics.horizontalAdvance(block.text) <= self.measure

    def _block_format(self, *, gap: bool) -> QTextBlockFormat:
        made = QTextBlockFormat()
        height = self.line_height
        made.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        made.setTopMargin(round(_GAP * height) if gap else 0)
        return made

    def _is_set_as_on_paper(self) -> bool:
        comfort = self.look.comfort
        return (
            bool(self._line_starts)
            and comfort.face is ReadingFace.LITERATA
            and not (comfort.letter_space or comfort.word_space)
            and self.text_room()[1] >= self.measure
        )

    def _has_broken_lines(self) -> bool:
        """Tell whether a line of the paper did not find room in one line of the screen."""
        return self.lines.count() > len(self._line_starts)

    def _tell_selection(self) -> None:
        selected = self.selection()
        if selected != self._selected:
            self._selected = selected
            self.selection_changed.emit(selected)

    def _set_font(self) -> None:
        font: QFont = self.look.reading_font(self._share)
        self.setFont(font)
        self.document().setDefaultFont(font)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Text, self.look.colour("text"))
        self.setPalette(palette)

    def _follow_look(self) -> None:
        self._set_font()
        self._fill_again()
        self.viewport().update()

    def _moved(self) -> None:
        self.lines.forget()
        self.lines_moved.emit()
        self.viewport().update()
