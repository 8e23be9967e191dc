# SPDX-License-Identifier: MIT
"""Keep a teacher's own comments beside the reviews, and hand them to a colleague as a file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from workbench.domain.interchange.kept_comments import comments_from_json, comments_to_json
from workbench.domain.kept_comments import CommentBank
from workbench.services.exporting import Written, write_file
from workbench.services.sidecars import REVIEWS_FOLDER, SidecarStore, json_bytes

COMMENTS_FILE = ".sourcecomments"
"""How the names of files end in which comments are handed to a colleague."""

_NAME = f"comments{COMMENTS_FILE}"
_SCHEMA = "reviewcomments-1.json"


class CommentStore(SidecarStore[CommentBank]):
    """The comments in the library of a teacher."""

    def __init__(self, own: Path) -> None:
        """Be ready; `own` is the folder of the teacher's library."""
        super().__init__(
            own / REVIEWS_FOLDER / _NAME,
            read=read_comments,
            to_json=partial(comments_to_json, is_counted=True),
            blank=CommentBank(),
        )


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
