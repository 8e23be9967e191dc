# SPDX-License-Identifier: MIT
"""The window as a whole: what it must keep to in every mode and at every size."""

from __future__ import annotations

from concurrent.futures import Future

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QPushButton,
    QWidget,
)
from typing_extensions import override

from tests.journeys.windows import Student, open_window
from workbench.domain.text import Span
from workbench.ui.actions import ACTIONS, Menu
from workbench.ui.widgets.parts import ElidedLabel
from workbench.ui.widgets.splitter import Splitter

SIZES = [(1366, 690), (911, 460), (880, 440)]
PLACES = {
    "read": ("Alt+2",),
    "a note": ("Alt+2", "F6"),
    "provenance": ("Alt+2", "Shift+F6"),
    "I know": ("Alt+2", "Ctrl+I"),
    "coverage": ("Ctrl+M",),
    "timeline": ("Ctrl+T",),
    "cards": ("Ctrl+R",),
    "library": ("Alt+1",),
    "plan": ("Alt+4",),
    "practise": ("Alt+5",),
    "evidence": ("Alt+4", "Shift+F6"),
    "how the plan stands": ("Alt+4", "F6"),
    "background": ("Ctrl+B",),
    "comfort": ("Ctrl+,",),
    "help": ("F1",),
}


@pytest.fixture
def window(qapp, tmp_path):
    made = open_window(tmp_path / "library")
    yield made
    made.close()
    made.end()


@pytest.fixture
def student(window):
    return Student(window)


class TestKeeping:
    def test_a_mark_that_is_removed_leaves_the_plans_at_once(self, window, student):
        desk = window.desk
        _, evidence = next(iter(desk.plan.evidence()))
        desk.remove_mark(evidence.annotation_id)
        assert evidence not in [each for _, each in desk.plan.evidence()]
        student.press("Alt+4")
        window.wiring.planning.mode.focus_claim()
        student.type("More: ")
        student.quiet()
        assert desk.plan.claim.endswith("More: ")

    def test_own_knowledge_that_was_typed_and_taken_back_leaves_all_kept(self, window, student):
        student.press("K")
        student.type("x")
        student.press("Backspace")
        student.press("Return")
        student.quiet()
        assert window.desk.pack.background.own == ()

    def test_words_of_a_plan_that_were_typed_and_taken_back_leave_all_kept(self, window, student):
        before = window.desk.plan
        student.press("Alt+4")
        window.wiring.planning.mode.focus_claim()
        student.type("x")
        student.press("Backspace")
        student.quiet()
        assert window.desk.plan == before


class TestLayout:
    @pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
    def test_nothing_is_cut_and_nothing_scrolls_sideways(self, window, student, size):
        window.resize(*size)
        for place, keys in PLACES.items():
            window.drawers.close_drawer()
            student.press("Alt+2")
            settle()
            for key in keys:
                student.press(key)
            settle()
            assert (window.width(), window.height()) == size, place
            # What the checks ask comes beside the window, whenever they have looked.
            student.until(lambda: cut(window) == [])
            assert scrolled_sideways(window) == [], place
            assert cut(window) == [], place

    @pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
    def test_the_label_of_the_source_is_in_view_beside_its_words(self, window, size):
        window.resize(*size)
        settle()
        for text in (window.wiring.read.label.text, window.wiring.read.page.body):
            seen = text.viewport().visibleRegion().boundingRect()
            assert seen.height() >= 2 * text.line_height
            assert seen.width() >= text.viewport().width()
        assert window.wiring.read.page.width() >= 420

    def test_bringing_in_has_room_too(self, window, student):
        student.copy("Source A: a letter from Leeds, 1862.\n\nWe have no bread.\n" * 3)
        student.press("Ctrl+Shift+V")
        check = window.wiring.importing.mode._check
        student.until(lambda: check.isVisible() and check.history is not None)
        for size in SIZES:
            window.resize(*size)
            settle()
            assert (window.width(), window.height()) == size
            assert scrolled_sideways(window) == []
            assert cut(window) == []


@pytest.mark.parametrize(
    ("room", "fills"), [((1366, 728), True), ((1280, 984), True), ((1920, 1040), False)]
)
def test_a_window_that_the_screen_has_no_room_for_fills_it_at_first(qapp, tmp_path, room, fills):
    def fills_screen():
        window = open_window(tmp_path / "library", room=QSize(*room))
        is_maximized = window.isMaximized()
        window.showNormal()
        window.close()
        Student(window).until(lambda: not window.isVisible())
        window.end()
        return is_maximized

    assert fills_screen() is fills
    assert not fills_screen(), "it is where it was left"


def test_panes_are_as_wide_as_they_were_left(qapp, tmp_path):
    def widths(press):
        window = open_window(tmp_path / "library")
        window.resize(1366, 768)
        settle()
        student = Student(window)
        found = {}
        for key, name in (("Alt+4", "plan"), ("Alt+1", "library")):
            student.press(key)
            settle()
            panes = window.findChild(Splitter, name)
            QTest.keyClick(panes.handle(1), press)
            found[name] = panes.sizes()
        student.press("Alt+2")
        QTest.keyClick(window.wiring.read.splitter.handle(1), press)
        found["read"] = window.wiring.read.splitter.sizes()
        window.close()
        student.until(lambda: not window.isVisible())
        window.end()
        return found

    moved = widths(Qt.Key.Key_Right)
    assert widths(Qt.Key.Key_A) == moved


class TestOrder:
    def test_a_mark_has_its_note_and_the_focus_before_the_library_knows_of_it(
        self, window, student, monkeypatch
    ):
        asked: list[Future] = []

        def slow(_service, _annotation):
            asked.append(Future())
            return asked[-1]

        services = window.session.services
        monkeypatch.setattr(type(services.annotating), "add", slow)
        body, notes = window.wiring.read.page.body, window.wiring.read.notes
        body.select(Span(3, 12))
        student.press("P")
        assert notes.isAncestorOf(QApplication.focusWidget())
        made = window.desk.mark_with(notes.opened())
        assert made.target.anchor.span == Span(3, 12)
        assert window.session.waiting == 1
        student.until(lambda: len(asked) == 1)
        assert window.session.waiting == 1
        asked[0].set_result(made)
        student.quiet()

    def test_a_mark_has_its_lines_painted_again_and_not_the_page(self, window, student):
        class Painted(QObject):
            @override
            def eventFilter(self, watched, event):
                if event.type() is QEvent.Type.Paint:
                    rects.append(event.rect())
                return False

        rects = []
        body = window.wiring.read.page.body
        student.press("Alt+2")
        # What was read from the library meanwhile is looked at with the first mark.
        body.select(Span(3, 12))
        student.press("P")
        student.quiet()
        body.setFocus()
        body.select(Span(120, 126))
        student.quiet()
        seen = Painted()
        body.viewport().installEventFilter(seen)
        student.press("P")
        student.until(lambda: bool(rects))
        # The note has the focus now, and the page, which lost it, looks as it did.
        assert not body.hasFocus()
        line = body.lines.at(body.shown.place_of(120))
        middle = line.top + line.height / 2 - body.verticalScrollBar().value()
        assert rects[0].top() < middle < rects[0].bottom()
        assert max(each.height() for each in rects) < body.viewport().height() / 2
        body.viewport().removeEventFilter(seen)
        student.quiet()


class TestTable:
    def test_every_action_is_in_its_menu_by_its_name_and_key(self, window):
        menus = {x.text(): x.menu() for x in window.menuBar().actions()}
        assert list(menus) == [menu.value for menu in Menu]
        for spec in window.commands.specs:
            action = window.commands[spec.id]
            assert action in menus[spec.menu.value].actions()
            if spec.id not in {"undo", "redo"}:
                # Those two name the step besides.
                assert action.text().partition("\t")[0] == spec.text
            assert [x.toString() for x in action.shortcuts()] == [
                QKeySequence(key).toString() for key in spec.keys
            ]
        assert {spec.id for spec in window.commands.specs} <= {spec.id for spec in ACTIONS}

    def test_what_a_plain_key_does_is_done_from_the_menu_as_well(self, window, student):
        student.press("Alt+2")
        student.press("F8")
        window.commands["open-note"].trigger()
        opened = window.wiring.read.notes.opened()
        first = next(iter(window.wiring.read.page.body.view.index))
        assert opened == first.id
        assert window.commands["open-note"].text() == "Open the note\tEnter"
        assert window.commands["take-suggestion"].text() == "Take the suggestion\tY"
        assert not window.commands["take-suggestion"].isEnabled()

    def test_a_changed_key_acts_and_stands_in_menu_help_and_tips(self, window, student):
        student.press("F1")
        window.wiring.helping._keep_keys({"export": ("Ctrl+Shift+P",), "search": ("F12",)})
        assert window.commands["export"].shortcut().toString() == "Ctrl+Shift+P"
        student.until(lambda: "Export and print: Ctrl+Shift+P" in spoken(window.drawers))
        tips = {x.accessibleName(): x.toolTip() for x in buttons(window.top_bar)}
        assert "Ctrl+Shift+P" in tips["Export"]
        assert "F12" in tips["Search everything"]
        student.press("F12")
        student.until(lambda: "Search" in QApplication.focusWidget().accessibleName())


class TestKeyboard:
    @pytest.mark.parametrize(
        ("place", "count"), [("Alt+1", 2), ("Alt+2", 4), ("Alt+4", 3), ("Ctrl+M", 2)]
    )
    @pytest.mark.parametrize("size", [(1366, 768), (880, 440)])
    def test_f6_walks_all_panes_and_comes_round(self, window, student, place, count, size):
        window.resize(*size)
        settle()
        student.press(place)
        settle()
        first = QApplication.focusWidget()
        forth = [walked(student, "F6") for _ in range(count)]
        assert len(set(forth)) == count
        assert forth[-1] is first
        back = [walked(student, "Shift+F6") for _ in range(count)]
        assert back == [*forth[-2::-1], first]

    @pytest.mark.parametrize("place", ["Alt+1", "Alt+2", "Alt+4", "Ctrl+M"])
    @pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
    def test_tab_is_never_trapped(self, window, student, place, key):
        student.press(place)
        settle()
        first = QApplication.focusWidget()
        seen = []
        for _ in range(400):
            now = walked(student, key)
            assert now is not None
            if now is first:
                break
            seen.append(now)
        assert now is first
        assert len({id(each) for each in seen}) == len(seen)

    def test_escape_goes_one_step_back_and_loses_nothing(self, window, student):
        body, notes = window.wiring.read.page.body, window.wiring.read.notes
        student.press("Shift+Right", 5)
        student.press("Escape")
        assert body.selection() is None
        student.press("Escape")
        assert body.hasFocus()
        body.select(Span(3, 12))
        student.press("O")
        student.press("Down")
        assert not body.hasFocus()
        student.press("Escape")
        assert notes.isAncestorOf(QApplication.focusWidget())
        student.type("half a word")
        student.press("Escape")
        assert body.hasFocus()
        assert body.caret() == 12
        assert body.selection() is None
        assert window.desk.mark_with(notes.opened()).feature == "half a word"

    @pytest.mark.parametrize("key", ["Ctrl+B", "Ctrl+,", "F1", "Ctrl+K", "Ctrl+F", "Ctrl+I"])
    def test_escape_gives_the_focus_back_to_the_text(self, window, student, key):
        body = window.wiring.read.page.body
        student.press(key)
        settle()
        assert not body.hasFocus()
        student.press("Escape")
        settle()
        assert body.hasFocus()

    def test_a_source_that_is_a_picture_takes_and_gets_back_the_focus(self, window, student):
        student.press("Alt+2")
        student.press("Ctrl+PgDown", 3)
        canvas = window.wiring.read.page.picture.canvas
        assert window.desk.source.label == "D"
        assert canvas.hasFocus()
        for key in ("W", "K", "Ctrl+I"):
            student.press(key)
            assert not canvas.hasFocus(), key
            student.press("Escape")
            assert canvas.hasFocus(), key
        student.press("Ctrl+1")
        assert "There are no words to select here" in window.toast.text()
        student.press("Ctrl+PgDown")
        assert window.wiring.read.page.body.hasFocus()

    def test_escape_leaves_the_ends_of_a_mark_as_they_were(self, window, student):
        student.press("F8")
        before = window.desk.marks_of_source()
        student.press("F9")
        student.press("Right", 3)
        student.press("Escape")
        assert window.wiring.read.page.body.hasFocus()
        assert window.desk.marks_of_source() == before


def settle() -> None:
    """Let everything that was asked of layouts be done."""
    for _ in range(10):
        QApplication.processEvents()


def walked(student: Student, key: str) -> QWidget:
    student.press(key)
    settle()
    return QApplication.focusWidget()


def buttons(place: QWidget) -> list[QAbstractButton]:
    return [x for x in place.findChildren(QAbstractButton) if x.isVisible()]


def spoken(place: QWidget) -> list[str]:
    return [x.accessibleName() for x in place.findChildren(QWidget)]


def scrolled_sideways(window: QWidget) -> list[str]:
    """Return what would scroll sideways; the strip of sources may, and says how many are left."""
    areas = [x for x in window.findChildren(QAbstractScrollArea) if x.isVisible()]
    areas = [x for x in areas if not window.wiring.read.strip.isAncestorOf(x)]
    return [
        named(each)
        for each in areas
        if each.horizontalScrollBar().maximum() > each.horizontalScrollBar().minimum()
    ]


def cut(window: QWidget) -> list[str]:
    """Return the words and buttons that are not to be seen as a whole, and by what they are cut."""
    found = []
    for each in window.findChildren(QWidget):
        if not isinstance(each, QLabel | QAbstractButton) or not each.isVisible():
            continue
        text = each.text()
        if not text or isinstance(each, ElidedLabel):
            continue
        if not has_room(each):
            found.append(f"{named(each)}: {each.width()} by {each.height()} for its words")
        elif (by := cut_by(each)) is not None:
            found.append(f"{named(each)} by {named(by)}")
    return found


def has_room(each: QLabel | QAbstractButton) -> bool:
    """Whether the words have the room they need."""
    if isinstance(each, QLabel) and each.wordWrap():
        return each.heightForWidth(each.width()) <= each.height() + 1
    if isinstance(each, QLabel):
        words = each.fontMetrics().size(0, each.text())
        return words.width() <= each.width() and words.height() <= each.height() + 1
    return not isinstance(each, QPushButton) or each.sizeHint().width() <= each.width() + 1


def cut_by(each: QWidget) -> QWidget | None:
    """Return what a widget reaches out of: up and down is allowed where one can scroll."""
    above = each.parentWidget()
    can_scroll = False
    while above is not None:
        place = QRect(each.mapTo(above, QPoint(0, 0)), each.size())
        inner = above.rect()
        if place.left() < inner.left() or place.right() > inner.right() + 1:
            return above
        can_scroll = can_scroll or isinstance(above.parentWidget(), QAbstractScrollArea)
        is_out = place.top() < inner.top() - 1 or place.bottom() > inner.bottom() + 1
        if is_out and not can_scroll:
            return above
        if above.isWindow():
            return None
        above = above.parentWidget()
    return None


def named(widget: QWidget) -> str:
    words = getattr(widget, "text", str)()
    return f"{type(widget).__name__} “{widget.accessibleName() or str(words)[:40]}”"
