# SPDX-License-Identifier: MIT
"""Small files of JSON that a teacher's library keeps beside its database."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, Generic, TypeVar

from workbench.domain.errors import OutputUnwritableError, WorkbenchError
from workbench.files import unused_name
from workbench.services.exporting import Written, write_file
from workbench.storage.sidecars import FOLDER

KeptT = TypeVar("KeptT")

REVIEWS_FOLDER = FOLDER
"""Where they are below the place of the library."""


class SidecarStore(Generic[KeptT]):
    """One such file, written one time after the other on one thread.

    What was handed over is written before the program ends.
    """

    def __init__(
        self,
        path: Path,
        *,
        read: Callable[[Path], KeptT],
        to_json: Callable[[KeptT], dict[str, Any]],
        blank: KeptT,
    ) -> None:
        """Be ready.

        Args:
            path: The file.
            read: Reads it or one like it, and raises a `WorkbenchError` where that cannot be done.
            to_json: Returns what is written into it.
            blank: What is there as long as nothing was kept.
        """
        self.path = path
        self._read, self._to_json, self._blank = read, to_json, blank
        self._thread = ThreadPoolExecutor(1, thread_name_prefix=path.stem)

    def read(self) -> KeptT:
        """Return what was kept; nothing where nothing was, or where it cannot be read."""
        try:
            return self._read(self.path)
        except WorkbenchError:
            return self._blank

    def keep(self, what: KeptT) -> Future[Written]:
        """Keep it as it is now; a file that cannot be read is put aside before.

        The future raises OutputUnwritableError or DiskFullError where it could not be kept.
        """
        return self._thread.submit(keep_sidecar, self.path, self._to_json(what), self._read)


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
