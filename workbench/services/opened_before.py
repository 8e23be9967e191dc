# SPDX-License-Identifier: MIT
"""Which libraries were opened on this computer, and which of them a start begins with.

That is remembered in the cache folder: it is handy, and no loss. It is asked before anything can be
seen, so nothing that is slow to import is imported here.
"""

from __future__ import annotations

import json
from pathlib import Path

from workbench import files
from workbench.services import remembering
from workbench.storage.location import cache_folder, default_library_folder
from workbench.storage.seal import DATABASE

MOST = 12
"""Libraries that are remembered; the one opened longest ago is forgotten first."""

_NAME = "libraries.json"
_IN_USE = "in-use"


def library_to_begin_with() -> Path | None:
    """Return the folder to open at the start, or None where somebody has to choose.

    The only library known here is opened at once, and so is one whose session did not end. Of
    several none is: each student of a shared account chooses their own.
    """
    own, folders = default_library_folder(), folders_opened_before()
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


def folders_opened_before() -> list[Path]:
    """Return the libraries opened here, the latest first; one's own is there if it exists."""
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
