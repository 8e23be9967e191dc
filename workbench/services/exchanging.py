# SPDX-License-Identifier: MIT
"""Hand on the marks of a pack as a file, and take marks in from one."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.domain.annotations import SourcePart
from workbench.domain.errors import (
    AnnotationOutsideTextError,
    NotFoundError,
    UnknownReferenceError,
    UnreadableFileError,
    WorkbenchError,
)
from workbench.domain.frameworks import Framework
from workbench.domain.identifiers import AnnotationId, PackId, SourceId
from workbench.domain.interchange.web_annotations import (
    ReceivedAnnotation,
    annotation_from_json,
    annotations_to_json,
)
from workbench.domain.links import Link
from workbench.domain.sources import Pack
from workbench.domain.tables import MarksMaterial, marks_table, sources_table
from workbench.domain.text import one_line
from workbench.services import receiving
from workbench.services.annotating import placed
from workbench.services.exporting import Written, check_place, write_file

if TYPE_CHECKING:
    from workbench.storage.library import Library
    from workbench.storage.units import UnitOfWork

WEB, TABLE, WORKBOOK, PROJECT = ".jsonld", ".csv", ".xlsx", ".qdpx"
ENDINGS = (WEB, ".json", TABLE, WORKBOOK, PROJECT)
"""How the names of files end that marks can be handed on in."""

_SHORT = 40
"""Characters of a name in a sentence."""

WEB_ENDINGS = (WEB, ".json")
"""How the names of files end that hold Web Annotations."""


@dataclass(frozen=True, slots=True)
class ExchangeMaterial:
    """Everything a file of marks is made from, as it was at one moment.

    `pictures` are the contents of the pictures that are there and wanted, by source, `links` those
    of marks.
    """

    marks: MarksMaterial
    pictures: Mapping[SourceId, bytes] = field(default_factory=dict)
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundMarks:
    """Marks of a file that fit a pack, how many of them are here already, and what does not fit.

    `problems` says for each mark that does not fit the reason, in words that follow “because”.
    """

    pack: Pack
    fitting: tuple[ReceivedAnnotation, ...]
    known: int = 0
    problems: tuple[str, ...] = ()

    @property
    def outcome(self) -> str:
        """What came of it once the fitting ones are kept, in one sentence without a full stop."""
        came = _counted(len(self.fitting), "mark came in", "marks came in")
        if self.known:
            came += f", {self.known} in place of what was here"
        if not self.problems:
            return came
        return f"{came}; {len(self.problems)} did not fit, because {self.problems[0]}"


class ExchangingService:
    """Hand on marks, and find out which marks of a file fit a pack."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def material(
        self, pack_id: PackId, framework: Framework, path: Path | None
    ) -> ExchangeMaterial:
        """Return what a file of the marks of a pack is made from, as it is at this moment.

        Pictures are read where `path`, the file that is meant, has a place for them.

        Raises:
            NotFoundError: there is no such pack.
        """

        def read(unit: UnitOfWork) -> tuple[MarksMaterial, tuple[Link, ...]]:
            enquiries = [*unit.enquiries.of_pack(pack_id)]
            enquiries += [plan.enquiry for plan in unit.plans.of_pack(pack_id)]
            marks = MarksMaterial(
                unit.packs.get(pack_id),
                unit.annotations.of_pack(pack_id),
                framework,
                {each.id: each.text for each in enquiries},
            )
            return marks, unit.links.of_pack(pack_id)

        marks, links = self._library.read(read).result()
        has_pictures = path is not None and path.suffix.lower() == PROJECT
        pictures = self._pictures(marks.pack) if has_pictures else {}
        return ExchangeMaterial(marks, pictures, links)

    def marks_for(self, pack: Pack, path: Path) -> FoundMarks:
        """Return which marks of a file of Web Annotations fit a pack.

        Raises:
            UnreadableFileError: the file cannot be read.
            InvalidDocumentError: it holds no Web Annotations.
        """
        fitting: dict[str, ReceivedAnnotation] = {}
        problems = []
        now = datetime.now(UTC)
        for document in receiving.received_annotations(path):
            try:
                received = annotation_from_json(document)
                mark = placed(pack, received, now=now)
            except WorkbenchError as error:
                problems.append(_reason(error))
                continue
            if mark.id in fitting:
                problems.append("it is in the file twice")
            fitting.setdefault(mark.id, replace(received, id=mark.id))
        return self._told_from_known(pack, tuple(fitting.values()), tuple(problems))

    def _pictures(self, pack: Pack) -> dict[SourceId, bytes]:
        """Return the pictures of a pack; one that is gone or damaged is left out."""
        found = {}
        for source in pack.sources:
            if source.picture is not None and source.picture.file:
                with contextlib.suppress(NotFoundError, UnreadableFileError):
                    found[source.id] = self._library.media.read(source.picture.file)
        return found

    def _told_from_known(
        self, pack: Pack, fitting: tuple[ReceivedAnnotation, ...], problems: tuple[str, ...]
    ) -> FoundMarks:
        """Count the marks that are here; one that another pack has comes in as a new one."""
        sources = {source.id for source in pack.sources}
        ids = [AnnotationId(each.id) for each in fitting if each.id]
        owners = self._library.read(lambda unit: unit.annotations.sources_of(ids)).result()
        elsewhere = {key for key, owner in owners.items() if owner not in sources}
        own = tuple(replace(x, id=None) if x.id in elsewhere else x for x in fitting)
        return FoundMarks(pack, own, len(owners) - len(elsewhere), problems)


def write_marks(material: ExchangeMaterial, path: Path, *, made: datetime) -> Written:
    """Write marks as the ending of `path` says: `.jsonld`, `.json`, `.csv`, `.xlsx` or `.qdpx`.

    The old file stays until the new one is complete, on disk and read again.

    Raises:
        OutputUnwritableError: the file cannot be written, or its ending is none of these.
        DiskFullError: there is no room for it.
    """
    check_ending(path)
    ending = path.suffix.lower()
    if ending in WEB_ENDINGS:
        return write_file(path, _web(material))
    if ending == PROJECT:
        from workbench.export.exchange.project_file import project_file, verify_project_file

        content = project_file(material.marks, material.pictures, made=made)
        return write_file(path, content, verify=verify_project_file)
    marks = replace(material.marks, lines=_lines(material.marks))
    if ending == TABLE:
        from workbench.export.exchange.csv_file import csv_file

        return write_file(path, csv_file(marks_table(marks)))
    from workbench.export.exchange.workbook import verify_workbook, workbook

    content = workbook([marks_table(marks), sources_table(marks)])
    return write_file(path, content, verify=verify_workbook)


def check_ending(path: Path) -> None:
    """Say at once what would keep marks from being written to `path`, as far as one can know.

    Raises:
        OutputUnwritableError: its ending is none of ours, or its folder does not exist.
    """
    check_place(path, ENDINGS)


def _web(material: ExchangeMaterial) -> bytes:
    documents = annotations_to_json(material.marks.annotations, material.links)
    return json.dumps(documents, ensure_ascii=False, indent=1).encode()


def _lines(material: MarksMaterial) -> dict[SourceId, Sequence[int]]:
    """Return where the lines of the texts that have marks begin on paper."""
    from workbench.services.paper_lines import paper_lines

    marked = {
        mark.target.source_id
        for mark in material.annotations
        if mark.target.part is SourcePart.BODY
    }
    sources = (source for source in material.pack.sources if source.id in marked)
    return {source.id: paper_lines(source.body) for source in sources if source.body}


def _reason(error: WorkbenchError) -> str:
    if isinstance(error, UnknownReferenceError):
        return f"there is no {error.what} “{one_line(error.reference)[:_SHORT]}” here"
    if isinstance(error, AnnotationOutsideTextError):
        return f"the {error.part} of Source {error.source_label} does not have its words"
    return "it is not put together as marks are"


def _counted(count: int, one: str, several: str) -> str:
    return f"{count} {one}" if count == 1 else f"{count} {several}"
