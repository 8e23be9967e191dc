# SPDX-License-Identifier: MIT
"""A field in the place of a text or a label, in which it is corrected."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget
from typing_extensions import override

from workbench.domain.rewriting import Replacement
from workbench.domain.text import Utf16Index, canonical
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.reading.shown_text import showable
from workbench.ui.reading.typed_edits import TypedEdits
from workbench.ui.widgets.debounce import Debounce
from workbench.ui.widgets.field_keys import belongs_to_the_window, declines
from workbench.ui.widgets.flow import FlowLayout
from workbench.ui.widgets.form_fields import is_finishing
from workbench.ui.widgets.parts import Glyph, button, column, label, row

_OWN = {Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.Key.Key_Return, Qt.Key.Key_Enter}
"""Keys that are the field's with Ctrl: undo and redo, and keeping."""
_NAMED = 6
"""Marks that are named; of more only the number is said."""


class TextEditor(QFrame):
    """The field, what is said about marks whose words are touched, and the ways on."""

    done = Signal()
    """What was typed is to be kept."""
    given_up = Signal()
    """All is to stay as it was."""
    went_back = Signal()
    """It is to be typed on, after a question."""
    confirmed = Signal()
    """It is to be kept although words of marks are touched."""
    paused = Signal()
    """After a pause in typing."""

    def __init__(self, look: Look, *, share: float = 1.0) -> None:
        super().__init__()
        self._look, self._share = look, share
        self.field = _Field()
        self._typed = TypedEdits(self.field.document())
        self._pause = Debounce(self)
        self._hint = label("", Style.SMALL, ink="secondary", wraps=True)
        self._touched = _Touched(look)
        done = button(look, "Done", icon="check", size="small")
        leave = button(look, "Leave it as it was", kind="ghost", size="small")
        done.setToolTip("Done (Esc)")
        self._ways = QWidget()
        flow = FlowLayout(self._ways, gap=4)
        for each in (done, leave):
            flow.addWidget(each)
        self.setLayout(column(self._hint, self.field, self._touched, self._ways, gap=6))
        done.clicked.connect(lambda *_: self.done.emit())
        leave.clicked.connect(lambda *_: self.given_up.emit())
        self.field.escaped.connect(self.done)
        self._touched.kept.connect(self.confirmed)
        self._touched.went_back.connect(self.went_back)
        self._typed.changed.connect(self._pause.touch)
        self._pause.due.connect(self.paused)
        look.changed.connect(self._follow_look)
        self._follow_look()
        self.hide()

    @property
    def before(self) -> str:
        """The text in which the first of `edits` was made."""
        return self._typed.before

    @property
    def text(self) -> str:
        """The text as it is now."""
        return self._typed.text

    @property
    def edits(self) -> tuple[Replacement, ...]:
        """What was typed and not kept yet."""
        return self._typed.edits

    @property
    def is_changed(self) -> bool:
        """Whether something was typed that is not kept yet."""
        return self._typed.is_changed

    def begin(self, text: str, *, name: str, hint: str, caret: int = 0) -> None:
        """Let `text` be corrected.

        Args:
            text: The text.
            name: What a screen reader calls the field.
            hint: What is said above it.
            caret: Where the caret is, in code points.
        """
        self._typed.begin(text)
        self._hint.setText(hint)
        self.field.setAccessibleName(name)
        self.field.setAccessibleDescription("Escape keeps what was typed")
        self.show_touched(())
        cursor = self.field.textCursor()
        cursor.setPosition(Utf16Index.of(text).to_utf16(min(caret, len(text))))
        self.field.setTextCursor(cursor)
        self.field.document().clearUndoRedoStacks()

    def go_on(self) -> None:
        """Take what was typed for kept, in the form in which it is."""
        self._pause.settle()
        kept = canonical(self.text) if self.text.strip() else ""
        if kept == self.text:
            self._typed.go_on()
        else:
            self._typed.begin(kept)

    def show_touched(self, short_ids: Sequence[str]) -> None:
        """Say which marks have words that are touched, while it is typed."""
        self._touched.show_marks(short_ids)
        self._ways.setEnabled(True)

    def ask_about(self, short_ids: Sequence[str]) -> None:
        """Ask whether it is to be kept although these marks are touched."""
        self._touched.show_marks(short_ids)
        self._touched.ask()
        self._ways.setEnabled(False)

    def stop(self) -> None:
        """Wait for no pause any more."""
        self._pause.settle()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            (self.went_back if self._touched.is_asking else self.done).emit()
        else:
            super().keyPressEvent(event)

    def _follow_look(self) -> None:
        self.field.setFont(self._look.reading_font(self._share))


class _Field(QPlainTextEdit):
    """Plain text that is typed; undo is the field's own, because nothing of it is kept yet."""

    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)

    @override
    def event(self, event: QEvent) -> bool:
        if _is_own(event):
            event.accept()
            return True if event.type() is QEvent.Type.ShortcutOverride else super().event(event)
        return False if declines(event) else super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape or is_finishing(event):
            self.escaped.emit()
        elif belongs_to_the_window(event) and not _is_own(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(showable(canonical(source.text())))

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        # Qt would turn no-break spaces into spaces.
        data = QMimeData()
        words: QTextCursor = self.textCursor()
        data.setText(words.selectedText().replace("\u2029", "\n").replace("\u2028", "\n"))
        return data


class _Touched(QFrame):
    """Which marks are touched, and when asked whether that is meant."""

    kept = Signal()
    went_back = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("surface", "warning")
        self._words = label("", Style.SMALL, wraps=True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._keep = button(look, "Keep", size="small")
        self._back = button(look, "Go back", kind="ghost", size="small")
        self._ways = QWidget()
        flow = FlowLayout(self._ways, gap=4)
        for way, told in ((self._keep, self.kept), (self._back, self.went_back)):
            way.clicked.connect(lambda *_, tell=told: tell.emit())
            flow.addWidget(way)
        head = row(Glyph(look, "triangle-alert", size=18, colour="warning"), self._words, gap=8)
        self.setLayout(column(head, self._ways, gap=6, margins=(10, 8, 10, 8)))
        self.hide()

    @property
    def is_asking(self) -> bool:
        """Whether an answer is waited for."""
        return not self._ways.isHidden() and not self.isHidden()

    def show_marks(self, short_ids: Sequence[str]) -> None:
        """Say which marks have words that are touched; nothing where there are none."""
        self._words.setText(touched_words(short_ids))
        self._ways.hide()
        self.setVisible(bool(short_ids))

    def ask(self) -> None:
        """Wait for an answer."""
        self._keep.setAccessibleDescription(self._words.text())
        self._ways.show()
        self.show()
        self._keep.setFocus(Qt.FocusReason.OtherFocusReason)


def touched_words(short_ids: Sequence[str]) -> str:
    """Return the warning about marks whose words are touched."""
    count = len(short_ids)
    marks = "a mark" if count == 1 else f"{count} marks"
    named = f" ({', '.join(short_ids)})" if count <= _NAMED else ""
    return f"This changes words that carry {marks}{named}."


def _is_own(event: QEvent) -> bool:
    """Tell whether it is a key with Ctrl that is the field's."""
    return (
        isinstance(event, QKeyEvent)
        and event.key() in _OWN
        and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    )
