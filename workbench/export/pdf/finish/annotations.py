# SPDX-License-Identifier: MIT
"""Highlights and links as PDF annotations.

A highlight's tint is in its appearance alone, darkening the page and in no transparency
group: the only form that poppler, PDFium, MuPDF, Ghostscript and pdf.js show alike. A viewer that
hides annotations therefore shows exactly the black-and-white page. There are no pop-ups: viewers
make their own, and PDF/UA has no place for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from workbench.export.pdf.canvas import Destination
from workbench.export.pdf.finish.file import PdfFile, number, numbers, reference, string
from workbench.export.pdf.structure import Box, Highlight, LinkTo

# Printed, and nothing else; PDF/A demands it (ISO 32000-1, table 165).
_PRINTED = 4

# The edge of a tint must not be cut off by the annotation's rectangle.
_MARGIN = 1.0

_NOTHING_PAINTED = b"q Q"

Described = tuple[int, str]
"""A page, counted from 0, and what an annotation on it says of itself."""


def pdf_date(time: datetime) -> str:
    """Return `time`, which is in UTC, as PDF writes it."""
    return f"D:{time:%Y%m%d%H%M%S}+00'00'"


def tinting(file: PdfFile) -> int:
    """Write how tints darken, and return the number of what says so; one serves all highlights."""
    return file.add("<</ExtGState <</Darkening <</Type/ExtGState/BM/Darken/ca 1/CA 1>>>>>>")


def highlights(file: PdfFile, highlight: Highlight, tints: int) -> Iterator[Described]:
    """Yield one annotation for each page that `highlight` touches.

    The first has the mark's own name; those on further pages have `.2`, `.3` … after it. `tints`
    is the number of what says how tints darken. One around a part of a picture is a square without
    a tint, which would change the picture; its outline is drawn on the page.
    """
    tint = " ".join(f"{part:g}" for part in _components(highlight.tint))
    said = (
        f"/Contents {string(highlight.contents)}"
        f"/T {string(highlight.author)}/Subj {string(highlight.subject)}"
        f"/CreationDate {string(pdf_date(highlight.created))}"
        f"/M {string(pdf_date(highlight.modified))}/F {_PRINTED}/C [{tint}]"
    )
    for part, page in enumerate(sorted(highlight.areas), 1):
        boxes = highlight.areas[page]
        name = highlight.name if part == 1 else f"{highlight.name}.{part}"
        left, bottom, right, top = _around(boxes)
        rectangle = numbers((left - _MARGIN, bottom - _MARGIN, right + _MARGIN, top + _MARGIN))
        appearance = file.add_stream(
            f"/Type/XObject/Subtype/Form/BBox {rectangle}/Resources {reference(tints)}",
            _NOTHING_PAINTED if highlight.is_outline else _appearance(boxes, tint),
        )
        kind = (
            "/Subtype/Square/BS <</W 0>>"
            if highlight.is_outline
            else f"/Subtype/Highlight/QuadPoints {_corners(boxes)}"
        )
        body = (
            f"/Type/Annot{kind}/Rect {rectangle}"
            f"/NM {string(name)}{said}/AP <</N {reference(appearance)}>>"
        )
        yield page, body


def links(
    link: LinkTo, pages: Sequence[int], destinations: Mapping[str, Destination]
) -> Iterator[Described]:
    """Yield one annotation for each page that `link` touches.

    Raises:
        KeyError: the link leads to a place that was never drawn.
    """
    for page in sorted(link.areas):
        place = destinations[link.destination]
        boxes = link.areas[page]
        body = (
            f"/Type/Annot/Subtype/Link/Rect {numbers(_around(boxes))}"
            f"/QuadPoints {_corners(boxes)}/Border [0 0 0]/F {_PRINTED}"
            f"/Contents {string(link.contents)}"
            f"/Dest [{reference(pages[place.page])}/XYZ 0 {place.top:.2f} 0]"
        )
        yield page, body


def _appearance(boxes: Iterable[Box], tint: str) -> bytes:
    # Darken, not Multiply: where marks overlap, tints must not add up to mud. PDFium, poppler,
    # Ghostscript and MuPDF show both alike, as long as there is no transparency group.
    painting = [f"/Darkening gs {tint} rg"]
    for left, bottom, right, top in boxes:
        painting.append(f"{left:.2f} {bottom:.2f} {right - left:.2f} {top - bottom:.2f} re f")
    return "\n".join(painting).encode("ascii")


def _around(boxes: Iterable[Box]) -> Box:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return Box(min(lefts), min(bottoms), max(rights), max(tops))


def _corners(boxes: Iterable[Box]) -> str:
    """Return the corners upper left, upper right, lower left, lower right of each box.

    The standard asks for another order, which no viewer follows.
    """
    corners = []
    for box in boxes:
        left, bottom, right, top = map(number, box)
        corners.append(f"{left} {top} {right} {top} {left} {bottom} {right} {bottom}")
    return f"[{' '.join(corners)}]"


def _components(colour: str) -> list[float]:
    """Return red, green and blue of `#RRGGBB`, each between 0 and 1."""
    return [round(int(colour[start : start + 2], 16) / 255, 3) for start in (1, 3, 5)]
