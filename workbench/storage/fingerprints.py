# SPDX-License-Identifier: MIT
"""What a library says, as one number to compare."""

from __future__ import annotations

import sqlite3
from hashlib import sha256

from workbench.storage.checking import CHECKSUM, columns_of, select, tables_of
from workbench.storage.values import json_to_text

_NO_CONTENT = frozenset({"undo_step"})


def content_fingerprint(connection: sqlite3.Connection) -> str:
    """Return a hash of all content; equal for libraries that say the same.

    The undo journal does not count, nor does the order of rows in the file.
    """
    digest = sha256()
    for table in tables_of(connection):
        if table not in _NO_CONTENT and CHECKSUM in columns_of(connection, table):
            rows = connection.execute(select(table, CHECKSUM))
            checksums = sorted(checksum for (checksum,) in rows)
            digest.update(json_to_text([table, checksums]).encode())
    return digest.hexdigest()
