# SPDX-License-Identifier: MIT
"""What is typed comes back as replacements that lead from the text to the text."""

import random

import pytest
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from workbench.domain.rewriting import Replacement, Rewriting
from workbench.ui.reading.typed_edits import TypedEdits

TEXT = "A clef 𝄞 and a\u00a0no-break space.\n\nTwo lines\n  begin here: \ufffc é."


@pytest.fixture
def field(qtbot):
    made = QPlainTextEdit()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def typed(field):
    made = TypedEdits(field.document())
    made.begin(TEXT)
    return made


def cursor_on(field, start, end=None):
    """Return a cursor over these UTF-16 places."""
    cursor = QTextCursor(field.document())
    cursor.setPosition(start)
    cursor.setPosition(start if end is None else end, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def shown(field):
    """Return what the document holds, with the places that Qt would not show as it has them."""
    cursor = QTextCursor(field.document())
    cursor.select(QTextCursor.SelectionType.Document)
    return cursor.selectedText().replace("\u2029", "\n")


def test_nothing_typed_is_no_edit(typed):
    assert typed.edits == ()
    assert not typed.is_changed


def test_letters_are_counted_in_code_points(field, typed):
    cursor_on(field, 10).insertText("X")
    assert typed.edits == (Replacement(9, 9, "X"),)
    assert typed.text == TEXT[:9] + "X" + TEXT[9:]


def test_a_character_of_two_units_is_one(field, typed):
    cursor_on(field, 7, 9).removeSelectedText()
    assert typed.edits == (Replacement(7, 8, ""),)


def test_typing_on_is_one_replacement(field, typed, qtbot):
    field.setTextCursor(cursor_on(field, 2, 6))
    qtbot.keyClicks(field, "key")
    assert typed.edits == (Replacement(2, 6, "key"),)


def test_what_stands_around_is_never_read_back(field, typed):
    """Qt shows another character for U+FFFC and would give spaces for no-break spaces."""
    cursor_on(field, 0, 1).insertText("One")
    assert typed.text == "One" + TEXT[1:]


def test_a_new_line_and_a_no_break_space_come_as_they_are(field, typed, qtbot):
    field.setTextCursor(cursor_on(field, 6))
    qtbot.keyClick(field, "\r")
    field.insertPlainText("x\u00a0y")
    assert typed.text == TEXT[:6] + "\nx\u00a0y" + TEXT[6:]


def test_replacing_all_is_noted(field, typed):
    field.selectAll()
    field.insertPlainText("New.")
    assert typed.text == "New."
    assert Rewriting(typed.before, typed.edits).after == "New."
    field.selectAll()
    field.textCursor().removeSelectedText()
    assert typed.text == ""


def test_undo_and_redo_of_the_field_are_typing(field, typed):
    cursor_on(field, 0, 6).insertText("Key")
    field.undo()
    assert typed.text == TEXT.replace("\ufffc", typed.text[TEXT.index("\ufffc")])
    field.redo()
    assert typed.text.startswith("Key")
    assert Rewriting(typed.before, typed.edits).after == typed.text


def test_a_colour_is_no_edit(field, typed):
    red = QTextCharFormat()
    red.setForeground(QColor("red"))
    cursor_on(field, 0, 20).mergeCharFormat(red)
    assert typed.edits == ()


def test_going_on_begins_anew(field, typed):
    cursor_on(field, 0).insertText("x")
    typed.go_on()
    cursor_on(field, 1).insertText("y")
    assert typed.before == "x" + TEXT
    assert typed.edits == (Replacement(1, 1, "y"),)


@pytest.mark.parametrize("seed", range(20))
def test_whatever_is_done_leads_from_text_to_text(field, typed, seed):
    chance = random.Random(seed)  # noqa: S311 – no secret
    for _ in range(60):
        length = field.document().characterCount() - 1
        start = chance.randint(0, length)
        cursor = cursor_on(field, start, min(length, start + chance.choice((0, 0, 1, 3, 9))))
        act = chance.choice(("type", "remove", "undo", "redo", "block"))
        if act == "type":
            cursor.insertText(chance.choice(("a", "𝄞", "é\u0301", "b\nc", "\u00a0")))
        elif act == "remove":
            cursor.removeSelectedText()
        elif act == "block":
            cursor.insertBlock()
        else:
            getattr(field, act)()
        assert Rewriting(typed.before, typed.edits).after == typed.text
        assert typed.text.replace("\ufffc", "\ufffd") == shown(field)
