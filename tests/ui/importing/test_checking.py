# SPDX-License-Identifier: MIT
"""Fields, undo, giving up and keeping of pages that are checked; small windows; what is spoken."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QLineEdit

from tests.services.drafting.pages import LAMPS, deck, lamps
from workbench.domain.comfort import Comfort
from workbench.domain.sources import SourceKind
from workbench.importers.assembly import pack_of
from workbench.importers.draft import PartKind
from workbench.importers.reading import draft_of
from workbench.ui.importing.bring_in import BringIn
from workbench.ui.importing.found_item import FoundItem
from workbench.ui.importing.found_list import FoundList
from workbench.ui.importing.page_view import PageView
from workbench.ui.importing.pieces import Steps

Key = Qt.Key


@pytest.fixture
def pane(pane):
    """The pane with a page and a deck to check."""
    pane.show_drafts((lamps(), deck()))
    return pane


def _visible(pane, kind):
    return [widget for widget in pane.findChildren(kind) if widget.isVisible()]


def _button(pane, words):
    return next(x for x in _visible(pane, QAbstractButton) if x.text() == words)


def _field(pane, name):
    return next(x for x in pane.findChildren(QLineEdit) if x.accessibleName() == name)


def _kept(qtbot, pane):
    with qtbot.waitSignal(pane.keep_wanted) as kept:
        pane.keep()
    return kept.args[0].drafts


def _source(qtbot, pane, place=0):
    return pack_of(_kept(qtbot, pane)[0], new_id=str).sources[place]


def _choose(pane, words):
    view = pane.findChild(PageView)
    model = view.model()
    number = next(n for n in range(model.rowCount()) if words in model.part_at(model.index(n)).text)
    view.setCurrentIndex(model.index(number))


def test_fields_show_what_is_known_and_how_surely(pane):
    assert _field(pane, "Made by").text() == "Tom Hale"
    assert _field(pane, "Made by").accessibleDescription() == "sure"
    assert _field(pane, "Made for").placeholderText() == "Not given on the page"
    assert "not given" in [x.text() for x in _visible(pane, QLabel)]
    assert not _field(pane, "Occasion").isVisible()


def test_what_is_typed_counts_when_the_field_is_left(qtbot, pane):
    field = _field(pane, "Where")
    qtbot.keyClicks(field, "Halifax")
    assert not pane.can_undo
    qtbot.keyClick(field, Key.Key_Return)
    assert _source(qtbot, pane).provenance.place == "Halifax"
    assert pane.undo_name == "type a field"


def test_what_is_being_typed_counts_when_the_pages_are_kept(qtbot, pane):
    qtbot.keyClicks(_field(pane, "Where"), "Halifax")
    assert _source(qtbot, pane).provenance.place == "Halifax"


def test_what_is_being_typed_goes_to_the_source_it_was_typed_for(qtbot, pane):
    qtbot.keyClicks(_field(pane, "Where"), "Halifax")
    pane.next_check()
    assert _source(qtbot, pane, 0).provenance.place == "Halifax"
    assert _source(qtbot, pane, 2).provenance.place is None
    assert _field(pane, "Where").text() == ""


def test_what_is_being_typed_stays_when_something_else_changes(qtbot, pane):
    field = _field(pane, "Where")
    field.setFocus()
    qtbot.keyClicks(field, "Hal")
    pane.take_suggestion()
    pane.previous_check()
    assert "Hal" in {_field(pane, "Where").text(), _source(qtbot, pane).provenance.place}


def test_escape_and_undo_give_up_what_is_being_typed(qtbot, pane):
    field = _field(pane, "Made by")
    qtbot.keyClicks(field, "x")
    qtbot.keyClick(field, Key.Key_Escape)
    assert field.text() == "Tom Hale"
    qtbot.keyClicks(field, "x")
    assert pane.undo()
    assert field.text() == "Tom Hale"


def test_a_typed_field_can_be_as_on_the_page_again(qtbot, pane):
    field = _field(pane, "Made by")
    field.selectAll()
    qtbot.keyClicks(field, "Ada")
    qtbot.keyClick(field, Key.Key_Return)
    back = next(
        x for x in _visible(pane, QAbstractButton) if x.accessibleName() == "Made by as on the page"
    )
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert field.text() == "Tom Hale"
    assert not back.isVisible()


def test_an_emptied_field_is_not_given(qtbot, pane):
    field = _field(pane, "Made by")
    field.clear()
    qtbot.keyClick(field, Key.Key_Return)
    assert _source(qtbot, pane).provenance.creator == ()


def test_a_source_is_from_the_time_or_a_later_view(qtbot, pane):
    qtbot.mouseClick(_button(pane, "Later view"), Qt.MouseButton.LeftButton)
    assert _source(qtbot, pane).kind is SourceKind.INTERPRETATION
    qtbot.mouseClick(_button(pane, "From the time"), Qt.MouseButton.LeftButton)
    assert _source(qtbot, pane).kind is SourceKind.SOURCE


def test_more_fields_name_the_source_and_tick_what_was_done_to_it(qtbot, pane):
    qtbot.mouseClick(_button(pane, "More fields"), Qt.MouseButton.LeftButton)
    assert _field(pane, "Occasion").isVisible()
    name = _field(pane, "What the source is called")
    name.selectAll()
    qtbot.keyClicks(name, "Interpretation 2")
    qtbot.keyClick(name, Key.Key_Return)
    for box in _visible(pane, QCheckBox):
        qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    source = _source(qtbot, pane)
    assert source.name == "Interpretation 2"
    assert (source.provenance.adapted, source.provenance.translated) == (True, True)


def test_a_source_keeps_its_name_when_the_field_is_emptied(qtbot, pane):
    qtbot.mouseClick(_button(pane, "More fields"), Qt.MouseButton.LeftButton)
    name = _field(pane, "What the source is called")
    name.clear()
    qtbot.keyClick(name, Key.Key_Return)
    assert name.text() == "Source A"
    assert not pane.can_undo


def test_the_pack_gets_a_name(qtbot, pane):
    _choose(pane, "Nobody had asked")
    title = _field(pane, "Name of the pack")
    assert title.text() == "The Lamp Riots"
    title.selectAll()
    qtbot.keyClicks(title, "Gas")
    qtbot.keyClick(title, Key.Key_Return)
    assert _kept(qtbot, pane)[0].title == "Gas"
    title.clear()
    qtbot.keyClick(title, Key.Key_Return)
    assert title.text() == "Gas"


def test_corrections_are_undone_and_done_again_by_name(qtbot, pane):
    _choose(pane, "no riot")
    with qtbot.waitSignal(pane.changed):
        qtbot.keyClick(pane.findChild(PageView), Key.Key_Delete)
    assert (pane.undo_name, pane.can_redo) == ("leave out a part", False)
    assert pane.undo()
    assert (pane.can_undo, pane.redo_name) == (False, "leave out a part")
    assert pane.redo()
    kinds = [part.kind for part in _kept(qtbot, pane)[0].parts if "no riot" in part.text]
    assert kinds == [PartKind.LEFT_OVER]
    assert not pane.redo()


def test_cancel_keeps_nothing_and_can_be_taken_back_with_every_correction(qtbot, pane):
    _choose(pane, "no riot")
    qtbot.keyClick(pane.findChild(PageView), Key.Key_Delete)
    kept = _kept(qtbot, pane)
    with qtbot.waitSignal(pane.cancelled), qtbot.assertNotEmitted(pane.keep_wanted):
        qtbot.mouseClick(_button(pane, "Cancel"), Qt.MouseButton.LeftButton)
    assert not pane.can_undo
    assert not pane.next_check()
    assert pane.bring_back()
    assert _kept(qtbot, pane) == kept
    assert pane.can_undo


def test_nothing_to_bring_back_is_said(look, qtbot):
    made = BringIn(look)
    qtbot.addWidget(made)
    assert not made.bring_back()
    assert not made.undo()
    assert not made.redo()
    assert made.undo_name is made.redo_name is None


def test_what_was_kept_is_let_go(qtbot, pane):
    pane.show_keeping()
    assert pane.findChild(Steps).accessibleName() == "Step 3 of 3: Keep"
    assert not _button(pane, "Keeping…").isEnabled()
    pane.forget()
    assert not pane.bring_back()
    assert pane.findChild(Steps).accessibleName() == "Step 1 of 3: Choose"


def test_pages_that_could_not_be_kept_stay_with_the_reason(qtbot, pane):
    pane.show_keeping()
    pane.show_problem("There is no space left; make room.")
    assert "There is no space left; make room." in [x.text() for x in _visible(pane, QLabel)]
    assert _button(pane, "Keep 4 sources").isEnabled()
    pane.take_suggestion()
    assert "There is no space left; make room." not in [x.text() for x in _visible(pane, QLabel)]


def test_three_panes_stand_side_by_side_where_there_is_room(qtbot, pane):
    assert pane.findChild(FoundList).isVisible()
    assert pane.findChild(PageView).isVisible()
    assert _field(pane, "Made by").isVisible()


def test_a_small_window_shows_one_pane_at_a_time(qtbot, pane):
    pane.resize(831, 440)
    qtbot.waitUntil(lambda: pane.width() == 831)
    qtbot.waitUntil(lambda: bool(_visible(pane, FoundList)) != bool(_visible(pane, PageView)))
    assert _button(pane, "Keep 4 sources").isVisible()
    qtbot.mouseClick(_button(pane, "Details"), Qt.MouseButton.LeftButton)
    assert _field(pane, "Made by").isVisible()
    pane.next_pane()
    assert pane.findChild(FoundList).isVisible()
    pane.previous_pane()
    assert _field(pane, "Made by").isVisible()
    pane.resize(1286, 712)
    qtbot.waitUntil(lambda: bool(_visible(pane, FoundList)) and bool(_visible(pane, PageView)))


def test_f6_walks_from_pane_to_pane(qtbot, pane):
    pane.findChild(FoundList).take_focus()
    panes = set()
    for _ in range(3):
        panes.add(pane.focusWidget())
        pane.next_pane()
    assert len(panes) == 3


def test_tab_goes_from_the_list_over_the_page_to_the_details_and_the_buttons(pane):
    wanted = [
        next(x for x in _visible(pane, FoundItem) if x.isChecked()),
        pane.findChild(PageView),
        _button(pane, "Note"),
        _field(pane, "Made by"),
        _button(pane, "Cancel"),
        _button(pane, "Keep 4 sources"),
    ]
    chain, widget = [], wanted[0]
    while widget not in chain:
        chain.append(widget)
        widget = widget.nextInFocusChain()
    assert sorted(wanted, key=chain.index) == wanted


def test_every_control_has_a_name(pane):
    unnamed = [
        widget
        for kind in (QAbstractButton, QLineEdit)
        for widget in _visible(pane, kind)
        if not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert unnamed == []


def test_every_part_is_spoken_with_its_kind_and_source(pane):
    model = pane.findChild(PageView).model()
    spoken = [
        model.data(model.index(n), Qt.ItemDataRole.AccessibleTextRole)
        for n in range(model.rowCount())
    ]
    assert "Label, Source B: From a letter by the mayor to the council, June 1843." in spoken
    assert "Card title: The gasworks" in spoken


def test_it_follows_another_look(qtbot, pane, look):
    _choose(pane, "no riot")
    view = pane.findChild(PageView)
    before = view.visualRect(view.currentIndex()).height()
    look.choose(Comfort(size=40))
    qtbot.waitUntil(lambda: view.visualRect(view.currentIndex()).height() > before)
    look.choose(Comfort())


def test_a_question_that_is_chosen_says_which_exam_it_is_from(pane):
    page = draft_of(f"{LAMPS}\n1 What was the purpose of Source B? [8]\n", origin="page.txt")
    pane.show_drafts((page,))
    _choose(pane, "What was the purpose")
    texts = [x.text() for x in _visible(pane, QLabel)]
    assert "Eduqas C100, C1 Q2, please check" in texts
    _choose(pane, "gasworks: a place")
    assert "This question" not in [x.text() for x in _visible(pane, QLabel)]
