# SPDX-License-Identifier: MIT
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QCheckBox, QPushButton

from workbench.domain.checks.finding import Finding, Place, PlaceKind
from workbench.domain.checks.rules import RULES
from workbench.domain.dismissals import Dismissal
from workbench.ui.asking.drawer import AT_ONCE, AskingDrawer
from workbench.ui.widgets.question_card import QuestionCard


def a_finding(number):
    place = Place(PlaceKind.MARK, mark=f"m{number}", field="feature")
    return Finding("R02", f"Question {number}?", place, None, f"print {number}")


@pytest.fixture
def drawer(qtbot, look):
    made = AskingDrawer(look)
    qtbot.addWidget(made)
    made.show_rules(RULES, frozenset())
    made.show_findings([a_finding(n) for n in range(10)], lambda x: f"Mark {x.place.mark}")
    made.resize(340, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


def asked(drawer):
    cards = [x for x in drawer.findChildren(QuestionCard) if x.isVisible()]
    return [card.question for card in cards]


def button(drawer, words):
    buttons = [x for x in drawer.findChildren(QPushButton) if x.isVisible()]
    return next(x for x in buttons if x.text().startswith(words))


def test_three_are_asked_and_more_on_wish(drawer):
    assert asked(drawer) == [f"Question {n}?" for n in range(AT_ONCE)]
    button(drawer, "More questions (7)").click()
    assert len(asked(drawer)) == 8


def test_another_set_of_questions_begins_with_three_again(drawer):
    button(drawer, "More").click()
    drawer.show_findings([a_finding(n) for n in range(20, 30)], lambda _: "")
    assert len(asked(drawer)) == AT_ONCE


def test_what_is_asked_and_what_was_meant_are_told_apart(qtbot, drawer):
    with qtbot.waitSignal(drawer.meant) as said:
        button(drawer, "I meant this").click()
        button(drawer, "Do not ask again").click()
    assert said.args == [a_finding(0), ""]
    made = datetime(2026, 1, 15, tzinfo=UTC)
    drawer.show_meant([Dismissal("print 0", "R02", "Question 0?", made, "So it was.")])
    with qtbot.waitSignal(drawer.again_wanted) as again:
        button(drawer, "Ask again").click()
    assert again.args == ["print 0"]
    drawer.show_meant([])
    assert not any(x.text() == "Ask again" for x in drawer.findChildren(QPushButton))


def test_each_rule_can_be_switched_off_and_on(qtbot, drawer):
    fold = button(drawer, "What is asked about (40 of 40)")
    fold.click()
    boxes = drawer.findChildren(QCheckBox)
    assert len(boxes) == len(RULES)
    with qtbot.waitSignal(drawer.off_changed) as off:
        boxes[1].click()
    assert off.args == [frozenset({"R02"})]
    drawer.show_rules(RULES, off.args[0])
    assert fold.text().strip() == "What is asked about (39 of 40)"
    with qtbot.waitSignal(drawer.off_changed) as on:
        boxes[1].click()
    assert on.args == [frozenset()]
