# SPDX-License-Identifier: MIT
"""Ask the process that reads strangers' files, and give up in time.

It is started when it is first needed, and anew after a file that was its end. Whatever becomes of
it is one sentence here.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from workbench.domain.errors import UnreadableFileError
from workbench.domain.stopping import ReadingStoppedError
from workbench.importers.draft_json import FAULTS
from workbench.importers.other_process import OtherProcess, command_to_read
from workbench.importers.page import Progress, untold

ReadT = TypeVar("ReadT")

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


class AskedProcess:
    """The process that reads, asked for one file after the other."""

    def __init__(
        self,
        *,
        patience: Patience | None = None,
        command: tuple[str, ...] | None = None,
        too_much: tuple[str, str] = _TOO_MUCH,
    ) -> None:
        """Be ready to ask.

        Args:
            patience: When a file is given up.
            command: Starts the process that reads; by default this program does.
            too_much: What is said of a file that is given up, and what to do then.
        """
        self._too_much = too_much
        self._patience = patience or Patience()
        self._command = command or command_to_read()
        self._process: OtherProcess | None = None
        self._guard = threading.Lock()
        self._is_stopped = False

    def read(
        self,
        path: Path,
        rebuilt: Callable[[dict[str, Any]], ReadT],
        wishes: Mapping[str, str | None],
        *,
        progress: Progress = untold,
    ) -> ReadT:
        """Have the other process read a file, and return what is rebuilt of its answer.

        `progress` is told on this thread.

        Raises:
            UnreadableFileError: the file cannot be read, or reading it took too much.
            ReadingStoppedError: `stop` was called meanwhile.
        """
        process = self._started(path.name)
        try:
            process.ask({"path": str(path.absolute()), **wishes})
            return rebuilt(self._awaited(process, path.name, progress))
        except (OSError, *FAULTS, MemoryError, RecursionError) as error:
            self._give_up(path.name, error)

    def stop(self) -> None:
        """Read nothing more, from any thread; who is waiting for a file is told so."""
        with self._guard:
            self._is_stopped = True
        self._end()

    def check_that_it_goes_on(self, path: Path) -> None:
        """Say so where `stop` was called.

        Raises:
            ReadingStoppedError: it was.
        """
        if self._is_stopped:
            raise ReadingStoppedError(path.name)

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
        raise UnreadableFileError(name, *self._too_much) from cause


def _refusal(answer: dict[str, Any]) -> tuple[str, str]:
    """Return what is wrong with the file, and what to do, as the other process says it.

    Raises:
        ValueError: these are no words that anybody could be shown.
    """
    _, reason, remedy = map(str, answer["refused"])
    if not all(len(x) <= _LONGEST_WORDS and x.isprintable() for x in (reason, remedy)):
        raise ValueError("no words")
    return reason, remedy
