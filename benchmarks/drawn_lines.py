# SPDX-License-Identifier: MIT
"""The words of a finished PDF as they stand on paper, and the least that draws them again.

The least is a bare ReportLab canvas with the same fonts: each line of each font is one string at
its place, each picture one image. Nothing is laid out, tagged, tinted, linked or attached.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from io import BytesIO
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from workbench.export.pdf.fonts import Face, font

_A4 = (595.276, 841.89)
_BLANK, _APART = 0.12, 0.5
"""In em: from here on, a gap between two strings is a blank; from here on, it parts two lines."""


class Line(NamedTuple):
    """Words drawn at one go: their face, size and place on the page in points."""

    face: Face
    size: float
    x: float
    y: float
    text: str


def lines_of(data: bytes) -> list[list[Line]]:
    """Return what stands on each page of a PDF in the project's faces."""
    faces = {font(face).face.name.decode("ascii"): face for face in Face}
    with closing(pypdfium2.PdfDocument(data)) as document:
        return [_joined([*_pieces(page, faces)]) for page in document]


def drawn(pages: Sequence[Sequence[Line]], pictures: Sequence[bytes] = ()) -> bytes:
    """Return a PDF with these lines, the pictures on its first page, and nothing else."""
    target = BytesIO()
    canvas = Canvas(target, pagesize=_A4, initialFontName=Face.PLAIN.value, pageCompression=1)
    for picture in pictures:
        canvas.drawImage(ImageReader(BytesIO(picture)), 0, 0, 300, 200)
    for lines in pages:
        text = canvas.beginText()
        for line in lines:
            text.setFont(line.face.value, line.size)
            text.setTextOrigin(line.x, line.y)
            text.textOut(line.text)
        canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _pieces(page: pypdfium2.PdfPage, faces: dict[str, Face]) -> Iterator[tuple[Line, float]]:
    """Yield each string as the page draws it, with the place where it ends."""
    with closing(page.get_textpage()) as text_page:
        found = page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], textpage=text_page)
        for piece in found:
            face = faces.get(piece.get_font().get_base_name().rpartition("+")[2])
            # PDFium adds blanks and line ends of its own behind the words.
            text = piece.extract().rstrip()
            if face and text:
                matrix = piece.get_matrix()
                size = piece.get_font_size() * matrix.d
                yield Line(face, size, matrix.e, matrix.f, text), piece.get_bounds()[2]


def _joined(pieces: Sequence[tuple[Line, float]]) -> list[Line]:
    """Return the lines that the pieces make; each comes with the place where its ink ends."""
    lines: list[Line] = []
    reached = 0.0
    for piece, end in pieces:
        last = lines[-1] if lines else None
        gap = (piece.x - reached) / piece.size
        if last and _are_alike(last, piece) and -_APART < gap < _APART:
            blank = " " if gap > _BLANK else ""
            lines[-1] = last._replace(text=f"{last.text}{blank}{piece.text}")
        else:
            lines.append(piece)
        reached = end
    return lines


def _are_alike(one: Line, other: Line) -> bool:
    return (one.face, one.size, one.y) == (other.face, other.size, other.y)
