# SPDX-License-Identifier: MIT
"""What a teacher said, with its two ways on: tick it off, say what was changed."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from workbench.domain.identifiers import RemarkId
from workbench.domain.remark_lines import RemarkLine
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.choices import TickBox
from workbench.ui.widgets.debounce import Debounce
from workbench.ui.widgets.flow import FlowLayout
from workbench.ui.widgets.form_fields import FormText
from workbench.ui.widgets.parts import Glyph, button, column, label, row

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_ANSWER = "What I changed"
_MOST_LINES = 5
_SPARE = 2
"""Pixels without which the last line could be scrolled."""


class RemarkCard(QFrame):
    """One remark.

    Signals:
        ticked: it is done, or not (bool).
        answered: what was changed for it; while somebody types, after a pause (str).
        opened: its place is to be shown.
    """

    ticked = Signal(bool)
    answered = Signal(str)
    opened = Signal()

    def __init__(self, look: Look, *, is_at_place: bool, parent: QWidget | None = None) -> None:
        """Be ready; with `is_at_place` it stands where it belongs, and leads nowhere."""
        super().__init__(parent)
        self.setProperty("surface", "card")
        self._line: RemarkLine | None = None
        self._is_at_place = is_at_place
        self._is_typed = self._is_showing = self._can_answer = False
        self._cap = Glyph(look, "graduation-cap", size=18)
        self._place = label("", Style.CAPTION, ink="secondary", wraps=True)
        self._go = button(look, "Show", kind="ghost", size="small")
        self._words = label("", Style.BODY, wraps=True)
        self._quoted = label("", Style.SMALL, ink="secondary", wraps=True)
        self._before = label("", Style.SMALL, ink="secondary", wraps=True)
        self._source = label("", Style.CAPTION, ink="tertiary", wraps=True)
        self._done = TickBox(look, "Done")
        self._say = button(look, f"{_ANSWER}…", kind="ghost", size="small")
        self._caption = label(_ANSWER, Style.CAPTION, ink="secondary")
        self.field = AnswerField(look, _ANSWER)
        self._ways = QWidget()
        self._pause = Debounce(self)
        self._lay_out()
        self._show_field(False)
        self._connect()

    @property
    def remark_id(self) -> RemarkId | None:
        """The remark that is shown, or None."""
        return self._line.remark.id if self._line else None

    def show_line(self, line: RemarkLine) -> None:
        """Show this remark; of the one that is shown already only what is not being typed."""
        remark = line.remark
        self._line = line
        is_elsewhere = bool(line.place) and not self._is_at_place
        self._show(self._place, line.place if is_elsewhere else "")
        place = remark.said.place
        can_go = is_elsewhere and (not place.part or place.paragraph is not None)
        self._go.setVisible(can_go)
        self._go.setAccessibleName(f"Show {line.place}")
        self._words.setText(line.words)
        self._show(self._quoted, f"At ‘{remark.said.words}’" if remark.said.words else "")
        self._show(self._before, f"Before it said: ‘{remark.earlier}’" if remark.earlier else "")
        self._show(self._source, line.source)
        can_answer = remark.asks
        self._can_answer = can_answer
        self._done.setVisible(can_answer)
        self._ways.setVisible(can_answer or (remark.is_praise and can_go))
        self._done.setChecked(remark.done is not None)
        self._done.setAccessibleDescription(line.spoken)
        self._say.setAccessibleDescription(line.spoken)
        self.field.setAccessibleDescription(line.spoken)
        if not self._is_typed and self.field.toPlainText() != remark.answer:
            self._is_showing = True
            self.field.setPlainText(remark.answer)
            self._is_showing = False
        self._show_field(can_answer and (bool(remark.answer) or self.field.isVisibleTo(self)))
        self.setAccessibleName(f"Your teacher. {line.spoken}")

    def focus(self) -> None:
        """Go to the first of its ways on; praise that stands at its place has none."""
        first = self._done if self._can_answer else self._go
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def pending(self) -> str | None:
        """Return what was typed and not handed on, or None."""
        return self.field.toPlainText() if self._is_typed else None

    def flush(self) -> None:
        """Hand on at once what was typed."""
        self._pause.settle()
        if self._is_typed:
            self._is_typed = False
            self.answered.emit(self.field.toPlainText())

    def _lay_out(self) -> None:
        flow = FlowLayout(self._ways, gap=4)
        for way in (self._done, self._say, self._go):
            flow.addWidget(way)
        for each in (self._place, self._words, self._quoted, self._before, self._source):
            each.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        words = column(
            self._place,
            self._words,
            self._quoted,
            self._before,
            self._source,
            gap=2,
        )
        head = row(column(self._cap, None), words, gap=8)
        answer = column(self._caption, self.field, gap=2)
        self.setLayout(column(head, self._ways, answer, gap=6, margins=(10, 8, 10, 10)))

    def _connect(self) -> None:
        self._pause.due.connect(self.flush)
        self._go.clicked.connect(lambda *_: self.opened.emit())
        self._done.clicked.connect(self._tick)
        self._say.clicked.connect(lambda *_: self._begin_answer())
        self.field.textChanged.connect(self._touch)
        self.field.left.connect(self._leave)
        self.field.finished.connect(self._finish)

    def _tick(self, is_done: bool) -> None:
        self.ticked.emit(is_done)
        if self._line is not None:
            # Where nothing can be changed the tick is not kept, and must not look as if it were.
            self._done.setChecked(self._line.remark.done is not None)

    def _show(self, shown: QLabel, text: str) -> None:
        shown.setText(text)
        shown.setVisible(bool(text))

    def _show_field(self, is_shown: bool) -> None:
        for each in (self._caption, self.field):
            each.setVisible(is_shown)
        self._say.setVisible(self._can_answer and not is_shown)

    def _begin_answer(self) -> None:
        self._show_field(True)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _touch(self) -> None:
        if not self._is_showing:
            self._is_typed = True
            self._pause.touch()

    def _leave(self, is_for_good: bool) -> None:
        self.flush()
        if is_for_good and not self.field.toPlainText().strip():
            self._show_field(False)

    def _finish(self) -> None:
        self._done.setFocus(Qt.FocusReason.OtherFocusReason)


class AnswerField(FormText):
    """A field as high as its words, up to some lines; Enter is done, Shift+Enter a new line."""

    left = Signal(bool)
    """The focus is elsewhere; whether it went there for good, and not with the whole window."""
    finished = Signal()

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(name=name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUndoRedoEnabled(False)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        look.changed.connect(self._fit)
        self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        is_enter = event.key() in _ENTER and not is_shifted
        if event.key() == Qt.Key.Key_Escape or is_enter:
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit(event.reason() is not Qt.FocusReason.ActiveWindowFocusReason)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines = max(1, round(self.document().size().height()))
        frame = self.height() - self.viewport().height()
        around = 2 * self.document().documentMargin() + frame
        high = min(lines, _MOST_LINES) * self.fontMetrics().lineSpacing() + around
        self.setFixedHeight(math.ceil(high) + _SPARE)
        policies = Qt.ScrollBarPolicy
        is_long = lines > _MOST_LINES
        self.setVerticalScrollBarPolicy(
            policies.ScrollBarAsNeeded if is_long else policies.ScrollBarAlwaysOff
        )
