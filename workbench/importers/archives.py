# SPDX-License-Identifier: MIT
"""Read a zip archive from outside without trusting a word of it.

Nothing in an archive ever becomes a path: entries are asked for by names that the caller knows, and
come out as bytes. An archive is looked at in full before the first entry is unpacked, and refused
as a whole when anything about it is odd.
"""

from __future__ import annotations

import contextlib
import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NoReturn

from workbench.domain.errors import UnreadableFileError

FILE_LIMIT = 100 * 1024 * 1024
"""Bytes of the archive."""

ENTRIES_LIMIT = 500

ENTRY_LIMIT = 40 * 1024 * 1024
TOTAL_LIMIT = 200 * 1024 * 1024
"""Bytes of one entry and of all, unpacked."""

RATIO_LIMIT = 200
RATIO_FLOOR = 1024 * 1024
"""How far an entry may have shrunk, and the bytes up to which that does not matter."""

_BEGINNING = b"PK\x03\x04"
_END_RECORD = struct.Struct("<4sHHHHIIH")
_END = b"PK\x05\x06"
_LONG_END = b"PK\x06\x07"
_LONG_END_SIZE = 20
_ENTRY_RECORD_SIZE = 46
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_DIRECTORY_LIMIT = 400 * ENTRIES_LIMIT
_CHUNK = 64 * 1024

# Encrypted, patched, strongly encrypted, directory encrypted.
_REFUSED_FLAGS = 0x1 | 0x20 | 0x40 | 0x2000
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}

# Whatever a damaged or malicious archive makes the library raise.
_ARCHIVE_FAULTS = (
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)

_NO_ARCHIVE = ("is no pack file", "choose a file that was saved as one")
_DAMAGED = ("is damaged", "ask for a new copy of it")
_ODD = ("is not put together as pack files are", "ask for a new copy of it")
_HUGE = ("would be far too large when unpacked", "ask for a smaller pack")


class Archive:
    """An archive that has been looked at; made by `opened_archive`."""

    def __init__(self, path: Path, archive: zipfile.ZipFile) -> None:
        self._name = path.name
        self._archive = archive
        self._entries = {entry.filename: entry for entry in archive.infolist()}

    @property
    def names(self) -> frozenset[str]:
        """The names of all entries."""
        return frozenset(self._entries)

    def read(self, name: str, *, limit: int = ENTRY_LIMIT) -> bytes:
        """Return the content of an entry, at most `limit` bytes of it.

        Raises:
            KeyError: there is no such entry.
            UnreadableFileError: it is larger than `limit` or than it says, or damaged.
        """
        entry = self._entries[name]
        if entry.file_size > limit:
            _refuse(self._name, _HUGE)
        content = bytearray()
        try:
            with self._archive.open(entry) as stream:
                while chunk := stream.read(_CHUNK):
                    content += chunk
                    if len(content) > entry.file_size:
                        _refuse(self._name, _DAMAGED)
        except _ARCHIVE_FAULTS as error:
            _refuse(self._name, _DAMAGED, error)
        if len(content) != entry.file_size:
            _refuse(self._name, _DAMAGED)
        return bytes(content)


@contextlib.contextmanager
def opened_archive(path: Path, *, names: re.Pattern[str]) -> Generator[Archive]:
    """Open an archive of which every entry's name fits `names` in full.

    Raises:
        UnreadableFileError: the file cannot be read, is no such archive, is damaged, or is made to
            do harm.
    """
    with _opened(path) as file:
        directory = _directory_of(file, path.name)
        try:
            archive = zipfile.ZipFile(file)
        except _ARCHIVE_FAULTS as error:
            _refuse(path.name, _DAMAGED, error)
        with archive:
            entries = archive.infolist()
            if len(entries) != directory.entries:
                _refuse(path.name, _ODD)
            _check_names(entries, names, path.name)
            for entry in entries:
                _check_entry(entry, path.name)
            if sum(entry.file_size for entry in entries) > TOTAL_LIMIT:
                _refuse(path.name, _HUGE)
            _check_places(file, entries, directory, path.name)
            yield Archive(path, archive)


@dataclass(frozen=True, slots=True)
class _Directory:
    """Where the list of entries begins in the file, and how many there are."""

    start: int
    entries: int


@contextlib.contextmanager
def _opened(path: Path) -> Generator[BinaryIO]:
    try:
        if path.exists() and not path.is_file():
            raise UnreadableFileError(path.name, "is no file", "choose a pack file")
        file = path.open("rb")
    except FileNotFoundError as error:
        raise UnreadableFileError(path.name, "was not found", "check its name") from error
    except (OSError, ValueError) as error:
        raise UnreadableFileError(
            path.name, "cannot be read", "close it in other programs or copy it elsewhere"
        ) from error
    with file:
        yield file


def _directory_of(file: BinaryIO, name: str) -> _Directory:
    """Look at both ends of the file before anything builds a list of what is in it."""
    try:
        size = file.seek(0, 2)
        file.seek(0)
        beginning = file.read(len(_BEGINNING))
        file.seek(max(0, size - _END_RECORD.size - _LONG_END_SIZE))
        tail = file.read()
    except OSError as error:
        _refuse(name, ("cannot be read", "copy it elsewhere"), error)
    if not size:
        _refuse(name, ("is empty", "choose another file"))
    if size > FILE_LIMIT:
        _refuse(name, ("is larger than 100 MB", "choose a smaller file"))
    if beginning != _BEGINNING:
        _refuse(name, _NO_ARCHIVE)
    if size < len(_BEGINNING) + _ENTRY_RECORD_SIZE + _END_RECORD.size:
        _refuse(name, _DAMAGED)
    sign, disk, first_disk, here, entries, length, start, comment = _END_RECORD.unpack(
        tail[-_END_RECORD.size :]
    )
    if sign != _END:
        _refuse(name, _DAMAGED)
    if disk or first_disk or here != entries or comment or tail.startswith(_LONG_END):
        _refuse(name, _ODD)
    if entries > ENTRIES_LIMIT or length > _DIRECTORY_LIMIT:
        _refuse(name, (f"holds more than {ENTRIES_LIMIT} files", "ask for a smaller pack"))
    if start + length != size - _END_RECORD.size:
        _refuse(name, _ODD)
    return _Directory(start, entries)


def _check_names(entries: Sequence[zipfile.ZipInfo], names: re.Pattern[str], archive: str) -> None:
    seen = set()
    for entry in entries:
        # They differ where a name holds a NUL or is given a second time in another alphabet.
        if entry.filename != entry.orig_filename or not names.fullmatch(entry.filename):
            _refuse(archive, ("holds files that no pack has", "ask for a new copy of it"))
        seen.add(unicodedata.normalize("NFC", entry.filename).casefold())
    if len(seen) != len(entries):
        _refuse(archive, ("holds two files of the same name", "ask for a new copy of it"))


def _check_entry(entry: zipfile.ZipInfo, archive: str) -> None:
    if entry.flag_bits & _REFUSED_FLAGS:
        _refuse(archive, ("is locked with a password", "ask for a copy without one"))
    if entry.compress_type not in _METHODS:
        _refuse(archive, ("is packed in a way no pack is", "ask for a new copy of it"))
    if stat.S_IFMT(entry.external_attr >> 16) not in {0, stat.S_IFREG}:
        _refuse(archive, ("holds a link to something else", "ask for a new copy of it"))
    shrunk = entry.file_size > RATIO_LIMIT * max(1, entry.compress_size)
    if entry.file_size > ENTRY_LIMIT or (shrunk and entry.file_size > RATIO_FLOOR):
        _refuse(archive, _HUGE)


def _check_places(
    file: BinaryIO, entries: Sequence[zipfile.ZipInfo], directory: _Directory, archive: str
) -> None:
    """Refuse entries that share bytes, and anything before the first of them."""
    end = 0
    for entry in sorted(entries, key=lambda each: each.header_offset):
        if entry.header_offset < end or (end == 0 and entry.header_offset):
            _refuse(archive, _ODD)
        try:
            file.seek(entry.header_offset)
            _, name, extra = _LOCAL_HEADER.unpack(file.read(_LOCAL_HEADER.size))
        except _ARCHIVE_FAULTS as error:
            _refuse(archive, _DAMAGED, error)
        end = entry.header_offset + _LOCAL_HEADER.size + name + extra + entry.compress_size
        if end > directory.start:
            _refuse(archive, _ODD)


def _refuse(
    name: str, reason_and_remedy: tuple[str, str], cause: BaseException | None = None
) -> NoReturn:
    reason, remedy = reason_and_remedy
    raise UnreadableFileError(name, reason, remedy) from cause
