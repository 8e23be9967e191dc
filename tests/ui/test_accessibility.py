# SPDX-License-Identifier: MIT
"""Everything in the real window can be found, named, told apart, read and heard."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.factories import NOON
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
from tests.ui.accessible_states import MARKUP, STATES, leave, open_drawer, read_source, show_note
from workbench.domain.errors import DiskFullError, LibraryLeftOpenError
from workbench.services import catalogues
from workbench.services.libraries import KnownLibrary, LibraryCopy
from workbench.ui.library.chooser import LibraryChooser
from workbench.ui.library.problem_view import LibraryProblem


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
    read_source(window, "B")
    yield
    window.drawers.close_drawer()
    while (menu := QApplication.activePopupWidget()) is not None:
        menu.close()


@pytest.mark.parametrize("state", STATES)
def test_everything_is_named_told_apart_and_plain(window, state):
    root = STATES[state](window)
    QApplication.processEvents()
    try:
        assert faults_of_tree(root) == []
        assert faults_of_widgets(root) == []
        assert faults_of_text(root) == []
    finally:
        leave(window, state)


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
        show_note(window)
        spoken = {each.name: each for each in tree(window)}
        assert spoken["I notice"].description == "Origin, mark B2"
        assert spoken["I notice"].value
        assert spoken["Purpose, 0"].role is Role.CheckBox
        open_drawer("comfort")(window)
        QApplication.processEvents()
        sliders = [(x.name, x.description) for x in tree(window) if x.role is Role.Slider]
        assert sliders[0] == ("Size of the words", "18")

    def test_one_of_several_is_a_radio_button_and_a_way_on_is_a_button(self, window):
        open_drawer("background")(window)
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

    def test_a_card_and_its_answer(self, window, student, heard):
        window.commands["revise"].trigger()
        pane = window.wiring.revising.mode
        student.until(lambda: pane.card is not None)
        card = pane.card
        assert heard.texts[-1] == card.spoken_front
        student.press("Space")
        assert heard.texts[-1] == (
            f"Answer: {card.spoken_back} How did it go? "
            "1 Again, later today, 2 Hard, later today, 3 Good, in 2 days, 4 Easy, in 8 days"
        )

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
        open_drawer("background")(window)
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
        open_drawer("help")(window)
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
        for mode in ("read", "coverage", "plan", "library", "timeline", "practise"):
            window.commands[mode].trigger()
            assert faults_of_text(window) == []
        shown = {each.name for each in tree(window)}
        assert MARKUP in shown
    finally:
        window.toast.hide()
        window.desk.pack = None
        window.desk.read_again()
        Student(window).until(lambda: desk.pack is not None and desk.pack.title != MARKUP)
