# SPDX-License-Identifier: MIT
"""Keep a teacher's own codes beside the reviews, and hand them to a department as a file."""

from __future__ import annotations

from pathlib import Path

from workbench.domain.errors import InvalidDocumentError
from workbench.domain.interchange.own_codes import own_codes_from_json, own_codes_to_json
from workbench.domain.own_codes import OwnCodes, unfit
from workbench.services.exporting import Written, write_file
from workbench.services.sidecars import REVIEWS_FOLDER, SidecarStore, json_bytes

CODES_FILE = ".sourcecodes"
"""How the names of files end in which codes are handed to a department."""

_NAME = f"codes{CODES_FILE}"
_SCHEMA = "owncodes-1.json"


class CodeStore(SidecarStore[OwnCodes]):
    """The codes in the library of a teacher."""

    def __init__(self, own: Path) -> None:
        """Be ready; `own` is the folder of the teacher's library."""
        super().__init__(
            own / REVIEWS_FOLDER / _NAME,
            read=read_codes,
            to_json=own_codes_to_json,
            blank=OwnCodes(),
        )


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
