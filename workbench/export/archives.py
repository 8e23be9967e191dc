# SPDX-License-Identifier: MIT
"""Write zip archives that are the same bytes for the same content, and read them again."""

from __future__ import annotations

import errno
import zipfile
import zlib
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

_BEGINNING_OF_TIME = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_READABLE_FILE = 0o100644 << 16
_PICTURES = (".png", ".jpg", ".jpeg")
_LARGEST_RATIO = 100


def archive_of(entries: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a zip archive of names and contents, in the order given.

    Dates and permissions are always the same. Pictures are stored as they are, and so is what
    would shrink beyond belief: a reader takes a file that shrank to a hundredth for an attack.
    """
    result = BytesIO()
    with zipfile.ZipFile(result, "w") as archive:
        for name, content in entries:
            entry = zipfile.ZipInfo(name, _BEGINNING_OF_TIME)
            entry.create_system = _UNIX
            entry.external_attr = _READABLE_FILE
            entry.compress_type = _method_for(name, content)
            archive.writestr(entry, content)
    return result.getvalue()


def entries_of(path: Path) -> dict[str, bytes]:
    """Return the names and contents of an archive that was just written.

    Raises:
        OSError: it cannot be read, or a checksum is wrong.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise broken(path, "it is no sound archive") from error


def broken(path: Path, problem: str) -> OSError:
    """Return the error that says that `path` did not reach the disk as it was meant."""
    return OSError(errno.EIO, problem, str(path))


def _method_for(name: str, content: bytes) -> int:
    if name.endswith(_PICTURES) or len(content) > _LARGEST_RATIO * len(zlib.compress(content)):
        return zipfile.ZIP_STORED
    return zipfile.ZIP_DEFLATED
