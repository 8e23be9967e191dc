# SPDX-License-Identifier: MIT
"""The drawer with all questions, what was meant, and the rules that ask."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.ui.announcing import announce
from workbench.ui.asking.meant import MeantList
from workbench.ui.asking.rule_list import RuleList
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.parts import button, column, icon_button, label, row, rule, scrolling
from workbench.ui.widgets.question_card import QuestionCard

if TYPE_CHECKING:
    from workbench.domain.checks.finding import Finding
    from workbench.domain.checks.rules import Rule
    from workbench.domain.dismissals import Dismissal

AT_ONCE = 3
"""Questions that are shown before somebody asks for more (`domain/checks.md`)."""
_MORE = 5


class AskingDrawer(QWidget):
    """Questions for you.

    Signals:
        closed: the drawer is not wanted any more.
        answer_wanted: go to the place of a question (Finding).
        meant: a question is answered with “I meant this” (Finding, and the reason, a str).
        again_wanted: a question that was meant is to be asked again (its fingerprint, a str).
        off_changed: the rules that ask nothing from now on (frozenset of their ids).
    """

    closed = Signal()
    answer_wanted = Signal(object)
    meant = Signal(object, str)
    again_wanted = Signal(str)
    off_changed = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._findings: tuple[Finding, ...] = ()
        self._name: Callable[[Finding], str] = lambda _: ""
        self._most = AT_ONCE
        self._cards: list[QuestionCard] = []
        self._said = label("", Style.SMALL, ink="secondary", wraps=True)
        self._questions = QVBoxLayout()
        self._questions.setSpacing(8)
        self._more = button(look, "More questions", kind="ghost", icon="chevron-down", size="small")
        self._meant = MeantList(look)
        self._rules = RuleList(look)
        self._lay_out()
        self._more.clicked.connect(lambda *_: self._show_more())
        self._meant.again_wanted.connect(self.again_wanted)
        self._rules.off_changed.connect(self.off_changed)

    def show_findings(self, findings: Sequence[Finding], name: Callable[[Finding], str]) -> None:
        """Ask these, most important first; `name` says what the place of each is called."""
        findings = tuple(findings)
        self._name = name
        if {each.fingerprint for each in findings}.isdisjoint(
            {each.fingerprint for each in self._findings}
        ):
            self._most = AT_ONCE
        self._findings = findings
        self._show()

    def show_meant(self, dismissals: Sequence[Dismissal]) -> None:
        """List what was answered with “I meant this”."""
        self._meant.show_dismissals(dismissals)

    def show_rules(self, rules: Sequence[Rule], off: frozenset[str]) -> None:
        """List the rules, those in `off` switched off."""
        self._rules.show_rules(rules, off)

    def _lay_out(self) -> None:
        close = icon_button(self._look, "x", "Close the questions", keys="Esc")
        close.clicked.connect(self.closed)
        held = QWidget()
        held.setLayout(
            column(
                self._said,
                self._questions,
                row(self._more, None),
                8,
                self._meant,
                rule(),
                self._rules,
                None,
                gap=8,
                margins=(16, 4, 16, 16),
            )
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        title = label("Questions for you", Style.PANE_TITLE)
        layout.addLayout(row(title, None, close, margins=(16, 12, 8, 0)))
        layout.addWidget(scrolling(held), 1)
        self.setFocusProxy(close)

    def _show(self) -> None:
        shown = self._findings[: self._most]
        while len(self._cards) < len(shown):
            self._add_card(len(self._cards))
        for at, card in enumerate(self._cards):
            finding = shown[at] if at < len(shown) else None
            card.show_question(
                finding.question if finding else None, where=self._name(finding) if finding else ""
            )
        left = len(self._findings) - len(shown)
        self._more.setVisible(left > 0)
        self._more.setText(f"More questions ({left})")
        self._said.setText(_summary(len(self._findings)))

    def _add_card(self, at: int) -> None:
        card = QuestionCard(self._look)
        card.answer_wanted.connect(lambda: self.answer_wanted.emit(self._findings[at]))
        card.meant.connect(lambda reason: self._say_meant(at, reason))
        self._cards.append(card)
        self._questions.addWidget(card)

    def _say_meant(self, at: int, reason: str) -> None:
        self.meant.emit(self._findings[at], reason)
        following = next((each for each in self._cards[at:] if each.isVisible()), None)
        if following is not None:
            following.focus()
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_more(self) -> None:
        first = len(self._findings[: self._most])
        self._most += _MORE
        self._show()
        announce(self, f"{len(self._findings[: self._most])} questions are shown.")
        if first < len(self._cards):
            self._cards[first].focus()


def _summary(count: int) -> str:
    if not count:
        return "Nothing to ask at the moment."
    some = "One question" if count == 1 else f"{count} questions"
    return f"{some} about what you wrote. Answer what helps; nothing has to be changed."
