# SPDX-License-Identifier: MIT
"""A paper as it is sat: the bar above, the sources on the left, question and answer on the right.

Where there is no room for both, the phase decides which of them is seen.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.domain.plan_budget import words_for
from workbench.domain.practising.attempts import Attempt, Phase, planned_minutes
from workbench.domain.practising.scripts import script_of
from workbench.domain.practising.telling import frozen_sentence, times_told
from workbench.domain.saying import counted
from workbench.ui.look.look import Look
from workbench.ui.practising.bar import SittingBar
from workbench.ui.practising.heading import OutcomeBar
from workbench.ui.practising.outcome import OutcomePane
from workbench.ui.practising.sources import SourcesArea
from workbench.ui.practising.wording import (
    AFTER,
    UNREACHABLE,
    beside_clock,
    how_it_ended,
    words_that_fit,
)
from workbench.ui.practising.writing import WritingPane
from workbench.ui.widgets.parts import rule
from workbench.ui.widgets.splitter import Splitter

_LEAST = 780
"""Width in pixels as designed below which sources and answer are seen one at a time."""


class SittingPage(QWidget):
    """A paper, its clock and its answer; a controller fills it and listens to it."""

    WRITING = frozenset({Phase.PLAN, Phase.WRITE})
    """Phases in which something is written on the right."""

    def __init__(self, look: Look, sources: SourcesArea) -> None:
        super().__init__()
        self._look = look
        self.bar = SittingBar(look)
        self.sources = sources
        self.writing = WritingPane(look)
        self.outcome = OutcomePane(look)
        self.heading = OutcomeBar(look)
        self._phase = Phase.READ
        self._splitter = Splitter(Qt.Orientation.Horizontal, "Width of sources and answer")
        self._splitter.setObjectName("practice")
        self._splitter.addWidget(sources)
        self._right = QStackedWidget()
        self._above = QStackedWidget()
        for stack, widgets in (
            (self._right, (self.writing, self.outcome)),
            (self._above, (self.bar, self.heading)),
        ):
            for each in widgets:
                stack.addWidget(each)
        self._above.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._splitter.addWidget(self._right)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._above)
        layout.addWidget(rule())
        layout.addWidget(self._splitter, 1)
        look.changed.connect(self._make_room)

    def show_attempt(self, attempt: Attempt) -> None:
        """Show where an attempt stands while it is sat."""
        self.bar.stop_asking()
        self._right.setCurrentWidget(self.writing)
        self._above.setCurrentWidget(self.bar)
        paper = attempt.paper
        marks = f"Practice · {counted(paper.marks, 'mark')}" if paper.marks else "Practice"
        minutes = round(attempt.clock.allowed / 60)
        self.bar.show_paper(marks, paper.title, planned_minutes(minutes))
        self.bar.show_rest(is_allowed=attempt.conditions.rests)
        self.bar.show_clock(is_hidden=attempt.conditions.hides_clock)
        question = paper.questions[attempt.at]
        fits = words_that_fit(words_for(question), question.marks)
        self.writing.show_question(question.text, attempt.at + 1, len(paper.questions), fits)
        self.writing.show_answer(attempt.answer)
        self.sources.say(UNREACHABLE)
        self.show_phase(attempt.phase)
        self.show_time(attempt)

    def show_outcome(self, attempt: Attempt) -> None:
        """Show what became of an attempt that is over."""
        self._right.setCurrentWidget(self.outcome)
        self._above.setCurrentWidget(self.heading)
        paper, number = attempt.paper, attempt.at
        question = paper.questions[number]
        outcome = self.outcome
        self.heading.show_attempt(paper.title, how_it_ended(attempt))
        outcome.show_question(question.text, number + 1, len(paper.questions))
        script = script_of(attempt, number)
        outcome.show_answer(attempt.answer, frozen_sentence(script))
        outcome.show_times(times_told(script))
        self.sources.say(AFTER)
        self._make_room()

    def show_phase(self, phase: Phase) -> None:
        """Show which phase it is in, and give what it needs the room."""
        self._phase = phase
        self.bar.show_phase(phase)
        self.writing.show_phase(phase)
        self._make_room()

    def show_time(self, attempt: Attempt) -> None:
        """Show the time that is left."""
        self.bar.clock.show_time(attempt.clock.left, beside_clock(attempt))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        width = self.width() / self._look.scale
        self.bar.be_narrow(width)
        has_both = width >= _LEAST
        is_over = self._right.currentWidget() is self.outcome
        with_sources = self._phase not in self.WRITING and not is_over
        self.sources.setVisible(has_both or with_sources)
        self._right.setVisible(has_both or not with_sources)
        if has_both and not self._splitter.chosen:
            half = self.width() * 9 // 20
            self._splitter.setSizes([half, self.width() - half])
