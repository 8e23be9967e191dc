# SPDX-License-Identifier: MIT
"""Small files of JSON that a teacher's library keeps beside its database."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from workbench.domain.errors import OutputUnwritableError, WorkbenchError
from workbench.files import unused_name
from workbench.services.exporting import Written, write_file
from workbench.storage.sidecars import FOLDER

REVIEWS_FOLDER = FOLDER
"""Where they are below the place of the library."""


def json_bytes(data: dict[str, Any]) -> bytes:
    """Return JSON as it is written into such a file."""
    return json.dumps(data, ensure_ascii=False, indent=1).encode() + b"\n"


def keep_sidecar(path: Path, data: dict[str, Any], read: Callable[[Path], object]) -> Written:
    """Write a file; the one before it is there until this one is on the disk.

    One that `read` cannot read is put aside and never written over.

    Raises:
        OutputUnwritableError: it cannot be written.
        DiskFullError: there is no room for it.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            _put_aside_unless_readable(path, read)
    except OSError as error:
        raise OutputUnwritableError(path.name, "its folder cannot be written to") from error
    return write_file(path, json_bytes(data))


def _put_aside_unless_readable(path: Path, read: Callable[[Path], object]) -> None:
    try:
        read(path)
    except WorkbenchError:
        path.rename(unused_name(path.with_suffix(".unreadable")))
