# SPDX-License-Identifier: MIT
"""Correcting a text and a label in the real window; marks follow, and undo brings both back."""

import pytest
from PySide6.QtGui import QTextCursor

from tests.factories import BODY
from tests.ui.controllers.test_placing import said
from tests.ui.controllers.windows_on import a_library
from workbench.domain.annotations import SourcePart
from workbench.domain.text import Span


@pytest.fixture
def student(look_at, tmp_path):
    """A window on a pack with two marks on the text of its first source."""
    made = look_at(a_library(tmp_path / "library", "First"))
    made.until_open()
    desk = made.window.desk
    made.until(lambda: desk.source is not None)
    made.window.show_mode("read")
    for words in ("eleven weeks", "chapel door"):
        at = BODY.index(words)
        desk.mark(SourcePart.BODY, Span(at, at + len(words)), desk.framework.letters[0])
    made.quiet()
    made.window.activateWindow()
    made.until(made.window.isActiveWindow)
    made.window.wiring.read.focus_text()
    return made


def field(student):
    return student.window.focusWidget()


def put_caret(student, at, to=None):
    cursor = field(student).textCursor()
    cursor.setPosition(at)
    cursor.setPosition(at if to is None else to, QTextCursor.MoveMode.KeepAnchor)
    field(student).setTextCursor(cursor)


def body(student):
    return student.window.desk.source.body


def targets(student):
    return {each.short_id: each.target for each in student.window.desk.marks_of_source()}


def editor(student):
    return student.window.wiring.read.page._editor


def test_words_between_marks_are_corrected_and_kept_with_escape(student):
    student.press("F2")
    assert field(student).accessibleName() == "Text of Source A, edit"
    put_caret(student, 4, 8)
    student.type("loom")
    student.press("Escape")

    student.until(lambda: body(student) == BODY.replace("mill", "loom", 1))
    student.quiet()
    assert not any(each.was for each in targets(student).values())
    assert field(student) is student.window.wiring.read.page.body
    assert "The text of Source A was corrected" in said(student.window.toast)


def test_touched_marks_are_said_before_anything_is_kept(student):
    student.press("F2")
    at = BODY.index("eleven")
    put_caret(student, at, at + 6)
    student.type("twelve")
    student.press("Escape")

    warning = "This changes words that carry a mark (A1)."
    assert warning in said(editor(student))
    assert body(student) == BODY
    student.press("Escape")
    assert field(student) is editor(student).field
    student.press("Escape")
    student.click(student.button("Keep"))
    student.until(lambda: "twelve weeks" in body(student))
    student.quiet()
    assert targets(student)["A1"].is_doubtful
    assert targets(student)["A1"].quoted == "twelve weeks"
    assert not targets(student)["A2"].is_doubtful


def test_undo_brings_text_and_marks_back_in_one_step(student):
    before = targets(student)
    student.press("F2")
    at = BODY.index("eleven weeks")
    put_caret(student, at, at + 12)
    student.type("x")
    student.press("Escape")
    student.click(student.button("Keep"))
    student.until(lambda: targets(student)["A1"].is_lost)
    student.quiet()

    student.press("Ctrl+Z")

    student.until(lambda: body(student) == BODY)
    assert targets(student) == before


def test_the_warning_stands_there_while_it_is_typed(student):
    student.press("F2")
    put_caret(student, BODY.index("chapel") + 3)
    student.type("x")
    student.until(lambda: "This changes words that carry a mark (A2)." in said(editor(student)))
    student.press("Backspace")
    student.until(lambda: "This changes words that carry a mark (A2)." not in said(editor(student)))


def test_it_can_be_left_as_it_was(student):
    student.press("F2")
    student.type("xyz")
    student.click(student.button("Leave it as it was"))

    student.quiet()
    assert body(student) == BODY
    assert student.window.session.services.library.undo_label != "Correct the text of Source A"
    assert student.window.wiring.read.page.body.isVisible()


def test_undo_in_the_field_is_the_fields_own(student):
    student.press("F2")
    student.type("x")
    student.press("Ctrl+Z")
    student.press("Escape")

    student.quiet()
    assert body(student) == BODY


def test_the_label_is_corrected_in_its_card_and_worked_out_again(student):
    label = student.window.wiring.read.label
    student.click(student.button("Correct the label", label))
    assert field(student).accessibleName() == "Label of Source A, edit"
    at = student.window.desk.source.attribution.index("1862")
    put_caret(student, at, at + 4)
    student.type("1863")
    student.press("Ctrl+Return")

    student.until(lambda: "1863" in student.window.desk.source.attribution)
    student.until(lambda: label.text.text.endswith("June 1863."))
    assert student.window.desk.source.provenance.date.edtf == "1863-06"


def test_what_was_typed_is_kept_when_the_window_is_left_and_the_field_stays_open(student):
    student.press("F2")
    put_caret(student, 0, 3)
    student.type("That")
    student.until(lambda: student.window.top_bar.state() != "All changes kept")
    student.window.keeping.flush()

    student.until(lambda: body(student).startswith("That mill"))
    student.quiet()
    assert field(student) is editor(student).field
    student.type("!")
    student.press("Escape")
    student.until(lambda: body(student).startswith("That! mill"))
    student.quiet()
    student.press("Ctrl+Z")
    student.until(lambda: body(student) == BODY)


def test_a_step_taken_back_meanwhile_closes_the_field(student):
    student.press("F2")
    student.type("x")
    student.window.keeping.undo()

    student.until(lambda: not editor(student).isVisible())
    student.until(lambda: body(student) == BODY)
