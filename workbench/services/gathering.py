# SPDX-License-Identifier: MIT
"""Read many files in one go: which they are, what became of each, what they are kept as."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.domain.errors import NoSourcesError, WorkbenchError
from workbench.domain.sources import Pack
from workbench.domain.stopping import ReadingStoppedError
from workbench.services.importing import PACK_FILE, pack_of_drafts

if TYPE_CHECKING:
    from workbench.importers.draft import PackDraft
    from workbench.importers.isolated import PageReading

MOST_FILES = 1_000
"""Files that are read in one go."""

_WITH_A_PAGE = re.compile(r"(?i)(.+?)[ _-](?:files|dateien|fichiers|archivos|bestanden|file|pliki)")
"""The folder in which a browser puts what belongs to a page it saved."""

_WEB_PAGES = (".html", ".htm", ".xhtml")


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of one file: its draft, or in a sentence why there is none.

    `name` is that of the file, with the folders between it and the one that was chosen.
    """

    name: str
    draft: PackDraft | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class FileReport:
    """A file in a list of many: what was found in it, or why it cannot be brought in."""

    name: str
    words: str
    is_read: bool


Following = Callable[[int, str, float], None]
"""Is told the number of a file, from 0, its name, and how far reading it is."""


@dataclass(frozen=True, slots=True)
class FileToRead:
    """A file that is going to be read, and what it is called among the others."""

    path: Path
    name: str


def files_in(paths: Sequence[Path]) -> tuple[FileToRead, ...]:
    """Return the files that were chosen, and in the place of each folder all files below it.

    Files of a folder are in natural order (`Source 2` before `Source 10`). Those of its files that
    nothing here can read are left to be told about; pictures that a browser saved beside a page
    belong to that page, and hidden files to nobody. Files that cannot be looked for are none.
    """
    found: list[FileToRead] = []
    for path in paths:
        if path.is_dir():
            below = sorted(_below(path), key=lambda each: _natural(path, each))
            found += [FileToRead(each, str(each.relative_to(path))) for each in below]
        else:
            found.append(FileToRead(path, path.name))
    return tuple(found[:MOST_FILES])


def read_each(
    reading: PageReading,
    files: Sequence[FileToRead],
    follow: Following,
    *,
    encoding: str | None = None,
) -> tuple[FileResult, ...]:
    """Return what became of each file; one that cannot be read keeps none of the others.

    Args:
        reading: Reads them.
        files: The files.
        follow: Is told how far it is.
        encoding: The one in which text is read; by default the one it seems to be in.

    Raises:
        ReadingStoppedError: reading was stopped.
    """
    results = []
    for number, file in enumerate(files):
        follow(number, file.name, 0.0)
        try:
            told = partial(follow, number, file.name)
            draft = reading.read(file.path, told, encoding=encoding)
        except ReadingStoppedError:
            raise
        except WorkbenchError as error:
            results.append(FileResult(file.name, problem=error.message()))
        else:
            results.append(FileResult(file.name, draft))
    return tuple(results)


def reports_of(results: Sequence[FileResult]) -> tuple[FileReport, ...]:
    """Return a line for each file: how many sources, how much of it should be looked at."""
    return tuple(_report(result) for result in results)


def pack_for_each(drafts: Sequence[PackDraft]) -> tuple[tuple[Pack, ...], tuple[str, ...]]:
    """Return a pack for each draft, and a sentence for each that holds nothing to keep."""
    packs, problems = [], []
    for draft in drafts:
        try:
            packs.append(pack_of_drafts([draft]))
        except NoSourcesError as error:
            problems.append(error.message())
    return tuple(packs), tuple(problems)


def are_packs(paths: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """Return the pack files among `paths`, and all others."""
    packs = [path for path in paths if path.suffix.lower() == PACK_FILE]
    return packs, [path for path in paths if path not in packs]


def _report(result: FileResult) -> FileReport:
    from workbench.services.drafting.contents import amount
    from workbench.services.drafting.doubts import things_to_check
    from workbench.services.drafting.history import Checking

    draft = result.draft
    if draft is None:
        return FileReport(result.name, result.problem or "", is_read=False)
    things = len(things_to_check(Checking((draft,))))
    found = amount(len(draft.sources), "source") if draft.sources else "no source, background only"
    look = f"{amount(things, 'thing')} to check" if things else "nothing doubtful"
    return FileReport(result.name, f"{found} · {look}", is_read=True)


def _below(folder: Path) -> Iterator[Path]:
    try:
        entries = list(folder.iterdir())
    except OSError:
        return
    pages = {entry.stem.lower() for entry in entries if entry.suffix.lower() in _WEB_PAGES}
    for entry in entries:
        if entry.name.startswith((".", "~$")) or entry.name.lower() in {"thumbs.db", "desktop.ini"}:
            continue
        if entry.is_symlink():
            continue
        if entry.is_dir():
            of_page = _WITH_A_PAGE.fullmatch(entry.name)
            if not (of_page and of_page[1].lower() in pages):
                yield from _below(entry)
        elif entry.is_file():
            yield entry


def _natural(folder: Path, path: Path) -> list[list[tuple[int, str]]]:
    """Return what a file is sorted by: numbers in its name count as numbers."""
    return [
        [(int(piece), "") if piece.isdigit() else (0, piece) for piece in re.split(r"(\d+)", name)]
        for name in str(path.relative_to(folder)).casefold().replace("\\", "/").split("/")
    ]
