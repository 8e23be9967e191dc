# SPDX-License-Identifier: MIT
"""The window as a whole: what it must keep to in every mode and at every size."""

from __future__ import annotations

import pytest

from tests.journeys.windows import Student, open_window


@pytest.fixture
def window(qapp, tmp_path):
    made = open_window(tmp_path / "library")
    yield made
    made.close()
    made.end()


@pytest.fixture
def student(window):
    return Student(window)


class TestKeeping:
    def test_a_mark_that_is_removed_leaves_the_plans_at_once(self, window, student):
        desk = window.desk
        _, evidence = next(iter(desk.plan.evidence()))
        desk.remove_mark(evidence.annotation_id)
        assert evidence not in [each for _, each in desk.plan.evidence()]
        student.press("Alt+4")
        window.wiring.planning.mode.focus_claim()
        student.type("More: ")
        student.quiet()
        assert desk.plan.claim.endswith("More: ")

    def test_own_knowledge_that_was_typed_and_taken_back_leaves_all_kept(self, window, student):
        student.press("K")
        student.type("x")
        student.press("Backspace")
        student.press("Return")
        student.quiet()
        assert window.desk.pack.background.own == ()

    def test_words_of_a_plan_that_were_typed_and_taken_back_leave_all_kept(self, window, student):
        before = window.desk.plan
        student.press("Alt+4")
        window.wiring.planning.mode.focus_claim()
        student.type("x")
        student.press("Backspace")
        student.quiet()
        assert window.desk.plan == before
