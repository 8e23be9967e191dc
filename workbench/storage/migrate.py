# SPDX-License-Identifier: MIT
"""Make the file of a new library, and bring an older file up to date.

A new one gets the tables as they are declared, which are to the letter those that the migrations
below `db/` lead to. An older one runs the migrations it lacks. Both happen on a file under a
temporary name, in one transaction, and the finished file is put in place with one rename: whatever
interrupts, there is the old library or the new one. Foreign keys are off meanwhile, because
rebuilding a table drops it, and dropping it would delete everything that refers to it without a
word.

Alembic is imported only when there is something to migrate: a library that is up to date is
recognised by comparing its revision with `HEAD`.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Generator, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    URL,
    Column,
    Connection,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    create_engine,
    event,
)
from sqlalchemy.pool import NullPool

from workbench import assets, files
from workbench.domain.errors import BrokenLibraryError, NewerLibraryError
from workbench.domain.identifiers import new_id
from workbench.storage.checking import (
    CHECKSUM,
    columns_of,
    quoted,
    row_checksum,
    select,
    structural_problems,
    tables_of,
)
from workbench.storage.engine import APPLICATION_ID, FILE_FORMAT, faults_translated, raw
from workbench.storage.tables import Base
from workbench.storage.values import time_to_text

if TYPE_CHECKING:
    from alembic.config import Config
    from alembic.script import Script

HEAD = "0016"
"""The newest revision below `db/versions`."""

_VERSIONS = "alembic_version"
_REVISION = Table(
    _VERSIONS,
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name=f"{_VERSIONS}_pkc"),
)
"""Where Alembic looks for the revision of a library, as it would make it."""

_JOURNAL = "undo_step"
# Alembic's own, the journal that starts anew, and the counters that go on.
_NO_CONTENT = frozenset({_VERSIONS, _JOURNAL, "library_meta"})


@dataclass(frozen=True, slots=True)
class Migrations:
    """The revisions a version of the application knows, and the tables they lead to."""

    scripts: Path = field(default_factory=assets.migrations)
    head: str = HEAD
    metadata: MetaData = field(default_factory=lambda: Base.metadata)


def create(path: Path, *, owner: str = "", migrations: Migrations | None = None) -> None:
    """Make the file of a new, empty library at `path`, where there is none.

    Raises:
        LibraryError: the file could not be written.
    """
    migrations = migrations or Migrations()
    with faults_translated(path.parent), files.temporary_path(path.parent) as temporary:
        with _transaction(temporary) as connection:
            migrations.metadata.create_all(connection, checkfirst=False)
            _REVISION.create(connection)
            connection.execute(_REVISION.insert(), {"version_num": migrations.head})
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {FILE_FORMAT}")
            connection.execute(_FIRST_ROW, _first_row(owner))
        _put_in_place(temporary, path)


def is_current(connection: Connection, folder: Path, migrations: Migrations | None = None) -> bool:
    """Return whether the library a connection has open needs no upgrade.

    Raises:
        NewerLibraryError: its revision is not known here.
    """
    migrations = migrations or Migrations()
    revision = connection.exec_driver_sql(select(_VERSIONS, "version_num")).scalar()
    if revision == migrations.head:
        return True
    if revision is None or revision not in _known_revisions(migrations):
        raise NewerLibraryError(str(folder), str(revision))
    return False


def upgrade(path: Path, *, migrations: Migrations | None = None) -> None:
    """Bring a library file that nobody has open up to date.

    Every revision runs on a copy of its own, which is compared with what it was made from. The undo
    journal starts anew, because its rows are those of the old tables.

    Raises:
        BrokenLibraryError: the upgraded file would not say what the old one said.
        LibraryError: a copy could not be written.
    """
    migrations = migrations or Migrations()
    with faults_translated(path.parent), ExitStack() as copies:
        newest = path
        for script in _steps(path, migrations):
            copy = copies.enter_context(files.temporary_path(path.parent))
            _copy(newest, copy)
            _upgrade_copy(copy, script, migrations)
            _compare(newest, copy, script, folder=path.parent)
            newest = copy
        if newest is not path:
            _require_schema(newest, migrations, folder=path.parent)
            _put_in_place(newest, path)


def _upgrade_copy(copy: Path, script: Script, migrations: Migrations) -> None:
    with closing(sqlite3.connect(copy)) as before:
        known = {table: columns_of(before, table) for table in tables_of(before)}
    with _transaction(copy) as connection:
        driver = raw(connection)
        # Before the revision, which then need not say what a new column has in old steps.
        driver.execute("DELETE FROM undo_step")
        _run(connection, migrations, script.revision)
        _seal_again(driver, known, _declared(script, "REWRITTEN"))
        driver.execute("UPDATE library_meta SET undo_position = 0, counter = counter + 1")
        driver.execute(f"PRAGMA user_version = {FILE_FORMAT}")


def _seal_again(
    connection: sqlite3.Connection, known: Mapping[str, list[str]], rewritten: Mapping[str, Any]
) -> None:
    """Give the rows of changed tables their checksum; the words are compared afterwards."""
    for table in tables_of(connection):
        columns = columns_of(connection, table)
        is_as_before = columns == known.get(table) and table not in rewritten
        if CHECKSUM not in columns or is_as_before or table == _JOURNAL:
            continue
        rows = connection.execute(select(table, "rowid, *")).fetchall()
        connection.executemany(
            f"UPDATE {quoted(table)} SET {CHECKSUM} = ? WHERE rowid = ?",  # noqa: S608 – quoted
            [(row_checksum(dict(zip(columns, row[1:], strict=True))), row[0]) for row in rows],
        )


def _compare(before: Path, after: Path, script: Script, *, folder: Path) -> None:
    """Refuse an upgraded copy in which anything is missing.

    Raises:
        BrokenLibraryError: rows or words are not those of the file before.
    """
    with closing(sqlite3.connect(before)) as old, closing(sqlite3.connect(after)) as new:
        problems = structural_problems(new) or list(_differences(old, new, script))
    if problems:
        raise BrokenLibraryError(str(folder), problems[0])


def _differences(old: sqlite3.Connection, new: sqlite3.Connection, script: Script) -> Iterator[str]:
    expected_rows: Mapping[str, str] = _declared(script, "EXPECTED_ROWS")
    rewritten: Mapping[str, tuple[str, ...]] = _declared(script, "REWRITTEN")
    before, after = set(tables_of(old)), set(tables_of(new))
    for table in sorted((before | after) - _NO_CONTENT):
        if table in expected_rows or table not in before:
            (expected,) = old.execute(expected_rows.get(table, "SELECT 0")).fetchone()
            found = _number_of_rows(new, table) if table in after else 0
            if found != expected:
                yield f"{table} has {found} rows instead of {expected}"
        elif table not in after:
            yield f"{table} is gone"
        else:
            shared = set(columns_of(old, table)) & set(columns_of(new, table))
            columns = shared - {CHECKSUM, *rewritten.get(table, ())}
            if _words(old, table, columns) != _words(new, table, columns):
                yield f"{table} does not say what it said"


def _number_of_rows(connection: sqlite3.Connection, table: str) -> int:
    (number,) = connection.execute(select(table, "count(*)")).fetchone()
    return int(number)


def _words(
    connection: sqlite3.Connection, table: str, columns: set[str]
) -> Counter[tuple[object, ...]]:
    names = ", ".join(quoted(column) for column in sorted(columns))
    return Counter(connection.execute(select(table, f"1, {names}" if names else "1")))


def _require_schema(path: Path, migrations: Migrations, *, folder: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.runtime.migration import MigrationContext

    with _transaction(path) as connection:
        context = MigrationContext.configure(connection)
        differences = compare_metadata(context, migrations.metadata)
    if differences:
        raise BrokenLibraryError(str(folder), str(differences[0]))


def _run(connection: Connection, migrations: Migrations, revision: str) -> None:
    from alembic import command

    config = _config(migrations)
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def _steps(path: Path, migrations: Migrations) -> list[Script]:
    """Return the revisions that lead from the file to the newest, in their order."""
    from alembic.script import ScriptDirectory

    with closing(sqlite3.connect(path)) as connection:
        (current,) = connection.execute(select(_VERSIONS, "version_num")).fetchone()
    scripts = ScriptDirectory.from_config(_config(migrations))
    return list(scripts.iterate_revisions(migrations.head, current))[::-1]


def _known_revisions(migrations: Migrations) -> set[str]:
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory.from_config(_config(migrations))
    return {script.revision for script in scripts.walk_revisions("base", migrations.head)}


def _config(migrations: Migrations) -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations.scripts).replace("%", "%%"))
    return config


def _declared(script: Script, name: str) -> Mapping[str, Any]:
    declared: Mapping[str, Any] = getattr(script.module, name, {})
    return declared


@contextmanager
def _transaction(path: Path) -> Generator[Connection]:
    """Give a connection to a file nobody else knows, in a transaction that is kept at the end.

    What is interrupted here is thrown away as a whole, so the journal stays in memory and the file
    is flushed once, when it is finished.
    """
    engine = create_engine(URL.create("sqlite+pysqlite", database=str(path)), poolclass=NullPool)

    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: object) -> None:  # noqa: ANN401 – the driver's
        connection.isolation_level = None
        for setting in ("foreign_keys = OFF", "journal_mode = MEMORY", "synchronous = OFF"):
            connection.execute(f"PRAGMA {setting}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def _copy(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        new.execute("PRAGMA journal_mode = OFF")
        new.execute("PRAGMA synchronous = OFF")
        old.backup(new, pages=-1)


def _put_in_place(temporary: Path, path: Path) -> None:
    files.fsync_file(temporary)
    files.move(temporary, path)
    files.fsync_directory(path.parent)


_FIRST_ROW = Base.metadata.tables["library_meta"].insert()


def _first_row(owner: str) -> dict[str, object]:
    now = time_to_text(datetime.now(UTC))
    return {
        "id": 1,
        "lineage_id": new_id(),
        "generation": 0,
        "counter": 0,
        "undo_position": 0,
        "owner": owner,
        "created": now,
        "last_edit": now,
    }
