# SPDX-License-Identifier: MIT
"""The plan as one page, and what stands above it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.accessible import faults_of_text, faults_of_tree, faults_of_widgets
from workbench.domain.identifiers import PlanId
from workbench.ui.planning.wording import PlanEntry


@pytest.fixture
def sheet(desk):
    desk.mode.sheet.show_as_page(is_page=True)
    return desk.mode.sheet


def go_to(sheet, words):
    """Put the caret on the first place with these words and press Enter."""
    cursor = sheet.page.document().find(words)
    assert not cursor.isNull(), sheet.page.toPlainText()
    sheet.page.setTextCursor(cursor)
    QTest.keyClick(sheet.page, Qt.Key.Key_Return)


def test_everything_is_written_out_and_gaps_are_shown(desk, sheet):
    said = sheet.page.toPlainText().splitlines()
    assert said[:4] == ["My claim", desk.plan.claim, "Point 1", desk.first.point]
    assert "‘mill’  Nature A1" in sheet.page.toPlainText()
    assert "So the list mattered." in sheet.page.toPlainText()
    assert "I know: The mills: They stopped." in said
    assert said.count("Evidence: nothing yet") == 2
    assert "On the other hand" in said
    assert said[-2:] == ["Judgement", desk.plan.judgement]
    for faults in (faults_of_tree, faults_of_widgets, faults_of_text):
        assert faults(sheet) == []


def test_it_follows_the_plan_and_words_of_a_student_are_no_markup(desk, sheet):
    desk.show(replace(desk.plan, claim="<b>So</b>\nit was"))
    assert "<b>So</b>" in sheet.page.toPlainText()
    go_to(sheet, "it was")
    assert QApplication.focusWidget() is sheet.claim.field.editor


@pytest.mark.parametrize(
    ("words", "at", "field"), [("Link: nothing yet", 0, "link"), ("unequally", 1, "point")]
)
def test_enter_goes_to_the_part_under_the_caret(desk, sheet, words, at, field):
    go_to(sheet, words)
    assert not sheet.is_page()
    assert sheet.area.isVisible()
    body = desk.card(at).body
    assert QApplication.focusWidget() is body.fields[field].editor


def test_the_judgement_is_reached_with_two_presses_of_the_mouse(desk, sheet):
    cursor = sheet.page.document().find(desk.plan.judgement)
    sheet.page.setTextCursor(cursor)
    place = sheet.page.cursorRect().center()
    QTest.mouseDClick(sheet.page.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert QApplication.focusWidget() is sheet.judgement.field.editor


def test_what_was_typed_is_on_the_page_and_the_focus_goes_along(desk):
    sheet = desk.mode.sheet
    sheet.claim.field.focus_end()
    QTest.keyClicks(sheet.claim.field.editor, " Yes")
    sheet.bar.page.click()
    assert f"{desk.kept[-1].claim}" in sheet.page.toPlainText()
    assert desk.kept[-1].claim.endswith(" Yes")
    desk.mode.next_pane(1)
    sheet.focus_plan()
    assert QApplication.focusWidget() is sheet.page
    desk.mode.new_point()
    assert not sheet.is_page()
    assert sheet.bar.outline.isChecked()


def test_the_bar_says_which_plan_it_is_and_how_long(desk):
    bar = desk.mode.sheet.bar
    long = "A very long name that nobody can read"
    entries = (PlanEntry(PlanId("one"), "Plan 1", "1 point"), PlanEntry(PlanId("two"), long))
    desk.mode.show_plans(entries, PlanId("two"))
    assert bar.name.text() == "A very long name that…"
    assert bar.name.accessibleName() == f"{long}, one of 2 plans for this question"
    texts = [each.text() for each in bar.menu().actions() if each.isCheckable()]
    assert texts == ["Plan 1 – 1 point", long]
    desk.mode.show_plans(entries[:1], PlanId("one"))
    assert bar.name.accessibleName() == "Plan 1, the only plan for this question"
