# SPDX-License-Identifier: MIT
"""What follows a paper: the answer as it was frozen, questions for the student, level, model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from workbench.domain.enquiries import Level
from workbench.domain.practising.attempts import MOST_TARGETS, Answer
from workbench.domain.practising.scripts import Script
from workbench.domain.remark_lines import RemarkLine, RemarkList
from workbench.domain.saying import counted
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.practising.marked_answer import MarkedAnswer
from workbench.ui.practising.wording import own_judgement
from workbench.ui.practising.writing import ExamText
from workbench.ui.widgets.form_fields import FormLine
from workbench.ui.widgets.judging import Judging
from workbench.ui.widgets.parts import (
    Button,
    button,
    clear,
    column,
    label,
    row,
    scrolling,
    set_property,
    surface,
)
from workbench.ui.widgets.remark_lists import RemarkLists
from workbench.ui.widgets.remark_stack import RemarkStack

ANSWER, QUESTIONS, LEVEL, MODEL, TIMES = "Answer", "Questions", "Level", "Model", "Times"
TEACHER = "Teacher"
_TABS = (ANSWER, QUESTIONS, LEVEL, MODEL, TIMES, TEACHER)
_ADDED_LINES = 5
_NOT_BACK = (
    "Nothing yet. Save your answer as a PDF for your teacher. When a PDF or a review file comes "
    "back, bring it in: what is written in it then stands here, and at your paragraphs. "
    "Nothing of yours is changed."
)


class OutcomePane(QFrame):
    """The right half after the end.

    Signals:
        added: something was written after the time; `after` has it.
        judged: level or mark are other ones; `judging` has them.
        targets_typed: the targets are other ones (tuple of str).
        question_stepped: another question is wanted, 1 for the next and -1 for the one before.
        bring_in_wanted: a file that came back is to be chosen.
    """

    added = Signal()
    judged = Signal()
    targets_typed = Signal(tuple)
    question_stepped = Signal(int)
    bring_in_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._tabs: dict[str, Button] = {}
        self._pages = QStackedWidget()
        self._number = label("", Style.LABEL, ink="secondary")
        self._before = button(
            look, "Question before", kind="ghost", icon="chevron-left", size="small"
        )
        self._next = button(look, "Next question", kind="ghost", icon="chevron-right", size="small")
        self._question = label("", Style.ENQUIRY, wraps=True)
        self._frozen = ExamText("", "Answer, as it was when time was up")
        self._frozen.setReadOnly(True)
        self.marked = MarkedAnswer(look)
        self._marked_area = scrolling(self.marked)
        self._state = label("", Style.SMALL, ink="secondary", wraps=True)
        self.remarks = RemarkLists(look, _NOT_BACK)
        self._own = label("", wraps=True)
        self.after = ExamText("Write on if you like; it stays apart", "Written after time")
        self.judging = Judging(look)
        self._targets = [FormLine(f"Target {n}", f"Target {n}") for n in range(1, MOST_TARGETS + 1)]
        self._offered = QWidget()
        self._offered.setObjectName("offers")
        self._offers = QVBoxLayout(self._offered)
        self._offers.setContentsMargins(0, 0, 0, 0)
        self._findings = QVBoxLayout()
        self._model = QVBoxLayout()
        self._times = QVBoxLayout()
        self._build()
        self._connect()
        look.changed.connect(self._follow_look)
        self._follow_look()
        self.show_tab(ANSWER)

    def show_question(self, text: str, number: int, total: int) -> None:
        """Show which question this is, counted from 1."""
        self._question.setText(text)
        self._number.setText(f"Question {number} of {total}" if total > 1 else "Question")
        for each, is_there in ((self._before, number > 1), (self._next, number < total)):
            each.setVisible(total > 1)
            each.setEnabled(is_there)

    def show_answer(self, answer: Answer, state: str) -> None:
        """Show the answer as it was frozen, and what was added; `state` says how it ended."""
        self._frozen.show_words(answer.text or "Nothing was written.")
        self.after.show_words(answer.added)
        self._state.setText(f"{counted(answer.words, 'word')}. {state}")

    def show_remarks(
        self,
        script: Script,
        remarks: Mapping[int, Sequence[RemarkLine]],
        listed: RemarkList,
    ) -> None:
        """Show what a teacher wrote: all of it, and by their numbers what is about paragraphs."""
        has_remarks = bool(remarks)
        self.marked.show_answer(script.paragraphs if has_remarks else (), remarks)
        self._marked_area.setVisible(has_remarks)
        self._frozen.setVisible(not has_remarks)
        # Remarks need the room more than what is seldom written.
        lines = self.after.fontMetrics().lineSpacing() * _ADDED_LINES
        self.after.setMaximumHeight(lines if has_remarks else lines * 2)
        self.remarks.show_list(listed)
        own = own_judgement(script) if listed.judgement else ""
        self._own.setText(own)
        self._own.setVisible(bool(own))
        left = listed.asked - listed.done
        tab, name = self._tabs[TEACHER], f"{TEACHER}, {left} to do" if left else TEACHER
        if tab.accessibleName() != name:
            tab.setText(f"{TEACHER} ({left})" if left else TEACHER)
            tab.setAccessibleName(name)

    def focus_paragraph(self, number: int) -> None:
        """Go to a paragraph of the answer, counted from 1, or to what was added to it."""
        self.show_tab(ANSWER)
        if not self.marked.focus_paragraph(number):
            self.after.setFocus(Qt.FocusReason.OtherFocusReason)

    def remark_stacks(self) -> tuple[RemarkStack, ...]:
        """Return everything in which remarks are shown."""
        return (*self.marked.stacks, *self.remarks.stacks)

    def show_levels(self, levels: Sequence[Level], answer: Answer, out_of: int | None) -> None:
        """Offer the levels of the question, and show how it was judged."""
        if tuple(levels) != self.judging.levels:
            self.judging.show_levels(levels)
        self.judging.show_judgement(answer.level, answer.mark, out_of)

    def show_targets(self, targets: Sequence[str], offered: Sequence[str]) -> None:
        """Show the targets for next time, and others to take."""
        for place, field in enumerate(self._targets):
            words = targets[place] if place < len(targets) else ""
            if field.text() != words and not field.hasFocus():
                field.setText(words)
        clear(self._offers)
        for words in offered:
            if words not in targets:
                self._offers.addWidget(self._offer(words))

    def show_findings(self, findings: Sequence[tuple[str, str]]) -> None:
        """Show the questions of the checks: where, and what is asked."""
        clear(self._findings)
        if not findings:
            self._findings.addWidget(label("Nothing is asked about this answer.", wraps=True))
        for where, question in findings:
            words = label(question, wraps=True)
            place = label(where, Style.SMALL, ink="secondary")
            card = surface("card", column(place, words, gap=2, margins=(12, 8, 12, 8)))
            card.setAccessibleName(f"{where}. {question}")
            self._findings.addWidget(card)

    def show_model(self, answer: str, marks: Mapping[str, Sequence[str]]) -> None:
        """Show a model answer, and under each heading the marks that stand there.

        Without either there is nothing to compare with, and no way here.
        """
        clear(self._model)
        self._tabs[MODEL].setVisible(bool(answer or marks))
        for heading, lines in marks.items():
            if lines:
                self._model.addWidget(label(heading, Style.BODY_STRONG))
                for line in lines:
                    self._model.addWidget(label(line, wraps=True))
        if answer:
            self._model.addWidget(label("A model answer", Style.BODY_STRONG))
            for paragraph in answer.split("\n"):
                if paragraph.strip():
                    self._model.addWidget(label(paragraph, wraps=True))

    def show_times(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show what the clock has written down: a name and a value in each line."""
        clear(self._times)
        for name, value in lines:
            words = label(value, wraps=True)
            self._times.addLayout(row(label(name, ink="secondary"), None, words))

    def show_tab(self, name: str) -> None:
        """Show one of the pages."""
        for each, made in self._tabs.items():
            made.setChecked(each == name)
        self._pages.setCurrentIndex(_TABS.index(name))

    def show_teachers(self) -> None:
        """Show what a teacher wrote, and put the focus there."""
        self.show_tab(TEACHER)
        self.take_focus()

    def take_focus(self) -> None:
        """Put the focus on the page that is shown."""
        shown = next(made for made in self._tabs.values() if made.isChecked())
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def targets(self) -> tuple[str, ...]:
        """Return the targets that are written."""
        return tuple(words for each in self._targets if (words := each.text().strip()))

    def _take(self, words: str) -> None:
        free = next((each for each in self._targets if not each.text().strip()), None)
        if free is not None:
            free.setText(words)
            self.targets_typed.emit(self.targets())

    def _offer(self, words: str) -> QWidget:
        take = button(self._look, "Take", kind="ghost", icon="plus", size="small")
        take.setAccessibleName(f"Take as a target: {words}")
        take.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        take.clicked.connect(lambda *_: self._take(words))
        made = QWidget()
        made.setLayout(row(take, label(words, Style.SMALL, wraps=True), gap=6))
        return made

    def _follow_look(self) -> None:
        size = self._look.reading_font().pixelSize()
        colour = self._look.colour("lens_n").name()
        self._frozen.setStyleSheet(f"font-size: {size}px;")
        self.after.setStyleSheet(f"font-size: {size}px; color: {colour};")

    def _connect(self) -> None:
        self._before.clicked.connect(lambda *_: self.question_stepped.emit(-1))
        self._next.clicked.connect(lambda *_: self.question_stepped.emit(1))
        self.after.textChanged.connect(self.added)
        self.judging.judged.connect(self.judged)
        for field in self._targets:
            field.textEdited.connect(lambda _: self.targets_typed.emit(self.targets()))

    def _build(self) -> None:
        set_property(self, "surface", "pane")
        self.setAccessibleName("After the time")
        tabs = []
        for name in _TABS:
            made = button(self._look, name, kind="choice", size="small")
            made.setCheckable(True)
            made.clicked.connect(lambda *_, chosen=name: self.show_tab(chosen))
            self._tabs[name] = made
            tabs.append(made)
        for page in self._make_pages():
            self._pages.addWidget(page)
        self.setLayout(
            column(
                row(self._number, None, self._before, self._next, gap=2),
                self._question,
                surface("sunken", row(*tabs, None, gap=2, margins=(2, 2, 2, 2))),
                self._pages,
                gap=8,
                margins=(24, 14, 16, 14),
            )
        )

    def _make_pages(self) -> list[QWidget]:
        after = label("Written after time", Style.LABEL, ink="secondary")
        answer = QWidget()
        answer.setLayout(
            column(
                self._frozen,
                self._marked_area,
                self._state,
                after,
                self.after,
                gap=6,
            )
        )
        level = column(
            self.judging,
            10,
            label("For next time", Style.PANE_TITLE),
            *self._targets,
            self._offered,
            None,
            gap=8,
        )
        bring_in = button(
            self._look, "Bring in what my teacher wrote…", icon="file-plus", size="small"
        )
        bring_in.clicked.connect(lambda *_: self.bring_in_wanted.emit())
        self._own.hide()
        teacher = column(self._own, self.remarks, row(bring_in, None), gap=12)
        contents = (self._findings, level, self._model, self._times, teacher)
        boxes = [column(each, None) for each in contents]
        return [answer, *(scrolling(surface("pane", box)) for box in boxes)]
