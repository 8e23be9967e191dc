# SPDX-License-Identifier: MIT
"""Keep a teacher's reviews, and give them out: as a table, and as files for the students.

Each review is a small file below the folder of the teacher's library, one for each folder that was
opened and each student in it. Nothing is ever written where the students' files are.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from workbench import assets
from workbench.domain.enquiries import Level
from workbench.domain.errors import InvalidOptionError, WorkbenchError
from workbench.domain.handed_in.class_table import ClassTable, Row, RowKey, row_key
from workbench.domain.handed_in.outline import PlanOutline
from workbench.domain.interchange.reviews import review_from_json, review_to_json
from workbench.domain.moderation.markers import TwoMarkers
from workbench.domain.moderation.records import Marker
from workbench.domain.moderation.table import moderated_marks
from workbench.domain.review_table import key_of, marks_of_class
from workbench.domain.reviews import Code, CodeBank, Review
from workbench.domain.tables import Table
from workbench.files import safe_file_name, unused_name
from workbench.services import catalogues
from workbench.services.exporting import Written, check_place, write_file
from workbench.services.sidecars import REVIEWS_FOLDER, json_bytes, keep_sidecar

REVIEW_FILE = ".sourcereview"
"""How the names of files end that go back to students."""

TABLE, WORKBOOK = ".csv", ".xlsx"

SECOND_FOLDER = "second"
"""Where those of a second marker are below those of the first for the same folder."""

_ENDING = ".json"
_SCHEMA = "planreview-1.json"
_LONGEST_NAME = 40
_DIGITS = 16


@dataclass(frozen=True, slots=True)
class KnownReviews:
    """The reviews of a folder; `unreadable` names the files that hold none any more."""

    reviews: Mapping[RowKey, Review]
    unreadable: tuple[str, ...] = ()


class ReviewStore:
    """The reviews of one folder with what was handed in, by one of its markers."""

    def __init__(self, own: Path, folder: Path, marker: Marker = Marker.FIRST) -> None:
        """Be ready to keep reviews.

        Args:
            own: The folder of the teacher's library.
            folder: The one that was opened; nothing is written there.
            marker: Whose reviews; those of the other are neither read nor written.
        """
        self.folder = reviews_folder(own, folder)
        if marker is Marker.SECOND:
            self.folder /= SECOND_FOLDER

    def read(self) -> KnownReviews:
        """Return all that was kept for this folder."""
        found: dict[RowKey, Review] = {}
        unreadable: list[str] = []
        for path in sorted(self.folder.glob(f"*{_ENDING}")):
            try:
                review = read_review(path)
            except WorkbenchError:
                unreadable.append(path.name)
            else:
                found[row_key(review.assignment, review.student)] = review
        return KnownReviews(found, tuple(unreadable))

    def keep(self, review: Review) -> Written:
        """Keep a review; the one before it is there until this one is on the disk.

        A file that cannot be read is put aside and never written over.

        Raises:
            OutputUnwritableError: it cannot be written.
            DiskFullError: there is no room for it.
        """
        key = "\n".join(row_key(review.assignment, review.student))
        path = self.folder / f"{_named(review.student, key)}{_ENDING}"
        return keep_sidecar(path, review_to_json(review), read_review)


def reviews_folder(own: Path, folder: Path) -> Path:
    """Return where the library in the folder `own` keeps what is said about `folder`."""
    return own / REVIEWS_FOLDER / _named(folder.name, str(folder.resolve()))


def read_review(path: Path) -> Review:
    """Return the review in a file.

    Raises:
        UnreadableFileError: it cannot be read.
        InvalidDocumentError: it is no review.
    """
    from workbench.importers.json_documents import read_json_document

    return review_from_json(read_json_document(path, _SCHEMA))


def codes() -> CodeBank:
    """Return the codes that ship with the application."""
    data = json.loads(assets.resource("review/codes.json").read_text(encoding="utf-8"))
    found = tuple(_code(each) for each in data["codes"])
    by_name = {each.code: each for each in found}
    return CodeBank(found, tuple(by_name[name] for name in data["most_used"]))


def levels_of(outline: PlanOutline) -> tuple[Level, ...]:
    """Return the levels of the question of a plan, lowest first; none where nobody knows them.

    Those of a mark scheme of one's own come before the board's.
    """
    if outline.levels:
        return outline.levels
    board = catalogues.board(outline.board)
    question = board.question(outline.question) if board and outline.question else None
    return question.levels if question else ()


def write_marks(
    table: ClassTable, reviews: Mapping[RowKey, Review], path: Path, *, folder: Path
) -> Written:
    """Write the marks of a class as the ending of `path` says, `.csv` or `.xlsx`.

    Raises:
        OutputUnwritableError: the file cannot be written, or its ending is none of these.
        DiskFullError: there is no room for it.
        InvalidOptionError: it would lie among what the students handed in.
    """
    return write_marks_table(marks_of_class(table, reviews), path, folder=folder)


def write_moderated_marks(
    table: ClassTable,
    two: TwoMarkers,
    path: Path,
    *,
    folder: Path,
    numbers: Mapping[RowKey, int] | None = None,
) -> Written:
    """Write the marks of two markers, as `write_marks` does; `numbers` stand for hidden names.

    Raises:
        OutputUnwritableError: the file cannot be written, or its ending is none of these.
        DiskFullError: there is no room for it.
        InvalidOptionError: it would lie among what the students handed in.
    """
    return write_marks_table(moderated_marks(table, two, numbers), path, folder=folder)


def write_marks_table(marks: Table, path: Path, *, folder: Path) -> Written:
    """Write a table of marks as the ending of `path` says, `.csv` or `.xlsx`.

    Raises:
        OutputUnwritableError: the file cannot be written, or its ending is none of these.
        DiskFullError: there is no room for it.
        InvalidOptionError: it would lie among what the students handed in.
    """
    check_place(path, (TABLE, WORKBOOK))
    check_apart(path, folder)
    if path.suffix.lower() == TABLE:
        from workbench.export.exchange.csv_file import csv_file

        return write_file(path, csv_file(marks))
    from workbench.export.exchange.workbook import verify_workbook, workbook

    return write_file(path, workbook([marks]), verify=verify_workbook)


def write_review_files(
    rows: Iterable[Row], reviews: Mapping[RowKey, Review], place: Path, *, folder: Path
) -> tuple[Path, ...]:
    """Write the file for each student whose plan was reviewed into the folder `place`.

    Each is called like the PDF it is about, with the student's name in front where several are
    called the same; what is there already stays.

    Raises:
        OutputUnwritableError: a file cannot be written.
        DiskFullError: there is no room for it.
        InvalidOptionError: they would lie among what the students handed in.
    """
    check_apart(place, folder)
    wanted = [(row, review) for row in rows if (review := reviews.get(key_of(row))) is not None]
    wanted = [(row, review) for row, review in wanted if review.is_begun]
    stems = [_stem(row) for row, _ in wanted]
    written: list[Path] = []
    for (row, review), stem in zip(wanted, stems, strict=True):
        name = stem if stems.count(stem) == 1 else f"{row.student} {stem}"
        path = unused_name(place / f"{safe_file_name(name)}{REVIEW_FILE}")
        written.append(write_file(path, json_bytes(review_to_json(review))).path)
    return tuple(written)


def check_apart(path: Path, folder: Path) -> None:
    """Say so where `path` would lie among what the students handed in.

    Raises:
        InvalidOptionError: it would.
    """
    if path.resolve().is_relative_to(folder.resolve()):
        raise InvalidOptionError(
            "place", str(path), "a place outside the folder with what was handed in"
        )


def _stem(row: Row) -> str:
    return row.file.name.rpartition(".")[0] if row.file else row.student


def _named(name: str, key: str) -> str:
    """Return a name for a file that a person can read, and that no other key has."""
    digits = sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
    return f"{safe_file_name(name)[:_LONGEST_NAME].strip(' .')} {digits}"


def _code(data: dict[str, Any]) -> Code:
    return Code(
        data["code"],
        data["meaning"],
        data["next"],
        data["short"],
        tuple(data.get("typed", ())),
    )
