# SPDX-License-Identifier: MIT
"""Whether a library was closed properly and is still byte for byte as it was then.

The seal is the size and the SHA-256 of `library.db`, written after the file was closed and removed
before it is opened. No checksum inside the file sees every kind of damage; this one does. A missing
or broken seal is no fault, only the reason to check the library row by row.

Nothing here may run while this process has the library open: opening and closing the file would
give up SQLite's own locks on it.
"""

from __future__ import annotations

import json
from pathlib import Path

from workbench import files

NAME = "library.seal"
DATABASE = "library.db"
JOURNAL = "library.db-journal"


def seal(folder: Path) -> None:
    """Write the seal of the closed library in `folder`.

    Raises:
        OSError: the seal could not be written; the library itself is none the worse.
    """
    files.write_durably(folder / NAME, json.dumps(_figures(folder)).encode("ascii"))


def is_sealed(folder: Path) -> bool:
    """Whether the library was closed properly and has not changed by one byte since."""
    try:
        if (folder / JOURNAL).stat().st_size:
            return False
    except FileNotFoundError:
        pass
    try:
        return bool(json.loads((folder / NAME).read_bytes()) == _figures(folder))
    except (OSError, ValueError, RecursionError):
        return False


def break_seal(folder: Path) -> None:
    """Remove the seal before the library is opened for writing.

    Should it come back after a power cut, it fits only a library that was not written to.
    """
    (folder / NAME).unlink(missing_ok=True)


def _figures(folder: Path) -> dict[str, object]:
    database = folder / DATABASE
    return {"size": database.stat().st_size, "sha256": files.sha256_of(database)}
