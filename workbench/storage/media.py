# SPDX-License-Identifier: MIT
"""The pictures and documents of a library, each in a file named after its content.

A file is written once and never changed, so it needs no backup of its own: whatever carries the
right name has the right content, or is damaged and refused.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
from pathlib import Path

from workbench import files
from workbench.domain.errors import NotFoundError, UnreadableFileError
from workbench.storage.faults import translated

NAME = "media"
LARGEST = 20 * 1024 * 1024
"""Bytes of the largest file that is kept."""

_ENDINGS = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg", b"%PDF-": "pdf"}
_STORED_NAME = re.compile(r"[0-9a-f]{64}\.(?:png|jpg|pdf)")


def copy_all(source: Path, target: Path) -> int:
    """Copy the media of one library folder into another and return how many are whole there.

    Raises:
        LibraryError: the other folder could not be written.
    """
    here, there = MediaStore(source), MediaStore(target)
    names = [path.name for path in sorted((source / NAME).glob("*.*"))]
    whole = [name for name in names if here.has(name)]
    for name in whole:
        there.keep(here.read(name), name=name)
    return len(whole)


def copy_missing(source: Path, target: Path) -> None:
    """Copy those media of one library folder that another does not have, told by their names.

    What is damaged stays behind.

    Raises:
        LibraryError: a folder could not be read or written.
    """
    there = MediaStore(target)
    try:
        lacking = _sizes(source).items() - _sizes(target).items()
        for name in sorted(name for name, _ in lacking):
            content = (source / NAME / name).read_bytes()
            if hashlib.sha256(content).hexdigest() == name.partition(".")[0]:
                there.keep(content, name=name)
    except OSError as error:
        raise translated(error, target) from error


class MediaStore:
    """The `media` folder of one library."""

    def __init__(self, folder: Path) -> None:
        self._library = folder
        self._folder = folder / NAME

    def keep(self, content: bytes, *, name: str) -> str:
        """Keep `content` and return the name it has here: `<sha256>.<ending>`.

        Args:
            content: The whole file.
            name: What the user calls it, for messages.

        Raises:
            UnreadableFileError: it is no PNG, JPEG or PDF, or larger than `LARGEST`.
            LibraryError: it could not be written.
        """
        if len(content) > LARGEST:
            limit = f"is larger than {LARGEST // 1024**2} MB"
            raise UnreadableFileError(name, limit, "save it smaller and bring it in again")
        stored = f"{hashlib.sha256(content).hexdigest()}.{_ending_of(content, name)}"
        try:
            if not self.has(stored):
                self._folder.mkdir(exist_ok=True)
                files.fsync_directory(self._library)
                files.write_durably(self._folder / stored, content)
        except OSError as error:
            raise translated(error, self._library) from error
        return stored

    def forget(self, stored: str) -> None:
        """Let go of a file that nothing in the library shows; one that cannot be removed stays."""
        with contextlib.suppress(OSError):
            self.path_of(stored).unlink(missing_ok=True)

    def has(self, stored: str) -> bool:
        """Whether a file is here with the content its name promises."""
        try:
            return files.sha256_of(self.path_of(stored)) == stored.partition(".")[0]
        except (FileNotFoundError, NotFoundError):
            return False

    def read(self, stored: str) -> bytes:
        """Return the content of a kept file, compared with its name.

        Raises:
            NotFoundError: there is no such file.
            UnreadableFileError: it was changed after it was kept.
            LibraryError: it could not be read.
        """
        try:
            content = self.path_of(stored).read_bytes()
        except FileNotFoundError as error:
            raise NotFoundError("picture", stored) from error
        except OSError as error:
            raise translated(error, self._library) from error
        if hashlib.sha256(content).hexdigest() != stored.partition(".")[0]:
            raise UnreadableFileError(stored, "was damaged on the disk", "bring it in again")
        return content

    def path_of(self, stored: str) -> Path:
        """Return where a kept file lies.

        Raises:
            NotFoundError: that is no name of a kept file.
        """
        if not _STORED_NAME.fullmatch(stored):
            raise NotFoundError("picture", stored)
        return self._folder / stored


def _sizes(folder: Path) -> dict[str, int]:
    """Return the size of each kept file of a library folder, by its name."""
    try:
        found = list((folder / NAME).iterdir())
    except FileNotFoundError:
        return {}
    return {path.name: path.stat().st_size for path in found if _STORED_NAME.fullmatch(path.name)}


def _ending_of(content: bytes, name: str) -> str:
    for beginning, ending in _ENDINGS.items():
        if content.startswith(beginning):
            return ending
    kinds = "is neither a PNG nor a JPEG picture nor a PDF"
    raise UnreadableFileError(name, kinds, "save it as one of these and bring it in again")
