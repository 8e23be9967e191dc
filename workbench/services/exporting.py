# SPDX-License-Identifier: MIT
"""Write plans and packs to files."""

from __future__ import annotations

import errno
import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench import files
from workbench.domain.documents import ExportOptions, PlanDocument
from workbench.domain.errors import DiskFullError, OutputUnwritableError
from workbench.domain.identifiers import PackId, SourceId
from workbench.domain.plans import Plan
from workbench.domain.readings import for_enquiry
from workbench.domain.sources import Pack
from workbench.services import catalogues
from workbench.services.documenting import PlanMaterial, plan_bundle, plan_document
from workbench.services.framing import framework_in
from workbench.services.preferring import preferences_in

if TYPE_CHECKING:
    from workbench.storage.library import Library

ENDINGS = (".pdf", ".docx", ".json")

_LOG = logging.getLogger(__name__)
_FULL = {errno.ENOSPC, errno.EDQUOT}


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written and read again: its place, bytes, and what could not be printed.

    `pages` is None for files that have no pages.
    """

    path: Path
    size: int
    pages: int | None = None
    unprintable: tuple[str, ...] = ()


class ExportingService:
    """Make documents from plans, and files from documents and packs."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def material(
        self,
        plan: Plan,
        *,
        framework_id: str = catalogues.DEFAULT_FRAMEWORK,
        labels: tuple[str, ...] | None = None,
    ) -> PlanMaterial:
        """Return everything the document of `plan` is made from, as it is at this moment.

        Raises:
            NotFoundError: there is no such framework.
        """
        pack, annotations, enquiries, links, dismissals, framework = self._library.read(
            lambda unit: (
                unit.packs.get(plan.pack_id),
                unit.annotations.of_pack(plan.pack_id),
                unit.enquiries.of_pack(plan.pack_id),
                unit.links.of_pack(plan.pack_id),
                unit.dismissals.of_pack(plan.pack_id),
                framework_in(unit, framework_id),
            )
        ).result()
        chosen = preferences_in(self._library.folder)
        asked = plan.enquiry.id
        known = frozenset((asked, *(each.id for each in enquiries)))
        return PlanMaterial(
            pack=pack,
            plan=plan,
            annotations=tuple(for_enquiry(each, asked, known) for each in annotations),
            framework=framework,
            board=catalogues.board(plan.enquiry.board),
            pictures=self._pictures(pack),
            labels=labels,
            links=links,
            dismissals=dismissals,
            checks_off=chosen.checks_off,
            exam=chosen.exam,
        )

    def write_plan(
        self, material: PlanMaterial, path: Path, *, options: ExportOptions, made: datetime
    ) -> Written:
        """Write the plan as the ending of `path` says: `.pdf`, `.docx` or `.json`.

        The old file stays until the new one is complete, on disk and read again.

        Raises:
            OutputUnwritableError: the file cannot be written, or its ending is none of these.
            DiskFullError: there is no room for it.
            UnknownReferenceError: the plan points to something that is not there.
        """
        return write_plan_file(material, path, options=options, made=made)

    def write_pack(self, pack_id: PackId, path: Path) -> Written:
        """Write a pack file to hand on: the pack, its pictures, and the framework in use.

        A framework that ships with the application goes without saying.

        Raises:
            OutputUnwritableError: the file cannot be written.
            DiskFullError: there is no room for it.
        """
        from workbench.export.pack_file import pack_file, verify_pack_file

        in_use = preferences_in(self._library.folder).framework
        pack, enquiries, own, papers = self._library.read(
            lambda unit: (
                unit.packs.get(pack_id),
                unit.enquiries.of_pack(pack_id),
                unit.frameworks.find(in_use),
                unit.set_papers.of_pack(unit.packs.get(pack_id)),
            )
        ).result()
        frameworks = (own.framework,) if own else ()
        content = pack_file(
            pack, self._media(pack), enquiries, frameworks=frameworks, papers=papers
        )
        return write_file(path, content, verify=verify_pack_file)

    def _pictures(self, pack: Pack) -> dict[SourceId, bytes]:
        shown = {x.id: x.picture.file for x in pack.sources if x.picture and x.picture.file}
        return {source_id: self._library.media.read(name) for source_id, name in shown.items()}

    def _media(self, pack: Pack) -> dict[str, bytes]:
        names = {name for each in pack.sources if each.picture for name in each.picture.files}
        return {name: self._library.media.read(name) for name in sorted(names)}


def write_plan_file(
    material: PlanMaterial, path: Path, *, options: ExportOptions, made: datetime
) -> Written:
    """Write what was looked up, as `ExportingService.write_plan` does; no library is asked.

    Raises:
        OutputUnwritableError: the file cannot be written, or its ending is none of ours.
        DiskFullError: there is no room for it.
        UnknownReferenceError: the plan points to something that is not there.
    """
    check_output(path)
    ending = path.suffix.lower()
    if ending == ".json":
        return write_file(path, _json(plan_bundle(material)), verify=_verify_json)
    if ending == ".docx" and material.script is not None:
        raise OutputUnwritableError(path.name, "the answer of a practice is written as a PDF")
    write = _write_pdf if ending == ".pdf" else _write_docx
    return write(plan_document(material, options=options, made=made), path)


def check_output(path: Path) -> None:
    """Say at once what would keep a plan from being written to `path`, as far as one can know.

    Raises:
        OutputUnwritableError: its ending is none of ours, or its folder does not exist.
    """
    check_place(path, ENDINGS)


def check_place(path: Path, endings: Sequence[str]) -> None:
    """Say at once what would keep a file with one of `endings` from being written to `path`.

    Raises:
        OutputUnwritableError: its ending is none of these, or its folder does not exist.
    """
    if path.suffix.lower() not in endings:
        raise OutputUnwritableError(path.name, f"its name ends in none of {', '.join(endings)}")
    if not path.absolute().parent.is_dir():
        raise OutputUnwritableError(path.name, "its folder does not exist")


def write_file(
    path: Path,
    data: bytes,
    *,
    verify: Callable[[Path], None] | None = None,
) -> Written:
    """Put `data` into the file `path`: completely, durably, and old or new at every moment.

    It counts as written when it was read again and, with `verify`, found to be what it should be.

    Raises:
        OutputUnwritableError: the file cannot be written.
        DiskFullError: there is no room for it.
    """

    def check(written: Path) -> None:
        if written.read_bytes() != data:
            raise OSError(errno.EIO, "what was written is not what can be read")
        if verify is not None:
            verify(written)

    try:
        files.write_durably(path, data, verify=check)
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFullError(path.name) from error
        raise OutputUnwritableError(path.name, _reason(path, error)) from error
    return Written(path=path, size=len(data))


def _write_pdf(document: PlanDocument, path: Path) -> Written:
    from workbench.export.pdf import verify
    from workbench.export.pdf.reading import page_count
    from workbench.export.pdf.writing import unprintable, write_plan

    missing = tuple(each.message() for each in unprintable(document))
    data = write_plan(document)
    for problem in verify.problems(data):
        # The file can be read and handed in all the same, so the student gets it.
        _LOG.error("An exported PDF is not as it should be: %s", problem)
    pages = page_count(data)
    return replace(write_file(path, data), pages=pages, unprintable=missing)


def _write_docx(document: PlanDocument, path: Path) -> Written:
    from workbench.export.docx import verify_docx, write_docx

    return write_file(path, write_docx(document), verify=verify_docx)


def _json(value: Any) -> bytes:  # noqa: ANN401 – JSON
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True).encode()


def _verify_json(path: Path) -> None:
    json.loads(path.read_bytes())


def _reason(path: Path, error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "the place is read-only or another program has the file open"
    if not path.parent.is_dir():
        return "its folder does not exist"
    if path.is_dir():
        return "there is a folder with this name"
    return "the drive did not answer"
