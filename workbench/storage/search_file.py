# SPDX-License-Identifier: MIT
"""The file of a search index: its tables, and whether one may trust it.

It stands in the cache folder, named after the library whose words it holds, and is never part of
that library: it is not copied, not undone, not checked. Whatever is wrong with it, it is made anew;
where no file can be made, it is in memory. As all of the cache folder it belongs to one user.

    origin    what was put in as one (a mark, a source, a plan, a background), with its checksum
    doc       what can be found, with its words; the kind is the upper part of its number
    words     each word of it (FTS5), for whole words, beginnings of words, phrases
    parts     each three characters that follow one another (FTS5), for parts of words

Both FTS5 tables hold no text of their own. What they are told to forget has to be said again, which
is why everything that makes their words has a part in `FORMAT`.
"""

from __future__ import annotations

import contextlib
import sqlite3
import sys
import unicodedata
from pathlib import Path

from workbench.storage.location import cache_folder

FORMAT = f"search/1 {unicodedata.unidata_version}"
"""Changes when what is in the file, or how words are folded, is another."""

_APPLICATION_ID = 0x53575349
"""The letters SWSI."""
_WAIT = 0.25
"""Seconds for which another program's lock is waited for; nobody waits in the window."""
_SETTINGS = (
    "journal_mode = WAL",
    # A power cut may take the newest words with it, not halve the file.
    "synchronous = NORMAL",
    # What is taken out is not to be read in the file either.
    "secure_delete = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "temp_store = MEMORY",
    "cache_size = -4000",
)
_SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE pack (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL);
CREATE TABLE origin (
    number INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, pack TEXT NOT NULL,
    digest TEXT NOT NULL, UNIQUE (kind, key)
);
CREATE TABLE doc (
    number INTEGER PRIMARY KEY, origin INTEGER NOT NULL, pack INTEGER NOT NULL,
    target TEXT NOT NULL, name TEXT NOT NULL, title TEXT NOT NULL, place INTEGER NOT NULL,
    texts TEXT NOT NULL
);
CREATE INDEX doc_origin ON doc (origin);
CREATE INDEX doc_name ON doc (name) WHERE name <> '';
CREATE VIRTUAL TABLE words USING fts5(
    text, content = '', prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 0'
);
CREATE VIRTUAL TABLE parts USING fts5(
    text, content = '', detail = none, tokenize = 'trigram case_sensitive 1'
)"""
"""The words that go into it are folded already: no need to look for capitals and accents again."""


def place_of(lineage: str) -> Path:
    """Return where the index of the library with this lineage is; it need not exist.

    Raises:
        ValueError: that is no id that could be part of a file's name.
    """
    if not (lineage.isascii() and lineage.isalnum()):
        raise ValueError(f"not an id: {lineage!r}")
    return cache_folder() / "searching" / f"{lineage}.db"


def opened(path: Path | None) -> sqlite3.Connection | None:
    """Return a connection to the index in the file `path`, which is made where it is missing.

    What is no index of ours, or one of another version, is replaced. Where that cannot be, or with
    no path at all, the index is in memory. None where SQLite cannot search words here.

    Raises:
        sqlite3.Error: another program just has the file, which `is_passing` tells.
    """
    if path is not None:
        for _ in range(2):
            try:
                connection = _in_file(path)
            except sqlite3.Error:
                if _is_empty(path):
                    # It is just being made elsewhere, or no file can be locked in this place.
                    break
                raise
            if connection is not None:
                return connection
            if not remove(path):
                break
    return _made(_connected(":memory:"))


def remove(path: Path) -> bool:
    """Remove an index file with all that SQLite has beside it; tell whether it is gone."""
    try:
        for ending in ("", "-wal", "-shm", "-journal"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
    except OSError:
        return False
    return True


def is_passing(error: sqlite3.Error) -> bool:
    """Tell whether somebody else just has the file, so that nothing is wrong with it."""
    name = getattr(error, "sqlite_errorname", "")
    return name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))


def _in_file(path: Path) -> sqlite3.Connection | None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = _connected(path)
    except (OSError, sqlite3.Error):
        return None
    return _made(connection)


def _is_empty(path: Path) -> bool:
    try:
        return path.stat().st_size == 0
    except OSError:
        return True


def _connected(database: Path | str) -> sqlite3.Connection:
    return sqlite3.connect(database, timeout=_WAIT, isolation_level=None, check_same_thread=False)


def _made(connection: sqlite3.Connection) -> sqlite3.Connection | None:
    """Return the connection with all tables of ours, or None, closed, where they cannot be.

    Raises:
        sqlite3.Error: another program just has the file; the connection is closed.
    """
    with contextlib.ExitStack() as giving_up:
        giving_up.callback(connection.close)
        try:
            for setting in _SETTINGS:
                connection.execute(f"PRAGMA {setting}")
            if sys.version_info >= (3, 12):
                connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)
            connection.execute("BEGIN IMMEDIATE")
            if not _is_ours(connection):
                for statement in _SCHEMA.split(";"):
                    connection.execute(statement)
                connection.execute("INSERT INTO meta VALUES ('format', ?)", (FORMAT,))
            # Written each time, so that a file that cannot be written to is found out here.
            connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
            connection.execute("COMMIT")
        except sqlite3.Error as error:
            if is_passing(error):
                raise
            return None
        giving_up.pop_all()
    return connection


def _is_ours(connection: sqlite3.Connection) -> bool:
    """Tell whether the tables are there; raise where the file is something else."""
    if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        return False
    found = connection.execute("SELECT value FROM meta WHERE name = 'format'").fetchone()
    if found != (FORMAT,):
        raise sqlite3.DatabaseError("an index of another version")
    return True
