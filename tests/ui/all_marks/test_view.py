# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLayout, QMenu

from tests.factories import NOON, a_source, an_annotation, an_enquiry
from tests.ui.accessible import Heard, faults_of_text, faults_of_tree, faults_of_widgets
from workbench.domain.annotations import Direction, Weight
from workbench.domain.frameworks import Dimension
from workbench.domain.mark_list import (
    Column,
    MarkFilter,
    MarkOrder,
    WordIndex,
    listed,
    rows_of,
)
from workbench.services import catalogues
from workbench.ui.all_marks.model import COLUMNS
from workbench.ui.all_marks.view import AllMarksView

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

NOPR = catalogues.framework("nopr")
WHOLE = {"feature": "old", "inference": "so", "so_what": "it <b>counts</b> & more"}
SOURCES = (a_source("A", order=1), a_source("B", order=2))
ENQUIRY = an_enquiry(text="How far & why?")
MARKS = (
    an_annotation(SOURCES[0], 1, **WHOLE, direction=Direction.LIMITS, enquiry_id=ENQUIRY.id),
    an_annotation(SOURCES[0], 2, dimension=Dimension.PURPOSE, weight=Weight.LOW),
    an_annotation(SOURCES[1], 1, start=13, end=18, dimension=Dimension.ORIGIN, feature="x"),
    an_annotation(SOURCES[1], 2, start=9, end=12, dimension=Dimension.RELIABILITY),
)


def rows(marks=MARKS):
    of = {each.id: [x for x in marks if x.target.source_id == each.id] for each in SOURCES}
    return rows_of(SOURCES, of.__getitem__, NOPR, {ENQUIRY.id: ENQUIRY.text})


def show(view, chosen=None, order=None, marks=MARKS):
    chosen, order = chosen or MarkFilter(), order or MarkOrder()
    all_rows = rows(marks)
    found = listed(all_rows, chosen, order, WordIndex())
    view.show_rows(found, chosen, order, there_are=len(all_rows))


@pytest.fixture
def view(qtbot, look):
    made = AllMarksView(look, now=lambda: NOON + timedelta(hours=2))
    qtbot.addWidget(made)
    made.layout().setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
    made.resize(1286, 634)
    made.show_choices(SOURCES, NOPR.letters, (ENQUIRY,))
    show(made)
    made.show()
    made.activateWindow()
    return made


@pytest.fixture
def menu_of(view):
    """Return what opens a menu, as words and actions."""

    def menu_of(button):
        button.click()
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        return {each.text(): each for each in menu.actions() if each.text()}

    yield menu_of
    while (menu := QApplication.activePopupWidget()) is not None:
        menu.close()


def ids(found):
    return [row.annotation.short_id for row in found]


def spoken(view, row, column):
    table = QAccessible.queryAccessibleInterface(view.table)
    cells = [table.child(number) for number in range(table.childCount())]
    cells = [each for each in cells if each and each.role() is QAccessible.Role.Cell]
    return cells[row * len(COLUMNS) + COLUMNS.index(column)].text(QAccessible.Text.Name)


def named(view, name):
    found = [
        each
        for each in view.findChildren(type(view.filters._all))
        if each.accessibleName().startswith(name)
    ]
    assert len(found) == 1
    return found[0]


class TestWhatIsShown:
    def test_each_row_and_cell_is_spoken_in_full(self, view):
        assert spoken(view, 0, Column.ID) == "Nature A1, Source A, ‘mill’, limits it, complete"
        assert spoken(view, 0, Column.SO_WHAT) == "So, for the enquiry: it <b>counts</b> & more"
        assert spoken(view, 1, Column.FEATURE) == "I notice: nothing yet"
        assert spoken(view, 1, Column.CHANGED) == "Changed: today 12:00"

    def test_everything_is_named_and_plain(self, view):
        view.table.focus_mark(MARKS[0].id)
        for faults in (faults_of_tree, faults_of_widgets, faults_of_text):
            assert faults(view) == []

    def test_the_line_below_says_all_of_the_row_in_use(self, view):
        view.table.focus_mark(MARKS[0].id)
        assert view.detail.toPlainText().splitlines() == [
            "A1 Nature · Source A, Text, undated · Limits it · Complete · changed today 12:00",
            "‘mill’",
            "I notice: old",
            "This suggests: so",
            "So, for the enquiry: it <b>counts</b> & more",
            "Question: How far & why?",
        ]

    def test_counts_are_said_in_words_when_they_change(self, view):
        QAccessible.setActive(True)
        heard = Heard()
        show(view, MarkFilter(only_unfinished=True, source_id=SOURCES[0].id))
        show(view, MarkFilter(words="nowhere"))
        heard.stop()
        QAccessible.setActive(False)
        assert "1 of 4 marks, 1 not finished" in heard.texts
        assert "0 of 4 marks" in heard.texts

    def test_where_nothing_is_listed_it_says_why_and_what_to_do(self, view):
        show(view, MarkFilter(words="nowhere"))
        assert "Show all" in view._nothing.text()
        show(view, marks=())
        assert "Nothing is marked yet" in view._nothing.text()

    def test_columns_give_way_one_by_one_and_the_mark_never(self, view, qtbot):
        def shown():
            return [x for at, x in enumerate(COLUMNS) if not view.table.isColumnHidden(at)]

        assert shown() == list(COLUMNS)
        view.resize(640, 500)
        qtbot.waitUntil(lambda: len(shown()) < 8)
        few = shown()
        assert few[0] is Column.ID
        view.table.setCurrentIndex(view.table.model().index(1, COLUMNS.index(Column.WORDS)))
        view.resize(300, 500)
        qtbot.waitUntil(lambda: len(shown()) < len(few))
        assert not view.table.isColumnHidden(view.table.currentIndex().column())
        assert sum(view.table.columnWidth(at) for at in range(len(COLUMNS))) <= 300


class TestKeys:
    def test_several_rows_are_chosen_and_said(self, view):
        view.table.focus_mark(MARKS[0].id)
        QTest.keyClick(view.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        assert ids(view.table.chosen()) == ["A1", "A2"]
        assert view.changes._chosen.text() == "2 marks chosen"
        QTest.keyClick(view.table, Qt.Key.Key_End)
        assert ids(view.table.chosen()) == ["B2"]
        QTest.keyClick(view.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        assert len(view.table.chosen()) == 4
        QTest.keyClick(view.table, Qt.Key.Key_Home)
        assert ids(view.table.chosen()) == ["A1"]

    def test_enter_escape_delete_and_figures_tell_what_is_wanted(self, view):
        told = []
        view.mark_chosen.connect(told.append)
        view.closed.connect(lambda: told.append("closed"))
        view.changes.removal_wanted.connect(lambda: told.append("remove"))
        view.letter_wanted.connect(told.append)
        view.changes.copy_wanted.connect(lambda: told.append("copy"))
        view.table.focus_mark(MARKS[2].id)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Delete, Qt.Key.Key_Escape):
            QTest.keyClick(view.table, key)
        for key in (Qt.Key.Key_3, Qt.Key.Key_C):
            QTest.keyClick(view.table, key, Qt.KeyboardModifier.ControlModifier)
        assert told == [MARKS[2].id, "remove", "closed", 3, "copy"]

    def test_escape_in_the_filters_goes_to_the_table_first(self, view):
        closed = []
        view.closed.connect(lambda: closed.append(1))
        view.filters.field.setFocus()
        QTest.keyClick(view.filters.field, Qt.Key.Key_Escape)
        assert view.table.hasFocus()
        assert closed == []

    def test_panes_follow_one_another(self, view):
        view.table.focus_mark()
        seen = []
        for _ in range(3):
            view.next_pane()
            seen.append(view.focusWidget())
        assert seen == [view.detail, view.filters.field, view.table]
        view.previous_pane()
        assert view.focusWidget() is view.filters.field


class TestStaying:
    def test_what_is_chosen_stays_chosen_in_another_order(self, view):
        view.table.focus_mark(MARKS[1].id)
        show(view, order=MarkOrder(Column.ID, is_descending=True))
        assert ids(view.table.chosen()) == ["A2"]
        assert view.table.current().annotation.id == MARKS[1].id
        assert view.table.currentIndex().row() == 2

    def test_a_row_that_is_gone_leaves_the_keyboard_where_it_was(self, view):
        view.table.focus_mark(MARKS[1].id)
        show(view, marks=(MARKS[0], *MARKS[2:]))
        assert view.table.current().annotation.id == MARKS[2].id
        assert view.table.chosen() == ()

    def test_a_changed_note_shows_without_moving_anything(self, view):
        view.table.focus_mark(MARKS[1].id)
        show(view, marks=(MARKS[0], replace(MARKS[1], feature="New"), *MARKS[2:]))
        assert "I notice: New" in view.detail.toPlainText()
        assert ids(view.table.chosen()) == ["A2"]


class TestFilters:
    def test_every_choice_leads_to_its_filter(self, view, menu_of):
        told = []
        view.filter_chosen.connect(told.append)
        for name, entry, wanted in (
            ("Source:", "Source B, Text, undated", {"source_id": SOURCES[1].id}),
            ("Letter:", "P: Purpose", {"letter": NOPR.letters[2]}),
            ("Direction:", "No direction", {"without_direction": True}),
            ("Question:", "How far && why?", {"enquiry_id": ENQUIRY.id}),
        ):
            show(view)
            menu_of(named(view, name))[entry].trigger()
            assert told.pop() == MarkFilter(**wanted)
        show(view)
        view.filters._unfinished.click()
        assert told.pop() == MarkFilter(only_unfinished=True)

    def test_a_button_says_what_is_chosen_and_all_is_one_press_away(self, view):
        told = []
        view.filter_chosen.connect(told.append)
        show(view, MarkFilter(source_id=SOURCES[1].id, words="far"))
        assert named(view, "Source:").accessibleName() == "Source: Source B, Text, undated"
        named(view, "Show all").click()
        assert told[-1] == MarkFilter()
        assert view.filters.field.text() == ""

    def test_words_are_looked_for_after_a_pause_or_at_enter(self, view):
        told = []
        view.filter_chosen.connect(told.append)
        QTest.keyClicks(view.filters.field, "mill")
        assert told == []
        QTest.keyClick(view.filters.field, Qt.Key.Key_Return)
        assert told == [MarkFilter(words="mill")]

    def test_headings_sort_up_down_and_not_at_all(self, view):
        told = []
        view.order_chosen.connect(told.append)
        header = view.table.horizontalHeader()
        for order in (
            MarkOrder(Column.WORDS),
            MarkOrder(Column.WORDS, is_descending=True),
            MarkOrder(),
        ):
            header.sectionClicked.emit(COLUMNS.index(Column.WORDS))
            assert told.pop() == order
            show(view, order=order)
            assert header.isSortIndicatorShown() == (order.column is not None)

    def test_the_keyboard_sorts_by_the_menu(self, view, menu_of):
        told = []
        view.order_chosen.connect(told.append)
        menu_of(view.filters._sorted)["State"].trigger()
        show(view, order=told[-1])
        assert view.filters._sorted.text() == "Sorted: state"
        menu_of(view.filters._sorted)["Last first"].trigger()
        assert told == [MarkOrder(Column.STATE), MarkOrder(Column.STATE, is_descending=True)]


class TestChanges:
    def test_nothing_can_be_done_with_no_marks(self, view):
        view.table.clearSelection()
        assert view.changes._chosen.text() == "No mark chosen"
        assert not view.changes._change.isEnabled()
        reason, place = QContextMenuEvent.Reason.Keyboard, QPoint(5, 5)
        QApplication.sendEvent(view.table.viewport(), QContextMenuEvent(reason, place, place))
        assert QApplication.activePopupWidget() is None

    def test_the_menu_has_everything(self, view, menu_of):
        view.table.focus_mark(MARKS[0].id)
        told = []
        for signal in (
            view.changes.letter_chosen,
            view.changes.direction_chosen,
            view.changes.weight_chosen,
            view.changes.question_chosen,
        ):
            signal.connect(told.append)
        menu = menu_of(view.changes._change)
        within = {
            name: {x.text().split("\t")[0]: x for x in menu[name].menu().actions()}
            for name in ("Letter", "Direction", "Weight", "Question")
        }
        within["Letter"]["O: Origin"].trigger()
        within["Direction"]["Both"].trigger()
        within["Weight"]["No weight"].trigger()
        within["Question"]["How far && why?"].trigger()
        assert told == [NOPR.letters[1], Direction.BOTH, None, ENQUIRY.id]
        assert {"Copy as quotation", "To the plan", "Remove"} <= set(menu)

    def test_where_there_is_no_room_one_button_has_it_all(self, view, qtbot):
        view.resize(500, 260)
        view.table.focus_mark(MARKS[0].id)
        qtbot.waitUntil(lambda: not view.changes._remove.isVisible())
        assert not view.filters.isVisible()
        assert not view.detail.isVisible()
        view._fold.click()
        assert view.filters.isVisible()
