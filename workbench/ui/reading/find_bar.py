# SPDX-License-Identifier: MIT
"""Finding words in a source, and going to a line of it, from a row above the text."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget
from typing_extensions import override

from workbench.domain.text import Span
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.reading.marked_text import MarkedText
from workbench.ui.widgets.parts import icon_button, label, row

MOST_HITS = 2_000
"""Hits that are shown: nobody walks through more of them."""

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_OWN_KEYS = _ENTER | {Qt.Key.Key_Escape}
_CTRL = Qt.KeyboardModifier.ControlModifier

# A typed character finds these as well: print has other quotation marks and dashes than keyboards.
_ALIKE = {"'": "['‘’]", '"': '["“”]', "-": "[-‐–—]", " ": r"\s+"}  # noqa: RUF001


class BarField(QLineEdit):
    """A field that tells of Enter, Ctrl+Enter and Escape instead of leaving them to the window."""

    entered = Signal(bool)
    """With whether Ctrl was held."""
    moved = Signal(int)
    """With 1 for the arrow down and -1 for the arrow up."""
    left = Signal()

    @override
    def event(self, event: QEvent) -> bool:
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and event.key() in _OWN_KEYS:
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _ENTER:
            self.entered.emit(bool(event.modifiers() & _CTRL))
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


class FindBar(QFrame):
    """Type, Enter walks the hits, Ctrl+Enter makes the hit the selection, Escape goes back."""

    def __init__(self, look: Look, text: MarkedText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._hits: tuple[Span, ...] = ()
        self._at: int | None = None
        self.field = BarField()
        self.field.setPlaceholderText("Find in this source")
        self.field.setAccessibleName("Find in this source")
        self.field.setAccessibleDescription("Enter: next place. Ctrl+Enter: select it.")
        self._count = label("", Style.CAPTION, ink="secondary")
        before = icon_button(look, "chevron-up", "Place before", keys="Up")
        after = icon_button(look, "chevron-down", "Next place", keys="Enter")
        close = icon_button(look, "x", "Close finding", keys="Esc")
        self.setLayout(
            row(self.field, self._count, before, after, close, gap=6, margins=(20, 0, 14, 8))
        )
        self.field.textChanged.connect(self._search)
        self.field.entered.connect(self._enter)
        self.field.moved.connect(self.walk)
        self.field.left.connect(self.leave)
        before.clicked.connect(lambda: self.walk(-1))
        after.clicked.connect(lambda: self.walk(1))
        close.clicked.connect(self.leave)
        self.hide()

    def open(self, words: str = "") -> None:
        """Show the row and take the focus; `words` are searched for, if there are any."""
        self.show()
        if words:
            self.field.setText(words)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search(self.field.text())

    def walk(self, step: int = 1) -> bool:
        """Go to the next hit, or with -1 to the one before; tell whether there is any."""
        if not self._hits:
            return False
        self._at = 0 if self._at is None else (self._at + step) % len(self._hits)
        self._show_hits()
        self._text.scroll_to(self._hits[self._at])
        return True

    def leave(self) -> None:
        """Take the row away; the caret goes to the hit that was gone to."""
        hit = self._hit()
        self.close_quietly()
        if hit is not None and self._text.selection() is None:
            self._text.place_caret(hit.start)
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_quietly(self) -> None:
        """Take the row and the frames around hits away and leave focus and caret alone."""
        self.hide()
        self._hits, self._at = (), None
        self._text.show_hits(())

    def _enter(self, with_ctrl: bool) -> None:
        if not with_ctrl:
            self.walk()
            return
        hit = self._hit()
        if hit is not None:
            self.close_quietly()
            self._text.setFocus(Qt.FocusReason.OtherFocusReason)
            self._text.select(hit)

    def _search(self, words: str) -> None:
        if not self.isVisible():
            return
        self._hits = places_of(words, self._text.text)
        start = self._text.caret()
        after = (number for number, hit in enumerate(self._hits) if hit.start >= start)
        self._at = next(after, 0) if self._hits else None
        self._show_hits()
        if self._at is not None:
            self._text.scroll_to(self._hits[self._at])

    def _hit(self) -> Span | None:
        return self._hits[self._at] if self._at is not None else None

    def _show_hits(self) -> None:
        self._text.show_hits(self._hits, self._at)
        if not self.field.text().strip():
            said = ""
        elif self._at is None:
            said = "Not in this source"
        else:
            more = " or more" if len(self._hits) == MOST_HITS else ""
            said = f"{self._at + 1} of {len(self._hits)}{more}"
        self._count.setText(said)


class LineBar(QFrame):
    """Going to a line by its number on paper."""

    def __init__(self, look: Look, text: MarkedText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.field = BarField()
        self.field.setAccessibleName("Go to line")
        self.field.setFixedWidth(96)
        self._caption = label("Go to line", Style.SMALL, ink="secondary")
        close = icon_button(look, "x", "Close", keys="Esc")
        self.setLayout(row(self._caption, self.field, None, close, gap=8, margins=(20, 0, 14, 8)))
        self.field.entered.connect(self._go)
        self.field.left.connect(self.leave)
        close.clicked.connect(self.leave)
        self.hide()

    def open(self) -> None:
        """Show the row and take the focus."""
        self.field.clear()
        count = len(self._text.paper_lines)
        self._caption.setText(f"Go to line, 1 to {count}" if count else "Go to line")
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Take the row away and go back to the text."""
        self.hide()
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_quietly(self) -> None:
        """Take the row away and leave the focus alone."""
        self.hide()

    def _go(self) -> None:
        digits = "".join(filter(str.isdigit, self.field.text()))
        if digits:
            self._text.go_to_line(int(digits[:9]))
        self.leave()


def places_of(words: str, text: str) -> tuple[Span, ...]:
    """Return where `words` stand in `text`; capitals, quotation marks, line ends may differ."""
    wanted = words.strip()
    if not wanted:
        return ()
    pattern = "".join(_ALIKE.get(char) or re.escape(char) for char in " ".join(wanted.split()))
    found = re.finditer(pattern, text, re.IGNORECASE)
    return tuple(Span(*hit.span()) for hit, _ in zip(found, range(MOST_HITS), strict=False))
