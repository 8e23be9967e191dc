# SPDX-License-Identifier: MIT
"""Whether a library is sound: its structure, its references and every row with a checksum.

SQLite's own check tells whether the pages hang together, and nothing about a letter that fell over
inside a text. So every row of a table that holds somebody's work carries a checksum of its other
columns.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from workbench.domain.errors import LibraryMissingError
from workbench.storage.faults import translated

CHECKSUM = "checksum"
"""The column that carries a row's checksum, in every table that has one."""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was found: problems in plain words, and how many rows each table has."""

    problems: tuple[str, ...]
    counts: Mapping[str, int]

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def row_checksum(row: Mapping[str, object]) -> str:
    """Return the checksum of a row: the first 16 hexadecimal digits of a SHA-256.

    Args:
        row: What SQLite stores in each column, by column name; `checksum` itself does not count.
    """
    stored = {
        name: {"bytes": value.hex()} if isinstance(value, bytes) else value
        for name, value in row.items()
        if name != CHECKSUM
    }
    text = json.dumps(stored, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def check_library(database: Path, *, patience: float = 2.0) -> CheckReport:
    """Return what is wrong with a library file, which nobody has open for writing.

    What an interrupted save left behind is rolled back first, as at any opening.

    Args:
        database: The file.
        patience: Seconds to wait for another program that holds the file.

    Raises:
        LibraryMissingError: there is no such file.
        LibraryError: the file could not be read at all.
    """
    if not database.is_file():
        raise LibraryMissingError(str(database.parent))
    try:
        with closing(sqlite3.connect(database, timeout=patience)) as connection:
            return check(connection)
    except (OSError, sqlite3.Error) as error:
        raise translated(error, database.parent) from error


def check(connection: sqlite3.Connection) -> CheckReport:
    """Return what is wrong with the library a connection has open.

    Raises:
        sqlite3.OperationalError: the drive or another program stands in the way.
    """
    try:
        problems = structural_problems(connection)
        if problems:
            return CheckReport(tuple(problems), {})
        counts = row_counts(connection)
        for table in counts:
            problems += _wrong_rows(connection, table)
    except sqlite3.DatabaseError as error:
        if not means_damage(error):
            raise
        return CheckReport((f"the file cannot be read to its end ({error})",), {})
    return CheckReport(tuple(problems), counts)


def means_damage(error: sqlite3.DatabaseError) -> bool:
    """Whether an error speaks of what is in the file, not of the drive or another program."""
    name: str = getattr(error, "sqlite_errorname", "SQLITE_ERROR")
    return name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_ERROR", "SQLITE_MISMATCH"))


def structural_problems(connection: sqlite3.Connection) -> list[str]:
    """Return what SQLite itself finds: pages that do not fit together, references to nothing."""
    try:
        found = [text for (text,) in connection.execute("PRAGMA integrity_check(5)")]
        lost = connection.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.DatabaseError as error:
        if not means_damage(error):
            raise
        return [f"the file is damaged ({error})"]
    problems = [f"the file is damaged ({text})" for text in found if text != "ok"]
    return problems + [
        f"an entry of “{table}” belongs to something in “{parent}” that is not there"
        for table, _, parent, _ in lost
    ]


def row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Return how many rows each table has."""
    return {
        table: connection.execute(select(table, "count(*)")).fetchone()[0]
        for table in tables_of(connection)
    }


def tables_of(connection: sqlite3.Connection) -> list[str]:
    """Return the names of the tables, without SQLite's own."""
    rows = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_' "
        "ORDER BY name"
    )
    return [name for (name,) in rows]


def columns_of(connection: sqlite3.Connection, table: str) -> list[str]:
    """Return the names of a table's columns in their order."""
    return [row[1] for row in connection.execute(f"PRAGMA table_info({quoted(table)})")]


def select(table: str, columns: str = "*") -> str:
    """Return the query for all rows of a table, whose name is taken from the file's own schema."""
    return f"SELECT {columns} FROM {quoted(table)}"  # noqa: S608 – quoted, and no value of a user


def quoted(name: str) -> str:
    """Return a name as SQL writes it."""
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


def _wrong_rows(connection: sqlite3.Connection, table: str) -> list[str]:
    columns = columns_of(connection, table)
    if CHECKSUM not in columns:
        return []
    wrong = 0
    for values in connection.execute(select(table)):
        row = dict(zip(columns, values, strict=True))
        wrong += row[CHECKSUM] != row_checksum(row)
    return [f"{wrong} entries of “{table}” are not as they were kept"] if wrong else []
