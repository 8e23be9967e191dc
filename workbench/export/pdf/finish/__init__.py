# SPDX-License-Identifier: MIT
"""What ReportLab cannot write: structure, annotations, metadata, attachments, the file itself.

The drawn objects are completed and packed into a file whose form depends on nothing but its input.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from workbench.export.pdf.canvas import Drawing
from workbench.export.pdf.finish.attachments import Packed, attach
from workbench.export.pdf.finish.file import PdfFile, reference, references, string
from workbench.export.pdf.finish.metadata import Metadata, write_metadata
from workbench.export.pdf.finish.tree import WrittenTree, write_tree


@dataclass(frozen=True, slots=True)
class Properties:
    """What the finished file says about itself, and the files in it; `made` is in UTC."""

    title: str
    author: str
    language: str
    made: datetime
    attachments: Iterable[Packed] = ()


def finished(drawing: Drawing, properties: Properties) -> bytes:
    """Return the complete file: PDF/UA-1 and PDF/A-3a, the same bytes for the same input.

    Raises:
        KeyError: a link leads to a place that was never drawn.
    """
    drawn = drawing.objects
    file = PdfFile(drawn.bodies)
    tree = write_tree(file, drawing.root, drawn.pages, drawing.destinations)
    metadata = Metadata(properties.title, properties.author, properties.language, properties.made)
    described, information = write_metadata(file, metadata)
    file.extend(
        drawn.catalog,
        f"/StructTreeRoot {reference(tree.root)}/MarkInfo <</Marked true>>"
        f"/Lang {string(properties.language)}/ViewerPreferences <</DisplayDocTitle true>>"
        f"{tree.form}{described}{attach(file, list(properties.attachments), properties.made)}",
    )
    _connect_pages(file, drawn.pages, tree)
    return file.written(catalog=drawn.catalog, information=information)


def _connect_pages(file: PdfFile, pages: Sequence[int], tree: WrittenTree) -> None:
    """Make the pages refer to their annotations and to the elements of their marks."""
    for index, page in enumerate(pages):
        entries = "/Tabs/S"
        if tree.has_marks[index]:
            entries += f"/StructParents {index}"
        if tree.annotations[index]:
            entries += f"/Annots {references(tree.annotations[index])}"
        file.extend(page, entries)
