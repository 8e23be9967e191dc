# SPDX-License-Identifier: MIT
"""What the system and SQLite report, said as errors of the domain."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

from workbench.domain.errors import (
    BrokenLibraryError,
    DiskFullError,
    LibraryChangedElsewhereError,
    LibraryError,
    LibraryReadOnlyError,
    LibraryUnwritableError,
    NotALibraryError,
)

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})
_NO_RIGHT = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})

# A used-up quota arrives as a failed write, so both speak of room.
_KINDS: dict[str, type[LibraryError]] = {
    "SQLITE_FULL": DiskFullError,
    "SQLITE_IOERR_WRITE": DiskFullError,
    "SQLITE_READONLY": LibraryReadOnlyError,
    "SQLITE_PERM": LibraryReadOnlyError,
    "SQLITE_CORRUPT": BrokenLibraryError,
    "SQLITE_NOTADB": NotALibraryError,
}


def translated(error: OSError | sqlite3.Error, folder: Path) -> LibraryError:
    """Return the domain's error for a fault met while working on the library in `folder`."""
    if isinstance(error, OSError):
        return _of_system(error, str(folder))
    return _of_sqlite(error, str(folder))


def _of_system(error: OSError, folder: str) -> LibraryError:
    if error.errno in _NO_ROOM:
        return DiskFullError(folder)
    if error.errno in _NO_RIGHT:
        return LibraryReadOnlyError(folder)
    return LibraryUnwritableError(folder, f"the drive did not answer as it should ({error})")


def _of_sqlite(error: sqlite3.Error, folder: str) -> LibraryError:
    name = getattr(error, "sqlite_errorname", "")
    if name == "SQLITE_READONLY_DBMOVED":
        return LibraryChangedElsewhereError(folder)
    for beginning, kind in _KINDS.items():
        if name.startswith(beginning):
            return kind(folder)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return LibraryUnwritableError(folder, "another program is holding the file; try again")
    return LibraryUnwritableError(folder, f"the drive did not answer as it should ({error})")
