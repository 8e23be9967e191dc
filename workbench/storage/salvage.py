# SPDX-License-Identifier: MIT
"""Saving what can still be read from a damaged library, row by row, into a new one.

SQLite refuses a table as a whole when one page of it is broken. Reading from both ends, and then
number by number, steps around the break. A row whose checksum does not fit is not passed on: better
a gap that is told than words that nobody wrote.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from workbench.domain.errors import BrokenLibraryError
from workbench.storage.checking import (
    CHECKSUM,
    columns_of,
    quoted,
    row_checksum,
    row_counts,
    select,
    tables_of,
)
from workbench.storage.faults import translated

_MAGIC = b"SQLite format 3\0"
# Where the header keeps the size of a page, the number of pages, and how both counters agree.
_PAGE_SIZE, _PAGES = slice(16, 18), slice(28, 32)
_CHANGES, _VALID_FOR = slice(24, 28), slice(92, 96)
_HIGHEST_NUMBER = 50_000
_BEYOND_THE_LAST = 300
# The undo journal only makes sense without a gap; a saved library begins a new one.
_LEFT_BEHIND = frozenset({"alembic_version", "operation", "undo_step"})


@dataclass(frozen=True, slots=True)
class SalvageReport:
    """How many rows of each table were saved, and how many there were as far as can be told."""

    saved: Mapping[str, int]
    known: Mapping[str, int]

    def message(self) -> str:
        """Return the result in one sentence."""
        saved, known = sum(self.saved.values()), sum(self.known.values())
        return f"{saved:,} of {known:,} entries were saved."


def salvage(damaged: Path, target: Path, *, sample: Path | None = None) -> SalvageReport:
    """Copy every row that can be trusted from a damaged library into a new one.

    The damaged file is only read; the work is done on a private copy of it.

    Args:
        damaged: A library file that nobody has open.
        target: A library file just made, with all tables and no rows of a user.
        sample: A whole copy of the library, whose first page stands in for a destroyed one.

    Raises:
        BrokenLibraryError: nothing at all could be read.
        LibraryError: the new library could not be written.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="salvage-", dir=target.parent) as place:
            copy = Path(place, "library.db")
            shutil.copyfile(damaged, copy)
            _mend_header(copy, sample)
            with closing(sqlite3.connect(copy)) as source, closing(sqlite3.connect(target)) as new:
                report = _transfer(source, new)
    except (OSError, sqlite3.Error) as error:
        raise translated(error, target.parent) from error
    if not any(report.saved.values()):
        raise BrokenLibraryError(str(damaged.parent))
    return report


def _mend_header(copy: Path, sample: Path | None) -> None:
    """Make the first page and the length agree, so that SQLite looks at the rest at all."""
    content = bytearray(copy.read_bytes())
    if sample is not None and not content.startswith(_MAGIC):
        first = sample.read_bytes()
        size = _page_size(first)
        content[:size] = first[:size]
    if not content.startswith(_MAGIC):
        return
    size = _page_size(content)
    promised = int.from_bytes(content[_PAGES], "big") * size
    if len(content) < promised:
        content += bytes(promised - len(content))
    content[_PAGES] = (len(content) // size).to_bytes(4, "big")
    content[_VALID_FOR] = content[_CHANGES]
    copy.write_bytes(content)


def _page_size(content: bytes | bytearray) -> int:
    size = int.from_bytes(content[_PAGE_SIZE], "big")
    return 65_536 if size <= 1 else size


def _transfer(source: sqlite3.Connection, new: sqlite3.Connection) -> SalvageReport:
    source.text_factory = _text_or_bytes
    new.execute("PRAGMA foreign_keys = OFF")
    known: dict[str, int] = {}
    with new:
        for table in tables_of(new):
            if table not in _LEFT_BEHIND:
                rows = _transfer_table(source, new, table)
                if CHECKSUM in columns_of(new, table):
                    known[table] = rows
        _drop_rows_without_what_they_belong_to(new)
    return SalvageReport({table: row_counts(new)[table] for table in known}, known)


def _transfer_table(source: sqlite3.Connection, new: sqlite3.Connection, table: str) -> int:
    """Copy the trustworthy rows of one table; return how many there were as far as can be told."""
    columns = columns_of(new, table)
    names = ", ".join(quoted(name) for name in columns)
    marks = ", ".join("?" * len(columns))
    insert = f"INSERT OR REPLACE INTO {quoted(table)} ({names}) VALUES ({marks})"  # noqa: S608
    rows = _readable_rows(source, table, names)
    for row in rows:
        if _is_trustworthy(dict(zip(columns, row, strict=True))):
            with suppress(sqlite3.IntegrityError):
                new.execute(insert, row)
    return max(_counted(source, table), len(rows))


def _readable_rows(source: sqlite3.Connection, table: str, names: str) -> list[tuple[object, ...]]:
    """Return the rows found from the beginning, from the end, and by trying every number."""
    found: dict[int, tuple[object, ...]] = {}
    query = f"{select(table, f'rowid, {names}')} NOT INDEXED"
    for order in ("", " ORDER BY rowid DESC"):
        _collect(source.cursor(), query + order, (), found)
    highest = min(max(found, default=0) + _BEYOND_THE_LAST, _HIGHEST_NUMBER)
    for number in range(1, highest + 1):
        if number not in found:
            _collect(source.cursor(), f"{query} WHERE rowid = ?", (number,), found)
    return [found[number] for number in sorted(found)]


def _collect(
    cursor: sqlite3.Cursor,
    query: str,
    values: tuple[int, ...],
    found: dict[int, tuple[object, ...]],
) -> None:
    with suppress(sqlite3.Error):
        for number, *row in cursor.execute(query, values):
            found.setdefault(number, tuple(row))


def _counted(source: sqlite3.Connection, table: str) -> int:
    """Return how many rows an index knows of, which may be whole where the table is not."""
    try:
        (number,) = source.execute(select(table, "count(*)")).fetchone()
    except sqlite3.Error:
        return 0
    return int(number)


def _is_trustworthy(row: Mapping[str, object]) -> bool:
    if CHECKSUM in row:
        return row[CHECKSUM] == row_checksum(row)
    return not any(isinstance(value, bytes) for value in row.values())


def _text_or_bytes(stored: bytes) -> str | bytes:
    """Return text, or what stands there where it is none, which no checksum fits."""
    try:
        return stored.decode("utf-8")
    except UnicodeDecodeError:
        return stored


def _drop_rows_without_what_they_belong_to(new: sqlite3.Connection) -> None:
    while lost := new.execute("PRAGMA foreign_key_check").fetchall():
        for table, number, *_ in lost:
            new.execute(f"DELETE FROM {quoted(table)} WHERE rowid = ?", (number,))  # noqa: S608
