# SPDX-License-Identifier: MIT
"""Look through a folder of handed-in PDFs, and say for each student what is there.

Nothing is written into the folder. Each file is read in a process with limits, on as many
processors as there are; a broken file is a sentence in its row and keeps no other waiting for long.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePath
from queue import Empty, SimpleQueue
from threading import Lock
from typing import TypeVar

from workbench.domain.errors import InvalidOptionError, OutputUnwritableError, UnreadableFileError
from workbench.domain.handed_in.class_table import ClassTable, RowKey, class_table
from workbench.domain.handed_in.grouping import FoundTree, ReadFile
from workbench.domain.handed_in.placing import FilePath, newest_versions
from workbench.domain.handed_in.reading import NO_PDF, HandedIn, Refused
from workbench.domain.handed_in.table import remarks_table, students_table
from workbench.domain.stopping import ReadingStoppedError
from workbench.importers.handed_in.isolated import HandedInReading
from workbench.importers.handed_in.lists import names_in, versions_in
from workbench.services.exporting import Written, write_file

ResultT = TypeVar("ResultT")

TABLE, WORKBOOK = ".csv", ".xlsx"
ENDINGS = (TABLE, WORKBOOK)
"""How the names of files end that a table can be written to."""

MOST_FILES = 10_000
MOST_ENTRIES = 200_000
DEEPEST = 16
"""Files that are read, entries that are looked at, folders inside each other."""

_PDF = ".pdf"
_MOST_PROCESSES = 8
_HANDED_IN_INSTEAD = frozenset(
    {".doc", ".docx", ".gdoc", ".heic", ".jpeg", ".jpg", ".json", ".odt", ".pages", ".png"}
    | {".pptx", ".rtf", ".sourcepack", ".zip"}
)
"""Kinds of files that a student may have handed in in place of the PDF."""

_OF_SYSTEMS = frozenset({"__macosx", "desktop.ini", "thumbs.db"})

Progress = Callable[[int, int], object]
"""Is told how many files are done, and how many there are."""


@dataclass(frozen=True, slots=True)
class ReviewWishes:
    """What is wanted of a table.

    Args:
        listed: the names of the class, so that who is missing can be told; empty where unknown.
        assignment: the only assignment to be shown, by its name; None for all.
        earlier: the versions of plans in an earlier table, for what has changed since.
        is_asked: whether the checks are asked about each plan, which takes longer.
    """

    listed: tuple[str, ...] = ()
    assignment: str | None = None
    earlier: Mapping[RowKey, str] | None = None
    is_asked: bool = False


@dataclass(frozen=True, slots=True)
class _Walked:
    """The files and folders that were found below a folder."""

    files: tuple[FilePath, ...]
    folders: tuple[tuple[str, ...], ...]


def class_list(path: Path) -> tuple[str, ...]:
    """Return the names in a class list, text or CSV.

    Raises:
        UnreadableFileError: it cannot be read, or holds no names.
    """
    return names_in(path)


def earlier_versions(path: Path) -> Mapping[RowKey, str]:
    """Return the versions of plans in a table that was written earlier, as CSV.

    Raises:
        UnreadableFileError: it cannot be read.
        InvalidDocumentError: it is no such table.
    """
    return versions_in(path)


def review(
    folder: Path,
    wishes: ReviewWishes | None = None,
    *,
    progress: Progress = lambda _done, _of: None,
    reading: Callable[[], HandedInReading] = HandedInReading,
) -> ClassTable:
    """Return the table of a folder.

    Args:
        folder: The folder, as a hand-in system left it.
        wishes: What is wanted of the table.
        progress: Is told on this thread how far the work is.
        reading: Makes what reads files in a process with limits.

    Raises:
        UnreadableFileError: there is no such folder, it cannot be read, or holds too much.
        InvalidOptionError: there is no such assignment.
    """
    wishes = wishes or ReviewWishes()
    walked = _walked(folder)
    chosen = newest_versions(walked.files)
    wanted = [path for path, _ in chosen if _is_pdf(path)]
    results = dict(_read_all(folder, wanted, wishes, progress=progress, reading=reading))
    files = tuple(ReadFile(path, results.get(path, NO_PDF), older) for path, older in chosen)
    tree = FoundTree(files, walked.folders, wishes.listed)
    table = class_table(tree, assignment=wishes.assignment, earlier=wishes.earlier)
    if wishes.assignment is not None and not table.rows:
        raise InvalidOptionError("assignment", wishes.assignment, _assignments_of(tree))
    return table


def _assignments_of(tree: FoundTree) -> str:
    """Return which assignments there are, as it is said to somebody who asked for another."""
    names = dict.fromkeys(row.assignment for row in class_table(tree).rows if row.assignment)
    if not names:
        return "none: the files are in no folders of assignments"
    return f"one of {', '.join(names)}"


def check_table(path: Path, *, folder: Path) -> None:
    """Say at once what would keep the table of `folder` from being written to `path`.

    Raises:
        OutputUnwritableError: its ending is none of ours, or its folder does not exist.
        InvalidOptionError: it is inside the folder that is looked through.
    """
    if path.suffix.lower() not in ENDINGS:
        raise OutputUnwritableError(path.name, f"its name ends in none of {', '.join(ENDINGS)}")
    if not path.absolute().parent.is_dir():
        raise OutputUnwritableError(path.name, "its folder does not exist")
    if path.resolve().is_relative_to(folder.resolve()):
        raise InvalidOptionError(
            "table", str(path), "a place outside the folder with what was handed in"
        )


def write_table(table: ClassTable, path: Path) -> Written:
    """Write a table as the ending of `path` says: `.csv`, or `.xlsx` with all remarks beside it.

    Raises:
        OutputUnwritableError: the file cannot be written.
        DiskFullError: there is no room for it.
    """
    if path.suffix.lower() == TABLE:
        from workbench.export.exchange.csv_file import csv_file

        return write_file(path, csv_file(students_table(table)))
    from workbench.export.exchange.workbook import verify_workbook, workbook

    content = workbook([students_table(table), remarks_table(table)])
    return write_file(path, content, verify=verify_workbook)


def _walked(folder: Path) -> _Walked:
    """Return what is below a folder; links are not followed, what systems put there is left out."""
    files: list[FilePath] = []
    folders: list[tuple[str, ...]] = []
    waiting: list[tuple[str, ...]] = [()]
    looked_at = 0
    while waiting:
        parts = waiting.pop()
        for entry in _entries(folder, parts):
            looked_at += 1
            if looked_at > MOST_ENTRIES or len(files) > MOST_FILES:
                raise UnreadableFileError(
                    folder.name, "holds more than a school hands in", "choose a folder inside it"
                )
            if entry.is_dir(follow_symlinks=False) and len(parts) < DEEPEST:
                folders.append((*parts, entry.name))
                waiting.append((*parts, entry.name))
            elif entry.is_file(follow_symlinks=False) and _may_be_handed_in(entry.name):
                files.append(FilePath(parts, entry.name))
    return _Walked(tuple(sorted(files, key=_by_name)), tuple(sorted(folders)))


def _entries(folder: Path, parts: tuple[str, ...]) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder.joinpath(*parts)) as found:
            return [each for each in found if not _is_of_system(each.name)]
    except OSError as error:
        if parts:
            return []  # a folder that may not be looked into is as good as an empty one
        reason = "is no folder" if folder.exists() else "cannot be found"
        if isinstance(error, PermissionError):
            reason = "may not be looked into"
        raise UnreadableFileError(folder.name or str(folder), reason, "choose a folder") from error


def _by_name(path: FilePath) -> tuple[tuple[str, ...], str]:
    return path.folders, path.name


def _is_of_system(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower() in _OF_SYSTEMS


def _is_pdf(path: FilePath) -> bool:
    return path.name.lower().endswith(_PDF)


def _may_be_handed_in(name: str) -> bool:
    return PurePath(name).suffix.lower() in {_PDF, *_HANDED_IN_INSTEAD}


def _read_all(
    folder: Path,
    paths: Sequence[FilePath],
    wishes: ReviewWishes,
    *,
    progress: Progress,
    reading: Callable[[], HandedInReading],
) -> Iterator[tuple[FilePath, HandedIn | Refused]]:
    """Yield what came of each file, in the order in which they are done."""
    if not paths:
        return
    progress(0, len(paths))
    readings = [reading() for _ in range(min(_processors(), len(paths)))]
    tasks, guard = iter(paths), Lock()
    done: SimpleQueue[tuple[FilePath, HandedIn | Refused] | None] = SimpleQueue()

    def work(own: HandedInReading) -> None:
        try:
            while True:
                with guard:
                    path = next(tasks, None)
                if path is None:
                    return
                place = folder.joinpath(*path.folders, path.name)
                done.put((path, _read(own, place, is_asked=wishes.is_asked)))
        finally:
            own.stop()
            done.put(None)

    with ThreadPoolExecutor(len(readings)) as workers:
        try:
            waited_for = [workers.submit(work, each) for each in readings]
            count, ended = 0, 0
            while ended < len(readings):
                result = _next(done)
                if result is None:
                    ended += 1
                else:
                    count += 1
                    progress(count, len(paths))
                    yield result
            for future in waited_for:
                future.result()
        finally:
            for each in readings:
                each.stop()


def _next(done: SimpleQueue[ResultT]) -> ResultT:
    """Return what is done next; on Windows the keyboard interrupts short waits only."""
    while True:
        with suppress(Empty):
            return done.get(timeout=0.5)


def _read(reading: HandedInReading, place: Path, *, is_asked: bool) -> HandedIn | Refused:
    try:
        return reading.read(place, is_asked=is_asked)
    except ReadingStoppedError:
        raise
    except UnreadableFileError as error:
        return Refused(f"The file {error.reason}; {error.remedy}.")


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return min(_MOST_PROCESSES, len(os.sched_getaffinity(0)))
    return min(_MOST_PROCESSES, os.cpu_count() or 1)
