# SPDX-License-Identifier: MIT
"""A library on a stick or in a synced folder: which state is opened, and where the other one is."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.doubles import Do
from tests.factories import a_pack
from tests.storage.pcs import Computer, keep_pack, pulled_out, tear, titles_in
from workbench.domain.errors import (
    BackupUnusableError,
    BrokenLibraryError,
    LibraryInUseError,
    LibraryMissingError,
    LibraryReadOnlyError,
    LibraryUnwritableError,
    NotALibraryError,
    NotPublishedError,
    OtherLibraryError,
)
from workbench.domain.plans import Student
from workbench.storage import snapshot
from workbench.storage.anywhere import open_file, restore
from workbench.storage.backups import backups_in
from workbench.storage.checking_out import publication
from workbench.storage.library import Library
from workbench.storage.lock import holder_of
from workbench.storage.opening import NoLibraryError, Options
from workbench.storage.preferences import Preferences, load_preferences, save_preferences
from workbench.storage.working_copy import copies_in

PNG = b"\x89PNG\r\n\x1a\n" + b"picture" * 10


@pytest.fixture
def stick(tmp_path):
    return tmp_path / "stick"


@pytest.fixture
def school(tmp_path):
    return Computer(tmp_path / "school")


@pytest.fixture
def home(tmp_path):
    return Computer(tmp_path / "home")


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def latest_slot(place):
    return snapshot.latest(place).path


def titles_in_copies(place):
    """Return the titles in each copy that is pinned in a place."""
    found = []
    for copy in backups_in(place):
        if copy.pinned:
            with closing(sqlite3.connect(copy.path)) as connection:
                rows = connection.execute("SELECT title FROM pack ORDER BY title").fetchall()
            found.append([title for (title,) in rows])
    return found


class TestANewLibrary:
    def test_nothing_that_is_in_use_lies_in_the_place(self, school, stick):
        with school.open(stick) as library:
            assert names(stick) == ["library-a.snapshot", "library.lock"]
            assert library.place == stick
            assert library.folder.is_relative_to(school.copies)
            assert holder_of(stick)
        assert names(stick) == ["library-a.snapshot"]

    def test_what_was_done_is_published_at_the_end(self, school, home, stick):
        school.bring_in(stick, "Docks")
        assert home.titles(stick) == ["Docks"]
        assert home.titles(stick, read_only=False) == ["Docks"]
        assert school.faults == []

    def test_where_nothing_can_be_published_none_is_made(self, school, tmp_path):
        (tmp_path / "file").touch()
        with pytest.raises(Exception, match="file"):
            school.open(tmp_path / "file" / "stick")
        assert not school.copies.exists()


class TestTheLaterState:
    """What is here and what is there, each in all its states."""

    HERE = ("nothing", "the same", "later", "earlier", "a fork as far", "damaged and earlier")
    THERE = ("whole", "latest torn")

    @pytest.mark.parametrize("there", THERE)
    @pytest.mark.parametrize("here", HERE)
    def test_is_opened_and_the_other_one_is_kept(self, school, home, stick, here, there):
        school.bring_in(stick, "First")
        school.bring_in(stick, "Second")
        known = self.arrange(here, school, home, stick)
        if there == "latest torn":
            torn = snapshot.latest(stick).standing
            tear(latest_slot(stick))
            assert snapshot.latest(stick).standing.age < torn.age
        expected = self.expected(here, there)
        assert school.titles(stick) == expected
        assert school.titles(stick, read_only=False) == expected
        school.bring_in(stick, "Third")
        assert home.titles(stick, read_only=False) == sorted([*expected, "Third"])
        kept = [*titles_in_copies(stick), expected]
        for state in known:
            assert state in kept or set(state) <= set(expected)

    def arrange(self, here, school, home, stick):
        """Bring the computer at school into a state; return what it has that must not be lost."""
        if here == "nothing":
            shutil.rmtree(school.copies)
            return []
        if here == "later":
            school.bring_in_only_here(stick, "Only here")
            return [["First", "Only here", "Second"]]
        if here in {"earlier", "damaged and earlier"}:
            home.bring_in(stick, "At home")
        if here == "a fork as far":
            school.bring_in_only_here(stick, "Only here")
            home.bring_in(stick, "At home")
            return [["First", "Only here", "Second"]]
        if here == "damaged and earlier":
            (copy,) = copies_in(school.copies)
            copy.database.write_bytes(b"damaged" * 1000)
        return []

    def expected(self, here, there):
        if there == "whole":
            return {
                "later": ["First", "Only here", "Second"],
                "earlier": ["At home", "First", "Second"],
                "damaged and earlier": ["At home", "First", "Second"],
                "a fork as far": ["At home", "First", "Second"],
            }.get(here, ["First", "Second"])
        # What only the torn copy had is on the computer that made it.
        return {
            "nothing": ["First"],
            "later": ["First", "Only here", "Second"],
            "a fork as far": ["First", "Only here", "Second"],
        }.get(here, ["First", "Second"])

    def test_a_stick_that_lost_everything_gets_it_again(self, school, home, stick):
        school.bring_in(stick, "Docks")
        for slot in stick.glob("*.snapshot"):
            tear(slot)
        assert school.titles(stick) == ["Docks"]
        school.open(stick).close()
        assert home.titles(stick) == ["Docks"]

    def test_a_folder_that_was_emptied_is_no_new_library(self, school, stick):
        school.bring_in(stick, "Docks")
        shutil.rmtree(stick)
        assert school.titles(stick, read_only=False) == ["Docks"]
        assert snapshot.latest(stick)

    def test_where_nothing_is_whole_no_empty_library_is_made(self, school, home, stick):
        school.bring_in(stick, "Docks")
        for slot in stick.glob("*.snapshot"):
            tear(slot)
        for read_only in (True, False):
            with pytest.raises(BrokenLibraryError, match="stick"):
                home.open(stick, read_only=read_only)
        for slot in stick.glob("*.snapshot"):
            slot.unlink()
        with pytest.raises(LibraryMissingError, match="stick"):
            home.open(stick)

    def test_there_has_to_be_something_to_read(self, home, stick):
        with pytest.raises(NoLibraryError, match="stick"):
            home.open(stick, read_only=True)
        assert not stick.exists()

    @settings(max_examples=25)
    @given(
        steps=st.lists(
            st.tuples(
                st.sampled_from(["published", "only here", "wiped", "torn"]), st.integers(0, 1)
            ),
            max_size=7,
        )
    )
    def test_whatever_happens_nothing_that_is_whole_anywhere_is_passed_over(
        self, tmp_path_factory, steps
    ):
        folder = tmp_path_factory.mktemp("steps")
        place = folder / "stick"
        computers = [Computer(folder / "school"), Computer(folder / "home")]
        computers[0].bring_in(place, "Begun")
        for number, (what, which) in enumerate(steps):
            computer = computers[which]
            if what == "published":
                computer.bring_in(place, f"Step {number}")
            elif what == "only here":
                computer.bring_in_only_here(place, f"Step {number}")
            elif what == "wiped":
                shutil.rmtree(computer.copies, ignore_errors=True)
            elif len(snapshot.whole_in(place)) == 2:
                tear(latest_slot(place))
        for computer in computers:
            there = snapshot.latest(place).standing
            here = [copy.standing().age for copy in copies_in(computer.copies)]
            with computer.open(place) as library:
                assert library.check().result().is_sound
                opened = library._standing().age
            assert opened >= max([there.age, *here])
        assert len({tuple(computer.titles(place)) for computer in computers}) == 1


class TestAnotherLibrary:
    @pytest.fixture
    def swapped(self, school, home, stick, tmp_path):
        """A place in which another library is than the one whose newest work is at school."""
        school.bring_in(stick, "Docks")
        school.bring_in_only_here(stick, "Only here")
        stick.rename(tmp_path / "first stick")
        home.bring_in(stick, "Mills")
        return stick

    def test_it_is_refused_in_one_sentence_that_names_the_way_on(self, school, swapped):
        before = {path: path.read_bytes() for path in swapped.glob("*.snapshot")}
        with pytest.raises(OtherLibraryError) as caught:
            school.open(swapped)
        assert "--set-aside" in caught.value.message()
        assert {path: path.read_bytes() for path in swapped.glob("*.snapshot")} == before
        assert school.titles(swapped) == ["Mills"]

    def test_the_right_stick_finds_its_work_again(self, school, swapped, tmp_path):
        swapped.rename(tmp_path / "second stick")
        (tmp_path / "first stick").rename(swapped)
        assert school.titles(swapped, read_only=False) == ["Docks", "Only here"]

    def test_the_other_work_can_be_set_aside_and_opened_there(self, school, swapped):
        school.bring_in(swapped, "More", set_aside=True)
        assert school.titles(swapped) == ["Mills", "More"]
        (aside,) = swapped.glob("aside-*")
        assert school.titles(aside, read_only=False) == ["Docks", "Only here"]
        school.open(swapped).close()

    def test_one_that_is_complete_in_its_own_place_stands_in_nobodys_way(
        self, school, home, stick, tmp_path
    ):
        school.bring_in(stick, "Docks")
        stick.rename(tmp_path / "first stick")
        home.bring_in(stick, "Mills")
        assert school.titles(stick, read_only=False) == ["Mills"]

    def test_two_copies_of_one_folder_stay_apart(self, school, stick, tmp_path):
        school.bring_in(stick, "Docks")
        shutil.copytree(stick, tmp_path / "copied")
        school.bring_in(stick, "On the stick")
        assert school.titles(tmp_path / "copied", read_only=False) == ["Docks"]
        school.bring_in_only_here(stick, "Only here")
        with pytest.raises(OtherLibraryError):
            school.open(tmp_path / "copied")
        assert school.titles(tmp_path / "copied", read_only=True) == ["Docks"]

    def test_a_stick_with_another_letter_is_the_same_stick(self, school, stick, tmp_path):
        school.bring_in(stick, "Docks")
        school.bring_in_only_here(stick, "Only here")
        stick.rename(tmp_path / "F")
        assert school.titles(tmp_path / "F", read_only=False) == ["Docks", "Only here"]


class TestALibraryThatLiesRightThere:
    @pytest.fixture
    def direct(self, stick):
        with Library.open(stick) as library:
            keep_pack(library, "Docks")
            library.media.keep(PNG, name="poster")
        return stick

    def test_it_is_adopted_and_its_files_are_kept(self, school, home, direct):
        content = (direct / "library.db").read_bytes()
        assert school.titles(direct) == ["Docks"]
        assert (direct / "library.db").exists()
        school.bring_in(direct, "Mills")
        assert not (direct / "library.db").exists()
        (aside,) = direct.glob("aside-*")
        assert (aside / "library.db").read_bytes() == content
        assert home.titles(direct) == ["Docks", "Mills"]

    def test_a_save_that_was_cut_short_there_is_taken_back(self, school, direct):
        with closing(sqlite3.connect(direct / "library.db", isolation_level=None)) as connection:
            connection.execute("PRAGMA cache_size = 1")
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("UPDATE pack SET title = 'Half a change'")
            connection.execute("UPDATE source SET body = body || hex(zeroblob(100000))")
            names_and_contents = [(path, path.read_bytes()) for path in direct.glob("library.db*")]
        for path, content in names_and_contents:
            path.write_bytes(content)
        assert school.titles(direct, read_only=False) == ["Docks"]

    def test_one_that_is_damaged_or_foreign_is_left_alone(self, school, direct):
        content = bytearray((direct / "library.db").read_bytes())
        place = content.index(b"Docks")
        content[place : place + 5] = b"Ducks"
        for wrong, error in ((bytes(content), BrokenLibraryError), (b"no" * 999, NotALibraryError)):
            (direct / "library.db").write_bytes(wrong)
            with pytest.raises(error, match="stick"):
                school.open(direct)
            assert (direct / "library.db").read_bytes() == wrong
            assert not snapshot.is_used(direct)

    def test_one_that_was_worked_on_after_it_was_published_counts(self, school, home, direct):
        school.bring_in(direct, "Mills")
        snapshot.take(snapshot.latest(direct), direct / "library.db")
        with Library.open(direct) as library:
            keep_pack(library, "With an older version")
        assert home.titles(direct, read_only=False) == ["Docks", "Mills", "With an older version"]

    def test_another_one_than_was_published_is_refused_or_set_aside(self, school, direct, tmp_path):
        school.bring_in(direct, "Mills")
        with Library.open(tmp_path / "other") as library:
            keep_pack(library, "Foreign")
        shutil.copy(tmp_path / "other" / "library.db", direct)
        with pytest.raises(OtherLibraryError):
            school.open(direct)
        school.open(direct, set_aside=True).close()
        assert school.titles(direct) == ["Docks", "Mills"]
        assert len(list(direct.glob("aside-*"))) == 2


class TestWhatGoesWithIt:
    def test_pictures_travel_both_ways(self, school, home, stick):
        with school.open(stick) as library:
            stored = library.media.keep(PNG, name="poster")
            keep_pack(library, "Docks")
        with home.open(stick, read_only=True) as library:
            assert library.media.read(stored) == PNG
        with home.open(stick) as library:
            assert library.media.read(stored) == PNG
            with pulled_out(stick):
                assert library.media.read(stored) == PNG

    def test_a_picture_that_the_stick_damaged_is_not_taken_and_is_put_right(
        self, school, home, stick
    ):
        with school.open(stick) as library:
            stored = library.media.keep(PNG, name="poster")
            keep_pack(library, "Docks")
        (stick / "media" / stored).write_bytes(PNG[:20])
        with home.open(stick) as library:
            assert not library.media.has(stored)
        school.bring_in(stick, "Mills")
        assert (stick / "media" / stored).read_bytes() == PNG

    def test_settings_travel_even_when_nothing_else_has_changed(self, school, home, stick):
        for computer, name in ((school, "Mia"), (home, "Mia K"), (school, "Mia Köhler")):
            with computer.open(stick) as library:
                save_preferences(library.folder, Preferences(student=Student(name=name)))
            for other in (school, home):
                with other.open(stick) as library:
                    assert load_preferences(library.folder).student.name == name

    def test_settings_that_could_not_be_published_are_not_lost(self, school, home, stick):
        school.bring_in(stick, "Docks")
        with school.open(stick) as library, pulled_out(stick):
            save_preferences(library.folder, Preferences(student=Student(name="Mia")))
            library.close()
        assert publication(stick, school.copies).has_news
        school.open(stick).close()
        with home.open(stick, read_only=True) as library:
            assert load_preferences(library.folder).student.name == "Mia"

    def test_backups_are_in_the_place(self, school, home, stick):
        school.bring_in(stick, "Docks")
        (copy,) = backups_in(stick)
        assert copy.is_whole()
        home.bring_in(stick, "Mills")
        assert [each.counter for each in backups_in(stick)] == [2, 1]
        with home.open(stick) as library:
            keep_pack(library, "Canals")
            library.backup(pinned="exam").result()
        assert backups_in(stick)[0].pinned == "exam"

    def test_where_a_stick_was_nothing_is_made(self, school, stick):
        with school.open(stick) as library, pulled_out(stick):
            keep_pack(library, "Docks")
            backup = library.backup().result()
            with pytest.raises(LibraryUnwritableError):
                library.working_copy.keep(backup)
            library.close()
            assert not stick.exists()


class TestPuttingBack:
    def test_the_older_state_is_published_and_stays(self, school, home, stick):
        school.bring_in(stick, "Docks")
        (copy,) = backups_in(stick)
        home.bring_in(stick, "Mills")
        aside = restore(stick, copy.path, options=school.options)
        assert (aside / "library.db").exists()
        assert [each.titles(stick, read_only=False) for each in (home, school)] == [["Docks"]] * 2
        assert ["Docks", "Mills"] in titles_in_copies(stick)
        home.bring_in(stick, "Canals")
        assert school.titles(stick) == ["Canals", "Docks"]

    def test_what_was_said_in_review_is_on_the_stick_and_comes_back_there(self, school, stick):
        review = stick / "reviews/11B/Bo Li.json"
        with school.open(stick) as library:
            review.parent.mkdir(parents=True)
            review.write_text("Monday")
            library.perform(Do(lambda unit: unit.packs.add(a_pack()))).result()
        (copy,) = backups_in(stick)
        review.write_text("Tuesday")
        restore(stick, copy.path, options=school.options)
        assert review.read_text() == "Monday"
        (aside,) = stick.glob("aside-*/reviews/11B/Bo Li.json")
        assert aside.read_text() == "Tuesday"

    def test_a_slot_can_be_put_back(self, school, stick, tmp_path):
        school.bring_in(stick, "Docks")
        kept = tmp_path / "kept.snapshot"
        shutil.copy(latest_slot(stick), kept)
        school.bring_in(stick, "Mills")
        restore(stick, kept, options=school.options)
        assert school.titles(stick) == ["Docks"]

    def test_where_only_backups_are_left_they_are_the_way_back(self, school, home, stick):
        school.bring_in(stick, "Docks")
        (copy,) = backups_in(stick)
        for slot in stick.glob("*.snapshot"):
            slot.unlink()
        restore(stick, copy.path, options=home.options)
        assert home.titles(stick) == ["Docks"]

    def test_a_damaged_working_copy_is_put_right(self, school, home, stick):
        school.bring_in(stick, "Docks")
        (backup,) = backups_in(stick)
        school.bring_in_only_here(stick, "Only here")
        (copy,) = copies_in(school.copies)
        content = bytearray(copy.database.read_bytes())
        place = content.index(b"Only here")
        content[place : place + 4] = b"ONLY"
        copy.database.write_bytes(content)
        with pytest.raises(BrokenLibraryError) as caught:
            school.open(stick)
        assert str(stick) in caught.value.message()
        restore(stick, backup.path, options=school.options)
        assert school.titles(stick, read_only=False) == ["Docks"]
        assert home.titles(stick) == ["Docks"]

    def test_a_copy_that_is_none_changes_nothing(self, school, stick, tmp_path):
        school.bring_in(stick, "Docks")
        (tmp_path / "no.bak").write_bytes(b"words")
        with pytest.raises(BackupUnusableError):
            restore(stick, tmp_path / "no.bak", options=school.options)
        assert school.titles(stick, read_only=False) == ["Docks"]

    def test_not_while_it_is_open(self, school, stick):
        school.bring_in(stick, "Docks")
        (copy,) = backups_in(stick)
        with school.open(stick), pytest.raises(LibraryInUseError):
            restore(stick, copy.path, options=school.options)


class TestTwoComputers:
    def test_only_one_has_it_open(self, school, home, stick):
        with school.open(stick) as library:
            with pytest.raises(LibraryInUseError):
                home.open(stick)
            keep_pack(library, "Docks")
            assert home.titles(stick) == []
            assert school.titles(stick) == ["Docks"]

    def test_one_program_has_a_working_copy_even_under_another_letter(
        self, school, stick, tmp_path
    ):
        school.bring_in(stick, "Docks")
        with school.open(stick):
            shutil.copytree(stick, tmp_path / "F", ignore=lambda *_: ["library.lock"])
            with pytest.raises(LibraryInUseError) as caught:
                school.open(tmp_path / "F")
        assert str(tmp_path / "F") in caught.value.message()

    def test_whoever_lost_the_place_keeps_the_work_here(self, school, home, stick):
        school.bring_in(stick, "Docks")
        with school.open(stick) as library:
            keep_pack(library, "At school")
            record = (stick / "library.lock").read_bytes()
            taken = record.replace(holder_of(stick).instance.encode(), b"0" * 32)
            (stick / "library.lock").write_bytes(taken)
        assert isinstance(school.faults[-1], NotPublishedError)
        assert "opened elsewhere" in school.faults[-1].message()
        assert home.titles(stick) == ["Docks"]
        assert school.titles(stick) == ["At school", "Docks"]


class TestReading:
    def test_nothing_is_written_anywhere(self, school, home, stick):
        school.bring_in(stick, "Docks")
        home.bring_in(stick, "Mills")

        def written():
            folders = (stick, school.copies)
            paths = [path for folder in folders for path in folder.rglob("*")]
            return sorted((path, path.stat().st_mtime_ns) for path in paths)

        before = written()
        with school.open(stick, read_only=True) as library:
            assert titles_in(library) == ["Docks", "Mills"]
            assert library.place == stick
            with pytest.raises(LibraryReadOnlyError):
                library.perform(Do(lambda unit: unit.packs.add(a_pack()))).result()
        assert written() == before

    def test_how_it_stands_can_be_asked(self, school, stick):
        school.bring_in(stick, "Docks")
        assert not publication(stick, school.copies).has_news
        school.bring_in_only_here(stick, "Only here")
        stands = publication(stick, school.copies)
        assert stands.has_news
        written = latest_slot(stick).stat().st_mtime
        assert stands.published.timestamp() == pytest.approx(written)

    def test_without_working_copies_it_is_opened_where_it_lies(self, tmp_path):
        for read_only in (False, True):
            opened = open_file(tmp_path, Options(), read_only=read_only)
            with opened.resources:
                assert opened.place == opened.folder == tmp_path
                assert opened.publisher is None
        assert not snapshot.is_used(tmp_path)
