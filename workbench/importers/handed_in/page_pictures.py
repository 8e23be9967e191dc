# SPDX-License-Identifier: MIT
"""Pages of a handed-in file as pictures, made in the process that reads strangers' files."""

from __future__ import annotations

import zlib
from base64 import b64decode, b64encode
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.domain.documents import PagePicture
from workbench.domain.errors import UnreadableFileError
from workbench.domain.handed_in.comparing import is_name_of_ours
from workbench.importers.file_bytes import read_bytes
from workbench.importers.handed_in.reading import LARGEST_FILE
from workbench.pdfium import ONE_AT_A_TIME

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

WIDEST = 4_000
"""Pixels of the width of a picture."""

_LONGEST_NAME = 100
_MOST_PIXELS = 24_000_000
_BYTES_OF_PIXEL = 4


def picture_of_page(
    path: Path, page: int, *, width: int, is_as_handed_in: bool = False
) -> PagePicture:
    """Return what a page looks like with all that was written on it; pages count from 0.

    Where it is to be seen `is_as_handed_in`, what was written in other programs and filled in is
    left out; the student's own marks stay.

    Raises:
        UnreadableFileError: the file, or this page of it, cannot be shown.
    """
    import pypdfium2

    data = read_bytes(path, LARGEST_FILE)
    try:
        with ONE_AT_A_TIME, closing(pypdfium2.PdfDocument(data)) as document:
            if not is_as_handed_in:
                document.init_forms()
            with closing(document[page]) as shown:
                if is_as_handed_in:
                    _leave_out_what_was_written(shown)
                across, down = shown.get_size()
                # Rounded down a little: the engine rounds up, which may be one pixel too wide.
                scale = min(width, WIDEST) / across * (1 - 1e-9)
                if across * down * scale * scale > _MOST_PIXELS:
                    scale = (_MOST_PIXELS / (across * down)) ** 0.5
                with closing(shown.render(scale, prefer_bgrx=True)) as bitmap:
                    pixels = bytes(bitmap.buffer)
                    return PagePicture(bitmap.width, bitmap.height, bitmap.stride, False, pixels)
    except (
        pypdfium2.PdfiumError,
        IndexError,
        ValueError,
        OverflowError,
        ZeroDivisionError,
    ) as error:
        raise UnreadableFileError(
            path.name, f"has a page {page + 1} that cannot be shown", "open it in another program"
        ) from error


def _leave_out_what_was_written(page: PdfPage) -> None:
    """Take from an open page all annotations and fields but those of the student's marks.

    Raises:
        ValueError: one does not go.
    """
    from pypdfium2 import raw

    marks = (raw.FPDF_ANNOT_HIGHLIGHT, raw.FPDF_ANNOT_SQUARE)
    for number in reversed(range(raw.FPDFPage_GetAnnotCount(page))):
        annotation = raw.FPDFPage_GetAnnot(page, number)
        is_mark = raw.FPDFAnnot_GetSubtype(annotation) in marks and is_name_of_ours(
            _name_of(annotation), frozenset()
        )
        raw.FPDFPage_CloseAnnot(annotation)
        if not is_mark and not raw.FPDFPage_RemoveAnnot(page, number):
            raise ValueError("an annotation that stays")


def _name_of(annotation: Any) -> str:  # noqa: ANN401 – a pointer of PDFium
    """Return the name of an annotation; empty where it has none, or a longer one than ours."""
    from pypdfium2 import raw

    units = (raw.FPDF_WCHAR * _LONGEST_NAME)()
    length = raw.FPDFAnnot_GetStringValue(annotation, b"NM", units, 2 * _LONGEST_NAME)
    return bytes(units).decode("utf-16-le", "replace").rstrip("\0") if length > 2 else ""


def picture_to_json(picture: PagePicture) -> dict[str, Any]:
    """Return a picture in colour as a value that JSON can hold."""
    packed = b64encode(zlib.compress(picture.pixels, 1)).decode("ascii")
    return {"picture": [picture.width, picture.height, picture.stride, packed]}


def picture_from_json(answer: dict[str, Any]) -> PagePicture:
    """Return the picture in an answer of the other process.

    Raises:
        ValueError: its numbers and its pixels do not fit together; a missing or strange member
            raises one of `draft_json.FAULTS`.
    """
    width, height, stride, packed = answer["picture"]
    width, height, stride = int(width), int(height), int(stride)
    is_sane = width > 0 and height > 0 and width * height <= 2 * _MOST_PIXELS
    if not is_sane or not width * _BYTES_OF_PIXEL <= stride <= width * _BYTES_OF_PIXEL + 64:
        raise ValueError("no picture")
    wanted = stride * height
    unpacking = zlib.decompressobj()
    try:
        pixels = unpacking.decompress(b64decode(packed, validate=True), wanted + 1)
    except zlib.error as error:
        raise ValueError("no picture") from error
    if len(pixels) != wanted:
        raise ValueError("no picture")
    return PagePicture(width, height, stride, False, pixels)
