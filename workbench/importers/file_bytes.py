# SPDX-License-Identifier: MIT
"""The bytes of a file from outside, or a sentence why they cannot be had."""

from __future__ import annotations

import errno
from pathlib import Path

from workbench.domain.errors import UnreadableFileError

_REASONS = {
    errno.ENOENT: ("cannot be found", "check its name and place"),
    errno.EACCES: (
        "is locked or may not be read",
        "close it in other programs, or copy it to a folder of your own",
    ),
    errno.EPERM: ("may not be read", "copy it to a folder of your own"),
    errno.EISDIR: ("is a folder", "choose the page inside it"),
    errno.ENXIO: ("is no file", "choose a page"),
    errno.EBUSY: ("is in use by another program", "close it there and try again"),
}
_UNKNOWN_REASON = ("cannot be read", "copy it to this computer and try again")


def read_bytes(path: Path, most: int) -> bytes:
    """Return the first `most` bytes of a file.

    Raises:
        UnreadableFileError: it is missing, locked, or no file that could be read to an end.
    """
    try:
        _check_that_it_is_a_file(path)
        with path.open("rb") as file:
            return file.read(most)
    except (OSError, ValueError) as error:
        reason, remedy = _REASONS.get(getattr(error, "errno", 0) or 0, _UNKNOWN_REASON)
        raise UnreadableFileError(path.name or str(path), reason, remedy) from error


def _check_that_it_is_a_file(path: Path) -> None:
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "", str(path))
    if path.exists() and not path.is_file():
        # Opening a pipe or a device can wait for ever.
        raise OSError(errno.ENXIO, "", str(path))
