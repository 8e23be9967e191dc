# SPDX-License-Identifier: MIT
"""A field for plain text that grows with what is typed and looks like an empty slot before."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.domain.text import canonical
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.field_keys import belongs_to_the_window
from workbench.ui.widgets.focus_ring import NO_RING
from workbench.ui.widgets.parts import set_property

_MARGINS = (10, 6, 10, 6)


class SlotField(QFrame):
    """A place to write in, as high as its words.

    What is typed wins: words that arrive from elsewhere while typed ones are not yet kept are not
    shown.

    Signals:
        typed: the words after each change by the student (str).
        left: the focus went elsewhere.
        shown: other words stand in the field now, wherever they came from.
        entered: Enter was pressed; Shift+Enter is a line break.
        escaped: Escape was pressed.
    """

    typed = Signal(str)
    left = Signal()
    shown = Signal()
    entered = Signal()
    escaped = Signal()

    def __init__(
        self,
        look: Look,
        name: str,
        prompt: str,
        *,
        style: Style = Style.ENQUIRY,
        weight: int = 400,
        is_framed: bool = True,
    ) -> None:
        super().__init__()
        self._look, self._style, self._weight = look, style, weight
        self._is_framed = is_framed
        self._has_unkept_words = False
        self._shown = ""
        self.editor = _Editor()
        self._build(name, prompt)
        self._connect()
        self._follow_look()

    def text(self) -> str:
        """Return what stands in the field, in the form in which text is kept."""
        return canonical(self.editor.toPlainText())

    def show_text(self, text: str) -> None:
        """Show these words, unless the student is typing others."""
        if self._has_unkept_words or text == self._shown:
            return
        self._shown = text
        position = min(self.editor.textCursor().position(), len(text))
        self.editor.blockSignals(True)
        self.editor.setPlainText(text)
        self.editor.blockSignals(False)
        cursor = self.editor.textCursor()
        cursor.setPosition(min(position, self.editor.document().characterCount() - 1))
        self.editor.setTextCursor(cursor)
        self._fit()
        self._show_state()
        self.shown.emit()

    def take_as_kept(self) -> None:
        """Know that what has been typed so far was handed on."""
        self._has_unkept_words = False

    def focus_end(self) -> None:
        """Give the field the focus, with the caret behind the words."""
        self.editor.moveCursor(QTextCursor.MoveOperation.End)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self.minimumHeight())

    def _build(self, name: str, prompt: str) -> None:
        self.setProperty("surface", "slot" if self._is_framed else "plain")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.editor.setAccessibleName(name)
        self.editor.setAccessibleDescription(prompt)
        self.editor.setPlaceholderText(prompt)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(_MARGINS if self._is_framed else (0, 0, 0, 0)))
        layout.addWidget(self.editor)
        self.setFocusProxy(self.editor)
        self._show_state()

    def _connect(self) -> None:
        self.editor.textChanged.connect(self._on_typed)
        self.editor.resized.connect(self._fit)
        self.editor.focused.connect(self._show_state)
        self.editor.left.connect(self._show_state)
        self.editor.left.connect(self.left)
        self.editor.entered.connect(self.entered)
        self.editor.escaped.connect(self.escaped)
        self._look.changed.connect(self._follow_look)

    def _follow_look(self) -> None:
        self.editor.setFont(self._look.font(self._style, weight=self._weight))
        self._fit()

    def _on_typed(self) -> None:
        self._has_unkept_words = True
        self._shown = self.text()
        self._fit()
        self._show_state()
        self.typed.emit(self._shown)

    def _show_state(self) -> None:
        has_focus = self.editor.hasFocus()
        set_property(self, "active", "true" if has_focus else "false")
        is_gap = not has_focus and self.editor.document().isEmpty()
        set_property(self, "gap", "true" if is_gap else "false")

    def _fit(self) -> None:
        document = self.editor.document()
        width = self.editor.viewport().width()
        if width <= 0:
            return
        document.setTextWidth(width)
        around = _MARGINS[1] + _MARGINS[3] + 2 if self._is_framed else 0
        wanted = math.ceil(document.size().height()) + around
        if wanted != self.height() or wanted != self.minimumHeight():
            self.setFixedHeight(wanted)
            self.updateGeometry()


class _Editor(QTextEdit):
    """Plain text without undo of its own: the window's undo covers what is typed."""

    focused = Signal()
    left = Signal()
    entered = Signal()
    escaped = Signal()
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "slot")
        self.setProperty(NO_RING, True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)

    @override
    def event(self, event: QEvent) -> bool:
        # The window's keys come first: some desktops give fields Ctrl+E, Ctrl+K and others.
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and _belongs_to_window(event)
        ):
            event.ignore()
            return False
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if plain == Qt.KeyboardModifier.ShiftModifier:
                self.textCursor().insertText("\n")
                self.ensureCursorVisible()
            elif plain == Qt.KeyboardModifier.NoModifier:
                self.entered.emit()
            else:
                event.ignore()
        elif _belongs_to_window(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        self.textCursor().insertText(canonical(source.text()))

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


def _belongs_to_window(event: QKeyEvent) -> bool:
    # On a Mac Alt with an arrow moves the caret; here it moves what is in the plan.
    is_moving = event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in _ARROWS
    return bool(is_moving) or belongs_to_the_window(event)


_ARROWS = {Qt.Key.Key_Up, Qt.Key.Key_Down}
