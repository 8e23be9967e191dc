# SPDX-License-Identifier: MIT
"""Leaving a library: what is typed is kept, and what cannot be kept is told first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QTimer

from tests.ui.controllers.windows_on import mark, published, words_in
from workbench.services import libraries, opened_before
from workbench.services.annotating import AnnotatingService
from workbench.services.finding import FindingService
from workbench.services.keeping import open_library, publication
from workbench.storage.engine import raw
from workbench.storage.seal import is_sealed

NO_ROOM, ROOM = 1, 1_000_000
"""Pages that a library may have."""


@pytest.fixture
def student(folder, look_at):
    made = look_at(folder)
    made.until_open()
    made.until(lambda: made.window.desk.source is not None)
    return made


@pytest.fixture
def stick(folder, tmp_path):
    return published(folder, tmp_path / "stick")


def limit(student, pages):
    """Let the library have no more pages than that, or than it has."""

    def set_limit(unit):
        raw(unit._connection).execute(f"PRAGMA max_page_count = {pages}").fetchall()

    student.window.session.services.library.read(set_limit).result()


def write_much(student):
    """Make a mark with a note for which there is not room enough, and return its words."""
    mark(student)
    student.quiet()
    limit(student, NO_ROOM)
    desk = student.window.desk
    (made,) = desk.marks()
    words = "much " * 20_000
    desk.change_mark(replace(made, so_what=words))
    return words


def kept_in(folder):
    with open_library(folder) as library:
        packs = FindingService(library).packs()
        marks = AnnotatingService(library)
        return [mark for pack in packs for mark in marks.annotations_in(pack.id)]


def words_kept_in(folder):
    return [mark.so_what for mark in kept_in(folder)]


def close(student, *, patience=100):
    student.window.wiring.closing._patience.setInterval(patience)
    student.window.close()


def until_question(student):
    student.until(lambda: student.question is not None and bool(words_in(student.question)))
    return student.question.not_kept


def until_closed(student):
    student.until(lambda: not student.window.isVisible())


def test_what_was_typed_a_moment_ago_is_kept(student, folder):
    mark(student)
    student.type("seen at once")
    student.window.close()
    until_closed(student)
    student.window.end()
    assert [each.feature for each in kept_in(folder)] == ["seen at once"]


def test_the_library_is_sealed_when_the_window_has_gone(student, folder):
    mark(student)
    student.window.close()
    assert student.window.isVisible(), "it waits until everything is kept"
    until_closed(student)
    assert is_sealed(folder)
    assert not (folder / "library.lock").exists()


def test_a_window_that_is_closed_before_its_library_is_open_gives_it_free(folder, look_at):
    early = look_at(folder)
    early.window.close()
    until_closed(early)
    early.window.end()
    with open_library(folder) as library:
        assert not library.is_read_only


class TestWhenThereIsNoRoom:
    def test_it_is_told_and_closes_when_there_is_room_again(self, student, folder):
        written = write_much(student)
        close(student)
        question = until_question(student)
        assert question._happened.text() == "1 change is not kept yet."
        assert "no space left" in question._safe.text()
        limit(student, ROOM)
        student.choose("Try again")
        until_closed(student)
        assert words_kept_in(folder) == [written]

    def test_a_copy_has_everything(self, student, tmp_path):
        student.window.session.services.preferring.choose_student({"name": "Ada"})
        written = write_much(student)
        close(student)
        until_question(student)
        student.choose_file(tmp_path)
        student.choose("Save a copy")
        student.until(lambda: "A copy with everything" in student.question.note)
        copy = tmp_path / "library (copy)"
        assert words_kept_in(copy) == [written]
        opened_before.remember_library(copy)
        assert libraries.known_libraries()[0].owner == "Ada"

    def test_a_copy_can_be_saved_without_closing(self, student, tmp_path):
        written = write_much(student)
        student.until(lambda: student.window.top_bar.state().startswith("Not saved"))
        student.choose_file(tmp_path)
        student.window.top_bar.copy_wanted.emit()
        student.until(lambda: "A copy with everything" in student.window.toast.text())
        assert words_kept_in(tmp_path / "library (copy)") == [written]

    def test_it_can_be_closed_all_the_same(self, student, folder):
        write_much(student)
        close(student)
        until_question(student)
        student.choose("Close all the same")
        until_closed(student)
        assert opened_before.library_to_begin_with() == folder, "its session did not end well"
        assert words_kept_in(folder) == [""]

    def test_one_can_stay_and_go_on(self, student):
        write_much(student)
        close(student)
        until_question(student)
        student.question.reject()
        assert student.window.isVisible()
        limit(student, ROOM)
        student.window.keeping.try_again()
        student.quiet()
        mark(student)
        assert student.window.desk.marks()


class TestOnAStick:
    @pytest.fixture
    def student(self, stick, look_at):
        made = look_at(stick)
        made.until_open()
        made.until(lambda: made.window.desk.source is not None)
        return made

    def pull_out(self, stick):
        away = stick.rename(stick.with_name("in the pocket"))
        stick.write_text("nothing here", encoding="utf-8")
        return away

    def put_back(self, stick, away):
        stick.unlink()
        away.rename(stick)

    def test_it_is_told_where_the_newest_work_is(self, student, stick):
        mark(student)
        student.quiet()
        away = self.pull_out(stick)
        close(student)
        question = until_question(student)
        assert question._happened.text().startswith("Your newest work is kept on this PC")
        assert words_in(student.question) == ["Try again", "Close"]
        student.choose("Try again")
        student.until(lambda: not student.question.not_kept.isEnabled())
        student.until(student.question.not_kept.isEnabled)
        self.put_back(stick, away)
        student.choose("Try again")
        until_closed(student)
        assert not publication(stick).has_news

    def test_it_can_be_left_there(self, student, stick):
        mark(student)
        student.quiet()
        away = self.pull_out(stick)
        close(student)
        until_question(student)
        student.choose("Close")
        until_closed(student)
        self.put_back(stick, away)
        assert publication(stick).has_news
        assert len(kept_in(stick)) == 1

    def test_it_is_put_there_when_the_window_is_left(self, student, stick):
        mark(student)
        student.quiet()
        assert publication(stick).has_news
        student.window.keeping.rest()
        student.until(lambda: not publication(stick).has_news)

    def test_what_is_kept_here_is_not_called_lost(self, student, stick):
        mark(student)
        student.quiet()
        away = self.pull_out(stick)
        student.window.keeping.rest()
        bar = student.window.top_bar
        student.until(lambda: bar.state().startswith("Kept on this PC only"))
        self.put_back(stick, away)


def test_when_the_computer_is_shut_down_all_is_kept_at_once(student, folder):
    mark(student)
    student.type("just now")
    student.window.keeping.keep_at_once()
    with open_library(folder, read_only=True) as library:
        (kept,) = AnnotatingService(library).annotations_in(student.window.desk.pack.id)
    assert kept.feature == "just now"


def test_a_change_that_comes_while_it_closes_is_refused_aloud(student):
    student.window.session.give_free(lambda _: None)
    mark(student)
    assert student.window.desk.marks() == ()
    assert "nothing was changed" in student.window.toast.text()


def test_an_error_nobody_expected_is_told_and_logged(student, caplog):
    def break_down():
        raise RuntimeError("somewhere")

    QTimer.singleShot(0, break_down)
    student.until(lambda: "Something went wrong" in student.window.toast.text())
    (record,) = caplog.records
    assert record.exc_info[0] is RuntimeError
    caplog.clear()
    mark(student)
    assert student.window.desk.marks(), "work goes on"
