# SPDX-License-Identifier: MIT
"""The connection to a library file, set up so that what was acknowledged stays.

The settings are those that survive power cuts: a rollback journal that is truncated, never removed,
and a flush at every commit. WAL needs shared memory, which network drives do not have; `DELETE`
loses the last commit where the directory is not flushed; `NORMAL` corrupts outside WAL; an
exclusive lock hides that somebody replaced the file. Each setting is read back, because SQLite says
nothing when it does not take one.

Nobody opens, hashes or copies the file of a library that is open in this process: closing such a
handle would drop SQLite's own locks. Looking at it from outside is done with `stat` alone.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, Transaction, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from workbench.domain.errors import (
    BrokenLibraryError,
    LibraryChangedElsewhereError,
    LibraryError,
    LibraryMissingError,
    LibraryUnwritableError,
    NewerLibraryError,
    NotALibraryError,
)
from workbench.storage import faults

APPLICATION_ID = 0x53574C42
"""Stands in the header of each library file: the letters SWLB."""
FILE_FORMAT = 1
"""`user_version` of the file: goes up when an older version must not even read the file."""

LONGEST_PATH = 480
"""Bytes; SQLite takes 512 with the ending of the journal."""
OLDEST_SQLITE = (3, 40, 0)

_BUGS = (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.NotSupportedError)
_READING = "reading"
_SMALLEST = 512
_LONGEST_VALUE = 64 << 20

_SAFE: dict[str, tuple[str, object]] = {
    "trusted_schema": ("OFF", 0),
    "cell_size_check": ("ON", 1),
    "mmap_size": ("0", 0),
}
_DURABLE: dict[str, tuple[str, object]] = {
    "journal_mode": ("TRUNCATE", "truncate"),
    "synchronous": ("FULL", 2),
    "locking_mode": ("NORMAL", "normal"),
    "foreign_keys": ("ON", 1),
    "recursive_triggers": ("OFF", 0),
    "temp_store": ("MEMORY", 2),
    "cache_size": ("-8000", -8000),
}
_FOREIGN_KEYS_OFF: dict[str, tuple[str, object]] = {"foreign_keys": ("OFF", 0)}


def open_engine(
    path: Path, *, read_only: bool = False, busy_ms: int = 2000, foreign_keys: bool = True
) -> Engine:
    """Return an engine with one connection to the library file `path`.

    A transaction begins with `BEGIN IMMEDIATE`, so that it never has to fail half-way for a lock,
    unless `transaction` is told that it only reads. It is refused when the file is no longer the
    one that was opened, or was written to by anybody else.

    Args:
        path: The file; it exists.
        read_only: Never write, not even to roll back what an interrupted save left.
        busy_ms: How long to wait for somebody else's lock.
        foreign_keys: Off only for migrations, which rebuild tables.

    Raises:
        LibraryMissingError: there is no file.
        LibraryError: it cannot be a library, its path is too long, or SQLite is too old.
    """
    path = path.absolute()
    opened = _identity(path)
    settings = _SAFE if read_only else {**_SAFE, **_DURABLE}
    if not foreign_keys:
        settings = {**settings, **_FOREIGN_KEYS_OFF}
    engine = create_engine(
        _url(path, read_only=read_only),
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        pool_timeout=busy_ms / 1000 + 1,
    )

    @event.listens_for(engine, "connect")
    def _connect(connection: Any, record: ConnectionPoolEntry) -> None:  # noqa: ANN401 – the driver's
        try:
            _set_up(connection, settings, folder=path.parent, busy_ms=busy_ms)
            record.info["version"] = _data_version(connection)
        except BaseException:
            # Otherwise the handle stays, and with it a lock on the file.
            connection.close()
            raise

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        is_reading = read_only or connection.get_execution_options().get(_READING, False)
        driver = connection.connection.driver_connection
        connection.exec_driver_sql("BEGIN" if is_reading else "BEGIN IMMEDIATE")
        # Whoever only reads does not mind that the holder of the library writes.
        is_as_left = read_only or _data_version(driver) == connection.info["version"]
        if not is_as_left or _identity(path) != opened:
            connection.exec_driver_sql("ROLLBACK")
            raise LibraryChangedElsewhereError(str(path.parent))

    return engine


@contextmanager
def transaction(connection: Connection, *, is_reading: bool = False) -> Generator[Transaction]:
    """Give a transaction that is kept at the end of the block, unless the block fails.

    Args:
        connection: A connection of `open_engine` with no transaction open.
        is_reading: The block only reads and so needs no lock against others who read.
    """
    connection.execution_options(**{_READING: is_reading})
    driver = raw(connection)
    try:
        with connection.begin() as begun:
            yield begun
    finally:
        # After a COMMIT that was refused SQLAlchemy takes the transaction for ended; SQLite does
        # not, and would hold its lock.
        if driver.in_transaction:
            driver.rollback()


def translated(error: DBAPIError, folder: Path) -> LibraryError | None:
    """Return what a database error means to the user, or None where it is a bug of ours."""
    cause = error.orig
    if not isinstance(cause, sqlite3.DatabaseError) or isinstance(cause, _BUGS):
        return None
    if getattr(cause, "sqlite_errorname", "SQLITE_ERROR") == "SQLITE_ERROR":
        return None
    return faults.translated(cause, folder)


@contextmanager
def faults_translated(folder: Path) -> Generator[None]:
    """Let what the machine causes come out as an error of the domain, and bugs as they are.

    Raises:
        LibraryError: the drive, the system or another program stood in the way.
    """
    try:
        yield
    except DBAPIError as error:
        fault = translated(error, folder)
        if fault is None:
            raise
        raise fault from error
    except (OSError, sqlite3.OperationalError) as error:
        raise faults.translated(error, folder) from error


def raw(connection: Connection) -> sqlite3.Connection:
    """Return the driver's connection, for what only SQLite itself can do."""
    driver = connection.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        raise TypeError(driver)
    return driver


def _url(path: Path, *, read_only: bool) -> URL:
    # Never a formatted text: names with % or ? would open another file.
    if read_only:
        query = {"mode": "ro", "uri": "true"}
        return URL.create("sqlite+pysqlite", database=path.as_uri(), query=query)
    return URL.create("sqlite+pysqlite", database=str(path))


def _identity(path: Path) -> tuple[int, int]:
    """Return what tells one file from another under the same name.

    Raises:
        LibraryError: there is no file, or one that SQLite would fill as if it were new; or the path
            is too long, or SQLite too old.
    """
    folder = str(path.parent)
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise LibraryUnwritableError(folder, "the database engine of this computer is too old")
    if len(os.fsencode(path)) > LONGEST_PATH:
        raise LibraryUnwritableError(folder, "the name of the folder is too long; choose another")
    try:
        found = path.stat()
    except FileNotFoundError as error:
        raise LibraryMissingError(folder) from error
    except OSError as error:
        raise faults.translated(error, path.parent) from error
    if found.st_size == 0:
        raise BrokenLibraryError(folder, "the file is empty")
    if found.st_size < _SMALLEST:
        raise NotALibraryError(folder)
    return found.st_dev, found.st_ino


def _set_up(
    connection: sqlite3.Connection,
    settings: dict[str, tuple[str, object]],
    *,
    folder: Path,
    busy_ms: int,
) -> None:
    connection.isolation_level = None  # BEGIN is said by us; so schema changes roll back, too
    cursor = connection.cursor()
    try:
        cursor.execute(f"PRAGMA busy_timeout = {busy_ms:d}")
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        _harden(connection)
        _check_header(cursor, folder)
        for name, (value, expected) in settings.items():
            cursor.execute(f"PRAGMA {name} = {value}")
            found = cursor.execute(f"PRAGMA {name}").fetchone()
            # `mmap_size` answers nothing where SQLite was built without it.
            if found is not None and found[0] != expected:
                detail = f"the database engine refused {name} = {value}"
                raise LibraryUnwritableError(str(folder), detail)
    finally:
        cursor.close()


def _check_header(cursor: sqlite3.Cursor, folder: Path) -> None:
    if cursor.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise NotALibraryError(str(folder))
    if cursor.execute("PRAGMA user_version").fetchone()[0] > FILE_FORMAT:
        raise NewerLibraryError(str(folder))


def _harden(connection: sqlite3.Connection) -> None:
    """Refuse what only a hostile or broken file would need, where Python can say so."""
    if sys.version_info >= (3, 12):
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DQS_DML, False)
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DQS_DDL, False)


def _data_version(connection: Any) -> int:  # noqa: ANN401 – the driver's
    version: int = connection.execute("PRAGMA data_version").fetchone()[0]
    return version
