# SPDX-License-Identifier: MIT
"""A copy is put back whole, whatever cuts it short, and nothing that was there is deleted."""

import errno
import json
import os
import sqlite3
from contextlib import closing, suppress

import pytest

from tests.storage.plain_library import insert, library
from workbench import files
from workbench.domain.errors import BackupUnusableError, DiskFullError, LibraryUnwritableError
from workbench.storage import backups, recovery, seal
from workbench.storage.checking import check_library
from workbench.storage.recovery import LibraryState, inspect


@pytest.fixture
def folder(tmp_path):
    """A library with one copy, changed since."""
    path = library(tmp_path / "library", packs=2)
    with closing(sqlite3.connect(path)) as connection:
        backups.make(connection, path.parent, generation=1, counter=1)
        insert(connection, "pack", id="later", title="later")
        connection.commit()
    return path.parent


@pytest.fixture
def backup(folder):
    return backups.backups_in(folder)[0].path


def pack_ids(folder):
    with closing(sqlite3.connect(folder / "library.db")) as connection:
        return {name for (name,) in connection.execute("SELECT id FROM pack")}


class TestInspect:
    def test_nothing_at_all_is_a_new_library(self, tmp_path):
        assert inspect(tmp_path) is LibraryState.MISSING
        assert list(tmp_path.iterdir()) == []

    def test_copies_without_a_library_tell_that_it_was_lost(self, folder):
        (folder / "library.db").unlink()
        assert inspect(folder) is LibraryState.LOST
        assert not (folder / "library.db").exists()

    @pytest.mark.parametrize(
        ("content", "state"),
        [
            (b"", LibraryState.EMPTY),
            (b"short", LibraryState.NOT_SQLITE),
            (b"SQLite format 3\0", LibraryState.NOT_SQLITE),
            (b"\0" * 40_960, LibraryState.NOT_SQLITE),
            (b"an essay about the causes of the war " * 100, LibraryState.NOT_SQLITE),
        ],
    )
    def test_other_content_is_told_from_a_library(self, tmp_path, content, state):
        path = tmp_path / "library.db"
        path.write_bytes(content)
        assert inspect(tmp_path) is state
        assert path.read_bytes() == content

    @pytest.mark.parametrize(
        ("pragma", "state"),
        [
            ("application_id = 1", LibraryState.OTHER_APPLICATION),
            ("application_id = 0", LibraryState.OTHER_APPLICATION),
            ("user_version = 9999", LibraryState.NEWER),
        ],
    )
    def test_libraries_of_others_are_left_alone(self, folder, pragma, state):
        with closing(sqlite3.connect(folder / "library.db")) as connection:
            connection.execute(f"PRAGMA {pragma}")
        before = files.sha256_of(folder / "library.db")
        assert inspect(folder) is state
        assert files.sha256_of(folder / "library.db") == before

    def test_only_a_sealed_library_is_clean(self, folder):
        assert inspect(folder) is LibraryState.UNCLEAN
        seal.seal(folder)
        assert inspect(folder) is LibraryState.CLEAN

    def test_an_interrupted_save_is_rolled_back_and_unclean(self, folder):
        process = os.fork()
        if not process:
            connection = sqlite3.connect(folder / "library.db", isolation_level=None)
            connection.execute("PRAGMA journal_mode = TRUNCATE")
            connection.execute("PRAGMA cache_size = 1")
            connection.execute("BEGIN")
            for number in range(500):
                insert(connection, "pack", id=f"half {number}", title="half a save" * 20)
            os._exit(0)
        os.waitpid(process, 0)
        assert (folder / "library.db-journal").stat().st_size
        assert inspect(folder) is LibraryState.UNCLEAN
        assert pack_ids(folder) == {"p0", "p1", "later"}

    def test_a_restore_that_was_cut_short_comes_first(self, folder):
        (folder / recovery.INTENT).write_bytes(b"{}")
        assert inspect(folder) is LibraryState.RESTORE_PENDING

    def test_a_library_held_by_another_program_is_told(self, folder):
        with closing(sqlite3.connect(folder / "library.db")) as other:
            other.execute("BEGIN EXCLUSIVE")
            with pytest.raises(LibraryUnwritableError, match="another program"):
                inspect(folder, patience=0)


class TestRestore:
    def test_it_puts_the_copy_in_place(self, folder, backup):
        recovery.restore(folder, backup)
        assert pack_ids(folder) == {"p0", "p1"}
        assert files.sha256_of(folder / "library.db") == files.sha256_of(backup)
        assert not (folder / recovery.INTENT).exists()

    def test_it_moves_the_former_set_aside_as_a_whole(self, folder, backup):
        (folder / "library.db").write_bytes(b"damaged")
        for name in ("library.db-journal", "library.db-wal", "library.db-shm", seal.NAME):
            (folder / name).write_bytes(name.encode())
        aside = recovery.restore(folder, backup)
        assert {path.name for path in aside.iterdir()} == {
            "library.db",
            "library.db-journal",
            "library.db-wal",
            "library.db-shm",
            seal.NAME,
        }
        assert (aside / "library.db").read_bytes() == b"damaged"
        assert check_library(folder / "library.db").is_sound

    def test_it_works_without_a_former_library(self, folder, backup):
        (folder / "library.db").unlink()
        recovery.restore(folder, backup)
        assert pack_ids(folder) == {"p0", "p1"}

    def test_it_takes_a_copy_from_any_place(self, folder, backup, tmp_path):
        stick = tmp_path / "from my stick.bak"
        stick.write_bytes(backup.read_bytes())
        recovery.restore(folder, stick)
        assert pack_ids(folder) == {"p0", "p1"}

    @pytest.mark.parametrize("damage", ["cut", "bit", "empty", "missing", "text", "other"])
    def test_it_refuses_what_is_no_whole_copy(self, folder, backup, damage):
        content = bytearray(backup.read_bytes())
        content[len(content) // 2] ^= 1
        if damage == "other":
            backup = library(folder / "elsewhere")
            with closing(sqlite3.connect(backup)) as connection:
                connection.execute("PRAGMA application_id = 5")
        elif damage == "missing":
            backup.unlink()
        else:
            contents = {"cut": content[:5000], "bit": content, "empty": b"", "text": b"words" * 999}
            backup.write_bytes(contents[damage])
        before = files.sha256_of(folder / "library.db")
        with pytest.raises(BackupUnusableError):
            recovery.restore(folder, backup)
        assert files.sha256_of(folder / "library.db") == before
        assert not (folder / recovery.INTENT).exists()

    def test_restoring_twice_keeps_both_former_libraries(self, folder, backup):
        first = recovery.restore(folder, backup)
        second = recovery.restore(folder, backup)
        assert first != second
        assert not second.exists()
        assert first.exists()


class TestFinishRestore:
    def test_there_is_usually_nothing_to_finish(self, folder):
        assert recovery.finish_restore(folder) is False

    @pytest.mark.parametrize("step", range(12))
    def test_it_goes_on_wherever_it_was_cut_short(self, folder, backup, step, monkeypatch):
        (folder / "library.db-journal").write_bytes(b"hot")
        former = files.sha256_of(folder / "library.db")
        calls = Countdown(step)
        with monkeypatch.context() as patch:
            for name in ("move", "fsync_directory", "fsync_file", "sha256_of"):
                patch.setattr(files, name, calls.watched(getattr(files, name)))
            with suppress(Cut):
                recovery.restore(folder, backup)
                calls.left = None
        is_begun = (folder / recovery.INTENT).exists()
        assert recovery.finish_restore(folder) is is_begun
        assert check_library(folder / "library.db").is_sound
        if is_begun or calls.left is None:
            assert pack_ids(folder) == {"p0", "p1"}
        kept = {files.sha256_of(path) for path in folder.glob("**/library.db")}
        assert former in kept

    def test_a_full_disk_is_told_and_it_goes_on_later(self, folder, backup, monkeypatch):
        def no_room(*_args, **_options):
            raise OSError(errno.ENOSPC, "full")

        with monkeypatch.context() as patch:
            patch.setattr(files, "replace_durably", no_room)
            with pytest.raises(DiskFullError):
                recovery.restore(folder, backup)
        recovery.finish_restore(folder)
        recovery.restore(folder, backup)
        assert pack_ids(folder) == {"p0", "p1"}

    def test_it_finds_the_copy_in_a_folder_that_was_moved(self, folder, backup, tmp_path):
        intent = {"backup": "/gone/backups/" + backup.name, "aside": "aside-1"}
        intent["sha256"] = files.sha256_of(backup)
        (folder / recovery.INTENT).write_text(json.dumps(intent), encoding="utf-8")
        recovery.finish_restore(folder)
        assert pack_ids(folder) == {"p0", "p1"}

    def test_a_note_from_elsewhere_moves_nothing_out_of_the_folder(self, folder, backup):
        intent = {"backup": str(backup), "aside": "../../elsewhere"}
        intent["sha256"] = files.sha256_of(backup)
        (folder / recovery.INTENT).write_text(json.dumps(intent), encoding="utf-8")
        recovery.finish_restore(folder)
        assert (folder / "elsewhere" / "library.db").exists()

    @pytest.mark.parametrize("note", [b"", b"{}", b"[1]", b"\0" * 80, b'{"backup": 1}'])
    def test_a_note_that_cannot_be_read_is_told(self, folder, note):
        (folder / recovery.INTENT).write_bytes(note)
        with pytest.raises(BackupUnusableError):
            recovery.finish_restore(folder)
        assert pack_ids(folder) == {"p0", "p1", "later"}

    def test_another_copy_can_be_chosen_when_the_first_is_gone(self, folder, backup):
        intent = {"backup": "/gone/a.bak", "aside": "aside-1", "sha256": "0" * 64}
        (folder / recovery.INTENT).write_text(json.dumps(intent), encoding="utf-8")
        with pytest.raises(BackupUnusableError):
            recovery.finish_restore(folder)
        recovery.restore(folder, backup)
        assert pack_ids(folder) == {"p0", "p1"}
        assert (folder / "aside-1" / "library.db").exists()


class Cut(BaseException):
    """The moment the power goes."""


class Countdown:
    """Lets some calls through and then cuts."""

    def __init__(self, calls):
        self.left = calls

    def watched(self, function):
        def call(*args, **options):
            if not self.left:
                raise Cut
            self.left -= 1
            return function(*args, **options)

        return call
