# SPDX-License-Identifier: MIT
"""From a plan to a PDF, beside drawing the very same words with a bare ReportLab canvas."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import drawn_lines
import material
import pikepdf
from measuring import Case

from workbench.domain.documents import ExportOptions
from workbench.domain.enquiries import Enquiry
from workbench.domain.identifiers import EnquiryId, OperationId, PlanId, PointId, new_id
from workbench.domain.plans import AnnotationEvidence, Plan, Point
from workbench.export.pdf.writing import write_plan
from workbench.services import keeping
from workbench.services.annotating import AddAnnotations
from workbench.services.demonstrating import keep_example
from workbench.services.documenting import PlanMaterial, plan_document
from workbench.services.exporting import ExportingService
from workbench.services.importing import ImportingService
from workbench.services.planning import PlanningService
from workbench.storage.library import Library

_SIZES = (14, 40)
"""Sources of the plans that are made up: about 86 pages, and more than anybody hands in."""
_WORDS, _MARKS = 800, 30
"""Of each source in such a plan."""
_WORDS_ALONE = "a ReportLab canvas draws the same lines in the same fonts"
_WITH_PICTURES = "a ReportLab canvas draws the same lines in the same fonts, and the pictures"
_GOAL = 2
_BARE = ExportOptions(attachments=False)


def cases(folder: Path) -> Iterator[Case]:
    """Yield the cases; everything they write is below `folder`."""
    with keeping.open_library(folder / "library") as library:
        service = ExportingService(library)
        example = keep_example(library)
        yield _made("the example plan", service.material(example), ExportOptions())
        yield _exported("the example plan", service, example, folder)
        for sources in _SIZES:
            what = f"a plan with {sources} sources"
            plan = _keep_plan(library, sources)
            yield _made(f"{what}, nothing attached", service.material(plan), _BARE)
            yield _made(what, service.material(plan), ExportOptions())
            yield _exported(what, service, plan, folder)


def _made(what: str, looked_up: PlanMaterial, options: ExportOptions) -> Case:
    document = plan_document(looked_up, options=options, made=material.MADE)
    floor = _Floor(write_plan(document), looked_up)
    return Case(
        f"make the PDF of {what}",
        product=lambda: write_plan(document),
        floor=floor.draw,
        floor_is=floor.what,
        goal=_GOAL,
        describe=_counted,
    )


def _exported(what: str, service: ExportingService, plan: Plan, folder: Path) -> Case:
    """Return the same from the library to the disk, with all checks and a look into the file."""
    path = folder / "plan.pdf"
    options = ExportOptions()

    def export() -> bytes:
        service.write_plan(service.material(plan), path, options=options, made=material.MADE)
        return path.read_bytes()

    floor = _Floor(export(), service.material(plan))
    return Case(
        f"export {what}: look up, make, check, write, read again",
        product=export,
        floor=floor.draw,
        floor_is=floor.what,
        describe=_counted,
    )


class _Floor:
    """The least that draws what a finished PDF says: its lines, and its pictures if it has any."""

    def __init__(self, data: bytes, looked_up: PlanMaterial) -> None:
        self._lines = drawn_lines.lines_of(data)
        self._pictures = tuple(looked_up.pictures.values())
        self.what = _WITH_PICTURES if self._pictures else _WORDS_ALONE

    def draw(self) -> bytes:
        return drawn_lines.drawn(self._lines, self._pictures)


def _counted(data: bytes) -> str:
    with pikepdf.open(BytesIO(data)) as pdf:
        return f"{len(pdf.pages)} pages, {len(data) / 1000:,.0f} kB"


def _keep_plan(library: Library, sources: int) -> Plan:
    """Return a plan on so many sources, kept in `library` with its pack and marks."""
    pack = material.pack(sources, words=_WORDS)
    marks = [mark for source in pack.sources for mark in material.marks(source, _MARKS)]
    ImportingService(library).keep(pack).result()
    library.perform(AddAnnotations(OperationId(new_id()), tuple(marks))).result()
    writer = material.Writer()
    points = tuple(
        Point(
            id=PointId(f"point-{sources}-{number}"),
            point=writer.sentence(),
            evidence=tuple(AnnotationEvidence(mark.id) for mark in marks[number::100]),
            explanation=writer.paragraph(),
            link=writer.sentence(),
        )
        for number in range(4)
    )
    labels = tuple(source.label for source in pack.sources)
    plan = Plan(
        id=PlanId(f"plan-{sources}"),
        pack_id=pack.id,
        enquiry=Enquiry(EnquiryId(f"enquiry-{sources}"), text=writer.sentence(), sources=labels),
        claim=writer.sentence(),
        points=points,
        judgement=writer.paragraph(),
    )
    return PlanningService(library).keep(plan).result()
