# SPDX-License-Identifier: MIT
"""Two dates for one thing: shown in the drawer, and what the student says about them."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from workbench.domain.background import (
    Background,
    Card,
    CardBlock,
    CardItem,
    DateAnswer,
    Event,
    NarrativeSection,
    Passage,
)
from workbench.domain.text import Span
from workbench.ui.background.drawer import BackgroundDrawer
from workbench.ui.background.rows import Tab
from workbench.ui.widgets.choices import ChoiceCard

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

SPEECH = "In 1956 he attacked Stalin. Prisoners went home and Beria was executed."
BACKGROUND = Background(
    narrative=(NarrativeSection("The thaw", (Passage("n1", SPEECH),)),),
    cards=(Card(1, 1, "Heirs", (CardBlock(None, (CardItem("c1", "executing Beria (1953)"),)),)),),
    events=(
        Event("shot", "1953", "Executing Beria", "Card 1: Heirs", "c1", Span(0, 22)),
        Event("speech", "1956", "He attacked Stalin", "The thaw", "n1", Span(0, 27)),
    ),
)


@pytest.fixture
def drawer(look, qtbot):
    made = BackgroundDrawer(look)
    qtbot.addWidget(made)
    made.resize(340, 640)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.show_background(BACKGROUND)
    made.show_tab(Tab.TIME)
    return made


@pytest.fixture
def panel(drawer):
    drawer.list.choose("shot")
    return drawer.conflict


def cards(panel):
    return [x for x in panel.findChildren(ChoiceCard) if x.isVisible()]


def test_an_event_with_another_date_says_so_in_the_list(drawer):
    assert [row.title for row in drawer.list.lines.rows] == ["1953 · two dates", "1956"]


def test_the_panel_is_there_only_for_such_an_event(drawer):
    drawer.list.choose("speech")
    assert not drawer.conflict.isVisible()
    drawer.list.choose("shot")
    assert drawer.conflict.isVisible()
    drawer.show_tab(Tab.STORY)
    assert not drawer.conflict.isVisible()


def test_both_dates_stand_there_with_where_they_come_from(panel):
    first, second = cards(panel)
    assert (first.text(), second.text()) == ("1953", "Told beside 1956")
    assert "Executing Beria" in first.accessibleDescription()
    assert "Card 1: Heirs" in first.accessibleDescription()
    assert "Beria was executed" in second.accessibleDescription()
    assert "The thaw" in second.accessibleDescription()
    questions = [x.text() for x in panel.findChildren(QLabel)]
    assert "Two dates for this. Which one do you trust?" in questions


def test_one_can_be_trusted_and_trust_taken_back(qtbot, drawer, panel):
    with qtbot.waitSignal(drawer.dates_answered) as answered:
        qtbot.mouseClick(cards(panel)[0], Qt.MouseButton.LeftButton)
    answer = answered.args[0]
    assert answer == DateAnswer(("shot", "speech"), "shot", "")
    drawer.show_background(replace(BACKGROUND, date_answers=(answer,)))
    assert [x.isChecked() for x in cards(panel)] == [True, False]
    with qtbot.waitSignal(drawer.dates_answered) as answered:
        qtbot.mouseClick(panel._neither, Qt.MouseButton.LeftButton)
    assert answered.args[0].trusted is None
    assert [x.isChecked() for x in cards(panel)] == [False, False]


def test_why_is_kept_when_the_line_is_left(qtbot, drawer, panel):
    panel.why.setFocus()
    qtbot.keyClicks(panel.why, "The card is newer")
    assert panel.has_pending()
    with qtbot.waitSignal(drawer.dates_answered) as answered:
        drawer.list.setFocus()
    assert answered.args[0].why == "The card is newer"
    assert not panel.has_pending()


def test_what_was_said_before_is_shown_again(drawer, panel):
    answer = DateAnswer(("speech", "shot"), "speech", "The page says so")
    drawer.show_background(replace(BACKGROUND, date_answers=(answer,)))
    assert panel.why.text() == "The page says so"
    assert [x.isChecked() for x in cards(panel)] == [False, True]


def test_what_is_being_typed_goes_along_when_another_event_is_chosen(qtbot, drawer, panel):
    panel.why.setText("Because")
    with qtbot.waitSignal(drawer.dates_answered) as answered:
        drawer.list.choose("speech")
    assert answered.args[0] == DateAnswer(("shot", "speech"), None, "Because")


def test_an_event_leads_to_the_words_it_comes_from(drawer):
    drawer.list.choose("speech")
    drawer.show_origin()
    assert drawer.tabs[Tab.STORY].isChecked()
    assert drawer.list.chosen() == "n1"
