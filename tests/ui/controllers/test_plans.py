# SPDX-License-Identifier: MIT
"""Several plans for one question in the real window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.journeys.windows import Student, one_window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture(scope="module")
def window(qapp, fonts, tmp_path_factory):
    with one_window(tmp_path_factory.mktemp("plans") / "library") as made:
        Student(made).until(lambda: made.desk.plan)
        yield made


@pytest.fixture
def student(window):
    """A student at the plan; afterwards everything is as it was."""
    window.activateWindow()
    before, first = window.session.services.library.undo_label, window.desk.plan.id
    window.wiring.planning.open()
    made = Student(window)
    made.until(lambda: not window.session.waiting)
    yield made
    made.undo_back_to(before)
    made.until(lambda: [each.id for each in window.desk.plans] == [first])
    window.desk.shelf.open(first)


def bar(window):
    return window.wiring.planning.mode.sheet.bar


def names(window):
    return [each.name for each in window.desk.plans]


def test_another_plan_is_begun_by_key_and_what_was_typed_stays_with_the_first(window, student):
    mode = window.wiring.planning.mode
    mode.focus_claim()
    student.type(" Really")
    student.press("Ctrl+Shift+N")
    first, second = window.desk.plans
    assert first.claim.endswith(" Really")
    assert (second.name, second.enquiry, second.points) == ("Plan 2", first.enquiry, ())
    assert window.desk.plan == second
    assert QApplication.focusWidget() is mode.sheet.claim.field.editor
    assert bar(window).name.text() == "Plan 2"
    entries = {x.text(): x for x in bar(window).menu().actions() if x.text()}
    chosen = [text for text, entry in entries.items() if entry.isChecked()]
    assert chosen == ["Plan 2 – not started"]
    next(entry for text, entry in entries.items() if text.startswith("Plan 1")).trigger()
    assert window.desk.plan.id == first.id
    assert mode.sheet.claim.field.text() == first.claim


def test_a_copy_says_the_same_and_changes_alone(window, student):
    (first,) = window.desk.plans
    student.press("Ctrl+Shift+D")
    copy = window.desk.plan
    assert (copy.name, copy.points) == ("Copy of Plan 1", first.points)
    window.wiring.planning.mode.focus_claim()
    student.type(" Or not")
    window.keeping.flush()
    student.until(lambda: not window.session.waiting)
    kept = window.session.services.planning.plans_of(first.pack_id)
    assert [each.claim for each in kept] == [first.claim, f"{first.claim} Or not"]
    texts = [x.text() for x in window.wiring.enquiries.menu().actions()]
    assert [text.rsplit(" – ")[-1] for text in texts[:2]] == ["Plan 1", "Copy of Plan 1"]


def test_a_plan_is_named_where_its_name_stands_and_escape_gives_it_back(window, student):
    for keys, name in (("Escape", ""), ("Return", "Second <b>try")):
        student.press("F2")
        assert QApplication.focusWidget() is bar(window).field
        student.type("Second <b>try")
        student.press(keys)
        assert window.desk.plan.name == name
        assert bar(window).name.isVisible()
    student.until(lambda: not window.session.waiting)
    assert window.session.services.library.undo_label == "Name the plan"


def test_a_plan_that_is_removed_comes_back_with_undo(window, student):
    (first,) = window.desk.plans
    window.wiring.plans.copy()
    student.until(lambda: not window.session.waiting)
    bar(window).removal_wanted.emit()
    assert window.desk.plans == (first,)
    assert window.desk.plan == first
    student.until(lambda: not window.session.waiting)
    window.keeping.undo()
    student.until(lambda: len(window.desk.plans) == 2)


def test_without_its_last_plan_a_question_is_asked_for_and_waits_in_the_list(window, student):
    (first,) = window.desk.plans
    window.wiring.plans.remove()
    assert window.desk.plan is None
    mode = window.wiring.planning.mode
    assert mode.chooser.isVisible()
    student.until(lambda: not window.session.waiting)
    window.keeping.undo()
    student.until(lambda: window.desk.plans == (first,))
    window.desk.shelf.open(first.id)
    assert mode.panes.isVisible()


def test_the_library_tells_plans_of_one_question_apart_and_copies_them(window, student):
    window.wiring.library.open()
    library = window.wiring.library.mode
    library.plan_copied.emit(window.desk.plan.id)
    spoken = [x.accessibleName() for x in library._list._lines if x.isVisible()]
    assert [text for text in spoken if text.startswith("Copy of Plan 1: 3 points")]
    assert [text for text in spoken if "Plan 1 · 3 points" in text and "Copy" not in text]
    library.plan_removed.emit(window.desk.plan.id)
    assert names(window) == [""]


def test_the_copy_for_the_teacher_says_which_plan_it_is_of(window, student):
    window.wiring.plans.copy()
    student.until(lambda: not window.session.waiting)
    window.commands["export"].trigger()
    exporting = window.wiring.exporting
    student.until(lambda: exporting.dialog is not None)
    assert exporting.dialog.windowTitle() == "Save as PDF: Copy of Plan 1"
    exporting.dialog.reject()
    student.until(lambda: exporting.dialog is None)
