# SPDX-License-Identifier: MIT
"""Putting a copy back, telling in what state a library is, saving rows from a damaged one.

Nothing is ever deleted. What stood in a library's place is moved aside as one set, because a
journal that stays beside another file than its own destroys that file. A note of what is to be done
is written first and removed last, so that a restore cut short is finished at the next start.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from enum import Enum
from pathlib import Path
from uuid import uuid4

from workbench import files
from workbench.domain.errors import BackupUnusableError
from workbench.storage import seal, sidecars
from workbench.storage.backups import NAME as BACKUPS
from workbench.storage.backups import Backup, backups_in
from workbench.storage.checking import structural_problems
from workbench.storage.engine import APPLICATION_ID, FILE_FORMAT
from workbench.storage.faults import translated
from workbench.storage.media import NAME as MEDIA

INTENT = "restore.intent"

_SET = ("library.db", "library.db-journal", "library.db-wal", "library.db-shm", seal.NAME)
_HEADER_BYTES = 512
_CHUNK = 1 << 20


class LibraryState(Enum):
    """What stands in a library's folder."""

    MISSING = "missing"
    """No library.db, and nothing that says there was one."""
    LOST = "lost"
    """No library.db, although copies of it are there."""
    EMPTY = "empty"
    NOT_SQLITE = "not sqlite"
    OTHER_APPLICATION = "other application"
    NEWER = "newer"
    UNCLEAN = "unclean"
    """Not closed properly or changed since: to be checked row by row."""
    CLEAN = "clean"
    RESTORE_PENDING = "restore pending"


def inspect(folder: Path, *, patience: float = 2.0) -> LibraryState:
    """Return the state of the library in `folder`, changing nothing but an interrupted save.

    Asked before the library is opened, by whoever holds its lock. The file is opened by SQLite
    alone, except for comparing it with its seal.

    Args:
        folder: The library's folder.
        patience: Seconds to wait for another program that holds the file.

    Raises:
        LibraryError: the folder or the file could not be read.
    """
    database = folder / seal.DATABASE
    if (folder / INTENT).exists():
        return LibraryState.RESTORE_PENDING
    try:
        size = _size(database)
    except OSError as error:
        raise translated(error, folder) from error
    if size is None:
        return LibraryState.LOST if backups_in(folder) else LibraryState.MISSING
    if size < _HEADER_BYTES:
        return LibraryState.NOT_SQLITE if size else LibraryState.EMPTY
    return _state_of_file(folder, patience)


def restore(folder: Path, backup: Path, *, said: Path | None = None) -> Path:
    """Put a copy in the place of the library and return where the former files lie now.

    For a library that is closed and whose lock is held.

    Args:
        folder: The folder of the library's file.
        backup: The copy.
        said: The archive of what had been said in Review when it was made: that comes back as well,
            and what says something else now is moved aside too.

    Raises:
        BackupUnusableError: the copy is damaged; nothing was changed.
        LibraryError: something could not be written; `finish_restore` goes on from there.
    """
    checksum = _checked(backup)
    aside = unused_aside(folder)
    intent = {"backup": str(backup.resolve()), "sha256": checksum, "aside": aside.name}
    if said is not None:
        intent["said"] = str(said.resolve())
    try:
        files.write_durably(folder / INTENT, json.dumps(intent).encode("ascii"))
    except OSError as error:
        raise translated(error, folder) from error
    finish_restore(folder)
    return aside


def unused_aside(folder: Path) -> Path:
    """Return the path of a folder, not made yet, for what is moved out of a library's way."""
    return folder / f"aside-{uuid4().hex[:8]}"


def set_aside(folder: Path) -> Path:
    """Move the files of a library away as one set and return the folder in which they are now.

    For a library that is closed and whose lock is held.

    Raises:
        LibraryError: something could not be moved.
    """
    aside = unused_aside(folder)
    try:
        _move_aside(folder, aside)
    except OSError as error:
        raise translated(error, folder) from error
    return aside


def finish_restore(folder: Path) -> bool:
    """Finish what `restore` began, and return whether there was anything to finish.

    What writers that were killed left under temporary names is removed as well. Called at every
    start before the library is opened; it may be cut short and called again.

    Raises:
        BackupUnusableError: the copy is gone or has changed; the former files lie aside.
        LibraryError: something could not be written.
    """
    try:
        return _finish_restore(folder)
    except OSError as error:
        raise translated(error, folder) from error


def _finish_restore(folder: Path) -> bool:
    for place in (folder, folder / BACKUPS, folder / MEDIA):
        files.remove_left_overs(place)
    note = folder / INTENT
    try:
        intent = json.loads(note.read_bytes())
        backup, checksum = Path(intent["backup"]), str(intent["sha256"])
        aside = folder / Path(intent["aside"]).name
        said = str(intent.get("said", ""))
    except FileNotFoundError:
        return False
    except (ValueError, KeyError, TypeError) as error:
        raise BackupUnusableError(INTENT, "what it says cannot be read") from error
    if not _is_in_place(folder, checksum):
        _move_aside(folder, aside)
        _put_in_place(folder, backup, checksum)
    if said:
        _put_back_said(folder, Path(said), aside)
    note.unlink()
    files.fsync_directory(folder)
    return True


def _is_in_place(folder: Path, checksum: str) -> bool:
    others = (folder / name for name in _SET if name != seal.DATABASE)
    database = folder / seal.DATABASE
    return (
        not any(path.exists() for path in others)
        and database.exists()
        and files.sha256_of(database) == checksum
    )


def _move_aside(folder: Path, aside: Path) -> None:
    """Move the present set away, for good, before another file appears under its name."""
    aside.mkdir(exist_ok=True)
    for name in _SET:
        if (folder / name).exists():
            files.move(folder / name, files.unused_name(aside / name))
    files.fsync_directory(aside)
    files.fsync_directory(folder)


def _put_in_place(folder: Path, backup: Path, checksum: str) -> None:
    # The folder may have been moved since, with the copies in it.
    here = folder / BACKUPS / backup.name
    source = backup if backup.exists() else here

    def refuse_other(written: Path) -> None:
        if files.sha256_of(written) != checksum:
            raise BackupUnusableError(backup.name, "it was changed after it was chosen")

    try:
        with source.open("rb") as content:
            files.replace_durably(
                folder / seal.DATABASE,
                lambda file: shutil.copyfileobj(content, file, _CHUNK),
                verify=refuse_other,
            )
    except FileNotFoundError as error:
        raise BackupUnusableError(backup.name, "it is not there any more") from error


def _put_back_said(folder: Path, archive: Path, aside: Path) -> None:
    """Have what had been said in Review when the copy was made.

    The archive may be gone or damaged: then what is said now stays, and the library is there all
    the same. The folder may have been moved since, with the copies in it.
    """
    if not archive.exists():
        archive = folder / BACKUPS / archive.name
    sidecars.put_back(sidecars.read_archive(archive), folder, aside)


def _checked(backup: Path) -> str:
    """Return the SHA-256 of a copy that is whole and sound."""
    named = Backup.at(backup) if backup.exists() else None
    try:
        backup.stat()
        with closing(sqlite3.connect(backup)) as connection:
            problems = structural_problems(connection) or _foreign(connection)
        checksum = files.sha256_of(backup)
    except (OSError, sqlite3.Error) as error:
        raise BackupUnusableError(backup.name, "it cannot be read") from error
    if named and not checksum.startswith(named.digest):
        raise BackupUnusableError(backup.name, "it was changed after it was made")
    if problems:
        raise BackupUnusableError(backup.name, problems[0])
    return checksum


def _state_of_file(folder: Path, patience: float) -> LibraryState:
    try:
        found_id, found_format = _numbers(folder / seal.DATABASE, patience)
    except sqlite3.Error as error:
        return _state_after(error, folder)
    if found_id != APPLICATION_ID:
        return LibraryState.OTHER_APPLICATION
    if found_format > FILE_FORMAT:
        return LibraryState.NEWER
    return LibraryState.CLEAN if seal.is_sealed(folder) else LibraryState.UNCLEAN


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return None


def _foreign(connection: sqlite3.Connection) -> list[str]:
    (found,) = connection.execute("PRAGMA application_id").fetchone()
    return [] if found == APPLICATION_ID else ["it is no copy of a library"]


def _numbers(database: Path, patience: float) -> tuple[int, int]:
    with closing(sqlite3.connect(database, timeout=patience)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        (application_id,) = connection.execute("PRAGMA application_id").fetchone()
        (file_format,) = connection.execute("PRAGMA user_version").fetchone()
    return application_id, file_format


def _state_after(error: sqlite3.Error, folder: Path) -> LibraryState:
    name = getattr(error, "sqlite_errorname", "")
    if name == "SQLITE_NOTADB":
        return LibraryState.NOT_SQLITE
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_READONLY")):
        return LibraryState.UNCLEAN
    raise translated(error, folder) from error
