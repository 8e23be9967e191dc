# SPDX-License-Identifier: MIT
"""Questions about the plan: three at most, one for each point."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workbench.domain.plan_state import numbers_of_points
from workbench.ui.look.look import Look
from workbench.ui.planning.editing import TextPart
from workbench.ui.widgets.parts import column
from workbench.ui.widgets.question_card import QuestionCard

if TYPE_CHECKING:
    from workbench.domain.checks.finding import Finding
    from workbench.domain.plans import Plan

_AT_ONCE = 3


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
        self._cards = [QuestionCard(look) for _ in range(_AT_ONCE)]
        for at, card in enumerate(self._cards):
            card.answer_wanted.connect(lambda at=at: self.answer_wanted.emit(self._findings[at]))
            card.meant.connect(lambda why, at=at: self.meant.emit(self._findings[at], why))
        self.setLayout(column(*self._cards, gap=8))
        self.hide()

    def show_findings(self, findings: Sequence[Finding], plan: Plan | None) -> None:
        """Ask the first of these that are about the plan."""
        about = [each for each in findings if not (each.place.mark or each.place.source)]
        self._findings = _three_of(about) if plan and about else ()
        for at, card in enumerate(self._cards):
            finding = self._findings[at] if at < len(self._findings) else None
            where = _place_in(plan, finding) if plan and finding else ""
            card.show_question(finding.question if finding else None, where=where)
        self.setVisible(bool(self._findings))


def _three_of(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    # By now it is imported: something was found.
    from workbench.domain.checks.looking import at_most_three

    return at_most_three(findings, most=_AT_ONCE)


def _place_in(plan: Plan, finding: Finding) -> str:
    place = finding.place
    if place.point is not None:
        numbered = zip(plan.points, numbers_of_points(plan.points), strict=True)
        number = next((number for point, number in numbered if point.id == place.point), None)
        return f"Point {number}" if number is not None else "On the other hand"
    names = {TextPart.CLAIM.value: "My claim", TextPart.JUDGEMENT.value: "Judgement"}
    return names.get(place.kind.value, "")
