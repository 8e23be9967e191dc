# SPDX-License-Identifier: MIT
"""Words and pages of a file as PDFium, the engine of Chrome and Edge, finds and shows them."""

from __future__ import annotations

import ctypes
from collections.abc import Generator
from contextlib import closing, contextmanager

import pypdfium2
from pypdfium2 import raw

from workbench.domain.documents import PagePicture
from workbench.pdfium import ONE_AT_A_TIME

_AROUND = 3.0
"""Points above and below the letters of a line that still belong to it."""


@contextmanager
def opened(data: bytes) -> Generator[PdfiumReader]:
    """Open a file for reading its words; meanwhile no other thread can open one."""
    with ONE_AT_A_TIME, closing(pypdfium2.PdfDocument(data)) as document:
        yield PdfiumReader(document)


def page_picture(data: bytes, page: int, *, width: int, is_grey: bool = False) -> PagePicture:
    """Return what a page looks like with its highlights and fields, `width` pixels wide.

    Pages count from 0.
    """
    with ONE_AT_A_TIME, closing(pypdfium2.PdfDocument(data)) as document:
        document.init_forms()
        with closing(document[page]) as shown:
            # Rounded down a little: the engine rounds up, and one pixel more would be too wide.
            scale = width / shown.get_width() * (1 - 1e-9)
            with closing(shown.render(scale, grayscale=is_grey, prefer_bgrx=True)) as bitmap:
                return PagePicture(
                    bitmap.width, bitmap.height, bitmap.stride, is_grey, bytes(bitmap.buffer)
                )


class PdfiumReader:
    """Finds words by their place and by their mark; pages count from 0."""

    def __init__(self, document: pypdfium2.PdfDocument) -> None:
        self._document = document

    def characters(self, page: int) -> list[tuple[float, float, str]]:
        """Return each character of a page with the middle of its box, in points."""
        edges = raw.FS_RECTF()
        found: list[tuple[float, float, str]] = []
        with (
            closing(self._document[page]) as opened_page,
            closing(opened_page.get_textpage()) as text,
        ):
            for index in range(text.count_chars()):
                unit = raw.FPDFText_GetUnicode(text.raw, index)
                raw.FPDFText_GetLooseCharBox(text.raw, index, edges)
                x, y = (edges.left + edges.right) / 2, (edges.bottom + edges.top) / 2
                if 0xDC00 <= unit < 0xE000 and found:
                    # Where PDFium counts UTF-16 units, a character may come in two halves.
                    unit = 0x10000 + (ord(found.pop()[2]) - 0xD800) * 0x400 + unit - 0xDC00
                # PDFium gives a hyphen at the end of a line as U+0002.
                found.append((x, y, "-" if unit == 2 else chr(unit)))
        return found

    def mark_at(self, page: int, x: float, y: float) -> int | None:
        """Return the number of the marked content whose words are at a place, in points, or None.

        The place need not be in a letter: a line's whole height counts, and what is between words.
        """
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        with closing(self._document[page]) as opened_page:
            for index in range(raw.FPDFPage_CountObjects(opened_page.raw)):
                drawn = raw.FPDFPage_GetObject(opened_page.raw, index)
                if raw.FPDFPageObj_GetType(drawn) != raw.FPDF_PAGEOBJ_TEXT:
                    continue
                raw.FPDFPageObj_GetBounds(drawn, left, bottom, right, top)
                is_beside = left.value <= x <= right.value
                if is_beside and bottom.value - _AROUND <= y <= top.value + _AROUND:
                    mark = raw.FPDFPageObj_GetMarkedContentID(drawn)
                    if mark >= 0:
                        return int(mark)
        return None

    def text_of_marks(self) -> dict[tuple[int, int], str]:
        """Return for each page and mark the words drawn in it; mark -1 is outside all marks."""
        texts: dict[tuple[int, int], list[str]] = {}
        for number in range(len(self._document)):
            with closing(self._document[number]) as page, closing(page.get_textpage()) as text:
                for index in range(raw.FPDFPage_CountObjects(page.raw)):
                    drawn = raw.FPDFPage_GetObject(page.raw, index)
                    if raw.FPDFPageObj_GetType(drawn) == raw.FPDF_PAGEOBJ_TEXT:
                        mark = raw.FPDFPageObj_GetMarkedContentID(drawn)
                        texts.setdefault((number, mark), []).append(_words(drawn, text.raw))
        return {key: "".join(parts) for key, parts in texts.items()}


def _words(drawn: object, text_page: object) -> str:
    length = raw.FPDFTextObj_GetText(drawn, text_page, None, 0)
    units = (ctypes.c_ushort * (length // 2))()
    raw.FPDFTextObj_GetText(drawn, text_page, units, length)
    return bytes(units).decode("utf-16-le", "replace").rstrip("\0")
