# SPDX-License-Identifier: MIT
"""Lists that a teacher gives along: the names of a class, and an earlier table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from workbench.domain.errors import InvalidDocumentError, UnreadableFileError
from workbench.domain.folding import folded
from workbench.domain.handed_in.class_table import RowKey, row_key
from workbench.domain.handed_in.table import ASSIGNMENT, STUDENT, VERSION
from workbench.domain.text import one_line
from workbench.importers.file_bytes import read_bytes

_LARGEST = 20_000_000
MOST_NAMES = 2_000
_HEADINGS = frozenset({"name", "names", "student", "students", "full name", "student name"})
_LAST = frozenset({"surname", "last name", "family name"})
_FIRST = frozenset({"forename", "first name", "given name"})
_SEPARATORS = ("\t", ";", ",")


def names_in(path: Path) -> tuple[str, ...]:
    """Return the names of a class list: a name a line, or a CSV file with names in its columns.

    Raises:
        UnreadableFileError: it cannot be read, or holds no names.
    """
    text = _text_of(path)
    lines = text.splitlines()
    if path.suffix.lower() in {".csv", ".tsv"}:
        lines = list(_names_in_columns(lines))
    names = dict.fromkeys(filter(None, map(one_line, lines)))
    if not names or len(names) > MOST_NAMES:
        reason = "holds no names" if not names else f"has more than {MOST_NAMES:,} lines"
        raise UnreadableFileError(path.name, reason, "write one name of a student on each line")
    return tuple(names)


def versions_in(path: Path) -> dict[RowKey, str]:
    """Return the versions of plans in a table that `review -o TABLE.csv` wrote.

    A spreadsheet may have saved it since, with other signs between the columns.

    Raises:
        UnreadableFileError: it cannot be read.
        InvalidDocumentError: it is no such table.
    """
    # Cells may have lines of their own; only what a table ends its lines with ends one here.
    rows = _rows(list(io.StringIO(_text_of(path), newline="")))
    headings = next(rows, [])
    try:
        places = [headings.index(name) for name in (STUDENT, ASSIGNMENT, VERSION)]
    except ValueError as error:
        raise InvalidDocumentError(path.name, "it is no table that “review” wrote") from error
    found = {}
    for row in rows:
        if len(row) > max(places):
            student, assignment, version = (row[place].removeprefix("'") for place in places)
            found[row_key(assignment, student)] = version
    return found


def _names_in_columns(lines: list[str]) -> Iterator[str]:
    rows = [row for row in _rows(lines) if any(map(str.strip, row))]
    headings = [folded(cell).strip() for cell in rows[0]] if rows else []
    last = next((at for at, cell in enumerate(headings) if cell in _LAST), None)
    first = next((at for at, cell in enumerate(headings) if cell in _FIRST), None)
    whole = next((at for at, cell in enumerate(headings) if cell in _HEADINGS), None)
    columns: tuple[int, ...]
    if last is not None and first is not None:
        columns, rows = (first, last), rows[1:]
    else:
        columns, rows = (whole or 0,), rows[1:] if whole is not None else rows
    for row in rows:
        yield " ".join(row[at] for at in columns if at < len(row))


def _rows(lines: list[str]) -> Iterator[list[str]]:
    """Yield rows of cells; the sign between cells is the one the first line has most of."""
    first = lines[0] if lines else ""
    separator = max(_SEPARATORS, key=first.count)
    try:
        yield from csv.reader(lines, delimiter=separator)
    except csv.Error:
        return


def _text_of(path: Path) -> str:
    data = read_bytes(path, _LARGEST + 1)
    if len(data) > _LARGEST or b"\0" in data:
        raise UnreadableFileError(path.name, "is no list of names", "choose a text or CSV file")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
