# SPDX-License-Identifier: MIT
from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing

import pytest
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from workbench.domain.errors import (
    BrokenLibraryError,
    LibraryChangedElsewhereError,
    LibraryMissingError,
    LibraryUnwritableError,
    NewerLibraryError,
    NotALibraryError,
)
from workbench.storage import migrate
from workbench.storage.engine import (
    LONGEST_PATH,
    _set_up,
    faults_translated,
    open_engine,
    raw,
    transaction,
    translated,
)


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "100%25 why? Köhler#1.db"
    migrate.create(path)
    return path


@pytest.fixture
def connect(path):
    """Open the library file; everything is closed at the end."""
    engines = []

    def connect(**options):
        engine = open_engine(path, **{"busy_ms": 50, **options})
        connection = engine.connect()
        engines.append((engine, connection))
        return connection

    yield connect
    for engine, connection in engines:
        connection.close()
        engine.dispose()


def setting(connection, name):
    return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


def write(connection):
    with transaction(connection):
        connection.exec_driver_sql("UPDATE library_meta SET counter = counter + 1")


class TestSettings:
    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("journal_mode", "truncate"),
            ("synchronous", 2),
            ("locking_mode", "normal"),
            ("foreign_keys", 1),
            ("trusted_schema", 0),
            ("cell_size_check", 1),
            ("recursive_triggers", 0),
            ("temp_store", 2),
            ("cache_size", -8000),
            ("busy_timeout", 50),
        ],
    )
    def test_each_is_in_force(self, connect, name, value):
        assert setting(connect(), name) == value

    def test_nothing_can_be_attached(self, connect):
        with pytest.raises(OperationalError, match="too many attached"):
            connect().exec_driver_sql("ATTACH ':memory:' AS other")

    def test_foreign_keys_can_be_off_for_rebuilding_tables(self, connect):
        assert setting(connect(foreign_keys=False), "foreign_keys") == 0

    def test_a_setting_that_is_not_taken_is_an_error_and_leaves_no_lock(self, path):
        with closing(sqlite3.connect(path)) as other:
            other.execute("PRAGMA journal_mode = WAL")
            other.execute("SELECT * FROM library_meta").fetchall()
            engine = open_engine(path, busy_ms=50)
            with pytest.raises(DBAPIError, match="locked"):
                engine.connect()
            engine.dispose()
        with closing(sqlite3.connect(path, timeout=0.05)) as free:
            free.execute("PRAGMA journal_mode = TRUNCATE")
            free.execute("BEGIN EXCLUSIVE")

    def test_a_setting_that_reads_back_otherwise_is_an_error(self, path):
        with (
            closing(sqlite3.connect(path)) as connection,
            pytest.raises(LibraryUnwritableError, match="cache_size"),
        ):
            _set_up(connection, {"cache_size": ("1", 2)}, folder=path.parent, busy_ms=1)

    def test_the_file_is_the_one_that_was_named(self, connect, path):
        write(connect())
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("SELECT counter FROM library_meta").fetchone() == (1,)
        assert [each.name for each in path.parent.glob("*.db")] == [path.name]

    def test_reading_only_cannot_write(self, connect):
        connection = connect(read_only=True)
        with pytest.raises(OperationalError, match="readonly"):
            write(connection)
        with transaction(connection):
            assert setting(connection, "user_version") == 1


class TestRefusals:
    def test_a_missing_file_is_not_made(self, tmp_path):
        with pytest.raises(LibraryMissingError):
            open_engine(tmp_path / "missing.db")
        assert list(tmp_path.iterdir()) == []

    def test_a_file_without_a_header_is_not_filled(self, tmp_path):
        (tmp_path / "empty.db").touch()
        (tmp_path / "short.db").write_bytes(b"words")
        with pytest.raises(BrokenLibraryError):
            open_engine(tmp_path / "empty.db")
        with pytest.raises(NotALibraryError):
            open_engine(tmp_path / "short.db")

    def test_a_place_that_may_not_be_looked_at_is_said(self, tmp_path):
        with pytest.raises(LibraryUnwritableError):
            open_engine(tmp_path / ("x" * 300) / "library.db")

    def test_a_database_engine_that_is_too_old_is_said(self, path, monkeypatch):
        monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 39, 4))
        with pytest.raises(LibraryUnwritableError, match="too old"):
            open_engine(path)

    def test_a_path_longer_than_sqlite_takes_is_said(self, tmp_path):
        with pytest.raises(LibraryUnwritableError) as caught:
            open_engine(tmp_path / ("x" * LONGEST_PATH))
        assert "too long" in caught.value.message()

    @pytest.mark.parametrize(
        ("change", "error"),
        [
            ("PRAGMA application_id = 7", NotALibraryError),
            ("PRAGMA user_version = 99", NewerLibraryError),
        ],
    )
    def test_a_file_of_another_kind_is_refused_before_anything_is_set(self, path, change, error):
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(change)
        before = path.read_bytes()
        engine = open_engine(path)
        with pytest.raises(error):
            engine.connect()
        engine.dispose()
        assert path.read_bytes() == before


class TestTransaction:
    def test_two_writers_wait_for_each_other(self, connect):
        first, second = connect(), connect()
        with transaction(first), pytest.raises(OperationalError, match="locked"):
            write(second)

    def test_reading_does_not_wait_for_a_writer(self, connect):
        first, second = connect(), connect()
        with transaction(first), transaction(second, is_reading=True):
            assert setting(second, "user_version") == 1

    def test_what_somebody_else_wrote_is_noticed(self, connect):
        first, second = connect(), connect()
        write(first)
        write(first)
        with pytest.raises(LibraryChangedElsewhereError):
            write(second)
        with transaction(first):
            assert first.exec_driver_sql("SELECT counter FROM library_meta").scalar() == 2

    def test_a_file_overwritten_in_place_is_noticed(self, connect, path, tmp_path):
        connection = connect()
        older = shutil.copy(path, tmp_path / "older")
        write(connection)
        shutil.copy(older, path)
        with pytest.raises(LibraryChangedElsewhereError):
            write(connection)

    def test_a_file_replaced_by_another_is_noticed(self, connect, path, tmp_path):
        connection = connect()
        shutil.copy(path, tmp_path / "older").replace(path)
        with pytest.raises(LibraryChangedElsewhereError):
            write(connection)

    def test_schema_changes_are_taken_back_as_well(self, connect):
        connection = connect()

        def change_half():
            with transaction(connection):
                connection.exec_driver_sql("CREATE TABLE half (a)")
                connection.exec_driver_sql("SELECT * FROM nowhere")

        with pytest.raises(OperationalError, match="nowhere"):
            change_half()
        with pytest.raises(OperationalError, match="no such table"):
            connection.exec_driver_sql("SELECT * FROM half")

    def test_a_commit_that_was_refused_holds_no_lock(self, connect):
        first, second = connect(), connect()
        reading = raw(second)
        reading.execute("BEGIN")
        reading.execute("SELECT * FROM library_meta").fetchall()
        with pytest.raises(OperationalError, match="locked"):
            write(first)
        reading.execute("COMMIT")
        write(first)


class TestTranslated:
    def test_a_bug_is_not_made_to_look_like_a_fault_of_the_machine(self, connect, tmp_path):
        connection = connect()
        with pytest.raises(IntegrityError) as caught, transaction(connection):
            connection.exec_driver_sql("INSERT INTO question VALUES (NULL, 0, '', 1, '')")
        assert translated(caught.value, tmp_path) is None
        with (
            pytest.raises(OperationalError, match="no such table"),
            faults_translated(tmp_path),
            transaction(connection),
        ):
            connection.exec_driver_sql("SELECT * FROM nowhere")

    def test_only_the_database_of_a_library_is_at_hand(self):
        class Other:
            connection = driver_connection = None

        other = Other()
        other.connection = other
        with pytest.raises(TypeError):
            raw(other)

    def test_what_the_system_reports_becomes_a_sentence(self, tmp_path):
        with pytest.raises(LibraryUnwritableError), faults_translated(tmp_path):
            raise OSError(5, "Input/output error")
