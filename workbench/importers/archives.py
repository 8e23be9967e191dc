# SPDX-License-Identifier: MIT
"""Read a zip archive from outside without trusting a word of it.

Nothing in an archive ever becomes a path: entries are asked for by names that the caller knows, and
come out as bytes. The list of an archive is looked at in full before the first entry is unpacked,
and the archive refused as a whole when anything about the list is odd. How much may be unpacked is
checked for every entry of a pack at once, and for an office document, which may hold a film that
nobody asks for, when an entry is read.
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
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, NoReturn

from workbench.domain.errors import UnreadableFileError

FILE_LIMIT = 100 * 1024 * 1024
"""Bytes of the archive."""

ENTRY_LIMIT = 40 * 1024 * 1024
TOTAL_LIMIT = 200 * 1024 * 1024
"""Bytes of one entry and of all, unpacked; of an office document, of all that are read."""

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
_DIRECTORY_SHARE = 400
"""Bytes that an entry takes in the list of entries, more than any name we know needs."""

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

_NEW_COPY = "ask for a new copy of it"
_DAMAGED = ("is damaged", _NEW_COPY)


@dataclass(frozen=True, slots=True)
class ArchiveRules:
    """What a kind of archive may look like.

    Every name of an entry has to fit `names` in full. There are at most `most_entries`; those that
    only stand for a folder are allowed where `has_folders` says so. `noun` is what a person calls
    such a file. `is_read_whole` says that every entry will be read, so that all sizes are checked
    before the first one is.
    """

    noun: str
    names: re.Pattern[str]
    most_entries: int
    is_read_whole: bool = True
    has_folders: bool = False

    @property
    def no_archive(self) -> tuple[str, str]:
        """What is said of a file that is no archive, and what to do."""
        return f"is no {self.noun} file", "choose a file that was saved as one"

    @property
    def odd(self) -> tuple[str, str]:
        """What is said of an archive that no program of this kind writes."""
        return f"is not put together as {self.noun} files are", _NEW_COPY

    @property
    def huge(self) -> tuple[str, str]:
        """What is said of an archive that holds too much."""
        return "would be far too large when unpacked", f"ask for a smaller {self.noun}"


class Archive:
    """An archive that has been looked at; made by `opened_archive` and `archive_of`."""

    def __init__(self, name: str, archive: zipfile.ZipFile, rules: ArchiveRules) -> None:
        self._name = name
        self._archive = archive
        self._rules = rules
        self._unpacked = 0
        self._entries = {entry.filename: entry for entry in archive.infolist()}

    @property
    def names(self) -> frozenset[str]:
        """The names of all entries."""
        return frozenset(self._entries)

    def read(self, name: str, *, limit: int = ENTRY_LIMIT) -> bytes:
        """Return the content of an entry, at most `limit` bytes of it.

        Raises:
            KeyError: there is no such entry.
            UnreadableFileError: it is larger than `limit` or than it says, or damaged, or too
                much was unpacked already.
        """
        entry = self._entries[name]
        if entry.file_size > limit or _is_huge(entry):
            _refuse(self._name, self._rules.huge)
        self._unpacked += entry.file_size
        if self._unpacked > TOTAL_LIMIT and not self._rules.is_read_whole:
            _refuse(self._name, self._rules.huge)
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
def opened_archive(path: Path, rules: ArchiveRules) -> Generator[Archive]:
    """Open an archive on the disk.

    Raises:
        UnreadableFileError: the file cannot be read, is no such archive, is damaged, or is made to
            do harm.
    """
    with _opened(path, rules) as file, _checked(file, path.name, rules) as archive:
        yield archive


@contextlib.contextmanager
def archive_of(data: bytes, name: str, rules: ArchiveRules) -> Generator[Archive]:
    """Open an archive that is at hand as bytes; `name` is what messages call it.

    Raises:
        UnreadableFileError: it is no such archive, is damaged, or is made to do harm.
    """
    with _checked(BytesIO(data), name, rules) as archive:
        yield archive


@contextlib.contextmanager
def _checked(file: BinaryIO, name: str, rules: ArchiveRules) -> Generator[Archive]:
    directory = _directory_of(file, name, rules)
    try:
        archive = zipfile.ZipFile(file)
    except _ARCHIVE_FAULTS as error:
        _refuse(name, _DAMAGED, error)
    with archive:
        entries = archive.infolist()
        if len(entries) != directory.entries:
            _refuse(name, rules.odd)
        _check_names(entries, name, rules)
        for entry in entries:
            _check_entry(entry, name, rules)
        if rules.is_read_whole and sum(entry.file_size for entry in entries) > TOTAL_LIMIT:
            _refuse(name, rules.huge)
        _check_places(file, entries, directory, name, rules)
        yield Archive(name, archive, rules)


@dataclass(frozen=True, slots=True)
class _Directory:
    """Where the list of entries begins in the file, and how many there are."""

    start: int
    entries: int


@contextlib.contextmanager
def _opened(path: Path, rules: ArchiveRules) -> Generator[BinaryIO]:
    try:
        if path.exists() and not path.is_file():
            raise UnreadableFileError(path.name, "is no file", f"choose a {rules.noun} file")
        file = path.open("rb")
    except FileNotFoundError as error:
        raise UnreadableFileError(path.name, "was not found", "check its name") from error
    except (OSError, ValueError) as error:
        raise UnreadableFileError(
            path.name, "cannot be read", "close it in other programs or copy it elsewhere"
        ) from error
    with file:
        yield file


def _directory_of(file: BinaryIO, name: str, rules: ArchiveRules) -> _Directory:
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
        _refuse(name, rules.no_archive)
    if size < len(_BEGINNING) + _ENTRY_RECORD_SIZE + _END_RECORD.size:
        _refuse(name, _DAMAGED)
    sign, disk, first_disk, here, entries, length, start, comment = _END_RECORD.unpack(
        tail[-_END_RECORD.size :]
    )
    if sign != _END:
        _refuse(name, _DAMAGED)
    if disk or first_disk or here != entries or comment or tail.startswith(_LONG_END):
        _refuse(name, rules.odd)
    if entries > rules.most_entries or length > _DIRECTORY_SHARE * rules.most_entries:
        said = f"holds more than {rules.most_entries} files", f"ask for a smaller {rules.noun}"
        _refuse(name, said)
    if start + length != size - _END_RECORD.size:
        _refuse(name, rules.odd)
    return _Directory(start, entries)


def _check_names(entries: Sequence[zipfile.ZipInfo], archive: str, rules: ArchiveRules) -> None:
    seen = set()
    for entry in entries:
        # They differ where a name holds a NUL or is given a second time in another alphabet.
        is_same = entry.filename == entry.orig_filename
        if not is_same or not rules.names.fullmatch(entry.filename):
            _refuse(archive, (f"holds files that no {rules.noun} has", _NEW_COPY))
        seen.add(unicodedata.normalize("NFC", entry.filename).casefold())
    if len(seen) != len(entries):
        _refuse(archive, ("holds two files of the same name", _NEW_COPY))


def _check_entry(entry: zipfile.ZipInfo, archive: str, rules: ArchiveRules) -> None:
    if entry.flag_bits & _REFUSED_FLAGS:
        _refuse(archive, ("is locked with a password", "ask for a copy without one"))
    if entry.compress_type not in _METHODS:
        _refuse(archive, (f"is packed in a way no {rules.noun} is", _NEW_COPY))
    kinds = {0, stat.S_IFREG}
    if rules.has_folders and entry.is_dir():
        kinds.add(stat.S_IFDIR)
    if stat.S_IFMT(entry.external_attr >> 16) not in kinds:
        _refuse(archive, ("holds a link to something else", _NEW_COPY))
    if rules.is_read_whole and _is_huge(entry):
        _refuse(archive, rules.huge)


def _is_huge(entry: zipfile.ZipInfo) -> bool:
    shrunk = entry.file_size > RATIO_LIMIT * max(1, entry.compress_size)
    return entry.file_size > ENTRY_LIMIT or (shrunk and entry.file_size > RATIO_FLOOR)


def _check_places(
    file: BinaryIO,
    entries: Sequence[zipfile.ZipInfo],
    directory: _Directory,
    archive: str,
    rules: ArchiveRules,
) -> None:
    """Refuse entries that share bytes, and anything before the first of them."""
    end = 0
    for entry in sorted(entries, key=lambda each: each.header_offset):
        if entry.header_offset < end or (end == 0 and entry.header_offset):
            _refuse(archive, rules.odd)
        try:
            file.seek(entry.header_offset)
            _, name, extra = _LOCAL_HEADER.unpack(file.read(_LOCAL_HEADER.size))
        except _ARCHIVE_FAULTS as error:
            _refuse(archive, _DAMAGED, error)
        end = entry.header_offset + _LOCAL_HEADER.size + name + extra + entry.compress_size
        if end > directory.start:
            _refuse(archive, rules.odd)


def _refuse(
    name: str, reason_and_remedy: tuple[str, str], cause: BaseException | None = None
) -> NoReturn:
    reason, remedy = reason_and_remedy
    raise UnreadableFileError(name, reason, remedy) from cause
