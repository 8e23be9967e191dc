# SPDX-License-Identifier: MIT
"""Finding words in a source and its label, and going to a line, from a row above the text.

Words are compared as everywhere (`domain.folding`): capitals, accents, joined letters, the shape of
quotation marks and where lines end make no difference. What is typed is one phrase.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget
from typing_extensions import override

from workbench.domain.folding import Folded
from workbench.domain.text import Span
from workbench.ui.announcing import announce
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.reading.marked_text import MarkedText
from workbench.ui.widgets.parts import icon_button, label, row

MOST_HITS = 2_000
"""Hits that are shown: nobody walks through more of them."""

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_OWN_KEYS = _ENTER | {Qt.Key.Key_Escape}
_CTRL = Qt.KeyboardModifier.ControlModifier


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

    def __init__(
        self, look: Look, texts: Sequence[MarkedText], parent: QWidget | None = None
    ) -> None:
        """Find in several texts.

        Args:
            look: How it looks.
            texts: Those that are searched, in reading order; the last is the source's own.
            parent: Where the row stands.
        """
        super().__init__(parent)
        self._texts = tuple(texts)
        self._begun_in = self._texts[-1]
        self._folded: dict[MarkedText, tuple[str, Folded]] = {}
        self._hits: tuple[tuple[MarkedText, Span], ...] = ()
        self._at: int | None = None
        self.field = BarField()
        self.field.setPlaceholderText("Find in this source")
        self.field.setAccessibleName("Find in this source")
        self.field.setAccessibleDescription("Enter: next place. Ctrl+Enter: select it.")
        self.count = label("", Style.CAPTION, ink="secondary")
        before = icon_button(look, "chevron-up", "Place before", keys="Up")
        after = icon_button(look, "chevron-down", "Next place", keys="Enter")
        close = icon_button(look, "x", "Close finding", keys="Esc")
        self.setLayout(
            row(self.field, self.count, before, after, close, gap=6, margins=(20, 0, 14, 8))
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
        focused = (text for text in self._texts if text.hasFocus())
        self._begun_in = next(focused, self._texts[-1])
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
        self._go()
        return True

    def leave(self) -> None:
        """Take the row away; the caret goes to the hit that was gone to."""
        hit = self._hit()
        self.close_quietly()
        seen = next((text for text in self._texts if text.isVisible()), self._begun_in)
        begun = self._begun_in if self._begun_in.isVisible() else seen
        text = hit[0] if hit is not None else begun
        if hit is not None and text.selection() is None:
            text.place_caret(hit[1].start)
        text.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_quietly(self) -> None:
        """Take the row and the frames around hits away and leave focus and caret alone."""
        self.hide()
        self._hits, self._at = (), None
        self._folded.clear()
        for text in self._texts:
            text.show_hits(())

    def _enter(self, with_ctrl: bool) -> None:
        if not with_ctrl:
            self.walk()
            return
        hit = self._hit()
        if hit is not None:
            text, span = hit
            self.close_quietly()
            text.setFocus(Qt.FocusReason.OtherFocusReason)
            text.select(span)

    def _search(self, words: str) -> None:
        if not self.isVisible():
            return
        from workbench.domain.searching import places_of

        self._hits = tuple(
            (text, span)
            for text in self._texts
            # What is put away cannot be gone to.
            if text.isVisible()
            for span in places_of(words, self._folded_of(text), most=MOST_HITS)
        )
        self._at = self._first() if self._hits else None
        self._show_hits()
        self._go()

    def _first(self) -> int:
        """Return the number of the first hit from the caret on, in the text that was read."""
        begun, start = self._texts.index(self._begun_in), self._begun_in.caret()
        order = (
            number
            for number, (text, span) in enumerate(self._hits)
            if (self._texts.index(text), span.start) >= (begun, start)
        )
        return next(order, 0)

    def _folded_of(self, text: MarkedText) -> Folded:
        known = self._folded.get(text)
        if known is None or known[0] != text.text:
            known = self._folded[text] = (text.text, Folded.of(text.text))
        return known[1]

    def _hit(self) -> tuple[MarkedText, Span] | None:
        return self._hits[self._at] if self._at is not None else None

    def _go(self) -> None:
        hit = self._hit()
        if hit is not None:
            hit[0].scroll_to(hit[1])

    def _show_hits(self) -> None:
        hit = self._hit()
        for text in self._texts:
            spans = [span for there, span in self._hits if there is text]
            is_here = hit is not None and hit[0] is text
            text.show_hits(spans, spans.index(hit[1]) if hit is not None and is_here else None)
        before = self.count.text()
        self.count.setText(self._said())
        if self.count.text() not in {"", before}:
            announce(self, self.count.text())

    def _said(self) -> str:
        hit = self._hit()
        if not self.field.text().strip():
            return ""
        if hit is None or self._at is None:
            return "Not in this source"
        counts = [sum(there is text for there, _ in self._hits) for text in self._texts]
        more = " or more" if MOST_HITS in counts else ""
        where = "" if hit[0] is self._texts[-1] else ", in the label"
        return f"{self._at + 1} of {len(self._hits)}{more}{where}"


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
