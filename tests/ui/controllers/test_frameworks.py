# SPDX-License-Identifier: MIT
"""Frameworks in the real window: chosen, made by keyboard, brought in, and their keys."""

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtWidgets import QApplication

from tests.factories import BODY, a_pack, a_source
from tests.ui.controllers.windows_on import a_library
from workbench.domain.annotations import SourcePart
from workbench.domain.frameworks import OTHERS, Dimension
from workbench.domain.own_frameworks import copied_framework
from workbench.domain.text import Span
from workbench.export.pack_file import pack_file
from workbench.services import catalogues
from workbench.services.preferring import framework_in_use
from workbench.ui.frame.lens_bar import Room


@pytest.fixture
def student(look_at, tmp_path):
    made = look_at(a_library(tmp_path / "library", "First"))
    made.until_open()
    made.until(lambda: made.window.desk.pack is not None)
    made.quiet()
    return made


def select(student, start=4, end=8):
    text = student.window.wiring.read.page.body
    student.window.activateWindow()
    student.until(student.window.isActiveWindow)
    student.window.wiring.read.focus_text()
    text.select(Span(start, end))


def listed(student):
    shown = student.window.wiring.frameworks._list
    return [each.name for each in shown.lines.rows]


def test_one_is_chosen_by_keyboard_and_switching_back_loses_nothing(student):
    window = student.window
    desk = window.desk
    for place, letter in enumerate(desk.framework.letters):
        desk.mark(SourcePart.BODY, Span(4 * place, 4 * place + 3), letter)
    before = desk.marks()
    select(student)
    student.press("Ctrl+Shift+F")
    assert listed(student)[0] == "NOPR"
    assert window.wiring.frameworks._list.current().name == "NOPR"
    student.type("cap")
    student.press("Return")
    assert desk.framework.name == "CAPS"
    assert window.wiring.read.page.body.hasFocus()
    assert desk.marks() == before
    assert desk.coverage().letters[-1] == OTHERS
    student.until(lambda: framework_in_use(window.session.folder).name == "CAPS")
    window.wiring.frameworks.choose("nopr")
    assert desk.marks() == before
    assert OTHERS not in desk.coverage().letters


def test_any_dimension_is_one_key_away_and_stays_in_view(student):
    desk, read = student.window.desk, student.window.wiring.read
    select(student)
    student.press("M")
    assert listed(student)[0] == "Content"
    student.type("ton")
    student.press("Return")
    (mark,) = desk.marks()
    assert mark.dimension is Dimension.TONE
    assert read.notes.opened() == mark.id
    assert student.window.focusWidget().accessibleDescription() == "Tone, mark A1"
    assert "which word makes it sound so" in student.window.focusWidget()._prompt
    assert desk.coverage().cell("A", OTHERS.letter).annotations == (mark,)
    pills = {pill.letter.letter: pill for pill in read.notes._filters._pills}
    assert pills["•"].isVisible()
    assert pills["•"].accessibleName() == "Others, 1"
    # The same key puts an open note under another dimension.
    student.press("Ctrl+Shift+E")
    student.type("nat")
    student.press("Return")
    assert desk.mark_with(mark.id).dimension is Dimension.NATURE
    assert not pills["•"].isVisible()


def test_without_words_or_a_note_the_key_says_what_to_do(student):
    select(student)
    student.window.wiring.read.page.body.clear_selection()
    student.press("M")
    assert student.window.toast.text() == "Select words first, then press M."


def test_a_letter_that_begins_two_tags_marks_nothing_and_names_the_keys(student):
    student.window.wiring.frameworks.choose("happy")
    select(student)
    student.press("P")
    assert student.window.desk.marks() == ()
    told = student.window.toast.text()
    assert told == "Press Ctrl+3 for Purpose or Ctrl+4 for Point of view."
    student.press("Ctrl+4")
    assert [x.dimension for x in student.window.desk.marks()] == [Dimension.AUTHOR]
    select(student, 9, 12)
    student.press("Y")
    assert student.window.desk.marks()[-1].dimension is Dimension.VALUE


def test_compare_offers_and_marks_with_them_as_read_does(student):
    window = student.window
    window.wiring.frameworks.choose("happy")
    window.activateWindow()
    student.press("Alt+3")
    compare = window.wiring.comparing
    compare.parts_in_use().page.body.select(Span(4, 8))
    student.press("P")
    assert window.toast.text() == "Press Ctrl+3 for Purpose or Ctrl+4 for Point of view."
    student.press("M")
    student.type("ton")
    student.press("Return")
    assert [x.dimension for x in window.desk.marks()] == [Dimension.TONE]
    assert window.mode == "compare"
    assert compare.text_in_use().hasFocus()
    student.click(compare.mode.lens_bar.framework)
    assert window.wiring.frameworks._list.x() > window.width() / 2
    student.type("cap")
    student.press("Return")
    assert window.desk.framework.name == "CAPS"
    assert compare.mode.lens_bar.framework.accessibleName().startswith("Framework CAPS")


class TestMaking:
    @pytest.fixture
    def view(self, student):
        window = student.window
        window.activateWindow()
        student.until(window.isActiveWindow)
        window.commands["frameworks"].trigger()
        return window.wiring.frameworks.view

    def made(self, student):
        return student.window.wiring.frameworks.shelf.own[-1].framework

    def test_one_is_made_by_keyboard_alone_kept_and_undone(self, student, view):
        view.new.setFocus()
        student.press("Space")
        student.type("DEPT")
        student.press("Return")
        assert self.made(student).name == "DEPT"
        view._row(0).setFocus()
        student.press("Return")
        student.type("Detail")
        student.press("Shift+Tab")
        student.type("o")
        student.press("Return")
        problem = view.form.tag._problem
        assert problem.text() == "“o” is Origin already. Add a second letter to it."
        assert problem.isVisible()
        assert self.made(student).letters[0].letter == "C"
        view.form.tag.line.selectAll()
        student.type("D")
        student.press("Return")
        assert not problem.isVisible()
        first = self.made(student).letters[0]
        assert (first.letter, first.name) == ("D", "Detail")
        student.press("Escape")
        assert view._row(0).hasFocus()
        student.quiet()
        services = student.window.session.services
        assert services.framing.own()[0].framework == self.made(student)
        student.press("Ctrl+Z")
        student.until(
            lambda: (
                student.window.wiring.frameworks.shelf.own == ()
                or self.made(student).name == "My framework"
                or self.made(student).letters[0].name != "Detail"
            )
        )

    def test_what_cannot_be_had_is_said_beside_it(self, student, view):
        view.new.click()
        view.open_letter(1)
        content = self.made(student).letters[0]
        blue = next(x for x, _ in view.form.colour._buttons if x.colour == content.colour)
        view.form.colour.chosen.emit(blue)
        view.form.line.chosen.emit(next(x for x, _ in view.form.line._buttons))
        assert view.form._problem.text().startswith("Content has this colour with this line")
        assert self.made(student).letters[1].colour == blue.colour
        view.form._dimensions[Dimension.CONTENT].click()
        assert Dimension.CONTENT not in self.made(student).letters[1].dimensions
        assert view.form._problem.text().startswith("Each letter shows at least one")
        view.form._dimensions[Dimension.TONE].click()
        assert Dimension.TONE in self.made(student).letters[1].dimensions

    def test_the_one_in_use_follows_what_is_typed_and_its_removal(self, student, view):
        desk = student.window.desk
        view.copy.click()
        view.use.click()
        own = self.made(student)
        assert desk.framework == own
        view.open_letter(0)
        view.form.name.line.setText("Sort")
        view.form.name.commit()
        assert desk.framework.letters[0].name == "Sort"
        view.open_letter(None)
        view.remove.click()
        assert desk.framework == catalogues.framework()
        student.quiet()
        student.click(student.button("Undo", student.window.toast))
        student.until(lambda: desk.framework.id == own.id)

    def test_letters_are_added_moved_and_removed(self, student, view):
        view.new.click()
        view.add.click()
        assert [x.letter for x in self.made(student).letters] == ["C", "O", "N"]
        view.form._up.click()
        assert [x.letter for x in self.made(student).letters] == ["C", "N", "O"]
        view.form.remove.click()
        assert [x.letter for x in self.made(student).letters] == ["C", "O"]
        for _ in range(8):
            view.add.click()
        assert len(self.made(student).letters) == 10
        assert not view.add.isVisible()

    def test_bundled_ones_are_only_looked_at(self, student, view):
        assert view._title.text() == "NOPR"
        assert not view.name.isVisible()
        assert not view.add.isVisible()
        view.list.choose(1)
        view._row(0).click()
        assert not view.form.isVisible()


def test_a_pack_suggests_its_own_and_nobody_has_to_take_it(student, tmp_path):
    theirs = copied_framework(catalogues.framework("happy"), "theirs", ["HAPPY"])
    path = tmp_path / "sent.sourcepack"
    sent = a_pack(a_source("A"), title="Famine", version=1)
    path.write_bytes(pack_file(sent, {}, frameworks=[theirs]))
    window = student.window
    window.wiring.importing.read([path])
    student.until(lambda: window.desk.pack and window.desk.pack.title == "Famine")
    student.until(lambda: "with the framework HAPPY 2" in window.toast.text())
    assert window.desk.framework.name == "NOPR"
    student.until(lambda: window.wiring.frameworks.shelf.own)
    student.click(student.button("Use HAPPY 2", window.toast))
    assert window.desk.framework.name == "HAPPY 2"
    window.commands["frameworks"].trigger()
    view = window.wiring.frameworks.view
    assert view._note.text().startswith("Came with a pack")
    assert not view.name.isVisible()
    assert view.remove.isVisible()


def test_the_lens_bar_cuts_nothing_at_any_width(student):
    window = student.window
    bar = window.wiring.read.lens_bar
    for size in ((1366, 690), (911, 460), (880, 440)):
        window.resize(*size)
        for framework_id in ("nopr", "cnop-cat", "cnop-coat"):
            window.wiring.frameworks.choose(framework_id)
            QApplication.processEvents()
            buttons = [*bar._buttons.values(), bar._know, bar.framework]
            assert buttons[0].x() >= 0
            assert buttons[-1].geometry().right() < bar.width()
            for one, other in pairwise(buttons):
                assert one.geometry().right() < other.x()
            for each in bar._buttons.values():
                assert each.width_in(Room.STACKED) <= each.width()
                assert each.height() <= bar.height()


def test_marks_about_what_has_no_letter_are_drawn_and_said(student):
    desk, read = student.window.desk, student.window.wiring.read
    plain = desk.framework.plain_letter(Dimension.OMISSION)
    at = BODY.index("chapel")
    mark = desk.mark(SourcePart.BODY, Span(at, at + 6), plain)
    assert read.notes._listing.find(mark.id) == mark
    assert desk.mark(SourcePart.BODY, Span(at, at + 6), plain) == mark
    other = replace(mark, dimension=Dimension.PLACE)
    desk.change_mark(other)
    read.notes.open_note(mark.id, focus=False)
    assert read.notes.card._steps[0].field.accessibleDescription() == "Origin (place), mark A1"
