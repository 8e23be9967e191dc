# SPDX-License-Identifier: MIT
"""A library on a stick or in a folder that a cloud program syncs: whole copies in two slots.

Such a place says that something is written long before it is. A library in use there is damaged
when the stick is pulled out, so it is worked on elsewhere, and its checked copies are put there in
turns into two files. Each ends with what it is and a checksum of everything before. As long as two
of them are further apart than the place takes to really write, one is always whole.
"""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from workbench import files
from workbench.domain.errors import BackupUnusableError, BrokenLibraryError
from workbench.storage.backups import NAME as BACKUPS
from workbench.storage.backups import Backup
from workbench.storage.faults import translated

INTERVAL = 30.0
"""Seconds from a change until it is published."""
SHORTEST_INTERVAL = 15.0
"""Seconds between two copies on a place that writes late."""

SUFFIX = ".snapshot"

_SLOTS = (f"library-a{SUFFIX}", f"library-b{SUFFIX}")
_TRAILER = struct.Struct("<8s32sQQQ")
_MAGIC = b"SWSNAP01"
_DIGEST_BYTES = 32


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


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A whole copy in one of the slots."""

    path: Path
    standing: Standing
    size: int


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
    standing = Standing(lineage, copy.generation, copy.counter)
    present = latest(place)
    slot = next(place / name for name in _SLOTS if not present or present.path.name != name)
    try:
        content = copy.path.read_bytes()
        if not hashlib.sha256(content).hexdigest().startswith(copy.digest):
            raise BackupUnusableError(copy.path.name, "it was changed after it was made")
        files.write_durably(slot, content + _trailer(content, standing), verify=_require_whole)
    except OSError as error:
        raise translated(error, place) from error
    return Snapshot(slot, standing, len(content))


def latest(place: Path) -> Snapshot | None:
    """Return the latest whole copy in a place, or None."""
    found = (at(place / name) for name in _SLOTS)
    whole = [snapshot for snapshot in found if snapshot]
    return max(
        whole, key=lambda each: (each.standing.generation, each.standing.counter), default=None
    )


def choose(here: Standing | None, there: Standing | None) -> Choice:
    """Return which state to go on with: of one library always the later one."""
    if there is None or here == there:
        return Choice.SAME if here == there else Choice.HERE
    if here is None:
        return Choice.THERE
    if here.lineage != there.lineage:
        return Choice.ASK
    ages = [(each.generation, each.counter) for each in (here, there)]
    return Choice.HERE if ages[0] > ages[1] else Choice.THERE


def at(path: Path) -> Snapshot | None:
    """Return the whole copy in a file, or None where the file holds none."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    standing = _standing_of(content)
    size = len(content) - _TRAILER.size - _DIGEST_BYTES
    return Snapshot(path, standing, size) if standing else None


def take(snapshot: Snapshot, database: Path) -> None:
    """Make a library file of a copy; nobody has that file open.

    Raises:
        BrokenLibraryError: the copy is not whole any more.
        LibraryError: the file could not be written.
    """
    try:
        content = snapshot.path.read_bytes()
        if _standing_of(content) != snapshot.standing:
            raise BrokenLibraryError(str(snapshot.path.parent))
        files.write_durably(database, content[: snapshot.size])
    except OSError as error:
        raise translated(error, snapshot.path.parent) from error


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
    if magic != _MAGIC or length != len(before) - _TRAILER.size:
        return None
    return Standing(lineage.rstrip(b"\0").decode("ascii"), generation, counter)


def _require_whole(path: Path) -> None:
    if at(path) is None:
        raise OSError(f"{path.name} is not as it was written")
