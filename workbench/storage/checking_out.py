# SPDX-License-Identifier: MIT
"""Opening a library that is worked on in a working copy: finding that copy, or making it.

The order matters: take the lock of the place; publish a library that lies right there, or a new
one; find the working copy; refuse to pass over newer work of another library; take the lock of the
working copy; go on with the later of the two states.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Generator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from workbench.domain.errors import (
    BackupUnusableError,
    BrokenLibraryError,
    LibraryInUseError,
    LibraryMissingError,
    NewerLibraryError,
    NotALibraryError,
    OtherLibraryError,
)
from workbench.storage import migrate, opening, recovery, seal, snapshot
from workbench.storage.checking import check
from workbench.storage.engine import faults_translated, raw
from workbench.storage.lock import LibraryLock
from workbench.storage.opening import DATABASE, NoLibraryError, OpenedFile, Options
from workbench.storage.publishing import Publisher
from workbench.storage.snapshot import Choice, Snapshot, Standing
from workbench.storage.working_copy import WorkingCopy, copies_in, standing_of


@dataclass(frozen=True, slots=True)
class LatestState:
    """A library file, and the folder with the media and the settings that go with it."""

    folder: Path
    database: Path


@dataclass(frozen=True, slots=True)
class Publication:
    """How a library that is worked on in a working copy stands in its place."""

    published: datetime | None
    """When the latest whole copy was put there, by the clock of the computer that did."""
    has_news: bool
    """Whether this computer has something that the place does not have yet."""


def open_for_writing(
    place: Path,
    root: Path,
    options: Options,
    *,
    take_over: bool = False,
    set_aside: bool = False,
) -> OpenedFile:
    """Return the library of a folder, opened in its working copy; a missing one is made.

    Args:
        place: The folder that the user knows.
        root: The folder of this computer's working copies.
        options: How it is opened.
        take_over: Take the lock of somebody who left the library open elsewhere.
        set_aside: Put newer work of another library beside the one in the place.

    Raises:
        OtherLibraryError: there is newer work of another library, and `set_aside` was not given.
        LibraryError: it cannot be opened; the children say why.
    """
    place = place.absolute()
    with ExitStack() as resources, faults_translated(place):
        lock = _taken(place, resources, options, take_over=take_over)
        there = _adopted(place, options, set_aside=set_aside)
        copy = copy_of(place, root, there)
        if copy is None:
            there = _made(place, options)
            copy = WorkingCopy(place, root / there.standing.lineage)
        if there:
            _look_after_other_work(place, root, there, set_aside=set_aside)
        with _named(place):
            opened = opening.open_for_writing(
                copy.folder,
                options,
                take_over=take_over,
                prepare=partial(copy.bring_up_to_date, there),
            )
        resources.enter_context(opened.resources)
        publisher = _publisher(copy, lock, resources, options)
        return replace(opened, place=place, publisher=publisher, resources=resources.pop_all())


def open_for_reading(place: Path, root: Path, options: Options) -> OpenedFile:
    """Return the latest state of a library that is here or there, for reading only.

    Nothing is written, neither there nor into the working copy.

    Raises:
        NoLibraryError: there is none.
        LibraryError: it could not be read.
    """
    place = place.absolute()
    with ExitStack() as resources, _named(place):
        found = resources.enter_context(latest_state(place, root))
        opened = opening.open_for_reading(found.folder, options, database=found.database)
        resources.enter_context(opened.resources)
        return replace(opened, place=place, resources=resources.pop_all())


def restore(place: Path, root: Path, backup: Path, options: Options) -> Path:
    """Put a copy in the place of a library that is worked on in a working copy, and publish it.

    Returns:
        The folder in which the former files of the working copy are now.

    Raises:
        BackupUnusableError: the copy is damaged; nothing was changed.
        LibraryError: the library is open, or something could not be written.
    """
    place = place.absolute()
    aside: list[Path] = []
    with ExitStack() as resources, faults_translated(place), _named(place):
        lock = _taken(place, resources, options)
        there = snapshot.latest(place)
        copy = copy_of(place, root, there) or WorkingCopy(place, root / _lineage_of(backup))
        opened = opening.open_for_writing(
            copy.folder,
            options,
            take_over=False,
            prepare=lambda: aside.append(copy.put_back(backup, there)),
        )
        resources.enter_context(opened.resources)
        publisher = _publisher(copy, lock, resources, options)
        standing = Standing(opened.lineage, opened.generation, opened.counter)
        publisher.finish(raw(opened.connection), standing)
        opened.connections.close()
        seal.seal(opened.folder)
        if publisher.fault:
            raise publisher.fault
    return aside[0]


@contextmanager
def latest_state(
    place: Path, root: Path | None, *, even_damaged: bool = False
) -> Generator[LatestState]:
    """Give the latest state of a library that is here or there, to be read.

    Args:
        place: The folder that the user knows.
        root: The folder of this computer's working copies; None where nothing is published.
        even_damaged: Prefer a working copy from which nothing can be read to what was published.

    Raises:
        NoLibraryError: there is none.
        BrokenLibraryError: what was published is damaged, and there is no working copy.
        LibraryError: it could not be read.
    """
    there = snapshot.latest(place) if root else None
    copy = copy_of(place, root, there) if root else None
    if there is None and (place / DATABASE).exists():
        yield LatestState(place, place / DATABASE)
    elif copy and _is_to_be_read(copy, there, even_damaged=even_damaged):
        yield LatestState(copy.folder, copy.database)
    elif there:
        with tempfile.TemporaryDirectory(prefix="source-workbench-") as private:
            snapshot.take(there, Path(private, DATABASE))
            yield LatestState(place, Path(private, DATABASE))
    elif snapshot.is_used(place):
        raise BrokenLibraryError(str(place))
    else:
        raise NoLibraryError(str(place))


def copy_of(place: Path, root: Path, there: Snapshot | None) -> WorkingCopy | None:
    """Return the working copy for a place, whether or not it was made already.

    A place that holds nothing whole, because somebody emptied it or because what was written last
    never arrived, gets the latest one that belongs there, or None.

    Args:
        place: The folder that the user knows.
        root: The folder of this computer's working copies.
        there: The latest whole copy in the place.
    """
    if there:
        return WorkingCopy(place, root / there.standing.lineage)
    return next((copy for copy in copies_in(root) if copy.place == place and copy.standing()), None)


def publication(place: Path, root: Path) -> Publication:
    """Return how the library of a place stands there."""
    place = place.absolute()
    there = snapshot.latest(place)
    copy = copy_of(place, root, there)
    written = there.path.stat().st_mtime if there else None
    return Publication(
        datetime.fromtimestamp(written, UTC) if written is not None else None,
        has_news=bool(copy and copy.has_news(copy.standing())),
    )


def _taken(
    place: Path, resources: ExitStack, options: Options, *, take_over: bool = False
) -> LibraryLock:
    """Return the lock of a place in which what was cut short is finished."""
    place.mkdir(parents=True, exist_ok=True)
    lock = LibraryLock.acquire(place, take_over=take_over, interval=options.lock_interval)
    resources.callback(lock.release)
    recovery.finish_restore(place)
    return lock


def _publisher(
    copy: WorkingCopy, lock: LibraryLock, resources: ExitStack, options: Options
) -> Publisher:
    interval, spacing = options.publish_after, options.publish_spacing
    publisher = Publisher(copy, lock, interval=interval, spacing=spacing)
    resources.callback(publisher.close)
    return publisher


def _lineage_of(backup: Path) -> str:
    published = snapshot.at(backup)
    standing = published.standing if published else standing_of(backup)
    if standing is None:
        raise BackupUnusableError(backup.name, "it cannot be read")
    return standing.lineage


def _adopted(place: Path, options: Options, *, set_aside: bool) -> Snapshot | None:
    """Return the latest whole copy, made of a library that lies right in the place.

    The library's own files are moved aside; nobody writes to them any more.
    """
    there = snapshot.latest(place)
    if not (place / DATABASE).exists():
        return there
    opening.state_of(place)
    with ExitStack() as resources:
        private = opening.private_copy(place / DATABASE, resources, options)
        connection = resources.enter_context(closing(sqlite3.connect(private)))
        problems, standing = check(connection).problems, standing_of(private)
        if problems or standing is None:
            raise BrokenLibraryError(str(place), *problems[:1])
        choice = snapshot.choose(standing, there.standing if there else None)
        if choice is Choice.ASK and not set_aside:
            raise OtherLibraryError(str(place), "the one that was published there")
        if choice is Choice.HERE:
            snapshot.put(snapshot.image_of(connection), standing, place)
    recovery.set_aside(place)
    return snapshot.latest(place)


def _made(place: Path, options: Options) -> Snapshot:
    """Return a new library, published in an empty place."""
    if snapshot.is_used(place):
        raise BrokenLibraryError(str(place), "neither of the two published copies is whole")
    opening.state_of(place)
    with tempfile.TemporaryDirectory(prefix="source-workbench-") as folder:
        database = Path(folder, DATABASE)
        migrate.create(database, owner=options.owner, migrations=options.migrations)
        standing = standing_of(database)
        if standing is None:
            raise BrokenLibraryError(str(place))
        with closing(sqlite3.connect(database)) as connection:
            return snapshot.put(snapshot.image_of(connection), standing, place)


def _is_to_be_read(copy: WorkingCopy, there: Snapshot | None, *, even_damaged: bool) -> bool:
    is_damaged = copy.database.exists() and copy.standing() is None
    return there is None or copy.goes_on_from(there) or (even_damaged and is_damaged)


def _look_after_other_work(place: Path, root: Path, there: Snapshot, *, set_aside: bool) -> None:
    """Refuse to pass over work of this computer that is of another library, or set it aside.

    That is work which was never published and belongs to the same place, or goes on from a state
    of this very library that was never in this place.
    """
    for other in copies_in(root):
        if not _is_other_work(other, place, there):
            continue
        if not set_aside:
            raise OtherLibraryError(str(place), "the one whose newest work is on this PC")
        lock = LibraryLock.acquire(other.folder)
        try:
            WorkingCopy(place, other.folder).set_aside()
        finally:
            lock.release()


def _is_other_work(other: WorkingCopy, place: Path, there: Snapshot) -> bool:
    standing, before = other.standing(), other.published()
    if standing is None or standing == before.standing:
        return False
    if snapshot.choose(standing, there.standing) is Choice.ASK:
        return other.place == place
    return not WorkingCopy(place, other.folder).belongs_here()


@contextmanager
def _named(place: Path) -> Generator[None]:
    """Let what is wrong with a working copy be said of the folder that the user knows."""
    try:
        yield
    except (
        BrokenLibraryError,
        LibraryInUseError,
        LibraryMissingError,
        NewerLibraryError,
        NoLibraryError,
        NotALibraryError,
    ) as error:
        error.folder = str(place)
        raise
