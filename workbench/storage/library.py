# SPDX-License-Identifier: MIT
"""A library that is open: what it is asked to keep, what it is asked to tell, who is told of it.

One thread owns the only connection (`writer.py`). An action of the user is one transaction with
the rows it changes, their checksums, the step that takes it back, the library's counter, and the
action's own id. It is there as a whole or not at all, and it is there once, however often it was
sent.
"""

from __future__ import annotations

import contextlib
import logging
import sqlite3
from collections import OrderedDict
from collections.abc import Callable, Generator
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from workbench.domain.changes import Changed
from workbench.domain.errors import (
    BrokenLibraryError,
    LibraryChangedElsewhereError,
    LibraryError,
    LibraryInUseError,
    LibraryMissingError,
    LibraryReadOnlyError,
    LibraryUnwritableError,
    NotALibraryError,
)
from workbench.domain.identifiers import OperationId, new_id
from workbench.storage import seal, snapshot
from workbench.storage.anywhere import open_file
from workbench.storage.backups import Backup, BackupRoutine
from workbench.storage.checking import CheckReport, check
from workbench.storage.commands import Command, Redo, Undo
from workbench.storage.engine import faults_translated, raw, transaction
from workbench.storage.lock import LibraryLock, holder_of
from workbench.storage.media import MediaStore
from workbench.storage.opening import OpenedFile, Options
from workbench.storage.said import CopiesWithSaid
from workbench.storage.snapshot import Snapshot, Standing
from workbench.storage.undo import UndoLabels
from workbench.storage.units import UnitOfWork
from workbench.storage.writer import PassingFaultError, Writer

ResultT = TypeVar("ResultT")
ToldT = TypeVar("ToldT")
ChangeListener = Callable[[Changed], None]
FaultListener = Callable[[LibraryError | None], None]

_REMEMBERED = 256
_LOOKS_AFTER_NEWS = 5.0
"""Seconds after which it is seen, while nobody does anything, what has to be published."""
_LASTING = (
    BrokenLibraryError,
    LibraryChangedElsewhereError,
    LibraryInUseError,
    LibraryMissingError,
    NotALibraryError,
)
"""Faults that no patience heals."""

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What an action gave and what it touched."""

    result: Any
    changed: Changed = Changed.NOTHING
    labels: UndoLabels | None = None
    counter: int | None = None


class Library:
    """A folder with everything one student, or one teacher, has."""

    def __init__(self, opened: OpenedFile, options: Options, labels: UndoLabels) -> None:
        self.place = opened.place
        """The folder that the user knows."""
        self.folder = opened.folder
        """The folder with its file: that one, or the working copy's."""
        self.media = MediaStore(opened.folder)
        """The pictures and documents."""
        self._opened = opened
        self._options = options
        self._labels = labels
        self._counter = opened.counter
        self._is_closed = False
        self._is_doubtful = False
        self._outcomes: OrderedDict[OperationId, _Outcome] = OrderedDict()
        self._change_listeners: list[ChangeListener] = []
        self._fault_listeners: list[FaultListener] = []
        self._publisher = opened.publisher
        self.working_copy = opened.publisher.copy if opened.publisher else None
        """Where it is worked on, if that is not the folder that the user knows."""
        if self._publisher:
            self._publisher.on_fault = self._tell_fault
        self._copies = CopiesWithSaid(opened, second_place=options.second_place)
        self._writer = Writer(
            waits=options.waits,
            on_fault=self._tell_fault,
            when_idle=self._copy_if_due if opened.lock else lambda: None,
            idle_interval=_LOOKS_AFTER_NEWS if self._publisher else 60.0,
        )

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        read_only: bool = False,
        take_over: bool = False,
        set_aside: bool = False,
        options: Options | None = None,
    ) -> Self:
        """Open the library in `folder`; a missing one is made.

        Args:
            folder: The library's folder.
            read_only: Write nothing at all, and need no lock.
            take_over: Take the lock of somebody who left the library open elsewhere.
            set_aside: Where there is newer work of another library in a working copy, put it beside
                the library in the folder.
            options: How it is opened and kept.

        Raises:
            LibraryError: it cannot be opened; the children say why.
        """
        options = options or Options()
        opened = open_file(
            folder, options, read_only=read_only, take_over=take_over, set_aside=set_aside
        )
        with contextlib.ExitStack() as resources, faults_translated(opened.place):
            resources.callback(opened.resources.close)
            with _reading(opened, options) as unit:
                labels = unit.journal.labels()
            library = cls(opened, options, labels)
            resources.pop_all()
            return library

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be kept."""
        return self._opened.lock is None

    @property
    def undo_label(self) -> str | None:
        """What undo would take back, or None."""
        return self._labels.undo

    @property
    def redo_label(self) -> str | None:
        """What redo would do again, or None."""
        return self._labels.redo

    @property
    def waiting(self) -> int:
        """How many actions are not kept yet."""
        return self._writer.waiting

    @property
    def copies(self) -> BackupRoutine:
        """How the making of copies goes."""
        return self._copies.routine

    def perform(
        self, command: Command[ResultT], *, give_up_after: float | None = None
    ) -> Future[ResultT]:
        """Keep what `command` does, and return what it gives once it is on the disk.

        A command that was kept before is not applied again: it gives what it gave, and None when
        that was in an earlier session. One that cannot be kept because of the disk or the network
        stays first in the queue and is tried again; `subscribe_to_faults` tells why.

        Args:
            command: What to do.
            give_up_after: Seconds after which the future fails with the fault instead; by default
                what the options say.
        """
        if self._opened.lock is None:
            refused: Future[ResultT] = Future()
            refused.set_exception(LibraryReadOnlyError(str(self.folder)))
            return refused
        patience = self._options.give_up_after if give_up_after is None else give_up_after
        job = partial(self._perform, command, self._opened.lock)
        return self._writer.until_kept(job, give_up_after=patience)

    def read(self, ask: Callable[[UnitOfWork], ResultT]) -> Future[ResultT]:
        """Return what `ask` reads, in one transaction, after everything performed before."""
        return self._writer.once(partial(self._read, ask))

    def try_again(self) -> None:
        """Try now what could not be kept, instead of waiting."""
        self._writer.try_again()

    def undo(self) -> Future[str]:
        """Take back the newest action; the result is its label.

        The future raises `NothingToUndoError` when there is none.
        """
        return self.perform(Undo(OperationId(new_id())))

    def redo(self) -> Future[str]:
        """Do again what was taken back last; the result is its label.

        The future raises `NothingToUndoError` when there is none.
        """
        return self.perform(Redo(OperationId(new_id())))

    def backup(self, *, pinned: str | None = None) -> Future[Backup]:
        """Make a copy now, after everything performed before.

        Args:
            pinned: Why the copy is to outlive others: one word of small letters and hyphens.
        """
        return self._writer.once(partial(self._backup, pinned))

    def check(self) -> Future[CheckReport]:
        """Check everything that is kept: the file, the references, and every row."""
        return self._writer.once(self._check)

    def publish(self, place: Path) -> Future[Snapshot]:
        """Make a copy now and put it into one of two slots on a stick or in a synced folder."""
        return self._writer.once(partial(self._publish, place))

    def use_pause(self) -> Future[None]:
        """Begin to publish what is new: for a pause of the user, as when the window is left.

        Nothing happens where the library is worked on right in its place, or where something was
        published a moment ago.
        """
        return self._writer.once(self._publish_news)

    def subscribe(self, listener: ChangeListener) -> Callable[[], None]:
        """Have `listener` told what each transaction touched; return what ends that.

        It is called on the writer's thread, after the commit.
        """
        self._change_listeners.append(listener)
        return partial(self._change_listeners.remove, listener)

    def subscribe_to_faults(self, listener: FaultListener) -> Callable[[], None]:
        """Have `listener` told why something is not kept yet, and None when it was; return the end.

        It is called on a thread of the library.
        """
        self._fault_listeners.append(listener)
        return partial(self._fault_listeners.remove, listener)

    def call_at_end(self, callback: Callable[[], object]) -> None:
        """Have `callback` called when everything is kept and nothing is read any more."""
        self._opened.resources.callback(callback)

    def close(self) -> None:
        """Keep everything that was asked for, copy the library, seal it, and give it free.

        What cannot be kept within the patience of the options fails its future.
        """
        if self._is_closed:
            return
        self._is_closed = True
        with self._opened.resources:
            self._writer.close(give_up_after=self._options.closing_patience)
            lock = self._opened.lock
            if lock is not None and lock.is_ours() and not self._is_doubtful:
                # Without copy and seal nothing is lost: the library is checked when it is opened.
                with contextlib.suppress(OSError, sqlite3.Error):
                    self._finish()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _perform(self, command: Command[ResultT], lock: LibraryLock) -> ResultT:
        try:
            with faults_translated(self.folder):
                self._require_lock(lock)
                outcome = self._transact(command)
        except LibraryError as error:
            if isinstance(error, _LASTING):
                self._is_doubtful = True
                raise
            raise PassingFaultError(error) from error
        self._after(outcome)
        result: ResultT = outcome.result
        return result

    def _transact(self, command: Command[ResultT]) -> _Outcome:
        connection = self._opened.connection
        with transaction(connection) as begun:
            unit = UnitOfWork(connection, self._options.clock())
            if not unit.journal.admits(command):
                # The last attempt reached the disk although it was reported as failed, or the
                # command was sent twice.
                begun.rollback()
                return self._outcomes.get(command.operation, _Outcome(None))
            result = command.apply(unit)
            labels = unit.journal.keep(command)
            outcome = _Outcome(result, unit.changed, labels, unit.journal.counter)
            self._remember(command.operation, outcome)
            if labels is None:
                begun.rollback()
        return outcome

    def _remember(self, operation: OperationId, outcome: _Outcome) -> None:
        self._outcomes[operation] = outcome
        while len(self._outcomes) > _REMEMBERED:
            self._outcomes.popitem(last=False)

    def _after(self, outcome: _Outcome) -> None:
        """Tell what was kept, once: a command that is sent again finds nothing to tell."""
        if outcome.counter is None or outcome.counter <= self._counter:
            return
        self._counter = outcome.counter
        self._labels = outcome.labels or self._labels
        for listener in tuple(self._change_listeners):
            _tell(listener, outcome.changed)
        self._copy_if_due()

    def _read(self, ask: Callable[[UnitOfWork], ResultT]) -> ResultT:
        with faults_translated(self.folder), _reading(self._opened, self._options) as unit:
            return ask(unit)

    def _backup(self, pinned: str | None = None) -> Backup:
        copy, self._counter = self._copies.make(self._counter, pinned)
        return copy

    def _check(self) -> CheckReport:
        with faults_translated(self.folder):
            return check(raw(self._opened.connection))

    def _publish(self, place: Path) -> Snapshot:
        return snapshot.publish(self._backup(), place, lineage=self._opened.lineage)

    def _copy_if_due(self) -> None:
        self._counter = self._copies.tick(self._counter)
        if self._publisher:
            self._publisher.tick(raw(self._opened.connection), self._standing())

    def _publish_news(self) -> None:
        if self._publisher:
            self._publisher.use_pause(raw(self._opened.connection), self._standing())

    def _standing(self) -> Standing:
        return Standing(self._opened.lineage, self._opened.generation, self._counter)

    def _finish(self) -> None:
        opened = self._opened
        driver = raw(opened.connection)
        self._counter = self._copies.finish(self._counter)
        if self._publisher:
            self._publisher.finish(driver, self._standing())
        driver.execute("PRAGMA optimize")
        opened.connections.close()
        seal.seal(self.folder)

    def _require_lock(self, lock: LibraryLock) -> None:
        if lock.is_ours():
            return
        holder = holder_of(self.folder)
        if holder is None:
            raise LibraryUnwritableError(str(self.folder), "its lock file cannot be read")
        raise LibraryInUseError(str(self.folder), str(holder))

    def _tell_fault(self, error: LibraryError | None) -> None:
        for listener in tuple(self._fault_listeners):
            _tell(listener, error)


@contextlib.contextmanager
def _reading(opened: OpenedFile, options: Options) -> Generator[UnitOfWork]:
    connection = opened.connection
    with transaction(connection, is_reading=True) as begun:
        yield UnitOfWork(connection, options.clock(), is_writable=False)
        begun.rollback()


def _tell(listener: Callable[[ToldT], None], news: ToldT) -> None:
    try:
        listener(news)
    except Exception:  # noqa: BLE001 – whatever a pane does wrong
        # What was kept is kept: a broken pane must not stop the library.
        _LOG.exception("a listener failed")
