# SPDX-License-Identifier: MIT
"""The libraries known on this computer, and the copies of one that can be put back.

Which libraries were opened here is remembered in the cache folder: it is handy, and no loss.
Nothing here opens or changes a library.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from workbench import files
from workbench.domain.errors import NoLibraryHereError
from workbench.services import keeping, remembering
from workbench.storage.location import (
    cache_folder,
    default_library_folder,
    working_copies_folder,
)
from workbench.storage.preferences import NAME as SETTINGS
from workbench.storage.seal import DATABASE

MOST = 12
"""Libraries that are remembered; the one opened longest ago is forgotten first."""

_NAME = "libraries.json"
_IN_USE = "in-use"
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
    return tuple(_known(folder) for folder in _folders())


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


def library_to_begin_with() -> Path | None:
    """Return the folder to open at the start, or None where somebody has to choose.

    The only library known here is opened at once, and so is one whose session did not end. Of
    several none is: each student of a shared account chooses their own.
    """
    own, folders = default_library_folder(), _folders()
    unfinished = (each for each in folders if remembering.recall(each, _IN_USE) and each.exists())
    if latest := next(unfinished, None):
        return latest
    if len(folders) > 1:
        return None
    only = folders[0] if folders else own
    return only if only == own or only.exists() else None


def note_use(folder: Path, *, is_in_use: bool) -> None:
    """Note that a library is worked on, or that everything was kept and it was closed."""
    remembering.remember(folder, _IN_USE, is_in_use or None)


def remember_library(folder: Path) -> None:
    """Remember that a library was opened; without a place to do so nothing happens."""
    folder = folder.absolute()
    others = [each for each in _remembered() if each != folder]
    _keep([folder, *others][:MOST])


def forget_library(folder: Path) -> None:
    """Take a library out of the list; the library itself stays as it is."""
    _keep([each for each in _remembered() if each != folder.absolute()])


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


def _folders() -> list[Path]:
    folders, own = _remembered(), default_library_folder()
    if own not in folders and (own / DATABASE).exists():
        folders.append(own)
    return folders


def _remembered() -> list[Path]:
    try:
        names = json.loads((cache_folder() / _NAME).read_bytes())
    except (OSError, ValueError, RecursionError):
        return []
    if not isinstance(names, list):
        return []
    return [Path(name) for name in names if isinstance(name, str)]


def _keep(folders: list[Path]) -> None:
    names = json.dumps([str(folder) for folder in folders], ensure_ascii=False)
    place = cache_folder()
    try:
        place.mkdir(parents=True, exist_ok=True)
        files.write_durably(place / _NAME, names.encode())
    except OSError:
        return


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
