# SPDX-License-Identifier: MIT
"""The thread that owns the connection, and the queue of what it is asked to do.

Jobs run in the order in which they were asked for. A job that could not be kept, because the disk
is full or a share is away, stays first and is tried again and again; those behind it wait, so that
nothing is kept out of order. Reading goes on meanwhile.
"""

from __future__ import annotations

import itertools
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, TypeVar

from workbench.domain.errors import LibraryError

ResultT = TypeVar("ResultT")

WAITS = (0.25, 0.5, 1.0, 2.0, 5.0)
"""Seconds before the next attempt; the last wait is repeated."""


class ClosedError(RuntimeError):
    """Something was asked of a library that has been closed."""


class PassingFaultError(Exception):
    """A job could not be done now and is to be tried again; carries what to tell the user."""

    def __init__(self, error: LibraryError) -> None:
        super().__init__(str(error))
        self.error = error


@dataclass(slots=True)
class _Job:
    queue: deque[_Job]
    number: int
    run: Callable[[], Any]
    give_up_after: float | None
    future: Future[Any] = field(default_factory=Future)
    attempts: int = 0
    first_attempt: float = 0.0
    next_attempt: float = 0.0


class Writer:
    """Runs jobs on a thread of its own."""

    def __init__(
        self,
        *,
        waits: Sequence[float] = WAITS,
        on_fault: Callable[[LibraryError | None], None] = lambda _error: None,
        when_idle: Callable[[], None] = lambda: None,
        idle_interval: float = 60.0,
    ) -> None:
        """Start the thread.

        Args:
            waits: Seconds before the next attempt of a job that could not be kept.
            on_fault: Told why a job could not be kept, and None when keeping goes well again.
            when_idle: Called now and then while nothing is asked for.
            idle_interval: Seconds between two such calls.
        """
        self._waits = waits
        self._on_fault = on_fault
        self._when_idle = when_idle
        self._idle_interval = idle_interval
        self._numbers = itertools.count()
        self._to_keep: deque[_Job] = deque()
        self._once: deque[_Job] = deque()
        self._something_new = threading.Condition()
        self._is_closing = False
        self._deadline: float | None = None
        self._is_troubled = False
        self._thread = threading.Thread(target=self._work, name="library-writer", daemon=True)
        self._thread.start()

    def until_kept(
        self, run: Callable[[], ResultT], *, give_up_after: float | None = None
    ) -> Future[ResultT]:
        """Run a job after all that were asked for before; try again as long as its faults pass.

        Args:
            run: The job. It raises `PassingFaultError` to be tried again.
            give_up_after: Seconds after the first attempt; None to try for ever.
        """
        return self._ask(self._to_keep, run, give_up_after)

    def once(self, run: Callable[[], ResultT]) -> Future[ResultT]:
        """Run a job once, after what was asked for before, except for what cannot be kept now."""
        return self._ask(self._once, run, 0.0)

    @property
    def waiting(self) -> int:
        """How many jobs are still to be kept."""
        return len(self._to_keep)

    def try_again(self) -> None:
        """Try at once what could not be kept, instead of when its wait is over."""
        with self._something_new:
            for job in self._to_keep:
                job.next_attempt = 0.0
            self._something_new.notify()

    def close(self, *, give_up_after: float) -> None:
        """Finish everything that was asked for, then end the thread.

        Args:
            give_up_after: Seconds to go on trying what cannot be kept; then its future fails.
        """
        with self._something_new:
            self._is_closing = True
            self._deadline = time.monotonic() + give_up_after
            for job in self._to_keep:
                job.next_attempt = 0.0
            self._something_new.notify()
        self._thread.join()

    def _ask(
        self, queue: deque[_Job], run: Callable[[], Any], give_up_after: float | None
    ) -> Future[Any]:
        with self._something_new:
            if self._is_closing:
                raise ClosedError("the library is closed")
            job = _Job(queue, next(self._numbers), run, give_up_after)
            queue.append(job)
            self._something_new.notify()
        return job.future

    def _work(self) -> None:
        while True:
            job = self._next()
            if job is not None:
                self._attempt(job)
            elif self._is_closing:
                return
            else:
                self._when_idle()

    def _next(self) -> _Job | None:
        """Return the job whose turn it is; None when there was none for a while, or is no more."""
        with self._something_new:
            while True:
                now = time.monotonic()
                job = self._first_due(now)
                if job is not None or (self._is_closing and not self._to_keep):
                    return job
                if self._to_keep:
                    self._something_new.wait(self._to_keep[0].next_attempt - now)
                elif not self._something_new.wait(self._idle_interval):
                    return None

    def _first_due(self, now: float) -> _Job | None:
        to_keep = self._to_keep[0] if self._to_keep else None
        once = self._once[0] if self._once else None
        if to_keep is None:
            return once
        if once is not None and (to_keep.attempts or once.number < to_keep.number):
            return once
        return to_keep if to_keep.next_attempt <= now else None

    def _attempt(self, job: _Job) -> None:
        if not job.attempts and not job.future.set_running_or_notify_cancel():
            self._done(job)
            return
        now = time.monotonic()
        job.first_attempt = job.first_attempt or now
        job.attempts += 1
        try:
            result = job.run()
        except PassingFaultError as fault:
            if self._is_given_up(job):
                self._done(job)
                job.future.set_exception(fault.error)
            else:
                self._put_off(job)
            self._is_troubled = True
            self._on_fault(fault.error)
        except BaseException as error:  # noqa: BLE001 – belongs to whoever asked for the job
            self._done(job)
            job.future.set_exception(error)
        else:
            self._done(job)
            if self._is_troubled and job.queue is self._to_keep:
                self._is_troubled = False
                self._on_fault(None)
            job.future.set_result(result)

    def _is_given_up(self, job: _Job) -> bool:
        now = time.monotonic()
        if self._deadline is not None and now >= self._deadline:
            return True
        return job.give_up_after is not None and now - job.first_attempt >= job.give_up_after

    def _put_off(self, job: _Job) -> None:
        wait = self._waits[min(job.attempts, len(self._waits)) - 1]
        job.next_attempt = time.monotonic() + wait

    def _done(self, job: _Job) -> None:
        with self._something_new:
            job.queue.popleft()
