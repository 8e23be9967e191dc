# SPDX-License-Identifier: MIT
"""Versions of a plan in the real window."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.journeys.windows import Student, one_window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture(scope="module")
def window(qapp, fonts, tmp_path_factory):
    with one_window(tmp_path_factory.mktemp("plan versions") / "library") as made:
        Student(made).until(lambda: made.desk.plan)
        yield made


@pytest.fixture
def student(window):
    window.activateWindow()
    before, plan = window.session.services.library.undo_label, window.desk.plan
    window.wiring.planning.open()
    made = Student(window)
    made.quiet()
    yield made
    box = window.wiring.plan_versions.box
    if box is not None and box.isVisible():
        box.close_box()
    made.undo_back_to(before)
    made.until(lambda: plan in window.desk.plans)
    window.desk.shelf.open(plan.id)


def opened(window, student):
    student.press("Ctrl+H")
    student.until(lambda: window.wiring.plan_versions.box is not None)
    box = window.wiring.plan_versions.box
    student.until(box.isVisible)
    return box


def test_a_point_that_was_removed_is_found_again_and_taken_back(window, student):
    plan = window.desk.plan
    window.wiring.planning.mode.sheet.cards()[0].heading.removal_wanted.emit()
    box = opened(window, student)
    assert "is gone" in box.told.text()
    assert plan.points[0].explanation[:40] in box.plans.toPlainText()
    box.take_back.click()
    student.until(lambda: window.desk.plan == plan)
    assert "says what it said" in window.toast._text.text()
    window.commands["undo"].trigger()
    student.until(lambda: len(window.desk.plan.points) == len(plan.points) - 1)


def test_a_version_is_kept_by_hand_and_stands_beside_a_copy(window, student):
    box = opened(window, student)
    assert box.list.lines == ()
    box.keep.click()
    student.until(lambda: box.isVisible() and len(box.list.lines) == 1)
    box.close_box()
    window.wiring.plans.copy()
    student.quiet()
    box = opened(window, student)
    assert [x.plan_id is not None for x in box._others] == [True]
    first = box._others[0].plan_id
    box.take_back.click()
    assert window.desk.plan.id == first


def test_the_card_shows_what_the_plan_says_by_now(window, student):
    box = opened(window, student)
    box.keep.click()
    student.until(lambda: len(box.list.lines) == 1)
    window.desk.shelf.change(replace(window.desk.plan, claim="Else"))
    student.until(lambda: "Else" in box.plans.toPlainText())
    assert box.isVisible()


def test_the_card_goes_when_another_plan_is_opened_or_another_mode(window, student):
    box = opened(window, student)
    window.wiring.plans.copy()
    student.until(lambda: not box.isVisible())
    student.quiet()
    box = opened(window, student)
    window.show_mode("read")
    assert not box.isVisible()
    window.wiring.plan_versions._show(())
    assert not box.isVisible()
