# SPDX-License-Identifier: MIT
"""Pictures of pages that are being checked wait in the cache folder until the page is kept.

They are named after their content, so that pages can share them and nothing is taken for another.
"""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from workbench.domain.errors import UnreadableFileError
from workbench.services.remembering import cache_of

_NAME = "pictures"


def pictures_folder(library: Path) -> Path:
    """Return where pictures wait that were read for the library in this folder."""
    return cache_of(library) / _NAME


def forget_pictures(library: Path) -> None:
    """Let go of all pictures that wait for a library; what cannot be removed stays."""
    shutil.rmtree(pictures_folder(library), ignore_errors=True)


def put_aside(folder: Path, content: bytes, ending: str) -> Path:
    """Return the file into which something that was pasted was put, to be read like any other.

    Args:
        folder: That of `pictures_folder`.
        content: What was pasted.
        ending: The ending of its kind: `.html`, `.png`.

    Raises:
        UnreadableFileError: there is no room for it.
    """
    place = folder / "pasted" / f"What was pasted{ending}"
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    except OSError as error:
        raise UnreadableFileError(
            "What was pasted", "cannot be read now", "make room on this computer and try again"
        ) from error
    return place


def picture_aside(folder: Path, name: str) -> bytes | None:
    """Return the content of a picture that waits in `folder`, or None where it is gone or damaged.

    Args:
        folder: That of `pictures_folder`.
        name: `<sha256>.<ending>`.
    """
    try:
        content = (folder / name).read_bytes()
    except OSError:
        return None
    return content if hashlib.sha256(content).hexdigest() == name.partition(".")[0] else None
