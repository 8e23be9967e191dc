# SPDX-License-Identifier: MIT
"""The pages of what a student handed in: pictured, looked through, with the student's marks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workbench.domain.documents import MarkOnPage, PageArea, PagePicture, PageSpot
from workbench.domain.errors import WorkbenchError
from workbench.domain.stopping import ReadingStoppedError
from workbench.services.handed_in_pages import HandedInPages, covered
from workbench.ui.exporting.chip import Way
from workbench.ui.exporting.looking import PageLooker
from workbench.ui.exporting.preview import PagePreview

if TYPE_CHECKING:
    from workbench.domain.handed_in.reading import HandedIn
    from workbench.ui.window import Window


_TO_CODE = Way("Say something about it", "begins a code for it")


@dataclass(frozen=True, slots=True)
class Cover:
    """What must not be seen of a file: some words, and what was written into it elsewhere."""

    words: tuple[str, ...] = ()
    is_over_remarks: bool = False


@dataclass(frozen=True, slots=True)
class HandedInFile:
    """One file, looked at in the process with limits, with what is covered in it."""

    files: HandedInPages
    path: Path
    pages: int
    cover: Cover = Cover()
    known: dict[tuple[str, ...], tuple[PageArea, ...]] = field(default_factory=dict)
    """Where the covered words are, once that was looked for."""

    def page(self, number: int, *, width: int) -> PagePicture:
        """Return what a page looks like, `width` pixels wide; pages count from 0.

        Where words are covered and cannot be looked for, there is no picture.
        """
        picture = self.files.picture(
            self.path, number, width=width, is_as_handed_in=self.cover.is_over_remarks
        )
        if not self.cover.words:
            return picture
        return covered(picture, [each for each in self._areas() if each.page == number])

    def _areas(self) -> tuple[PageArea, ...]:
        hidden = self.cover.words
        found = self.known.get(hidden)
        if found is None:
            hits = (hit for words in hidden for hit in self.files.find(self.path, words))
            found = self.known[hidden] = tuple(area for hit in hits for area in hit)
        return found

    def find(self, words: str) -> tuple[tuple[PageArea, ...], ...]:
        """Return each place where `words` stand, with an area for each line."""
        return self.files.find(self.path, words)

    def marks(self) -> tuple[MarkOnPage, ...]:
        """Return the student's marks, in the order of the pages."""
        return self.files.marks(self.path)


class HandedInPagesController(QObject):
    """Joins the pages that are shown to the process that reads them.

    `mark_chosen` brings the id of a mark that something is to be said about.
    """

    mark_chosen = Signal(str)

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._files = HandedInPages()
        self._file: HandedInFile | None = None
        self._marks: tuple[MarkOnPage, ...] = ()
        self._looker = PageLooker(window.jobs, self, refuse=self.tell_unless_stopped)
        preview = self.preview = PagePreview(window.look, way=_TO_CODE)
        preview.page_wanted.connect(self._picture)
        preview.small_wanted.connect(self._picture_in_small)
        preview.find_wanted.connect(self._find)
        preview.spot_wanted.connect(self._look_at)
        preview.note_wanted.connect(self.mark_chosen)
        self._looker.pictured.connect(preview.show_page)
        self._looker.in_small.connect(preview.show_small)

    def listen(self, bring: Callable[[], bool]) -> None:
        """Do what keys ask of the pages, which `bring` shows before; it tells whether it can."""

        def on_pages(act: Callable[[], object]) -> Callable[[], object]:
            return lambda: act() if bring() else None

        preview = self.preview
        self._window.commands.handle(
            {
                "next-page": on_pages(lambda: self.turn(1)),
                "previous-page": on_pages(lambda: self.turn(-1)),
                "find-on-pages": on_pages(preview.look_for),
                "next-on-pages": on_pages(lambda: preview.step_hit(1)),
                "next-mark-on-pages": on_pages(lambda: self.step_mark(1)),
                "previous-mark-on-pages": on_pages(lambda: self.step_mark(-1)),
            }
        )

    def look(self, path: Path) -> HandedIn:
        """Return what is in a file; this waits.

        Raises:
            UnreadableFileError: the file cannot be read, or reading it took too much.
            ReadingStoppedError: `stop` was called meanwhile.
        """
        return self._files.look(path)

    def show(self, path: Path, pages: int, cover: Cover) -> None:
        """Show a file from its first page on; where only the cover is another, the same page."""
        is_same = self._file is not None and self._file.path == path
        before = self.preview.page if is_same else 0
        self._looker.look_away()
        self._file = HandedInFile(self._files, path, pages, cover)
        self._marks = ()
        self.preview.show_other(pages)
        self.preview.turn(before)
        self._looker.ask("marks", self._file.marks, self._take_marks)

    def turn(self, pages: int) -> None:
        """Show the page so many further on."""
        self.preview.turn(pages)

    def step_mark(self, steps: int) -> None:
        """Choose the student's mark so many further on."""
        if self.preview.step_mark(steps):
            self.preview.focus_page()

    def stop(self) -> None:
        """End the process that reads; it is started anew when it is needed."""
        self._files.stop()

    def tell_unless_stopped(self, error: WorkbenchError) -> None:
        """Say what cannot be looked at, unless nobody wants it any more."""
        if not isinstance(error, ReadingStoppedError):
            self._window.keeping.tell(error)

    def _picture(self, page: int, width: int) -> None:
        if self._file is not None:
            self._looker.picture(self._file, page, width=width)

    def _picture_in_small(self, width: int) -> None:
        if self._file is not None:
            self._looker.picture_in_small(self._file, width=width)

    def _find(self, words: str) -> None:
        file = self._file
        if file is not None:
            self._looker.ask("words", lambda: file.find(words), self.preview.show_found)

    def _take_marks(self, marks: tuple[MarkOnPage, ...]) -> None:
        self._marks = marks
        self.preview.show_marks(marks)

    def _look_at(self, page: int, x: float, y: float, at_once: bool) -> None:
        here = ((each.size_at(page, x, y), each.mark) for each in self._marks)
        # Where marks overlap, the smallest is meant.
        found = min(((size, mark) for size, mark in here if size is not None), default=None)
        spot = PageSpot(found[1] if found else None)
        self.preview.show_spot(spot, at_once=at_once)
