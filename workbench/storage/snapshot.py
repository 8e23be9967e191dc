# SPDX-License-Identifier: MIT
"""A library on a stick or in a folder that a cloud program syncs: whole copies in two slots.

Such a place says that something is written long before it is. A library in use there is damaged
when the stick is pulled out, so it is worked on elsewhere, and its checked copies are put there in
turns into two files. Each ends with what it is and a checksum of everything before. As long as two
of them are further apart than the place takes to really write, one is always whole.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
import struct
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from workbench import files
from workbench.domain.errors import BackupUnusableError, BrokenLibraryError
from workbench.storage.backups import NAME as BACKUPS
from workbench.storage.backups import Backup
from workbench.storage.checking import row_counts, structural_problems
from workbench.storage.faults import translated

INTERVAL = 30.0
"""Seconds from a change until it is published."""
SHORTEST_INTERVAL = 15.0
"""Seconds that a place which writes late takes until a copy is really there."""

SUFFIX = ".snapshot"

_SLOTS = (f"library-a{SUFFIX}", f"library-b{SUFFIX}")
_TRAILER = struct.Struct("<8s32sQQQ")
_MAGIC = b"SWSNAP01"
_DIGEST_BYTES = 32
_LINEAGE = re.compile(rb"[0-9a-f]{32}")


class Choice(Enum):
    """Which of two states of a library to go on with; the other one is kept as a copy."""

    HERE = "here"
    THERE = "there"
    SAME = "same"
    ASK = "ask"
    """They are two different libraries."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Which library something is and how far it has come."""

    lineage: str
    generation: int
    counter: int

    @property
    def age(self) -> tuple[int, int]:
        """What states of one library are ordered by: later ones compare greater."""
        return self.generation, self.counter


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A whole copy in one of the slots; `digest` is that of the file."""

    path: Path
    standing: Standing
    size: int
    digest: str


def publish(copy: Backup, place: Path, *, lineage: str) -> Snapshot:
    """Put a checked copy into the slot that does not hold the latest whole one.

    Args:
        copy: What to publish.
        place: A folder on the stick or in the cloud.
        lineage: The id of the library, the same in all its copies.

    Raises:
        BackupUnusableError: the copy is damaged.
        LibraryError: it could not be written; what was there is still there.
    """
    try:
        content = copy.path.read_bytes()
    except OSError as error:
        raise translated(error, place) from error
    if not hashlib.sha256(content).hexdigest().startswith(copy.digest):
        raise BackupUnusableError(copy.path.name, "it was changed after it was made")
    return put(content, Standing(lineage, copy.generation, copy.counter), place)


def image_of(connection: sqlite3.Connection) -> bytes:
    """Return a library as the content of a file, checked.

    Args:
        connection: The library's connection, with no transaction open.

    Raises:
        BackupUnusableError: the content is not what was copied.
        sqlite3.Error: the library could not be read.
    """
    content = connection.serialize()
    with closing(sqlite3.connect(":memory:")) as copy:
        copy.deserialize(content)
        problems = structural_problems(copy)
        if not problems and row_counts(copy) != row_counts(connection):
            problems = ["it does not have all entries"]
    if problems:
        raise BackupUnusableError("library", problems[0])
    return content


def put(
    content: bytes,
    standing: Standing,
    place: Path,
    *,
    spacing: float = 0.0,
    clock: Callable[[], float] = time.time,
) -> Snapshot:
    """Put a library into one of the two slots, so that the other one stays whole.

    The slots take turns. But where the latest copy is younger than `spacing`, the place may not
    have really written it yet; then that one is replaced, and the older one is left in peace.

    Args:
        content: The whole file of a library, checked.
        standing: Which library that is and how far it has come.
        place: A folder on the stick or in the cloud.
        spacing: Seconds that the place takes until something is really there.
        clock: The time in seconds since 1970, as files are dated.

    Raises:
        LibraryError: it could not be written; what was there is still there.
    """
    try:
        slot = _slot_to_write(place, spacing, clock())
        files.write_durably(slot, content + _trailer(content, standing), verify=_whole)
        # Some network drives rename over a file and leave an empty one.
        return _whole(slot)
    except OSError as error:
        raise translated(error, place) from error


def latest(place: Path) -> Snapshot | None:
    """Return the latest whole copy in a place, or None."""
    return max(whole_in(place), key=lambda each: each.standing.age, default=None)


def whole_in(place: Path) -> list[Snapshot]:
    """Return the whole copies in a place."""
    return [snapshot for name in _SLOTS if (snapshot := at(place / name))]


def is_used(place: Path) -> bool:
    """Whether something was published in a place, be it whole or not."""
    return any((place / name).exists() for name in _SLOTS)


def choose(here: Standing | None, there: Standing | None) -> Choice:
    """Return which state to go on with: of one library always the later one."""
    if there is None or here == there:
        return Choice.SAME if here == there else Choice.HERE
    if here is None:
        return Choice.THERE
    if here.lineage != there.lineage:
        return Choice.ASK
    return Choice.HERE if here.age > there.age else Choice.THERE


def at(path: Path) -> Snapshot | None:
    """Return the whole copy in a file, or None where the file holds none."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    standing = _standing_of(content)
    size = len(content) - _TRAILER.size - _DIGEST_BYTES
    digest = content[-_DIGEST_BYTES:].hex()
    return Snapshot(path, standing, size, digest) if standing else None


def take(snapshot: Snapshot, database: Path) -> None:
    """Make a library file of a copy; nobody has that file open.

    Raises:
        BrokenLibraryError: the copy is not whole any more.
        LibraryError: the file could not be written.
    """
    try:
        content = snapshot.path.read_bytes()
    except OSError as error:
        raise translated(error, snapshot.path.parent) from error
    if _standing_of(content) != snapshot.standing:
        raise BrokenLibraryError(str(snapshot.path.parent))
    try:
        files.write_durably(database, content[: snapshot.size])
    except OSError as error:
        raise translated(error, database.parent) from error


def as_backup(path: Path, folder: Path) -> Path:
    """Return a copy among the backups of the library in `folder`, made of a published one.

    Raises:
        BackupUnusableError: the published copy is not whole.
        LibraryError: the copy could not be written.
    """
    snapshot = at(path)
    if snapshot is None:
        raise BackupUnusableError(path.name, "it is not whole")
    try:
        content = snapshot.path.read_bytes()[: snapshot.size]
        digest = hashlib.sha256(content).hexdigest()[:16]
        standing = snapshot.standing
        name = f"{standing.generation:04d}-{standing.counter:08d}-{digest}-pinned-published.bak"
        (folder / BACKUPS).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise translated(error, folder) from error
    take(snapshot, folder / BACKUPS / name)
    return folder / BACKUPS / name


def _trailer(content: bytes, standing: Standing) -> bytes:
    lineage = standing.lineage.encode("ascii")
    trailer = _TRAILER.pack(_MAGIC, lineage, standing.generation, standing.counter, len(content))
    return trailer + hashlib.sha256(content + trailer).digest()


def _standing_of(content: bytes) -> Standing | None:
    """Return what the end of a file says, if all before it is as it was written."""
    before, digest = content[:-_DIGEST_BYTES], content[-_DIGEST_BYTES:]
    if len(before) < _TRAILER.size or hashlib.sha256(before).digest() != digest:
        return None
    magic, lineage, generation, counter, length = _TRAILER.unpack(before[-_TRAILER.size :])
    if magic != _MAGIC or length != len(before) - _TRAILER.size or not _LINEAGE.fullmatch(lineage):
        return None
    return Standing(lineage.decode("ascii"), generation, counter)


def _slot_to_write(place: Path, spacing: float, now: float) -> Path:
    whole = {snapshot.path: snapshot for snapshot in whole_in(place)}
    slots = [place / name for name in _SLOTS]
    if not whole:
        return slots[0]
    newest = max(whole, key=lambda path: whole[path].standing.age)
    (other,) = (slot for slot in slots if slot != newest)
    is_young = abs(now - newest.stat().st_mtime) < spacing
    return newest if is_young and other in whole else other


def _whole(path: Path) -> Snapshot:
    found = at(path)
    if found is None:
        raise OSError(f"{path.name} is not as it was written")
    return found
