# SPDX-License-Identifier: MIT
"""Where on the pages of one of our own files things are: words, marks, what is under a pointer.

Places are fractions of a page from its top left, as somebody sees them.
"""

from __future__ import annotations

from io import BytesIO

import pikepdf

from workbench.domain.documents import (
    MOST_PLACES,
    MarkOnPage,
    PageArea,
    PageSpot,
    marks_of_pieces,
)
from workbench.domain.identifiers import AnnotationId
from workbench.export.pdf.ink import PAGE_HEIGHT, PAGE_WIDTH
from workbench.export.pdf.pdfium import opened
from workbench.export.pdf.reading import boxes_of
from workbench.export.pdf.structure import NOTE_ID, ROW_ID, Box
from workbench.pdfium import places_of_words

_MARKS = ("/Highlight", "/Square")


def find_words(data: bytes, words: str) -> tuple[tuple[PageArea, ...], ...]:
    """Return each place where `words` stand, capitals or not, with an area for each line."""
    return tuple(
        tuple(PageArea.between(number, *corners) for corners in lines)
        for number, lines in places_of_words(data, words, most=MOST_PLACES)
    )


def marks_on_pages(data: bytes) -> tuple[MarkOnPage, ...]:
    """Return the marks of a file in the order of its pages, from top to bottom."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return marks_of_pieces(
            _piece(number, annotation)
            for number, page in enumerate(pdf.pages)
            for annotation in page.obj.get("/Annots", [])
            if str(annotation.get("/Subtype")) in _MARKS
        )


def spot_at(data: bytes, number: int, x: float, y: float) -> PageSpot:
    """Return what is at a place of page `number`, counted from 0.

    A link comes before a mark, and a mark before the note that stands there.
    """
    with pikepdf.open(BytesIO(data)) as pdf:
        page = pdf.pages[number]
        marks: list[tuple[float, str]] = []
        for annotation in page.obj.get("/Annots", []):
            areas = [_area(number, box) for box in _boxes(annotation)]
            if not any(area.holds(x, y) for area in areas):
                continue
            if annotation.get("/Subtype") == "/Link":
                return PageSpot(goes_to=_goal(pdf, annotation))
            if str(annotation.get("/Subtype")) in _MARKS:
                size = sum(area.width * area.height for area in areas)
                marks.append((size, _mark_of(annotation)))
        if marks:
            # Where marks overlap, the smallest is meant.
            return PageSpot(AnnotationId(min(marks)[1]))
        note = _note_at(pdf, data, number, x, y)
        return PageSpot(AnnotationId(note) if note else None)


def _note_at(pdf: pikepdf.Pdf, data: bytes, number: int, x: float, y: float) -> str | None:
    """Return the id of the mark whose note or row of the table has words at a place."""
    place = x * PAGE_WIDTH, (1 - y) * PAGE_HEIGHT
    with opened(data) as seen:
        mark = seen.mark_at(number, *place)
    if mark is None:
        return None
    parents = pdf.Root.StructTreeRoot.ParentTree.Nums
    element = dict(zip(map(int, parents[::2]), parents[1::2], strict=True))[number][mark]
    while "/P" in element:
        identifier = str(element.get("/ID", ""))
        for prefix in (NOTE_ID, ROW_ID):
            if identifier.startswith(prefix):
                return identifier.removeprefix(prefix)
        element = element.P
    return None


def _goal(pdf: pikepdf.Pdf, link: pikepdf.Object) -> PageArea:
    page, _, _, top, _ = link.Dest
    number = next(at for at, each in enumerate(pdf.pages) if each.obj.objgen == page.objgen)
    return PageArea(number, 0.0, 1 - float(top) / PAGE_HEIGHT, 1.0, 0.0)


def _mark_of(annotation: pikepdf.Object) -> str:
    # A mark that goes on over a page is told apart by a number.
    return str(annotation.get("/NM", "")).partition(".")[0]


def _piece(number: int, annotation: pikepdf.Object) -> MarkOnPage:
    said = str(annotation.get("/Contents", "")).partition(":")[0]
    areas = tuple(_area(number, box) for box in _boxes(annotation))
    return MarkOnPage(AnnotationId(_mark_of(annotation)), said, areas)


def _boxes(annotation: pikepdf.Object) -> tuple[Box, ...]:
    return boxes_of(annotation) or (Box(*(float(edge) for edge in annotation.Rect)),)


def _area(number: int, box: Box) -> PageArea:
    return PageArea.between(
        number,
        box.left / PAGE_WIDTH,
        1 - box.top / PAGE_HEIGHT,
        box.right / PAGE_WIDTH,
        1 - box.bottom / PAGE_HEIGHT,
    )
