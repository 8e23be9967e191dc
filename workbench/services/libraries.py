# SPDX-License-Identifier: MIT
"""The libraries known on this computer, and the copies of one that can be put back.

Nothing here opens or changes a library.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from workbench import files
from workbench.domain.errors import NoLibraryHereError
from workbench.services import keeping
from workbench.services.opened_before import folders_opened_before
from workbench.storage.location import SETTINGS, default_library_folder, working_copies_folder
from workbench.storage.seal import DATABASE

_PARTS = {"media", "backups"}
"""Folders in a library, which somebody may take for the library itself."""


@dataclass(frozen=True, slots=True)
class KnownLibrary:
    """A library that was opened here: whose it is, and when it was last changed (UTC).

    `edited` is None where the library is not there now, on a stick that was pulled out perhaps.
    """

    folder: Path
    owner: str = ""
    edited: datetime | None = None


@dataclass(frozen=True, slots=True)
class LibraryCopy:
    """A copy of a library: its file, when it was made (UTC), and why, where that was special."""

    path: Path
    made: datetime
    reason: str | None = None


def known_libraries() -> tuple[KnownLibrary, ...]:
    """Return the libraries opened on this computer, the latest first; one's own is always there."""
    return tuple(_known(folder) for folder in folders_opened_before())


def is_there(folder: Path) -> bool:
    """Tell whether there is a library in `folder` now."""
    return _known(folder).edited is not None


def require_library(folder: Path) -> None:
    """Make sure that opening `folder` opens something that is there, and makes nothing new.

    What is left of a library counts: copies of it, or newer work on this computer.

    Raises:
        NoLibraryHereError: there is nothing of a library; it says where there is one close by.
    """
    place = folder.absolute()
    if not _holds_library(place):
        raise NoLibraryHereError(str(place), str(_library_near(place) or ""))


def folder_for_new_library(chosen: Path) -> Path:
    """Return where a new library goes when `chosen` is chosen for it.

    That is the folder itself while it is empty, or else a folder of its own in it, so that the
    files of a library do not lie among others.
    """
    own = default_library_folder().name
    return chosen if keeping.is_new(chosen) else files.unused_name(chosen / own)


def copies_of(folder: Path) -> tuple[LibraryCopy, ...]:
    """Return the copies of the library in `folder`, latest state first, unchecked.

    Where their folder cannot be read there are none.
    """
    from workbench.storage.backups import backups_in

    try:
        found = backups_in(folder)
    except OSError:
        return ()
    return tuple(LibraryCopy(each.path, each.made, each.pinned) for each in found)


def _holds_library(place: Path) -> bool:
    from workbench.storage import snapshot
    from workbench.storage.backups import backups_in
    from workbench.storage.recovery import INTENT
    from workbench.storage.working_copy import copies_in

    try:
        is_there = any((place / name).exists() for name in (DATABASE, INTENT))
        if is_there or snapshot.is_used(place) or backups_in(place):
            return True
        return any(
            copy.place == place and copy.database.exists()
            for copy in copies_in(working_copies_folder())
        )
    except OSError:
        # Opening it is going to say what is wrong with the folder.
        return True


def _library_near(place: Path) -> Path | None:
    """Return the library that a folder belongs to, or the only one of the folders in it."""
    if is_there(place.parent) and place.name in _PARTS:
        return place.parent
    try:
        found = [each for each in place.iterdir() if each.is_dir() and is_there(each)]
    except OSError:
        return None
    return found[0] if len(found) == 1 else None


def _known(folder: Path) -> KnownLibrary:
    from workbench.storage.snapshot import SUFFIX

    try:
        # On a stick and in a synced folder there are copies in the place of the file.
        found = [*folder.glob(DATABASE), *folder.glob(f"*{SUFFIX}")]
        edited = max((each.stat().st_mtime for each in found), default=None)
    except OSError:
        edited = None
    if edited is None:
        return KnownLibrary(folder)
    return KnownLibrary(folder, _owner(folder), datetime.fromtimestamp(edited, UTC))


def _owner(folder: Path) -> str:
    """Return the name in the library's settings; read here, because nothing may be mended."""
    try:
        student = json.loads((folder / SETTINGS).read_bytes())["student"]
        return str(student["name"]).strip()
    except (OSError, ValueError, RecursionError, KeyError, TypeError):
        return ""
