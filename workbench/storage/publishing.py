# SPDX-License-Identifier: MIT
"""When a library that is worked on in a working copy is put where it belongs, and by whom.

The thread that writes takes the picture of the library, which is quick, because nobody else may
look at it. Another thread carries it to the place, so that no save waits for a slow stick or for a
network that does not answer. What cannot be put there is safe here and is tried again.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from workbench.domain.errors import (
    BackupUnusableError,
    DiskFullError,
    LibraryError,
    LibraryInUseError,
    LibraryReadOnlyError,
    NotPublishedError,
)
from workbench.storage import snapshot
from workbench.storage.lock import LibraryLock, holder_of
from workbench.storage.snapshot import Standing
from workbench.storage.working_copy import WorkingCopy


class Publisher:
    """Publishes an open working copy: some time after a change, in a pause, and at the end.

    Its methods are called on the thread that writes, or when that has ended.
    """

    def __init__(
        self,
        copy: WorkingCopy,
        lock: LibraryLock,
        *,
        interval: float = snapshot.INTERVAL,
        spacing: float = snapshot.SHORTEST_INTERVAL,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Begin a session.

        Args:
            copy: The working copy.
            lock: The lock of the place.
            interval: Seconds from a change until it is published.
            spacing: Seconds that the place takes until something is really there.
            clock: Seconds from any beginning, never going back.
        """
        self.copy = copy
        self.on_fault: Callable[[NotPublishedError | None], None] = lambda _fault: None
        """Told why something could not be published, and None when it was."""
        self._lock = lock
        self._interval = interval
        self._spacing = spacing
        self._clock = clock
        self._published = copy.published().standing
        self._changed_at: float | None = None
        self._attempted_at = -spacing
        self._fault: NotPublishedError | None = None
        self._carrier = ThreadPoolExecutor(1, thread_name_prefix="library-publisher")
        self._carried: Future[None] | None = None

    @property
    def fault(self) -> NotPublishedError | None:
        """Why the latest attempt failed, or None."""
        return self._fault

    def tick(self, connection: sqlite3.Connection, standing: Standing) -> None:
        """Publish what is new if it is time; called after saves and when idle."""
        if self._is_busy() or not self._has_news(standing):
            return
        if self._changed_at is None:
            self._changed_at = self._clock()
        if self._clock() - self._changed_at >= self._interval:
            self.use_pause(connection, standing)

    def use_pause(self, connection: sqlite3.Connection, standing: Standing) -> None:
        """Publish what is new already now, unless something was published a moment ago."""
        is_soon = self._clock() - self._attempted_at < self._spacing
        if not is_soon and not self._is_busy() and self._has_news(standing):
            self._begin(connection, standing)

    def finish(self, connection: sqlite3.Connection, standing: Standing) -> None:
        """Publish what is new and return when that has succeeded or failed.

        Closing does not wait until the last copy is old enough: `snapshot.put` then replaces that
        one and leaves the older one, which is really there, in peace.
        """
        if self._carried:
            self._carried.result()
        if self._has_news(standing):
            self._begin(connection, standing)
        if self._carried:
            self._carried.result()

    def close(self) -> None:
        """End the carrying thread."""
        self._carrier.shutdown()

    def _is_busy(self) -> bool:
        return self._carried is not None and not self._carried.done()

    def _has_news(self, standing: Standing) -> bool:
        # Files are looked at only when nothing was kept meanwhile.
        return standing != self._published or self.copy.has_news(standing)

    def _begin(self, connection: sqlite3.Connection, standing: Standing) -> None:
        self._attempted_at = self._clock()
        try:
            content = snapshot.image_of(connection)
        except (sqlite3.Error, BackupUnusableError) as error:
            self._note(error)
            return
        self._carried = self._carrier.submit(self._carry, content, standing)

    def _carry(self, content: bytes, standing: Standing) -> None:
        try:
            self._require_lock()
            self.copy.put(content, standing, spacing=self._spacing)
        except LibraryError as error:
            self._note(error)
        else:
            self._published, self._changed_at = standing, None
            self._note(None)

    def _require_lock(self) -> None:
        if self._lock.is_ours():
            return
        # A lock that is gone was lost with a stick; one of somebody else tells of two at work.
        holder = holder_of(self.copy.place)
        if holder:
            raise LibraryInUseError(str(self.copy.place), str(holder))

    def _note(self, error: LibraryError | BackupUnusableError | sqlite3.Error | None) -> None:
        was_troubled = self._fault is not None
        place = str(self.copy.place)
        self._fault = NotPublishedError(place, _reason(error)) if error else None
        if self._fault or was_troubled:
            self.on_fault(self._fault)


def _reason(error: LibraryError | BackupUnusableError | sqlite3.Error) -> str:
    if isinstance(error, LibraryInUseError):
        return f"it was opened elsewhere meanwhile ({error.holder})"
    if isinstance(error, DiskFullError):
        return "there is no space left there"
    if isinstance(error, LibraryReadOnlyError):
        return "nothing can be written there"
    return "that place did not answer as it should"
