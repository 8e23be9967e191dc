# SPDX-License-Identifier: MIT
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea

from tests.factories import an_annotation
from workbench.domain.annotations import Completeness
from workbench.domain.frameworks import Dimension, Framework
from workbench.ui.annotating.closed_card import ClosedCard
from workbench.ui.annotating.filters import NoteFilter
from workbench.ui.annotating.listing import Listing
from workbench.ui.annotating.note_list import NEARBY, NoteList
from workbench.ui.annotating.open_card import OpenCard

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

Key = Qt.Key


def cards(pane):
    """Return the closed cards from top to bottom, as they are seen next."""
    QApplication.processEvents()
    shown = [each for each in pane.findChildren(ClosedCard) if each.isVisible()]
    return sorted(shown, key=lambda each: each.y())


def ids(pane):
    return [each.annotation_id for each in cards(pane)]


def buttons(pane):
    return {each.accessibleName(): each for each in pane.findChildren(QPushButton)}


def labels(pane):
    return [each.text() for each in pane.findChildren(QLabel) if each.isVisible()]


def press(qtbot, *keys):
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget(), key)


def test_cards_stand_in_reading_order_and_say_what_they_are(pane, marks, whole):
    pane.show_annotations([*reversed(marks), whole])
    pane.show_lines({marks[0].id: (1, 1), marks[1].id: (12, 13)})

    assert [each.accessibleName() for each in cards(pane)] == [
        "Nature E4, whole source, none of three steps",
        "Reliability E1, line 1, limits it, three of three steps",
        "Origin E2, lines 12 to 13, one of three steps",
        "Nature E3, text, none of three steps",
    ]


def test_marks_of_other_sources_are_left_out(pane, marks, source):
    other = replace(marks[0], id="x", target=replace(marks[0].target, source_id="elsewhere"))

    pane.show_annotations([*marks, other])

    assert ids(pane) == [each.id for each in marks]


def test_marks_the_framework_does_not_show_come_last_under_a_heading(pane, marks, source, nopr):
    only_origin = Framework("o", "O", "Origin", nopr.letters[1:2])

    pane.show_source(source, only_origin, "")

    assert ids(pane) == [marks[1].id, marks[0].id, marks[2].id]
    assert "Not in this framework" in labels(pane)
    assert cards(pane)[1].accessibleName().startswith("Reliability E1")


def test_without_marks_it_says_how_to_begin(pane):
    pane.show_annotations([])

    assert "Select words in the source, then press N, O, P or R." in labels(pane)
    assert cards(pane) == []


def test_where_letters_are_off_it_names_the_other_keys(qtbot, pane):
    pane.show_annotations([])
    pane.show_letters_off(True, by_reader=True)

    said = "Select words in the source, then press Ctrl+1, Ctrl+2, Ctrl+3 or Ctrl+4."
    assert said in labels(pane)
    with qtbot.waitSignal(pane.letters_wanted):
        qtbot.mouseClick(buttons(pane)["Turn letters on"], Qt.MouseButton.LeftButton)


def test_a_click_opens_a_card_in_its_place(qtbot, pane, marks):
    with qtbot.waitSignal(pane.note_opened) as told:
        qtbot.mouseClick(cards(pane)[1], Qt.MouseButton.LeftButton)

    opened = pane.findChild(OpenCard)
    assert told.args == [marks[1].id]
    assert ids(pane) == [marks[0].id, marks[2].id]
    assert cards(pane)[0].geometry().bottom() < opened.geometry().top()
    assert opened.geometry().bottom() < cards(pane)[1].geometry().top()


def test_closing_puts_the_card_back(qtbot, pane, marks):
    pane.open_note(marks[1].id, focus=True)

    with qtbot.waitSignal(pane.note_opened) as told:
        pane.close_note()

    assert told.args == [None]
    assert ids(pane) == [each.id for each in marks]
    assert not pane.findChild(OpenCard).isVisible()


def test_keys_go_from_card_to_card_and_into_the_open_one(qtbot, pane, marks):
    pane.open_note(marks[1].id, focus=False)
    cards(pane)[0].setFocus()

    press(qtbot, Key.Key_Down)
    assert QApplication.focusWidget() is pane.findChild(OpenCard)
    press(qtbot, Key.Key_Down)
    assert QApplication.focusWidget().annotation_id == marks[2].id
    press(qtbot, Key.Key_Home, Key.Key_End, Key.Key_Up, Key.Key_Return)
    assert QApplication.focusWidget().accessibleName() == "This suggests"


def test_enter_and_space_open_a_card(qtbot, pane, marks):
    for key in (Key.Key_Return, Key.Key_Space):
        pane.close_note()
        cards(pane)[1].setFocus()
        press(qtbot, key)
        assert pane.opened() == marks[1].id


def test_delete_and_escape_on_a_card(qtbot, pane, marks):
    cards(pane)[1].setFocus()

    with qtbot.waitSignal(pane.note_removed) as removed:
        press(qtbot, Key.Key_Delete)
    with qtbot.waitSignal(pane.left):
        press(qtbot, Key.Key_Escape)

    assert removed.args == [marks[1].id]


def test_tab_reaches_one_card_only(pane):
    stops = [each for each in cards(pane) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]

    assert len(stops) == 1


def test_the_list_gets_the_focus_whatever_it_shows(pane, marks):
    pane.focus_list()
    assert QApplication.focusWidget().annotation_id == marks[0].id

    pane.show_annotations([])
    pane.focus_list()
    assert QApplication.focusWidget().accessibleName().startswith("Select words")


def test_filters_count_and_list(qtbot, pane, marks):
    with qtbot.waitSignal(pane.filter_changed) as told:
        qtbot.mouseClick(buttons(pane)["Origin, 1"], Qt.MouseButton.LeftButton)
    assert ids(pane) == [marks[1].id]
    assert told.args[0].letter.letter == "O"

    qtbot.mouseClick(buttons(pane)["Origin, 1"], Qt.MouseButton.LeftButton)
    assert len(ids(pane)) == 3

    qtbot.mouseClick(buttons(pane)["Only unfinished notes, 2"], Qt.MouseButton.LeftButton)
    assert ids(pane) == [marks[1].id, marks[2].id]

    qtbot.mouseClick(buttons(pane)["All notes, 3"], Qt.MouseButton.LeftButton)
    assert ids(pane) == [marks[1].id, marks[2].id]


def test_a_filter_never_hides_the_card_in_use(pane, marks, nopr):
    pane.open_note(marks[0].id, focus=True)

    pane.show_only(nopr.letters[1])

    assert pane.opened() == marks[0].id
    assert pane.findChild(OpenCard).isVisible()
    assert ids(pane) == [marks[1].id]


def test_a_filter_without_hits_offers_all_notes(qtbot, pane, nopr):
    pane.show_only(nopr.letters[2])
    assert "No notes like this yet." in labels(pane)

    qtbot.mouseClick(buttons(pane)["Show all notes"], Qt.MouseButton.LeftButton)

    assert len(ids(pane)) == 3


def test_unfinished_means_a_step_is_missing(marks):
    only = NoteFilter(only_unfinished=True)

    listing = Listing()
    listing.show(marks)

    assert [only.shows(each) for each in listing.notes] == [
        each.completeness is not Completeness.COMPLETE for each in marks
    ]


def test_pointing_at_a_card_is_told(qtbot, pane, marks):
    told = []
    pane.hovered.connect(told.append)
    place = QPointF(3, 3)

    QApplication.sendEvent(cards(pane)[0], QEnterEvent(place, place, place))
    QApplication.sendEvent(cards(pane)[0], QEvent(QEvent.Type.Leave))

    assert told == [marks[0].id, None]


def test_a_note_on_the_whole_source_can_be_asked_for(qtbot, pane, nopr):
    from workbench.ui.annotating.menu import WholeNoteMenu

    qtbot.mouseClick(buttons(pane)["Note on the whole source"], Qt.MouseButton.LeftButton)
    menu = pane.findChild(WholeNoteMenu)

    with qtbot.waitSignal(pane.whole_note_wanted) as wanted:
        menu.actions()[1].trigger()

    assert wanted.args == [nopr.letters[1]]
    menu.close()


@pytest.fixture
def many(source):
    return [
        an_annotation(source, number, start=number % 90, end=number % 90 + 3, feature="x" * 80,
                      dimension=list(Dimension)[number % 4])
        for number in range(1, 1001)
    ]  # fmt: skip


def test_of_many_notes_only_the_cards_nearby_exist(pane, many):
    pane.show_annotations(many)

    assert len(pane.findChildren(ClosedCard)) < 2 * NEARBY + 20
    pane.findChild(QScrollArea).verticalScrollBar().setValue(30_000)
    assert len(pane.findChildren(ClosedCard)) < 3 * NEARBY


def test_the_end_of_many_notes_is_one_key_away(qtbot, pane, many):
    pane.show_annotations(many)
    pane.focus_list()

    press(qtbot, Key.Key_End)

    last = pane.findChild(NoteList).ids()[-1]
    assert QApplication.focusWidget().annotation_id == last
    assert not QApplication.focusWidget().visibleRegion().isEmpty()


def test_a_note_far_away_is_scrolled_to(pane, many):
    pane.show_annotations(many)
    wanted = pane.findChild(NoteList).ids()[500]

    pane.open_note(wanted, focus=True)

    assert not QApplication.focusWidget().visibleRegion().isEmpty()


def test_a_card_keeps_its_focus_when_notes_arrive(pane, marks, source):
    cards(pane)[2].setFocus()
    new = an_annotation(source, 9, start=0, end=2)

    pane.show_annotations([new, *marks])

    assert QApplication.focusWidget().annotation_id == marks[2].id
    assert ids(pane) == [new.id, *(each.id for each in marks)]


def test_nothing_is_wider_than_the_pane(pane, marks):
    pane.resize(320, 480)
    pane.open_note(marks[2].id, focus=True)

    assert pane.minimumSizeHint().width() <= 320
    assert pane.findChild(QScrollArea).horizontalScrollBar().maximum() == 0
    assert pane.findChild(OpenCard).geometry().right() < 320
