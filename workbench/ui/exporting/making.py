# SPDX-License-Identifier: MIT
"""Make copies beside the window: the latest wish counts, older work is stopped."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

from workbench.domain.builds import CopyWish
from workbench.domain.errors import WorkbenchError
from workbench.services.previewing import Copy, Job, JobStopped
from workbench.ui.exporting.looking import PageLooker
from workbench.ui.jobs import Jobs

Make = Callable[[CopyWish, Job], Copy]
"""Makes a copy as it is wished; runs on another thread."""

_LOOKS = 100
"""Milliseconds between two looks at how far the work is."""


class CopyMaker(PageLooker):
    """Makes one copy at a time, and looks at its pages.

    `made` brings a copy, `failed` a fault that somebody can put right, `went_on` the job while it
    is at work.
    """

    made = Signal(object)
    failed = Signal(object)
    went_on = Signal(object)

    def __init__(self, make: Make, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(jobs, parent)
        self._make = make
        self._job: Job | None = None
        self._timer = QTimer(self, interval=_LOOKS)
        self._timer.timeout.connect(self._look)

    @property
    def is_at_work(self) -> bool:
        """Whether a copy is being made."""
        return self._job is not None

    def want(self, wish: CopyWish) -> None:
        """Make a copy as it is wished; what was being made is not wanted any more."""
        self.stop()
        job = self._job = Job()
        self._timer.start()
        self._jobs.run(
            lambda: _made(self._make, wish, job),
            lambda copy: self._bring(job, copy),
            lambda error: self._tell(job, error),
        )

    def stop(self) -> None:
        """Stop what is being made; nothing will come of it."""
        if self._job is not None:
            self._job.stop()
            self._job = None
        self._timer.stop()
        self.look_away()

    def _bring(self, job: Job, copy: Copy | None) -> None:
        if self._is_over(job) and copy is not None:
            self.made.emit(copy)

    def _tell(self, job: Job, error: WorkbenchError) -> None:
        if self._is_over(job):
            self.failed.emit(error)

    def _is_over(self, job: Job) -> bool:
        """Tell whether it was this job that somebody still waits for; nobody does any more."""
        if job is not self._job or not shiboken6.isValid(self):
            return False
        self._job = None
        self._timer.stop()
        return True

    def _look(self) -> None:
        if self._job is not None:
            self.went_on.emit(self._job)


def _made(make: Make, wish: CopyWish, job: Job) -> Copy | None:
    try:
        return make(wish, job)
    except JobStopped:
        return None
