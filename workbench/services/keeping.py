# SPDX-License-Identifier: MIT
"""Keep a library safe: open it, copy it, put a copy back, check it."""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.storage.checking import CheckReport
    from workbench.storage.checking_out import Publication
    from workbench.storage.library import Library
    from workbench.storage.probe import Place, ProbeReport
    from workbench.storage.salvage import SalvageReport

PATIENCE = 10.0
"""Seconds for which a change is tried again before a command gives up."""

_NOTHING = frozenset({"library.lock", "desktop.ini", "Thumbs.db", ".DS_Store"})


def open_library(
    folder: Path | None = None,
    *,
    read_only: bool = False,
    take_over: bool = False,
    set_aside: bool = False,
    patience: float | None = PATIENCE,
    kind: Place | None = None,
) -> Library:
    """Return the library in `folder`, opened; without `folder` the user's own.

    A library that does not exist is made. One that is only read is neither locked nor changed, so
    it can be looked at while it is open elsewhere. One on a memory stick or in a synced folder is
    worked on in a working copy on this computer and published by itself.

    Args:
        folder: The library's folder.
        read_only: Only look at it.
        take_over: Take it from a PC that left it open.
        set_aside: Where this computer has newer work of another library that belongs there, put it
            beside the library.
        patience: Seconds for which a change is tried again, also when it is closed; None to go on
            until it is closed, which then tries once more.
        kind: What kind of place the folder is in; by default that is looked up.

    Raises:
        LibraryError: the library cannot be used; the message says why and what to do.
    """
    from workbench.storage.library import Library
    from workbench.storage.opening import Options

    place = _place(folder)
    return Library.open(
        place,
        read_only=read_only and _is_there(place),
        take_over=take_over,
        set_aside=set_aside,
        options=Options(
            give_up_after=patience,
            closing_patience=patience or 0.0,
            working_copies=_working_copies(place, kind),
        ),
    )


def open_right_there(folder: Path) -> Library:
    """Return the library in `folder`, opened where it is: for a moment's work on a copy.

    Raises:
        LibraryError: the library cannot be used; the message says why and what to do.
    """
    from workbench.storage.library import Library
    from workbench.storage.opening import Options

    return Library.open(folder, options=Options(give_up_after=0.0, closing_patience=0.0))


def library_folder() -> Path:
    """Return the folder of the user's own library; it need not exist."""
    return _place(None)


def is_new(folder: Path) -> bool:
    """Tell whether nothing at all is in `folder` yet, but for what systems leave everywhere.

    A lock alone was left by a library that was not made to the end.
    """
    try:
        return all(each.name in _NOTHING for each in folder.iterdir())
    except FileNotFoundError:
        return True
    except OSError:
        return False


def copy_library(library: Library, *, to: Path | None = None) -> Path:
    """Return the checked copy of `library` that this makes.

    With `to`, a memory stick or a synced folder, the copy goes there, in turns into two files, so
    that one stays whole when the stick is pulled out too early. What was said in Review goes along.

    Raises:
        LibraryError: the copy could not be written.
    """
    if to is None:
        backup = library.backup().result()
        return library.working_copy.keep(backup).path if library.working_copy else backup.path
    from workbench.storage import sidecars
    from workbench.storage.faults import translated

    published = library.publish(to).result().path
    try:
        sidecars.keep_beside_published(published, sidecars.contents_of(library.place))
    except OSError as error:
        raise translated(error, to) from error
    return published


def copy_whole(library: Library, target: Path) -> Path:
    """Make another library, in a new folder, of all that is in `library`.

    Pictures, settings and what a teacher said in Review go along. Nothing is written where
    `library` is, so this is a way out where there is no room.

    Returns:
        The folder of the copy.

    Raises:
        OutputUnwritableError: there is a library in `target` already.
        LibraryError: `library` could not be read, or the copy not be written.
    """
    from workbench import files
    from workbench.domain.errors import OutputUnwritableError
    from workbench.storage import media
    from workbench.storage.faults import translated
    from workbench.storage.preferences import load_preferences, save_preferences
    from workbench.storage.seal import DATABASE
    from workbench.storage.sidecars import copy_sidecars

    if _is_there(target):
        raise OutputUnwritableError(str(target), "there is a library already")
    content = library.read(lambda unit: unit.image()).result()
    try:
        target.mkdir(parents=True, exist_ok=True)
        files.write_durably(target / DATABASE, content)
        copy_sidecars(library.place, target)
    except OSError as error:
        raise translated(error, target) from error
    media.copy_all(library.folder, target)
    save_preferences(target, load_preferences(library.folder))
    return target


def restore_copy(folder: Path | None, copy: Path) -> Path:
    """Put a copy back in the place of the library in `folder`, with what was said in Review then.

    Returns:
        The folder in which everything that stood there now is; nothing is deleted.

    Raises:
        BackupUnusableError: the copy is not complete or was changed.
        LibraryError: the library is open elsewhere or the place cannot be written to.
    """
    from workbench.storage.anywhere import restore
    from workbench.storage.opening import Options

    place = _place(folder)
    return restore(place, copy, options=Options(working_copies=_working_copies(place)))


def rescue(folder: Path | None, target: Path) -> SalvageReport:
    """Make a new library of all that can be trusted in a damaged one, with its pictures.

    What was said in Review goes along. The damaged library is only read. Where nothing came of it,
    nothing new is left.

    Raises:
        OutputUnwritableError: there is a library in `target` already.
        LibraryError: there is nothing to read, or the new library could not be written.
    """
    from workbench.domain.errors import OutputUnwritableError
    from workbench.storage import checking_out, media, salvage
    from workbench.storage.backups import latest_whole
    from workbench.storage.faults import translated
    from workbench.storage.library import Library
    from workbench.storage.seal import DATABASE
    from workbench.storage.sidecars import copy_sidecars

    place = _place(folder)
    if _is_there(target):
        raise OutputUnwritableError(str(target), "there is a library already")
    with ExitStack() as undoing:
        if not target.exists():
            undoing.callback(shutil.rmtree, target, ignore_errors=True)
        with checking_out.latest_state(place, _working_copies(place), even_damaged=True) as found:
            with Library.open(target):
                """A new library with all its tables."""
            sample = latest_whole(found.folder) or latest_whole(place)
            report = salvage.salvage(
                found.database,
                target / DATABASE,
                sample=sample.path if sample else None,
            )
            media.copy_all(found.folder, target)
            try:
                copy_sidecars(place, target)
            except OSError as error:
                raise translated(error, target) from error
        with open_library(target):
            """It opens, and is checked on the way, because it was changed since it was closed."""
        undoing.pop_all()
    return report


def place_report(folder: Path | None) -> ProbeReport | None:
    """Return how fit the place of a library is, or None where nothing can be written."""
    from workbench.domain.errors import LibraryError
    from workbench.storage.probe import probe

    try:
        return probe(_place(folder))
    except LibraryError:
        return None


def publication(folder: Path | None) -> Publication | None:
    """Return how a library stands in its place, or None where it is worked on right there."""
    from workbench.storage import checking_out

    place = _place(folder)
    root = _working_copies(place)
    return checking_out.publication(place, root) if root else None


def check(folder: Path | None) -> CheckReport:
    """Return what a complete check of the library in `folder` found.

    Raises:
        LibraryError: there is no library, or it cannot be read at all.
    """
    from workbench.storage import checking_out
    from workbench.storage.checking import check_library

    place = _place(folder)
    with checking_out.latest_state(place, _working_copies(place)) as found:
        return check_library(found.database)


def _place(folder: Path | None) -> Path:
    from workbench.storage.location import default_library_folder

    return folder or default_library_folder()


def _working_copies(place: Path, kind: Place | None = None) -> Path | None:
    """Return the folder of working copies, or None for a library that is worked on in its place.

    A folder that somebody moved from a stick to a drive still holds published copies.
    """
    from workbench.storage import snapshot
    from workbench.storage.location import working_copies_folder
    from workbench.storage.probe import is_fit_to_work_in
    from workbench.storage.seal import DATABASE

    is_direct = (place / DATABASE).exists() or not snapshot.is_used(place)
    if is_direct and is_fit_to_work_in(place, place=kind):
        return None
    return working_copies_folder()


def _is_there(place: Path) -> bool:
    from workbench.storage import snapshot
    from workbench.storage.seal import DATABASE

    return (place / DATABASE).exists() or snapshot.is_used(place)
