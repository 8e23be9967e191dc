# SPDX-License-Identifier: MIT
"""Words, minutes and levels beside the plan."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.factories import an_enquiry
from tests.ui.accessible import faults_of_text, faults_of_tree, faults_of_widgets
from workbench.domain.enquiries import Level
from workbench.domain.mark_schemes import Scheme
from workbench.domain.plan_budget import budget_of
from workbench.ui.planning.levels_view import LevelsView, SchemeSheet
from workbench.ui.planning.side_pane import SideView
from workbench.ui.planning.wording import length_in_words, minutes_in_words

LEVELS = (Level("L1", 1, 2, "Says <b>it</b>"), Level("L2", 3, 4, "Explains it"))


def parts(desk):
    view = desk.mode.side.length
    return [each.accessibleName() for each in view._lines if not each.isHidden()]


class TestLength:
    def test_each_part_says_what_is_there_and_what_fits(self, desk):
        enquiry = replace(desk.plan.enquiry, marks=12, minutes=15)
        desk.show(replace(desk.plan, enquiry=enquiry))
        desk.mode.show_side(SideView.LENGTH)
        said = parts(desk)
        assert said[0] == "My claim: 4 words here, about 20 fit, 1 min"
        assert said[2] == "2 The town gave unequally.: 4 words here, about 50 fit, 3 min"
        assert said[-1].startswith("All together: ")
        assert said[-1].endswith("about 200 fit, 15 min")
        assert desk.mode.sheet.bar.length.toolTip() or desk.mode.sheet.bar.length.text()
        assert "200" in length_in_words(budget_of(desk.plan))
        for faults in (faults_of_tree, faults_of_widgets, faults_of_text):
            assert faults(desk.mode.side) == []

    def test_it_follows_what_is_typed(self, desk):
        before = parts(desk)[0]
        field = desk.mode.sheet.claim.field
        field.focus_end()
        QTest.keyClicks(field.editor, " Indeed so")
        desk.mode.flush()
        assert (before, parts(desk)[0]) == ("My claim: 4 words here", "My claim: 6 words here")

    def test_what_is_typed_over_a_suggestion_is_the_questions_own(self, desk, qtbot):
        view = desk.mode.side.length
        desk.show(replace(desk.plan, enquiry=replace(desk.plan.enquiry, marks=8)))
        desk.mode.show_side(SideView.LENGTH)
        assert (view.minutes.text(), view.minutes.placeholderText()) == ("", "10")
        view.minutes.setFocus()
        QTest.keyClicks(view.minutes, "12")
        assert view.has_pending()
        with qtbot.waitSignal(view.enquiry_changed) as told:
            QTest.keyClick(view.minutes, Qt.Key.Key_Return)
        assert told.args == [replace(desk.plan.enquiry, minutes=12)]
        assert not view.has_pending()

    def test_minutes_are_said_to_the_half(self):
        assert [minutes_in_words(each) for each in (0.5, 2, 2.5)] == ["½ min", "2 min", "2½ min"]


@pytest.fixture
def view(look, qtbot):
    made = LevelsView(look)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


def a_sheet(scheme, **fields):
    return SchemeSheet(an_enquiry(id="asked"), scheme, **fields)


def shown(view):
    return [each.accessibleName() for each in view._lines if not each.isHidden()]


class TestLevels:
    def test_they_are_listed_with_their_marks_and_whose_words_they_are(self, view):
        view.show_scheme(a_sheet(Scheme(LEVELS), exam="AQA 8145", has_board_levels=True))
        assert shown(view) == [
            "Level 1, 1–2 marks: Says <b>it</b>",
            "Level 2, 3–4 marks: Explains it",
        ]
        assert "our own short words" in view._whose.text()
        assert "Please check" not in view._whose.text()
        view.show_scheme(a_sheet(Scheme(LEVELS[:1], is_certain=False)))
        assert len(shown(view)) == 1
        assert "Please check" in view._whose.text()
        for faults in (faults_of_tree, faults_of_widgets, faults_of_text):
            assert faults(view) == []

    def test_ones_own_are_pasted_and_kept(self, view, qtbot):
        view.show_scheme(a_sheet(None))
        view.change.click()
        assert QApplication.focusWidget() is view.field
        view.field.setPlainText("L1 1–3 says it\nL2 4–6 explains it")
        assert view.has_pending()
        with qtbot.waitSignal(view.enquiry_changed) as told:
            QTest.keyClick(view.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        (enquiry,) = told.args
        assert [(x.name, x.low, x.high) for x in enquiry.levels] == [
            ("Level 1", 1, 3),
            ("Level 2", 4, 6),
        ]
        assert not view.field.isVisible()

    def test_what_is_no_mark_scheme_is_said_and_nothing_is_changed(self, view, qtbot):
        view.show_scheme(a_sheet(None))
        view.edit()
        view.field.setPlainText("Be good.")
        with qtbot.assertNotEmitted(view.enquiry_changed):
            view.done.click()
        assert "It begins with “Be good.”" in view._fault.text()
        assert view.field.isVisible()
        QTest.keyClick(view.field, Qt.Key.Key_Escape)
        assert not view.field.isVisible()
        assert not view.has_pending()

    def test_the_boards_come_back(self, view, qtbot):
        view.show_scheme(a_sheet(Scheme(LEVELS, is_own=True), has_board_levels=True))
        assert not view.choose.isVisible()
        with qtbot.waitSignal(view.enquiry_changed) as told:
            view.board.click()
        assert told.args[0].levels == ()

    def test_looking_at_the_field_changes_nothing(self, view, qtbot):
        view.show_scheme(a_sheet(Scheme(LEVELS)))
        view.edit()
        with qtbot.assertNotEmitted(view.enquiry_changed):
            view.done.click()
