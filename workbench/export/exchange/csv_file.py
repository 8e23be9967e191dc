# SPDX-License-Identifier: MIT
"""A table as a CSV file that spreadsheets open by a double click, and that cannot act there.

RFC 4180 in UTF-8 with a byte-order mark, without which Excel takes the bytes for another encoding.
"""

from __future__ import annotations

import csv
import io
from datetime import datetime

from workbench.domain.interchange.values import time_to_json
from workbench.domain.tables import Cell, Table

_GUARD = "'"
_ACTING = ("=", "+", "-", "@", "\t", "\r", _GUARD)


def csv_file(table: Table) -> bytes:
    """Return the table as a CSV file; times are UTC in ISO 8601.

    A text whose first character would make a spreadsheet take it for a formula (`=`, `+`, `-`, `@`,
    tab, carriage return: OWASP, “CSV Injection”) gets an apostrophe before it, and so does one that
    begins with an apostrophe. So whoever takes one apostrophe from the start of each text that
    begins with one has what was written.
    """
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows([_text_of(cell) for cell in row] for row in table.rows)
    return written.getvalue().encode("utf-8-sig")


def unguarded(text: str) -> str:
    """Return a text as it was before `csv_file` guarded it."""
    return text.removeprefix(_GUARD)


def _text_of(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return time_to_json(cell)
    if isinstance(cell, int):
        return str(cell)
    return f"{_GUARD}{cell}" if cell.startswith(_ACTING) else cell
