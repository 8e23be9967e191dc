# SPDX-License-Identifier: MIT
"""Have files that came back read in a process of its own, which may take so much and no more."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from workbench.domain.documents import MarkOnPage, PageArea, PagePicture
from workbench.domain.handed_in.reading import HandedIn
from workbench.domain.marked_copies import CopyPaper, Wanted
from workbench.importers.asked_process import AskedProcess, Patience
from workbench.importers.handed_in.answers import handed_in_from_json
from workbench.importers.handed_in.copy_paper import paper_from_json, wanted_to_json
from workbench.importers.handed_in.copying import Copied, copied_from_json
from workbench.importers.handed_in.page_pictures import picture_from_json
from workbench.importers.handed_in.page_places import marks_from_json, words_from_json

_TOO_MUCH = (
    "takes more memory or time than a plan can need",
    "do not open it, and ask for it to be exported again",
)
_PATIENCE = Patience(in_all=30.0)
"""A plan of 86 pages with 1,200 marks is read within three seconds on the slowest of computers."""


class HandedInReading:
    """Reads files that came back, one after the other; a context manager.

    The process is started when it is first needed, and anew after a file that was its end. It
    writes nothing anywhere but a marked copy, into the folder it is given for that.
    """

    def __init__(
        self, *, patience: Patience = _PATIENCE, command: tuple[str, ...] | None = None
    ) -> None:
        """Be ready to read.

        Args:
            patience: When a file is given up.
            command: Starts the process that reads; by default this program does.
        """
        self._process = AskedProcess(patience=patience, command=command, too_much=_TOO_MUCH)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def read(self, path: Path, *, is_asked: bool = False, is_outlined: bool = False) -> HandedIn:
        """Return what is in a PDF, as `reading.HandedInReader` does.

        Raises:
            UnreadableFileError: the file cannot be read, or reading it took too much.
            ReadingStoppedError: `stop` was called meanwhile.
        """

        def handed_in(answer: dict[str, Any]) -> HandedIn:
            return handed_in_from_json(answer["handed_in"])

        wishes = {
            "form": "handed-in",
            "asked": "yes" if is_asked else None,
            "outlined": "yes" if is_outlined else None,
        }
        return self._process.read(path, handed_in, wishes)

    def picture(
        self, path: Path, page: int, *, width: int, is_as_handed_in: bool = False
    ) -> PagePicture:
        """Return what a page looks like, as `page_pictures.picture_of_page` does.

        Raises:
            UnreadableFileError: the file cannot be read, or picturing it took too much.
            ReadingStoppedError: `stop` was called meanwhile.
        """
        wishes = {
            "form": "page-picture",
            "page": str(page),
            "width": str(width),
            "as_handed_in": "yes" if is_as_handed_in else None,
        }
        return self._process.read(path, picture_from_json, wishes)

    def words(self, path: Path, words: str) -> tuple[tuple[PageArea, ...], ...]:
        """Return each place of `words` on the pages, as `page_places.words_on_pages` does.

        Raises:
            UnreadableFileError: the file cannot be read, or reading it took too much.
            ReadingStoppedError: `stop` was called meanwhile.
        """
        return self._process.read(path, words_from_json, {"form": "page-words", "words": words})

    def marks(self, path: Path) -> tuple[MarkOnPage, ...]:
        """Return the student's marks on the pages, as `page_places.marks_on_pages` does.

        Raises:
            UnreadableFileError: the file cannot be read, or reading it took too much.
            ReadingStoppedError: `stop` was called meanwhile.
        """
        return self._process.read(path, marks_from_json, {"form": "page-marks"})

    def copy_paper(self, path: Path, names: Sequence[Wanted], marks: Sequence[str]) -> CopyPaper:
        """Return what a marked copy is drawn on, as `copy_paper.copy_paper` does.

        Raises:
            UnreadableFileError: the file cannot be read, or reading it took too much.
            ReadingStoppedError: `stop` was called meanwhile.
        """
        wishes = {"form": "copy-paper", "wanted": wanted_to_json(names, marks)}
        return self._process.read(path, paper_from_json, wishes)

    def write_copy(self, path: Path, folder: Path) -> Copied:
        """Write a marked copy into a folder of the program's own, as `copying.write_copy` does.

        Raises:
            UnreadableFileError: the file cannot be copied, or that took too much.
            ReadingStoppedError: `stop` was called meanwhile.
        """
        wishes = {"form": "marked-copy", "copy": str(folder.absolute())}
        return self._process.read(path, copied_from_json, wishes)

    def stop(self) -> None:
        """Read nothing more, from any thread; who is waiting for a file is told so."""
        self._process.stop()
