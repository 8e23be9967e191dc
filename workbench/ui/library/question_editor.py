# SPDX-License-Identifier: MIT
"""Everything about one question, to be put right: words, exam, kind, marks, minutes, sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QSizePolicy,
    QWidget,
)
from typing_extensions import override

from workbench.domain.enquiries import Board, Enquiry
from workbench.domain.question_text import MOST_MARKS
from workbench.domain.text import canonical
from workbench.services.enquiring import chosen
from workbench.ui.library.question_wording import OWN, QuestionSheet, board_of, kind_in_words
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.combo import Combo
from workbench.ui.widgets.field_keys import belongs_to_the_window
from workbench.ui.widgets.flow import FlowLayout
from workbench.ui.widgets.form_fields import FormText
from workbench.ui.widgets.number_field import NumberField
from workbench.ui.widgets.parts import Button, button, clear, column, label, row

_MOST_MINUTES = 300
_TEXT_HEIGHT, _NUMBER_WIDTH = 74, 72
_NO_KIND = "Not chosen yet"


class QuestionEditor(QWidget):
    """The fields of a question; what is typed counts when a field is left.

    Signals:
        changed: the question as it is now (Enquiry).
        removal_wanted: it is to be removed.
        plan_wanted: it is to be answered.
        closed: back to its line.
    """

    changed = Signal(object)
    removal_wanted = Signal()
    plan_wanted = Signal()
    closed = Signal()

    def __init__(self, look: Look, boards: Sequence[Board], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._boards = look, tuple(boards)
        self._enquiry: Enquiry | None = None
        self.words = _Words()
        self.exam, self.kind = Combo(look, "Exam"), Combo(look, "Kind of question")
        for each in (self.exam, self.kind):
            # As narrow as it has to be, whatever the longest name is.
            each.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.marks = NumberField("Marks", MOST_MARKS)
        self.minutes = NumberField("Minutes", _MOST_MINUTES)
        self._sources = QWidget()
        self._flow = FlowLayout(self._sources)
        self._labels: tuple[str, ...] = ()
        self.plan = button(look, "Plan an answer", icon="list-tree", size="small")
        self.remove = button(look, "Remove question", kind="ghost", icon="trash-2", size="small")
        self.done = button(look, "Done", kind="ghost", icon="check", size="small")
        self._lay_out()
        self._connect()

    def show_question(self, sheet: QuestionSheet, labels: Sequence[str]) -> None:
        """Show a question of a pack whose sources are called so."""
        enquiry = self._enquiry = sheet.enquiry
        self.words.show_words(enquiry.text)
        board = board_of(enquiry, self._boards)
        self.exam.show_names([OWN, *(_exam(each) for each in self._boards)])
        self.exam.setCurrentIndex(self._boards.index(board) + 1 if board else 0)
        kinds = board.questions if board else ()
        self.kind.show_names([_NO_KIND, *map(kind_in_words, kinds)])
        ids = [each.id for each in kinds]
        self.kind.setCurrentIndex(ids.index(enquiry.question) + 1 if enquiry.question in ids else 0)
        self._kind_row.setVisible(board is not None)
        self.marks.show_number(enquiry.marks)
        self.minutes.show_number(enquiry.minutes)
        self._show_sources(enquiry, tuple(dict.fromkeys(labels)))
        self.plan.setText("To its plan" if sheet.has_plan else "Plan an answer")
        self.remove.setVisible(not sheet.has_plan)

    def has_pending(self) -> bool:
        """Tell whether something was typed and not handed on."""
        fields = (self.words, self.marks, self.minutes)
        return self.isVisible() and any(field.is_typed() for field in fields)

    def commit(self) -> None:
        """Hand on what is being typed."""
        for field in (self.words, self.marks, self.minutes):
            field.commit()

    def take_focus(self) -> None:
        """Put the focus into the words."""
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.commit()
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _change(self, **fields: object) -> None:
        if self._enquiry is not None:
            self._hand_on(replace(self._enquiry, **fields))  # type: ignore[arg-type]

    def _hand_on(self, enquiry: Enquiry) -> None:
        if enquiry != self._enquiry:
            self._enquiry = enquiry
            self.changed.emit(enquiry)

    def _choose_exam(self, place: int) -> None:
        if self._enquiry is not None:
            self._hand_on(chosen(self._enquiry, self._boards[place - 1] if place else None))

    def _choose_kind(self, place: int) -> None:
        board = board_of(self._enquiry, self._boards) if self._enquiry else None
        if board is not None and self._enquiry is not None:
            kind = board.questions[place - 1].id if place else None
            self._hand_on(chosen(self._enquiry, board, kind))

    def _choose_source(self, source: str, *, is_on: bool) -> None:
        if self._enquiry is not None:
            others = tuple(each for each in self._enquiry.sources if each != source)
            self._change(sources=(*others, source) if is_on else others)

    def _show_sources(self, enquiry: Enquiry, labels: tuple[str, ...]) -> None:
        if labels != self._labels:
            self._labels = labels
            clear(self._flow)
            for each in labels:
                made = button(self._look, each, kind="choice", size="small")
                made.setCheckable(True)
                made.setAccessibleName(f"Names source {each}")
                made.clicked.connect(lambda on, x=each: self._choose_source(x, is_on=on))
                self._flow.addWidget(made)
        for place, each in enumerate(labels):
            item = self._flow.itemAt(place)
            chip = item.widget() if item else None
            if isinstance(chip, Button):
                chip.setChecked(each in enquiry.sources)
        self._source_row.setVisible(bool(labels))

    def _lay_out(self) -> None:
        self._kind_row = _captioned("Kind of question", self.kind)
        self._source_row = _captioned("It names these sources", self._sources)
        numbers = row(
            _captioned("Marks", self.marks), _captioned("Minutes", self.minutes), None, gap=12
        )
        for field in (self.marks, self.minutes):
            field.setFixedWidth(round(_NUMBER_WIDTH * self._look.scale))
        self.words.setFixedHeight(round(_TEXT_HEIGHT * self._look.scale))
        self.setLayout(
            column(
                _captioned("Question", self.words),
                _captioned("Exam", self.exam),
                self._kind_row,
                numbers,
                self._source_row,
                row(self.plan, self.remove, None, self.done),
                gap=10,
                margins=(38, 4, 10, 12),
            )
        )

    def _connect(self) -> None:
        self.words.typed.connect(lambda text: self._change(text=text))
        self.marks.typed.connect(lambda number: self._change(marks=number))
        self.minutes.typed.connect(lambda number: self._change(minutes=number))
        self.exam.activated.connect(self._choose_exam)
        self.kind.activated.connect(self._choose_kind)
        self.plan.clicked.connect(self.plan_wanted)
        self.remove.clicked.connect(self.removal_wanted)
        self.done.clicked.connect(self.closed)


class _Words(FormText):
    """The words of the question."""

    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__(name="Question")
        self._shown = ""
        # What is typed is kept when the field is left, and undo is the library's.
        self.setUndoRedoEnabled(False)

    def show_words(self, text: str) -> None:
        """Show these words; what is being typed stays."""
        if text != self._shown:
            self._shown = text
            self.setPlainText(text)

    def commit(self) -> None:
        """Hand on what was typed, if it is something else and something at all."""
        if self.is_typed():
            self._shown = self._text()
            self.typed.emit(self._shown)

    def is_typed(self) -> bool:
        """Tell whether it says something else than what is known."""
        return self._text() not in {"", self._shown}

    def _text(self) -> str:
        return " ".join(canonical(self.toPlainText()).split())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.commit()
        elif event.key() == Qt.Key.Key_Escape or belongs_to_the_window(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.commit()


def _exam(board: Board) -> str:
    return board.title if board.short in board.title else f"{board.short}, {board.title}"


def _captioned(caption: str, field: QWidget) -> QWidget:
    made = QWidget()
    made.setLayout(column(label(caption, Style.LABEL, ink="secondary"), field, gap=4))
    return made
