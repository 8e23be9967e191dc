# SPDX-License-Identifier: MIT
"""Read the folder of a class beside the window, with how far it is, until somebody stops it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

from workbench.domain.errors import WorkbenchError
from workbench.domain.stopping import ReadingStoppedError
from workbench.ui.jobs import Jobs

if TYPE_CHECKING:
    from workbench.domain.handed_in.class_table import ClassTable
    from workbench.services.moderating import ClassKeeper, KnownClass
    from workbench.services.previewing import Job

_LOOKS = 100
"""Milliseconds between two looks at how far the reading is."""


@dataclass(frozen=True, slots=True)
class ClassRead:
    """A folder that was read: its table, what was said before, and what keeps what is said now."""

    folder: Path
    table: ClassTable
    known: KnownClass
    keeper: ClassKeeper


class ClassReader(QObject):
    """Reads one folder at a time.

    `went_on` brings how many plans are read and how many there are, `read` a `ClassRead`, `failed`
    a fault that somebody can put right.
    """

    went_on = Signal(int, int)
    read = Signal(object)
    failed = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None
        self._timer = QTimer(self, interval=_LOOKS)
        self._timer.timeout.connect(self._look)

    @property
    def is_at_work(self) -> bool:
        """Whether a folder is being read."""
        return self._job is not None

    def want(self, own: Path, folder: Path) -> None:
        """Read a folder; `own` is that of the teacher's library. What was read is not wanted."""
        from workbench.services.previewing import Job

        self.stop()
        job = self._job = Job()
        self._timer.start()
        self._jobs.run(
            lambda: _read(own, folder, job),
            lambda found: self._bring(job, found),
            lambda error: self._tell(job, error),
        )

    def stop(self) -> None:
        """Stop what is being read; nothing will come of it."""
        if self._job is not None:
            self._job.stop()
            self._job = None
        self._timer.stop()

    def _bring(self, job: Job, found: ClassRead | None) -> None:
        if self._is_over(job) and found is not None:
            self.read.emit(found)

    def _tell(self, job: Job, error: WorkbenchError) -> None:
        if self._is_over(job):
            self.failed.emit(error)

    def _is_over(self, job: Job) -> bool:
        """Tell whether somebody still waits for this job; nobody does any more."""
        if job is not self._job or not shiboken6.isValid(self):
            return False
        self._job = None
        self._timer.stop()
        return True

    def _look(self) -> None:
        if self._job is not None:
            self.went_on.emit(self._job.done, self._job.total)


def _read(own: Path, folder: Path, job: Job) -> ClassRead | None:
    """Read a folder; None where that was stopped."""
    from workbench.services import reviewing
    from workbench.services.moderating import ClassKeeper
    from workbench.services.previewing import JobStopped

    def progress(done: int, of: int) -> None:
        job.reached("plan", done, of)

    keeper = ClassKeeper(own, folder)
    try:
        table = reviewing.review(folder, progress=progress)
    except (JobStopped, ReadingStoppedError):
        return None
    return ClassRead(folder, table, keeper.read(), keeper)
