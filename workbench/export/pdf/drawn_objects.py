# SPDX-License-Identifier: MIT
"""What ReportLab has drawn, as the objects of a file that somebody else writes.

ReportLab's own file has neither room for thousands of structure elements nor a form that takes
little of it. So it is asked for its objects, one by one, and never for a file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reportlab.pdfbase.pdfdoc import format as formatted

from workbench.export.pdf.unicode_maps import unicode_map

_STREAM_END = b"endstream\n"


@dataclass(frozen=True, slots=True)
class DrawnObjects:
    """The objects numbered from 1 on, and the numbers of the pages and of the catalog.

    Streams are bytes, complete with their dictionaries; all other objects are text.
    """

    bodies: tuple[str | bytes, ...]
    pages: tuple[int, ...]
    catalog: int


def drawn_objects(
    canvas: Any,  # noqa: ANN401 – ReportLab has no types
    glyph_words: Mapping[tuple[str, str], str],
) -> DrawnObjects:
    """Return the objects of a canvas whose last page is closed; it cannot be used any more.

    Args:
        canvas: ReportLab's canvas.
        glyph_words: what a character that is no text stands for: (name of the font, character).
    """
    document = canvas._doc  # noqa: SLF001 – what `Canvas.save` does, without the file
    _add_fonts(document, glyph_words)
    document.Reference(document.Catalog)
    document.Outlines.prepare(document, canvas)
    if document.Outlines.ready < 0:
        document.Catalog.Outlines = None
    bodies: list[str | bytes] = []
    # While one object is formatted, further ones may get their numbers.
    while (name := document.numberToId.get(len(bodies) + 1)) is not None:
        bodies.append(_body(formatted(document.idToObject[name], document, toplevel=1)))
    numbers = document.idToObjectNumberAndVersion
    return DrawnObjects(
        bodies=tuple(bodies),
        pages=tuple(numbers[page.name][0] for page in document.Pages.Kids.sequence),
        catalog=numbers[document.Reference(document.Catalog).name][0],
    )


def _body(written: bytes) -> str | bytes:
    if written.endswith(_STREAM_END):
        # PDF/A asks for a line end before this word; what is compressed has none.
        return written.removesuffix(_STREAM_END) + b"\n" + _STREAM_END.rstrip()
    return written.rstrip().decode("latin-1")


def _add_fonts(document: Any, glyph_words: Mapping[tuple[str, str], str]) -> None:  # noqa: ANN401
    """Put the subsets of all fonts into the document.

    WORKAROUND for ReportLab 5.1: its ToUnicode maps give unused slots U+0000, put more than the
    allowed 100 entries in one block, and write characters above U+FFFF with five digits, so that
    PDF/UA is broken and such characters are extracted as others; maps of our own take their place.
    May go when its `makeToUnicodeCMap` does better.
    """
    for font in document.delayedFonts:
        subsets = font.state[document].subsets
        keys = [font.getSubsetInternalName(number, document)[1:] for number in range(len(subsets))]
        font.addObjects(document)
        name = postscript_name(font)
        for key, points in zip(keys, subsets, strict=True):
            words = {
                code: glyph_words.get((name, chr(point)), chr(point))
                for code, point in enumerate(points)
                if point
            }
            reference = document.idToObject[key].ToUnicode
            document.idToObject[reference.name].content = unicode_map(words)


def postscript_name(font: Any) -> str:  # noqa: ANN401
    """Return the name that a ReportLab font gives itself."""
    name = font.face.name
    return name.decode("ascii") if isinstance(name, bytes) else str(name)
