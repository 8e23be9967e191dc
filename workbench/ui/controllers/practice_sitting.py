# SPDX-License-Identifier: MIT
"""One attempt at a paper: its clock runs, and all of it is kept as it is typed."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from workbench.domain.practising.attempts import Attempt
from workbench.domain.practising.clock import UNSEEN, Moment, Standing
from workbench.ui.practising.chime import play_chime
from workbench.ui.widgets.debounce import Debounce

if TYPE_CHECKING:
    from workbench.domain.errors import WorkbenchError
    from workbench.ui.window import Window

_EVERY = 500
"""Milliseconds between two looks at the clock."""

_LAST_MINUTES = 5
"""Minutes before the end at which a sound says so, where sounds were chosen."""


def now() -> Moment:
    """Return this moment by a clock that nobody can set, and by the time of day."""
    return Moment(time.monotonic(), datetime.now(UTC))


class PracticeSitting(QObject):
    """The attempt that is in front, if there is one."""

    changed = Signal()
    """Something else than the time is another one."""
    ticked = Signal()
    covered = Signal()
    """The clock stands and the paper is to be covered: a rest, or the computer slept."""
    ended = Signal()
    """The time is up, or the student has finished."""
    chimed = Signal()
    """Somebody who chose sounds is to hear one: half of the time is gone, or nearly all, or all."""

    def __init__(self, window: Window, read_clock: Callable[[], Moment] = now) -> None:
        super().__init__(window)
        self._window = window
        self.read_clock = read_clock
        """Reads the clocks."""
        self.attempt: Attempt | None = None
        self._kept: Attempt | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.tick)
        self._saving = Debounce(window)
        self._saving.due.connect(self.flush)
        self.chimed.connect(play_chime)

    @property
    def is_running(self) -> bool:
        """Whether the paper may be seen and the clock runs."""
        return self.attempt is not None and self.attempt.clock.standing is Standing.RUNNING

    def open(self, attempt: Attempt, kept: Attempt | None = None) -> None:
        """Have this attempt in front; its clock goes on if it runs.

        `kept` is what the library has of it: where that is the same, nothing is written.
        """
        self.attempt = attempt
        self._kept = attempt if attempt == kept else None
        self.flush()
        if self.is_running:
            self._timer.start()
        self.changed.emit()

    def put_away(self) -> None:
        """Have no attempt in front; one that is not over waits until it is gone on with."""
        self.flush()
        self.forget()

    def forget(self) -> None:
        """Have no attempt in front, and send nothing of it: its library is not open any more."""
        self._saving.settle()
        self._timer.stop()
        self.attempt = self._kept = None

    def change(self, attempt: Attempt) -> None:
        """Have the attempt as it is now; it is kept soon."""
        if attempt == self.attempt:
            return
        self.attempt = attempt
        self._saving.touch()
        self.changed.emit()

    def write(self, attempt: Attempt) -> None:
        """Have the attempt with other words, which whoever typed them shows already."""
        if attempt != self.attempt:
            self.attempt = attempt
            self._saving.touch()

    def tick(self) -> None:
        """Count the time that has passed, and see to what follows from it."""
        before = self.attempt
        if before is None:
            return
        attempt = self.attempt = before.ticked(self.read_clock())
        if attempt.is_over and not before.is_over:
            self._end()
        elif attempt.clock.standing is not before.clock.standing:
            self._stand()
        else:
            if attempt.conditions.chimes:
                self._chime(before.clock.left, attempt.clock.left)
            kept = self._kept.clock.used if self._kept else 0.0
            if attempt.clock.used - kept >= UNSEEN:
                self.flush()
            self.ticked.emit()

    def rest(self) -> None:
        """Begin a rest break, where they are allowed."""
        if self.attempt is not None and self.is_running:
            self.attempt = self.attempt.rested(self.read_clock())
            standing = self.attempt.clock.standing
            if standing is Standing.ENDED:
                self._end()
            elif standing is not Standing.RUNNING:
                self._stand()

    def resume(self) -> None:
        """Go on after a rest or an interruption."""
        if self.attempt is not None and not self.attempt.is_over:
            self.attempt = self.attempt.resumed(self.read_clock())
            self.flush()
            if self.is_running:
                self._timer.start()
            self.changed.emit()

    def finish(self) -> None:
        """End the attempt before its time is up."""
        if self.attempt is not None and not self.attempt.is_over:
            self.attempt = self.attempt.finished(self.read_clock())
            self._end()

    def is_pending(self) -> bool:
        """Tell whether something was typed and is not on its way."""
        attempt, kept = self.attempt, self._kept
        if attempt is None or attempt is kept:
            return False
        return kept is None or (attempt.answers, attempt.marks) != (kept.answers, kept.marks)

    def flush(self) -> None:
        """Send the attempt as it is now."""
        self._saving.settle()
        attempt = self.attempt
        if attempt is None or attempt is self._kept:
            return
        self._kept = attempt

        def refuse(error: WorkbenchError) -> None:
            if self._kept is attempt:
                self._kept = None
            self._window.keeping.tell(error)

        self._window.session.keep(lambda services: services.practising.keep(attempt), None, refuse)

    def _stand(self) -> None:
        self._timer.stop()
        self.flush()
        self.covered.emit()

    def _end(self) -> None:
        self._timer.stop()
        self.flush()
        if self.attempt is not None and self.attempt.conditions.chimes:
            self.chimed.emit()
        self.ended.emit()

    def _chime(self, before: float, left: float) -> None:
        attempt = self.attempt
        half = attempt.clock.allowed / 2 if attempt else 0.0
        if any(left <= at < before for at in (half, _LAST_MINUTES * 60.0)):
            self.chimed.emit()
