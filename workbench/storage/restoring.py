# SPDX-License-Identifier: MIT
"""Putting a copy in the place of a library that nobody has open, wherever it is worked on."""

from __future__ import annotations

from pathlib import Path

from workbench.storage import checking_out, recovery, seal, snapshot
from workbench.storage.lock import LibraryLock
from workbench.storage.opening import Options


def restore(folder: Path, backup: Path, *, options: Options | None = None) -> Path:
    """Put a copy, or what `publish` wrote, in the place of a library.

    Returns:
        The folder in which the former files are now; nothing is deleted.

    Raises:
        BackupUnusableError: the copy is damaged; nothing was changed.
        LibraryError: somebody has the library open, or something could not be written.
    """
    options = options or Options()
    if options.working_copies and not (folder / seal.DATABASE).exists():
        return checking_out.restore(folder, options.working_copies, backup, options)
    lock = LibraryLock.acquire(folder, interval=options.lock_interval)
    try:
        if backup.suffix == snapshot.SUFFIX:
            backup = snapshot.as_backup(backup, folder)
        return recovery.restore(folder, backup)
    finally:
        lock.release()
