# SPDX-License-Identifier: MIT
"""Levels, words and minutes of the question in the real window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.journeys.windows import Student, one_window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture(scope="module")
def window(qapp, fonts, tmp_path_factory):
    with one_window(tmp_path_factory.mktemp("tariff") / "library") as made:
        Student(made).until(lambda: made.desk.plan)
        yield made


@pytest.fixture
def student(window):
    window.activateWindow()
    before = window.session.services.library.undo_label
    window.wiring.planning.open()
    made = Student(window)
    made.quiet()
    yield made
    made.undo_back_to(before)


def test_levels_are_in_view_by_key_and_ones_own_take_their_place(window, student):
    student.press("Ctrl+Shift+L")
    view = window.wiring.planning.mode.side.levels
    assert view.isVisible()
    assert view._exam.text() == "AQA 8145 · P1B 08"
    view.edit()
    view.field.setPlainText("Level 1 (1–6): says it\nLevel 2 (7–12): weighs it")
    window.keeping.flush()
    student.until(lambda: window.desk.plan.enquiry.levels)
    student.quiet()
    pack_id = window.desk.pack.id
    (kept,) = [
        each
        for each in window.session.services.enquiring.enquiries_of(pack_id)
        if each.id == window.desk.plan.enquiry.id
    ]
    assert [each.descriptor for each in kept.levels] == ["says it", "weighs it"]
    view.done.click()
    assert [each.accessibleName() for each in view._lines if each.isVisible()] == [
        "Level 1, 1–6 marks: says it",
        "Level 2, 7–12 marks: weighs it",
    ]


def test_a_time_of_ones_own_is_not_lost_when_the_plan_is_written_on(window, student):
    student.press("Ctrl+Shift+W")
    mode = window.wiring.planning.mode
    mode.side.length.minutes.setFocus()
    student.press("Ctrl+A")
    student.type("25")
    mode.focus_claim()
    student.type(" Yes")
    window.keeping.flush()
    student.quiet()
    (kept,) = window.session.services.planning.plans_of(window.desk.pack.id)
    assert (kept.enquiry.minutes, kept.claim[-4:]) == (25, " Yes")


def test_its_exam_is_chosen_in_the_library(window, student):
    window.wiring.planning.mode.side.levels.choose.click()
    assert window.mode == "library"
    questions = window.wiring.library.mode._view.questions
    assert questions._open == window.desk.plan.enquiry.id
    assert questions.isAncestorOf(QApplication.focusWidget())
