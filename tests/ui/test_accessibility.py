# SPDX-License-Identifier: MIT
"""Everything in the real window can be found, named, told apart, read and heard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.factories import NOON, a_remark, a_said
from tests.journeys.conftest import DATA
from tests.journeys.windows import Student, one_window
from tests.ui.accessible import (
    Heard,
    Role,
    faults_of_text,
    faults_of_tree,
    faults_of_widgets,
    tree,
    widgets,
)
from workbench.domain.errors import DiskFullError, LibraryLeftOpenError
from workbench.domain.remarks import RemarkPlace
from workbench.importers.normalise import page_of
from workbench.services import catalogues
from workbench.services.libraries import KnownLibrary, LibraryCopy
from workbench.ui.library.chooser import LibraryChooser
from workbench.ui.library.problem_view import LibraryProblem
from workbench.ui.main_window import MainWindow

MARKUP = "<b>bold</b> & <img src='x'>"


@pytest.fixture(scope="module")
def window(qapp, fonts, tmp_path_factory):
    """A screen reader is there."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    QAccessible.setActive(True)
    with one_window(tmp_path_factory.mktemp("accessible") / "library") as made:
        Student(made).until(lambda: made.desk.plan)
        yield made
    QAccessible.setActive(False)


@pytest.fixture
def student(window):
    return Student(window)


@pytest.fixture
def heard():
    made = Heard()
    yield made
    made.stop()


@pytest.fixture(autouse=True)
def tidy(window):
    """Begin and end in Read at source B, with nothing else open."""
    window.activateWindow()
    _read(window, "B")
    yield
    window.drawers.close_drawer()
    while (menu := QApplication.activePopupWidget()) is not None:
        menu.close()


def _read(window: MainWindow, label: str) -> QWidget:
    window.drawers.close_drawer()
    window.show_mode("read")
    window.desk.open_source(window.desk.pack.source_labelled(label).id)
    window.wiring.read.focus_text()
    window.wiring.read.page.body.place_caret(0)
    QApplication.processEvents()
    return window


def _note(window: MainWindow) -> QWidget:
    window.wiring.reading.open_mark(window.desk.marks_of_source()[1].id)
    return window


def _no_label(window: MainWindow) -> QWidget:
    window.desk.source = replace(window.desk.source, attribution=None)
    window.desk.source_changed.emit()
    return window


def _editing(window: MainWindow) -> QWidget:
    edit = next(x for x in widgets(window.wiring.read) if x.accessibleName().startswith("Change w"))
    edit.click()
    return window


def _shown(name: str) -> Callable[[MainWindow], QWidget]:
    def show(window: MainWindow) -> QWidget:
        window.commands[name].trigger()
        return window

    return show


def _no_plan(window: MainWindow) -> QWidget:
    window.commands["plan"].trigger()
    window.desk.shelf.put_aside()
    return window


def _empty_library(window: MainWindow) -> QWidget:
    window.commands["library"].trigger()
    window.wiring.library.mode.show_packs([], None)
    return window


def _bring_in(window: MainWindow) -> QWidget:
    window.wiring.importing.open().begin()
    return window


def _check(window: MainWindow) -> QWidget:
    student = Student(window)
    page = DATA / "harrowmere.txt"
    student.copy(page_of(page.read_bytes(), page.name).text)
    window.commands["paste-page"].trigger()
    student.until(lambda: window.mode == "bring-in")
    student.until(lambda: window.wiring.importing.mode._check.history is not None)
    return window


def _drawer(name: str) -> Callable[[MainWindow], QWidget]:
    def show(window: MainWindow) -> QWidget:
        if window.drawers.opened != name:
            window.commands[name].trigger()
        return window

    return show


def _keys(window: MainWindow) -> QWidget:
    drawer = _drawer("comfort")(window)
    opening = next(x for x in widgets(drawer) if x.accessibleName() == "Change keys")
    opening.setChecked(True)
    return drawer


def _export(window: MainWindow) -> QWidget:
    student = Student(window)
    window.commands["export"].trigger()
    student.until(lambda: window.wiring.exporting.dialog is not None)
    dialog = window.wiring.exporting.dialog
    student.until(lambda: dialog.copy is not None)
    return dialog


def _search(window: MainWindow) -> QWidget:
    window.commands["search"].trigger()
    box = window.wiring.searching.box
    box.field.setText("thaw")
    Student(window).until(lambda: box.is_answered)
    return window


def _know(window: MainWindow) -> QWidget:
    window.wiring.reading.know()
    return window


def _toast(window: MainWindow) -> QWidget:
    window.toast.say("Mark E1 removed", ("Undo", lambda: None))
    return window


def _fault(window: MainWindow) -> QWidget:
    window.session.fault.emit(DiskFullError("/library"))
    return window


def _remarks(window: MainWindow) -> QWidget:
    """What a teacher wrote: in the drawer, at the open note, about the source."""
    desk, remarks = window.desk, window.wiring.remarks
    mark, source, plan = desk.marks()[0], desk.pack.sources[0], desk.plan
    places = (RemarkPlace(mark=mark.id), RemarkPlace(source=source.id), RemarkPlace())
    said = [a_said(MARKUP, key=str(at), place=place) for at, place in enumerate(places)]
    remarks.shelf.remarks = tuple(a_remark(plan, each) for each in said)
    _drawer("remarks")(window)
    window.wiring.go_to_mark(mark.id)
    remarks.show_remarks()
    return window


STATES = {
    "a text": lambda window: window,
    "a note": _note,
    "a picture": lambda window: _read(window, "D"),
    "a later view": lambda window: _read(window, "G"),
    "no label": _no_label,
    "fields being typed": _editing,
    "coverage": _shown("coverage"),
    "timeline": _shown("timeline"),
    "all marks": _shown("all-marks"),
    "a plan": _shown("plan"),
    "no plan yet": _no_plan,
    "the library": _shown("library"),
    "an empty library": _empty_library,
    "bring in": _bring_in,
    "check": _check,
    "background": _drawer("background"),
    "comfort": _drawer("comfort"),
    "keys": _keys,
    "help": _drawer("help"),
    "what a teacher wrote": _remarks,
    "export": _export,
    "search": _search,
    "own knowledge": _know,
    "a message": _toast,
    "not kept": _fault,
}


def _leave(window: MainWindow, state: str) -> None:
    if state == "export":
        window.wiring.exporting.dialog.reject()
        Student(window).until(lambda: window.wiring.exporting.dialog is None)
    elif state == "search":
        window.wiring.searching.box.close_box()
    elif state == "own knowledge":
        window.wiring.reading._knowing._box.leave()
    elif state == "what a teacher wrote":
        window.wiring.remarks.shelf.remarks = ()
        window.wiring.remarks.show_remarks()
    elif state == "not kept":
        window.session.fault.emit(None)
    elif state == "fields being typed":
        next(x for x in widgets(window.wiring.read) if x.accessibleName() == "Done").click()
    elif state == "no plan yet":
        window.desk.read_again()
        window.desk.shelf.open(window.desk.plans[0].id)
    elif state == "no label":
        _read(window, "A")
    elif state in {"bring in", "check"}:
        window.show_mode("read")
    window.toast.hide()
    QApplication.processEvents()


@pytest.mark.parametrize("state", STATES)
def test_everything_is_named_told_apart_and_plain(window, state):
    root = STATES[state](window)
    QApplication.processEvents()
    try:
        assert faults_of_tree(root) == []
        assert faults_of_widgets(root) == []
        assert faults_of_text(root) == []
    finally:
        _leave(window, state)


def _problem(look):
    made = LibraryProblem(look, now=lambda: NOON)
    copies = (LibraryCopy(Path("new.bak"), NOON), LibraryCopy(Path("old.bak"), NOON, "import"))
    made.show_problem(LibraryLeftOpenError("/docs/Library", "ada"), copies)
    return made


def _chooser(look):
    made = LibraryChooser(look, now=lambda: NOON)
    libraries = [
        KnownLibrary(Path("/docs/Library"), "Ada", NOON),
        KnownLibrary(Path(f"/docs/{MARKUP}"), MARKUP, NOON - timedelta(days=2)),
    ]
    made.show_libraries(libraries, Path("/docs/Library"))
    return made


@pytest.mark.parametrize("make", [_problem, _chooser])
def test_what_is_asked_about_libraries_is_named_and_plain(qtbot, look, make):
    made = make(look)
    qtbot.addWidget(made)
    made.show()
    for faults in (faults_of_tree, faults_of_widgets, faults_of_text):
        assert faults(made) == []


class TestNames:
    """One of each pattern, word for word."""

    def names(self, window, role):
        return [each.name for each in tree(window) if each.role is role]

    def test_a_tab_says_its_source_and_how_far_each_letter_is(self, window):
        assert (
            "Source B, Private letter, 1956. Nature not finished, Origin complete, "
            "Purpose nothing yet, Reliability complete."
        ) in self.names(window, Role.CheckBox)

    def test_a_letter_says_its_line(self, window):
        wanted = {"Reliability, double line", "Nature, solid line"}
        assert wanted <= set(self.names(window, Role.Button))

    def test_a_note_says_letter_place_direction_and_steps(self, window):
        buttons = self.names(window, Role.Button)
        assert "Reliability B3, lines 13 to 15, adds value, three of three steps" in buttons
        assert "Nature B4, line 11, one of three steps" in buttons

    def test_a_cell_of_coverage_says_source_letter_and_state(self, window):
        window.commands["coverage"].trigger()
        wanted = {"Source B, Purpose, nothing yet", "Source A, Nature, A3, complete, both"}
        assert wanted <= set(self.names(window, Role.Cell))

    def test_a_text_can_be_read_as_text(self, window):
        body = window.wiring.read.page.body
        spoken = QAccessible.queryAccessibleInterface(body).textInterface()
        assert spoken.text(0, spoken.characterCount()).split() == body.text.split()

    def test_a_lens_filter_a_field_and_a_slider_say_what_they_hold(self, window):
        _note(window)
        spoken = {each.name: each for each in tree(window)}
        assert spoken["I notice"].description == "Origin, mark B2"
        assert spoken["I notice"].value
        assert spoken["Purpose, 0"].role is Role.CheckBox
        _drawer("comfort")(window)
        QApplication.processEvents()
        sliders = [(x.name, x.description) for x in tree(window) if x.role is Role.Slider]
        assert sliders[0] == ("Size of the words", "18")

    def test_one_of_several_is_a_radio_button_and_a_way_on_is_a_button(self, window):
        _drawer("background")(window)
        assert {"Story", "Cards"} <= set(self.names(window, Role.RadioButton))
        window.commands["library"].trigger()
        assert any(name.startswith("Source A, ") for name in self.names(window, Role.Button))
        assert "New question" in self.names(window, Role.Button)


class TestAnnouncements:
    def test_a_mark_under_the_caret_is_named_once(self, window, student, heard):
        body = window.wiring.read.page.body
        mark = next(x for x in window.desk.marks_of_source() if x.short_id == "B2")
        body.place_caret(mark.target.anchor.span.start + 1)
        student.press("Right", 3)
        assert heard.texts == ["mark B2, Origin"]

    def test_walking_to_a_mark_says_its_words_too(self, window, student, heard):
        student.press("F8")
        (words,) = heard.texts
        assert words.startswith("mark B2, Origin: ")

    def test_a_mark_that_is_made_taken_back_and_done_again(self, window, student, heard):
        student.press("Ctrl+End")
        student.press("Ctrl+Shift+Left", 2)
        student.press("Ctrl+4")
        made = window.desk.marks_of_source()[-1]
        ids = [each.short_id for each in window.desk.marks_of_source()]
        newest = max(ids, key=lambda short_id: int(short_id[1:]))
        assert heard.texts[-1] == f"Reliability, mark {newest}. I notice, edit.", made
        student.quiet()
        student.press("Escape")
        student.press("Ctrl+Z")
        student.until(lambda: any(each.startswith("Undone: ") for each in heard.texts))
        student.press("Ctrl+Y")
        student.until(lambda: any(each.startswith("Done again: ") for each in heard.texts))
        student.press("Ctrl+Z")
        student.until(lambda: heard.texts[-1].startswith("Undone: "))
        student.quiet()

    def test_modes_and_drawers(self, window, heard):
        for name in ("coverage", "plan", "library", "read", "background", "help"):
            window.commands[name].trigger()
        modes = ["Coverage", "Plan", "Library", "Read"]
        assert heard.texts == [*modes, "Background opened", "Help for this place opened"]

    def test_what_is_not_kept_and_that_it_is_kept_again(self, window, heard):
        window.session.fault.emit(DiskFullError("/library"))
        assert heard.texts[0].startswith("Not saved – ")
        window.session.fault.emit(None)
        assert heard.texts[-1] == "All changes kept"

    def test_that_all_is_kept_is_said_only_after_it_took_its_time(self, window, heard):
        bar = window.top_bar
        bar.show_keeping(True)
        bar.show_keeping(False)
        assert heard.texts == []
        bar.show_keeping(True)
        Student(window).until(lambda: bar.state() == "Keeping…")
        bar.show_keeping(False)
        assert heard.texts == ["All changes kept"]

    def test_a_message(self, window, heard):
        window.toast.say("Mark E1 removed")
        window.toast.hide()
        assert heard.texts == ["Mark E1 removed"]

    def test_nothing_is_announced_where_nobody_listens(self, window, heard):
        QAccessible.setActive(False)
        window.toast.say("Mark E1 removed")
        window.toast.hide()
        QAccessible.setActive(True)
        assert heard.texts == []


def _menu_of(widget: QWidget, place: QPoint | None = None) -> dict[str, str]:
    """Ask for the menu by key, or by mouse at a place; return its entries with their keys."""
    reason = QContextMenuEvent.Reason.Keyboard if place is None else QContextMenuEvent.Reason.Mouse
    at = place or widget.rect().center()
    QApplication.sendEvent(widget, QContextMenuEvent(reason, at, widget.mapToGlobal(at)))
    return _entries()


def _entries() -> dict[str, str]:
    return {
        action.text(): action.shortcut().toString()
        for action in QApplication.activePopupWidget().actions()
        if not action.isSeparator() and action.isVisible()
    }


def _close_menu() -> None:
    QApplication.activePopupWidget().close()


@pytest.mark.qt_log_ignore("This plugin does not support")
class TestMenus:
    def test_a_text_offers_what_can_be_done_at_the_caret(self, window, student):
        student.press("Shift+F10")
        assert _entries() == {
            "Mark as Nature": "Ctrl+1",
            "Mark as Origin": "Ctrl+2",
            "Mark as Purpose": "Ctrl+3",
            "Mark as Reliability": "Ctrl+4",
            "I know": "Ctrl+I",
            "Note on the whole source": "Ctrl+Shift+N",
            "Select the sentence": "Ctrl+Shift+A",
            "Find in this source": "Ctrl+F",
            "Go to line…": "Ctrl+G",
            "Correct the text…": "F2",
            "Correct the label…": "Shift+F2",
        }

    def test_a_mark_can_be_opened_moved_and_removed(self, window):
        body = window.wiring.read.page.body
        mark = next(x for x in window.desk.marks_of_source() if x.short_id == "B2")
        body.place_caret(mark.target.anchor.span.start + 1)
        entries = _menu_of(body.viewport(), body.cursorRect().center())
        assert entries["Open the note"] == "Return"
        assert entries["Change the ends"] == "F9"
        assert "Remove the mark\tDelete" in entries

    def test_selected_words_stay_selected_and_can_be_copied(self, window):
        label = window.wiring.read.label.text
        label.setFocus()
        label.select_sentence()
        selected = label.selection()
        entries = _menu_of(label.viewport(), QPoint(2, 2))
        assert entries["Copy"] == "Ctrl+C"
        assert label.selection() == selected

    def test_a_word_that_is_explained_leads_to_the_background(self, window):
        body = window.wiring.read.page.body
        body.place_caret(body.text.index("thaw") + 2)
        _menu_of(body.viewport(), body.cursorRect().center())
        menu = QApplication.activePopupWidget()
        next(x for x in menu.actions() if x.text() == "What does ‘thaw’ mean?").trigger()
        menu.close()
        assert window.drawers.opened == "background"
        drawer = window.wiring.helping._background
        rows, chosen = drawer.list.lines.rows, drawer.list.currentIndex().row()
        assert rows[chosen].title == "thaw"

    def test_a_note_offers_letters_the_plan_and_removal(self, window):
        card = next(
            x for x in widgets(window) if x.accessibleName().startswith("Nature B4, line 11")
        )
        entries = _menu_of(card)
        assert entries["R: Reliability"] == "Ctrl+4"
        assert entries["To the plan"] == "Ctrl+E"
        assert entries["Remove mark"] == "Del"

    def test_changed_keys_stand_in_the_menus(self, window):
        window.commands.use_keys({"to-plan": ("Ctrl+Shift+M",)})
        card = next(x for x in widgets(window) if x.accessibleName().startswith("Nature B4"))
        entries = _menu_of(card)
        window.commands.use_keys({})
        assert entries["To the plan"] == "Ctrl+Shift+M"

    def test_pieces_of_a_plan_and_the_cards_beside_it(self, window):
        window.commands["plan"].trigger()
        mode = window.wiring.planning.mode
        piece = next(x for x in widgets(mode) if x.accessibleName().startswith("Purpose A1: "))
        assert _menu_of(piece) == {
            "Go to the source": "Return",
            "Move up": "Alt+Up",
            "Move down": "Alt+Down",
            "Take out of the point": "Del",
        }
        _close_menu()
        heading = next(x for x in widgets(mode) if x.accessibleName().startswith("Point 1, "))
        assert _menu_of(heading)["Move down"] == "Alt+Down"
        _close_menu()
        cards = mode.evidence.list
        cards.setFocus()
        assert _menu_of(cards) == {
            "Put into the open point": "Space",
            "Go to the source": "Return",
        }

    def test_lines_of_the_background_and_packs(self, window):
        _drawer("background")(window)
        lines = window.wiring.helping._background.list
        lines.setFocus()
        keys = ["Return", "Ctrl+C", "F2", "Alt+Up", "Alt+Down", "Del"]
        names = ["To the plan", "Copy", "Change this", "Move up", "Move down", "Remove this"]
        assert _menu_of(lines) == dict(zip(names, keys, strict=True))
        _close_menu()
        window.commands["library"].trigger()
        pack = next(x for x in widgets(window) if x.accessibleName().startswith("The thaw in"))
        assert list(_menu_of(pack)) == ["Open", "New question", "Remove this pack"]


class TestLetters:
    def test_menu_help_and_keys_say_the_names_of_the_letters(self, window):
        commands = window.commands
        assert commands["mark-1"].text() == "Mark as Nature"
        window.desk.choose_framework(catalogues.framework("opvl"))
        assert commands["mark-1"].text() == "Mark as Origin"
        assert [(x.text, x.letter) for x in commands.specs if x.id == "mark-4"] == [
            ("Mark as Limitation", "L")
        ]
        _drawer("help")(window)
        QApplication.processEvents()
        names = [each.accessibleName() for each in widgets(window.drawers)]
        assert "Mark as Limitation: L or Ctrl+4" in names
        window.desk.choose_framework(catalogues.framework("nopr"))
        QApplication.processEvents()
        names = [each.accessibleName() for each in widgets(window.drawers)]
        assert "Mark as Reliability: R or Ctrl+4" in names


def test_tab_leads_through_read_in_the_order_of_its_panes(window):
    read = window.wiring.read
    window.top_bar.setFocus()
    places = {
        "top bar": window.top_bar,
        "strip": read.strip,
        "label": read.label,
        "where it comes from": read.provenance,
        "source": read.page,
        "letters": read.lens_bar,
        "notes": read.notes,
    }
    read.strip.focus_current()
    seen: list[str] = []
    first = QApplication.focusWidget()
    for _ in range(80):
        focused = QApplication.focusWidget()
        inside = [name for name, pane in places.items() if pane.isAncestorOf(focused)]
        is_heading = focused.accessibleName() == "Change what is known"
        if inside and not is_heading and inside[0] not in seen:
            seen.append(inside[0])
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is first:
            break
    assert seen == [
        "strip",
        "label",
        "where it comes from",
        "source",
        "letters",
        "notes",
        "top bar",
    ]


def test_words_of_a_file_are_never_markup(window):
    desk = window.desk
    source = replace(
        desk.source,
        title=MARKUP,
        attribution=MARKUP,
        body=f"{MARKUP} and more words of the source",
        author_note=MARKUP,
        interpretation_note=MARKUP,
    )
    desk.source = source
    desk.pack = replace(
        desk.pack,
        title=MARKUP,
        sources=tuple(source if x.id == source.id else x for x in desk.pack.sources),
    )
    desk.pack_changed.emit()
    desk.source_changed.emit()
    window.top_bar.show_question(MARKUP)
    window.toast.say(MARKUP)
    try:
        for mode in ("read", "coverage", "plan", "library", "timeline"):
            window.commands[mode].trigger()
            assert faults_of_text(window) == []
        shown = {each.name for each in tree(window)}
        assert MARKUP in shown
    finally:
        window.toast.hide()
        window.desk.pack = None
        window.desk.read_again()
        Student(window).until(lambda: desk.pack is not None and desk.pack.title != MARKUP)
