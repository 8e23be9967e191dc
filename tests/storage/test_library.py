# SPDX-License-Identifier: MIT
from __future__ import annotations

import hashlib
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from dataclasses import replace

import pytest

from tests.doubles import Do
from tests.factories import a_pack, an_annotation
from workbench.domain.changes import Changed
from workbench.domain.errors import (
    BrokenLibraryError,
    DiskFullError,
    LibraryChangedElsewhereError,
    LibraryInUseError,
    LibraryMissingError,
    LibraryReadOnlyError,
    LibraryUnwritableError,
    NewerLibraryError,
    NotALibraryError,
)
from workbench.domain.identifiers import OperationId
from workbench.storage import seal
from workbench.storage.anywhere import restore
from workbench.storage.backups import Health, backups_in
from workbench.storage.library import Library
from workbench.storage.lock import holder_of
from workbench.storage.opening import NoLibraryError


def digest(folder):
    return hashlib.sha256((folder / "library.db").read_bytes()).hexdigest()


def number_in(folder, column):
    with closing(sqlite3.connect(folder / "library.db")) as connection:
        return connection.execute(f"SELECT {column} FROM library_meta").fetchone()[0]  # noqa: S608


def raising(error):
    def work(_unit):
        raise error

    return work


@pytest.fixture
def closed(folder, options):
    """The folder of a library with one pack that was closed properly."""
    with Library.open(folder, options=options) as library:
        library.perform(Do(lambda unit: unit.packs.add(a_pack()))).result()
    return folder


class TestOpen:
    def test_a_missing_folder_becomes_a_library(self, tmp_path):
        folder = tmp_path / "a b" / "100%25 why? Köhler#1"
        with Library.open(folder) as library:
            assert library.read(lambda unit: unit.packs.summaries()).result() == ()
        assert sorted(path.name for path in folder.iterdir()) == [
            "library.db",
            "library.db-journal",
            "library.seal",
        ]

    def test_what_was_kept_is_there_again(self, closed, options):
        with Library.open(closed, options=options) as library:
            (summary,) = library.read(lambda unit: unit.packs.summaries()).result()
            assert summary.title == "The cotton famine"

    def test_a_library_that_is_up_to_date_opens_without_alembic(self, closed, repository):
        program = (
            "import sys, pathlib\n"
            "from workbench.storage.library import Library\n"
            "Library.open(pathlib.Path(sys.argv[1])).close()\n"
            "assert 'alembic' not in sys.modules\n"
        )
        subprocess.run([sys.executable, "-c", program, closed], cwd=repository, check=True)

    def test_the_package_itself_imports_nothing(self, repository):
        program = (
            "import sys, workbench.storage\n"
            "assert not {'sqlalchemy', 'alembic', 'sqlite3'} & set(sys.modules)\n"
        )
        subprocess.run([sys.executable, "-c", program], cwd=repository, check=True)

    def test_a_second_opening_is_refused(self, library, folder):
        with pytest.raises(LibraryInUseError):
            Library.open(folder)

    def test_a_lost_file_never_becomes_a_new_library(self, closed):
        (closed / "library.db").unlink()
        with pytest.raises(LibraryMissingError):
            Library.open(closed)
        assert not (closed / "library.db").exists()

    def test_an_empty_file_never_becomes_a_new_library(self, folder):
        folder.mkdir()
        (folder / "library.db").touch()
        for read_only in (False, True):
            with pytest.raises(BrokenLibraryError):
                Library.open(folder, read_only=read_only)
        assert (folder / "library.db").read_bytes() == b""

    @pytest.mark.parametrize("content", [b"words", b"words and more words " * 60])
    def test_a_file_that_is_no_database_is_not_touched(self, folder, content):
        folder.mkdir()
        (folder / "library.db").write_bytes(content)
        for read_only in (False, True):
            with pytest.raises(NotALibraryError):
                Library.open(folder, read_only=read_only)
        assert (folder / "library.db").read_bytes() == content

    def test_a_database_of_another_program_is_not_touched(self, folder):
        folder.mkdir()
        with closing(sqlite3.connect(folder / "library.db")) as connection:
            connection.execute("CREATE TABLE note (words TEXT)")
        before = digest(folder)
        for read_only in (False, True):
            with pytest.raises(NotALibraryError):
                Library.open(folder, read_only=read_only)
        assert digest(folder) == before

    @pytest.mark.parametrize(
        "change",
        ["PRAGMA user_version = 2", "UPDATE alembic_version SET version_num = '9001'"],
    )
    def test_a_library_of_a_newer_version_is_not_touched(self, closed, change):
        with closing(sqlite3.connect(closed / "library.db")) as connection:
            connection.execute(change)
            connection.commit()
        before = digest(closed)
        for read_only in (False, True):
            with pytest.raises(NewerLibraryError):
                Library.open(closed, read_only=read_only)
        assert digest(closed) == before

    def test_a_library_that_was_not_closed_is_checked(self, closed):
        with closing(sqlite3.connect(closed / "library.db")) as connection:
            connection.execute("UPDATE source SET body = replace(body, 'mill', 'hill')")
            connection.commit()
        with pytest.raises(BrokenLibraryError, match="source"):
            Library.open(closed)

    def test_a_folder_that_cannot_be_made_is_said(self, tmp_path):
        (tmp_path / "file").touch()
        with pytest.raises(LibraryUnwritableError):
            Library.open(tmp_path / "file" / "library")

    def test_a_failed_opening_leaves_no_lock(self, closed, options):
        content = (closed / "library.db").read_bytes()
        (closed / "library.db").write_bytes(b"words" * 200)
        with pytest.raises(NotALibraryError):
            Library.open(closed, options=options)
        assert holder_of(closed) is None
        (closed / "library.db").write_bytes(content)
        Library.open(closed, options=options).close()


class TestReadOnly:
    def test_it_reads_and_writes_nothing(self, closed, options):
        before = sorted((path.name, path.stat().st_mtime_ns) for path in closed.iterdir())
        with Library.open(closed, read_only=True, options=options) as library:
            assert library.is_read_only
            assert len(library.read(lambda unit: unit.packs.summaries()).result()) == 1
            with pytest.raises(LibraryReadOnlyError):
                library.perform(Do(lambda unit: unit.packs.add(a_pack()))).result()
            with pytest.raises(LibraryReadOnlyError):
                library.undo().result()
        after = sorted((path.name, path.stat().st_mtime_ns) for path in closed.iterdir())
        assert after == before

    def test_it_goes_on_while_the_holder_writes(self, library, keep, folder, options):
        with Library.open(folder, read_only=True, options=options) as reader:
            for number in (1, 2):
                keep(lambda unit: unit.packs.add(a_pack()))
                assert len(reader.read(lambda unit: unit.packs.summaries()).result()) == number

    def test_a_save_that_was_cut_short_is_taken_back_in_a_private_copy(self, closed, options):
        journal = closed / "library.db-journal"
        with closing(sqlite3.connect(closed / "library.db", isolation_level=None)) as connection:
            connection.execute("PRAGMA cache_size = 1")
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("UPDATE pack SET title = 'Half a change'")
            filler = "UPDATE source SET body = body || hex(zeroblob(100000))"
            connection.execute(filler)
            half = (closed / "library.db").read_bytes(), journal.read_bytes()
        (closed / "library.db").write_bytes(half[0])
        journal.write_bytes(half[1])
        with Library.open(closed, read_only=True, options=options) as library:
            (summary,) = library.read(lambda unit: unit.packs.summaries()).result()
        assert summary.title == "The cotton famine"
        assert ((closed / "library.db").read_bytes(), journal.read_bytes()) == half

    def test_there_has_to_be_something_to_read(self, folder):
        with pytest.raises(NoLibraryError) as caught:
            Library.open(folder, read_only=True)
        assert str(folder) in caught.value.message()
        assert not folder.exists()


class TestPerform:
    def test_it_gives_what_the_command_gives_and_tells_what_it_touched(self, library):
        heard = []
        end = library.subscribe(heard.append)
        pack = a_pack()

        def work(unit):
            unit.packs.add(pack)
            return pack.id

        assert library.perform(Do(work)).result() == pack.id
        end()
        library.perform(Do(lambda unit: unit.packs.remove(pack.id))).result()
        assert heard == [Changed.PACKS | Changed.SOURCES | Changed.BACKGROUND]

    def test_an_action_is_there_as_a_whole_or_not_at_all(self, library, ask, keep):
        def work(unit):
            unit.packs.add(a_pack())
            raise KeyError("a bug")

        with pytest.raises(KeyError):
            keep(work)
        assert ask(lambda unit: unit.packs.summaries()) == ()
        assert library.undo_label is None

    def test_a_reference_to_nothing_is_a_bug_and_changes_nothing(self, ask, keep):
        with pytest.raises(Exception, match="FOREIGN KEY"):
            keep(lambda unit: unit.annotations.add(an_annotation(a_pack().sources[0])))
        keep(lambda unit: unit.packs.add(a_pack()))
        assert len(ask(lambda unit: unit.packs.summaries())) == 1

    def test_each_action_counts_up_once(self, library, keep, folder):
        for number in (1, 2):
            keep(lambda unit: unit.packs.add(a_pack()))
            assert number_in(folder, "counter") == number
        library.undo().result()
        assert number_in(folder, "counter") == 3

    def test_the_same_action_sent_twice_is_kept_once(self, library, ask):
        heard = []
        library.subscribe(heard.append)
        pack = a_pack()

        def work(unit):
            unit.packs.add(pack)
            return "given"

        command = Do(work, operation=OperationId("once"))
        assert library.perform(command).result() == "given"
        assert library.perform(command).result() == "given"
        assert len(ask(lambda unit: unit.packs.summaries())) == 1
        assert len(heard) == 1

    def test_an_action_of_an_earlier_session_is_not_repeated(self, folder, options):
        command = Do(lambda unit: unit.packs.add(a_pack()), operation=OperationId("once"))
        for _ in range(2):
            with Library.open(folder, options=options) as library:
                library.perform(command).result()
                assert len(library.read(lambda unit: unit.packs.summaries()).result()) == 1

    def test_only_the_latest_results_are_remembered(self, library, keep):
        for number in range(300):
            keep(lambda _unit, x=number: x)
        assert next(iter(library._outcomes.values())).result == 44

    def test_actions_are_kept_in_the_order_in_which_they_were_asked_for(self, library, ask, clock):
        done = []
        futures = [library.perform(Do(lambda _unit, x=n: done.append(x))) for n in range(8)]
        assert library.read(lambda _unit: list(done)).result() == list(range(8))
        assert all(future.done() for future in futures)

    def test_an_action_that_is_cancelled_in_time_is_not_done(self, library, ask):
        gate = threading.Event()
        library.perform(Do(lambda _unit: gate.wait()))
        cancelled = library.perform(Do(lambda unit: unit.packs.add(a_pack())))
        assert cancelled.cancel()
        gate.set()
        assert ask(lambda unit: unit.packs.summaries()) == ()

    def test_reading_cannot_write(self, library):
        with pytest.raises(RuntimeError, match="pack"):
            library.read(lambda unit: unit.packs.add(a_pack())).result()

    def test_a_listener_that_fails_stops_nobody(self, library, keep, caplog):
        heard = []
        library.subscribe(lambda _changed: [].pop())
        library.subscribe(heard.append)
        keep(lambda unit: unit.packs.add(a_pack()))
        assert len(heard) == 1
        assert "a listener failed" in caplog.text
        caplog.clear()


class TestFaults:
    """What stands in the way is met by holding SQLite's own lock from outside."""

    @pytest.fixture
    def somebody_else(self, library, folder):
        with closing(sqlite3.connect(folder / "library.db", isolation_level=None)) as connection:
            yield connection

    def test_a_change_waits_until_the_file_is_free(self, library, ask, somebody_else):
        heard = []
        library.subscribe_to_faults(heard.append)
        somebody_else.execute("BEGIN")
        somebody_else.execute("SELECT * FROM pack").fetchall()

        waiting = threading.Event()
        library.subscribe_to_faults(lambda _error: waiting.set())
        done = library.perform(Do(lambda unit: unit.packs.add(a_pack())), give_up_after=60)
        assert waiting.wait(30)
        assert library.waiting == 1
        assert ask(lambda unit: unit.packs.summaries()) == ()
        somebody_else.execute("COMMIT")
        done.result()
        assert isinstance(heard[0], LibraryUnwritableError)
        assert heard[-1] is None
        assert len(ask(lambda unit: unit.packs.summaries())) == 1

    def test_a_change_that_cannot_be_kept_in_time_fails_with_the_reason(
        self, library, somebody_else
    ):
        somebody_else.execute("BEGIN")
        somebody_else.execute("SELECT * FROM pack").fetchall()
        with pytest.raises(LibraryUnwritableError, match="holding"):
            library.perform(Do(lambda unit: unit.packs.add(a_pack()))).result()
        somebody_else.execute("COMMIT")
        library.perform(Do(lambda unit: unit.packs.add(a_pack()))).result()

    def test_somebody_who_writes_into_the_file_is_noticed(self, library, keep, somebody_else):
        keep(lambda unit: unit.packs.add(a_pack()))
        somebody_else.execute("UPDATE library_meta SET owner = 'somebody'")
        with pytest.raises(LibraryChangedElsewhereError):
            keep(lambda unit: unit.packs.add(a_pack()))
        with pytest.raises(LibraryChangedElsewhereError):
            library.read(lambda unit: unit.packs.summaries()).result()

    def test_a_file_that_was_replaced_is_noticed(self, library, keep, folder):
        keep(lambda unit: unit.packs.add(a_pack()))
        copy = (folder / "library.db").read_bytes()
        (folder / "library.db").rename(folder / "moved.db")
        (folder / "library.db").write_bytes(copy)
        with pytest.raises(LibraryChangedElsewhereError):
            keep(lambda unit: unit.packs.add(a_pack()))
        library.close()
        assert not seal.is_sealed(folder)

    def test_a_file_that_is_gone_is_noticed(self, library, keep, folder):
        (folder / "library.db").unlink()
        with pytest.raises(LibraryMissingError):
            keep(lambda unit: unit.packs.add(a_pack()))

    def test_a_lock_that_somebody_took_over_ends_the_writing(self, library, keep, folder):
        record = (folder / "library.lock").read_bytes()
        taken = record.replace(holder_of(folder).instance.encode(), b"0" * 32)
        (folder / "library.lock").write_bytes(taken)
        with pytest.raises(LibraryInUseError):
            keep(lambda unit: unit.packs.add(a_pack()))
        (folder / "library.lock").write_bytes(b"")
        with pytest.raises(LibraryUnwritableError):
            keep(lambda unit: unit.packs.add(a_pack()))

    @pytest.mark.parametrize(
        ("name", "expected"),
        [
            ("SQLITE_FULL", DiskFullError),
            ("SQLITE_IOERR_WRITE", DiskFullError),
            ("SQLITE_IOERR_FSYNC", LibraryUnwritableError),
            ("SQLITE_READONLY", LibraryReadOnlyError),
            ("SQLITE_CORRUPT", BrokenLibraryError),
        ],
    )
    def test_each_fault_of_the_database_is_said_in_plain_words(self, library, keep, name, expected):
        fault = sqlite3.OperationalError("a fault")
        fault.sqlite_errorname = name
        with pytest.raises(expected) as caught:
            keep(raising(fault))
        assert caught.value.message().endswith(".")


class TestClose:
    def test_what_was_asked_for_is_kept(self, folder, options):
        library = Library.open(folder, options=options)
        futures = [library.perform(Do(lambda unit: unit.packs.add(a_pack()))) for _ in range(5)]
        library.close()
        assert all(future.result() is None for future in futures)
        with pytest.raises(RuntimeError, match="closed"):
            library.perform(Do(lambda unit: unit.packs.add(a_pack())))

    def test_what_cannot_be_kept_fails_its_future(self, folder, options):
        library = Library.open(folder, options=replace(options, give_up_after=None))
        with closing(sqlite3.connect(folder / "library.db", isolation_level=None)) as connection:
            connection.execute("BEGIN")
            connection.execute("SELECT * FROM pack").fetchall()
            future = library.perform(Do(lambda unit: unit.packs.add(a_pack())))
            library._options = replace(options, closing_patience=0.0)
            library.close()
        with pytest.raises(LibraryUnwritableError):
            future.result()

    def test_it_copies_and_seals_what_has_changed(self, closed, options):
        (copy,) = backups_in(closed)
        assert copy.is_whole()
        assert seal.is_sealed(closed)
        Library.open(closed, options=options).close()
        assert len(backups_in(closed)) == 1
        assert seal.is_sealed(closed)
        assert holder_of(closed) is None

    def test_it_may_be_said_twice(self, library):
        library.close()
        library.close()

    def test_a_library_that_was_taken_over_is_neither_copied_nor_sealed(
        self, library, keep, folder
    ):
        keep(lambda unit: unit.packs.add(a_pack()))
        record = (folder / "library.lock").read_bytes()
        taken = record.replace(holder_of(folder).instance.encode(), b"0" * 32)
        (folder / "library.lock").write_bytes(taken)
        library.close()
        assert backups_in(folder) == []
        assert not seal.is_sealed(folder)
        assert (folder / "library.lock").read_bytes() == taken

    def test_an_open_library_has_no_seal(self, library, folder):
        assert not (folder / seal.NAME).exists()


class TestCopies:
    def test_a_copy_is_made_when_asked_for(self, library, keep, folder):
        keep(lambda unit: unit.packs.add(a_pack()))
        copy = library.backup(pinned="before-import").result()
        assert (copy.counter, copy.pinned, copy.is_whole()) == (1, "before-import", True)

    def test_how_the_copying_goes_can_be_asked(self, library):
        assert library.copies.health is Health.GOOD

    def test_a_library_is_checked_when_asked_for(self, library, keep):
        keep(lambda unit: unit.packs.add(a_pack()))
        report = library.check().result()
        assert report.is_sound
        assert report.counts["source"] == 2

    def test_a_restored_library_begins_a_new_generation(self, closed, options):
        (old,) = backups_in(closed)
        with Library.open(closed, options=options) as library:
            library.perform(Do(lambda unit: unit.packs.add(a_pack()))).result()
        aside = restore(closed, old.path)
        assert (aside / "library.db").exists()
        with Library.open(closed, options=options) as library:
            assert len(library.read(lambda unit: unit.packs.summaries()).result()) == 1
            library.perform(Do(lambda unit: unit.packs.add(a_pack()))).result()
        assert number_in(closed, "generation") == 1
        assert backups_in(closed)[0].age == (1, 2)

    def test_a_library_that_is_open_is_not_restored(self, library, keep, folder):
        keep(lambda unit: unit.packs.add(a_pack()))
        copy = library.backup().result()
        with pytest.raises(LibraryInUseError):
            restore(folder, copy.path)
