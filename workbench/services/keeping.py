# SPDX-License-Identifier: MIT
"""Keep a library safe: open it, copy it, put a copy back, check it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.storage.checking import CheckReport
    from workbench.storage.library import Library
    from workbench.storage.probe import ProbeReport
    from workbench.storage.salvage import SalvageReport

PATIENCE = 10.0
"""Seconds for which a change is tried again before a command gives up."""


def open_library(
    folder: Path | None = None,
    *,
    read_only: bool = False,
    take_over: bool = False,
    patience: float | None = PATIENCE,
) -> Library:
    """Return the library in `folder`, opened; without `folder` the user's own.

    A library that does not exist is made. One that is only read is neither locked nor changed, so
    it can be looked at while it is open elsewhere.

    Args:
        folder: The library's folder.
        read_only: Only look at it.
        take_over: Take it from a PC that left it open.
        patience: Seconds for which a change is tried again; None to go on for ever.

    Raises:
        LibraryError: the library cannot be used; the message says why and what to do.
    """
    from workbench.storage.library import Library
    from workbench.storage.opening import DATABASE, Options

    place = _place(folder)
    return Library.open(
        place,
        read_only=read_only and (place / DATABASE).exists(),
        take_over=take_over,
        options=Options(give_up_after=patience),
    )


def library_folder() -> Path:
    """Return the folder of the user's own library; it need not exist."""
    return _place(None)


def copy_library(library: Library, *, to: Path | None = None) -> Path:
    """Return the checked copy of `library` that this makes.

    With `to`, a memory stick or a synced folder, the copy goes there, in turns into two files, so
    that one stays whole when the stick is pulled out too early.

    Raises:
        LibraryError: the copy could not be written.
    """
    if to is None:
        return library.backup().result().path
    return library.publish(to).result().path


def restore_copy(folder: Path | None, copy: Path) -> Path:
    """Put a copy back in the place of the library in `folder`.

    Returns:
        The folder in which everything that stood there now is; nothing is deleted.

    Raises:
        BackupUnusableError: the copy is not complete or was changed.
        LibraryError: the library is open elsewhere or the place cannot be written to.
    """
    from workbench.storage.library import restore

    return restore(_place(folder), copy)


def rescue(folder: Path | None, target: Path) -> SalvageReport:
    """Make a new library of all that can be trusted in a damaged one, with its pictures.

    The damaged library is only read.

    Raises:
        OutputUnwritableError: there is a library in `target` already.
        LibraryError: there is nothing to read, or the new library could not be written.
    """
    from workbench.domain.errors import OutputUnwritableError
    from workbench.storage import media, salvage
    from workbench.storage.backups import latest_whole
    from workbench.storage.opening import DATABASE, NoLibraryError

    place = _place(folder)
    if not (place / DATABASE).exists():
        raise NoLibraryError(str(place))
    if (target / DATABASE).exists():
        raise OutputUnwritableError(str(target), "there is a library already")
    with open_library(target):
        """A new library with all its tables."""
    sample = latest_whole(place)
    report = salvage.salvage(
        place / DATABASE, target / DATABASE, sample=sample.path if sample else None
    )
    media.copy_all(place, target)
    with open_library(target):
        """It opens, and is checked on the way, because it was changed since it was closed."""
    return report


def place_report(folder: Path | None) -> ProbeReport | None:
    """Return how fit the place of a library is, or None where nothing can be written."""
    from workbench.domain.errors import LibraryError
    from workbench.storage.probe import probe

    try:
        return probe(_place(folder))
    except LibraryError:
        return None


def check(folder: Path | None) -> CheckReport:
    """Return what a complete check of the library in `folder` found.

    Raises:
        LibraryError: there is no library, or it cannot be read at all.
    """
    from workbench.storage.checking import check_library
    from workbench.storage.opening import DATABASE, NoLibraryError

    place = _place(folder)
    if not (place / DATABASE).exists():
        raise NoLibraryError(str(place))
    return check_library(place / DATABASE)


def _place(folder: Path | None) -> Path:
    from workbench.storage.location import default_library_folder

    return folder or default_library_folder()
