# SPDX-License-Identifier: MIT
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from workbench.ui.widgets.question_card import QuestionCard


@pytest.fixture
def card(qtbot, look):
    made = QuestionCard(look)
    qtbot.addWidget(made)
    made.show_question("Biased towards what?", where="Mark E7")
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def press(card, words):
    next(x for x in card.findChildren(QPushButton) if x.isVisible() and x.text() == words).click()


def reasons(card):
    said = []
    card.meant.connect(said.append)
    return said


def test_it_is_spoken_with_its_place(card):
    assert card.accessibleName() == "A question for you. Mark E7: Biased towards what?"


def test_without_a_question_it_is_not_there(card):
    card.show_question(None)
    assert not card.isVisible()


def test_meaning_it_asks_for_a_reason_that_need_not_be_given(card):
    said = reasons(card)
    press(card, "I meant this")
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    press(card, "I meant this")
    QTest.keyClicks(QApplication.focusWidget(), " The owner  speaks. ")
    press(card, "Do not ask again")
    assert said == ["", "The owner speaks."]


def test_escape_in_the_reason_goes_one_step_back(card):
    said = reasons(card)
    press(card, "I meant this")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget().text() == "I meant this"
    assert said == []
