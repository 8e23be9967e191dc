# SPDX-License-Identifier: MIT
"""How a part of a picture is moved, sized and hit: positions only, no widget and no pixel.

Everything returned lies on the picture and is large enough to be seen, whatever was asked for.
Places and lengths are fractions of the picture.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise
from math import pi

from workbench.domain.annotations import Annotation
from workbench.domain.identifiers import AnnotationId
from workbench.domain.regions import SMALLEST, Region, Shape, Spot, framed, with_corners

STEP = 0.01
"""What one arrow key moves, in fractions of the picture (design, section 5)."""

_QUARTER = 0.5
"""The side of a part that a key draws: a quarter of what is visible."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A level rectangle on the picture: its left, upper, right and lower edge."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top


WHOLE = Frame(0.0, 0.0, 1.0, 1.0)


class Handle(Enum):
    """One of eight handles; the value says which edges it takes along (left, right; up, down)."""

    TOP_LEFT = (-1, -1)
    TOP = (0, -1)
    TOP_RIGHT = (1, -1)
    RIGHT = (1, 0)
    BOTTOM_RIGHT = (1, 1)
    BOTTOM = (0, 1)
    BOTTOM_LEFT = (-1, 1)
    LEFT = (-1, 0)


CORNERS = (Handle.BOTTOM_RIGHT, Handle.BOTTOM_LEFT, Handle.TOP_LEFT, Handle.TOP_RIGHT)
"""Which corner the keys take along; the next one with Space."""

CORNER_NAMES = {
    Handle.BOTTOM_RIGHT: "Lower right corner",
    Handle.BOTTOM_LEFT: "Lower left corner",
    Handle.TOP_LEFT: "Upper left corner",
    Handle.TOP_RIGHT: "Upper right corner",
}


def frame_of(region: Region) -> Frame:
    """Return the frame around a part."""
    spots = region.spots
    return Frame(
        min(spot.x for spot in spots),
        min(spot.y for spot in spots),
        max(spot.x for spot in spots),
        max(spot.y for spot in spots),
    )


def in_frame(region: Region, frame: Frame) -> Region:
    """Return the part with the same shape in another frame."""
    if region.shape is not Shape.POLYGON:
        corners = Spot(frame.left, frame.top), Spot(frame.right, frame.bottom)
        return framed(*corners, shape=region.shape)
    old = frame_of(region)
    across, down = frame.width / old.width, frame.height / old.height
    return with_corners(
        [
            Spot(
                _within(frame.left + (spot.x - old.left) * across),
                _within(frame.top + (spot.y - old.top) * down),
            )
            for spot in region.spots
        ]
    )


def moved(region: Region, across: float, down: float) -> Region:
    """Return the part moved, as far as it stays on the picture; its size is the same."""
    frame = frame_of(region)
    across = min(max(across, -frame.left), 1 - frame.right)
    down = min(max(down, -frame.top), 1 - frame.bottom)
    spots = tuple(Spot(_within(x.x + across), _within(x.y + down)) for x in region.spots)
    return replace(region, spots=spots)


def sized(region: Region, handle: Handle, across: float, down: float) -> Region:
    """Return the part with the edges of a handle moved; the other edges stay."""
    frame = frame_of(region)
    sideways, upright = handle.value
    left, right = _edges(frame.left, frame.right, sideways, across)
    top, bottom = _edges(frame.top, frame.bottom, upright, down)
    return in_frame(region, Frame(left, top, right, bottom))


def drawn(first: Spot, second: Spot, shape: Shape) -> Region | None:
    """Return the part between two places of the pointer, or None while it is too small."""
    if min(abs(first.x - second.x), abs(first.y - second.y)) < SMALLEST:
        return None
    return framed(first, second, Shape.RECTANGLE if shape is Shape.POLYGON else shape)


def cornered(spots: Iterable[Spot]) -> Region | None:
    """Return the part with these corners, or None where they make none that can be seen."""
    try:
        return with_corners(tuple(spots))
    except ValueError:
        return None


def amid(visible: Frame, shape: Shape) -> Region:
    """Return a part in the middle of what is visible, a quarter as large."""
    across, down = (max(SMALLEST, _QUARTER * x) for x in (visible.width, visible.height))
    left = min(max(0.0, (visible.left + visible.right - across) / 2), 1 - across)
    top = min(max(0.0, (visible.top + visible.bottom - down) / 2), 1 - down)
    corners = Spot(left, top), Spot(left + across, top + down)
    if shape is not Shape.POLYGON:
        return framed(*corners, shape=shape)
    first, last = corners
    return with_corners((first, Spot(last.x, first.y), last, Spot(first.x, last.y)))


def corner_moved(region: Region, number: int, across: float, down: float) -> Region:
    """Return the polygon with one corner moved, or as it is where too little would be left."""
    spot = region.spots[number]
    there = Spot(_within(spot.x + across), _within(spot.y + down))
    spots = (*region.spots[:number], there, *region.spots[number + 1 :])
    return cornered(spots) or region


def with_another_corner(region: Region, number: int) -> Region:
    """Return the polygon with one corner more, in the middle of the side after this one."""
    one, other = region.spots[number], region.spots[(number + 1) % len(region.spots)]
    between = Spot((one.x + other.x) / 2, (one.y + other.y) / 2)
    return with_corners((*region.spots[: number + 1], between, *region.spots[number + 1 :]))


def without_corner(region: Region, number: int) -> Region:
    """Return the polygon with one corner less, or as it is where too little would be left."""
    return cornered((*region.spots[:number], *region.spots[number + 1 :])) or region


def covers(region: Region, spot: Spot) -> bool:
    """Tell whether a place is on the part."""
    frame = frame_of(region)
    if not (frame.left <= spot.x <= frame.right and frame.top <= spot.y <= frame.bottom):
        return False
    if region.shape is Shape.RECTANGLE:
        return True
    if region.shape is Shape.ELLIPSE:
        x = (2 * spot.x - frame.left - frame.right) / frame.width
        y = (2 * spot.y - frame.top - frame.bottom) / frame.height
        return x * x + y * y <= 1
    return _is_inside(region.spots, spot)


def area(region: Region) -> float:
    """Return how much of the picture the part covers; where a polygon crosses itself, roughly."""
    frame = frame_of(region)
    if region.shape is Shape.RECTANGLE:
        return frame.width * frame.height
    if region.shape is Shape.ELLIPSE:
        return frame.width * frame.height * pi / 4
    pairs = pairwise((*region.spots, region.spots[0]))
    return abs(sum(one.x * other.y - other.x * one.y for one, other in pairs)) / 2


def region_of(annotation: Annotation) -> Region:
    """Return the part of the picture that a mark is on.

    Raises:
        ValueError: it is on something else.
    """
    region = annotation.target.region
    if region is None:
        raise ValueError("the mark is not on a picture")
    return region


def largest_first(annotations: Iterable[Annotation]) -> tuple[Annotation, ...]:
    """Return marks on a picture in the order in which they lie on one another, smallest on top."""
    return tuple(sorted(annotations, key=lambda each: -area(region_of(each))))


def at_spot(annotations: Iterable[Annotation], spot: Spot) -> tuple[Annotation, ...]:
    """Return the marks that a place is on, the one on top first."""
    found = (each for each in annotations if covers(region_of(each), spot))
    return largest_first(found)[::-1]


@dataclass(frozen=True, slots=True)
class Moving:
    """A part that keys or the pointer change: a new one, or that of a mark.

    `before` is where it was when that began, `corner` the number of the one that goes along: of
    `CORNERS`, or of the polygon's own.
    """

    now: Region
    before: Region
    mark_id: AnnotationId | None = None
    corner: int = 0

    @property
    def is_polygon(self) -> bool:
        """Whether the part has corners of its own."""
        return self.now.shape is Shape.POLYGON

    def to(self, region: Region) -> Moving:
        """Return it with the part elsewhere."""
        return replace(self, now=region)

    def stepped(self, across: float, down: float) -> Moving:
        """Return it with the part moved."""
        return self.to(moved(self.now, across, down))

    def sized(self, across: float, down: float) -> Moving:
        """Return it with the corner in use moved."""
        if self.is_polygon:
            return self.to(corner_moved(self.now, self.corner, across, down))
        return self.to(sized(self.now, CORNERS[self.corner], across, down))

    def next_corner(self) -> Moving:
        """Return it with the next corner in use."""
        count = len(self.now.spots) if self.is_polygon else len(CORNERS)
        return replace(self, corner=(self.corner + 1) % count)

    def more_corners(self) -> Moving:
        """Return it with one corner more, which is in use; only a polygon has any to add."""
        if not self.is_polygon:
            return self
        more = with_another_corner(self.now, self.corner)
        return replace(self, now=more, corner=self.corner + 1)

    def fewer_corners(self) -> Moving:
        """Return it without the corner in use; three stay."""
        if not self.is_polygon:
            return self
        fewer = without_corner(self.now, self.corner)
        return replace(self, now=fewer, corner=min(self.corner, len(fewer.spots) - 1))

    @property
    def corner_name(self) -> str:
        """What the corner in use is called."""
        if self.is_polygon:
            return f"Corner {self.corner + 1} of {len(self.now.spots)}"
        return CORNER_NAMES[CORNERS[self.corner]]


def told(region: Region) -> str:
    """Return where a part is, as it is spoken: “left 25, top 20, 50 wide, 40 high, per cent”."""
    frame = frame_of(region)
    left, top, wide, high = (
        round(100 * each) for each in (frame.left, frame.top, frame.width, frame.height)
    )
    return f"left {left}, top {top}, {wide} wide, {high} high, per cent"


def _edges(low: float, high: float, which: int, by: float) -> tuple[float, float]:
    if which < 0:
        return max(0.0, min(low + by, high - SMALLEST)), high
    if which > 0:
        return low, min(1.0, max(high + by, low + SMALLEST))
    return low, high


def _within(fraction: float) -> float:
    return min(1.0, max(0.0, fraction))


def _is_inside(spots: tuple[Spot, ...], spot: Spot) -> bool:
    """Tell whether a ray from the place crosses the outline an odd number of times."""
    inside = False
    for one, other in pairwise((*spots, spots[0])):
        if (one.y > spot.y) != (other.y > spot.y):
            crossing = one.x + (spot.y - one.y) / (other.y - one.y) * (other.x - one.x)
            inside ^= spot.x < crossing
    return inside
