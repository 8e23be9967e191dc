# SPDX-License-Identifier: MIT
"""The field in which a student writes what they know about the words they selected."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget
from typing_extensions import override

from workbench.domain.background import OwnKnowledge
from workbench.domain.identifiers import BackgroundId, SourceId, new_id
from workbench.domain.text import canonical
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.debounce import Debounce
from workbench.ui.widgets.field_keys import belongs_to_the_window, declines
from workbench.ui.widgets.parts import ElidedLabel, Glyph, column, icon_button, label, row

_WIDTH, _HEIGHT = 560, 150
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class KnowBox(QFrame):
    """A card over the lower edge of its parent; what is typed in it is kept by itself."""

    knowledge_changed = Signal(object)
    """With the `OwnKnowledge` as it is now; while somebody types, after a pause."""
    left = Signal()
    """Enter or Escape: back to the text."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._known: OwnKnowledge | None = None
        self._is_touched = False
        self.setProperty("surface", "card")
        self.setProperty("active", "true")
        self.setAccessibleName("I know")
        self._words = ElidedLabel("", Style.SMALL, ink="secondary")
        policy = self._words.sizePolicy()
        policy.setHorizontalStretch(1)
        self._words.setSizePolicy(policy)
        self._close = icon_button(look, "x", "Back to the text", keys="Esc")
        self._close.clicked.connect(self.leave)
        self.field = _Field()
        self.field.setAccessibleName("What I know about these words")
        self.field.setPlaceholderText("A fact, a date, an event – from a card or from memory")
        self.field.setTabChangesFocus(True)
        heading = row(
            Glyph(look, "lightbulb", size=18),
            label("I know", Style.BODY_STRONG),
            self._words,
            self._close,
        )
        hint = label("Enter keeps it, Escape goes back.", Style.CAPTION, ink="tertiary")
        self.setLayout(column(heading, self.field, hint, margins=(12, 8, 12, 8)))
        self._pause = Debounce(self)
        self._pause.due.connect(self.flush)
        self.field.textChanged.connect(self._touch)
        self.field.left.connect(self.leave)
        self.field.settled.connect(self.flush)
        parent.installEventFilter(self)
        self.hide()

    def ask(self, source_id: SourceId | None, words: str) -> None:
        """Begin a card about `words` of a source, or about nothing in particular."""
        self.flush()
        self._known = OwnKnowledge(BackgroundId(new_id()), "", source_id, words)
        self._is_touched = False
        self.field.setPlainText("")
        self._pause.settle()
        self._is_touched = False
        self._words.show_text(f"about ‘{words}’" if words else "")
        self.stand()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def pending(self) -> OwnKnowledge | None:
        """Return what was typed and not handed on, or None."""
        return self._now() if self._is_touched else None

    def flush(self) -> None:
        """Hand on at once what was typed."""
        self._pause.settle()
        if self._is_touched:
            self._is_touched = False
            now = self._now()
            if now is not None and now.text:
                self.knowledge_changed.emit(now)

    def leave(self) -> None:
        """Keep what was typed and go back."""
        self.flush()
        self.hide()
        self.left.emit()

    def stand(self) -> None:
        """Stand over the lower edge of the parent."""
        parent = self.parentWidget() or self.window()
        scale = self._look.scale
        width = min(round(_WIDTH * scale), parent.width() - 32)
        height = round(_HEIGHT * scale)
        self.setGeometry(
            (parent.width() - width) // 2, parent.height() - height - 12, width, height
        )

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            self.stand()
        return super().eventFilter(watched, event)

    def _now(self) -> OwnKnowledge | None:
        if self._known is None:
            return None
        return replace(self._known, text=canonical(self.field.toPlainText()).strip())

    def _touch(self) -> None:
        self._is_touched = True
        self._pause.touch()


class _Field(QPlainTextEdit):
    left = Signal()
    settled = Signal()

    def __init__(self) -> None:
        super().__init__()
        # What is typed is kept at once, and undo is the library's.
        self.setUndoRedoEnabled(False)

    @override
    def event(self, event: QEvent) -> bool:
        return False if declines(event) else super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in _ENTER and not event.modifiers()
        if is_enter or event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif belongs_to_the_window(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(source.text())

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.settled.emit()
