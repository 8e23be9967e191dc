# SPDX-License-Identifier: MIT
"""Reads files beside the window, in a process of their own, and can be stopped at any moment."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workbench.domain.errors import WorkbenchError
from workbench.ui.handing_over import HandedOver, as_png
from workbench.ui.jobs import Jobs

if TYPE_CHECKING:
    from workbench.importers.isolated import PageReading
    from workbench.services.gathering import FileResult, FileToRead

    Results = tuple[FileResult, ...]

_PAUSE = 0.05
"""Seconds between two words about how far it is: more would only keep the window busy."""


class FileReading(QObject):
    """One reading at a time; a new one stops the one before."""

    progressed = Signal(str, int, int, float)
    """With a file's name, its number from 1, how many there are, and the share that is read."""

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._reading: PageReading | None = None
        self._job: Future[Results] | None = None

    def begin(
        self,
        paths: Sequence[Path],
        pictures: Path,
        then: Callable[[Results], object],
        or_else: Callable[[WorkbenchError], object],
        *,
        encoding: str | None = None,
    ) -> None:
        """Read files, and those in folders, then tell what became of each.

        Args:
            paths: Files and folders.
            pictures: The folder in which pictures wait.
            then: Called with the results; not when reading was stopped.
            or_else: Called with what kept all of them from being read.
            encoding: The one in which text is read; by default the one it seems to be in.
        """
        from workbench.services.gathering import files_in, read_each
        from workbench.services.importing import page_reading

        self.stop()
        reading = self._reading = page_reading(pictures)

        def work() -> Results:
            with reading:
                files = files_in(paths)
                follow = self._following(reading, files)
                return read_each(reading, files, follow, encoding=encoding)

        job = self._job = self._jobs.run(
            work,
            lambda results: then(results) if self._job is job else None,
            lambda error: or_else(error) if self._job is job else None,
        )

    def stop(self) -> None:
        """Give up what is being read."""
        reading, self._reading = self._reading, None
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
        if reading is not None:
            reading.stop()

    def _following(
        self, reading: PageReading, files: Sequence[FileToRead]
    ) -> Callable[[int, str, float], None]:
        """Return what is told on the other thread how far it is, and says so now and then."""
        told = 0.0

        def follow(number: int, name: str, share: float) -> None:
            nonlocal told
            now = time.monotonic()
            if self._reading is reading and now - told >= _PAUSE:
                told = now
                self.progressed.emit(name, number + 1, len(files), share)

        return follow


def put_handed_aside(given: HandedOver, folder: Path) -> Path:
    """Return the file below `folder` in which what was dropped or pasted waits to be read."""
    from workbench.services.putting_aside import put_aside

    if given.image is not None:
        return put_aside(folder, as_png(given.image), ".png")
    return put_aside(folder, given.html.encode(), ".html")


def kinds_to_choose() -> str:
    """Return what the file chooser offers, in its own form."""
    from workbench.services.importing import PACK_FILE, page_endings
    from workbench.services.projects import PROJECT_FILE

    endings = " ".join(f"*{ending}" for ending in (*page_endings(), PACK_FILE, PROJECT_FILE))
    return f"Pages, documents, pictures and packs ({endings});;All files (*)"
