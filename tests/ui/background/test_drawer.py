# SPDX-License-Identifier: MIT
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from workbench.domain.background import (
    Background,
    Card,
    CardBlock,
    CardItem,
    GlossaryTerm,
    NarrativeSection,
    OwnKnowledge,
    Passage,
)
from workbench.domain.plans import BackgroundEvidence
from workbench.ui.background.drawer import BackgroundDrawer
from workbench.ui.background.rows import RowKind, Tab
from workbench.ui.widgets.dragging import carried_evidence

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

KEY = Qt.Key
ITEMS = tuple(CardItem(f"c{at}", f"Bullet {at} of the card") for at in range(40))
BACKGROUND = Background(
    narrative=(
        NarrativeSection("The mills", (Passage("n1", "They stopped."), Passage("n2", "2. Bread."))),
    ),
    cards=(Card(1, 1, "Relief", (CardBlock("Committees", ITEMS),)),),
    glossary=(GlossaryTerm("g1", "guardians", "those who gave relief"),),
)


@pytest.fixture
def drawer(look, qtbot):
    made = BackgroundDrawer(look)
    qtbot.addWidget(made)
    made.resize(340, 600)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.show_background(BACKGROUND)
    return made


def visible_tabs(drawer):
    return [tab for tab, each in drawer.tabs.items() if each.isVisible()]


def texts(drawer):
    return [row.text for row in drawer.list.lines.rows if row.kind is RowKind.TEXT]


def test_the_first_tab_with_content_is_open_and_empty_ones_are_not_there(drawer):
    assert visible_tabs(drawer) == [Tab.STORY, Tab.CARDS, Tab.WORDS]
    assert texts(drawer) == ["They stopped.", "Bread."]
    drawer.show_background(Background(glossary=BACKGROUND.glossary))
    assert visible_tabs(drawer) == [Tab.WORDS]
    assert texts(drawer) == ["those who gave relief"]


def test_a_pack_without_background_says_so(drawer):
    drawer.show_background(Background())
    assert drawer._message.isVisible()
    assert "no background" in drawer._message.text()
    assert not drawer.search.isVisible()
    assert not drawer._send.isVisible()


def test_a_tab_shows_its_lines(drawer, qtbot):
    qtbot.mouseClick(drawer.tabs[Tab.WORDS], Qt.MouseButton.LeftButton)
    assert texts(drawer) == ["those who gave relief"]


def test_an_entry_is_shown_in_its_tab_and_in_view(drawer):
    drawer.search.setText("bread")
    drawer.show_entry("c35")
    assert drawer.tabs[Tab.CARDS].isChecked()
    assert drawer.list.chosen() == "c35"
    assert drawer.list.hasFocus()
    place = drawer.list.visualRect(drawer.list.currentIndex())
    assert drawer.list.viewport().rect().contains(place.center())


def test_an_entry_that_is_not_there_changes_nothing(drawer):
    drawer.show_entry("unknown")
    assert drawer.tabs[Tab.STORY].isChecked()


def test_arrows_walk_the_lines_and_pass_over_headings(drawer, qtbot):
    drawer.list.setFocus()
    assert drawer.list.chosen() == "n1"
    qtbot.keyClick(drawer.list, KEY.Key_Down)
    assert drawer.list.chosen() == "n2"
    qtbot.keyClick(drawer.list, KEY.Key_Up)
    qtbot.keyClick(drawer.list, KEY.Key_Up)
    assert drawer.list.chosen() == "n1"


def test_home_and_end_reach_the_first_and_the_last_line_beside_headings(drawer, qtbot):
    empty = NarrativeSection("What came after", ())
    drawer.show_background(Background(narrative=(*BACKGROUND.narrative, empty)))
    assert [row.kind for row in drawer.list.lines.rows][::3] == [RowKind.HEADING] * 2
    drawer.list.setFocus()
    qtbot.keyClick(drawer.list, KEY.Key_End)
    assert drawer.list.chosen() == "n2"
    qtbot.keyClick(drawer.list, KEY.Key_Home)
    assert drawer.list.chosen() == "n1"


@pytest.mark.parametrize("key", [KEY.Key_Return, KEY.Key_Space])
def test_enter_sends_the_chosen_line_to_the_plan(drawer, qtbot, key):
    drawer.list.setFocus()
    with qtbot.waitSignal(drawer.send_wanted) as sent:
        qtbot.keyClick(drawer.list, key)
    assert sent.args == ["n1"]


def test_the_button_sends_what_is_chosen(drawer, qtbot):
    assert not drawer._send.isEnabled()
    assert not drawer.send_chosen()
    drawer.show_entry("g1")
    with qtbot.waitSignal(drawer.send_wanted) as sent:
        qtbot.mouseClick(drawer._send, Qt.MouseButton.LeftButton)
    assert sent.args == ["g1"]


def test_a_line_is_carried_as_own_knowledge_when_it_is_dragged(drawer):
    drawer.show_entry("g1")
    carried = drawer.list.lines.mimeData([drawer.list.currentIndex()])
    assert carried_evidence(carried).evidence == BackgroundEvidence("g1")


def test_searching_counts_in_every_tab_and_goes_where_something_is_found(drawer, qtbot):
    qtbot.keyClicks(drawer.search, "relief")
    assert [each.text() for each in drawer.tabs.values() if each.isVisible()] == [
        "Story 0",
        "Cards 40",
        "Words 1",
    ]
    assert drawer.tabs[Tab.CARDS].isChecked()
    qtbot.keyClick(drawer.search, KEY.Key_Return)
    assert drawer.list.hasFocus()
    drawer.search.setText("zebra")
    assert drawer._message.text().startswith("Nothing found")


def test_escape_clears_the_search_first_and_then_closes(drawer, qtbot):
    qtbot.keyClicks(drawer.search, "relief")
    with qtbot.assertNotEmitted(drawer.closed):
        qtbot.keyClick(drawer.search, KEY.Key_Escape)
    assert drawer.search.text() == ""
    for widget in (drawer.search, drawer.list, drawer.tabs[Tab.WORDS]):
        with qtbot.waitSignal(drawer.closed):
            qtbot.keyClick(widget, KEY.Key_Escape)
    with qtbot.waitSignal(drawer.closed):
        qtbot.mouseClick(drawer._close, Qt.MouseButton.LeftButton)


def test_showing_the_same_again_keeps_choice_and_place(drawer):
    drawer.show_entry("c30")
    scrolled = drawer.list.verticalScrollBar().value()
    drawer.show_background(BACKGROUND)
    drawer.show_background(Background(cards=BACKGROUND.cards, glossary=BACKGROUND.glossary))
    assert drawer.list.chosen() == "c30"
    assert drawer.list.verticalScrollBar().value() == scrolled


def test_the_lines_are_read_out_with_their_headings(drawer):
    drawer.show_entry("c3")
    interface = QAccessible.queryAccessibleInterface(drawer.list)
    assert interface.role() == QAccessible.Role.List
    assert interface.text(QAccessible.Text.Name) == "Cards"
    row = drawer.list.currentIndex().row()
    spoken = interface.child(row).text(QAccessible.Text.Name)
    assert spoken == "Bullet 3 of the card (card 1, Committees)"


def test_lines_are_drawn_in_the_face_of_sources_and_grow_with_it(drawer, look, qtbot):
    drawer.show_entry("c3")
    before = drawer.list.sizeHintForIndex(drawer.list.currentIndex()).height()
    look.choose(replace(look.comfort, size=36))
    after = drawer.list.sizeHintForIndex(drawer.list.currentIndex()).height()
    assert after > 1.5 * before


def test_everything_that_can_have_the_focus_has_a_name(drawer):
    for widget in drawer.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface.text(QAccessible.Text.Name), widget


def test_own_knowledge_is_asked_as_a_card_or_no_more(drawer, qtbot):
    known = OwnKnowledge("k1", "They were opened in 1834.", None, "workhouses")
    toggled = []
    drawer.card_toggled.connect(toggled.append)
    drawer.show_background(replace(BACKGROUND, own=(known,)))
    assert not drawer._card.isVisible()
    drawer.show_entry("k1")
    assert drawer._card.isVisible()
    assert drawer._card.text() == "Ask me as a card"
    drawer._card.click()
    assert [each.text() for each in drawer.list.menu_in_use().actions() if each.text()] == [
        "To the plan",
        "Copy",
        "Ask me as a card",
    ]
    asked = replace(known, is_asked=True)
    drawer.show_background(replace(BACKGROUND, own=(asked,)))
    assert drawer.list.current().title == "workhouses · asked as a card"
    assert drawer._card.text() == "Ask me no more"
    qtbot.keyClick(drawer._card, KEY.Key_Space)
    assert toggled == [known, asked]
    drawer.show_entry("g1")
    assert not drawer._card.isVisible()
