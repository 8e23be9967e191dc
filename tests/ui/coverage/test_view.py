# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QPushButton

from tests.factories import a_source, an_annotation
from workbench.domain.annotations import Direction
from workbench.domain.coverage import coverage_of
from workbench.domain.frameworks import Dimension
from workbench.domain.gaps import gaps_of
from workbench.services import catalogues
from workbench.ui.coverage.table import CoverageTable
from workbench.ui.coverage.view import ALL_ON_CONTENT, CoverageView
from workbench.ui.coverage.wording import cell_name, ids_that_fit, state_words

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

WHOLE = {"feature": "old", "inference": "so", "so_what": "it counts"}
NOPR = catalogues.framework("nopr")


@pytest.fixture
def sources():
    return [a_source(label, order=order) for order, label in enumerate("ABC", 1)]


@pytest.fixture
def marks(sources):
    a, b, _ = sources
    return [
        an_annotation(a, 1, **WHOLE),
        an_annotation(a, 2, **WHOLE, direction=Direction.LIMITS),
        an_annotation(b, 1, dimension=Dimension.ORIGIN, feature="x", direction=Direction.BOTH),
        an_annotation(b, 2, dimension=Dimension.RELIABILITY),
    ]


@pytest.fixture
def view(qtbot, look):
    made = CoverageView(look)
    qtbot.addWidget(made)
    made.resize(1286, 700)
    made.show()
    return made


@pytest.fixture
def shown(view, sources, marks):
    coverage = coverage_of(sources, marks, NOPR)
    view.show_coverage(coverage, {sources[1].id: 2}, gaps_of(coverage))
    return view


def table_of(view):
    return view.findChild(CoverageTable)


def spoken(view):
    """Return what a screen reader says of each cell, row by row."""
    table = QAccessible.queryAccessibleInterface(table_of(view))
    children = [table.child(number) for number in range(table.childCount())]
    cells = [
        each.text(QAccessible.Text.Name)
        for each in children
        if each is not None and each.role() is QAccessible.Role.Cell
    ]
    columns = table_of(view).model().columnCount()
    return [cells[start : start + columns] for start in range(0, len(cells), columns)]


def test_each_cell_says_source_letter_and_state(shown):
    rows = spoken(shown)
    assert rows[0][0] == "Source A, Nature, A1 A2, complete, limits it"
    assert rows[1] == [
        "Source B, Nature, nothing yet",
        "Source B, Origin, B1, a “so what” is missing, both",
        "Source B, Purpose, nothing yet",
        "Source B, Reliability, B2, not finished",
        "Source B, I know, 2",
    ]
    assert rows[2][4] == "Source C, I know, nothing yet"


def test_arrows_home_and_end_move_and_enter_opens(qtbot, shown, sources):
    table = table_of(shown)
    shown.focus_cell(sources[0].id)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Right)
    with qtbot.waitSignal(shown.cell_chosen) as chosen:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert chosen.args == [(sources[1].id, NOPR.letters[1])]
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert table.currentIndex().column() == 0
    qtbot.keyClick(table, Qt.Key.Key_End)
    with qtbot.waitSignal(shown.knowledge_chosen) as known:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert known.args == [sources[1].id]


def test_a_click_opens_a_cell(qtbot, shown, sources):
    table = table_of(shown)
    place = table.visualRect(table.model().index(2, 3)).center()
    with qtbot.waitSignal(shown.cell_chosen) as chosen:
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [(sources[2].id, NOPR.letters[3])]


def test_escape_and_the_button_go_back(qtbot, shown):
    shown.show_way_back("Source E")
    with qtbot.waitSignal(shown.closed):
        qtbot.keyClick(table_of(shown), Qt.Key.Key_Escape)
    (back,) = (x for x in shown.findChildren(QPushButton) if x.text() == "Back to Source E")
    with qtbot.waitSignal(shown.closed):
        back.click()


def test_the_gaps_lead_to_their_cells(qtbot, shown, sources):
    cards = [x for x in shown.findChildren(QPushButton) if x.property("kind") == "gap-card"]
    assert len(cards) == 3
    assert cards[0].accessibleName().startswith("Source B, Finish two notes.")
    with qtbot.waitSignal(shown.cell_chosen) as chosen:
        qtbot.mouseClick(cards[0], Qt.MouseButton.LeftButton)
    assert chosen.args == [(sources[1].id, NOPR.letters[1])]


def test_enter_on_a_gap_leads_to_its_cell(qtbot, shown, sources):
    cards = [x for x in shown.findChildren(QPushButton) if x.property("kind") == "gap-card"]
    with qtbot.waitSignal(shown.cell_chosen) as chosen:
        qtbot.keyClick(cards[0], Qt.Key.Key_Return)
    assert chosen.args == [(sources[1].id, NOPR.letters[1])]


def test_what_changes_leaves_the_cell_in_use_alone(shown, sources, marks):
    table = table_of(shown)
    shown.focus_cell(sources[1].id)
    table.setCurrentIndex(table.model().index(1, 2))
    more = [*marks, an_annotation(sources[1], 3, dimension=Dimension.PURPOSE, **WHOLE)]
    shown.show_coverage(coverage_of(sources, more, NOPR), {}, ())
    assert (table.currentIndex().row(), table.currentIndex().column()) == (1, 2)
    assert spoken(shown)[1][2] == "Source B, Purpose, B3, complete"
    shown.show_coverage(coverage_of([*sources[1:], sources[0]], more, NOPR), {}, ())
    assert (table.currentIndex().row(), table.currentIndex().column()) == (0, 2)


def test_with_another_framework_the_columns_change(qtbot, shown, sources, marks):
    opvl = catalogues.framework("opvl")
    shown.show_coverage(coverage_of(sources, marks, opvl), {}, ())
    model = table_of(shown).model()
    names = [
        model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())
    ]
    assert names == [*(letter.name for letter in opvl.letters), "I know"]


def test_it_counts_notes_and_sources(shown):
    words = [each.text() for each in shown.findChildren(QLabel)]
    assert "4 notes on 3 sources" in words


def test_many_sources_are_scrolled_down_and_never_sideways(qtbot, view):
    many = [a_source(f"S{number}", order=number) for number in range(1, 41)]
    view.show_coverage(coverage_of(many, [], NOPR), {}, ())
    table = table_of(view)
    assert table.verticalScrollBar().maximum() > 0
    assert table.horizontalScrollBar().maximum() == 0
    view.focus_cell(many[-1].id)
    assert table.visualRect(table.currentIndex()).bottom() <= table.viewport().height()


def test_where_there_is_little_room_one_pane_is_shown_at_a_time(qtbot, shown):
    shown.resize(800, 400)
    (toggle,) = (x for x in shown.findChildren(QPushButton) if x.text() == "Show gaps")
    assert table_of(shown).isVisible()
    assert table_of(shown).horizontalScrollBar().maximum() == 0
    qtbot.mouseClick(toggle, Qt.MouseButton.LeftButton)
    assert not table_of(shown).isVisible()
    assert toggle.text() == "Show the table"
    shown.resize(1286, 700)
    assert table_of(shown).isVisible()


def test_nothing_at_all_can_be_shown(view):
    view.show_coverage(coverage_of([], [], NOPR), {}, ())
    assert spoken(view) == []


def test_a_cell_says_what_is_missing(sources):
    a = sources[0]
    noticed = an_annotation(a, 1, feature="x")
    cell = coverage_of([a], [noticed], NOPR).rows[0][1][0]
    assert state_words(cell) == "a “so what” is missing"
    blank = replace(cell, annotations=(noticed, an_annotation(a, 2)))
    assert state_words(blank) == "not finished"
    assert cell_name(a, blank) == "Source A, Nature, A1 A2, not finished"


def test_ids_that_do_not_fit_are_counted(sources):
    marks = tuple(an_annotation(sources[0], number) for number in range(1, 6))
    assert ids_that_fit(marks, lambda _: True) == "A1 A2 A3 A4 A5"
    assert ids_that_fit(marks, lambda words: len(words) <= 8) == "A1 A2 +3"
    assert ids_that_fit(marks, lambda _: False) == "A1 +4"


def test_notes_that_are_all_on_content_are_told_beside_the_gaps(view, sources):
    marks = [an_annotation(sources[0], n, dimension=Dimension.CONTENT) for n in (1, 2, 3)]
    view.show_coverage(coverage_of(sources, marks, NOPR), {}, ())
    said = [x.text() for x in view.findChildren(QLabel) if x.isVisible()]
    assert ALL_ON_CONTENT in said
    marks.append(an_annotation(sources[1], 4, dimension=Dimension.ORIGIN))
    view.show_coverage(coverage_of(sources, marks, NOPR), {}, ())
    said = [x.text() for x in view.findChildren(QLabel) if x.isVisible()]
    assert ALL_ON_CONTENT not in said
