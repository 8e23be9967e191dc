# SPDX-License-Identifier: MIT
"""Look at the pages of a file beside the window: only what is wanted last is brought."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal

from workbench.domain.documents import PagePicture
from workbench.domain.errors import WorkbenchError
from workbench.ui.jobs import Jobs

AnswerT = TypeVar("AnswerT")
Refuse = Callable[[WorkbenchError], object]


class Paged(Protocol):
    """A file with pages."""

    @property
    def pages(self) -> int:
        """How many pages it has."""

    def page(self, number: int, *, width: int) -> PagePicture:
        """Return what a page looks like, `width` pixels wide; pages count from 0."""


class PageLooker(QObject):
    """Pictures pages of one file after the other, and looks at what is on them.

    `pictured` brings a page's number from 0 and its picture, `in_small` the same of all pages one
    after another.
    """

    pictured = Signal(int, object)
    in_small = Signal(int, object)

    def __init__(
        self, jobs: Jobs, parent: QObject | None = None, *, refuse: Refuse | None = None
    ) -> None:
        """Be ready to look; `refuse` is told what cannot be looked at, else the jobs tell it."""
        super().__init__(parent)
        self._jobs, self._refuse = jobs, refuse
        self._page: tuple[Paged, int, int] | None = None
        self._small: tuple[Paged, int] | None = None
        self._asked: dict[str, object] = {}

    def look_away(self) -> None:
        """Bring nothing any more of what was wanted."""
        self._page = self._small = None
        self._asked = {}

    def picture(self, file: Paged, number: int, *, width: int) -> None:
        """Picture a page, `width` pixels wide; only the page that was wanted last is brought."""
        wanted = self._page = (file, number, width)
        self._jobs.run(
            lambda: file.page(number, width=width),
            lambda picture: self._show(wanted, picture),
            self._refuse,
        )

    def picture_in_small(self, file: Paged, *, width: int) -> None:
        """Picture all pages of a file in small, one after another."""
        wanted = self._small = (file, width)
        self._picture_small(wanted, 0)

    def ask(
        self, about: str, question: Callable[[], AnswerT], then: Callable[[AnswerT], object]
    ) -> None:
        """Look at something of a file on another thread.

        Of questions about the same only the one that was asked last is answered.
        """
        asked = self._asked[about] = object()

        def answer(found: AnswerT) -> None:
            if asked is self._asked.get(about) and shiboken6.isValid(self):
                then(found)

        self._jobs.run(question, answer, self._refuse)

    def _show(self, wanted: tuple[Paged, int, int], picture: PagePicture) -> None:
        if wanted is self._page and shiboken6.isValid(self):
            self.pictured.emit(wanted[1], picture)

    def _picture_small(self, wanted: tuple[Paged, int], number: int) -> None:
        file, width = wanted
        if number < file.pages and wanted is self._small:
            self._jobs.run(
                lambda: file.page(number, width=width),
                lambda picture: self._show_small(wanted, number, picture),
                self._refuse,
            )

    def _show_small(self, wanted: tuple[Paged, int], number: int, picture: PagePicture) -> None:
        if wanted is self._small and shiboken6.isValid(self):
            self.in_small.emit(number, picture)
            self._picture_small(wanted, number + 1)
