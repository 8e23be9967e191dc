# SPDX-License-Identifier: MIT
"""PDFium, the engine of Chrome and Edge, for one thread at a time.

It keeps what it knows in places that all threads share: two calls at once can end the program.
Whoever reads or shows a PDF holds this lock as long as the document is open.
"""

from __future__ import annotations

from contextlib import closing
from threading import Lock

ONE_AT_A_TIME = Lock()
"""Is held by whoever has a PDF open in PDFium."""

Corners = tuple[float, float, float, float]
"""Left, top, right, bottom in fractions of a page, from its top left."""


def places_of_words(data: bytes, words: str, *, most: int) -> list[tuple[int, list[Corners]]]:
    """Return where `words` stand in a PDF, capitals or not, in the order of its pages.

    Each place is a page, counted from 0, and a part of it for each line; `most` are returned.

    Raises:
        pypdfium2.PdfiumError: the file, or a page of it, cannot be read.
    """
    import pypdfium2

    found: list[tuple[int, list[Corners]]] = []
    with ONE_AT_A_TIME, closing(pypdfium2.PdfDocument(data)) as document:
        for number in range(len(document)):
            with (
                closing(document[number]) as page,
                closing(page.get_textpage()) as text,
                closing(text.search(words)) as search,
            ):
                size = page.get_size()
                while len(found) < most and (hit := search.get_next()) is not None:
                    lines = [text.get_rect(at) for at in range(text.count_rects(*hit))]
                    if lines:
                        found.append((number, [_corners(each, *size) for each in lines]))
    return found


def _corners(box: tuple[float, float, float, float], width: float, height: float) -> Corners:
    left, bottom, right, top = box
    return left / width, 1 - top / height, right / width, 1 - bottom / height
