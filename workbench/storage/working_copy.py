# SPDX-License-Identifier: MIT
"""A library that is worked on here and lives elsewhere: on a stick, in a synced folder.

The working copy is a library folder of this computer. Beside the library it has a note of what the
place held when the two last met; so each of them can tell whether something is new in the other.
Nothing here runs while somebody has the working copy open, except for `put`, which does not touch
its `library.db`.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

from workbench import files
from workbench.domain.errors import (
    BackupUnusableError,
    BrokenLibraryError,
    LibraryError,
    NotALibraryError,
)
from workbench.storage import backups, media, recovery, seal, sidecars, snapshot
from workbench.storage.backups import Backup
from workbench.storage.checking import check
from workbench.storage.engine import faults_translated
from workbench.storage.preferences import NAME as SETTINGS
from workbench.storage.snapshot import Choice, Snapshot, Standing

NOTE = "published.json"
"""The note of what the place held."""

_DAMAGED = (BackupUnusableError, BrokenLibraryError, NotALibraryError)
_LINEAGE = re.compile("[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Published:
    """What a place held when a working copy was last put there or made of it.

    `standing` is None, and the digests are empty, where it held nothing.
    """

    place: str
    standing: Standing | None = None
    digest: str = ""
    settings: str = ""

    @classmethod
    def read(cls, folder: Path) -> Self | None:
        """Return the note in a working copy, or None where there is no readable one."""
        try:
            found = json.loads((folder / NOTE).read_bytes())
            standing = Standing(**found["standing"]) if found["standing"] else None
            return cls(found["place"], standing, found["digest"], found["settings"])
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None


@dataclass(frozen=True, slots=True)
class WorkingCopy:
    """The folder of this computer in which the library of a place is worked on."""

    place: Path
    folder: Path

    @property
    def database(self) -> Path:
        """The library's file, which need not exist."""
        return self.folder / seal.DATABASE

    def published(self) -> Published:
        """Return what the place held when it was last looked at."""
        return Published.read(self.folder) or Published(str(self.place))

    def standing(self) -> Standing | None:
        """Return how far the working copy has come, or None where there is no readable one."""
        return standing_of(self.database)

    def has_news(self, standing: Standing | None) -> bool:
        """Whether the working copy, which has come so far, has something the place does not."""
        published = self.published()
        is_new = standing is not None and standing != published.standing
        return is_new or digest_of_settings(self.folder) not in {"", published.settings}

    def goes_on_from(self, there: Snapshot) -> bool:
        """Whether to go on with the working copy and not with what was published.

        The later state of a library counts. Of two that have come equally far, and are not the
        same, the published one does.
        """
        here = self.standing()
        if here is None or not self.belongs_here():
            return False
        choice = snapshot.choose(here, there.standing)
        is_same = choice is Choice.SAME and there.digest == self.published().digest
        return choice is Choice.HERE or is_same

    def belongs_here(self) -> bool:
        """Whether the working copy is of this place, or goes on from something that is there.

        A stick may have another letter today. But somebody may also have copied the whole folder,
        and what was done in the other one is not for this one.
        """
        before = self.published()
        if before.place == str(self.place):
            return True
        digests = {each.digest for each in snapshot.whole_in(self.place)}
        return before.digest in digests and self.standing() != before.standing

    def bring_up_to_date(self, there: Snapshot | None) -> None:
        """Make the working copy the later of what is here and what is there; keep the other one.

        Args:
            there: The latest whole copy in the place.

        Raises:
            LibraryError: something could not be read or written; nothing is lost.
        """
        recovery.finish_restore(self.folder)
        self._fetch_latest_backup()
        if there is None:
            self._note(Published(str(self.place)))
            return
        before = self.published()
        if not self.goes_on_from(there):
            self._take(there)
        elif self.standing() != there.standing:
            self._keep_published(there)
        with faults_translated(self.place):
            media.copy_missing(self.place, self.folder)
            if digest_of_settings(self.folder) in {"", before.settings}:
                _copy_settings(self.place, self.folder)
            settings = digest_of_settings(self.place)
            self._note(Published(str(self.place), there.standing, there.digest, settings))

    def put_back(self, backup: Path, there: Snapshot | None) -> Path:
        """Put a copy in the place of the working copy and return where the former files lie now.

        Raises:
            BackupUnusableError: the copy is damaged; nothing was changed.
            LibraryError: something could not be written.
        """
        self.bring_up_to_date(there)
        archive = sidecars.archive_of(backup)
        if backup.suffix == snapshot.SUFFIX:
            backup = snapshot.as_backup(backup, self.folder)
        # What is put back has to count as later than both.
        if there:
            self._keep_published(there)
        with suppress(*_DAMAGED):
            self._keep_present("restore")
        aside = recovery.restore(self.folder, backup)
        if archive is not None:
            with faults_translated(self.place):
                said = sidecars.read_archive(archive)
                sidecars.put_back(said, self.place, recovery.unused_aside(self.place))
        return aside

    def put(self, content: bytes, standing: Standing, *, spacing: float) -> Snapshot:
        """Put a library, its media and its settings into the place.

        Args:
            content: The whole file of the library, checked.
            standing: How far it has come.
            spacing: Seconds that the place takes until something is really there.

        Raises:
            LibraryError: something could not be written; what was there is still there.
        """
        with faults_translated(self.place):
            # First the pictures, so that no published library lacks one.
            media.copy_missing(self.folder, self.place)
            if digest_of_settings(self.folder) not in {"", self.published().settings}:
                _copy_settings(self.folder, self.place)
            settings = digest_of_settings(self.place)
            written = snapshot.put(content, standing, self.place, spacing=spacing)
        self._note(Published(str(self.place), standing, written.digest, settings))
        # The place has the library itself: without a copy of yesterday nothing is missing today.
        with suppress(LibraryError, BackupUnusableError):
            self._copy_backups()
        return written

    def keep(self, backup: Backup) -> Backup:
        """Return a copy of a backup in the place, because this folder may vanish.

        Raises:
            BackupUnusableError: the backup is damaged.
            LibraryError: it could not be written.
        """
        with faults_translated(self.place):
            # Never the place itself: where a stick was is the drive of this computer.
            (self.place / backups.NAME).mkdir(exist_ok=True)
            return backups.copy_to(backup, self.place / backups.NAME)

    def set_aside(self) -> Path:
        """Put a copy of what is here beside the library in the place; return its folder.

        Raises:
            LibraryError: something could not be read or written.
        """
        aside = recovery.unused_aside(self.place)
        with faults_translated(self.place), closing(sqlite3.connect(self.database)) as connection:
            aside.mkdir()
            files.write_durably(aside / seal.DATABASE, snapshot.image_of(connection))
            media.copy_missing(self.folder, aside)
            _copy_settings(self.folder, aside)
            settings = digest_of_settings(self.folder)
            self._note(Published(str(aside), self.standing(), settings=settings))
        return aside

    def _take(self, there: Snapshot) -> None:
        """Go on with what was published; what was here is kept as a copy."""
        with faults_translated(self.folder):
            is_kept = False
            if self.standing():
                with suppress(*_DAMAGED):
                    self._keep_present("replaced")
                    is_kept = True
            if self.database.exists():
                aside = recovery.set_aside(self.folder)
                if is_kept:
                    shutil.rmtree(aside, ignore_errors=True)
            snapshot.take(there, self.database)

    def _keep_present(self, reason: str) -> None:
        standing = self.standing()
        if standing is None:
            return
        generation, counter = standing.age
        with closing(sqlite3.connect(self.database)) as connection:
            problems = check(connection).problems
            if problems:
                raise BackupUnusableError(seal.DATABASE, problems[0])
            backup = backups.make(
                connection,
                self.folder,
                generation=generation,
                counter=counter,
                pinned=reason,
                beside=self.place,
            )
        self.keep(backup)

    def _keep_published(self, there: Snapshot) -> None:
        backup = Backup.at(snapshot.as_backup(there.path, self.folder))
        if backup:
            self.keep(backup)

    def _fetch_latest_backup(self) -> None:
        """Have the latest backup of the place here, so that what is kept now counts as later."""
        with faults_translated(self.place), suppress(BackupUnusableError):
            there, here = backups.backups_in(self.place), backups.backups_in(self.folder)
            if there and (not here or there[0].age > here[0].age):
                backups.copy_to(there[0], self.folder / backups.NAME)

    def _copy_backups(self) -> None:
        """Have in the place what backups were made here since the latest one there."""
        with faults_translated(self.place):
            latest = max((copy.age for copy in backups.backups_in(self.place)), default=(0, 0))
            lacking = [
                copy
                for copy in backups.backups_in(self.folder)
                if copy.age >= latest and not (self.place / backups.NAME / copy.path.name).exists()
            ]
            for copy in lacking:
                self.keep(copy)
            if lacking:
                backups.prune(self.place)

    def _note(self, published: Published) -> None:
        with faults_translated(self.folder):
            files.write_durably(self.folder / NOTE, json.dumps(asdict(published)).encode("ascii"))


def copies_in(root: Path) -> Iterator[WorkingCopy]:
    """Return the working copies below a folder, that of the latest note first."""
    with suppress(FileNotFoundError):
        notes = [folder / NOTE for folder in root.iterdir() if (folder / NOTE).exists()]
        for note in sorted(notes, key=lambda path: path.stat().st_mtime_ns, reverse=True):
            published = Published.read(note.parent)
            if published:
                yield WorkingCopy(Path(published.place), note.parent)


def standing_of(database: Path) -> Standing | None:
    """Return how far a library file has come, or None where that cannot be read."""
    if not database.exists():
        return None
    query = "SELECT lineage_id, generation, counter FROM library_meta"
    try:
        with closing(sqlite3.connect(database, timeout=2.0)) as connection:
            lineage, generation, counter = connection.execute(query).fetchone()
    except (sqlite3.Error, TypeError):
        return None
    # It becomes the name of a folder.
    is_ours = isinstance(lineage, str) and _LINEAGE.fullmatch(lineage)
    return Standing(lineage, generation, counter) if is_ours else None


def digest_of_settings(folder: Path) -> str:
    """Return what tells one `settings.json` from another; nothing where there is none."""
    try:
        return hashlib.sha256((folder / SETTINGS).read_bytes()).hexdigest()
    except OSError:
        return ""


def _copy_settings(source: Path, target: Path) -> None:
    with suppress(FileNotFoundError):
        files.write_durably(target / SETTINGS, (source / SETTINGS).read_bytes())
