# SPDX-License-Identifier: MIT
"""A source's picture with the parts that are marked.

Each part is a figure of its own in the logical tree, with what it shows as its text alternative,
and an annotation of the file where it is. Outlines, tags and ids are drawn over a white casing, so
that they show on any picture; a viewer that hides annotations hides none of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PIL import Image
from typing_extensions import override

from workbench.domain.annotations import Annotation
from workbench.domain.frameworks import LineStyle
from workbench.domain.regions import Region, Shape
from workbench.export.pdf.flow.look import Look
from workbench.export.pdf.flow.notes import MarginNote
from workbench.export.pdf.flow.paper import PIXEL
from workbench.export.pdf.flow.pictures import PictureBlock
from workbench.export.pdf.flow.signs import Sign, draw_label
from workbench.export.pdf.fonts import Face
from workbench.export.pdf.ink import Ink
from workbench.export.pdf.outlines import shapes_width
from workbench.export.pdf.structure import (
    NOTE_ID,
    Box,
    Content,
    Element,
    Highlight,
    Placement,
    Role,
)

_WHITE = (1.0, 1.0, 1.0)

# Of the window's design, in pixels: the casing, the plate with tag and id.
_CASING, _PLATE, _TAG, _ID_SIZE = 5.0, 20.0, 16.0, 12.0

_ROOMY = 3.0
"""How many times larger than its tag a part is that may have it inside."""

_ARC = 0.5523
"""How far the handles of the curve that is a quarter of a circle reach, in radii."""


@dataclass(slots=True, eq=False)
class Part:
    """A mark on a part of a picture, and its place in the logical tree."""

    annotation: Annotation
    region: Region
    sign: Sign
    highlight: Highlight
    element: Element
    content: Content
    note: MarginNote | None = None


Noting = Callable[[Part, Element], MarginNote]
"""Makes the note of a mark below an element of its own."""


def part_of(parent: Element, annotation: Annotation, look: Look, noting: Noting | None) -> Part:
    """Add a mark on a part of a picture below `parent`, its note as well, and return it.

    Raises:
        ValueError: the mark is on something else.
    """
    if annotation.target.region is None:
        raise ValueError("the mark is not on a picture")
    sign = look.signs.of(annotation.dimension)
    highlight = look.highlight(annotation, sign)
    highlight.is_outline = True
    parent.add(Role.ANNOTATION).refer(highlight)
    shows = " ".join(annotation.feature.split()) or "part of the picture, not described yet"
    figure = parent.add(Role.FIGURE, alt=f"{sign.name} {annotation.short_id}: {shows}")
    part = Part(annotation, annotation.target.region, sign, highlight, figure, figure.content())
    if noting:
        part.note = noting(part, parent.add(Role.NOTE, identifier=f"{NOTE_ID}{annotation.id}"))
    return part


class MarkedPicture(PictureBlock):
    """A picture with outlines around its parts, what is small on top of what is large."""

    def __init__(
        self,
        image: Image.Image,
        element: Element,
        parts: Sequence[Part],
        look: Look,
        *,
        width: float,
        height: float,
    ) -> None:
        super().__init__(image, element, width=width, height=height)
        self._parts, self._look = parts, look

    @property
    def notes(self) -> Iterator[tuple[float, MarginNote]]:
        """The notes on the parts, from top to bottom, with the depth of each part's top."""
        for part in self._parts:
            if part.note is not None:
                yield part.region.top * self.height, part.note

    @override
    def draw(self, ink: Ink, x: float, top: float) -> None:
        super().draw(ink, x, top)
        largest_first = sorted(self._parts, key=lambda x: -x.region.width * x.region.height)
        plates: list[Box] = []
        for part in largest_first:
            plates.append(self._draw_part(ink, part, (x, top), plates))

    def _draw_part(
        self, ink: Ink, part: Part, corner: tuple[float, float], plates: Sequence[Box]
    ) -> Box:
        """Draw a part on the picture with its upper left corner here; return where its tag is."""
        x, top = corner
        region = part.region
        box = Box(
            x + region.left * self.width,
            top - (region.top + region.height) * self.height,
            x + (region.left + region.width) * self.width,
            top - region.top * self.height,
        )
        with ink.mark(part.content):
            _draw_outline(ink, part.sign, self._steps(region, x, top, box), self._look.paper.scale)
            places = self._places_of_plate(part, box, x, top)
            plate = next((y for y in places if not any(_touch(y, z) for z in plates)), places[0])
            self._draw_plate(ink, part, plate)
        around = Box(
            min(box.left, plate.left),
            min(box.bottom, plate.bottom),
            max(box.right, plate.right),
            max(box.top, plate.top),
        )
        part.element.attributes.append(Placement(around))
        part.highlight.cover(ink.page_index, box)
        key = self._look.mark_keys.get(part.annotation.id)
        if key is not None:
            ink.destination(key, around.top + 4)
        return plate

    def _steps(self, region: Region, x: float, top: float, box: Box) -> list[tuple[float, ...]]:
        left, bottom, right, upper = box
        if region.shape is Shape.RECTANGLE:
            return [(left, upper), (right, upper), (right, bottom), (left, bottom)]
        if region.shape is Shape.POLYGON:
            return [(x + s.x * self.width, top - s.y * self.height) for s in region.spots]
        middle, height = (left + right) / 2, (bottom + upper) / 2
        across, up = _ARC * (right - left) / 2, _ARC * (upper - bottom) / 2
        return [
            (left, height),
            (left, height + up, middle - across, upper, middle, upper),
            (middle + across, upper, right, height + up, right, height),
            (right, height - up, middle + across, bottom, middle, bottom),
            (middle - across, bottom, left, height - up, left, height),
        ]

    def _places_of_plate(self, part: Part, box: Box, x: float, top: float) -> list[Box]:
        """Return where tag and id can stand.

        That is above a corner where there is room, below a part that they would cover, or inside.
        """
        paper = self._look.paper
        unit = PIXEL * paper.scale
        side, size = paper.sign_side(_TAG * unit), paper.sign_size(_ID_SIZE * unit)
        words = shapes_width(part.annotation.short_id, Face.PLAIN_STRONG) * size
        width, height, gap = side + 9 * unit + words, side + (_PLATE - _TAG) * unit, 3 * unit
        above, inside = box.top + gap, box.top - height - gap
        lefts = box.left, box.right - width
        corners = [(left, above) for left in lefts if above + height <= top]
        below = box.bottom - height - gap
        is_small = min((box.right - box.left) / width, (box.top - box.bottom) / height) < _ROOMY
        if is_small and below >= top - self.height:
            corners += [(left, below) for left in lefts]
        corners += [(lefts[0] + gap, inside), (lefts[1] - gap, inside)]
        corners += [(lefts[0] + gap, inside - n * (height + gap)) for n in range(1, 5)]
        most_left, lowest = x + self.width - width, top - self.height
        return [
            Box(left, bottom, left + width, bottom + height)
            for left, bottom in (
                (max(x, min(left, most_left)), max(bottom, lowest)) for left, bottom in corners
            )
        ]

    def _draw_plate(self, ink: Ink, part: Part, place: Box) -> None:
        paper = self._look.paper
        unit, height = PIXEL * paper.scale, place.top - place.bottom
        side, size = paper.sign_side(_TAG * unit), paper.sign_size(_ID_SIZE * unit)
        ink.box(place.left, place.bottom, place.right - place.left, height, fill=_WHITE)
        inside = (height - side) / 2
        left, bottom = place.left + inside, place.bottom + inside
        draw_label(ink, part.sign.letter, left, bottom, side=side, rgb=part.sign.rgb)
        ink.shapes(
            part.annotation.short_id,
            Face.PLAIN_STRONG,
            x=left + side + 3 * unit,
            y=place.bottom + (height - 0.67 * size) / 2,
            size=size,
        )


def _touch(one: Box, other: Box) -> bool:
    return (
        one.left < other.right
        and other.left < one.right
        and one.bottom < other.top
        and other.bottom < one.top
    )


def _draw_outline(ink: Ink, sign: Sign, steps: Sequence[tuple[float, ...]], scale: float) -> None:
    unit = PIXEL * scale
    ink.loop(steps, width=_CASING * unit, rgb=_WHITE)
    if sign.line is LineStyle.DASHED:
        ink.loop(steps, width=2 * unit, rgb=sign.rgb, dash=(7 * unit, 4 * unit))
    elif sign.line is LineStyle.DOTTED:
        dots = (0.01, 5.2 * unit)
        ink.loop(steps, width=2.6 * unit, rgb=sign.rgb, dash=dots, round_ends=True)
    elif sign.line is LineStyle.DOUBLE:
        # A broad line with a narrow one of the casing in it.
        ink.loop(steps, width=4.64 * unit, rgb=sign.rgb)
        ink.loop(steps, width=2.16 * unit, rgb=_WHITE)
    else:
        ink.loop(steps, width=2 * unit, rgb=sign.rgb)
