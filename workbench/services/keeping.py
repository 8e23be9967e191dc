# SPDX-License-Identifier: MIT
"""Keep a library safe: open it, copy it, put a copy back, check it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.storage.checking import CheckReport
    from workbench.storage.library import Library

PATIENCE = 10.0
"""Seconds for which a change is tried again before a command gives up."""


def open_library(
    folder: Path | None = None, *, read_only: bool = False, take_over: bool = False
) -> Library:
    """Return the library in `folder`, opened; without `folder` the user's own.

    A library that does not exist is made. One that is only read is neither locked nor changed, so
    it can be looked at while it is open elsewhere.

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
        options=Options(give_up_after=PATIENCE),
    )


def copy_library(library: Library) -> Path:
    """Return the checked copy of `library` that this makes."""
    return library.backup().result().path


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
