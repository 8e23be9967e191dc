# SPDX-License-Identifier: MIT
"""What is drawn on a page besides words: the places of pictures, and boxes around words."""

from __future__ import annotations

import ctypes
import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pypdfium2 import raw

from workbench.importers.readers.pdf.geometry import Box, Sheet, around

MOST_OBJECTS = 5_000
"""Drawn things of a page that are looked at; a map drawn in lines has as many."""

_DEEPEST = 3
"""Forms within forms that are looked into."""

_LEAST_SIDE = 60.0
"""Points: nothing smaller than a stamp is a source."""

_LEAST_PIXELS = 5_000
_TOUCHING = 2.0
"""Points between the strips into which some programs cut a picture."""

_LEAST_BOX = (80.0, 20.0)
_MOST_OF_PAGE = 0.85
_RECTANGLE = range(4, 7)
"""Strokes of a rectangle's outline: four sides, closed or not."""

_MOST_HASHED = 4_000_000
_SAME_PLACE = 8.0

Matrix = tuple[float, float, float, float, float, float]
_UNMOVED: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Image:
    """A picture on a page, or the strips of one.

    `scale` is how many of its dots go on a point, `digest` tells the same picture at the same place
    of other pages.
    `place` is its number among the objects of the page, or None where it is not one alone.
    """

    box: Box
    dots: int
    scale: float
    digest: str
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """The pictures and boxes of a page; `count` counts all drawn things but words."""

    images: tuple[Image, ...]
    boxes: tuple[Box, ...]
    count: int


def drawn_on(page: Any, sheet: Sheet) -> Drawn:  # noqa: ANN401
    """Return what is drawn on an open page besides words."""
    images: list[Image] = []
    boxes: list[Box] = []
    whole, count = Box(0, 0, sheet.width, sheet.height), 0
    for place, drawn, matrix in _objects(page):
        kind = raw.FPDFPageObj_GetType(drawn)
        count += kind != raw.FPDF_PAGEOBJ_TEXT
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            image = _image(drawn, matrix, sheet, place)
            if image.dots and image.box.meets(whole):
                images.append(image)
        elif kind == raw.FPDF_PAGEOBJ_PATH and matrix is _UNMOVED:
            box = _rectangle(drawn, sheet)
            if box is not None and box.area < _MOST_OF_PAGE * whole.area:
                boxes.append(box)
    found = [_within(image, whole) for image in _put_together(images)]
    return Drawn(
        tuple(image for image in found if _is_large(image)),
        _without_cells(boxes),
        count,
    )


def _objects(page: Any) -> Iterator[tuple[int | None, Any, Matrix]]:  # noqa: ANN401
    """Yield drawn things with their number on the page and how the form they are in is moved."""
    seen = 0
    stack: list[tuple[Any, int, int, int, Matrix]] = []
    total = min(raw.FPDFPage_CountObjects(page.raw), MOST_OBJECTS)
    for place in range(total):
        yield place, raw.FPDFPage_GetObject(page.raw, place), _UNMOVED
        drawn = raw.FPDFPage_GetObject(page.raw, place)
        if raw.FPDFPageObj_GetType(drawn) == raw.FPDF_PAGEOBJ_FORM:
            stack.append((drawn, 0, raw.FPDFFormObj_CountObjects(drawn), 1, _matrix_of(drawn)))
    while stack and seen < MOST_OBJECTS:
        form, place, count, depth, matrix = stack.pop()
        if place >= count:
            continue
        stack.append((form, place + 1, count, depth, matrix))
        seen += 1
        drawn = raw.FPDFFormObj_GetObject(form, place)
        yield None, drawn, matrix
        if raw.FPDFPageObj_GetType(drawn) == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = _product(_matrix_of(drawn), matrix)
            stack.append((drawn, 0, raw.FPDFFormObj_CountObjects(drawn), depth + 1, inner))


def _matrix_of(drawn: Any) -> Matrix:  # noqa: ANN401
    found = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(drawn, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _product(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _image(drawn: Any, matrix: Matrix, sheet: Sheet, place: int | None) -> Image:  # noqa: ANN401
    a, b, c, d, e, f = _product(_matrix_of(drawn), matrix)
    corners = [sheet.point(a * x + c * y + e, b * x + d * y + f) for x in (0, 1) for y in (0, 1)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    box = Box(min(xs), min(ys), max(xs), max(ys))
    width, height = ctypes.c_uint(), ctypes.c_uint()
    raw.FPDFImageObj_GetImagePixelSize(drawn, width, height)
    dots = width.value * height.value
    scale = (dots / box.area) ** 0.5 if box.area > 1 else 0.0
    content = _bytes_from(raw.FPDFImageObj_GetImageDataRaw, drawn, _MOST_HASHED)
    digest = hashlib.sha256(content)
    digest.update(repr([dots, *(round(edge / _SAME_PLACE) for edge in (*xs, *ys))]).encode())
    return Image(box, dots, scale, digest.hexdigest(), place)


def photograph(drawn: Any, most: int) -> bytes:  # noqa: ANN401
    """Return the JPEG that lies in the file for a picture, or nothing where there is none."""
    last = raw.FPDFImageObj_GetImageFilterCount(drawn) - 1
    name = ctypes.create_string_buffer(40)
    if last < 0 or not raw.FPDFImageObj_GetImageFilter(drawn, last, name, len(name)):
        return b""
    if name.value != b"DCTDecode":
        return b""
    return _bytes_from(raw.FPDFImageObj_GetImageDataDecoded, drawn, most)


def _bytes_from(get: Callable[..., int], drawn: Any, most: int) -> bytes:  # noqa: ANN401
    """Return what a function of PDFium writes, or nothing where that is more than `most`."""
    length = get(drawn, None, 0)
    if not 0 < length <= most:
        return b""
    content = ctypes.create_string_buffer(length)
    get(drawn, content, length)
    return content.raw


def _put_together(images: Sequence[Image]) -> list[Image]:
    """Return the pictures with strips that touch each other, edge on edge, as one."""
    whole: list[Image] = []
    for image in images:
        joined = image
        rest = []
        for other in whole:
            if _are_strips(joined, other):
                joined = Image(
                    around((joined.box, other.box)),
                    joined.dots + other.dots,
                    max(joined.scale, other.scale),
                    other.digest,
                )
            else:
                rest.append(other)
        whole = [*rest, joined]
        if len(whole) > MOST_OBJECTS // 10:
            break
    return whole


def _are_strips(a: Image, b: Image) -> bool:
    one, other = a.box, b.box
    level = abs(one.top - other.top) + abs(one.bottom - other.bottom) < 2 * _TOUCHING
    upright = abs(one.left - other.left) + abs(one.right - other.right) < 2 * _TOUCHING
    return (level or upright) and one.meets(other, slack=_TOUCHING)


def _within(image: Image, whole: Box) -> Image:
    """Return a picture without what hangs over the edge of the page."""
    if whole.holds(image.box):
        return image
    box = Box(
        max(image.box.left, 0),
        max(image.box.top, 0),
        min(image.box.right, whole.right),
        min(image.box.bottom, whole.bottom),
    )
    return Image(box, image.dots, image.scale, image.digest)


def _is_large(image: Image) -> bool:
    box = image.box
    return min(box.width, box.height) >= _LEAST_SIDE and image.dots >= _LEAST_PIXELS


def _rectangle(drawn: Any, sheet: Sheet) -> Box | None:  # noqa: ANN401
    """Return the place of a drawn rectangle that is large enough for words, or None."""
    if raw.FPDFPath_CountSegments(drawn) not in _RECTANGLE:
        return None
    edges = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(drawn, *edges):
        return None
    box = Box(*sheet.seen(*(edge.value for edge in edges)))
    return box if box.width >= _LEAST_BOX[0] and box.height >= _LEAST_BOX[1] else None


def _without_cells(boxes: Sequence[Box]) -> tuple[Box, ...]:
    """Return the boxes that have none right beside them: those are the cells of a table."""
    few = list(dict.fromkeys(boxes))[:200]
    return tuple(
        box
        for box in few
        if not any(
            other is not box
            and abs(other.top - box.top) < _TOUCHING
            and abs(other.bottom - box.bottom) < _TOUCHING
            and min(abs(other.left - box.right), abs(box.left - other.right)) < _TOUCHING
            for other in few
        )
    )
