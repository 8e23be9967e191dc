# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from tests.factories import NOON, a_pack, a_plan, a_point, an_annotation
from tests.ui.accessible import faults_of_text, faults_of_tree, faults_of_widgets
from workbench.domain.plan_comparing import NamedPlan
from workbench.domain.plan_versions import PlanVersion
from workbench.domain.plans import AnnotationEvidence, PointKind
from workbench.ui.versions.plan_box import PlanVersionsBox
from workbench.ui.versions.plan_wording import SAME, PlanState

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

PACK = a_pack()
EVIDENCE = AnnotationEvidence(an_annotation(PACK.sources[0]).id)
BREAD, QUEUE = (
    a_point(point="Bread was given.", evidence=(EVIDENCE,)),
    a_point(point="They queued."),
)
PLAN = a_plan(PACK, BREAD, QUEUE)
BEFORE = replace(PLAN, claim="It hardly divided the town.", points=(QUEUE,))
COPY = replace(PLAN, id="copy", points=(QUEUE, BREAD, a_point(kind=PointKind.COUNTER_POINT)))


def a_state(name, plan, **fields):
    return PlanState(name, "2 points", NamedPlan(plan, {EVIDENCE: "A1 ‘mill’"}), **fields)


NOW = a_state("Plan 1", PLAN)
VERSION = PlanVersion(PLAN.id, 1, NOON, NOON, {})
THEN = a_state("Monday 9:12", BEFORE, version=VERSION)
OTHER = a_state("Plan <b>2", COPY, plan_id=COPY.id)


@pytest.fixture
def place(qtbot, look):
    made = QWidget()
    made.resize(1200, 660)
    QVBoxLayout(made).addWidget(QLineEdit())
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.findChild(QLineEdit).setFocus()
    return made


@pytest.fixture
def box(place, look):
    made = PlanVersionsBox(look, place)
    made.show_states(NOW, (THEN, OTHER), can_change=True)
    return made


def test_a_version_stands_beside_the_plan_and_what_differs_is_said(box):
    assert box.list.hasFocus()
    assert box.accessibleName() == "Versions of Plan 1"
    assert box.told.text() == "Point 1 is new. Your claim says something else."
    said = box.plans.toPlainText()
    assert "Point 1 – new" in said
    assert "Point 2 – was point 1" in said
    assert "A1 ‘mill’" in said
    assert "My claim, My claim, only on the left: ‘hardly’." in box.plans.accessibleDescription()


def test_only_what_is_different_can_be_seen(box):
    box.only.click()
    assert "Point 2" not in box.plans.toPlainText()
    assert "Point 1 – new" in box.plans.toPlainText()
    box.beside.setCurrentIndex(1)
    box.beside.activated.emit(1)
    assert box.told.text() == SAME
    assert box.plans.toPlainText() == SAME


def test_another_plan_is_compared_and_worked_on(box, qtbot):
    QTest.keyClick(box.list, Qt.Key.Key_Down)
    assert box.told.text() == ("On the other hand is only on the left. Point 2 stands elsewhere.")
    assert box.take_back.text() == "Work on this one"
    with qtbot.waitSignal(box.plan_wanted) as told:
        box.take_back.click()
    assert told.args == [COPY.id]
    assert not box.isVisible()


def test_what_was_looked_at_stays_in_use_when_the_plan_changes(box):
    QTest.keyClick(box.list, Qt.Key.Key_Down)
    now = a_state("Plan 1", replace(PLAN, claim="Else"))
    newer = a_state("just now", PLAN, version=replace(VERSION, number=2))
    box.show_states(now, (newer, THEN, OTHER), can_change=True)
    assert box.list.place() == 2
    assert box.take_back.text() == "Work on this one"


def test_two_versions_are_compared_with_each_other(box):
    names = [box.beside.itemText(at) for at in range(box.beside.count())]
    assert names == ["Plan 1, now", "Monday 9:12", "Plan <b>2"]
    box.beside.setCurrentIndex(2)
    box.beside.activated.emit(2)
    assert box.told.text().startswith("Point 2 and on the other hand are only on the right.")
    assert "Point 2 – only on the right" in box.plans.toPlainText()


def test_a_version_is_taken_back_unless_nothing_can_be_changed(box, qtbot):
    with qtbot.waitSignal(box.taken_back) as told:
        box.take_back.click()
    assert told.args == [VERSION]
    box.show_states(NOW, (THEN, OTHER), can_change=False)
    assert not box.take_back.isEnabled()
    assert not box.keep.isEnabled()
    box.list.choose(1)
    assert box.take_back.isEnabled()


def test_without_anything_to_compare_it_says_when_there_will_be_and_keeps_one(box, qtbot):
    box.show_states(NOW, (), can_change=True)
    assert box._nothing.isVisible()
    assert not box.list.isVisible()
    with qtbot.waitSignal(box.keeping_wanted):
        box.keep.click()


def test_escape_gives_the_focus_back(box, place):
    QTest.keyClick(box.list, Qt.Key.Key_Escape)
    assert not box.isVisible()
    assert box.shown is None
    assert place.findChild(QLineEdit).hasFocus()


def test_everything_is_named_and_plain_at_any_size(box, place):
    for size in ((1200, 660), (420, 300)):
        place.resize(*size)
        for faults in (faults_of_tree, faults_of_widgets, faults_of_text):
            assert faults(box) == []
        assert place.rect().contains(box.geometry())
