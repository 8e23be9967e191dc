# SPDX-License-Identifier: MIT
"""Where words and the student's marks are on the pages of a handed-in file.

To be found in the process that reads strangers' files; the answers are checked by whoever asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from workbench.domain.documents import MOST_PLACES, MarkOnPage, PageArea, marks_of_pieces
from workbench.domain.errors import UnreadableFileError
from workbench.domain.handed_in.comparing import is_name_of_ours
from workbench.domain.handed_in.remarks import Frame
from workbench.domain.identifiers import AnnotationId
from workbench.domain.text import one_line
from workbench.importers.file_bytes import read_bytes
from workbench.importers.handed_in.notes import annotations_of, frames_of
from workbench.importers.handed_in.objects import FAULTS, Found, frame_in, name_in, text_in
from workbench.importers.handed_in.reading import LARGEST_FILE, opened_file
from workbench.pdfium import places_of_words

_MARKS = frozenset({"Highlight", "Square"})
"""What our exports put where a mark is."""

_LONGEST_WORDS = 200
_LONGEST_NAME = 40
_FARTHEST = 10_000.0
"""Widths of a page: nobody would see what is farther away."""


def words_on_pages(path: Path, words: str) -> tuple[tuple[PageArea, ...], ...]:
    """Return each place where `words` stand, capitals or not, with an area for each line.

    Raises:
        UnreadableFileError: the file cannot be read.
    """
    import pypdfium2

    data = read_bytes(path, LARGEST_FILE)
    try:
        found = places_of_words(data, words[:_LONGEST_WORDS], most=MOST_PLACES)
    except (pypdfium2.PdfiumError, ValueError, OverflowError, ZeroDivisionError) as error:
        raise UnreadableFileError(
            path.name, "has pages that cannot be looked through", "open it in another program"
        ) from error
    return tuple(
        tuple(PageArea.between(page, *corners) for corners in lines) for page, lines in found
    )


def marks_on_pages(path: Path) -> tuple[MarkOnPage, ...]:
    """Return the student's marks in the order of the pages, from top to bottom.

    Raises:
        UnreadableFileError: the file cannot be read.
    """
    with opened_file(path) as (pdf, _):
        pages = list(pdf.pages)
        sizes = [_size_of(page) for page in pages]
        return marks_of_pieces(
            _piece(number - 1, sizes[number - 1], annotation)
            for number, annotation in annotations_of(pages)
            if name_in(annotation, "/Subtype") in _MARKS
            if is_name_of_ours(text_in(annotation, "/NM"), frozenset())
        )


def _piece(page: int, size: Frame | None, annotation: Found) -> MarkOnPage:
    # A mark that goes on over a page is told apart by a number.
    key = text_in(annotation, "/NM").partition(".")[0]
    said = one_line(text_in(annotation, "/Contents")).partition(":")[0]
    areas = tuple(_areas(page, size, annotation))
    return MarkOnPage(AnnotationId(key), said[:_LONGEST_NAME], areas)


def _size_of(page: Found) -> Frame | None:
    corners: list[float] = []
    with suppress(*FAULTS):
        corners = [float(each) for each in page.mediabox]
    if len(corners) != 4 or corners[2] <= corners[0] or corners[3] <= corners[1]:
        return None
    return corners[0], corners[1], corners[2], corners[3]


def _areas(page: int, size: Frame | None, annotation: Found) -> Iterator[PageArea]:
    if size is None:
        return
    whole = frame_in(annotation, "/Rect")
    frames = tuple(frames_of(annotation)) or ((whole,) if whole is not None else ())
    width, height = size[2] - size[0], size[3] - size[1]
    for left, bottom, right, top in frames:
        yield PageArea.between(
            page,
            (left - size[0]) / width,
            1 - (top - size[1]) / height,
            (right - size[0]) / width,
            1 - (bottom - size[1]) / height,
        )


# Between the processes


def words_to_json(found: Sequence[Sequence[PageArea]]) -> dict[str, Any]:
    """Return places of words as a value that JSON can hold."""
    return {"words": [_areas_to_json(areas) for areas in found]}


def words_from_json(answer: dict[str, Any]) -> tuple[tuple[PageArea, ...], ...]:
    """Return the places in an answer of the other process.

    Raises:
        ValueError: one is none; a missing or strange member raises one of `draft_json.FAULTS`.
    """
    return tuple(_areas_from_json(each) for each in answer["words"][:MOST_PLACES])


def marks_to_json(marks: Sequence[MarkOnPage]) -> dict[str, Any]:
    """Return marks as a value that JSON can hold."""
    return {"marks": [[x.mark, x.name, _areas_to_json(x.areas)] for x in marks]}


def marks_from_json(answer: dict[str, Any]) -> tuple[MarkOnPage, ...]:
    """Return the marks in an answer of the other process.

    Raises:
        ValueError: one is none; a missing or strange member raises one of `draft_json.FAULTS`.
    """
    return tuple(
        MarkOnPage(AnnotationId(str(mark)), str(name)[:_LONGEST_NAME], _areas_from_json(areas))
        for mark, name, areas in answer["marks"]
    )


def _areas_to_json(areas: Sequence[PageArea]) -> list[list[float]]:
    return [[x.page, x.left, x.top, x.width, x.height] for x in areas]


def _areas_from_json(areas: Any) -> tuple[PageArea, ...]:  # noqa: ANN401 – JSON
    found = tuple(PageArea(int(page), *map(float, edges)) for page, *edges in areas)
    edges = (edge for x in found for edge in (x.left, x.top, x.width, x.height))
    if not found or not all(abs(edge) <= _FARTHEST for edge in edges):
        raise ValueError("no place")
    return found
