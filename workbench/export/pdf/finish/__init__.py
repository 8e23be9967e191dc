# SPDX-License-Identifier: MIT
"""What ReportLab cannot write: structure, annotations, metadata, attachments, sound fonts.

The drawn file is opened once with pikepdf, completed, and saved in a form that depends on nothing
but its input.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from workbench.domain.documents import Attachment
from workbench.export.pdf.canvas import Drawing
from workbench.export.pdf.finish.attachments import attach
from workbench.export.pdf.finish.fonts import repair_unicode_maps
from workbench.export.pdf.finish.metadata import Metadata, write_metadata
from workbench.export.pdf.finish.saving import saved
from workbench.export.pdf.finish.tree import WrittenTree, write_tree
from workbench.export.pdf.finish.update import Update


@dataclass(frozen=True, slots=True)
class Properties:
    """What the finished file says about itself; `made` is in UTC."""

    title: str
    author: str
    language: str
    made: datetime
    attachments: Sequence[Attachment] = ()


def finished(drawing: Drawing, properties: Properties) -> bytes:
    """Return the complete file: PDF/UA-1 and PDF/A-3a, the same bytes for the same input.

    Raises:
        KeyError: a link leads to a place that was never drawn.
    """
    metadata = Metadata(properties.title, properties.author, properties.language, properties.made)
    data, tree = _with_tree(drawing)
    with pikepdf.open(BytesIO(data)) as pdf:
        _connect(pdf, tree, properties.language)
        repair_unicode_maps(pdf, drawing.glyph_words)
        attach(pdf, properties.attachments, properties.made)
        write_metadata(pdf, metadata)
        return saved(pdf)


def _with_tree(drawing: Drawing) -> tuple[bytes, WrittenTree]:
    with pikepdf.open(BytesIO(drawing.data)) as pdf:
        pages = [page.obj.objgen[0] for page in pdf.pages]
        root = pdf.Root.objgen[0]
        update = Update(first=int(pdf.trailer.Size))
    tree = write_tree(update, drawing.root, pages, drawing.destinations)
    return update.appended_to(drawing.data, root=root), tree


def _connect(pdf: pikepdf.Pdf, tree: WrittenTree, language: str) -> None:
    """Make the catalog and the pages of `pdf` refer to the tree."""
    for number, (page, on_page) in enumerate(zip(pdf.pages, tree.annotations, strict=True)):
        page.obj.Tabs = Name.S
        if tree.has_marks[number]:
            page.obj.StructParents = number
        if on_page:
            page.obj.Annots = Array([pdf.get_object(each, 0) for each in on_page])
    pdf.Root.StructTreeRoot = pdf.get_object(tree.root, 0)
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.Lang = String(language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
