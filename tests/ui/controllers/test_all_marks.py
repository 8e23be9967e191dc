# SPDX-License-Identifier: MIT
"""All marks in the real window, by keyboard."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication

from tests.journeys.windows import Student, one_window
from workbench.domain.annotations import Direction, Reading, Weight
from workbench.domain.mark_list import Column, MarkFilter, MarkOrder

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture(scope="module")
def window(qapp, fonts, tmp_path_factory):
    with one_window(tmp_path_factory.mktemp("marks") / "library") as made:
        Student(made).until(lambda: made.desk.plan)
        yield made


@pytest.fixture
def student(window):
    window.activateWindow()
    return Student(window)


@pytest.fixture
def table(window, student):
    """The table with the keyboard, showing everything; afterwards everything is as it was."""
    before = window.session.services.library.undo_label
    window.show_mode("read")
    window.wiring.read.focus_text()
    controller = window.wiring.all_marks
    controller._choose_filter(MarkFilter())
    student.press("Ctrl+Shift+M")
    controller._choose_order(MarkOrder())
    student.press("Home")
    yield controller.view.table
    student.undo_back_to(before)


def ids(rows):
    return [row.annotation.short_id for row in rows]


def marks(window, table):
    """Return the chosen marks as the library has them."""
    services, chosen = window.session.services, {row.annotation.id for row in table.chosen()}
    kept = services.annotating.annotations_in(window.desk.pack.id)
    return [mark for mark in kept if mark.id in chosen]


def test_all_marks_of_the_pack_are_listed_in_reading_order(window, table):
    sources, desk = window.desk.pack.sources, window.desk
    wanted = [mark.short_id for source in sources for mark in desk.marks_of(source.id)]
    assert ids(table.model().rows) == wanted
    assert table.hasFocus()


def test_enter_goes_to_the_mark_and_escape_comes_back_to_its_row(window, student, table):
    student.press("Down", 3)
    chosen = table.current().annotation
    student.press("Return")
    assert window.mode == "read"
    assert window.wiring.read.notes.opened() == chosen.id
    student.press("Escape")
    assert window.wiring.read.page.body.hasFocus() or window.wiring.read.label.text.hasFocus()
    student.press("Escape")
    assert window.mode == "all-marks"
    assert table.hasFocus()
    assert ids(table.chosen()) == [chosen.short_id]
    student.press("Escape")
    assert window.mode == "read"
    student.press("Escape")
    assert window.mode == "read"


def test_words_and_choices_are_looked_for_together(window, student, table):
    controller = window.wiring.all_marks
    source = window.desk.pack.source_labelled("B")
    controller._choose_filter(MarkFilter(source_id=source.id, only_unfinished=True))
    assert all(row.source.id == source.id and row.is_unfinished for row in table.model().rows)
    assert "not finished" in controller.view._count.text()
    student.press("Shift+F6")
    student.type("zzz")
    student.press("Return")
    assert controller.view.table.model().rows == ()


def test_several_marks_get_another_letter_in_one_step(window, student, table):
    student.press("Shift+Down", 2)
    before = marks(window, table)
    student.press("Ctrl+4")
    student.quiet()
    reliability = window.desk.framework.letters[3]
    assert all(mark.dimension in reliability.dimensions for mark in marks(window, table))
    changed = sum(mark.dimension not in reliability.dimensions for mark in before)
    assert window.session.services.library.undo_label == f"Change {changed} marks"
    assert len(table.chosen()) == 3
    assert "Undo" in [each.text() for each in window.toast._offers]
    window.commands["undo"].trigger()
    student.quiet()
    assert marks(window, table) == before


def test_direction_weight_and_question_are_one_step_each(window, student, table):
    controller = window.wiring.all_marks
    student.press("Shift+Down")
    controller.change_direction(Direction.LIMITS)
    controller.change_weight(Weight.LOW)
    controller.change_question(None)
    student.quiet()
    kept = marks(window, table)
    said = {(mark.direction, mark.weight, mark.enquiry_id) for mark in kept}
    assert said == {(Direction.LIMITS, Weight.LOW, None)}
    assert {row.question for row in table.chosen()} == {""}


def test_what_a_mark_says_is_given_to_another_question_and_lost_for_none(window, student, table):
    desk, controller = window.desk, window.wiring.all_marks
    mark = table.current().annotation
    other = next(each for each in desk.questions() if each.id != mark.enquiry_id)
    both = (Reading(other.id, so_what="So it was read aloud."),)
    desk.change_mark(replace(mark, readings=both))
    controller.change_question(other.id)
    student.quiet()
    (kept,) = marks(window, table)
    assert (kept.enquiry_id, kept.so_what, kept.readings) == (mark.enquiry_id, mark.so_what, both)
    desk.change_mark(replace(mark, readings=()))
    controller.change_question(other.id)
    student.quiet()
    (kept,) = marks(window, table)
    assert [(x.enquiry_id, x.so_what) for x in kept.readings] == [(other.id, mark.so_what)]
    assert desk.mark_with(mark.id).enquiry_id == desk.plan.enquiry.id
    assert [row.question for row in table.chosen()] == [other.text]
    controller._choose_filter(MarkFilter(enquiry_id=other.id))
    assert mark.id in [row.annotation.id for row in table.model().rows]


def test_a_question_that_is_gone_is_not_asked_for_any_more(window, student, table):
    desk, controller = window.desk, window.wiring.all_marks
    everything = ids(table.model().rows)
    planned = {plan.enquiry.id for plan in desk.plans}
    gone = next(each for each in desk.questions() if each.id not in planned)
    controller._choose_filter(MarkFilter(enquiry_id=gone.id, only_unfinished=True))
    window.wiring.enquiries.remove(gone.id)
    student.until(lambda: gone not in desk.questions())
    assert controller._filter == MarkFilter(only_unfinished=True)
    controller._choose_filter(MarkFilter())
    assert ids(table.model().rows) == everything


def test_what_is_so_already_is_no_step(window, student, table):
    label = window.session.services.library.undo_label
    mark = table.current().annotation
    window.wiring.all_marks.change_direction(mark.direction)
    student.quiet()
    assert window.session.services.library.undo_label == label


def test_several_marks_are_removed_and_come_back(window, student, table):
    student.press("Down")
    student.press("Shift+Down")
    gone = ids(table.chosen())
    student.press("Delete")
    student.quiet()
    assert not set(gone) & set(ids(table.model().rows))
    assert window.session.services.library.undo_label == "Remove 2 marks"
    assert table.current() is not None
    window.commands["undo"].trigger()
    student.quiet()
    student.until(lambda: set(gone) <= set(ids(table.model().rows)))


def test_marks_are_copied_as_quotations_with_their_lines(window, student, table):
    row = next(x for x in table.model().rows if x.annotation.target.part == "body")
    table.focus_mark(row.annotation.id)
    QGuiApplication.clipboard().clear()
    student.press("Ctrl+C")
    student.until(lambda: QGuiApplication.clipboard().text() != "")
    said = QGuiApplication.clipboard().text()
    words = " ".join(row.annotation.target.quoted.split())
    assert said.startswith(f"‘{words}’ ({row.source.name}, ")
    assert ", line" in said
    assert QGuiApplication.clipboard().mimeData().html().startswith("<p>‘")
    student.press("Ctrl+A")
    student.press("Ctrl+C")
    count = len(table.model().rows)
    student.until(lambda: QGuiApplication.clipboard().text().count("\n") == count - 1)


def test_marks_go_to_the_plan_once(window, student, table):
    plan = window.desk.plan
    used = {getattr(each, "annotation_id", None) for _, each in plan.evidence()}
    free = [row for row in table.model().rows if row.annotation.id not in used][:2]
    table.focus_mark(free[0].annotation.id)
    table._choose({row.annotation.id for row in free})
    student.press("Ctrl+E")
    student.quiet()
    assert window.mode == "plan"
    now = {getattr(each, "annotation_id", None) for _, each in window.desk.plan.evidence()}
    assert now == used | {row.annotation.id for row in free}
    window.wiring.planning.put_marks([row.annotation.id for row in free])
    assert "already" in window.toast._text.text()
    window.commands["undo"].trigger()
    student.quiet()
    student.until(lambda: window.desk.plan == plan)


def test_coverage_leads_there(window, student, table):
    window.commands["coverage"].trigger()
    student.button("All marks").click()
    assert window.mode == "all-marks"
    assert window.wiring.all_marks.view.isVisible()


def test_many_marks_are_looked_through_beside_the_window(window, student, table):
    controller = window.wiring.all_marks
    few = ids(table.model().rows)
    controller.many, usual = 1, controller.many
    try:
        controller._choose_order(MarkOrder(Column.ID, is_descending=True))
        controller._choose_filter(MarkFilter(words="b"))
        controller._choose_filter(MarkFilter())
        assert ids(table.model().rows) == few
        student.until(lambda: ids(table.model().rows) != few)
    finally:
        controller.many = usual
    assert sorted(ids(table.model().rows)) == sorted(few)
