# SPDX-License-Identifier: MIT
"""Copies of a library, each checked before it counts, and which of them are kept.

A copy's name says what it is: `<generation>-<counter>-<sha16>.bak`, with `-pinned-<reason>` for one
made before something drastic. Copies are ordered by generation and counter and never by a clock,
because the clocks of school computers jump: `counter` grows with every save, `generation` whenever
an older state is put back. Dates only spread what is kept over days and weeks.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import Enum
from itertools import islice
from pathlib import Path
from typing import Self

from workbench import files
from workbench.domain.errors import BackupUnusableError, LibraryError
from workbench.storage import sidecars
from workbench.storage.checking import row_counts, structural_problems
from workbench.storage.faults import translated

NAME = "backups"
LARGEST_TOTAL = 100 * 1024 * 1024
"""Bytes all copies together may take."""
LARGEST_SHARE = 0.1
"""The share of the free space all copies together may take."""
FEWEST = 3
"""Copies found whole that are kept whatever they take."""

INTERVAL = 600.0
"""Seconds between a change and the copy that has it."""
FIRST_INTERVAL = 120.0
"""Seconds until a library that never was copied gets its first copy."""
RETRY_INTERVAL = 60.0
"""Seconds until a copy that failed is tried again."""

_A_DAY = 86_400.0
_LATEST, _DAYS, _WEEKS, _PINNED = 6, 14, 8, 3
_MARKER = re.compile(r"(?:-pinned-(?P<reason>[a-z][a-z-]*))?")
_FILE_NAME = re.compile(
    r"(?P<generation>\d+)-(?P<counter>\d+)-(?P<digest>[0-9a-f]{16})" + _MARKER.pattern + r"\.bak"
)


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy of a library. `made` is what the clock said; `digest` begins the file's SHA-256.

    What a teacher had said in Review is in an archive beside it (`sidecars`).
    """

    path: Path
    generation: int
    counter: int
    digest: str
    size: int
    made: datetime
    pinned: str | None = None

    @classmethod
    def at(cls, path: Path) -> Self | None:
        """Return the copy in a file, or None where the file is no copy by its name."""
        named = _FILE_NAME.fullmatch(path.name)
        if named is None:
            return None
        status = path.stat()
        return cls(
            path=path,
            generation=int(named["generation"]),
            counter=int(named["counter"]),
            digest=named["digest"],
            size=status.st_size,
            made=datetime.fromtimestamp(status.st_mtime, UTC),
            pinned=named["reason"],
        )

    @property
    def age(self) -> tuple[int, int]:
        """What copies are ordered by: later states of a library compare greater."""
        return self.generation, self.counter

    def is_whole(self) -> bool:
        """Whether the file still has the content it was checked with."""
        try:
            return files.sha256_of(self.path)[:16] == self.digest
        except OSError:
            return False


def backups_in(folder: Path) -> list[Backup]:
    """Return the copies of the library in `folder`, latest state first, unchecked."""
    try:
        names = sorted((folder / NAME).iterdir())
    except FileNotFoundError:
        return []
    found = []
    for path in names:
        with suppress(FileNotFoundError):
            backup = Backup.at(path)
            if backup:
                found.append(backup)
    return sorted(found, key=lambda backup: backup.age, reverse=True)


def latest_whole(folder: Path) -> Backup | None:
    """Return the latest copy that is whole, or None."""
    return next((backup for backup in backups_in(folder) if backup.is_whole()), None)


def generation_after(backups: Iterable[Backup], *, generation: int, counter: int) -> int:
    """Return the generation a library has to go on with.

    It is a new one where some copy is of a later state than the library: then an older state was
    put back, and what is saved from now on must count as later than all that was before.
    """
    latest = max((backup.age for backup in backups), default=(0, 0))
    return latest[0] + 1 if latest > (generation, counter) else generation


def make(
    connection: sqlite3.Connection,
    folder: Path,
    *,
    generation: int,
    counter: int,
    pinned: str | None = None,
    beside: Path | None = None,
) -> Backup:
    """Return a new copy of the library that `connection` has open, on the disk and checked.

    The copy is made in one go through the connection that also writes, so that no save can come in
    between. A state that has a whole copy is not copied again, unless it is to be pinned.

    Args:
        connection: The library's connection, with no transaction open.
        folder: The library's folder.
        generation: The library's present generation.
        counter: The library's present counter.
        pinned: Why the copy is to outlive others: one word of small letters and hyphens.
        beside: The place of what was said in Review, which is kept with the copy.

    Raises:
        BackupUnusableError: the copy is not what was copied.
        LibraryError: the copy could not be written.
    """
    place = folder / NAME
    marker = f"-pinned-{pinned}" if pinned else ""
    if not _MARKER.fullmatch(marker):
        raise ValueError(f"no reason to stand in a name: {pinned}")
    try:
        said = sidecars.contents_of(beside, skips_unreadable=True) if beside else {}
        existing = _whole_copy_of(folder, (generation, counter), pinned)
        if existing:
            sidecars.keep_beside(existing.path, said)
            return existing
        place.mkdir(exist_ok=True)
        files.fsync_directory(folder)
        with files.temporary_path(place) as temporary:
            _copy(connection, temporary)
            files.fsync_file(temporary)
            _compare(connection, temporary)
            digest = files.sha256_of(temporary)[:16]
            final = place / f"{generation:04d}-{counter:08d}-{digest}{marker}.bak"
            # First what belongs to it: a copy that is there has all of it.
            sidecars.keep_beside(final, said)
            files.move(temporary, final)
        files.fsync_directory(place)
        status = final.stat()
    except (OSError, sqlite3.Error) as error:
        raise translated(error, folder) from error
    made = datetime.fromtimestamp(status.st_mtime, UTC)
    return Backup(final, generation, counter, digest, status.st_size, made, pinned)


def prune(folder: Path) -> list[Backup]:
    """Delete the copies that need not be kept, and what broken attempts left; return the kept.

    Raises:
        OSError: the folder could not be read. A copy that cannot be deleted stays.
    """
    present = backups_in(folder)
    room = shutil.disk_usage(folder).free
    kept = worth_keeping(present, limit=min(LARGEST_TOTAL, int(room * LARGEST_SHARE)))
    for backup in present:
        if backup not in kept:
            with suppress(OSError):
                backup.path.unlink()
    files.remove_left_overs(folder / NAME)
    sidecars.remove_lonely(folder / NAME)
    return kept


def worth_keeping(
    backups: Sequence[Backup],
    *,
    limit: int,
    is_whole: Callable[[Backup], bool] = Backup.is_whole,
) -> list[Backup]:
    """Return which copies to keep, latest state first.

    Kept are the latest six, the last of each of fourteen days and eight weeks, and three pinned
    ones, as far as all together stay within `limit` bytes. Three whole ones are kept in any case.

    Args:
        backups: All there are.
        limit: Bytes they may take together.
        is_whole: Says whether a copy has the content it was checked with.
    """
    ordered = sorted(backups, key=lambda backup: backup.age, reverse=True)
    whole = _first(ordered, FEWEST, is_whole)
    kept, taken = set(whole), sum(backup.size for backup in whole)
    for backup in _by_worth(ordered):
        if backup not in kept and taken + backup.size <= limit:
            kept.add(backup)
            taken += backup.size
    return [backup for backup in ordered if backup in kept]


def copy_to(backup: Backup, place: Path) -> Backup:
    """Return a second copy of a copy, in another folder, for the day the first place is gone.

    Raises:
        BackupUnusableError: the copy is damaged.
        OSError: it could not be written.
    """

    def refuse_other(written: Path) -> None:
        if files.sha256_of(written)[:16] != backup.digest:
            raise BackupUnusableError(backup.path.name, "it was changed after it was made")

    place.mkdir(parents=True, exist_ok=True)
    target = place / backup.path.name
    with backup.path.open("rb") as content:
        files.replace_durably(
            target, lambda file: shutil.copyfileobj(content, file), verify=refuse_other
        )
    archive = sidecars.archive_of(backup.path)
    if archive is not None and not (place / archive.name).exists():
        files.write_durably(place / archive.name, archive.read_bytes())
    return replace(backup, path=target)


class Health(Enum):
    """How the making of copies goes, as a sign on the screen: never a question, never a wait."""

    GOOD = "good"
    LATE = "late"
    FAILING = "failing"


class BackupRoutine:
    """When the next copy of an open library is due, and how it went so far.

    Used by the thread that writes. A copy that fails stops nobody from working.
    """

    def __init__(
        self,
        folder: Path,
        *,
        second_place: Path | None = None,
        beside: Path | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Begin a session.

        Args:
            folder: The library's folder.
            second_place: Another folder that gets each copy as well.
            beside: The place of what is said in Review, which is kept with each copy.
            clock: Seconds from any beginning, never going back.
        """
        self._folder = folder
        self._second_place, self._beside = second_place, beside
        self._clock = clock
        copies = backups_in(folder)
        self._copied = copies[0].age if copies else None
        self._wait = INTERVAL if copies else FIRST_INTERVAL
        self._changed_at: float | None = None
        self._failures = 0
        self._failing_since = 0.0
        self.fault: LibraryError | BackupUnusableError | None = None
        """What was wrong with the latest attempt, or None."""

    @property
    def health(self) -> Health:
        """How it goes: late after two failures in a row, failing after a day of them."""
        if self._failures < 2:
            return Health.GOOD
        lasts = self._clock() - self._failing_since
        return Health.FAILING if lasts >= _A_DAY else Health.LATE

    def tick(
        self, connection: sqlite3.Connection, *, generation: int, counter: int
    ) -> Backup | None:
        """Make a copy if the library changed and it is time; called after saves and when idle."""
        if not self.is_due((generation, counter)):
            return None
        return self.run(connection, generation=generation, counter=counter)

    def is_due(self, age: tuple[int, int], *, has_more: bool = False) -> bool:
        """Tell whether it is time for a copy of a library of this age.

        `has_more` tells that something was said in Review since the last copy.
        """
        if age == self._copied and not has_more:
            return False
        if self._changed_at is None:
            self._changed_at = self._clock()
        return self._clock() - self._changed_at >= self._wait

    def run(
        self, connection: sqlite3.Connection, *, generation: int, counter: int
    ) -> Backup | None:
        """Make a copy and delete those no longer needed; return it, or None where that failed."""
        try:
            backup = make(
                connection,
                self._folder,
                generation=generation,
                counter=counter,
                beside=self._beside,
            )
            prune(self._folder)
            if self._second_place:
                copy_to(backup, self._second_place)
        except OSError as error:
            self._note(translated(error, self._folder))
            return None
        except (LibraryError, BackupUnusableError) as error:
            self._note(error)
            return None
        self._copied, self._changed_at, self._wait = (generation, counter), None, INTERVAL
        self._failures, self.fault = 0, None
        return backup

    def _note(self, error: LibraryError | BackupUnusableError) -> None:
        self._failures += 1
        if self._failures == 1:
            self._failing_since = self._clock()
        self._changed_at, self._wait = self._clock(), RETRY_INTERVAL
        self.fault = error


def _copy(connection: sqlite3.Connection, temporary: Path) -> None:
    with closing(sqlite3.connect(temporary)) as copy:
        # Nobody relies on this file before it was flushed and checked as a whole.
        copy.execute("PRAGMA journal_mode = OFF")
        copy.execute("PRAGMA synchronous = OFF")
        connection.backup(copy, pages=-1)


def _compare(connection: sqlite3.Connection, temporary: Path) -> None:
    with closing(sqlite3.connect(temporary)) as copy:
        problems = structural_problems(copy)
        if not problems and row_counts(copy) != row_counts(connection):
            problems = ["it does not have all entries"]
    if problems:
        raise BackupUnusableError(temporary.name, problems[0])


def _whole_copy_of(folder: Path, age: tuple[int, int], pinned: str | None) -> Backup | None:
    for backup in backups_in(folder):
        if backup.age == age and pinned in {None, backup.pinned} and backup.is_whole():
            return backup
    return None


def _by_worth(ordered: Sequence[Backup]) -> Iterator[Backup]:
    yield from ordered[:_LATEST]
    yield from _first(ordered, _PINNED, lambda backup: backup.pinned is not None)
    yield from _last_of_each(ordered, _DAYS, lambda day: day.toordinal())
    yield from _last_of_each(ordered, _WEEKS, lambda day: (day.toordinal() - 1) // 7)


def _last_of_each(
    ordered: Iterable[Backup], number: int, period: Callable[[date], int]
) -> list[Backup]:
    """Return the latest copy of each of the first `number` periods met, whatever their order."""
    latest: dict[int, Backup] = {}
    for backup in ordered:
        latest.setdefault(period(backup.made.date()), backup)
    return list(latest.values())[:number]


def _first(
    ordered: Iterable[Backup], number: int, is_wanted: Callable[[Backup], bool]
) -> list[Backup]:
    return list(islice(filter(is_wanted, ordered), number))
