# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from workbench.ui.actions import ACTIONS, Actions, ActionSpec, Menu, Place
from workbench.ui.comfort.drawer import ComfortDrawer
from workbench.ui.comfort.keys import portable, refusal_of, taken_from, with_key
from workbench.ui.comfort.keys_editor import KeyRow, KeysEditor

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

CTRL, ALT, SHIFT, META, PAD = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.MetaModifier,
    Qt.KeyboardModifier.KeypadModifier,
)

SPECS = (
    ActionSpec("export", "Export…", Menu.FILE, ("Ctrl+P",)),
    ActionSpec("search", "Search everything", Menu.EDIT, ("Ctrl+K",)),
    ActionSpec("redo", "Redo", Menu.EDIT, ("Ctrl+Y", "Ctrl+Shift+Z")),
    ActionSpec("find", "Find in this source", Menu.EDIT, ("Ctrl+F",), "", Place.SOURCE),
    ActionSpec("done", "Done", Menu.MARK, ("Ctrl+Return",), "", Place.NOTE),
    ActionSpec("i-know", "I know", Menu.MARK, ("Ctrl+I",), "", Place.SOURCE, "K"),
    ActionSpec("new-point", "New point", Menu.PLAN, ("Ctrl+Return",), "", Place.PLAN),
)
BY_ID = {spec.id: spec for spec in SPECS}


@pytest.fixture
def editor(qtbot, look):
    made = KeysEditor(look)
    qtbot.addWidget(made)
    made.show_keys(SPECS, {})
    made.show()
    return made


def row_of(editor, action_id):
    (found,) = (each for each in editor.findChildren(KeyRow) if each.spec.id == action_id)
    return found


def said(row):
    return [each.text() for each in row.findChildren(QLabel) if each.isVisible()][1:]


@pytest.mark.parametrize(
    ("modifiers", "key", "owner"),
    [
        (META, Qt.Key.Key_K, "Windows key"),
        (CTRL | PAD, Qt.Key.Key_5, "number pad"),
        (CTRL, Qt.Key.Key_Insert, "Insert"),
        (CTRL | ALT, Qt.Key.Key_K, "Ctrl with Alt"),
        (ALT, Qt.Key.Key_F, "menu"),
        (CTRL | SHIFT, Qt.Key.Key_0, "change keyboards"),
        (CTRL, Qt.Key.Key_C, "copying"),
        (CTRL, Qt.Key.Key_BracketLeft, "some keyboards"),
        (SHIFT, Qt.Key.Key_K, "Single keys"),
        (Qt.KeyboardModifier.NoModifier, Qt.Key.Key_Delete, "Single keys"),
    ],
)
def test_keys_that_others_own_are_refused(modifiers, key, owner):
    assert owner in refusal_of(QKeyCombination(modifiers, key))


@pytest.mark.parametrize("spec", ACTIONS, ids=lambda spec: spec.id)
def test_the_usual_keys_could_all_be_chosen(spec):
    from PySide6.QtGui import QKeySequence

    for key in spec.keys:
        assert refusal_of(QKeySequence(key)[0]) is None


def test_a_key_is_taken_only_where_both_could_act():
    assert taken_from("Ctrl+K", BY_ID["export"], SPECS, {}) == (BY_ID["search"],)
    assert taken_from("Ctrl+Return", BY_ID["find"], SPECS, {}) == (BY_ID["done"],)
    assert taken_from("Ctrl+Return", BY_ID["new-point"], SPECS, {}) == ()
    assert taken_from("Ctrl+K", BY_ID["export"], SPECS, {"search": ("F2",)}) == ()


def test_only_keys_that_differ_from_the_usual_are_kept():
    chosen = with_key("Ctrl+K", BY_ID["export"], SPECS, {})
    assert chosen == {"export": ("Ctrl+K",), "search": ()}
    chosen = with_key("Ctrl+Y", BY_ID["find"], SPECS, chosen)
    assert chosen["redo"] == ("Ctrl+Shift+Z",)
    back = with_key("Ctrl+P", BY_ID["export"], SPECS, {"export": ("F2",)})
    assert back == {}
    assert with_key(None, BY_ID["export"], SPECS, {}) == {"export": ()}


def test_keys_are_written_as_in_the_table():
    assert portable(QKeyCombination(CTRL | SHIFT, Qt.Key.Key_M)) == "Ctrl+Shift+M"


def test_free_keys_are_taken_at_once(qtbot, editor):
    field = row_of(editor, "export").field
    qtbot.keyClick(field, Qt.Key.Key_Space)
    with qtbot.waitSignal(editor.keys_changed) as changed:
        qtbot.keyClick(field, Qt.Key.Key_F12)
    assert changed.args == [{"export": ("F12",)}]
    assert field.text() == "F12"
    assert field.accessibleName() == "Keys for Export: F12"


def test_a_clash_is_said_before_it_is_taken_over(qtbot, editor):
    row = row_of(editor, "export")
    row.field.click()
    with qtbot.assertNotEmitted(editor.keys_changed):
        qtbot.keyClick(row.field, Qt.Key.Key_K, CTRL)
    assert said(row) == ["Ctrl+K is taken from “Search everything”. Enter takes it, Esc leaves it."]
    with qtbot.waitSignal(editor.keys_changed) as changed:
        qtbot.keyClick(row.field, Qt.Key.Key_Return)
    assert changed.args == [{"export": ("Ctrl+K",), "search": ()}]
    assert row_of(editor, "search").field.text() == "no key"
    assert said(row) == []


def test_escape_leaves_all_as_it_was(qtbot, editor):
    row = row_of(editor, "export")
    row.field.click()
    qtbot.keyClick(row.field, Qt.Key.Key_K, CTRL)
    with qtbot.assertNotEmitted(editor.keys_changed):
        qtbot.keyClick(row.field, Qt.Key.Key_Escape)
    assert row.field.text() == "Ctrl+P"
    assert said(row) == []


def test_a_refusal_is_said_and_other_keys_can_be_tried(qtbot, editor):
    row = row_of(editor, "export")
    row.field.click()
    qtbot.keyClick(row.field, Qt.Key.Key_C, CTRL)
    assert said(row) == ["Every field needs these keys for copying."]
    qtbot.keyClick(row.field, Qt.Key.Key_F12)
    assert row.field.text() == "F12"


def test_delete_leaves_an_action_without_keys(qtbot, editor):
    field = row_of(editor, "search").field
    field.click()
    with qtbot.waitSignal(editor.keys_changed) as changed:
        qtbot.keyClick(field, Qt.Key.Key_Delete)
    assert changed.args == [{"search": ()}]


def test_the_usual_keys_come_back(qtbot, editor):
    editor.show_keys(SPECS, {"search": ("F2",)})
    assert row_of(editor, "search").field.text() == "F2"
    (usual,) = (x for x in editor.findChildren(QPushButton) if x.text().startswith("Back to"))
    with qtbot.waitSignal(editor.keys_changed) as changed:
        usual.click()
    assert changed.args == [{}]
    assert row_of(editor, "search").field.text() == "Ctrl+K"
    assert not usual.isEnabled()


def test_a_letter_that_does_the_same_is_named(editor):
    assert row_of(editor, "i-know").field.text() == "Ctrl+I or K"


def test_while_keys_are_pressed_the_window_does_nothing(qtbot, look):
    window = QWidget()
    qtbot.addWidget(window)
    actions = Actions(look, window)
    window.addAction(actions["coverage"])
    done = []
    actions.handle({"coverage": lambda: done.append("coverage")})
    editor = KeysEditor(look)
    editor.show_keys(SPECS, {})
    layout = QVBoxLayout(window)
    layout.addWidget(editor)
    layout.addWidget(QLineEdit())
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field = row_of(editor, "export").field
    field.setFocus()
    field.click()
    qtbot.keyClick(field, Qt.Key.Key_M, CTRL)
    assert done == []
    assert field.text() == "Ctrl+M"


def test_the_drawer_offers_and_hands_on_keys(qtbot, look):
    drawer = ComfortDrawer(look)
    qtbot.addWidget(drawer)
    drawer.show()
    (change,) = (x for x in drawer.findChildren(QPushButton) if x.text() == "Change keys")
    assert not change.isVisible()
    drawer.show_keys(ACTIONS, {})
    change.click()
    editor = drawer.findChild(KeysEditor)
    assert editor.isVisible()
    field = row_of(editor, "export").field
    field.click()
    with qtbot.waitSignal(drawer.keys_changed) as changed:
        qtbot.keyClick(field, Qt.Key.Key_F12)
    assert changed.args == [{"export": ("F12",)}]
    (printed,) = (x for x in drawer.findChildren(QPushButton) if x.text() == "Print my keys")
    with qtbot.waitSignal(drawer.print_keys_wanted):
        printed.click()
