# SPDX-License-Identifier: MIT
"""The rules that ask, each to be switched off and on; folded until somebody wants it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.choices import TickBox
from workbench.ui.widgets.parts import button, column, label, row

if TYPE_CHECKING:
    from workbench.domain.checks.rules import Rule


class RuleList(QFrame):
    """Check boxes with what each rule asks about."""

    off_changed = Signal(object)
    """With the ids of all rules that are switched off now, a frozenset."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rules: tuple[Rule, ...] = ()
        self._off: frozenset[str] = frozenset()
        self._boxes: dict[str, TickBox] = {}
        self._fold = button(look, "", kind="ghost", icon="chevron-right", size="small")
        self._fold.setCheckable(True)
        self._fold.toggled.connect(self._unfold)
        self._content = QWidget()
        self._list = QVBoxLayout(self._content)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(10)
        self._content.hide()
        self.setLayout(column(row(self._fold, None), self._content, gap=6))

    def show_rules(self, rules: Sequence[Rule], off: frozenset[str]) -> None:
        """List these rules, those in `off` switched off."""
        self._rules, self._off = tuple(rules), off
        asking = sum(each.id not in off for each in self._rules)
        self._fold.setText(f"What is asked about ({asking} of {len(self._rules)})")
        for rule_id, box in self._boxes.items():
            box.setChecked(rule_id not in off)

    def _unfold(self, is_open: bool) -> None:
        self._fold.set_icon("chevron-down" if is_open else "chevron-right")
        if is_open and not self._boxes:
            self._list.addWidget(
                label(
                    "What is switched off asks nothing in this library.",
                    Style.SMALL,
                    ink="secondary",
                    wraps=True,
                )
            )
            for each in self._rules:
                self._add(each)
        self._content.setVisible(is_open)

    def _add(self, rule: Rule) -> None:
        box = TickBox(self._look, rule.title, f"Asks when {rule.asks_when}.")
        box.setChecked(rule.id not in self._off)
        box.clicked.connect(lambda is_on, rule_id=rule.id: self._switch(rule_id, is_on))
        self._boxes[rule.id] = box
        self._list.addWidget(box)

    def _switch(self, rule_id: str, is_on: bool) -> None:
        off = self._off - {rule_id} if is_on else self._off | {rule_id}
        self.off_changed.emit(off)
