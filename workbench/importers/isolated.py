# SPDX-License-Identifier: MIT
"""Read files from outside in a process of their own, which may take so much and no more.

A parser that crashes, hangs or eats memory there is one sentence here. A small page of plain text
is read in this process: nothing is parsed in it, and nobody should wait for another one to start.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, NoReturn, Self, TypeVar

from workbench.domain.errors import UnreadableFileError
from workbench.domain.stopping import ReadingStoppedError
from workbench.importers.draft import PackDraft
from workbench.importers.draft_json import FAULTS, draft_from_json
from workbench.importers.other_process import OtherProcess, command_to_read
from workbench.importers.page import Progress, untold
from workbench.importers.picture_files import PictureFolder
from workbench.importers.reading import at_file, format_of, read_page

if TYPE_CHECKING:
    from workbench.importers.projects.project import ReceivedProject

ReadT = TypeVar("ReadT")

SMALL = 200_000
"""Bytes of a page of plain text up to which it is read right here."""

_IS_READ = 0.7
_LONGEST_WORDS = 500
"""Characters of what may be wrong with a file."""

_TOO_MUCH = (
    "takes more memory or time than a page of sources can need",
    "bring in the part with the sources only, or save it in another form",
)


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds after which a file is given up.

    `silence` is how long no word may come (promise 5 of the reliability design), `beginning` the
    same while the process is new: a school computer has to look at every file of it first;
    `recognising` the same once the file is read and only our own rules look at its text. `in_all`
    is how long one file may take, whatever is said meanwhile.
    """

    silence: float = 10.0
    beginning: float = 60.0
    recognising: float = 120.0
    in_all: float = 300.0


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
        self._patience = patience or Patience()
        self._command = command or command_to_read()
        self._process: OtherProcess | None = None
        self._guard = threading.Lock()
        self._is_stopped = False

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
        if self._is_stopped:
            raise ReadingStoppedError(path.name)
        if _is_harmless(path):
            pictures = PictureFolder(self._pictures)
            return read_page(path, pictures=pictures, progress=progress, encoding=encoding)

        def draft(answer: dict[str, Any]) -> PackDraft:
            # Which file it was is known here; what the other process says of it is not trusted.
            return at_file(draft_from_json(answer["draft"]), path)

        return self._asked(path, progress, draft, encoding=encoding)

    def read_project(self, path: Path, progress: Progress = untold) -> ReceivedProject:
        """Return the project of analysis in a file, as `projects.reading.read_project` does.

        `progress` is told on this thread.

        Raises:
            UnreadableFileError: the file cannot be read, or reading it took too much.
            ReadingStoppedError: `stop` was called meanwhile.
        """
        from workbench.importers.projects.project_json import project_from_json

        if self._is_stopped:
            raise ReadingStoppedError(path.name)

        def project(answer: dict[str, Any]) -> ReceivedProject:
            return project_from_json(answer["project"])

        return self._asked(path, progress, project, form="project")

    def stop(self) -> None:
        """Read nothing more, from any thread; who is waiting for a file is told so."""
        with self._guard:
            self._is_stopped = True
        self._end()

    def _started(self, name: str) -> OtherProcess:
        if self._process is not None and not self._process.is_expected:
            self._end()
        with self._guard:
            if self._is_stopped:
                raise ReadingStoppedError(name)
            if self._process is None:
                try:
                    self._process = OtherProcess(self._command)
                except OSError as error:
                    raise UnreadableFileError(
                        name, "cannot be read now", "close other programs and try again"
                    ) from error
            return self._process

    def _end(self) -> None:
        with self._guard:
            process, self._process = self._process, None
        if process is not None:
            process.end()

    def _asked(
        self,
        path: Path,
        progress: Progress,
        rebuilt: Callable[[dict[str, Any]], ReadT],
        **wishes: str | None,
    ) -> ReadT:
        """Have the other process read a file, and return what is rebuilt of its answer."""
        process = self._started(path.name)
        places = {"path": str(path.absolute()), "pictures": str(self._pictures.absolute())}
        try:
            process.ask({**places, **wishes})
            return rebuilt(self._awaited(process, path.name, progress))
        except (OSError, *FAULTS, MemoryError, RecursionError) as error:
            self._give_up(path.name, error)

    def _awaited(self, process: OtherProcess, name: str, progress: Progress) -> dict[str, Any]:
        patience = self._patience
        end = time.monotonic() + patience.in_all
        silence = patience.silence if process.has_answered else patience.beginning
        while True:
            answer = process.answer(min(silence, end - time.monotonic()))
            if "share" in answer:
                share = float(answer["share"])
                silence = patience.silence if share < _IS_READ else patience.recognising
                progress(min(1.0, max(0.0, share)))
            elif "refused" in answer:
                raise UnreadableFileError(name, *_refusal(answer))
            else:
                return answer

    def _give_up(self, name: str, cause: BaseException) -> NoReturn:
        self._end()
        if self._is_stopped:
            raise ReadingStoppedError(name) from cause
        raise UnreadableFileError(name, *_TOO_MUCH) from cause


def _refusal(answer: dict[str, Any]) -> tuple[str, str]:
    """Return what is wrong with the file, and what to do, as the other process says it.

    Raises:
        ValueError: these are no words that anybody could be shown.
    """
    _, reason, remedy = map(str, answer["refused"])
    if not all(len(x) <= _LONGEST_WORDS and x.isprintable() for x in (reason, remedy)):
        raise ValueError("no words")
    return reason, remedy


def _is_harmless(path: Path) -> bool:
    """Tell whether a file is small and plain text by its name, or cannot be read at all."""
    form = format_of(path)
    try:
        return form.is_simple and path.stat().st_size <= SMALL
    except OSError:
        return True
