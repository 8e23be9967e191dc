# SPDX-License-Identifier: MIT
"""Where the answer is written: the question, a box for a plan, the answer, its words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from workbench.domain.plan_budget import words_in
from workbench.domain.practising.attempts import Answer, Phase
from workbench.domain.saying import counted
from workbench.domain.text import canonical
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.form_fields import FormText
from workbench.ui.widgets.parts import Glyph, button, column, label, row, set_property

_PLAN_LINES = 5


class ExamText(FormText):
    """Plain text with undo of its own: nothing of an exam is in the library's undo."""

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = QKeySequence.StandardKey
            if event.matches(keys.Undo) or event.matches(keys.Redo):
                event.accept()
                return True
        return super().event(event)

    def words(self) -> str:
        """Return what stands in it, in the form in which text is kept."""
        return canonical(self.toPlainText())

    def show_words(self, text: str) -> None:
        """Show these words with the caret behind them, unless they are there."""
        if self.words() != text:
            self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(False)
            self.moveCursor(QTextCursor.MoveOperation.End)


class WritingPane(QFrame):
    """The right half of a paper.

    Signals:
        typed: plan or answer are other ones; `plan` and `answer` have them.
        question_stepped: another question is wanted, 1 for the next and -1 for the one before.
    """

    typed = Signal()
    question_stepped = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._number = label("", Style.LABEL, ink="secondary")
        self._before = button(
            look, "Question before", kind="ghost", icon="chevron-left", size="small"
        )
        self._next = button(look, "Next question", kind="ghost", icon="chevron-right", size="small")
        self._question = label("", Style.CLAIM, wraps=True)
        self._plan_title = label("Plan", Style.LABEL, ink="secondary")
        self.plan = ExamText("Words for what you will say", "Plan")
        self.answer = ExamText("", "Answer")
        self._words = label("", Style.BODY_STRONG)
        self._fits = label("", Style.SMALL, ink="secondary")
        self._fitting = ""
        self._build()
        self._before.clicked.connect(lambda *_: self.question_stepped.emit(-1))
        self._next.clicked.connect(lambda *_: self.question_stepped.emit(1))
        for each in (self.plan, self.answer):
            each.textChanged.connect(self._tell)
        look.changed.connect(self._follow_look)
        self._follow_look()

    def show_question(self, text: str, number: int, total: int, fits: str) -> None:
        """Show a question, counted from 1; `fits` says how long its answer may be."""
        self._question.setText(text)
        name = f"Question {number} of {total}" if total > 1 else "Question"
        self._number.setText(name)
        self._before.setVisible(total > 1)
        self._next.setVisible(total > 1)
        self._before.setEnabled(number > 1)
        self._next.setEnabled(number < total)
        self._fitting = fits
        self.answer.setAccessibleDescription(text)
        self._show_words()

    def show_answer(self, answer: Answer) -> None:
        """Show what was written so far."""
        self.plan.show_words(answer.plan)
        self.answer.show_words(answer.text)
        self._show_words()

    def show_phase(self, phase: Phase) -> None:
        """Give the plan room while planning, and the answer otherwise."""
        is_planning = phase is Phase.PLAN
        self.plan.setVisible(is_planning or bool(self.plan.toPlainText()))
        self._plan_title.setVisible(not self.plan.isHidden())
        lines = self.plan.fontMetrics().lineSpacing()
        self.plan.setMaximumHeight(16_777_215 if is_planning else lines * _PLAN_LINES)

    def take_focus(self, phase: Phase) -> None:
        """Put the focus where this phase writes."""
        field = self.plan if phase is Phase.PLAN else self.answer
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        self._show_words()
        self.typed.emit()

    def _show_words(self) -> None:
        words = counted(words_in(self.answer.toPlainText()), "word")
        self._words.setText(words)
        self._fits.setText(self._fitting)
        self._words.setAccessibleName(f"{words}. {self._fitting}")

    def _follow_look(self) -> None:
        font = self._look.reading_font()
        for field in (self.plan, self.answer):
            field.document().setDefaultFont(font)
            field.setStyleSheet(f"font-size: {font.pixelSize()}px;")

    def _build(self) -> None:
        set_property(self, "surface", "pane")
        self.setAccessibleName("Question and answer")
        off = QWidget()
        off.setLayout(
            row(
                Glyph(self._look, "type", size=16),
                label("Spelling help is off", Style.SMALL, ink="secondary"),
                gap=6,
            )
        )
        self.setLayout(
            column(
                row(self._number, None, self._before, self._next, gap=2),
                self._question,
                self._plan_title,
                self.plan,
                self.answer,
                row(self._words, self._fits, None, off, gap=10),
                gap=8,
                margins=(24, 14, 24, 14),
            )
        )
        layout = self.layout()
        if layout is not None:
            layout.setAlignment(Qt.AlignmentFlag.AlignTop)
