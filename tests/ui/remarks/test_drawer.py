# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from tests.factories import NOON, a_pack, a_plan, a_point, a_remark, a_said, an_annotation
from tests.ui.accessible import faults_of_text, faults_of_tree, faults_of_widgets
from workbench.domain.remark_lines import RemarkList, remark_list
from workbench.domain.remark_places import Ground
from workbench.domain.remarks import PRAISE, FormField, RemarkKind, RemarkPlace
from workbench.ui.remarks.drawer import RemarksDrawer
from workbench.ui.widgets.remark_card import RemarkCard
from workbench.ui.widgets.remark_stack import AT_ONCE

PACK = a_pack()
MARK = an_annotation(PACK.sources[0])
PLAN = a_plan(PACK, a_point())
GROUND = Ground(PLAN, PACK, {MARK.id: MARK})


def a_form(field, text, **fields):
    return a_remark(PLAN, a_said(text, kind=RemarkKind.FORM, field=field, page=None), **fields)


LEVEL = a_form(FormField.LEVEL, "3")
BETTER = a_form(FormField.EVEN_BETTER, "you compared two sources")
AT_MARK = a_remark(PLAN, a_said("So <b>what</b>?", place=RemarkPlace(mark=MARK.id)))
NOWHERE = a_remark(PLAN, a_said("See me", page=3, words="Name: Class:"))
REMARKS = (NOWHERE, AT_MARK, BETTER, LEVEL)


@pytest.fixture
def drawer(qtbot, look):
    made = RemarksDrawer(look)
    qtbot.addWidget(made)
    show(made, *REMARKS)
    made.resize(340, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def show(drawer, *remarks):
    drawer.show_list(remark_list(remarks, GROUND))


def cards(drawer):
    found = [x for x in drawer.findChildren(RemarkCard) if x.isVisible()]
    return {card.remark_id: card for card in found}


def texts(drawer):
    return [x.text() for x in drawer.findChildren(QLabel) if x.isVisible() and x.text()]


def buttons(place):
    return [x for x in place.findChildren(QAbstractButton) if x.isVisible()]


def test_everything_is_listed_where_it_belongs_and_what_belongs_nowhere_with_page_and_words(drawer):
    assert list(cards(drawer)) == [BETTER.id, AT_MARK.id, NOWHERE.id]
    shown = texts(drawer)
    for words in ("Level", "3", "Mark A1", "Even better if", "Belongs nowhere", "See me"):
        assert words in shown
    assert "So <b>what</b>?" in shown
    assert "At ‘Name: Class:’" in shown
    assert any("page 3" in text for text in shown)
    assert any(text.startswith("0 of 3 done.") for text in shown)


def test_praise_is_shown_with_nothing_to_tick_and_leads_to_its_place(qtbot, drawer):
    good = a_remark(
        PLAN, a_said("E+: Apt evidence.", field=PRAISE, place=RemarkPlace(mark=MARK.id))
    )
    show(drawer, good, LEVEL)
    card = cards(drawer)[good.id]
    assert "What is good" in texts(drawer)
    assert "Nothing to do about it." in texts(drawer)
    assert [each.accessibleName() for each in buttons(card)] == ["Show Mark A1"]
    assert drawer.focus_remark(good.id)
    with qtbot.waitSignal(drawer.stacks[2].opened):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert faults_of_widgets(drawer) == []


def test_it_can_be_found_named_and_heard(drawer):
    assert faults_of_tree(drawer) == []
    assert faults_of_widgets(drawer) == []
    assert faults_of_text(drawer) == []


def test_a_remark_is_ticked_and_answered_by_keyboard_alone(qtbot, drawer):
    card = cards(drawer)[AT_MARK.id]
    stack = drawer.stacks[0]
    card.focus()
    with qtbot.waitSignal(stack.ticked) as ticked:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert ticked.args == [AT_MARK.id, True]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert card.field.hasFocus()
    QTest.keyClicks(card.field, "I said why.")
    assert stack.has_pending()
    with qtbot.waitSignal(stack.answered) as answered:
        QTest.keyClick(card.field, Qt.Key.Key_Return)
    assert answered.args == [AT_MARK.id, "I said why."]
    assert not stack.has_pending()
    assert not card.field.hasFocus()


def test_what_is_typed_wins_over_what_arrives_and_the_focus_stays(drawer):
    answered = replace(AT_MARK, answer="I said why.")
    show(drawer, NOWHERE, answered, BETTER)
    card = cards(drawer)[AT_MARK.id]
    card.field.setFocus()
    QTest.keyClicks(card.field, "Well: ")
    show(drawer, NOWHERE, replace(answered, done=NOON), a_form(FormField.TARGET, "dates"), BETTER)
    assert card.field.toPlainText() == "Well: I said why."
    assert card.field.hasFocus()
    assert drawer.stacks[0].has_pending()


def test_a_remark_leads_to_its_place(qtbot, drawer):
    go = next(
        x
        for x in drawer.findChildren(object)
        if getattr(x, "accessibleName", str)() == "Show Mark A1"
    )
    with qtbot.waitSignal(drawer.stacks[0].opened) as opened:
        go.click()
    assert opened.args == [AT_MARK]


def test_of_very_many_the_first_are_shown_and_more_on_wish(drawer):
    show(drawer, *(a_remark(PLAN, a_said(f"Remark {n}", page=n)) for n in range(1, 101)))
    QApplication.processEvents()
    assert len(cards(drawer)) == AT_ONCE
    more = next(x for x in buttons(drawer) if x.text() == "Show more (60)")
    more.click()
    QApplication.processEvents()
    assert len(cards(drawer)) == 2 * AT_ONCE
    focused = QApplication.focusWidget()
    assert f"Remark {AT_ONCE + 1}" in focused.accessibleDescription()


def test_a_tick_that_is_not_kept_does_not_stand(drawer):
    card = cards(drawer)[AT_MARK.id]
    done = next(x for x in buttons(card) if x.text() == "Done")
    done.click()
    assert not done.isChecked()
    show(drawer, NOWHERE, replace(AT_MARK, done=NOON), BETTER)
    assert done.isChecked()


def test_a_field_that_was_opened_for_nothing_closes_again(drawer):
    card = cards(drawer)[AT_MARK.id]
    next(x for x in buttons(card) if x.text().startswith("What I")).click()
    assert card.field.isVisible()
    drawer.setFocus()
    assert not card.field.isVisible()


def test_changed_and_taken_away_remarks_say_so(drawer):
    changed = replace(AT_MARK, earlier="So?")
    gone = replace(NOWHERE, taken_away=NOON)
    show(drawer, changed, gone, replace(BETTER, done=NOON))
    shown = texts(drawer)
    assert "Before it said: ‘So?’" in shown
    assert "Taken away" in shown
    assert any(text.startswith("1 of 2 done.") for text in shown)
    card = cards(drawer)[NOWHERE.id]
    assert not [
        x
        for x in card.findChildren(object)
        if getattr(x, "text", str)() == "Done" and x.isVisible()
    ]


def test_before_anything_came_back_it_says_what_to_do(qtbot, drawer):
    drawer.show_list(RemarkList())
    assert any("gives your plan back as a PDF" in text for text in texts(drawer))
    with qtbot.waitSignal(drawer.bring_in_wanted):
        next(x for x in buttons(drawer) if x.text().startswith("Bring in")).click()


def test_all_of_it_is_done(drawer):
    show(drawer, *(replace(each, done=NOON) for each in REMARKS))
    assert "All of it is done." in texts(drawer)
    show(drawer, LEVEL)
    assert "Nothing to do about it." in texts(drawer)
