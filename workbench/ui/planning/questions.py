# SPDX-License-Identifier: MIT
"""Questions about the plan: three at most, one for each point."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.ui.look.look import Look
from workbench.ui.widgets.question_card import QuestionCard
from workbench.ui.widgets.question_place import place_name

if TYPE_CHECKING:
    from workbench.domain.checks.finding import Finding
    from workbench.domain.plans import Plan


class PlanQuestions(QWidget):
    """The questions; not there where nothing is asked.

    Signals:
        answer_wanted: the place of a question is to get the focus (Finding).
        meant: a question is answered with “I meant this” (Finding, and the reason, a str).
    """

    answer_wanted = Signal(object)
    meant = Signal(object, str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._findings: tuple[Finding, ...] = ()
        self._look = look
        self._cards: list[QuestionCard] = []
        self._below = QVBoxLayout(self)
        self._below.setContentsMargins(0, 0, 0, 0)
        self._below.setSpacing(8)
        self.hide()

    def show_findings(self, findings: Sequence[Finding], plan: Plan | None) -> None:
        """Ask the first of these that are about the plan."""
        about = [each for each in findings if not (each.place.mark or each.place.source)]
        self._findings = _three_of(about) if plan and about else ()
        while len(self._cards) < len(self._findings):
            self._add_card()
        for card in self._cards[len(self._findings) :]:
            card.show_question(None)
        for card, finding in zip(self._cards, self._findings, strict=False):
            card.show_question(finding.question, where=place_name(finding.place, {}, {}, plan))
        self.setVisible(bool(self._findings))

    def _add_card(self) -> None:
        at, card = len(self._cards), QuestionCard(self._look)
        card.answer_wanted.connect(lambda: self.answer_wanted.emit(self._findings[at]))
        card.meant.connect(lambda why: self.meant.emit(self._findings[at], why))
        self._cards.append(card)
        self._below.addWidget(card)


def _three_of(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    # By now it is imported: something was found.
    from workbench.domain.checks.looking import at_most_three

    return at_most_three(findings)
