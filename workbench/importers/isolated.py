# SPDX-License-Identifier: MIT
"""Read files from outside in a process of their own, which may take so much and no more.

A parser that crashes, hangs or eats memory there is one sentence here. A small page of plain text
is read in this process: nothing is parsed in it, and nobody should wait for another one to start.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Any, NoReturn, Self

import workbench
from workbench.domain.errors import UnreadableFileError
from workbench.domain.stopping import ReadingStoppedError
from workbench.importers.draft import PackDraft
from workbench.importers.draft_json import FAULTS, draft_from_json
from workbench.importers.page import Progress, untold
from workbench.importers.picture_files import PictureFolder
from workbench.importers.process_limits import contained
from workbench.importers.reading import format_of, read_page

ARGUMENT = "--read-pages"
"""Makes the program the process that reads."""

SMALL = 200_000
"""Bytes of a page of plain text up to which it is read right here."""

SILENCE = 10.0
"""Seconds without a word after which a file is given up (promise 5 of the reliability design)."""

SILENCE_AFTERWARDS = 120.0
"""The same once the file is read and only our own rules look at its text."""

_IS_READ = 0.7
_LONGEST_ANSWER = 300_000_000
_END = b""

_TOO_MUCH = (
    "takes more memory or time than a page of sources can need",
    "bring in the part with the sources only, or save it in another form",
)


class PageReading:
    """Reads files, one after the other; a context manager.

    The process is started when it is first needed, and anew after a file that was its end.
    """

    def __init__(
        self,
        pictures: Path,
        *,
        silence: float = SILENCE,
        command: tuple[str, ...] | None = None,
    ) -> None:
        """Be ready to read.

        Args:
            pictures: The folder into which pictures are put aside; made when there are some.
            silence: Seconds without a word after which a file is given up.
            command: Starts the process that reads; by default this program does.
        """
        self._pictures = pictures
        self._silence = silence
        self._command = command or _command()
        self._helper: _Helper | None = None
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

    def read(self, path: Path, progress: Progress = untold) -> PackDraft:
        """Return the draft of the page in a file; `progress` is told on this thread.

        Raises:
            UnreadableFileError: the file cannot be read, or reading it took too much.
            ReadingStoppedError: `stop` was called meanwhile.
        """
        if self._is_stopped:
            raise ReadingStoppedError(path.name)
        if _is_harmless(path):
            return read_page(path, pictures=PictureFolder(self._pictures), progress=progress)
        helper = self._started(path.name)
        request = {"path": str(path.absolute()), "pictures": str(self._pictures.absolute())}
        try:
            helper.ask(request)
            return self._awaited(helper, progress)
        except (OSError, *FAULTS, RecursionError) as error:
            self._give_up(path.name, error)

    def stop(self) -> None:
        """Read nothing more, from any thread; who is waiting for a file is told so."""
        with self._guard:
            self._is_stopped = True
            helper, self._helper = self._helper, None
        if helper is not None:
            helper.end()

    def _started(self, name: str) -> _Helper:
        with self._guard:
            if self._is_stopped:
                raise ReadingStoppedError(name)
            if self._helper is None:
                try:
                    self._helper = _Helper(self._command)
                except OSError as error:
                    raise UnreadableFileError(
                        name, "cannot be read now", "close other programs and try again"
                    ) from error
            return self._helper

    def _awaited(self, helper: _Helper, progress: Progress) -> PackDraft:
        silence = self._silence
        while True:
            answer = helper.answer(silence)
            if "share" in answer:
                share = float(answer["share"])
                silence = self._silence if share < _IS_READ else SILENCE_AFTERWARDS
                progress(min(1.0, max(0.0, share)))
            elif "refused" in answer:
                refused, reason, remedy = map(str, answer["refused"])
                raise UnreadableFileError(refused, reason, remedy)
            else:
                return draft_from_json(answer["draft"])

    def _give_up(self, name: str, cause: BaseException) -> NoReturn:
        with self._guard:
            helper, self._helper = self._helper, None
            was_stopped = self._is_stopped
        if helper is not None:
            helper.end()
        if was_stopped:
            raise ReadingStoppedError(name) from cause
        raise UnreadableFileError(name, *_TOO_MUCH) from cause


class _Helper:
    """The process that reads, and what comes from it."""

    def __init__(self, command: tuple[str, ...]) -> None:
        self._answers: queue.Queue[bytes] = queue.Queue()
        self._process = subprocess.Popen(  # noqa: S603 – this very program
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            cwd=tempfile.gettempdir(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._limits = contained(self._process)
        assert self._process.stdout is not None  # noqa: S101 – it is a pipe
        self._listener = threading.Thread(
            target=_listen, args=(self._process.stdout, self._answers), daemon=True
        )
        self._listener.start()

    def ask(self, request: Mapping[str, str]) -> None:
        """Ask for a file.

        Raises:
            OSError: the process has ended.
        """
        assert self._process.stdin is not None  # noqa: S101 – it is a pipe
        self._process.stdin.write(json.dumps(request).encode() + b"\n")
        self._process.stdin.flush()

    def answer(self, seconds: float) -> dict[str, Any]:
        """Return the next answer.

        Raises:
            OSError: the process has ended, or said nothing for so many seconds.
            ValueError: what it said is no answer.
        """
        try:
            line = self._answers.get(timeout=seconds)
        except queue.Empty as error:
            raise TimeoutError(seconds) from error
        if line == _END:
            raise ConnectionResetError
        answer = json.loads(line)
        if not isinstance(answer, dict):
            raise TypeError(line[:100])
        return answer

    def end(self) -> None:
        """End the process at once."""
        self._process.kill()
        self._process.wait()
        self._listener.join()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        self._limits.close()


def _listen(output: IO[bytes], answers: queue.Queue[bytes]) -> None:
    while line := output.readline(_LONGEST_ANSWER):
        answers.put(line)
    answers.put(_END)


def _is_harmless(path: Path) -> bool:
    """Tell whether a file is small and plain text by its name, or cannot be read at all."""
    form = format_of(path)
    try:
        return form.is_simple and path.stat().st_size <= SMALL
    except OSError:
        return True


def _command() -> tuple[str, ...]:
    """Return what starts this program as the process that reads."""
    if getattr(sys, "frozen", False):
        return (sys.executable, ARGUMENT)
    # -P keeps the folder it is started in from lending it modules.
    return (sys.executable, "-P", "-m", "workbench", ARGUMENT)


def _environment() -> dict[str, str]:
    """Return the environment with the place of this very program first, and no bytecode written."""
    place = str(Path(workbench.__file__).resolve().parent.parent)
    before = os.environ.get("PYTHONPATH")
    path = os.pathsep.join((place, before)) if before else place
    return {**os.environ, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"}
