# SPDX-License-Identifier: MIT
"""What the process that reads may not do, whatever a file makes its libraries do.

Python tells its audit hooks before it opens a file, a socket or a process, and a hook cannot be
taken away again. This one is for libraries that are led astray; somebody who runs machine code of
his own here is only held by what the system holds.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

_NEVER = (
    *("ftplib.", "http.", "imaplib.", "poplib.", "smtplib.", "socket.", "urllib.", "webbrowser."),
    *("os.exec", "os.fork", "os.kill", "os.posix_spawn", "os.spawn", "os.startfile", "os.system"),
    *("pty.", "sqlite3.", "subprocess."),
)
_CHANGING = {
    "os.chmod": (0,),
    "os.chown": (0,),
    "os.link": (0, 1),
    "os.mkdir": (0,),
    "os.remove": (0,),
    "os.rename": (0, 1),
    "os.rmdir": (0,),
    "os.symlink": (0, 1),
    "os.truncate": (0,),
    "os.utime": (0,),
}
"""What changes the disk, and which of its arguments are places."""

_CACHED_CODE = "__pycache__"

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Confinement:
    """Refuses networks, other programs, and writing anywhere but below one folder.

    What is refused raises `PermissionError` where it was tried.
    """

    def __init__(self) -> None:
        self._folder: str | None = None

    def begin(self, add_hook: Callable[[Callable[..., None]], None] = sys.addaudithook) -> None:
        """Refuse from now on, in this process and until its end."""
        add_hook(self.judge)

    def allow(self, folder: Path | None) -> None:
        """Let what is below `folder`, and that folder, be written, and nothing else any more.

        None lets nothing be written.
        """
        self._folder = None if folder is None else os.path.realpath(folder)

    def judge(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Raise for what must not be.

        Raises:
            PermissionError: it must not be.
        """
        if event == "open":
            place, _, flags = arguments
            if isinstance(flags, int) and flags & _WRITES:
                self._check(place)
        elif event in _CHANGING:
            for number in _CHANGING[event]:
                self._check(arguments[number], is_new_folder=event == "os.mkdir")
        elif event.startswith(_NEVER):
            raise PermissionError(event)

    def _check(self, place: Any, *, is_new_folder: bool = False) -> None:  # noqa: ANN401 – any
        if isinstance(place, int):
            return  # open already
        real, folder = os.path.realpath(os.fsdecode(place)), self._folder
        if _CACHED_CODE in Path(real).parts[-2:]:
            return  # what Python itself keeps of a module
        if folder is None or not (
            _is_below(real, folder) or (is_new_folder and _is_below(folder, real))
        ):
            raise PermissionError(place)


def _is_below(place: str, folder: str) -> bool:
    """Tell whether a place is that folder, or below it."""
    return place == folder or place.startswith(folder.rstrip(os.sep) + os.sep)
