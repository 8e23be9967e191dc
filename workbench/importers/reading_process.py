# SPDX-License-Identifier: MIT
"""The process in which files from outside are read: `workbench --read-pages`.

It is given one request a line on its standard input and answers in lines on its standard output,
each a JSON object with one member: `share` while it works, then `draft` or `refused`. It never
writes anywhere but into the folder for pictures that a request names. When a file makes it take
more than its limits it ends, and whoever asked says so in a sentence.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

from workbench.domain.errors import UnreadableFileError

MEMORY_LIMIT = 700 * 1024 * 1024
"""Bytes of address space (section 4.11 of the reliability design)."""

_FEWEST_SECONDS = 0.1
"""Between two answers of how far it is."""


def serve() -> int:
    """Read what is asked for until nobody asks any more; return the exit status."""
    answers = _own_output()
    _limit_memory()
    for line in sys.stdin.buffer:
        _answer(json.loads(line), lambda answer: _write(answers, answer))
    return 0


def _own_output() -> BinaryIO:
    """Keep the way out for answers; what libraries print goes nowhere."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
    return answers


def _limit_memory() -> None:
    """Take no more than the limit; on Windows whoever started this process sees to it."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if sys.platform == "linux":  # elsewhere the system refuses or does not keep to it
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))


def _answer(request: dict[str, Any], write: Callable[[dict[str, Any]], None]) -> None:
    from workbench.garbage import nothing_collected
    from workbench.importers.draft_json import draft_to_json
    from workbench.importers.picture_files import PictureFolder
    from workbench.importers.reading import read_page

    path = Path(request["path"])
    try:
        with nothing_collected():
            pictures = PictureFolder(Path(request["pictures"]))
            draft = read_page(path, pictures=pictures, progress=_throttled(write))
            answer: dict[str, Any] = {"draft": draft_to_json(draft)}
    except UnreadableFileError as error:
        answer = {"refused": [error.name, error.reason, error.remedy]}
    write(answer)


def _throttled(write: Callable[[dict[str, Any]], None]) -> Callable[[float], None]:
    told = 0.0

    def tell(share: float) -> None:
        nonlocal told
        now = time.monotonic()
        if now - told >= _FEWEST_SECONDS:
            told = now
            write({"share": share})

    return tell


def _write(answers: BinaryIO, answer: dict[str, Any]) -> None:
    answers.write(json.dumps(answer, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    answers.write(b"\n")
    answers.flush()
