# SPDX-License-Identifier: MIT
"""Keep a teacher's own codes beside the reviews, and hand them to a department as a file."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from workbench.domain.errors import InvalidDocumentError, WorkbenchError
from workbench.domain.interchange.own_codes import own_codes_from_json, own_codes_to_json
from workbench.domain.own_codes import OwnCodes, unfit
from workbench.services.exporting import Written, write_file
from workbench.services.sidecars import REVIEWS_FOLDER, json_bytes, keep_sidecar

CODES_FILE = ".sourcecodes"
"""How the names of files end in which codes are handed to a department."""

_NAME = f"codes{CODES_FILE}"
_SCHEMA = "owncodes-1.json"


class CodeStore:
    """The codes in the library of a teacher, written one after the other on one thread.

    What was handed over is written before the program ends.
    """

    def __init__(self, own: Path) -> None:
        """Be ready; `own` is the folder of the teacher's library."""
        self.path = own / REVIEWS_FOLDER / _NAME
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="codes")

    def read(self) -> OwnCodes:
        """Return what was kept; nothing where nothing was, or where it cannot be read."""
        try:
            return read_codes(self.path)
        except WorkbenchError:
            return OwnCodes()

    def keep(self, codes: OwnCodes) -> Future[Written]:
        """Keep the codes as they are now; a file that cannot be read is put aside before.

        The future raises OutputUnwritableError or DiskFullError where they could not be kept.
        """
        data = own_codes_to_json(codes)
        return self._thread.submit(keep_sidecar, self.path, data, read_codes)


def read_codes(path: Path) -> OwnCodes:
    """Return the codes in a file, which may be anybody's.

    Raises:
        UnreadableFileError: it cannot be read.
        InvalidDocumentError: it holds no codes, or one that could not be typed.
    """
    from workbench.importers.json_documents import read_json_document

    codes = own_codes_from_json(read_json_document(path, _SCHEMA))
    for each in codes.own:
        if unfit(each.code):
            raise InvalidDocumentError(path.name, "it has a code that could not be typed")
    return codes


def write_codes(codes: OwnCodes, path: Path) -> Written:
    """Write codes for a department.

    Raises:
        OutputUnwritableError: the file cannot be written.
        DiskFullError: there is no room for it.
    """
    return write_file(path, json_bytes(own_codes_to_json(codes)))
