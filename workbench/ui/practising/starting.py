# SPDX-License-Identifier: MIT
"""Choosing what is practised and how: questions, sources, minutes, conditions of an exam."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.domain.enquiries import Board, Enquiry, QuestionType
from workbench.domain.identifiers import EnquiryId
from workbench.domain.practising.attempts import Conditions
from workbench.domain.practising.clock import MOST_EXTRA, USUAL_EXTRA, minutes_with_extra
from workbench.domain.practising.papers import Extra, sections_of
from workbench.domain.saying import counted
from workbench.domain.sources import Source
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.practising.past import PastAttempts
from workbench.ui.practising.progress_card import ProgressCard
from workbench.ui.practising.set_list import SetPapersList
from workbench.ui.widgets.choices import TickBox
from workbench.ui.widgets.combo import Combo
from workbench.ui.widgets.exam_names import exam_in_words, kind_in_words
from workbench.ui.widgets.flow import FlowLayout
from workbench.ui.widgets.form_fields import FormLine
from workbench.ui.widgets.number_field import NumberField
from workbench.ui.widgets.parts import (
    button,
    clear,
    column,
    label,
    row,
    scrolling,
    surface,
    turn,
)

_WIDE = 860
"""Width in pixels as designed from which questions and conditions stand side by side."""
_LONGEST_PAPER = 600


@dataclass(frozen=True, slots=True)
class WantedKinds:
    """Kinds of question of one exam that are to be put on the paper, and their topic."""

    board: Board
    kinds: tuple[QuestionType, ...]
    topic: str


class StartPage(QWidget):
    """What stands in Practise before a paper is begun.

    Signals:
        begun: the clock is to start; the page says with what.
        kinds_wanted: with the `WantedKinds`.
        sources_wanted: the labels of the sources on the paper are other ones (tuple of str).
        draw_wanted: other sources are to be drawn by chance.
        questions_chosen: other questions are on the paper.
        cards_wanted: somebody wants to revise with cards instead.
    """

    begun = Signal()
    kinds_wanted = Signal(object)
    sources_wanted = Signal(tuple)
    draw_wanted = Signal()
    questions_chosen = Signal()
    cards_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._boards: tuple[Board, ...] = ()
        self._offered: list[tuple[str, tuple[QuestionType, ...]]] = []
        self._suggested = 0
        self._questions: dict[EnquiryId, TickBox] = {}
        self._sources: dict[str, TickBox] = {}
        self.exam, self.kind = Combo(look, "Exam"), Combo(look, "Kind of question")
        self.topic = FormLine("What is it about?", "Topic of the question")
        self._add = button(look, "Put it on the paper", icon="plus", size="small")
        self._question_list = QVBoxLayout()
        self._source_box = QWidget()
        self._source_flow = FlowLayout(self._source_box, gap=10)
        self._hiding = {
            Extra.TITLES: TickBox(look, "titles"),
            Extra.GLOSSES: TickBox(look, "explained words"),
            Extra.AUTHOR_NOTES: TickBox(look, "notes on the authors"),
        }
        self._draw = button(look, "Draw others", kind="ghost", size="small")
        self._no_question = label("", Style.SMALL, ink="secondary", wraps=True)
        self.minutes = NumberField("Minutes", _LONGEST_PAPER)
        self._suggestion = label("", Style.SMALL, ink="secondary", wraps=True)
        self.extra = TickBox(look, "Extra time", "As those who have it are given it")
        self.percent = NumberField("Extra time in per cent", MOST_EXTRA)
        self.rests = TickBox(look, "Rest breaks", "They stop the clock and cover the paper")
        self.hidden = TickBox(look, "Hide the clock", "It can be shown at any time")
        self.chimes = TickBox(
            look, "Quiet sounds", "At half time, five minutes before the end, and at the end"
        )
        self._cards = button(look, "Revise with cards", icon="layers")
        self._begin = button(look, "Begin", kind="primary", size="large")
        self._total = label("", Style.BODY, ink="secondary", wraps=True)
        self.past = PastAttempts(look)
        self.papers = SetPapersList(look)
        self.progress = ProgressCard(look)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        self._connect()
        self._show_total()

    def show_questions(self, questions: Sequence[Enquiry], chosen: Collection[EnquiryId]) -> None:
        """Offer these questions; the chosen ones are on the paper."""
        ids = [each.id for each in questions]
        if ids != list(self._questions):
            clear(self._question_list)
            self._questions = {each.id: self._question_box(each) for each in questions}
            for box in self._questions.values():
                self._question_list.addWidget(box)
        for key, box in self._questions.items():
            box.blockSignals(True)
            box.setChecked(key in chosen)
            box.blockSignals(False)
        self._no_question.setVisible(not questions)
        self._begin.setEnabled(bool(chosen))

    def show_sources(self, sources: Sequence[Source], on_paper: Collection[str]) -> None:
        """Offer the sources of the pack; those of the paper are ticked."""
        labels = [source.label for source in sources]
        if labels != list(self._sources):
            clear(self._source_flow)
            self._sources = {source.label: self._box_of(source) for source in sources}
            for box in self._sources.values():
                self._source_flow.addWidget(box)
        for key, box in self._sources.items():
            box.blockSignals(True)
            box.setChecked(key in on_paper)
            box.blockSignals(False)

    def show_boards(self, boards: Sequence[Board]) -> None:
        """Offer the kinds of question of these exams."""
        self._boards = tuple(boards)
        self.exam.show_names(["No exam", *map(exam_in_words, self._boards)])
        self._offer_kinds()

    def suggest_minutes(self, minutes: int) -> None:
        """Suggest how long the paper is, without extra time."""
        if self.minutes.text() in {"", str(self._suggested)}:
            self.minutes.show_number(minutes or None)
        self._suggested = minutes
        self._suggestion.setText(f"{minutes} is usual for these marks." if minutes else "")
        self._show_total()

    def chosen(self) -> tuple[EnquiryId, ...]:
        """Return the questions on the paper, in order."""
        return tuple(key for key, box in self._questions.items() if box.isChecked())

    def length(self) -> int:
        """Return the minutes of the paper, without extra time."""
        typed = self.minutes.text()
        return int(typed) if typed.isdecimal() and int(typed) else self._suggested

    def hides(self) -> frozenset[Extra]:
        """Return what is to be left out of the sources."""
        return frozenset(extra for extra, box in self._hiding.items() if box.isChecked())

    def conditions(self) -> Conditions:
        """Return how it is going to be sat."""
        percent = self.percent.text()
        extra = int(percent) if self.extra.isChecked() and percent.isdecimal() else 0
        return Conditions(
            min(extra, MOST_EXTRA),
            rests=self.rests.isChecked(),
            hides_clock=self.hidden.isChecked(),
            chimes=self.chimes.isChecked(),
        )

    def show_conditions(self, conditions: Conditions) -> None:
        """Show the conditions that were chosen last."""
        self.extra.setChecked(bool(conditions.extra))
        self.percent.show_number(conditions.extra or USUAL_EXTRA)
        self.rests.setChecked(conditions.rests)
        self.hidden.setChecked(conditions.hides_clock)
        self.chimes.setChecked(conditions.chimes)
        self._show_total()

    def take_focus(self) -> None:
        """Put the focus on the first question, or on the exam where there is none."""
        first = next(iter(self._questions.values()), None)
        (first or self.exam).setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        turn(self._box, is_wide=self.width() >= _WIDE * self._look.scale)

    def _question_box(self, question: Enquiry) -> TickBox:
        parts = [counted(question.marks, "mark")] if question.marks else []
        parts += [f"{question.minutes} min"] if question.minutes else []
        if question.sources:
            noun = "Source" if len(question.sources) == 1 else "Sources"
            parts.append(f"{noun} {', '.join(question.sources)}")
        box = TickBox(self._look, " ".join(question.text.split()), " · ".join(parts))
        box.toggled.connect(lambda _: self.questions_chosen.emit())
        return box

    def _box_of(self, source: Source) -> TickBox:
        box = TickBox(self._look, source.label)
        box.setAccessibleName(source.name)
        box.toggled.connect(lambda _: self._tell_sources())
        return box

    def _tell_sources(self) -> None:
        ticked = tuple(key for key, box in self._sources.items() if box.isChecked())
        self.sources_wanted.emit(ticked)

    def _offer_kinds(self) -> None:
        board = self._board()
        self._offered = []
        if board is not None:
            for name, kinds in sections_of(board).items():
                marks = counted(sum(kind.marks for kind in kinds), "mark")
                words = f"section {name}" if name else "paper"
                self._offered.append((f"The whole {words}: {len(kinds)} questions, {marks}", kinds))
            self._offered += [(kind_in_words(kind), (kind,)) for kind in board.questions]
        self.kind.show_names([name for name, _ in self._offered])
        for each in (self.kind, self.topic, self._add):
            each.setVisible(board is not None)

    def _board(self) -> Board | None:
        place = self.exam.currentIndex() - 1
        return self._boards[place] if 0 <= place < len(self._boards) else None

    def _want_kinds(self) -> None:
        board, place = self._board(), self.kind.currentIndex()
        if board is not None and 0 <= place < len(self._offered):
            _, kinds = self._offered[place]
            self.kinds_wanted.emit(WantedKinds(board, kinds, self.topic.text()))

    def _show_total(self) -> None:
        self.percent.setEnabled(self.extra.isChecked())
        minutes, extra = self.length(), self.conditions().extra
        total = minutes_with_extra(minutes, extra)
        more = f", {extra}% extra time in it" if extra else ""
        self._total.setText(f"{total} minutes{more}." if minutes else "")

    def _connect(self) -> None:
        self.exam.activated.connect(lambda _: self._offer_kinds())
        self._add.clicked.connect(lambda *_: self._want_kinds())
        self.topic.returnPressed.connect(self._want_kinds)
        self._cards.clicked.connect(lambda *_: self.cards_wanted.emit())
        self._draw.clicked.connect(lambda *_: self.draw_wanted.emit())
        self._begin.clicked.connect(lambda *_: self.begun.emit())
        for field in (self.minutes, self.percent):
            field.textChanged.connect(lambda _: self._show_total())
        self.extra.toggled.connect(lambda _: self._show_total())

    def _build(self) -> None:
        self.setProperty("surface", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._question_list.setSpacing(6)
        self._no_question.setText("This pack has no question yet. Take one of an exam below.")
        self.percent.show_number(USUAL_EXTRA)
        self.rests.setChecked(True)
        for each in (self.minutes, self.percent):
            each.setFixedWidth(round(64 * self._look.scale))
        for choice in (self.exam, self.kind):
            choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._begin.setEnabled(False)
        self._box.setSpacing(20)
        self._box.addWidget(self._what(), 3)
        self._box.addWidget(self._how(), 2)
        content = surface(
            "window",
            column(
                row(label("Practise", Style.PAGE_TITLE), None, self._cards),
                label(
                    "Sources and questions alone, against the clock. Cards, words and questions "
                    "for you are off until time is up.",
                    ink="secondary",
                    wraps=True,
                ),
                4,
                self._box,
                None,
                gap=8,
                margins=(24, 18, 24, 18),
            ),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolling(content))

    def _what(self) -> QWidget:
        side = QWidget()
        side.setLayout(column(self._asked(), self.progress, None, gap=16))
        return side

    def _asked(self) -> QFrame:
        hiding = QWidget()
        flow = FlowLayout(hiding, gap=10)
        for box in self._hiding.values():
            box.setAccessibleName(f"Leave out {box.text()}")
            flow.addWidget(box)
        return surface(
            "card",
            column(
                label("Questions on the paper", Style.PANE_TITLE),
                self._no_question,
                self._question_list,
                6,
                label("One more, from an exam", Style.LABEL, ink="secondary"),
                self.exam,
                self.kind,
                self.topic,
                row(self._add, None),
                6,
                row(label("Sources on the paper", Style.LABEL, ink="secondary"), None, self._draw),
                self._source_box,
                label("Leave out of the sources", Style.LABEL, ink="secondary"),
                hiding,
                None,
                gap=8,
                margins=(16, 14, 16, 14),
            ),
        )

    def _how(self) -> QWidget:
        conditions = surface(
            "card",
            column(
                label("How long", Style.PANE_TITLE),
                row(self.minutes, label("minutes"), self._suggestion, gap=8),
                row(self.extra, self.percent, label("%"), gap=8),
                self.rests,
                self.hidden,
                self.chimes,
                6,
                self._total,
                row(self._begin, None),
                gap=8,
                margins=(16, 14, 16, 14),
            ),
        )
        side = QWidget()
        side.setLayout(column(conditions, self.papers, self.past, None, gap=16))
        return side
