# SPDX-License-Identifier: MIT
"""Writing files so that a power cut leaves either the old one or the complete new one.

Each file is written under a temporary name in its own folder, flushed to the disk, looked at by
the caller, and only then put in place. After a crash a temporary file may be left over; its name
says so and ``remove_left_overs`` finds it. Errors of the system come out as ``OSError``: what they
mean to somebody is known further up.
"""

import contextlib
import errno
import os
import re
import sys
import time
import unicodedata
from collections.abc import Callable, Generator
from pathlib import Path
from typing import BinaryIO

# Windows: access denied, sharing violation, lock violation. A virus scanner, an indexer or a
# program that syncs has the file open for a moment.
_PASSING_ERRORS = frozenset({5, 32, 33})
_WAITS = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8)  # seconds

_LEFT_OVER = re.compile(r"\.~[0-9a-f]{12}\.part(-journal)?")
_NAME_CHARACTERS = 100
_NAME_BYTES = 200  # of 255 on most file systems: room for a version and a suffix
_NOT_IN_NAMES = re.compile(
    r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff'
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
_DEVICES = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])", re.IGNORECASE)
_VERSION = re.compile(r"(?P<stem>.+)_v(?P<number>[1-9][0-9]{0,5})")


def replace_durably(
    path: Path,
    produce: Callable[[BinaryIO], object],
    *,
    verify: Callable[[Path], object] | None = None,
) -> None:
    """Put a new file in the place of ``path``; whatever goes wrong, the old one is still there.

    Args:
        path: The file to make or to replace; its folder exists.
        produce: Writes the new content into the open binary file it is given.
        verify: Looks at the written file under its temporary name and raises if it is not good.

    Raises:
        OSError: The folder or the disk did not allow it.
    """
    with temporary_path(path.parent) as temporary:
        with temporary.open("xb") as file:
            produce(file)
            file.flush()
            _flush_to_disk(file.fileno())
        if verify is not None:
            verify(temporary)
        move(temporary, path)
        fsync_directory(path.parent)


def write_durably(
    path: Path, data: bytes, *, verify: Callable[[Path], object] | None = None
) -> None:
    """Put ``data`` into the file ``path`` as ``replace_durably`` does.

    Raises:
        OSError: The folder or the disk did not allow it.
    """
    replace_durably(path, lambda file: file.write(data), verify=verify)


@contextlib.contextmanager
def temporary_path(folder: Path) -> Generator[Path]:
    """Give a free temporary name in ``folder``; what is there at the end of the block is removed.

    For writers that need a path, such as SQLite, and for content whose final name is only known
    once it is written: make it, ``fsync_file`` it, ``move`` it and ``fsync_directory`` the folder.
    """
    temporary = folder / f".~{os.urandom(6).hex()}.part"
    try:
        yield temporary
    finally:
        for left_over in (temporary, temporary.with_name(temporary.name + "-journal")):
            with contextlib.suppress(OSError):
                left_over.unlink(missing_ok=True)


def move(
    source: Path,
    target: Path,
    *,
    replace: Callable[[Path, Path], None] = os.replace,
    wait: Callable[[float], None] = time.sleep,
) -> None:
    """Rename ``source`` to ``target``, replacing it, with patience for programs that hold it.

    Args:
        source: An existing file or folder.
        target: Its new path, on the same drive.
        replace: What renames; for tests.
        wait: What waits for so many seconds; for tests.

    Raises:
        OSError: It could not be renamed, within about 1.6 seconds where the cause may pass.
    """
    for seconds in _WAITS:
        try:
            replace(source, target)
        except OSError as error:
            if getattr(error, "winerror", None) not in _PASSING_ERRORS:
                raise
            wait(seconds)
        else:
            return
    replace(source, target)


def fsync_file(path: Path) -> None:
    """Return once the content of ``path`` is on the disk.

    Raises:
        OSError: The disk did not take it.
    """
    # Windows only flushes files that are open for writing.
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        _flush_to_disk(descriptor)
    finally:
        os.close(descriptor)


def fsync_directory(folder: Path) -> None:
    """Return once the names in ``folder`` are on the disk, where the system can promise that.

    Raises:
        OSError: The disk did not take them.
    """
    if sys.platform == "win32":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except PermissionError:
        return  # a folder one may write to but not list
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:  # network drives
            raise
    finally:
        os.close(descriptor)


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of the file's content as 64 hexadecimal digits.

    Raises:
        OSError: The file could not be read.
    """
    import hashlib

    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def remove_left_overs(folder: Path) -> int:
    """Remove the temporary files a crash left in ``folder`` and return how many.

    Only for a folder nobody else writes to at the same time. What cannot be removed stays.
    """
    removed = 0
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            if _LEFT_OVER.fullmatch(path.name):
                with contextlib.suppress(OSError):
                    path.unlink()
                    removed += 1
    return removed


def safe_file_name(text: str, *, fallback: str = "untitled") -> str:
    """Return ``text`` as a file name, without suffix, that every usual system takes.

    In composed form (NFC), without control and direction characters and what Windows reserves, no
    dot or space at either end, not the name of a device, at most 100 characters.

    Args:
        text: A title, a name: anything.
        fallback: What to return when nothing is left of it.
    """
    name = _NOT_IN_NAMES.sub(" ", unicodedata.normalize("NFC", text))
    name = unicodedata.normalize("NFC", " ".join(name.split()))
    name = _ends_stripped(name)
    stem, dot, rest = name.partition(".")
    if _DEVICES.fullmatch(stem.strip()):
        name = f"{stem.strip()}_{dot}{rest}"
    name = name[:_NAME_CHARACTERS].encode()[:_NAME_BYTES].decode(errors="ignore")
    return _ends_stripped(name) or fallback


def unused_name(path: Path) -> Path:
    """Return ``path`` if nothing is there, else the first free ``…_v2``, ``…_v3`` beside it."""
    found = _VERSION.fullmatch(path.stem)
    stem, number = (found["stem"], int(found["number"])) if found else (path.stem, 1)
    while os.path.lexists(path):
        number += 1
        path = path.with_name(f"{stem}_v{number}{path.suffix}")
    return path


def _ends_stripped(name: str) -> str:
    return name.strip(" .")


def _flush_to_disk(descriptor: int) -> None:
    if sys.platform == "darwin":
        import fcntl

        # There fsync leaves the data in the drive's own memory; network drives know only fsync.
        with contextlib.suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)
