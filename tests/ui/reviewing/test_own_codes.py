# SPDX-License-Identifier: MIT
"""The list of a teacher's codes, by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from workbench.domain.own_codes import OwnCodes
from workbench.domain.reviews import Code
from workbench.services.marking import codes
from workbench.ui.reviewing.own_codes import CodesDialog

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

GIVEN = codes()
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def dialog(qtbot, look):
    parent = QWidget()
    parent.resize(1000, 700)
    qtbot.addWidget(parent)
    parent.show()
    made = CodesDialog(look, parent, GIVEN, OwnCodes())
    made.told = []
    made.changed.connect(made.told.append)
    made.open()
    qtbot.waitUntil(made.list.hasFocus)
    yield made
    made.reject()


def field(dialog, name):
    return next(x for x in dialog.findChildren(QLineEdit) if x.accessibleName() == name)


def button(dialog, name):
    found = dialog.findChildren(QAbstractButton)
    return next(x for x in found if x.accessibleName() == name or x.text() == name)


def add(dialog, code, meaning, step=""):
    button(dialog, "New code").click()
    for name, words in (("Code", code), ("What it means", meaning), ("What to do next", step)):
        QTest.keyClicks(field(dialog, name), words)
    QTest.keyClick(field(dialog, "What to do next"), Qt.Key.Key_Return)


def shown(dialog):
    return [each.shown for each in dialog.list.lines]


def test_a_code_is_added_moved_up_and_taken_away_by_keys(dialog):
    add(dialog, "Voc", "a stronger word is there", "look it up")
    assert dialog.told[-1].own == (Code("Voc", "a stronger word is there", "look it up"),)
    assert dialog.words() == "Voc: A stronger word is there. Look it up."
    assert shown(dialog)[-2:] == ["Voc   a stronger word is there (yours)", "A new code"]
    for _ in range(len(GIVEN.codes)):
        QTest.keyClick(dialog.list, Qt.Key.Key_Up, ALT)
    assert shown(dialog)[0] == "Voc   a stronger word is there (yours, button)"
    assert dialog.words() == "Voc is number 1 now."
    QTest.keyClick(dialog.list, Qt.Key.Key_Up, ALT)
    assert shown(dialog)[0].startswith("Voc")
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert dialog.told[-1].own == ()
    QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert dialog.told[-1].own[0].code == "Voc"


def test_a_given_code_gets_another_meaning_and_has_its_own_again(dialog):
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    meaning = field(dialog, "What it means")
    assert meaning.hasFocus()
    assert field(dialog, "Code").isReadOnly()
    meaning.setText("show me where")
    QTest.keyClick(meaning, Qt.Key.Key_Return)
    assert dialog.told[-1].changed[0].meaning == "show me where"
    assert shown(dialog)[0] == "E?   show me where (changed by you, button)"
    button(dialog, "As it was given").click()
    assert dialog.told[-1] == OwnCodes()
    assert not button(dialog, "As it was given").isEnabled()


def test_a_code_is_hidden_and_offered_again(dialog):
    button(dialog, "Hide").click()
    assert dialog.told[-1].hidden == ("E?",)
    assert shown(dialog)[0].endswith("(hidden)")
    button(dialog, "Show again").click()
    assert dialog.told[-1] == OwnCodes()


@pytest.mark.parametrize(
    ("code", "meaning", "says", "focused"),
    [
        ("e?", "mine", "is there already", "Code"),
        ("A1", "mine", "a place in the plan", "Code"),
        ("", "mine", "one short word", "Code"),
        ("Voc", "", "Say what “Voc” means", "What it means"),
    ],
)
def test_what_cannot_be_a_code_is_said_and_nothing_is_kept(dialog, code, meaning, says, focused):
    add(dialog, code, meaning)
    assert says in dialog.words()
    assert field(dialog, focused).hasFocus()
    assert dialog.told == []
    dialog.accept()
    assert dialog.isVisible()


def test_praise_is_said_only_where_there_is_no_next_step(dialog):
    button(dialog, "New code").click()
    box = button(dialog, "Praise: there is nothing to do about it")
    assert box.isEnabled()
    QTest.keyClicks(field(dialog, "What to do next"), "do it")
    assert not box.isEnabled()
    field(dialog, "What to do next").clear()
    box.setChecked(True)
    QTest.keyClicks(field(dialog, "Code"), "Wow")
    QTest.keyClicks(field(dialog, "What it means"), "well found")
    QTest.keyClick(field(dialog, "Code"), Qt.Key.Key_Return)
    assert dialog.told[-1].own[0].praises


def test_what_is_typed_is_kept_when_another_code_is_chosen_and_when_one_leaves(dialog):
    field(dialog, "What it means").setText("show me where")
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.told[-1].changed[0].code == "E?"
    assert dialog.list.place() == 1
    assert field(dialog, "Code").text() == GIVEN.listed[1].code
    field(dialog, "What it means").setText("only a copy")
    dialog.accept()
    assert [each.meaning for each in dialog.told[-1].changed] == ["show me where", "only a copy"]
    assert not dialog.isVisible()
