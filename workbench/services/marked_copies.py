# SPDX-License-Identifier: MIT
"""Make marked copies: for each student the pages as handed in, with what the teacher said.

The file that was handed in is read and copied in a process with limits, and never changed. What is
drawn onto the copy is made here. One file that cannot be copied is a sentence and stops no other.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from workbench.domain.errors import OutputUnwritableError, UnreadableFileError, WorkbenchError
from workbench.domain.handed_in.class_table import Row, RowKey
from workbench.domain.handed_in.placing import FilePath
from workbench.domain.handed_in.reading import DoubtKind, HandedInPlan
from workbench.domain.interchange.reviews import review_from_json, review_to_json
from workbench.domain.marked_copies import (
    REVIEW_INSIDE,
    CopyPaper,
    FeedbackSheet,
    numbered,
    places_wanted,
    text_size_of,
)
from workbench.domain.review_table import key_of
from workbench.domain.reviews import Review
from workbench.domain.stopping import ReadingStoppedError
from workbench.files import safe_file_name, unused_name
from workbench.importers.file_bytes import read_bytes
from workbench.importers.handed_in.isolated import HandedInReading
from workbench.services.documenting import LANGUAGE
from workbench.services.exporting import write_file
from workbench.services.marking import check_apart
from workbench.services.preferring import preferences_in
from workbench.services.sidecars import json_bytes

if TYPE_CHECKING:
    from workbench.importers.handed_in.copying import Copied

COPY_ENDING = "_marked.pdf"
"""How the names of marked copies end, after the name of what was handed in."""

_LARGEST = 60_000_000
_AGAIN = "ask for the file to be handed in again"

Progress = Callable[[int, int], object]
"""Is told how many plans are done, and how many there are."""


@dataclass(frozen=True, slots=True)
class CopyWish:
    """A student's row and file, what was said about the plan, and what the copy is to be called."""

    row: Row
    file: FilePath
    review: Review
    name: str

    @property
    def plan(self) -> HandedInPlan | None:
        """The plan as it was read, where there is one."""
        return self.row.read.plan if self.row.read is not None else None

    @property
    def who(self) -> str:
        """Whom the copy names: as the plan does, so that a number stays a number."""
        return _who(self.row)


@dataclass(frozen=True, slots=True)
class CopiesMade:
    """What came of making copies.

    `told` are sentences: which copies could not be made and why, and what is odd about others.
    `is_stopped` says that somebody did not want the rest.
    """

    written: tuple[Path, ...] = ()
    told: tuple[str, ...] = ()
    is_stopped: bool = False


class CopyMaker:
    """Makes marked copies, one after the other; `stop` may be called from any thread."""

    def __init__(
        self,
        place: Path,
        *,
        folder: Path,
        author: str = "",
        reading: Callable[[], HandedInReading] = HandedInReading,
    ) -> None:
        """Be ready.

        Args:
            place: The folder that copies are written into; what is there already stays.
            folder: Where the plans lie that were handed in; nothing is written there.
            author: The teacher; where it is empty, whom the plan names.
            reading: Makes what reads and copies files in a process with limits.

        Raises:
            InvalidOptionError: the copies would lie among what the students handed in.
        """
        check_apart(place, folder)
        self._place, self._folder, self._author = place, folder, author
        self._reading = reading()

    def make(
        self,
        rows: Iterable[Row],
        reviews: Mapping[RowKey, Review],
        made: datetime,
        *,
        progress: Progress = lambda _done, _of: None,
    ) -> CopiesMade:
        """Make a copy of each of these plans about which something was said.

        `made` is in UTC. `progress` is told on this thread.
        """
        wishes = copies_wanted(rows, reviews)
        written: list[Path] = []
        told: list[str] = []
        with self._reading as reading:
            for done, wish in enumerate(wishes):
                progress(done, len(wishes))
                try:
                    copying = _Copying(wish, reading, self._path_of(wish.file))
                    path, odd = copying.write(self._place, made, self._author)
                except ReadingStoppedError:
                    return CopiesMade(tuple(written), tuple(told), is_stopped=True)
                except WorkbenchError as error:
                    told.append(f"{wish.row.student}: {error.message()}")
                else:
                    written.append(path)
                    told.extend(f"{wish.row.student}: {each}" for each in odd)
            progress(len(wishes), len(wishes))
        return CopiesMade(tuple(written), tuple(told))

    def stop(self) -> None:
        """Make no more copies; those that are written stay."""
        self._reading.stop()

    def _path_of(self, file: FilePath) -> Path:
        return self._folder.joinpath(*file.folders, file.name)


def copies_wanted(rows: Iterable[Row], reviews: Mapping[RowKey, Review]) -> tuple[CopyWish, ...]:
    """Return which plans are to be copied: those with a file, about which something was said.

    Copies are called like the file, with the student in front where several are called the same.
    """
    wanted = [
        (row, row.file, review)
        for row in rows
        if row.file is not None
        and (review := reviews.get(key_of(row))) is not None
        and review.is_begun
    ]
    stems = [file.name.rpartition(".")[0] for _, file, _ in wanted]
    return tuple(
        CopyWish(row, file, review, stem if stems.count(stem) == 1 else f"{_who(row)} {stem}")
        for (row, file, review), stem in zip(wanted, stems, strict=True)
    )


def teacher_in(own: Path) -> str:
    """Return who is named as the teacher in a library; empty where nobody is."""
    return preferences_in(own).student.teacher


def _who(row: Row) -> str:
    plan = row.read.plan if row.read else None
    return (plan.who if plan else "") or row.student


class _Copying:
    """The making of one copy."""

    def __init__(self, wish: CopyWish, reading: HandedInReading, path: Path) -> None:
        self._wish, self._reading, self._path = wish, reading, path

    def write(self, place: Path, made: datetime, author: str) -> tuple[Path, list[str]]:
        """Write the copy, and return its place and what is odd about it, in sentences.

        Raises:
            UnreadableFileError: the file cannot be read or copied, or it is not what was marked.
            OutputUnwritableError: the copy cannot be written.
            DiskFullError: there is no room for it.
            ReadingStoppedError: it is not wanted any more.
        """
        plan = self._plan()
        # As it is read again: the same words in their usual form.
        said = replace(self._wish.review, student=self._wish.who)
        review = review_from_json(review_to_json(said))
        wanted = places_wanted(review, self._paragraphs(review))
        paper = self._reading.copy_paper(self._path, wanted, _marks(review))
        sheet = FeedbackSheet(
            review.student,
            plan.student.class_name,
            plan.question,
            review,
            numbered(review, paper),
            author or plan.student.teacher,
            made,
            text_size_of(paper),
        )
        from workbench.export.pdf.writing import unprintable_review

        odd = [f"{each.message()}." for each in unprintable_review(sheet)]
        try:
            with TemporaryDirectory(ignore_cleanup_errors=True) as name:
                data, copied = self._copied(Path(name), sheet, paper)
        except OSError as error:
            why = "this PC has no room for what is written meanwhile"
            raise OutputUnwritableError(self._wish.name, why) from error
        if copied.is_cleaned:
            odd.append("What the PDF would have done by itself is not in the copy.")
        path = unused_name(place / f"{safe_file_name(self._wish.name)}{COPY_ENDING}")
        return write_file(path, data).path, odd

    def _paragraphs(self, review: Review) -> dict[str, str]:
        """Return the words of an answer by the names of its paragraphs, where they are wanted."""
        if all(each.place.paragraph is None for each in review.stamps):
            return {}
        outline = self._reading.read(self._path, is_outlined=True).outline
        pieces = outline.pieces if outline is not None else ()
        return {each.name: each.words for each in pieces if each.place.paragraph is not None}

    def _plan(self) -> HandedInPlan:
        """Return the plan, if it is the one that was marked."""
        plan, name = self._wish.plan, self._path.name
        if plan is None:
            raise UnreadableFileError(name, "has no plan inside that could be given back", _AGAIN)
        if plan.version != self._wish.review.version:
            raise UnreadableFileError(
                name, "was changed since it was marked", "look at the plan in Review once more"
            )
        return plan

    def _copied(self, folder: Path, sheet: FeedbackSheet, paper: CopyPaper) -> tuple[bytes, Copied]:
        """Have the copy written into a folder of our own, and return it once it was read again."""
        from workbench.export.pdf.writing import draw_stamps, write_review
        from workbench.importers.handed_in.copying import (
            COPY,
            FEEDBACK,
            STAMPS,
            stamps_to_json,
        )

        feedback = write_review(sheet, language=LANGUAGE)
        stamps = stamps_to_json(draw_stamps(sheet, paper))
        (folder / FEEDBACK).write_bytes(feedback)
        (folder / STAMPS).write_text(json.dumps(stamps), encoding="utf-8")
        (folder / REVIEW_INSIDE).write_bytes(json_bytes(review_to_json(sheet.review)))
        copied = self._reading.write_copy(self._path, folder)
        self._check(folder / COPY, sheet.review, copied.pages)
        return read_bytes(folder / COPY, _LARGEST), copied

    def _check(self, copy: Path, review: Review, pages: int) -> None:
        """Say so where the copy is not what it should be, once it is read again."""
        read = self._reading.read(copy)
        acts = any(each.kind is DoubtKind.ACTIVE for each in read.doubts)
        if acts or read.plan != self._wish.plan or read.review != review or read.pages != pages:
            raise UnreadableFileError(
                self._path.name, "cannot be copied as a whole", "give back the review file instead"
            )


def _marks(review: Review) -> tuple[str, ...]:
    return tuple({each.place.mark: None for each in review.stamps if each.place.mark is not None})
