# SPDX-License-Identifier: MIT
"""Marks whose words were changed, in the real window: by mouse, by key, and undone."""

import pytest
from PySide6.QtWidgets import QLabel

from tests.ui.controllers.windows_on import a_library
from workbench.domain.annotations import SourcePart
from workbench.domain.text import Span

TYPED = "A drawing by a weaver, June 1862, of the chapel door in Mill Lane at noon"


@pytest.fixture
def student(look_at, tmp_path):
    """A window on a pack whose first source has a mark that is lost and one that is in doubt."""
    made = look_at(a_library(tmp_path / "library", "First"))
    made.until_open()
    made.until(lambda: made.window.desk.source is not None)
    desk = made.window.desk
    source = desk.source
    desk.do(lambda services: services.correcting.type_label(source, TYPED))
    first = made.window.wiring.read.label.text
    made.until(lambda: first.text == TYPED)
    made.quiet()
    for words in ("June 1862", "chapel door in Mill Lane"):
        at = TYPED.index(words)
        assert desk.mark(
            SourcePart.ATTRIBUTION, Span(at, at + len(words)), desk.framework.letters[1]
        )
    made.quiet()
    changed = "A drawing by a weaver, of the chapel door at Mill Lane at noon"
    desk.do(lambda services: services.correcting.type_label(source, changed))
    made.quiet()
    made.until(lambda: first.text == changed)
    made.window.show_mode("read")
    return made


def said(widget):
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]


def marks(student):
    student.quiet()
    return {each.short_id: each.target for each in student.window.desk.marks_of_source()}


def lost_and_moved(student):
    found = marks(student)
    return found["A1"], found["A2"]


def test_a_lost_mark_is_in_the_tray_and_one_in_doubt_asks_in_its_card(student):
    gone, moved = lost_and_moved(student)
    assert gone.is_lost
    assert moved.is_doubtful

    notes = student.window.wiring.read.notes
    assert "1 mark lost its place" in said(notes)
    student.press("F4", 2)
    assert "Moved – please check. You marked: ‘chapel door in Mill Lane’" in said(notes)
    assert student.window.focusWidget() is student.button("It belongs here", notes)


def test_it_belongs_here_is_one_press_and_undone_with_one(student):
    student.window.wiring.reading.open_mark(student.window.desk.marks_of_source()[-1].id)
    before = marks(student)
    notes = student.window.wiring.read.notes

    student.click(student.button("It belongs here", notes))

    assert not marks(student)["A2"].is_doubtful
    assert marks(student)["A2"].quoted == "chapel door at Mill Lane"
    student.press("Ctrl+Z")
    student.until(lambda: marks(student) == before)


def test_it_is_lost_takes_it_to_the_tray_where_the_focus_follows(student):
    student.window.wiring.reading.open_mark(student.window.desk.marks_of_source()[-1].id)
    notes = student.window.wiring.read.notes

    student.click(student.button("It is lost", notes))

    assert marks(student)["A2"].is_lost
    assert "2 marks lost their place" in said(notes)
    focused = student.window.focusWidget()
    assert focused.text() == "Put it on the selected words"
    assert "chapel door in Mill Lane" in focused.accessibleDescription()


def test_a_lost_mark_is_put_on_the_words_that_are_selected_by_key(student):
    label = student.window.wiring.read.label.text
    label.setFocus()
    label.select(Span(2, 9))

    student.press("Ctrl+F4")

    assert marks(student)["A1"].quoted == "drawing"
    assert not marks(student)["A1"].is_lost
    student.press("Ctrl+Z")
    student.until(lambda: marks(student)["A1"].is_lost)


def test_a_lost_mark_can_be_moved_to_the_text_with_the_mouse(student):
    body = student.window.wiring.read.page.body
    student.drag_over(body, Span(0, 8))
    notes = student.window.wiring.read.notes

    student.click(student.button("Put it on the selected words", notes))

    target = marks(student)["A1"]
    assert target.part is SourcePart.BODY
    assert target.quoted == body.text[:8]


def test_without_selected_words_it_says_what_to_do(student):
    student.press("Ctrl+F4")

    assert "Select words first, then put the mark on them." in said(student.window.toast)
    assert marks(student)["A1"].is_lost


def test_a_lost_mark_becomes_a_note_on_the_whole_source_or_goes(student):
    notes = student.window.wiring.read.notes
    student.click(student.button("Keep as a note on the whole source", notes))
    assert marks(student)["A1"].part is SourcePart.WHOLE
    student.press("Ctrl+Z")
    student.until(lambda: marks(student)["A1"].is_lost)

    student.click(student.button("Remove", notes))
    assert "A1" not in marks(student)
    student.press("Ctrl+Z")
    student.until(lambda: "A1" in marks(student))
    assert marks(student)["A1"].is_lost


def test_f4_walks_all_that_are_in_doubt_and_says_when_there_is_none(student):
    notes = student.window.wiring.read.notes
    seen = []
    for _ in range(3):
        student.press("F4")
        seen.append(notes.in_question())
    ids = {each.short_id: each.id for each in student.window.desk.marks_of_source()}
    assert seen == [ids["A1"], ids["A2"], ids["A1"]]

    student.window.wiring.placing.accept(ids["A2"])
    student.window.wiring.placing.make_whole(ids["A1"])
    student.press("F4")
    assert "Every mark is where it belongs." in said(student.window.toast)


def test_a_lost_mark_is_drawn_nowhere(student):
    label = student.window.wiring.read.label.text
    assert [each.short_id for each in label.view.index] == ["A2"]
