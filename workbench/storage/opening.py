# SPDX-License-Identifier: MIT
"""From a folder to a library file that may be worked on.

The order matters: take the lock; finish a restore that was cut short; see what stands in the
folder; make a new library, or check one that was not closed; bring it up to date; break the seal.
Whatever is not a library of ours is left exactly as it is.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select, update
from sqlalchemy.exc import DBAPIError
from typing_extensions import override

from workbench.domain.errors import (
    BrokenLibraryError,
    LibraryError,
    LibraryMissingError,
    NewerLibraryError,
    NotALibraryError,
)
from workbench.storage import backups, migrate, recovery, seal
from workbench.storage.checking import check
from workbench.storage.engine import (
    faults_translated,
    open_engine,
    raw,
    transaction,
)
from workbench.storage.lock import INTERVAL, LibraryLock
from workbench.storage.migrate import Migrations
from workbench.storage.recovery import LibraryState
from workbench.storage.snapshot import INTERVAL as PUBLISHING_INTERVAL
from workbench.storage.snapshot import SHORTEST_INTERVAL
from workbench.storage.tables import LibraryRow, table_of
from workbench.storage.writer import WAITS

if TYPE_CHECKING:
    from workbench.storage.publishing import Publisher

DATABASE = seal.DATABASE

_NEEDS_ROLLING_BACK = frozenset(
    {"SQLITE_READONLY_ROLLBACK", "SQLITE_READONLY_RECOVERY", "SQLITE_CANTOPEN"}
)
"""How SQLite says that a save was cut short, and that it may not take it back here."""

_LIBRARY = table_of(LibraryRow)


class NoLibraryError(LibraryError):
    """A library that is to be read only does not exist."""

    @override
    def message(self) -> str:
        """Return that there is nothing to read."""
        return f"There is no library in “{self.folder}”; choose the folder that holds your work."


@dataclass(frozen=True, slots=True)
class Options:
    """How a library is opened and kept; the defaults are those of the application.

    Args:
        owner: Whose library a new one is.
        clock: The time in UTC.
        waits: Seconds before a change that could not be kept is tried again.
        give_up_after: Seconds after which it is tried no more; None to go on for ever, as a window
            does that shows what is not kept yet.
        closing_patience: Seconds for which closing goes on trying.
        busy_ms: Milliseconds to wait for somebody else's lock on the file.
        lock_interval: Seconds between two signs of life in the lock.
        second_place: Another folder that gets a copy of each backup.
        working_copies: The folder on this computer for working copies of libraries that lie where
            nobody should work on them; None to work right in the library's folder.
        publish_after: Seconds from a change until a working copy is published.
        publish_spacing: Seconds that the place takes until something is really there.
        migrations: The revisions this version knows.
    """

    owner: str = ""
    clock: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))
    waits: tuple[float, ...] = WAITS
    give_up_after: float | None = None
    closing_patience: float = 10.0
    busy_ms: int = 2000
    lock_interval: float = INTERVAL
    second_place: Path | None = None
    working_copies: Path | None = None
    publish_after: float = PUBLISHING_INTERVAL
    publish_spacing: float = SHORTEST_INTERVAL
    migrations: Migrations = field(default_factory=Migrations)


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A library file with its connection; `lock` is None where it is only read."""

    place: Path
    """The folder that the user knows."""
    folder: Path
    """The folder in which it is worked on: the same, or a working copy of it."""
    connection: Connection
    lock: LibraryLock | None
    lineage: str
    """The id that all copies of this library share."""
    generation: int
    counter: int
    connections: ExitStack
    """Closes the connection."""
    resources: ExitStack
    """Gives everything back: connection, lock, private copy."""
    publisher: Publisher | None = None
    """Puts what is new into the place, where that is another folder."""


def open_for_writing(
    folder: Path,
    options: Options,
    *,
    take_over: bool,
    prepare: Callable[[], object] = lambda: None,
) -> OpenedFile:
    """Return the library in `folder`, made when it is missing.

    Args:
        folder: The library's folder.
        options: How it is opened.
        take_over: Take the lock of somebody who left the library open elsewhere.
        prepare: Called when the lock is held and before anything is looked at.

    Raises:
        LibraryInUseError: somebody has it open.
        LibraryMissingError: its file is gone although its copies are there.
        NotALibraryError: the file is something else.
        NewerLibraryError: a newer version made it.
        BrokenLibraryError: it is damaged.
        LibraryError: something could not be read or written.
    """
    database = folder / DATABASE
    with ExitStack() as resources, faults_translated(folder):
        folder.mkdir(parents=True, exist_ok=True)
        lock = LibraryLock.acquire(folder, take_over=take_over, interval=options.lock_interval)
        resources.callback(lock.release)
        prepare()
        recovery.finish_restore(folder)
        state = state_of(folder)
        if state is LibraryState.MISSING:
            migrate.create(database, owner=options.owner, migrations=options.migrations)
        connections = resources.enter_context(ExitStack())
        connection = _connect(database, connections, options)
        is_current = _is_current(connection, folder, options.migrations)
        if state is LibraryState.UNCLEAN:
            _refuse_damaged(connection, folder)
        if not is_current:
            _keep_copy(connection, folder)
            connections.close()
            migrate.upgrade(database, migrations=options.migrations)
            connection = _connect(database, connections, options)
        seal.break_seal(folder)
        generation, counter = _continued(connection, folder)
        return OpenedFile(
            place=folder,
            folder=folder,
            connection=connection,
            lock=lock,
            lineage=_lineage(connection),
            generation=generation,
            counter=counter,
            connections=connections,
            resources=resources.pop_all(),
        )


def open_for_reading(folder: Path, options: Options, *, database: Path | None = None) -> OpenedFile:
    """Return the library in `folder` for reading only; nothing is written there.

    What an interrupted save left behind, or an older version, is put right in a private copy.

    Args:
        folder: The library's folder.
        options: How it is opened.
        database: Another file to read in the place of the folder's own.

    Raises:
        NoLibraryError: there is none.
        NotALibraryError: the file is something else.
        NewerLibraryError: a newer version made it.
        LibraryError: it could not be read.
    """
    database = database or folder / DATABASE
    with ExitStack() as resources, faults_translated(folder):
        if not database.exists():
            raise NoLibraryError(str(folder))
        connections = resources.enter_context(ExitStack())
        if not _is_readable(database, options):
            database = private_copy(database, resources, options)
            migrate.upgrade(database, migrations=options.migrations)
        connection = _connect(database, connections, options, read_only=True)
        generation, counter = _age(connection)
        return OpenedFile(
            place=folder,
            folder=folder,
            connection=connection,
            lock=None,
            lineage=_lineage(connection),
            generation=generation,
            counter=counter,
            connections=connections,
            resources=resources.pop_all(),
        )


def state_of(folder: Path) -> LibraryState:
    """Return what stands in the folder if it is ours or nothing.

    Raises:
        LibraryError: it is something else, or gone.
    """
    state = recovery.inspect(folder)
    name = str(folder)
    if state is LibraryState.LOST:
        raise LibraryMissingError(name)
    if state is LibraryState.EMPTY:
        raise BrokenLibraryError(name, "the file is empty")
    if state in {LibraryState.NOT_SQLITE, LibraryState.OTHER_APPLICATION}:
        raise NotALibraryError(name)
    if state is LibraryState.NEWER:
        raise NewerLibraryError(name)
    return state


def private_copy(database: Path, resources: ExitStack, options: Options) -> Path:
    """Return a copy of a library file that nobody writes to, an interrupted save taken back.

    Args:
        database: The file, which is only read.
        resources: Removes the copy when it is closed.
        options: How the copy is opened.
    """
    place = Path(resources.enter_context(tempfile.TemporaryDirectory(prefix="source-workbench-")))
    for path in (database, database.with_name(seal.JOURNAL)):
        if path.exists():
            shutil.copyfile(path, place / path.name)
    with ExitStack() as connections:
        # Opening it for writing takes the interrupted save back.
        _connect(place / DATABASE, connections, options)
    return place / DATABASE


def _connect(
    database: Path, connections: ExitStack, options: Options, *, read_only: bool = False
) -> Connection:
    engine = open_engine(database, read_only=read_only, busy_ms=options.busy_ms)
    connections.callback(engine.dispose)
    connection = engine.connect()
    connections.callback(connection.close)
    return connection


def _is_current(connection: Connection, folder: Path, migrations: Migrations) -> bool:
    with transaction(connection, is_reading=True):
        return migrate.is_current(connection, folder, migrations)


def _is_readable(database: Path, options: Options) -> bool:
    """Return whether a library can be read as it stands, without writing anything.

    Raises:
        NewerLibraryError: a newer version made it.
    """
    with ExitStack() as connections:
        try:
            connection = _connect(database, connections, options, read_only=True)
            return _is_current(connection, database.parent, options.migrations)
        except DBAPIError as error:
            if getattr(error.orig, "sqlite_errorname", "") in _NEEDS_ROLLING_BACK:
                return False
            raise


def _refuse_damaged(connection: Connection, folder: Path) -> None:
    problems = check(raw(connection)).problems
    if problems:
        raise BrokenLibraryError(str(folder), problems[0])


def _keep_copy(connection: Connection, folder: Path) -> None:
    generation, counter = _age(connection)
    driver = raw(connection)
    keep = partial(
        backups.make, driver, folder, generation=generation, counter=counter, pinned="upgrade"
    )
    try:
        keep(beside=folder)
    except LibraryError:
        # What was said in Review is not touched by an upgrade, and must not be in its way.
        keep()


def _age(connection: Connection) -> tuple[int, int]:
    with transaction(connection, is_reading=True):
        row = connection.execute(select(_LIBRARY.c.generation, _LIBRARY.c.counter)).one()
    return row.generation, row.counter


def _lineage(connection: Connection) -> str:
    with transaction(connection, is_reading=True):
        lineage: str = connection.execute(select(_LIBRARY.c.lineage_id)).scalar_one()
    return lineage


def count_up(connection: Connection) -> int:
    """Count a save that changed no row of a library, and return its counter."""
    counted = update(_LIBRARY).values(counter=_LIBRARY.c.counter + 1).returning(_LIBRARY.c.counter)
    with transaction(connection):
        counter: int = connection.execute(counted).scalar_one()
    return counter


def _continued(connection: Connection, folder: Path) -> tuple[int, int]:
    """Return generation and counter, a new generation where an older state was put back."""
    before, counter = _age(connection)
    copies = backups.backups_in(folder)
    generation = backups.generation_after(copies, generation=before, counter=counter)
    if generation != before:
        with transaction(connection):
            connection.execute(update(_LIBRARY).values(generation=generation))
    return generation, counter
