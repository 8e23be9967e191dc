# SPDX-License-Identifier: MIT
"""Whether a place keeps what a library relies on: renaming over a file, locks, an honest flush.

All that can be told without a network is tried once, in under a second. Whether a flush is honest
cannot be tried; so sticks, old file systems and folders that some program copies to a cloud are
told by their name and kind instead.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from tempfile import TemporaryDirectory

from workbench import files
from workbench.domain.errors import LibraryError
from workbench.storage.faults import translated
from workbench.storage.lock import locks_exclude, try_lock

SLOWEST_SAVE = 0.5
"""Seconds a save may take where a library is worked on directly."""

_CLOUD_FOLDERS = frozenset(
    {
        "box",
        "box sync",
        "creative cloud files",
        "dropbox",
        "google drive",
        "googledrive",
        "icloud drive",
        "iclouddrive",
        "mobile documents",
        "nextcloud",
        "onedrive",
        "owncloud",
        "pcloud",
        "seafile",
        "syncthing",
    }
)
_CLOUD_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_WEAK_FILE_SYSTEMS = frozenset(
    {"davfs", "exfat", "fat", "fat32", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.rclone", "fuseblk"}
    | {"msdos", "vfat", "webdav"}
)
_SHARES = frozenset(
    {"9p", "afpfs", "ceph", "cifs", "fuse.sshfs", "nfs", "nfs4", "smb3", "smbfs", "virtiofs"}
)
_DRIVES = frozenset(
    {"apfs", "bcachefs", "btrfs", "ecryptfs", "ext2", "ext3", "ext4", "f2fs", "hfs", "jfs"}
    | {"ntfs", "ntfs3", "overlay", "ramfs", "refs", "reiserfs", "tmpfs", "ufs", "xfs", "zfs"}
)


class Place(Enum):
    """What kind of place a folder is, as far as can be told offline."""

    FIXED = "fixed"
    """A drive of this computer."""
    SHARE = "share"
    """A drive of another computer: to be worked on directly if the trials succeed."""
    REMOVABLE = "removable"
    """A stick or card, or a file system as sticks have it: it may be pulled out at any moment."""
    CLOUD = "cloud"
    """Some program copies each change elsewhere, and back."""
    UNKNOWN = "unknown"
    """The system does not say what it is, or it is nothing that is known here."""


@dataclass(frozen=True, slots=True)
class ProbeReport:
    """What a place can do. `save_seconds` is what one durable save took."""

    place: Place
    renames_over: bool
    locks: bool
    save_seconds: float

    @property
    def is_fit(self) -> bool:
        """Whether a library can be worked on right there."""
        return (
            self.place in {Place.FIXED, Place.SHARE}
            and self.renames_over
            and self.locks
            and self.save_seconds <= SLOWEST_SAVE
        )


def is_fit_to_work_in(folder: Path, *, place: Place | None = None) -> bool:
    """Return whether a library in `folder`, which need not exist, can be worked on right there.

    Only a share is tried; of other places it is enough to know what they are.

    Args:
        folder: The library's folder.
        place: What kind of place it is; by default that is looked up.
    """
    place = place_of(folder) if place is None else place
    if place is not Place.SHARE:
        return place is Place.FIXED
    present = next(
        path for path in (folder.absolute(), *folder.absolute().parents) if path.is_dir()
    )
    try:
        return replace(probe(present), place=place).is_fit
    except LibraryError:
        # Opening says better what stands in the way.
        return True


def probe(folder: Path, *, clock: Callable[[], float] = time.perf_counter) -> ProbeReport:
    """Return what the place of `folder` can do, leaving nothing behind.

    Args:
        folder: An existing folder.
        clock: Seconds from any beginning.

    Raises:
        LibraryReadOnlyError: nothing can be written there.
        DiskFullError: there is no room.
    """
    try:
        with TemporaryDirectory(prefix=".probe-", dir=folder) as name:
            trial = Path(name)
            return ProbeReport(
                place=place_of(folder),
                renames_over=_renames_over(trial / "file"),
                locks=_locks(trial / "lock"),
                save_seconds=_save_seconds(trial / "save.db", clock),
            )
    except (OSError, sqlite3.Error) as error:
        raise translated(error, folder) from error


def place_of(
    folder: Path,
    *,
    environment: Mapping[str, str] = os.environ,
    file_system: str | None = None,
) -> Place:
    """Return what kind of place a folder is, by its path and its file system.

    Args:
        folder: Any folder.
        environment: Variables in which a sync program names its folder.
        file_system: The kind of file system; by default the system is asked.
    """
    resolved = folder.resolve()
    synced = [Path(environment[name]) for name in _CLOUD_VARIABLES if environment.get(name)]
    if any(resolved.is_relative_to(path) for path in synced) or any(
        _is_cloud_name(part) for part in resolved.parts
    ):
        return Place.CLOUD
    kind = (_file_system(resolved) if file_system is None else file_system).lower()
    if kind in _WEAK_FILE_SYSTEMS or _is_removable(resolved):
        return Place.REMOVABLE
    if kind in _SHARES or _is_share(resolved):
        return Place.SHARE
    return Place.FIXED if kind in _DRIVES else Place.UNKNOWN


def _is_cloud_name(part: str) -> bool:
    # “OneDrive - Name of the School”, “Dropbox (Personal)”.
    name = part.lower().split(" - ")[0].split(" (")[0]
    return name in _CLOUD_FOLDERS


def _renames_over(path: Path) -> bool:
    try:
        for content in (b"first", b"second"):
            files.write_durably(path, content)
    except OSError:
        return False
    return path.read_bytes() == b"second"


def _locks(path: Path) -> bool:
    path.write_bytes(b"")
    descriptor = os.open(path, os.O_RDWR)
    try:
        return (
            try_lock(descriptor) and locks_exclude(path) and _sqlite_locks(path.with_suffix(".db"))
        )
    finally:
        os.close(descriptor)


def _sqlite_locks(path: Path) -> bool:
    """Whether SQLite's own locks, which are ranges of bytes, keep a second writer out."""
    with closing(_opened(path)) as first, closing(_opened(path)) as second:
        first.execute("BEGIN IMMEDIATE")
        with suppress(sqlite3.OperationalError):
            second.execute("BEGIN IMMEDIATE")
            return False
    return True


def _save_seconds(path: Path, clock: Callable[[], float]) -> float:
    with closing(_opened(path)) as connection:
        connection.execute("CREATE TABLE trial (words TEXT)")
        begun = clock()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO trial VALUES (?)", ("x" * 1000,))
        connection.execute("COMMIT")
        return clock() - begun


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, timeout=0)
    connection.execute("PRAGMA journal_mode = TRUNCATE")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


if sys.platform == "win32":
    import ctypes

    _REMOVABLE_DRIVE, _REMOTE_DRIVE = 2, 4

    def _file_system(path: Path) -> str:
        """Return the kind of the file system, or nothing where the system does not tell."""
        name = ctypes.create_unicode_buffer(64)
        found = ctypes.windll.kernel32.GetVolumeInformationW(
            path.anchor, None, 0, None, None, None, name, len(name)
        )
        return name.value if found else ""

    def _is_removable(path: Path) -> bool:
        return bool(ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == _REMOVABLE_DRIVE)

    def _is_share(path: Path) -> bool:
        return bool(ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == _REMOTE_DRIVE)

else:

    def _file_system(path: Path) -> str:
        """Return the kind of the file system, or nothing where the system does not tell."""
        if sys.platform == "darwin":
            # What is no volume of its own is on the drive that the system is on.
            return "" if path.is_relative_to("/Volumes") else "apfs"
        try:
            lines = Path("/proc/self/mountinfo").read_text(encoding="utf-8").splitlines()
        except OSError:
            return ""
        found = ""
        longest = -1
        for line in lines:
            place, _, kind = line.partition(" - ")
            mounted = Path(place.split(" ")[4].replace("\\040", " "))
            if path.is_relative_to(mounted) and len(mounted.parts) >= longest:
                found, longest = kind.split(" ")[0], len(mounted.parts)
        return found

    def _is_removable(path: Path) -> bool:
        return path.is_relative_to("/media") or path.is_relative_to("/run/media")

    def _is_share(path: Path) -> bool:
        return path.is_relative_to("/net")
