# SPDX-License-Identifier: MIT
"""Word documents as pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workbench.importers.page import Document, Page
from workbench.importers.page_building import PageBuilder
from workbench.importers.readers.office.drawing_names import R
from workbench.importers.readers.office.margins import write_blocks
from workbench.importers.readers.office.package import (
    Package,
    Relation,
    opened_package,
    other_package,
)
from workbench.importers.readers.office.pages import add_furniture, checked, lines_in
from workbench.importers.readers.office.paragraph_building import (
    PARAGRAPHS_LIMIT,
    paragraph_counter,
)
from workbench.importers.readers.office.pictures import PictureParts
from workbench.importers.readers.office.xml_parts import XmlElement, too_long
from workbench.importers.readers.word.body import BodyReader, Reading
from workbench.importers.readers.word.lists import Lists
from workbench.importers.readers.word.names import PARAGRAPH, W
from workbench.importers.readers.word.notes import Notes
from workbench.importers.readers.word.styles import Styles

_KIND = "a Word document"
_REMEDY = "save it as .docx"
_EVERY_PAGE = "stands on every page"


def word_page(document: Document) -> Page:
    """Return the page in a Word document, as somebody sees it who accepted every change in it.

    Text boxes come with the paragraph they are fixed to, notes behind the paragraph that points to
    them, what stands on every page once at the end. Hidden words, comments and macros are left
    away. A paragraph that is set in further than those around it, or set to the right, begins with
    a no-break space: that is often the only sign of an attribution.

    Raises:
        UnreadableFileError: it is no Word document, locked, damaged, or made to do harm.
    """
    with opened_package(document, _KIND, _REMEDY) as package:
        part = package.main_part(_KIND)
        root = package.xml(part)
        body = root.find(f"{W}body")
        if body is None:
            raise other_package(package, _KIND)
        document.progress(0.1)
        total = _paragraphs_in(root, package.name)
        builder = PageBuilder()
        relations = package.relations(part)
        reading = Reading(
            package,
            PictureParts(document, package),
            Styles(_related(package, relations, "styles")),
            Lists(_related(package, relations, "numbering")),
            builder.warn,
            paragraph_counter(document, total),
        )
        notes = Notes(dict(_notes_of(package, relations)))
        write_blocks(builder, BodyReader(reading, part, notes).blocks(body))
        add_furniture(builder, _running_lines(reading, root, relations), _EVERY_PAGE)
    document.progress(1.0)
    return checked(builder, package.name)


def _paragraphs_in(root: XmlElement, name: str) -> int:
    total = sum(1 for _ in root.iter(PARAGRAPH))
    if total > PARAGRAPHS_LIMIT:
        raise too_long(name)
    return total


def _related(package: Package, relations: Mapping[str, Relation], kind: str) -> XmlElement | None:
    part = package.related(relations, kind)
    return package.xml(part) if part is not None else None


def _notes_of(
    package: Package, relations: Mapping[str, Relation]
) -> Iterator[tuple[str, tuple[str, XmlElement]]]:
    for kind in ("footnote", "endnote"):
        part = package.related(relations, f"{kind}s")
        if part is not None:
            root = package.xml(part)
            _paragraphs_in(root, package.name)
            yield kind, (part, root)


def _running_lines(
    reading: Reading, root: XmlElement, relations: Mapping[str, Relation]
) -> Iterator[str]:
    """Yield what stands at the head and the foot of the pages, section by section."""
    seen: set[str] = set()
    for kind in ("headerReference", "footerReference"):
        for reference in root.iter(f"{W}{kind}"):
            relation = relations.get(reference.get(f"{R}id") or "")
            part = relation.part if relation else None
            if part is None or part in seen or not reading.package.has(part):
                continue
            seen.add(part)
            blocks = BodyReader(reading, part).blocks(reading.package.xml(part))
            yield "\n".join(lines_in(blocks))
