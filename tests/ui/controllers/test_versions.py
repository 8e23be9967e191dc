# SPDX-License-Identifier: MIT
"""Earlier versions of a note in the real window."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QMenu

from tests.journeys.windows import Student, one_window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture(scope="module")
def window(qapp, fonts, tmp_path_factory):
    with one_window(tmp_path_factory.mktemp("versions") / "library") as made:
        Student(made).until(lambda: made.desk.plan)
        yield made


@pytest.fixture
def student(window):
    window.activateWindow()
    return Student(window)


@pytest.fixture
def mark(window, student):
    """A note that is open, with the keyboard in it; afterwards it says what it said."""
    before = window.session.services.library.undo_label
    window.show_mode("read")
    window.desk.open_source(window.desk.pack.source_labelled("B").id)
    made = window.desk.marks_of_source()[1]
    window.wiring.reading.open_mark(made.id)
    yield made
    box = window.wiring.versions.box
    if box is not None and box.isVisible():
        box.close_box()
    student.undo_back_to(before)


def shown(window, student):
    controller = window.wiring.versions
    student.until(lambda: controller.box is not None and controller.box.isVisible())
    return controller.box


def test_what_was_typed_over_is_found_again_and_taken_back(window, student, mark):
    step = QApplication.focusWidget()
    student.press("Ctrl+A")
    student.type("Nothing")
    student.press("Ctrl+H")
    box = shown(window, student)
    assert len(box.list.lines) == 1
    assert mark.feature in box.then.toPlainText()
    assert "Nothing" in box.present.toPlainText()
    box.take_back.click()
    student.quiet()
    student.until(lambda: window.desk.mark_with(mark.id).feature == mark.feature)
    assert step.toPlainText() == mark.feature
    assert "says what it said" in window.toast._text.text()
    history = window.session.services.note_history
    said = [version.step("feature") for version in history.versions_of(mark.id)]
    assert said == ["Nothing", mark.feature]
    window.commands["undo"].trigger()
    student.quiet()
    student.until(lambda: window.desk.mark_with(mark.id).feature == "Nothing")


def test_the_menu_of_a_note_leads_there(window, student, mark):
    card = window.wiring.read.notes.card
    card.open_menu(card.mapToGlobal(QPoint(5, 5)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    entry = next(each for each in menu.actions() if each.text() == "Earlier versions…")
    assert entry.shortcut().toString() == "Ctrl+H"
    entry.trigger()
    menu.close()
    box = shown(window, student)
    assert box.annotation.id == mark.id
    window.activateWindow()
    student.until(window.isActiveWindow)
    student.press("Escape")
    assert not box.isVisible()


def test_without_an_open_note_it_says_what_to_do(window, student, mark):
    window.wiring.read.notes.close_note()
    window.commands["earlier-versions"].trigger()
    assert "Open a note first" in window.toast._text.text()


def test_the_card_shows_what_its_note_says_by_now(window, student, mark):
    window.desk.change_mark(replace(mark, feature="Nothing"))
    student.quiet()
    window.wiring.versions.show_versions(mark.id)
    box = shown(window, student)
    window.desk.change_mark(replace(mark, feature="Else"))
    student.until(lambda: "Else" in box.present.toPlainText())
    assert box.isVisible()


def test_the_card_goes_when_its_note_does_or_the_mode(window, student, mark):
    controller = window.wiring.versions
    controller.show_versions(mark.id)
    box = shown(window, student)
    window.desk.remove_mark(mark.id)
    assert not box.isVisible()
    window.keeping.undo()
    student.quiet()
    controller.show_versions(mark.id)
    student.until(box.isVisible)
    window.show_mode("plan")
    assert not box.isVisible()
    controller._show(mark.id, ())
    assert not box.isVisible()
