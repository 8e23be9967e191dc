# SPDX-License-Identifier: MIT
"""Read files from outside in a process of their own, which may take so much and no more.

A parser that crashes, hangs or eats memory there is one sentence here. A small page of plain text
is read in this process: nothing is parsed in it, and nobody should wait for another one to start.
"""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from workbench.garbage import nothing_collected
from workbench.importers.asked_process import AskedProcess, Patience
from workbench.importers.draft import PackDraft
from workbench.importers.draft_json import draft_from_json
from workbench.importers.page import Progress, untold
from workbench.importers.picture_files import PictureFolder
from workbench.importers.reading import at_file, format_of, read_page

if TYPE_CHECKING:
    from workbench.importers.projects.project import ReceivedProject

SMALL = 200_000
"""Bytes of a page of plain text up to which it is read right here."""


class PageReading:
    """Reads files, one after the other; a context manager.

    The process is started when it is first needed, and anew after a file that was its end.
    """

    def __init__(
        self,
        pictures: Path,
        *,
        patience: Patience | None = None,
        command: tuple[str, ...] | None = None,
    ) -> None:
        """Be ready to read.

        Args:
            pictures: The folder into which pictures are put aside; made when there are some.
            patience: When a file is given up.
            command: Starts the process that reads; by default this program does.
        """
        self._pictures = pictures
        self._process = AskedProcess(patience=patience, command=command)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def read(
        self, path: Path, progress: Progress = untold, *, encoding: str | None = None
    ) -> PackDraft:
        """Return the draft of the page in a file, as `reading.read_page` does.

        `progress` is told on this thread.

        Raises:
            UnreadableFileError: the file cannot be read, or reading it took too much.
            ReadingStoppedError: `stop` was called meanwhile.
        """
        self._process.check_that_it_goes_on(path)
        if _is_harmless(path):
            pictures = PictureFolder(self._pictures)
            return read_page(path, pictures=pictures, progress=progress, encoding=encoding)

        def draft(answer: dict[str, Any]) -> PackDraft:
            # Which file it was is known here; what the other process says of it is not trusted.
            with nothing_collected():
                return at_file(draft_from_json(answer["draft"]), path)

        wishes = {"pictures": str(self._pictures.absolute()), "encoding": encoding}
        return self._process.read(path, draft, wishes, progress=progress)

    def read_project(self, path: Path, progress: Progress = untold) -> ReceivedProject:
        """Return the project of analysis in a file, as `projects.reading.read_project` does.

        `progress` is told on this thread.

        Raises:
            UnreadableFileError: the file cannot be read, or reading it took too much.
            ReadingStoppedError: `stop` was called meanwhile.
        """
        from workbench.importers.projects.project_json import project_from_json

        self._process.check_that_it_goes_on(path)

        def project(answer: dict[str, Any]) -> ReceivedProject:
            return project_from_json(answer["project"])

        wishes = {"pictures": str(self._pictures.absolute()), "form": "project"}
        return self._process.read(path, project, wishes, progress=progress)

    def stop(self) -> None:
        """Read nothing more, from any thread; who is waiting for a file is told so."""
        self._process.stop()


def _is_harmless(path: Path) -> bool:
    """Tell whether a file is small and plain text by its name, or cannot be read at all."""
    form = format_of(path)
    try:
        return form.is_simple and path.stat().st_size <= SMALL
    except OSError:
        return True
