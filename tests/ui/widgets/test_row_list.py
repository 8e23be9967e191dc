# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.domain.plans import BackgroundEvidence
from workbench.ui.widgets.dragging import carried_evidence
from workbench.ui.widgets.menus import PlaceMenu
from workbench.ui.widgets.row_list import EvidenceModel, HeadedModel, RowModel, RowView
from workbench.ui.widgets.row_painting import RowDelegate

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

KEY = Qt.Key


@dataclass(frozen=True)
class Line:
    """A line, or a heading where its words begin with a star."""

    spoken: str
    evidence: BackgroundEvidence | None = None

    @property
    def is_heading(self):
        return self.spoken.startswith("*")


class Delegate(RowDelegate[Line]):
    """Counts what it is asked."""

    def __init__(self, look, view):
        super().__init__(look, view)
        self.asked, self.drawn = [], []

    @override
    def measure(self, row, width):
        self.asked.append((row.spoken, width))
        letters = max(1, width // 10)
        return (20 * -(-len(row.spoken) // letters),)

    @override
    def draw(self, painter, rect, row, state):
        self.drawn.append((row.spoken, rect.width()))


class Lines(RowView[Line]):
    """A list with a menu for lines that are not called “nothing”."""

    @override
    def menu_in_use(self):
        row = self.current()
        if row is None or row.spoken == "nothing":
            return None
        menu = PlaceMenu(self)
        menu.offer(f"Do it with {row.spoken}", lambda: None)
        return menu


@pytest.fixture
def make(look, qtbot):
    kept = []

    def make_list(*spoken, model=None):
        lines = Lines(look, model or HeadedModel(), kind="cards", name="Lines")
        lines.delegate = Delegate(look, lines)
        lines.setItemDelegate(lines.delegate)
        lines.lines.show_rows([Line(each) for each in spoken])
        window = QWidget()
        kept.append(window)
        window.field = QLineEdit()
        layout = QVBoxLayout(window)
        layout.addWidget(window.field)
        layout.addWidget(lines)
        qtbot.addWidget(window)
        window.resize(320, 240)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        window.field.setFocus()
        return lines

    return make_list


def said(lines):
    """Return the line in use, which has to be chosen too: a delegate draws nothing else."""
    assert lines.selectedIndexes() == [lines.currentIndex()]
    return lines.current().spoken


def test_home_and_end_go_to_what_can_be_chosen(make, qtbot):
    lines = make("*one", "*two", "a", "*three", "b", "c", "*four")
    qtbot.keyClick(lines.window().field, KEY.Key_Tab)
    assert said(lines) == "a"
    qtbot.keyClick(lines, KEY.Key_End)
    assert said(lines) == "c"
    qtbot.keyClick(lines, KEY.Key_Home)
    assert said(lines) == "a"


def test_arrows_pass_over_headings(make, qtbot):
    lines = make("*one", "a", "*two", "*three", "b")
    qtbot.keyClick(lines.window().field, KEY.Key_Tab)
    qtbot.keyClick(lines, KEY.Key_Down)
    assert said(lines) == "b"
    qtbot.keyClick(lines, KEY.Key_Up)
    assert said(lines) == "a"
    qtbot.keyClick(lines, KEY.Key_Up)
    assert said(lines) == "a"


def test_where_there_are_headings_only_nothing_is_chosen(make, qtbot):
    lines = make("*one", "*two")
    lines.setFocus()
    for key in (KEY.Key_Home, KEY.Key_End, KEY.Key_Down):
        qtbot.keyClick(lines, key)
    assert lines.current() is None
    assert not lines.nearest(0).isValid()
    assert not make().nearest(0).isValid()


def test_a_list_that_gets_the_focus_shows_which_line_is_in_use(make, qtbot):
    lines = make("*one", "a", "b")
    lines.setFocus(Qt.FocusReason.TabFocusReason)
    assert said(lines) == "a"
    qtbot.keyClick(lines, KEY.Key_Down)
    lines.window().field.setFocus()
    lines.setFocus(Qt.FocusReason.TabFocusReason)
    assert said(lines) == "b"


def test_the_nearest_is_at_a_place_or_below_it_or_else_above(make):
    lines = make("*one", "a", "*two", "b", "*three")
    assert [lines.nearest(place).row() for place in range(7)] == [1, 1, 3, 3, 3, 3, 3]


def test_lines_are_spoken_as_they_say_and_only_those_are_new_that_differ(make):
    lines = make("*one", "a")
    assert QAccessible.queryAccessibleInterface(lines).text(QAccessible.Text.Name) == "Lines"
    model = lines.lines
    assert [model.index(row).data() for row in range(2)] == ["*one", "a"]
    assert model.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == "a"
    assert model.index(1).data(Qt.ItemDataRole.DecorationRole) is None
    assert not model.show_rows([Line("*one"), Line("a")])
    assert model.show_rows([Line("b")])
    assert model.row_at(model.index(0)) == Line("b")


def test_without_headings_every_line_can_be_chosen(make, qtbot):
    lines = make("*one", "a", model=RowModel())
    lines.setFocus()
    qtbot.keyClick(lines, KEY.Key_Home)
    assert said(lines) == "*one"


def test_only_evidence_is_dragged_and_no_heading(make):
    model = EvidenceModel()
    lines = make(model=model)
    lines.let_drag()
    here = BackgroundEvidence("n1")
    model.show_rows([Line("*one", here), Line("a", here), Line("b")])
    can = [bool(model.index(row).flags() & Qt.ItemFlag.ItemIsDragEnabled) for row in range(3)]
    assert can == [False, True, False]
    assert carried_evidence(model.mimeData([model.index(1)])).evidence == here
    assert carried_evidence(model.mimeData([model.index(2)])) is None
    assert carried_evidence(model.mimeData([])) is None


def test_a_line_is_measured_once_for_a_width_and_anew_when_that_changes(make):
    lines = make("a" * 60, "b")
    asked = lines.delegate.asked
    assert len(asked) == len(set(asked)) > 0
    asked.clear()
    lines.scheduleDelayedItemsLayout()
    lines.grab()
    assert not asked
    height = lines.visualRect(lines.lines.index(0)).height()
    # Narrower only: Qt itself would leave the lines as high as they were.
    lines.window().resize(200, lines.window().height())
    QApplication.processEvents()
    assert lines.visualRect(lines.lines.index(0)).height() > height
    assert [words for words, _ in asked] == ["a" * 60, "b"]


def test_a_larger_text_is_measured_anew(make, look):
    lines = make("a")
    lines.delegate.asked.clear()
    look.changed.emit()
    lines.grab()
    assert [words for words, _ in lines.delegate.asked] == ["a"]


def test_only_what_is_still_there_stays_measured(make):
    lines = make("a", "b")
    lines.delegate.asked.clear()
    lines.lines.show_rows([Line("b"), Line("c")])
    lines.grab()
    lines.lines.show_rows([Line("a"), Line("c")])
    lines.grab()
    assert [words for words, _ in lines.delegate.asked] == ["c", "a"]


def test_lines_leave_room_for_a_scroll_bar_whether_there_is_one_or_not(make):
    lines = make("a", "b")
    width = lines.visualRect(lines.lines.index(0)).width()
    lines.lines.show_rows([Line(f"{number}") for number in range(100)])
    lines.grab()
    assert lines.verticalScrollBar().maximum() > 0
    assert {wide for _, wide in lines.delegate.drawn} == {lines.width() - 16}
    assert width >= lines.width() - 16


def menus(lines):
    return [each for each in lines.findChildren(PlaceMenu) if each.isVisible()]


def ask_for_menu(lines, reason, at):
    where = lines.viewport().mapToGlobal(at)
    event = QContextMenuEvent(reason, at, where)
    QApplication.sendEvent(lines.viewport(), event)


def test_the_menu_is_about_the_line_under_the_pointer_or_the_one_in_use(make):
    lines = make("*one", "a", "b", "nothing")
    rect = lines.visualRect(lines.lines.index(2))
    ask_for_menu(lines, QContextMenuEvent.Reason.Mouse, rect.center())
    (menu,) = menus(lines)
    assert [each.text() for each in menu.actions()] == ["Do it with b"]
    menu.close()
    lines.setCurrentIndex(lines.lines.index(1))
    ask_for_menu(lines, QContextMenuEvent.Reason.Keyboard, QPoint(0, 0))
    (menu,) = menus(lines)
    assert [each.text() for each in menu.actions()] == ["Do it with a"]
    below = lines.visualRect(lines.lines.index(1)).bottomLeft()
    assert menu.pos() == lines.viewport().mapToGlobal(below)
    menu.close()
    lines.setCurrentIndex(lines.lines.index(3))
    ask_for_menu(lines, QContextMenuEvent.Reason.Keyboard, QPoint(0, 0))
    assert not menus(lines)
