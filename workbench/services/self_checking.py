# SPDX-License-Identifier: MIT
"""Try the whole way once: bring in, mark, plan, write, read back, copy, put back.

It runs on a machine that nobody has tried before, so each step says what it did, and the first that
does not hold says what was expected.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from typing_extensions import override

from workbench.domain.annotations import marked_text
from workbench.domain.documents import ExportOptions
from workbench.domain.errors import WorkbenchError
from workbench.domain.sources import Pack
from workbench.services import keeping
from workbench.services.demonstrating import bundled_pack, keep_example
from workbench.services.documenting import plan_document
from workbench.services.exporting import ExportingService, write_file
from workbench.services.importing import ImportingService, pack_of_drafts, read_drafts

if TYPE_CHECKING:
    from workbench.domain.plans import Plan
    from workbench.storage.library import Library

_MADE = datetime(2026, 1, 15, 12, tzinfo=UTC)


class SelfCheckError(WorkbenchError):
    """A step of the self-check did not give what it should."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem

    @override
    def message(self) -> str:
        """Return what did not hold."""
        return (
            f"The self-check found that {self.problem}; "
            "install the program again, and report this if it happens once more."
        )


def self_check(folder: Path) -> Iterator[str]:
    """Yield a sentence for each step that held; everything happens below `folder`.

    Raises:
        SelfCheckError: a step did not give what it should.
        WorkbenchError: the machine prevented a step.
    """
    library_folder = folder / "library"
    with keeping.open_library(library_folder) as library:
        yield "A new library was made."
        yield _bring_in(library, folder)
        plan = keep_example(library)
        yield "The example pack with its marks and its plan was kept."
        yield _export(library, plan, folder)
        copy = keeping.copy_library(library)
        yield "The library was copied and the copy checked."
    report = keeping.check(library_folder)
    _expect(report.is_sound, f"the library is not sound: {'; '.join(report.problems)}")
    yield f"The library is sound: {sum(report.counts.values())} entries."
    keeping.restore_copy(library_folder, copy)
    with keeping.open_library(library_folder) as library:
        titles = {each.title for each in library.read(lambda unit: unit.packs.summaries()).result()}
        _expect(bundled_pack().title in titles, "the copy that was put back lacks a pack")
    yield "The copy was put back and opened."


def _bring_in(library: Library, folder: Path) -> str:
    pack = bundled_pack()
    page = folder / "page.txt"
    write_file(page, _as_page(pack).encode())
    found = pack_of_drafts(read_drafts([page], pictures=folder / "pictures"))
    wanted = [source for source in pack.sources if source.body]
    _expect(
        [source.label for source in found.sources] == [source.label for source in wanted],
        f"the page gave the sources {', '.join(source.label for source in found.sources)}",
    )
    for one, other in zip(found.sources, wanted, strict=True):
        same = one.attribution == other.attribution
        _expect(same, f"the label of Source {other.label} was not found")
    ImportingService(library).keep(found).result()
    return f"A page was brought in: {len(found.sources)} sources with their labels."


def _as_page(pack: Pack) -> str:
    parts = [pack.title]
    for source in pack.sources:
        if source.body:
            parts += [source.name, source.body, f"\u00a0 {source.attribution}\n"]
    return "\n\n".join(parts)


def _export(library: Library, plan: Plan, folder: Path) -> str:
    from workbench.export.pdf import verify
    from workbench.export.pdf.reading import read_attachments, read_highlights

    service = ExportingService(library)
    material = service.material(plan)
    written = service.write_plan(material, folder / "plan.pdf", options=ExportOptions(), made=_MADE)
    data = written.path.read_bytes()
    problems = verify.problems(data)
    _expect(not problems, "; ".join(problems))
    document = plan_document(material, options=ExportOptions(), made=_MADE)
    read: dict[str, str] = {}
    for highlight in read_highlights(data):
        name = highlight.name.partition(".")[0]
        read[name] = read.get(name, "") + highlight.words
    checked = 0
    for sheet in document.sources:
        for mark in sheet.annotations:
            anchor, text = mark.target.anchor, marked_text(sheet.source, mark.target.part)
            if anchor and text:
                words = "".join(anchor.span.of(text).split())
                found = "".join(read.get(mark.id, "").split())
                _expect(found == words, f"the words of mark {mark.short_id} are not under it")
                checked += 1
    _expect(set(read_attachments(data)) == {"plan.json", "annotations.jsonld"}, "no attachments")
    return f"A PDF of {written.pages} pages was written and read back: {checked} marks in place."


def _expect(holds: object, otherwise: str) -> None:
    if not holds:
        raise SelfCheckError(otherwise)
