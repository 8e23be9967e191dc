# SPDX-License-Identifier: MIT
"""The two small dialogs: what marks are handed on for, and what codes stand for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QRadioButton, QWidget

from workbench.domain.frameworks import Dimension
from workbench.services import catalogues
from workbench.services.exchanging import ENDINGS
from workbench.services.projects import CodeChoice
from workbench.ui.exchanging.code_meanings import CodeMeanings
from workbench.ui.exchanging.hand_on import PURPOSES, HandOnMarks

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def window(qtbot):
    made = QWidget()
    made.resize(1366, 690)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def hand_on(qtbot, look, window):
    made = HandOnMarks(look, window, marks=3)
    made.suggest("Cotton marks")
    made.show()
    yield made
    made.reject()


def test_every_purpose_is_one_that_can_be_written_and_is_told_in_words():
    assert {purpose.ending for purpose in PURPOSES} <= set(ENDINGS)
    assert all(f"({purpose.ending})" in purpose.note for purpose in PURPOSES)


def test_keys_alone_choose_and_save(qtbot, hand_on):
    asked = []
    hand_on.save_wanted.connect(lambda ending, name: asked.append((ending, name)))
    cards = hand_on.findChildren(QRadioButton)
    qtbot.waitUntil(cards[0].hasFocus)
    qtbot.keyClick(cards[0], Qt.Key.Key_Down)
    qtbot.keyClick(cards[1], Qt.Key.Key_Down)
    qtbot.keyClick(hand_on, Qt.Key.Key_Return)

    assert asked == [(".qdpx", "Cotton marks")]
    assert cards[2].accessibleDescription()


def test_without_a_name_nothing_is_saved(qtbot, hand_on):
    field = hand_on.findChild(QLineEdit)
    field.clear()
    field.textEdited.emit("")
    assert not hand_on.go_on.isEnabled()
    field.setText("x")
    field.textEdited.emit("x")
    assert hand_on.go_on.isEnabled()


def test_while_it_is_written_nothing_can_be_chosen_and_a_problem_is_told(hand_on):
    hand_on.show_writing()
    assert not hand_on.go_on.isEnabled()
    hand_on.show_problem("“x.csv” could not be written because the drive is full.")
    assert hand_on.go_on.isEnabled()
    assert "drive is full" in hand_on.words()


def test_codes_come_with_the_likeliest_meaning_and_can_mean_something_else(qtbot, look, window):
    choices = (
        CodeChoice("Bias", 2, Dimension.RELIABILITY),
        CodeChoice("", 1, Dimension.CONTENT),
    )
    dialog = CodeMeanings(look, window, choices, catalogues.framework())
    dialog.show()
    qtbot.waitUntil(dialog.fields[0].hasFocus)

    names = [field.accessibleName() for field in dialog.fields]
    assert names == ["What “Bias” stands for", "What “Marked without a code” stands for"]
    assert dialog.fields[0].currentText() == "Reliability"
    assert dialog.meanings() == {"Bias": Dimension.RELIABILITY, "": Dimension.CONTENT}
    dialog.fields[0].setCurrentText("Tone")
    assert dialog.meanings()["Bias"] is Dimension.TONE
    assert dialog.fields[0].count() == len(Dimension)
    dialog.reject()
