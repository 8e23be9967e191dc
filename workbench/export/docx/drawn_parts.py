# SPDX-License-Identifier: MIT
"""The marked parts of a picture drawn on a copy of it, as Word has no marks on pictures.

The outline of each part has the line style of its letter over a white casing, and tag and id at its
upper left corner, so that letter, style and id tell parts apart without colour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, pi, sin

from PIL import Image, ImageDraw, ImageFont

from workbench import assets
from workbench.domain.frameworks import LineStyle
from workbench.domain.regions import Region, Shape
from workbench.export.pictures_on_paper import decoded, is_photograph
from workbench.pixels import FAULTS, encoded

_SHORTEST = 1200
"""The longer side in dots at least: lines on a small picture would be coarse."""
_DESIGNED = 600
"""Dots across in which the lengths below are told."""
_LINE, _CASING = 2.0, 5.0
_DASH, _GAP, _DOT, _PITCH = 7.0, 4.0, 2.6, 5.2
_DOUBLE, _BETWEEN = 4.6, 2.2
_PLATE, _LETTERS = 20.0, 14.0
_ROUND = 144
"""Corners that an ellipse is drawn with."""
_FACE = "fonts/atkinson-hyperlegible-next-700-normal.ttf"

Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class DrawnPart:
    """A marked part and how it looks; `colour` is `#RRGGBB`."""

    region: Region
    letter: str
    short_id: str
    line: LineStyle
    colour: str


def with_parts(content: bytes, parts: Sequence[DrawnPart]) -> bytes:
    """Return a picture file with parts drawn on it; as it was where it cannot be decoded."""
    picture = decoded(content) if parts else None
    if picture is None:
        return content
    try:
        image = _enlarged(picture.convert("RGB"))
        _Pen(image).draw(parts)
        return encoded(image, is_photograph=is_photograph(content))[0]
    except FAULTS:
        return content


class _Pen:
    """Draws on one picture."""

    def __init__(self, image: Image.Image) -> None:
        self._size = image.size
        self._unit = max(image.size) / _DESIGNED
        self._draw = ImageDraw.Draw(image)
        font = str(assets.resource(_FACE))
        self._font = ImageFont.truetype(font, round(_LETTERS * self._unit))

    def draw(self, parts: Sequence[DrawnPart]) -> None:
        """Draw the parts, what is small on top of what is large."""
        in_order = sorted(parts, key=lambda each: -each.region.width * each.region.height)
        for part in in_order:
            self._outline(part)
        for part in in_order:
            self._plate(part)

    def _outline(self, part: DrawnPart) -> None:
        places = [(x * self._size[0], y * self._size[1]) for x, y in _corners(part.region)]
        loop = [*places, places[0], places[1]]
        self._line(loop, _CASING, "white")
        if part.line is LineStyle.DASHED:
            for start, end in _strokes(loop[:-1], _DASH * self._unit, _GAP * self._unit):
                self._line([start, end], _LINE, part.colour)
        elif part.line is LineStyle.DOTTED:
            radius = _DOT * self._unit / 2
            for (x, y), _ in _strokes(loop[:-1], 0.1, _PITCH * self._unit - 0.1):
                box = (x - radius, y - radius, x + radius, y + radius)
                self._draw.ellipse(box, fill=part.colour)
        elif part.line is LineStyle.DOUBLE:
            self._line(loop, _DOUBLE, part.colour)
            self._line(loop, _BETWEEN, "white")
        else:
            self._line(loop, _LINE, part.colour)

    def _line(self, places: Sequence[Place], width: float, colour: str) -> None:
        self._draw.line(places, fill=colour, width=max(1, round(width * self._unit)), joint="curve")

    def _plate(self, part: DrawnPart) -> None:
        unit, height = self._unit, _PLATE * self._unit
        letter = self._draw.textlength(part.letter, font=self._font) + 6 * unit
        width = letter + self._draw.textlength(part.short_id, font=self._font) + 8 * unit
        left = min(part.region.left * self._size[0], self._size[0] - width)
        top = part.region.top * self._size[1] - height - 3 * unit
        if top < 0:
            top, left = part.region.top * self._size[1] + 3 * unit, left + 3 * unit
        self._draw.rectangle((left, top, left + width, top + height), fill="white")
        tag = (left + 2 * unit, top + 2 * unit, left + 2 * unit + letter, top + height - 2 * unit)
        self._draw.rectangle(tag, fill=part.colour)
        middle = top + height / 2
        self._draw.text(
            (left + 2 * unit + letter / 2, middle),
            part.letter,
            fill="white",
            font=self._font,
            anchor="mm",
        )
        self._draw.text(
            (left + letter + 5 * unit, middle),
            part.short_id,
            fill="black",
            font=self._font,
            anchor="lm",
        )


def _corners(region: Region) -> list[Place]:
    """Return places along the outline of a part, in fractions of the picture."""
    if region.shape is Shape.POLYGON:
        return [(spot.x, spot.y) for spot in region.spots]
    left, top, width, height = region.left, region.top, region.width, region.height
    if region.shape is Shape.RECTANGLE:
        right, bottom = left + width, top + height
        return [(left, top), (right, top), (right, bottom), (left, bottom)]
    turns = (2 * pi * number / _ROUND for number in range(_ROUND))
    return [
        (left + width * (1 + cos(turn)) / 2, top + height * (1 + sin(turn)) / 2) for turn in turns
    ]


def _strokes(places: Sequence[Place], stroke: float, gap: float) -> Iterator[tuple[Place, Place]]:
    """Yield the strokes of a broken line through `places`; strokes end where it bends."""
    along, length = 0.0, stroke + gap
    for (x0, y0), (x1, y1) in pairwise(places):
        side = hypot(x1 - x0, y1 - y0)
        at = 0.0
        while at < side:
            within = (along + at) % length
            if within < stroke:
                end = min(side, at + stroke - within)
                yield _between(x0, y0, x1, y1, at / side), _between(x0, y0, x1, y1, end / side)
            at += (stroke - within if within < stroke else length - within) + 1e-6
        along += side


def _between(x0: float, y0: float, x1: float, y1: float, share: float) -> Place:
    return x0 + (x1 - x0) * share, y0 + (y1 - y0) * share


def _enlarged(image: Image.Image) -> Image.Image:
    factor = _SHORTEST / max(image.size)
    if factor <= 1:
        return image
    width, height = (max(1, round(side * factor)) for side in image.size)
    return image.resize((width, height), Image.Resampling.BICUBIC)
