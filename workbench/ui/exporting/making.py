# SPDX-License-Identifier: MIT
"""Make copies beside the window: the latest wish counts, older work is stopped."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

from workbench.domain.builds import CopyWish
from workbench.domain.documents import PagePicture
from workbench.domain.errors import WorkbenchError
from workbench.services.previewing import Copy, Job, JobStopped
from workbench.ui.jobs import Jobs

AnswerT = TypeVar("AnswerT")

Make = Callable[[CopyWish, Job], Copy]
"""Makes a copy as it is wished; runs on another thread."""

_LOOKS = 100
"""Milliseconds between two looks at how far the work is."""


class CopyMaker(QObject):
    """Makes one copy at a time, pictures of its pages, and looks at what is on them.

    `made` brings a copy, `failed` a fault that somebody can put right, `pictured` a page's number
    from 0 and its picture, `in_small` the same of all pages one after another, `went_on` the job
    while it is at work.
    """

    made = Signal(object)
    failed = Signal(object)
    pictured = Signal(int, object)
    in_small = Signal(int, object)
    went_on = Signal(object)

    def __init__(self, make: Make, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make, self._jobs = make, jobs
        self._job: Job | None = None
        self._page: tuple[Copy, int, int] | None = None
        self._small: tuple[Copy, int] | None = None
        self._asked: dict[str, object] = {}
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
        self._page = self._small = None
        self._asked = {}
        self._timer.stop()

    def picture_in_small(self, copy: Copy, *, width: int) -> None:
        """Picture all pages of a copy in small, one after another."""
        wanted = self._small = (copy, width)
        self._picture_small(wanted, 0)

    def ask(
        self, about: str, question: Callable[[], AnswerT], then: Callable[[AnswerT], object]
    ) -> None:
        """Look at something of a copy on another thread.

        Of questions about the same only the one that was asked last is answered.
        """
        asked = self._asked[about] = object()

        def answer(found: AnswerT) -> None:
            if asked is self._asked.get(about) and shiboken6.isValid(self):
                then(found)

        self._jobs.run(question, answer)

    def picture(self, copy: Copy, number: int, *, width: int) -> None:
        """Picture a page, `width` pixels wide; only the page that was wanted last is brought."""
        wanted = self._page = (copy, number, width)
        self._jobs.run(
            lambda: copy.page(number, width=width),
            lambda picture: self._show(wanted, picture),
        )

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

    def _show(self, wanted: tuple[Copy, int, int], picture: PagePicture) -> None:
        if wanted is self._page and shiboken6.isValid(self):
            self.pictured.emit(wanted[1], picture)

    def _picture_small(self, wanted: tuple[Copy, int], number: int) -> None:
        copy, width = wanted
        if number < copy.pages and wanted is self._small:
            self._jobs.run(
                lambda: copy.page(number, width=width),
                lambda picture: self._show_small(wanted, number, picture),
            )

    def _show_small(self, wanted: tuple[Copy, int], number: int, picture: PagePicture) -> None:
        if wanted is self._small and shiboken6.isValid(self):
            self.in_small.emit(number, picture)
            self._picture_small(wanted, number + 1)

    def _look(self) -> None:
        if self._job is not None:
            self.went_on.emit(self._job)


def _made(make: Make, wish: CopyWish, job: Job) -> Copy | None:
    try:
        return make(wish, job)
    except JobStopped:
        return None
