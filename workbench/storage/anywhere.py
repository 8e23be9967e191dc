# SPDX-License-Identifier: MIT
"""Opening a library file and putting a copy in its place, wherever that library is worked on.

What working copies need is imported only for them: most libraries do without.
"""

from __future__ import annotations

from pathlib import Path

from workbench.storage import opening, recovery, seal, sidecars, snapshot
from workbench.storage.lock import LibraryLock
from workbench.storage.opening import OpenedFile, Options


def open_file(
    folder: Path,
    options: Options,
    *,
    read_only: bool = False,
    take_over: bool = False,
    set_aside: bool = False,
) -> OpenedFile:
    """Return the library of a folder, opened right there or in a working copy.

    Args:
        folder: The folder that the user knows.
        options: How it is opened, and where working copies are, if it is to have one.
        read_only: Write nothing at all, and need no lock.
        take_over: Take the lock of somebody who left the library open elsewhere.
        set_aside: Put newer work of another library beside the one in the folder.

    Raises:
        LibraryError: it cannot be opened; the children say why.
    """
    copies = options.working_copies
    if copies is None and read_only:
        return opening.open_for_reading(folder, options)
    if copies is None:
        return opening.open_for_writing(folder, options, take_over=take_over)
    from workbench.storage import checking_out

    if read_only:
        return checking_out.open_for_reading(folder, copies, options)
    return checking_out.open_for_writing(
        folder, copies, options, take_over=take_over, set_aside=set_aside
    )


def restore(folder: Path, backup: Path, *, options: Options | None = None) -> Path:
    """Put a copy, or what `publish` wrote, in the place of a library that nobody has open.

    Returns:
        The folder in which the former files are now; nothing is deleted.

    Raises:
        BackupUnusableError: the copy is damaged; nothing was changed.
        LibraryError: somebody has the library open, or something could not be written.
    """
    options = options or Options()
    copies = options.working_copies
    if copies and not (folder / seal.DATABASE).exists():
        from workbench.storage import checking_out

        return checking_out.restore(folder, copies, backup, options)
    lock = LibraryLock.acquire(folder, interval=options.lock_interval)
    try:
        said = sidecars.archive_of(backup)
        if backup.suffix == snapshot.SUFFIX:
            backup = snapshot.as_backup(backup, folder)
        return recovery.restore(folder, backup, said=said)
    finally:
        lock.release()
