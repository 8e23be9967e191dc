# SPDX-License-Identifier: MIT
"""The process in which files from outside are read: `workbench --read-pages`.

It is given one request a line on its standard input and answers in lines on its standard output,
each a JSON object: `share` while it works, then `draft`, `project`, `handed_in`, `picture`,
`words`, `marks`, what a marked copy is drawn on, `copied` or `refused`. It never writes anywhere
but into the folder that a request names, if it names one: for `pictures`, or for a `copy`. When a
file makes it take more than its limits it ends, and whoever asked says so in a sentence.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from workbench.domain.errors import UnreadableFileError
from workbench.importers.confinement import Confinement
from workbench.importers.process_limits import MEMORY_LIMIT

if TYPE_CHECKING:
    from workbench.importers.handed_in.reading import HandedInReader

FILE_LIMIT = 200 * 1024 * 1024
"""Bytes of a file that it writes."""

SECONDS_LIMIT = 300
"""Seconds of work for one file, should whoever asked be gone and not end this process."""

_FEWEST_SECONDS = 0.1
"""Between two answers of how far it is."""

_IN, _OUT = 0, 1


def serve() -> int:
    """Read what is asked for until nobody asks any more; return the exit status."""
    requests, answers = _own_ways()
    _limit_everything()
    confinement = Confinement()
    confinement.begin()
    for line in requests:
        request = json.loads(line)
        folder = request.get("pictures") or request.get("copy")
        confinement.allow(None if folder is None else Path(folder))
        _limit_time()
        _answer(request, lambda answer: _write(answers, answer))
    return 0


def _own_ways() -> tuple[BinaryIO, BinaryIO]:
    """Keep the ways in and out for answers; libraries read nothing there and print to nobody.

    They are asked for by number, because a program without a console may have no `sys.stdin`.
    """
    requests, answers = os.fdopen(os.dup(_IN), "rb"), os.fdopen(os.dup(_OUT), "wb")
    with Path(os.devnull).open("r+b") as nowhere:
        os.dup2(nowhere.fileno(), _IN)
        os.dup2(nowhere.fileno(), _OUT)
    return requests, answers


def _limit_everything() -> None:
    """Take no more than the limits; on Windows whoever started this process sees to it."""
    if sys.platform != "win32":
        import resource

        limits = {resource.RLIMIT_CORE: 0, resource.RLIMIT_FSIZE: FILE_LIMIT}
        if sys.platform == "linux":  # elsewhere the system refuses or does not keep to them
            # No other processes: what counts is how many the user has, and there is one already.
            limits |= {resource.RLIMIT_AS: MEMORY_LIMIT, resource.RLIMIT_NPROC: 0}
        for kind, limit in limits.items():
            most = resource.getrlimit(kind)[1]
            allowed = limit if most == resource.RLIM_INFINITY else min(limit, most)
            resource.setrlimit(kind, (allowed, allowed))


def _limit_time() -> None:
    if sys.platform != "win32":
        import resource

        most = resource.getrlimit(resource.RLIMIT_CPU)[1]
        until = round(time.process_time()) + SECONDS_LIMIT
        if most == resource.RLIM_INFINITY or until < most:
            resource.setrlimit(resource.RLIMIT_CPU, (until, most))


def _answer(request: dict[str, Any], write: Callable[[dict[str, Any]], None]) -> None:
    from workbench.garbage import nothing_collected

    tell = _throttled(write)
    tell(0.0)
    read = _READERS.get(str(request.get("form")), _draft)
    try:
        with nothing_collected():
            answer = read(request, tell)
    except UnreadableFileError as error:
        answer = {"refused": [error.name, error.reason, error.remedy]}
    write(answer)


def _draft(request: dict[str, Any], tell: Callable[[float], None]) -> dict[str, Any]:
    from workbench.importers.draft_json import draft_to_json
    from workbench.importers.picture_files import PictureFolder
    from workbench.importers.reading import read_page

    path, pictures = Path(request["path"]), PictureFolder(Path(request["pictures"]))
    draft = read_page(path, pictures=pictures, progress=tell, encoding=request["encoding"])
    return {"draft": draft_to_json(draft)}


def _project(request: dict[str, Any], tell: Callable[[float], None]) -> dict[str, Any]:
    from workbench.importers.picture_files import PictureFolder
    from workbench.importers.projects.project_json import project_to_json
    from workbench.importers.projects.reading import read_project

    path, pictures = Path(request["path"]), PictureFolder(Path(request["pictures"]))
    return {"project": project_to_json(read_project(path, pictures=pictures, progress=tell))}


def _handed_in(request: dict[str, Any], _tell: Callable[[float], None]) -> dict[str, Any]:
    from workbench.importers.handed_in.answers import handed_in_to_json

    read = _reader_of_handed_in().read(
        Path(request["path"]),
        is_asked=bool(request.get("asked")),
        is_outlined=bool(request.get("outlined")),
    )
    return {"handed_in": handed_in_to_json(read)}


def _page_picture(request: dict[str, Any], _tell: Callable[[float], None]) -> dict[str, Any]:
    from workbench.importers.handed_in.page_pictures import picture_of_page, picture_to_json

    path, page, width = Path(request["path"]), int(request["page"]), int(request["width"])
    is_as_handed_in = bool(request.get("as_handed_in"))
    return picture_to_json(
        picture_of_page(path, page, width=width, is_as_handed_in=is_as_handed_in)
    )


def _page_words(request: dict[str, Any], _tell: Callable[[float], None]) -> dict[str, Any]:
    from workbench.importers.handed_in.page_places import words_on_pages, words_to_json

    return words_to_json(words_on_pages(Path(request["path"]), request["words"]))


def _page_marks(request: dict[str, Any], _tell: Callable[[float], None]) -> dict[str, Any]:
    from workbench.importers.handed_in.page_places import marks_on_pages, marks_to_json

    return marks_to_json(marks_on_pages(Path(request["path"])))


def _copy_paper(request: dict[str, Any], tell: Callable[[float], None]) -> dict[str, Any]:
    from workbench.importers.handed_in.copy_paper import (
        copy_paper,
        paper_to_json,
        wanted_from_json,
    )

    names, marks = wanted_from_json(request["wanted"])
    return paper_to_json(copy_paper(Path(request["path"]), names, marks, tell))


def _marked_copy(request: dict[str, Any], _tell: Callable[[float], None]) -> dict[str, Any]:
    from workbench.importers.handed_in.copying import copied_to_json, write_copy

    return copied_to_json(write_copy(Path(request["path"]), Path(request["copy"])))


@cache
def _reader_of_handed_in() -> HandedInReader:
    """Return the one reader of this process: it knows the pack of the class by then."""
    from workbench.importers.handed_in.reading import HandedInReader

    return HandedInReader()


_READERS = {
    "project": _project,
    "handed-in": _handed_in,
    "page-picture": _page_picture,
    "page-words": _page_words,
    "page-marks": _page_marks,
    "copy-paper": _copy_paper,
    "marked-copy": _marked_copy,
}


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
