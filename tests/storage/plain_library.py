# SPDX-License-Identifier: MIT
"""A library file reduced to what copies, checks and salvage look at, for tests of these alone."""

import sqlite3
from contextlib import closing
from pathlib import Path

from workbench.storage.checking import row_checksum
from workbench.storage.engine import APPLICATION_ID, FILE_FORMAT

_SCHEMA = f"""
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {FILE_FORMAT};
PRAGMA journal_mode = TRUNCATE;
CREATE TABLE pack (id TEXT PRIMARY KEY, title TEXT NOT NULL, checksum TEXT NOT NULL);
CREATE TABLE annotation (
    id TEXT PRIMARY KEY,
    pack_id TEXT NOT NULL REFERENCES pack (id),
    feature TEXT NOT NULL,
    checksum TEXT NOT NULL
);
CREATE TABLE running_number (source_id TEXT PRIMARY KEY, last_number INTEGER NOT NULL);
"""


def empty_library(folder: Path) -> Path:
    """Make a library without rows and return its file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "library.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(_SCHEMA)
    return path


def library(folder: Path, *, packs: int = 2, annotations: int = 20) -> Path:
    """Make a library with some rows and return its file."""
    path = empty_library(folder)
    with closing(sqlite3.connect(path)) as connection:
        for number in range(packs):
            insert(connection, "pack", id=f"p{number}", title=f"Pack {number}")
        for number in range(annotations):
            words = f"mark {number}: " + "unemployment rose again " * (number % 30)
            pack = f"p{number % packs}"
            insert(connection, "annotation", id=f"a{number}", pack_id=pack, feature=words)
        connection.execute("INSERT INTO running_number VALUES ('s1', 7)")
        connection.commit()
    return path


def insert(connection: sqlite3.Connection, table: str, **row: str) -> None:
    """Insert a row with its checksum."""
    marks = ", ".join("?" * (len(row) + 1))
    names = ", ".join([*row, "checksum"])
    statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608
    connection.execute(statement, [*row.values(), row_checksum(row)])
