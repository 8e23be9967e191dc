# SPDX-License-Identifier: MIT
"""A field for one step of a note: plain text that grows with what is typed."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QMenu, QTextEdit
from typing_extensions import override

from workbench.domain.starters import gaps_in
from workbench.domain.text import Utf16Index, canonical
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.field_keys import belongs_to_the_window, declines
from workbench.ui.widgets.focus_ring import NO_RING
from workbench.ui.widgets.parts import set_property

MOST_LINES = 6
"""Lines up to which a field grows; then it scrolls."""

_LINES_WHEN_EMPTY = 2
_PADDING = 7
"""Above and below the text, border included, in pixels as designed."""

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_PARAGRAPH_ENDS = {0x2028: "\n", 0x2029: "\n"}


class StepField(QTextEdit):
    """One step of a note.

    There is no undo within the field: what is typed is kept at once, and undo is the library's.
    """

    typed = Signal()
    """The words are others; only after a change by the person at the keyboard."""
    entered = Signal()
    """The field got the focus."""
    settled = Signal()
    """The field lost the focus."""
    next_wanted = Signal()
    previous_wanted = Signal()
    starters_wanted = Signal()
    escaped = Signal()
    menu_wanted = Signal(QPoint)
    """The menu of the whole note, at this place of the screen."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._lines = 1
        self._is_showing = False
        self._has_gaps = False
        self._prompt = ""
        self.setProperty("kind", "step")
        self.setProperty(NO_RING, True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.textChanged.connect(self._on_text_changed)
        look.changed.connect(self._follow_look)
        self._follow_look()

    def text(self) -> str:
        """Return what is written, in the form in which the library keeps text."""
        return canonical(self.document().toRawText().translate(_PARAGRAPH_ENDS))

    def show_text(self, text: str) -> None:
        """Show other words; what is the same on both sides stays, and with it the caret."""
        shown = self.text()
        if text == shown:
            return
        start = _same_at_start(shown, text)
        end = _same_at_start(shown[start:][::-1], text[start:][::-1])
        self._is_showing = True
        self._replace(start, len(shown) - end, text[start : len(text) - end])
        self._is_showing = False
        self._has_gaps = False
        self._after_change()

    def start_anew(self, text: str) -> None:
        """Show the step of another note, as small as its words allow."""
        self._is_showing = True
        self.setPlainText(text)
        self._is_showing = False
        self._has_gaps = False
        self._lines = 1 if text else _LINES_WHEN_EMPTY
        self._after_change()

    def show_prompt(self, prompt: str) -> None:
        """Ask this while nothing is written."""
        self._prompt = prompt
        self.viewport().update()

    def take_starter(self, starter: str) -> None:
        """Write the beginning of a sentence and select the first gap in it."""
        self._replace(0, len(self.text()), starter)
        self._has_gaps = True
        self.moveCursor(QTextCursor.MoveOperation.Start)
        if not self._select_gap():
            self.moveCursor(QTextCursor.MoveOperation.End)

    @override
    def event(self, event: QEvent) -> bool:
        return False if declines(event) else super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if belongs_to_the_window(event):
            event.ignore()
        elif not self._is_for_the_note(event):
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._has_gaps = False
        self.settled.emit()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        has_words = self.textCursor().hasSelection()
        menu.addAction("Cut", self.cut).setEnabled(has_words)
        menu.addAction("Copy", self.copy).setEnabled(has_words)
        menu.addAction("Paste", self.paste).setEnabled(self.canPaste())
        menu.addAction("Select all", self.selectAll).setEnabled(bool(self.text()))
        menu.addSeparator()
        place = event.globalPos()
        menu.addAction("More about this note…", lambda: self.menu_wanted.emit(place))
        menu.popup(place)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            self.textCursor().insertText(canonical(source.text()))
            self.ensureCursorVisible()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lines = 1 if self.text() else _LINES_WHEN_EMPTY
        self._fit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._prompt and self.document().isEmpty():
            # Qt's own placeholder is one line only.
            painter = QPainter(self.viewport())
            painter.setFont(self.font())
            painter.setPen(self._look.colour("text_tertiary"))
            painter.drawText(self.viewport().rect(), Qt.TextFlag.TextWordWrap, self._prompt)

    def _is_for_the_note(self, event: QKeyEvent) -> bool:
        """Do what a key does to the note; tell whether that was all it does."""
        key = event.key()
        has_shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _ENTER and has_shift:
            # Qt would put a line separator here, and the library knows line feeds only.
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
        elif key in _ENTER and is_plain:
            self.next_wanted.emit()
        elif key == Qt.Key.Key_Tab and is_plain:
            if not self._select_gap():
                self.next_wanted.emit()
        elif key == Qt.Key.Key_Backtab:
            self.previous_wanted.emit()
        elif key == Qt.Key.Key_Escape and is_plain:
            self.escaped.emit()
        elif key == Qt.Key.Key_Down and is_plain and not self.text():
            self.starters_wanted.emit()
        else:
            return False
        return True

    def _select_gap(self) -> bool:
        """Select the next gap of a starter; tell whether there was one."""
        if not self._has_gaps:
            return False
        text = self.text()
        index = Utf16Index.of(text)
        caret = index.from_utf16(self.textCursor().selectionEnd())
        gap = next((each for each in gaps_in(text) if each.start >= caret), None)
        if gap is None:
            return False
        cursor = self.textCursor()
        cursor.setPosition(index.to_utf16(gap.start))
        cursor.setPosition(index.to_utf16(gap.end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        return True

    def _replace(self, start: int, end: int, words: str) -> None:
        index = Utf16Index.of(self.text())
        cursor = QTextCursor(self.document())
        cursor.setPosition(index.to_utf16(start))
        cursor.setPosition(index.to_utf16(end), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words)

    def _on_text_changed(self) -> None:
        if not self._is_showing:
            self._after_change()
            self.typed.emit()

    def _after_change(self) -> None:
        set_property(self, "written", "true" if self.text().strip() else "false")
        self._fit()

    def _fit(self) -> None:
        """Be as high as the words need, and never lower than before in the same note."""
        line = self._line_height()
        content = self.document().size().height()
        self._lines = max(self._lines, min(MOST_LINES, round(content / line)))
        wanted = math.ceil(self._lines * line) + 2 * round(_PADDING * self._look.scale)
        if self.minimumHeight() != wanted:
            self.setFixedHeight(wanted)
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if content > (MOST_LINES + 0.5) * line
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )

    def _line_height(self) -> float:
        layout = self.document().firstBlock().layout()
        known = layout.lineAt(0).height() if layout.lineCount() else 0.0
        return known or float(max(1, self.fontMetrics().lineSpacing()))

    def _follow_look(self) -> None:
        self.setFont(self._look.font(Style.BODY))
        self._fit()


def _same_at_start(one: str, other: str) -> int:
    shorter = min(len(one), len(other))
    return next((at for at in range(shorter) if one[at] != other[at]), shorter)
