# SPDX-License-Identifier: MIT
"""The panel: level first, then a mark within it; codes; what is typed is never lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from tests.factories import NOON
from workbench.domain.enquiries import Level
from workbench.domain.handed_in.outline import Piece, PlanOutline
from workbench.domain.kept_comments import CommentBank
from workbench.domain.practising.scripts import Script, Sitting
from workbench.domain.remarks import RemarkPlace
from workbench.domain.reviews import Review
from workbench.services.marking import codes
from workbench.ui.reviewing.marking import Marking

REVIEW = Review("Bo Li", "Thaw", "plan", "v1", out_of=8)
LEVELS = (Level("L1", 1, 4, "One side."), Level("L2", 5, 8, "Both sides."))
OUTLINE = PlanOutline((Piece(RemarkPlace(mark="m"), "Mark A1"),))


@pytest.fixture
def panel(qtbot, look):
    made = Marking(look, codes(), lambda: NOON)
    qtbot.addWidget(made)
    made.resize(320, 700)
    made.show()
    made.told = []
    made.changed.connect(made.told.append)
    made.show_review(REVIEW)
    made.show_plan(OUTLINE, LEVELS)
    return made


def button(panel, name):
    found = panel.findChildren(QAbstractButton)
    return next(each for each in found if each.accessibleName().startswith(name))


def test_a_level_brings_its_lowest_mark_and_a_mark_brings_its_level(panel):
    panel.choose_level(2)
    panel.flush()
    assert (panel.told[-1].level, panel.told[-1].mark) == ("L2", 5)
    for _ in range(5):
        button(panel, "One mark more").click()
    panel.flush()
    assert (panel.told[-1].level, panel.told[-1].mark) == ("L2", 8)
    button(panel, "L1").click()
    panel.flush()
    assert (panel.told[-1].level, panel.told[-1].mark) == ("L1", 1)
    button(panel, "One mark less").click()
    panel.flush()
    assert (panel.told[-1].level, panel.told[-1].mark) == ("", 0)
    assert panel.told[-1].changed == NOON


def test_arrows_walk_the_levels_and_a_typed_mark_is_never_above_the_highest(panel):
    first = button(panel, "L1")
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert panel.judging.level == "L2"
    panel.judging.take_focus()
    QTest.keyClicks(panel.judging._field, "99")
    assert (panel.judging.level, panel.judging.mark) == ("L2", 8)
    QTest.keyClick(panel.judging._field, Qt.Key.Key_Backspace)
    assert panel.judging.mark is None


def test_what_a_button_or_a_place_puts_there_is_typed_on(panel):
    line = panel.stamping.findChild(QLineEdit)
    panel.activateWindow()
    panel.stamping.begin_at("m")
    QTest.keyClicks(line, "E?")
    assert line.text() == "A1 E?"
    line.clear()
    button(panel, "E?").click()
    QTest.keyClicks(line, "which word?")
    assert line.text() == "E? which word?"
    panel.stamping.begin_at("of another plan")
    assert line.text() == "E? which word?"


def test_where_no_levels_are_known_one_is_typed(panel):
    panel.wait_for_plan("Another question?")
    panel.show_plan(OUTLINE, ())
    panel.choose_level(1)
    QTest.keyClicks(panel.judging._own, "Secure")
    panel.flush()
    assert (panel.told[-1].level, panel.told[-1].mark) == ("Secure", None)


def test_a_code_is_stamped_listed_and_taken_away(panel):
    line = panel.stamping._line
    QTest.keyClicks(line, "A1")
    button(panel, "E?").click()
    assert line.text() == "A1 E? "
    assert panel.stamping._hint.text().startswith("Enter stamps at Mark A1: Evidence")
    QTest.keyClick(line, Qt.Key.Key_Return)
    (stamp,) = panel.told[-1].stamps
    assert (stamp.code, stamp.place) == ("E?", RemarkPlace(mark="m"))
    listed = panel.stamping._list
    assert [each.shown for each in listed.lines] == ["Mark A1: E?"]
    QTest.keyClick(listed, Qt.Key.Key_Delete)
    assert panel.told[-1].stamps == ()
    assert listed.isHidden()
    QTest.keyClicks(line, "See me")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert [each.shown for each in listed.lines] == ["The whole plan: See me"]


def test_a_comment_is_kept_and_chosen_again_by_a_few_letters(panel):
    stamping, line, kept = panel.stamping, panel.stamping._line, []
    stamping.comments_changed.connect(kept.append)
    QTest.keyClicks(line, "A1 Which word shows it?")
    QTest.keyClick(line, Qt.Key.Key_Return)
    button(panel, "Keep comment").click()
    assert kept[-1].has("which word shows it?")
    QTest.keyClicks(line, "E? sho")
    assert [each.shown for each in stamping.offers.lines] == ["Which word shows it?"]
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert stamping.offers.isHidden()
    QTest.keyClicks(line, "w")
    QTest.keyClick(line, Qt.Key.Key_Down)
    assert stamping._hint.text() == "Enter takes: Which word shows it?"
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "E? Which word shows it?"
    assert stamping.offers.isHidden()
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert [each.comment for each in panel.told[-1].stamps] == ["Which word shows it?"] * 2
    assert [each.used for each in kept[-1].comments] == [1]
    button(panel, "Keep no longer")
    QTest.keyClicks(line, "which")
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    assert kept[-1].comments == ()
    assert line.text() == "which"
    assert stamping.offers.isHidden()


def test_what_is_offered_is_brought_into_view(qtbot, panel):
    panel.resize(320, 240)
    panel.stamping.show_comments(CommentBank().with_comment("Which word?"))
    panel.stamping.take_focus()
    QTest.keyClicks(panel.stamping._line, "wh")
    offers = panel.stamping.offers
    qtbot.waitUntil(lambda: offers.visibleRegion().boundingRect().height() == offers.height())


def test_what_is_typed_is_stamped_while_nothing_that_is_offered_is_chosen(panel):
    panel.stamping.show_comments(CommentBank().with_comment("Which word?"))
    QTest.keyClicks(panel.stamping._line, "wh")
    assert not panel.stamping.offers.isHidden()
    QTest.keyClick(panel.stamping._line, Qt.Key.Key_Return)
    assert [each.comment for each in panel.told[-1].stamps] == ["wh"]
    QTest.keyClicks(panel.stamping._line, "wh")
    offers = panel.stamping.offers
    at = offers.visualRect(offers.model().index(0, 0)).center()
    QTest.mouseClick(offers.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert panel.stamping._line.text() == "Which word?"


def test_nothing_is_stamped_before_the_plan_is_read_and_nothing_typed_is_lost(panel):
    panel.wait_for_plan("How far?")
    QTest.keyClicks(panel.stamping._line, "See me")
    QTest.keyClick(panel.stamping._line, Qt.Key.Key_Return)
    assert panel.told == []
    assert panel.has_pending()
    panel.fields[0].setPlainText("Dates")
    panel.show_nothing("No file.")
    assert [each.comment for each in panel.told[-1].stamps] == ["See me"]
    assert panel.told[-1].went_well == "Dates"
    assert not panel.has_pending()
    panel.take_focus()


def test_what_is_typed_is_handed_on_after_a_pause(qtbot, panel):
    with qtbot.waitSignal(panel.changed):
        panel.fields[1].setPlainText("compare A with B")
    assert panel.told[-1].even_better == "compare A with B"
    panel.replace_review(REVIEW)
    panel.flush()
    assert len(panel.told) == 1


def test_an_answer_says_how_its_writer_judged_it_at_the_level_that_was_chosen(panel):
    sitting = Sitting(NOON, NOON, 8, 480, 480)
    script = Script(1, ("Question 1",), sitting, "It is.", level="l2", mark=6)
    place = RemarkPlace(part="plan", paragraph=1)
    outline = PlanOutline((Piece(place, "Paragraph 1", "It is."),), script=script)
    panel.show_plan(outline, LEVELS)
    told = [each.text() for each in panel.findChildren(QLabel) if each.isVisible()]
    assert "The student’s own judgement: l2, mark 6" in told
    assert any(each.startswith("Say where, if you like: paragraph 2") for each in told)
    assert button(panel, "L2").accessibleName().endswith(": The student chose this, with 6")
    assert not button(panel, "L1").accessibleName().endswith("The student chose this, with 6")
    # The teacher's own judgement stays the teacher's.
    assert (panel.judging.level, panel.judging.mark) == ("", None)
    panel.wait_for_plan("Another question?")
    told = [each.text() for each in panel.findChildren(QLabel) if each.isVisible()]
    assert not any("own judgement" in each for each in told)
    panel.show_plan(OUTLINE, LEVELS)
    assert not button(panel, "L2").accessibleName().endswith("with 6")
