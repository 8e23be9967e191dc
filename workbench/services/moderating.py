# SPDX-License-Identifier: MIT
"""Keep what two markers say about one folder, and hand one's marks over to the other."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.domain.errors import UnreadableFileError, WorkbenchError
from workbench.domain.handed_in.class_table import ClassTable, RowKey
from workbench.domain.interchange.moderation import (
    marks_from_json,
    marks_to_json,
    moderation_from_json,
    moderation_to_json,
)
from workbench.domain.moderation.handing_over import HandedMarks
from workbench.domain.moderation.markers import TwoMarkers, versions_of
from workbench.domain.moderation.records import Marker, Moderation
from workbench.domain.refusals import UnsettledMarksError
from workbench.domain.reviews import Review
from workbench.services.exporting import Written, write_file
from workbench.services.marking import KnownReviews, ReviewStore, check_apart, reviews_folder
from workbench.services.sidecars import json_bytes, keep_sidecar

MARKS_FILE = ".sourcemarks"
"""How the names of files end in which one marker's marks go to the other."""

_RECORD = Path("moderation") / "moderation.json"
_SCHEMA = "planmoderation-1.json"
_MARKS_SCHEMA = "reviewmarks-1.json"


@dataclass(frozen=True, slots=True)
class KnownClass:
    """All that was kept for a folder; `unreadable` names the files that hold nothing any more."""

    first: KnownReviews
    second: KnownReviews
    moderation: Moderation
    unreadable: tuple[str, ...] = ()


class ClassKeeper:
    """What two markers say about one folder, written one after the other on a thread of its own.

    So the newest of everything stays, and what was handed over is written before the program ends.
    """

    def __init__(self, own: Path, folder: Path) -> None:
        """Be ready.

        Args:
            own: The folder of the teacher's library.
            folder: The one that was opened; nothing is written there.
        """
        self._stores = {marker: ReviewStore(own, folder, marker) for marker in Marker}
        self.record = reviews_folder(own, folder) / _RECORD
        """Where the moderation is kept."""
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="reviews")

    def read(self) -> KnownClass:
        """Return all that was kept; where the moderation cannot be read, there was none."""
        first, second = (self._stores[marker].read() for marker in Marker)
        unreadable = [*first.unreadable, *second.unreadable]
        moderation = Moderation()
        try:
            moderation = read_moderation(self.record)
        except WorkbenchError:
            if self.record.exists():
                unreadable.append(self.record.name)
        return KnownClass(first, second, moderation, tuple(unreadable))

    def keep(self, review: Review, marker: Marker = Marker.FIRST) -> Future[Written]:
        """Keep a review of one marker; the future raises what `ReviewStore.keep` does."""
        return self._thread.submit(self._stores[marker].keep, review)

    def keep_moderation(self, moderation: Moderation) -> Future[Written]:
        """Keep who marks, what was compared and agreed; a file that cannot be read is put aside.

        The future raises OutputUnwritableError or DiskFullError where it could not be kept.
        """
        data = moderation_to_json(moderation)
        return self._thread.submit(keep_sidecar, self.record, data, read_moderation)


def reviews_to_give_back(own: Path, folder: Path, table: ClassTable) -> dict[RowKey, Review]:
    """Return what goes back to students: what the first marker says, with what was agreed on.

    Args:
        own: The folder of the teacher's library.
        folder: The one with what was handed in.
        table: Its table.

    Raises:
        UnsettledMarksError: two markers differ on plans, and no mark was agreed on.
    """
    known = ClassKeeper(own, folder).read()
    moderation = replace(known.moderation, marker=Marker.FIRST)
    two = TwoMarkers(moderation, known.first.reviews, known.second.reviews, versions_of(table))
    unsettled = len(two.unsettled()) if moderation.is_on else 0
    if unsettled:
        raise UnsettledMarksError(unsettled)
    return two.counting()


def read_moderation(path: Path) -> Moderation:
    """Return the moderation in a file.

    Raises:
        UnreadableFileError: it cannot be read.
        InvalidDocumentError: it is none.
    """
    from workbench.importers.json_documents import read_json_document

    return moderation_from_json(read_json_document(path, _SCHEMA))


def write_handed_marks(marks: HandedMarks, path: Path, *, folder: Path) -> Written:
    """Write one marker's marks for the other.

    Raises:
        OutputUnwritableError: the file cannot be written.
        DiskFullError: there is no room for it.
        InvalidOptionError: it would lie among what the students handed in.
    """
    check_apart(path, folder)
    return write_file(path, json_bytes(marks_to_json(marks)))


def read_handed_marks(path: Path) -> HandedMarks:
    """Return the marks in a file, which may be anybody's.

    Raises:
        UnreadableFileError: it cannot be read, or nothing is in it.
        InvalidDocumentError: it holds no marks.
    """
    from workbench.importers.json_documents import read_json_document

    marks = marks_from_json(read_json_document(path, _MARKS_SCHEMA))
    if not marks.reviews:
        raise UnreadableFileError(path.name, "has no marks in it", "choose another file")
    return marks
