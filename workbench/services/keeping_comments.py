# SPDX-License-Identifier: MIT
"""Keep a teacher's own comments beside the reviews, and hand them to a colleague as a file."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from workbench.domain.errors import WorkbenchError
from workbench.domain.interchange.kept_comments import comments_from_json, comments_to_json
from workbench.domain.kept_comments import CommentBank
from workbench.services.exporting import Written, write_file
from workbench.services.sidecars import REVIEWS_FOLDER, json_bytes, keep_sidecar

COMMENTS_FILE = ".sourcecomments"
"""How the names of files end in which comments are handed to a colleague."""

_NAME = f"comments{COMMENTS_FILE}"
_SCHEMA = "reviewcomments-1.json"


class CommentStore:
    """The comments in the library of a teacher, written one after the other on one thread.

    What was handed over is written before the program ends.
    """

    def __init__(self, own: Path) -> None:
        """Be ready; `own` is the folder of the teacher's library."""
        self.path = own / REVIEWS_FOLDER / _NAME
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="comments")

    def read(self) -> CommentBank:
        """Return what was kept; nothing where nothing was, or where it cannot be read."""
        try:
            return read_comments(self.path)
        except WorkbenchError:
            return CommentBank()

    def keep(self, bank: CommentBank) -> Future[Written]:
        """Keep a bank as it is now; a file that cannot be read is put aside before.

        The future raises OutputUnwritableError or DiskFullError where it could not be kept.
        """
        data = comments_to_json(bank, is_counted=True)
        return self._thread.submit(keep_sidecar, self.path, data, read_comments)


def read_comments(path: Path) -> CommentBank:
    """Return the comments in a file, which may be anybody's.

    Raises:
        UnreadableFileError: it cannot be read.
        InvalidDocumentError: it holds no comments.
    """
    from workbench.importers.json_documents import read_json_document

    return comments_from_json(read_json_document(path, _SCHEMA))


def write_comments(bank: CommentBank, path: Path) -> Written:
    """Write comments for a colleague, without how often they were said.

    Raises:
        OutputUnwritableError: the file cannot be written.
        DiskFullError: there is no room for it.
    """
    return write_file(path, json_bytes(comments_to_json(bank, is_counted=False)))
