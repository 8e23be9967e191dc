# SPDX-License-Identifier: MIT
"""Work that takes longer than a frame: done on another thread, answered on the window's.

What a worker gives back arrives as an event of the window's thread, so that slots never run
anywhere else. Whoever asked may be gone by then; its answer then goes nowhere.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from workbench.domain.errors import WorkbenchError
from workbench.turns import take_short_turns

ResultT = TypeVar("ResultT")


class Jobs(QObject):
    """Runs work beside the window, and brings answers back to it.

    `broke` is emitted for faults of the user or the machine that nobody else answers.
    """

    broke = Signal(object)
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None, *, workers: int = 2) -> None:
        super().__init__(parent)
        take_short_turns()
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="job")
        self._is_closed = False
        self._arrived.connect(lambda deliver: deliver(), Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], ResultT],
        then: Callable[[ResultT], object] | None = None,
        or_else: Callable[[WorkbenchError], object] | None = None,
    ) -> Future[ResultT]:
        """Do `work` on another thread, then call `then` with its result on this one.

        Args:
            work: What to do; it touches no widget.
            then: What to do with the result.
            or_else: What to do with a fault of the user or the machine instead; by default `broke`
                tells it. Any other exception is a bug and is raised on the window's thread.

        Returns:
            The future of the work; work that has not begun can be cancelled with it. After
            `close` it is cancelled already.
        """
        if self._is_closed:
            # Something still asks while the window goes away: nobody waits for the answer.
            unwanted: Future[ResultT] = Future()
            unwanted.cancel()
            return unwanted
        future = self._pool.submit(work)
        self.answer(future, then, or_else)
        return future

    def answer(
        self,
        future: Future[ResultT],
        then: Callable[[ResultT], object] | None = None,
        or_else: Callable[[WorkbenchError], object] | None = None,
    ) -> None:
        """Call `then` or `or_else` on the window's thread once `future` is done."""

        def deliver() -> None:
            error = future.exception()
            if error is None:
                if then is not None:
                    then(future.result())
            elif isinstance(error, WorkbenchError):
                (or_else or self.broke.emit)(error)
            else:
                raise error

        def bring(_: Future[Any]) -> None:
            if not self._is_closed and not future.cancelled():
                self._arrived.emit(deliver)

        future.add_done_callback(bring)

    def close(self) -> None:
        """Begin nothing more and wait for what has begun; answers go nowhere from now on."""
        self._is_closed = True
        self._pool.shutdown(wait=True, cancel_futures=True)
