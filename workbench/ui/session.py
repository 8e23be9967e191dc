# SPDX-License-Identifier: MIT
"""The library behind the window: opened beside it, asked and written to without waiting.

What is to be kept before the library is open waits in a queue of its own, in order. What is to be
kept later waits for the paint: as long as the window works out what to show, the library's thread
would take turns with it. What was asked of one library is never answered to the window once it is
on another.
"""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, wait
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from workbench.domain.errors import LibraryError, OnlyLookingError, WorkbenchError
from workbench.services import first_view, keeping, libraries, opened_before
from workbench.ui.jobs import Jobs

if TYPE_CHECKING:
    from workbench.storage.library import Library
    from workbench.ui.services import Services

    Change = Callable[[Services], Future[Any]]

ResultT = TypeVar("ResultT")

_PAINTED_AFTER = 1
"""Milliseconds of a timer that comes after the paint: events that wait are done first."""


class Session(QObject):
    """One library as the window sees it. All signals come on the window's thread."""

    opened = Signal()
    could_not_open = Signal(object)
    """With the `LibraryError` that says why."""
    changed = Signal(object)
    """With the `Changed` flags of a transaction that is on the disk."""
    fault = Signal(object)
    """With the `LibraryError` that keeps something from being kept, or None when it was kept."""
    waiting_changed = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._services: Services | None = None
        self._problem: LibraryError | None = None
        self._is_left = False
        self._opening: Future[Services] | None = None
        self._closing: Future[Any] | None = None
        self._queue: deque[Callable[[Services], None]] = deque()
        self._sending = QTimer(self, singleShot=True, interval=_PAINTED_AFTER)
        self._sending.timeout.connect(self._send_waiting)
        self._not_kept: dict[int, Change] = {}
        self._numbers = itertools.count()
        self.folder = keeping.library_folder()
        """The folder of the library."""

    @property
    def services(self) -> Services | None:
        """What can be done, or None as long as the library is not open.

        Whoever works with it comes after all that was to be kept before.
        """
        self._send_waiting()
        return self._services

    @property
    def problem(self) -> LibraryError | None:
        """Why the library did not open, or None."""
        return self._problem

    @property
    def waiting(self) -> int:
        """How many changes are not on the disk yet."""
        return len(self._not_kept)

    @property
    def is_opening(self) -> bool:
        """Whether it is not known yet if the library opens."""
        return self._opening is not None

    @property
    def is_read_only(self) -> bool:
        """Whether the library was opened only to be looked at."""
        return self._services is not None and self._services.library.is_read_only

    @property
    def refusal(self) -> OnlyLookingError | None:
        """Why nothing can be changed, or None. While a library opens, changes wait for it."""
        if not (self._is_left or self._problem or self.is_read_only):
            return None
        return OnlyLookingError(self.folder.name, is_open=self.is_read_only)

    @property
    def media_folder(self) -> Path:
        """Where the pictures are."""
        library = self._services.library if self._services else None
        return (library.folder if library else self.folder) / "media"

    def open(
        self,
        folder: Path | None = None,
        *,
        read_only: bool = False,
        take_over: bool = False,
        set_aside: bool = False,
        may_make: bool = True,
        prepare: Callable[[Services], object] | None = None,
    ) -> None:
        """Open the library in `folder`, without one the user's own; `opened` or another tells.

        Where there is none, one is made only if it `may_make` one. What waited for the same library
        to open is kept then, after `prepare` was called with what can be done with it: on another
        thread, and not for one that is only looked at. A library that was only looked at is given
        free first.
        """
        self._send_waiting()
        self.folder = place = folder or keeping.library_folder()
        self._problem, self._is_left = None, False
        before, self._services = self._services, None

        def work() -> Services:
            from workbench.ui.services import Services

            if before is not None:
                before.library.close()
            if not may_make:
                libraries.require_library(place)
            library = keeping.open_library(
                place, read_only=read_only, take_over=take_over, set_aside=set_aside, patience=None
            )
            services = _prepared(Services.of(library), prepare)
            opened_before.remember_library(place)
            if not library.is_read_only:
                opened_before.note_use(place, is_in_use=True)
            return services

        opening = self._opening = self._jobs.run(
            work,
            lambda services: self._begin(services) if self._opening is opening else None,
            lambda error: self._tell_problem(error) if self._opening is opening else None,
        )

    def keep(
        self,
        change: Callable[[Services], Future[ResultT]],
        then: Callable[[ResultT], object] | None = None,
        or_else: Callable[[WorkbenchError], object] | None = None,
    ) -> None:
        """Have a change kept, after all that were asked for before.

        Args:
            change: Asks a service for it; called after the next paint or when the library is open.
            then: Called with the result when it is on the disk.
            or_else: Called with the fault when it never will be.
        """
        answer_fault = or_else or self._jobs.broke.emit
        if self.refusal is not None:
            answer_fault(self.refusal)
            return
        number = next(self._numbers)
        self._not_kept[number] = change
        self.waiting_changed.emit()

        def is_awaited() -> bool:
            """Take it off the list, unless another library was opened meanwhile."""
            if self._not_kept.pop(number, None) is None:
                return False
            self.waiting_changed.emit()
            return True

        def kept(result: ResultT) -> None:
            if is_awaited() and then is not None:
                then(result)

        def refused(error: WorkbenchError) -> None:
            if is_awaited():
                answer_fault(error)

        self._queue.append(lambda services: self._send(services, change, kept, refused))
        if self._services is not None:
            self._sending.start()

    def ask(
        self,
        question: Callable[[Services], ResultT],
        then: Callable[[ResultT], object] | None = None,
        or_else: Callable[[WorkbenchError], object] | None = None,
    ) -> None:
        """Have something looked up and `then` told, as soon as the library is open."""

        def begin(services: Services) -> None:
            def is_open() -> bool:
                return self._services is services

            def answer(result: ResultT) -> None:
                if is_open() and then is not None:
                    then(result)

            def refuse(error: WorkbenchError) -> None:
                if is_open():
                    (or_else or self._jobs.broke.emit)(error)

            self._jobs.run(lambda: question(services), answer, refuse)

        self._queue.append(begin)
        self._send_waiting()

    def copy_whole(
        self,
        target: Path,
        then: Callable[[Path], object],
        or_else: Callable[[WorkbenchError], object],
    ) -> None:
        """Make another library in `target` of everything, of what is not kept yet as well.

        Nothing is written where the library is.
        """
        services = self.services
        if services is None:
            return

        def add_rest(folder: Path) -> None:
            # What was kept while the copy was made is in the library itself.
            changes = tuple(self._not_kept.values())
            self._jobs.run(lambda: _with_changes(folder, changes), then, or_else)

        self._jobs.run(lambda: keeping.copy_whole(services.library, target), add_rest, or_else)

    def give_free(self, then: Callable[[LibraryError | None], object]) -> None:
        """Close the library beside the window; what is not kept by then never will be.

        Args:
            then: Called when it is closed, with the fault that keeps the newest work from its
                place, if there is one.
        """
        services, self._services = self.services, None
        opening, self._opening = self._opening, None
        self._problem, self._is_left = None, True
        self._forget_waiting()
        place = self.folder
        if services is not None:
            self._closing = self._jobs.run(lambda: _closed(services.library, place), then)
        elif opening is not None:
            self._closing = self._jobs.run(lambda: _closed_when_open(opening, place), then)
        else:
            then(None)

    def publish_again(
        self,
        then: Callable[[LibraryError | None], object],
        or_else: Callable[[WorkbenchError], object],
    ) -> None:
        """Try again to put the newest work of the library, which is closed, into its place.

        Args:
            then: Called with the fault that keeps it from there, or None.
            or_else: Called with the fault for which the library did not even open.
        """
        place = self.folder
        self._closing = self._jobs.run(
            lambda: _closed(keeping.open_library(place, patience=None), place), then, or_else
        )

    def settle(self, seconds: float) -> None:
        """Wait until what was sent is on the disk, at most so many seconds."""
        if (services := self.services) is not None:
            wait([services.library.read(lambda _: None)], timeout=seconds)

    def close(self) -> None:
        """Give the library free once everything is kept; this waits."""
        services, self._services = self.services, None
        opening, self._opening = self._opening, None
        closing, self._closing = self._closing, None
        if services is not None:
            _closed(services.library, self.folder)
        elif opening is not None and not opening.cancel():
            _closed_when_open(opening, self.folder)
        if closing is not None:
            wait([closing])

    def _send_waiting(self) -> None:
        """Have everything begun that waits in the queue, in order, if the library is open."""
        self._sending.stop()
        while self._services is not None and self._queue:
            self._queue.popleft()(self._services)

    def _send(
        self,
        services: Services,
        change: Callable[[Services], Future[ResultT]],
        kept: Callable[[ResultT], object],
        refused: Callable[[WorkbenchError], object],
    ) -> None:
        if self.refusal is not None:
            # It waited for a library that was opened only to be looked at.
            refused(self.refusal)
            return
        try:
            future = change(services)
        except WorkbenchError as error:
            refused(error)
        else:
            self._jobs.answer(future, kept, refused)

    def _begin(self, services: Services) -> None:
        self._opening = None
        self._services = services
        queued = Qt.ConnectionType.QueuedConnection
        relay = _Relay(self)
        relay.changed.connect(self.changed, queued)
        relay.fault.connect(self.fault, queued)
        services.library.subscribe(relay.changed.emit)
        services.library.subscribe_to_faults(relay.fault.emit)
        self.opened.emit()
        self._send_waiting()

    def _tell_problem(self, error: WorkbenchError) -> None:
        self._opening = None
        if isinstance(error, LibraryError):
            self._problem = error
            self.could_not_open.emit(error)
        else:
            self._jobs.broke.emit(error)

    def _forget_waiting(self) -> None:
        self._queue.clear()
        self._not_kept.clear()
        self.waiting_changed.emit()


class _Relay(QObject):
    """Carries news from the writer's thread to the window's."""

    changed = Signal(object)
    fault = Signal(object)


def _closed(library: Library, place: Path) -> LibraryError | None:
    """Close a library; return why its newest work is not in its place, or None."""
    told: list[LibraryError | None] = [None]
    library.subscribe_to_faults(told.append)
    library.close()
    if not library.is_read_only and told[-1] is None:
        opened_before.note_use(place, is_in_use=False)
        first_view.leave_for_others(place)
    return told[-1]


def _closed_when_open(opening: Future[Services], place: Path) -> LibraryError | None:
    """Close a library whose opening was not waited for; where it did not open, that is that."""
    wait([opening])
    if opening.cancelled() or opening.exception() is not None:
        return None
    return _closed(opening.result().library, place)


def _prepared(services: Services, prepare: Callable[[Services], object] | None) -> Services:
    library = services.library
    if prepare is not None and not library.is_read_only:
        try:
            prepare(services)
        except BaseException:
            library.close()
            raise
    return services


def _with_changes(folder: Path, changes: tuple[Change, ...]) -> Path:
    from workbench.ui.services import Services

    with keeping.open_right_there(folder) as copy:
        services = Services.of(copy)
        for change in changes:
            change(services).result()
    return folder
