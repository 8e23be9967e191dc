# SPDX-License-Identifier: MIT
"""An upgrade is done or not begun, and a version does not touch what it does not know."""

import signal
import sqlite3
from contextlib import closing, contextmanager

import pytest
from sqlalchemy import Engine, event

from tests.reliability import next_version, pupil
from tests.reliability.power_cut import Replica, content_of, cuts
from tests.reliability.programs import is_a_change
from tests.reliability.tracing import run_traced
from workbench.domain.errors import NewerLibraryError
from workbench.storage.library import Library
from workbench.storage.recovery import LibraryState, inspect

DONE = 12


@pytest.fixture
def options(scratch):
    return next_version.options(scratch / "db")


@pytest.fixture
def folder(scratch):
    """A library of this version in which some steps were done."""
    folder = scratch / "library"
    with Library.open(folder, options=pupil.OPTIONS) as library:
        pupil.work(library, after=0, until=DONE)
    return folder


class CutShortError(Exception):
    """Raised in the place of a statement."""


@contextmanager
def interrupted_before(number):
    """Raise before a statement that changes something; gives how many such statements came."""
    count = [0]

    def interrupt(_connection, _cursor, statement, *_):
        count[0] += is_a_change(statement)
        if count[0] == number:
            raise CutShortError

    event.listen(Engine, "before_cursor_execute", interrupt)
    try:
        yield count
    finally:
        event.remove(Engine, "before_cursor_execute", interrupt)


def statements_of(folder, options):
    with interrupted_before(None) as count, Library.open(folder, options=options):
        return count[0]


class TestInterrupted:
    def test_making_a_library_by_an_error(self, scratch, tmp_path):
        statements = statements_of(tmp_path / "count", pupil.OPTIONS)
        assert statements > 20
        for number in range(1, statements + 1):
            folder = scratch / f"{number}"
            with interrupted_before(number), pytest.raises(CutShortError):
                Library.open(folder, options=pupil.OPTIONS)
            self.assert_nothing_or_all(folder)

    def test_making_a_library_by_a_kill(self, zygote, scratch, tmp_path):
        statements = statements_of(tmp_path / "count", pupil.OPTIONS)
        for number in range(1, statements + 1):
            folder = scratch / f"{number}"
            assert zygote.run("create", folder, str(number)) == signal.SIGKILL
            self.assert_nothing_or_all(folder)

    def test_upgrading_by_an_error(self, folder, options):
        content, seen = content_of(folder), set()
        statements = statements_of(folder, options)
        assert statements > 15
        replica = Replica(folder)
        for number in range(1, statements + 1):
            replica.show(content)
            with interrupted_before(number), pytest.raises(CutShortError):
                Library.open(folder, options=options)
            self.assert_old_or_new(folder, content, options, seen=seen)

    def test_upgrading_by_a_kill(self, zygote, folder, options):
        content, seen = content_of(folder), set()
        statements = statements_of(folder, options)
        replica = Replica(folder)
        for number in range(1, statements + 1):
            replica.show(content)
            scripts = options.migrations.scripts
            assert zygote.run("upgrade", folder, scripts, str(number)) == signal.SIGKILL
            self.assert_old_or_new(folder, content, options, seen=seen)

    def test_upgrading_by_a_power_cut(self, shim, scratch, folder, options):
        content, old = content_of(folder), (folder / "library.db").read_bytes()
        arguments = ["-m", "tests.reliability.programs", "upgrade", str(folder)]
        scripts = str(options.migrations.scripts)
        operations = run_traced([*arguments, scripts], shim=shim, folder=folder)
        before = pupil.examine(folder)
        replica, states = Replica(scratch / "replica"), 0
        for cut in cuts(content, operations):
            states += 1
            replica.show(cut.state)
            found = pupil.examine(replica.folder)
            assert found.problems == ()
            assert found.steps == DONE
            if (replica.folder / "library.db").read_bytes() != old:
                assert found == before
        assert states > 500

    def assert_nothing_or_all(self, folder):
        assert inspect(folder) in {LibraryState.MISSING, LibraryState.UNCLEAN}
        with Library.open(folder, options=pupil.OPTIONS) as library:
            pupil.work(library, after=0, until=2)
        assert pupil.examine(folder).steps == 2
        assert list(folder.glob("*.part*")) == []

    def assert_old_or_new(self, folder, content, options, *, seen):
        """Look at what is left; open it, too, where the like was not opened before."""
        is_old = (folder / "library.db").read_bytes() == content["library.db"]
        left_over = len(list(folder.glob("*.part*")))
        copies = len(list(folder.glob("backups/*")))
        if not is_old:
            assert pupil.examine(folder).steps == DONE
        if (is_old, left_over, copies) in seen:
            return
        seen.add((is_old, left_over, copies))
        with Library.open(folder, options=options) as library:
            pupil.work(library, after=DONE, until=DONE + 1)
        found = pupil.examine(folder)
        assert found.problems == ()
        assert found.steps == DONE + 1
        assert list(folder.glob("*.part*")) == []


def newer_format(connection):
    connection.execute("PRAGMA user_version = 9999")


def unknown_revision(connection):
    connection.execute("UPDATE alembic_version SET version_num = 'deadbeef'")


def no_revision(connection):
    connection.execute("DELETE FROM alembic_version")


@pytest.mark.parametrize("read_only", [False, True], ids=["to write", "to read"])
class TestAnotherVersion:
    @pytest.mark.parametrize("change", [newer_format, unknown_revision, no_revision])
    def test_what_is_not_known_is_not_touched(self, folder, change, read_only):
        with closing(sqlite3.connect(folder / "library.db")) as connection:
            change(connection)
            connection.commit()
        self.assert_refused(folder, read_only=read_only)

    def test_nothing_is_taken_back_to_an_earlier_version(self, folder, options, read_only):
        with Library.open(folder, options=options) as library:
            pupil.work(library, after=DONE, until=DONE + 1)
        self.assert_refused(folder, read_only=read_only)
        with Library.open(folder, options=options) as library:
            assert library.check().result().is_sound

    def assert_refused(self, folder, *, read_only):
        before = content_of(folder)
        with pytest.raises(NewerLibraryError) as caught:
            Library.open(folder, read_only=read_only, options=pupil.OPTIONS)
        assert "newer version" in caught.value.message()
        assert content_of(folder) == before
