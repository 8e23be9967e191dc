# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel

from workbench.ui.actions import ACTIONS
from workbench.ui.comfort.help_drawer import HelpDrawer

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def drawer(qtbot, look):
    made = HelpDrawer(look)
    qtbot.addWidget(made)
    made.resize(340, 712)
    made.show()
    return made


def words(drawer):
    return [each.text() for each in drawer.findChildren(QLabel)]


@pytest.mark.parametrize("place", ["library", "read", "plan", "coverage", "bring-in"])
def test_each_place_has_three_tips_and_the_keys_of_everywhere(drawer, place):
    drawer.show_place(place, ACTIONS)
    tips = [x for x in drawer.findChildren(QFrame) if x.property("surface") == "card"]
    assert len(tips) == 3
    shown = words(drawer)
    assert "Search everything" in shown
    assert "Ctrl+K" in shown


def test_the_keys_of_this_place_come_first(drawer):
    drawer.show_place("read", ACTIONS)
    shown = words(drawer)
    assert shown.index("Keys here") < shown.index("Next mark") < shown.index("Keys everywhere")
    assert "New point below" not in shown
    drawer.show_place("plan", ACTIONS)
    shown = words(drawer)
    assert "New point below" in shown
    assert "Next mark" not in shown


def test_keys_of_fields_and_lists_are_named_with_their_place(drawer):
    for place, here, elsewhere in (
        ("read", "Next step", "Open or close a point"),
        ("plan", "Open or close a point", "Next step"),
        ("coverage", "First, last", "Next step"),
        ("bring-in", "Take the suggestion", "First, last"),
    ):
        drawer.show_place(place, ACTIONS)
        shown = words(drawer)
        assert shown.index(here) < shown.index("Keys everywhere"), place
        assert elsewhere not in shown, place
        assert "One step back" in shown[shown.index("Keys everywhere") :], place


def test_keys_that_were_chosen_are_named(drawer):
    drawer.show_place("read", ACTIONS, {"search": ("F7",)})
    assert "F7" in words(drawer)
    assert "Ctrl+K" not in words(drawer)


def test_a_place_without_tips_still_has_keys(drawer):
    drawer.show_place("practise", ACTIONS)
    assert "Keys everywhere" in words(drawer)


def test_escape_closes_it(qtbot, drawer):
    drawer.show_place("read", ACTIONS)
    with qtbot.waitSignal(drawer.closed):
        qtbot.keyClick(drawer, Qt.Key.Key_Escape)
