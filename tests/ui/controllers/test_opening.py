# SPDX-License-Identifier: MIT
"""What a student sees when a library does not open, and when there are several."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from tests.ui.controllers.windows_on import (
    Opened,
    a_library,
    held_elsewhere,
    mark,
    opened,
    published,
    titles,
    until,
    words_in,
)
from workbench.services import libraries, opened_before
from workbench.services.keeping import copy_library, open_library
from workbench.services.looking_up import contents_of
from workbench.storage.location import default_library_folder
from workbench.ui.keeping import NOT_OPEN, ONLY_LOOKING


def happened(student: Opened) -> str:
    return student.until_problem().problem._happened.text()


class TestOpenElsewhere:
    def test_it_can_be_looked_at_and_nothing_in_it_can_be_changed(self, folder, look_at):
        with held_elsewhere(folder):
            student = look_at(folder)
            assert happened(student).startswith("Your work is open elsewhere")
            assert "Take over" not in words_in(student.problem)
            student.choose("Look without changing")
            student.until_open()
            window = student.window
            student.until(lambda: bool(window.desk.packs))
            assert student.problem is None
            assert window.top_bar.state() == ONLY_LOOKING
            for action in ("bring-in", "undo", "mark-1", "remove-mark", "new-point", "keep-copy"):
                assert not window.commands[action].isEnabled(), action
            assert window.commands["search"].isEnabled()
            mark(student)
            assert window.desk.marks() == ()
            assert "only looking" in window.toast.text()
            window.wiring.importing.read([folder / "page.txt"])
            assert window.mode == "read"
            assert window.top_bar.state() == ONLY_LOOKING

    def test_when_it_is_closed_there_it_opens_here(self, folder, look_at):
        with held_elsewhere(folder) as other:
            student = look_at(folder)
            student.until_problem()
            student.choose("Try again")
            student.until(lambda: "Look without changing" in words_in(student.problem))
            other.communicate("")
            student.until(student.problem.problem.isEnabled)
            student.choose("Try again")
            student.until_open()
        assert student.problem is None
        student.until(lambda: student.window.top_bar.state() == "All changes kept")
        student.until(student.window.commands["bring-in"].isEnabled)

    def test_looking_ends_when_it_is_free_again(self, folder, look_at):
        with held_elsewhere(folder):
            student = look_at(folder)
            student.until_problem()
            student.choose("Look without changing")
            student.until_open()
        student.window.top_bar.retry_wanted.emit()
        student.until(lambda: student.window.session.refusal is None)
        student.until_open()
        assert student.window.top_bar.state() == "All changes kept"
        assert student.window.commands["bring-in"].isEnabled()

    def test_what_was_marked_before_it_was_known_is_kept_when_it_opens(self, folder, look_at):
        with opened(folder) as before:
            before.until_open()
            before.until(lambda: before.window.desk.source is not None)
            before.window.keeping.remember()
        with held_elsewhere(folder) as other:
            student = look_at(folder)
            mark(student)
            assert len(student.window.desk.marks()) == 1
            student.until_problem()
            assert "it is kept as soon as" in student.problem.note
            student.press("Escape")
            student.until(lambda: student.problem is None)
            assert student.window.top_bar.state() == NOT_OPEN
            mark(student)
            assert len(student.window.desk.marks()) == 1
            assert "is not open" in student.window.toast.text()
            other.communicate("")
            student.window.top_bar.retry_wanted.emit()
            student.until_open()
        library = student.window.session.services.library
        (kept,) = contents_of(library, student.window.desk.pack.id).annotations
        assert kept == student.window.desk.marks()[0]

    def test_a_second_window_says_so(self, folder, look_at):
        first = look_at(folder)
        first.until_open()
        second = look_at(folder)
        assert happened(second).startswith("Your work is open elsewhere")


class TestDamaged:
    @pytest.fixture
    def damaged(self, folder):
        database = folder / "library.db"
        content = bytearray(database.read_bytes())
        place = content.index(b"eleven")
        content[place : place + 6] = b"twelve"
        database.write_bytes(content)
        return folder

    def test_a_copy_is_put_back_and_the_damaged_file_stays(self, damaged, look_at):
        before = (damaged / "library.db").read_bytes()
        student = look_at(damaged)
        assert happened(student).startswith("The library file is damaged")
        student.choose("Continue with this copy")
        student.until_open()
        assert titles(student.window) == ["First", "Second"]
        assert "You go on with the copy" in student.window.toast.text()
        kept = [path for path in damaged.rglob("library.db") if path.parent != damaged]
        assert [path.read_bytes() for path in kept] == [before]

    def test_a_copy_that_is_damaged_too_is_told_and_another_can_be_chosen(self, damaged, look_at):
        newest, *_ = libraries.copies_of(damaged)
        newest.path.write_bytes(b"nothing")
        student = look_at(damaged)
        student.until_problem()
        student.choose("Continue with this copy")
        student.until(lambda: "cannot be put back" in (student.problem.note))
        assert student.problem.problem.isEnabled()

    def test_what_can_be_read_is_saved_beside_it(self, damaged, look_at):
        student = look_at(damaged)
        student.until_problem()
        student.choose("Save what can be read")
        student.until_open()
        saved = damaged.with_name("library (saved)")
        assert student.window.session.folder == saved
        assert "entries were saved" in student.window.toast.text()


def test_a_rescue_that_finds_nothing_is_told_and_other_ways_are_left(folder, look_at):
    database = folder / "library.db"
    database.write_bytes(database.read_bytes()[:4096] + bytes(database.stat().st_size - 4096))
    student = look_at(folder)
    student.until_problem()
    student.choose("Save what can be read")
    student.until(lambda: "Nothing in it could be read" in student.problem.note)
    assert student.problem.problem.isEnabled()
    assert not folder.with_name("library (saved)").exists()


def test_one_that_is_missing_goes_on_from_a_copy(folder, look_at):
    (folder / "library.db").unlink()
    student = look_at(folder)
    assert happened(student).startswith("The library file is missing")
    student.choose("Continue with this copy")
    student.until_open()
    assert "Second" in titles(student.window)


def test_one_of_a_newer_version_is_left_alone(folder, look_at):
    database = folder / "library.db"
    content = bytearray(database.read_bytes())
    content[60:64] = (999).to_bytes(4, "big")
    database.write_bytes(content)
    student = look_at(folder)
    assert "newer version" in happened(student)
    assert words_in(student.problem)[0] == "Choose another folder"
    assert database.read_bytes() == bytes(content)


def test_its_folder_is_shown(folder, look_at):
    class Folders(QObject):
        def __init__(self):
            super().__init__()
            self.shown = []

        @Slot(QUrl)
        def show_folder(self, url):
            self.shown.append(url)

    (folder / "library.db").write_text("no library", encoding="utf-8")
    student = look_at(folder)
    student.until_problem()
    folders = Folders()
    QDesktopServices.setUrlHandler("file", folders, "show_folder")
    try:
        student.choose("Show me the folder")
        assert [url.toLocalFile() for url in folders.shown] == [folder.as_posix()]
    finally:
        QDesktopServices.unsetUrlHandler("file")


@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() == 0, reason="whoever may write everywhere cannot test this"
)
def test_a_folder_that_cannot_be_written_to_can_be_looked_at(folder, look_at):
    folder.chmod(0o500)
    try:
        student = look_at(folder)
        assert happened(student) == "This place is read-only."
        student.choose("Look without changing")
        student.until_open()
        assert student.window.top_bar.state() == ONLY_LOOKING
    finally:
        folder.chmod(0o700)


def test_another_library_on_the_stick_is_opened_and_the_work_of_this_computer_put_beside_it(
    tmp_path, folder, look_at
):
    stick = published(folder, tmp_path / "stick")
    library = open_library(stick)
    away = stick.rename(tmp_path / "away")
    stick.write_text("the stick was pulled out", encoding="utf-8")
    library.undo().result()
    library.close()
    stick.unlink()
    published(a_library(tmp_path / "other", "Theirs"), stick)
    student = look_at(stick)
    assert happened(student).startswith("There is another library in this place")
    student.choose("Open what is there")
    student.until_open()
    assert titles(student.window) == ["Theirs"]
    assert "put beside it" in student.window.toast.text()
    assert away.exists()


class TestSeveralLibraries:
    def test_with_one_it_is_opened_at_once(self, folder, look_at):
        opened_before.remember_library(folder)
        student = look_at(None)
        student.until_open()
        assert student.window.session.folder == folder

    def test_without_any_the_own_one_begins(self, look_at):
        student = look_at(None)
        student.until_open()
        student.until(lambda: bool(student.window.desk.packs))
        assert student.window.session.folder == default_library_folder()

    @pytest.fixture
    def two(self, folder, tmp_path):
        opened_before.remember_library(folder)
        other = a_library(tmp_path / "other", "Other")
        opened_before.remember_library(other)
        return folder, other

    def test_with_several_somebody_is_asked_first(self, two, look_at):
        student = look_at(None)
        student.until_problem()
        assert student.window.session.services is None
        student.press("Down")
        student.press("Return")
        student.until_open()
        assert student.window.session.folder == two[0]
        assert titles(student.window) == ["First", "Second"]

    def test_work_that_did_not_end_goes_on_without_asking(self, two, look_at):
        opened_before.note_use(two[0], is_in_use=True)
        student = look_at(None)
        student.until_open()
        assert student.window.session.folder == two[0]

    def test_a_session_that_ended_leaves_the_choice(self, two, look_at):
        with opened(two[1]) as student:
            student.until_open()
            assert opened_before.library_to_begin_with() == two[1]
            student.window.close()
            student.until(lambda: not student.window.isVisible())
        assert opened_before.library_to_begin_with() is None

    def test_without_a_choice_the_window_closes(self, two, look_at):
        student = look_at(None)
        student.until_problem()
        student.press("Escape")
        student.until(lambda: not student.window.isVisible())

    def test_another_one_is_opened_while_one_is_open(self, two, look_at):
        student = look_at(two[0])
        student.until_open()
        mark(student)
        student.window.commands["libraries"].trigger()
        student.until_problem()
        student.press("Up")
        student.press("Home")
        lines = [x for x in student.problem.chooser._lines if x.folder == two[1]]
        lines[0].click()
        student.until(lambda: student.window.session.folder == two[1])
        student.until_open()
        student.until(lambda: [each.title for each in student.window.desk.packs] == ["Other"])
        with open_library(two[0]):
            """It was given free."""

    def test_one_that_is_not_there_now_is_not_made_anew(self, two, look_at):
        gone = two[1].rename(two[1].with_name("gone"))
        student = look_at(two[0])
        student.until_open()
        student.window.commands["libraries"].trigger()
        student.until_problem()
        next(x for x in student.problem.chooser._lines if x.folder == two[1]).click()
        student.until(lambda: "not there now" in student.problem.note)
        assert not two[1].exists()
        assert gone.exists()

    def test_leaving_the_question_changes_nothing(self, two, look_at):
        student = look_at(two[0])
        student.until_open()
        student.window.commands["libraries"].trigger()
        student.until_problem()
        student.choose("Cancel")
        assert student.problem is None
        assert student.window.isVisible()
        assert student.window.session.folder == two[0]


class TestNoLibrary:
    """A folder is chosen in which there is none."""

    @pytest.fixture
    def student(self, folder, look_at):
        made = look_at(folder)
        made.until_open()
        return made

    def pick(self, student, folder):
        student.window.commands["libraries"].trigger()
        student.until(lambda: student.problem is not None)
        student.choose_file(folder)
        student.choose("Open another folder")
        student.until(lambda: student.problem.content is student.problem.problem)
        assert "Make a new library here" in words_in(student.problem)
        return student.problem

    def test_an_empty_folder_is_asked_about_before_anything_is_made(
        self, tmp_path, folder, student
    ):
        empty = tmp_path / "Year 10"
        empty.mkdir()
        dialog = self.pick(student, empty)
        assert happened(student) == "There is no library in “Year 10”."
        assert list(empty.iterdir()) == []
        student.press("Escape")
        assert not dialog.isVisible()
        assert student.window.session.folder == folder
        assert student.window.session.services is not None

    def test_a_new_one_begins_there_with_the_example(self, tmp_path, student):
        empty = tmp_path / "Year 10"
        empty.mkdir()
        self.pick(student, empty)
        student.choose("Make a new library here")
        student.until(lambda: student.window.session.folder == empty)
        student.until_open()
        student.until(lambda: student.window.desk.packs)
        assert student.problem is None

    def test_among_other_files_it_gets_a_folder_of_its_own(self, tmp_path, student):
        full = tmp_path / "Photos"
        full.mkdir()
        (full / "me.png").write_bytes(b"x")
        self.pick(student, full)
        student.choose("Make a new library here")
        student.until(lambda: student.window.session.folder.parent == full)
        student.until_open()
        assert sorted(each.name for each in full.iterdir()) == ["Source Workbench", "me.png"]

    def test_one_close_by_is_named_and_opened(self, tmp_path, student):
        above = tmp_path / "Documents"
        above.mkdir()
        inside = a_library(above / "Lib", "Inside")
        self.pick(student, above)
        assert "one in “Lib”" in happened(student)
        student.choose("Open that library")
        student.until(lambda: student.window.session.folder == inside)
        student.until_open()

    def test_another_folder_can_be_chosen(self, tmp_path, student):
        empty = tmp_path / "Year 10"
        empty.mkdir()
        self.pick(student, empty)
        student.choose("Choose another folder")
        student.until(lambda: student.problem.content is student.problem.chooser)

    def test_what_is_left_of_one_goes_the_way_of_repair(self, tmp_path, student):
        left = a_library(tmp_path / "left", "Gone")
        with open_library(left) as library:
            copy_library(library)
        (left / "library.db").unlink()
        student.window.wiring.opening._change_if_there(left)
        student.until(lambda: student.window.session.folder == left)
        assert "its copies are there" in happened(student)

    def test_a_folder_named_at_the_start_is_asked_about_too(self, tmp_path, look_at):
        full = tmp_path / "Photos"
        full.mkdir()
        (full / "me.png").write_bytes(b"x")
        student = look_at(full)
        assert happened(student) == "There is no library in “Photos”."
        assert [each.name for each in full.iterdir()] == ["me.png"]
        student.choose("Make a new library here")
        student.until(lambda: student.window.session.folder == full / "Source Workbench")
        student.until_open()


def test_the_library_that_is_named_is_opened(repository, tmp_path):
    folder = tmp_path / "named"
    command = [sys.executable, "main.py", "--library", str(folder)]
    with subprocess.Popen(command, cwd=repository, env=os.environ) as program:
        try:
            # Its lock is there as long as it is open.
            until((folder / "library.lock").exists)
        finally:
            program.terminate()
    with open_library(folder) as library:
        assert not library.is_read_only


class TestWithoutAScreen:
    @pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="there is always a screen")
    def test_one_sentence_names_the_command_line(self, repository):
        environment = {
            name: value
            for name, value in os.environ.items()
            if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
        }
        done = subprocess.run(
            [sys.executable, "main.py"],
            cwd=repository,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 1
        assert done.stdout == ""
        assert done.stderr.count("\n") == 1
        assert "--help" in done.stderr

    @pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="there is always a screen")
    @pytest.mark.parametrize("display", [":987", "nowhere", "localhost:987.0"])
    def test_a_screen_that_does_not_answer_is_none(self, repository, display):
        environment = {**os.environ, "DISPLAY": display}
        environment.pop("WAYLAND_DISPLAY", None)
        environment.pop("QT_QPA_PLATFORM", None)
        done = subprocess.run(
            [sys.executable, "main.py"],
            cwd=repository,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr.count("\n")) == (1, 1)
