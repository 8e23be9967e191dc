# SPDX-License-Identifier: MIT
"""The process that reads files from outside, seen from the program that started it.

Nothing that comes from it is trusted: how long a line may be, how many lines may wait, and how much
of a line may be anything but text is limited here, and ending it never waits for long.
"""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

import workbench
from workbench.importers.process_limits import Limits, NoLimits, contained

ARGUMENT = "--read-pages"
"""Makes the program the process that reads."""

LONGEST_ANSWER = 150_000_000
"""Bytes of a line: a page as long as a page may be, three times over, in any alphabet."""

LARGEST_STRUCTURE = 12_000_000
"""Bytes of a line outside its texts: brackets, commas and numbers of some 100,000 parts.

An object costs Python up to a hundred times the bytes in which it is written.
"""

_MOST_WAITING = 16
_LONGEST_WAIT = 2.0
_LAUNCHER = "__PYVENV_LAUNCHER__"
_END = b""


class OtherProcess:
    """A process that reads one file after the other, until it is ended."""

    def __init__(self, command: tuple[str, ...]) -> None:
        """Start it.

        Raises:
            OSError: the system does not start it.
        """
        self._answers: queue.Queue[bytes] = queue.Queue(_MOST_WAITING)
        self._is_ended = threading.Event()
        self.has_answered = False
        self._process = subprocess.Popen(  # noqa: S603 – this very program
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            # Neither the folder of the files, which may be a stick, nor one that others write to.
            cwd=_own_folder(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            start_new_session=True,
        )
        self._threads: list[threading.Thread] = []
        self._limits: Limits = NoLimits()
        try:
            self._limits = contained(self._process)
            self._begin(self._listen)
        except BaseException:
            self.end()
            raise

    @property
    def is_expected(self) -> bool:
        """Whether it has said nothing that nobody asked for, so that it can be asked again."""
        return self._answers.empty()

    def ask(self, request: Mapping[str, str | None]) -> None:
        """Ask for a file; whether the process takes the question shows in its answer."""
        line = json.dumps(request).encode() + b"\n"
        # A process that does not listen must not keep anybody waiting without end.
        self._begin(lambda: self._tell(line))

    def answer(self, seconds: float) -> dict[str, Any]:
        """Return the next answer.

        Raises:
            OSError: the process has ended, or said nothing for so many seconds.
            ValueError: what it said is no answer.
            TypeError: the same.
        """
        try:
            line = self._answers.get(timeout=max(0.0, seconds))
        except queue.Empty as error:
            raise TimeoutError(seconds) from error
        if line == _END:
            raise ConnectionResetError
        self.has_answered = True
        if len(line) > LARGEST_STRUCTURE < _structure_of(line):
            raise ValueError("more parts than a page has")
        answer = json.loads(line)
        if not isinstance(answer, dict):
            raise TypeError(line[:100])
        return answer

    def end(self) -> None:
        """End the process, and what it may have started, at once."""
        self._is_ended.set()
        _kill(self._process)
        self._limits.close()
        with suppress(subprocess.TimeoutExpired):  # it hangs in the system; nobody can help that
            self._process.wait(_LONGEST_WAIT)
        self._let_go()
        for thread in self._threads:
            thread.join(_LONGEST_WAIT)
        if any(thread.is_alive() for thread in self._threads):
            return  # closing a pipe on which somebody waits would wait as well
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()

    def _let_go(self) -> None:
        """Make room for whoever listens, and wake whoever waits for an answer."""
        with suppress(queue.Empty):
            while True:
                self._answers.get_nowait()
        with suppress(queue.Full):
            self._answers.put_nowait(_END)

    def _begin(self, work: Callable[[], None]) -> None:
        self._threads = [each for each in self._threads if each.is_alive()]
        thread = threading.Thread(target=work, daemon=True)
        try:
            thread.start()
        except RuntimeError as error:
            raise OSError("the system has no room for a thread") from error
        self._threads.append(thread)

    def _tell(self, line: bytes) -> None:
        pipe = self._process.stdin
        with suppress(OSError, ValueError):
            assert pipe is not None  # noqa: S101 – it was asked for
            pipe.write(line)
            pipe.flush()

    def _listen(self) -> None:
        try:
            assert self._process.stdout is not None  # noqa: S101 – it was asked for
            self._pass_on(self._process.stdout)
        finally:
            self._put(_END)

    def _pass_on(self, output: IO[bytes]) -> None:
        with suppress(OSError, ValueError, MemoryError):
            while (line := output.readline(LONGEST_ANSWER)).endswith(b"\n"):
                if not self._put(line):
                    return

    def _put(self, line: bytes) -> bool:
        """Put a line where it is waited for; tell whether anybody still does."""
        while not self._is_ended.is_set():
            with suppress(queue.Full):
                self._answers.put(line, timeout=0.1)
                return True
        return False


def _structure_of(line: bytes) -> int:
    """Return how many bytes of a line of JSON stand outside its texts."""
    # Without the signs that are written with a backslash every quotation mark bounds a text.
    bare = line.replace(b"\\\\", b"").replace(b'\\"', b"")
    marks = bare.count(b'"')
    return marks if marks > LARGEST_STRUCTURE else sum(map(len, bare.split(b'"')[::2]))


def command_to_read() -> tuple[str, ...]:
    """Return what starts this program as the process that reads."""
    if getattr(sys, "frozen", False):
        return (sys.executable, ARGUMENT)
    # -P keeps the folder it is started in from lending it modules.
    return (_python(), "-P", "-m", "workbench", ARGUMENT)


def _python() -> str:
    """Return the Python to start: on Windows that of a venv only starts another one.

    Limits would hold for the first one, which is not allowed to start the second.
    """
    if sys.platform == "win32":
        return str(getattr(sys, "_base_executable", sys.executable))
    return sys.executable


def _own_folder() -> Path:
    return Path(workbench.__file__).resolve().parent.parent


def _environment() -> dict[str, str]:
    """Return an environment in which the same modules are found as here, and nothing else is set.

    Neither what changes how Python starts nor the way out into a network is handed on. A relative
    place for modules, as `PYTHONPATH=.` has it, would be another one in another folder.
    """
    kept = {name: value for name, value in os.environ.items() if _is_harmless(name)}
    places = [str(_own_folder()), *(place for place in sys.path if Path(place).is_absolute())]
    kept |= {"PYTHONPATH": os.pathsep.join(dict.fromkeys(places)), "PYTHONIOENCODING": "utf-8"}
    if sys.platform == "win32" and _python() != sys.executable:
        kept[_LAUNCHER] = sys.executable
    return kept


def _is_harmless(name: str) -> bool:
    name = name.upper()
    return name == "PYTHONHOME" or not (name.startswith("PYTHON") or name.endswith("_PROXY"))


def _kill(process: subprocess.Popen[bytes]) -> None:
    # Its number is nobody else's as long as nobody asked what became of it.
    if sys.platform != "win32" and process.returncode is None:
        # Whatever it started is in its group; on Windows the job object sees to that.
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
