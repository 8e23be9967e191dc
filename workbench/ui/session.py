# SPDX-License-Identifier: MIT
"""The library behind the window: opened beside it, asked and written to without waiting.

What is to be kept before the library is open waits in a queue of its own, in order.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from workbench.domain.errors import LibraryError, WorkbenchError
from workbench.services import keeping
from workbench.services.annotating import AnnotatingService
from workbench.services.correcting import CorrectingService
from workbench.services.exporting import ExportingService
from workbench.services.finding import FindingService
from workbench.services.importing import ImportingService
from workbench.services.knowing import KnowingService
from workbench.services.planning import PlanningService
from workbench.services.preferring import PreferringService
from workbench.ui.jobs import Jobs

if TYPE_CHECKING:
    from workbench.storage.library import Library

ResultT = TypeVar("ResultT")


@dataclass(frozen=True, slots=True)
class Services:
    """What can be done with one open library."""

    library: Library
    finding: FindingService
    importing: ImportingService
    annotating: AnnotatingService
    correcting: CorrectingService
    knowing: KnowingService
    planning: PlanningService
    exporting: ExportingService
    preferring: PreferringService

    @classmethod
    def of(cls, library: Library) -> Services:
        """Return the services of a library."""
        return cls(
            library,
            FindingService(library),
            ImportingService(library),
            AnnotatingService(library),
            CorrectingService(library),
            KnowingService(library),
            PlanningService(library),
            ExportingService(library),
            PreferringService(library),
        )


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
        self._queue: list[Callable[[Services], None]] = []
        self._waiting = 0
        self.folder = keeping.library_folder()
        """The folder of the library."""

    @property
    def services(self) -> Services | None:
        """What can be done, or None as long as the library is not open."""
        return self._services

    @property
    def waiting(self) -> int:
        """How many changes are not on the disk yet."""
        return self._waiting

    @property
    def is_read_only(self) -> bool:
        """Whether the library was opened only to be looked at."""
        return self._services is not None and self._services.library.is_read_only

    @property
    def media_folder(self) -> Path:
        """Where the pictures are."""
        library = self._services.library if self._services else None
        return (library.folder if library else self.folder) / "media"

    def open(
        self, folder: Path | None = None, *, read_only: bool = False, take_over: bool = False
    ) -> None:
        """Open the library in `folder`, without one the user's own; `opened` or another tells."""
        self.folder = folder or keeping.library_folder()

        def work() -> Services:
            library = keeping.open_library(
                self.folder, read_only=read_only, take_over=take_over, patience=None
            )
            return Services.of(library)

        self._jobs.run(work, self._begin, self._tell_problem)

    def keep(
        self,
        change: Callable[[Services], Future[ResultT]],
        then: Callable[[ResultT], object] | None = None,
        or_else: Callable[[WorkbenchError], object] | None = None,
    ) -> None:
        """Have a change kept, after all that were asked for before.

        Args:
            change: Asks a service for it; called at once or when the library is open.
            then: Called with the result when it is on the disk.
            or_else: Called with the fault when it never will be.
        """
        self._waiting += 1
        self.waiting_changed.emit()

        def done() -> None:
            self._waiting -= 1
            self.waiting_changed.emit()

        def kept(result: ResultT) -> None:
            done()
            if then is not None:
                then(result)

        def refused(error: WorkbenchError) -> None:
            done()
            (or_else or self._jobs.broke.emit)(error)

        def begin(services: Services) -> None:
            try:
                future = change(services)
            except WorkbenchError as error:
                refused(error)
            else:
                self._jobs.answer(future, kept, refused)

        self._when_open(begin)

    def ask(
        self,
        question: Callable[[Services], ResultT],
        then: Callable[[ResultT], object] | None = None,
        or_else: Callable[[WorkbenchError], object] | None = None,
    ) -> None:
        """Have something looked up and `then` told, as soon as the library is open."""

        def begin(services: Services) -> None:
            self._jobs.run(lambda: question(services), then, or_else)

        self._when_open(begin)

    def close(self) -> None:
        """Give the library free once everything is kept; this waits."""
        services, self._services = self._services, None
        if services is not None:
            services.library.close()

    def _when_open(self, begin: Callable[[Services], None]) -> None:
        if self._services is None:
            self._queue.append(begin)
        else:
            begin(self._services)

    def _begin(self, services: Services) -> None:
        self._services = services
        queued = Qt.ConnectionType.QueuedConnection
        relay = _Relay(self)
        relay.changed.connect(self.changed, queued)
        relay.fault.connect(self.fault, queued)
        services.library.subscribe(relay.changed.emit)
        services.library.subscribe_to_faults(relay.fault.emit)
        queue, self._queue = self._queue, []
        self.opened.emit()
        for begin in queue:
            begin(services)

    def _tell_problem(self, error: WorkbenchError) -> None:
        if isinstance(error, LibraryError):
            self.could_not_open.emit(error)
        else:
            self._jobs.broke.emit(error)


class _Relay(QObject):
    """Carries news from the writer's thread to the window's."""

    changed = Signal(object)
    fault = Signal(object)
