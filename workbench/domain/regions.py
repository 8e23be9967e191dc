# SPDX-License-Identifier: MIT
"""Parts of a picture, in fractions of its width and height, so that a better scan keeps them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

SMALLEST = 0.01
"""The least width and height of a part, as a fraction of the picture's (design, section 4.5)."""


DIGITS = 6
"""Decimals of a place: a millionth of a picture is less than a point of any scan, and is written
and read again without loss."""


class Shape(StrEnum):
    """The outline of a part."""

    RECTANGLE = "rectangle"
    ELLIPSE = "ellipse"
    POLYGON = "polygon"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a picture: 0, 0 is its upper left corner and 1, 1 its lower right one.

    It is kept to a millionth of the picture.
    """

    x: float
    y: float

    def __post_init__(self) -> None:
        # Adding nothing makes a plain nought of the negative one.
        object.__setattr__(self, "x", round(self.x, DIGITS) + 0.0)
        object.__setattr__(self, "y", round(self.y, DIGITS) + 0.0)


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a picture.

    A rectangle or an ellipse is given by the upper left and the lower right corner of its frame, a
    polygon by its corners in order.

    Raises:
        ValueError: a spot is not on the picture, there are too few, or the part is too small.
    """

    shape: Shape
    spots: tuple[Spot, ...]

    def __post_init__(self) -> None:
        if not all(0 <= spot.x <= 1 and 0 <= spot.y <= 1 for spot in self.spots):
            raise ValueError("a part of a picture lies on the picture")
        if self.shape is Shape.POLYGON:
            if len(self.spots) < 3:
                raise ValueError("a part with corners has three at least")
        elif len(self.spots) != 2:
            raise ValueError("a frame has two corners")
        # Half of the least, so that no rounding of a part just large enough makes it too small.
        if min(self.width, self.height) < SMALLEST / 2:
            raise ValueError("a part of a picture can be seen")
        if self.shape is not Shape.POLYGON and self.spots[0] != Spot(self.left, self.top):
            raise ValueError("the first corner is the upper left one")

    @property
    def left(self) -> float:
        """The left edge of the frame around the part."""
        return min(spot.x for spot in self.spots)

    @property
    def top(self) -> float:
        """The upper edge of the frame."""
        return min(spot.y for spot in self.spots)

    @property
    def width(self) -> float:
        """The width of the frame."""
        return max(spot.x for spot in self.spots) - self.left

    @property
    def height(self) -> float:
        """The height of the frame."""
        return max(spot.y for spot in self.spots) - self.top


def framed(first: Spot, second: Spot, shape: Shape = Shape.RECTANGLE) -> Region:
    """Return the rectangle or ellipse between two opposite corners, in whatever order.

    Raises:
        ValueError: they are too near to each other, or not on the picture.
    """
    upper_left = Spot(min(first.x, second.x), min(first.y, second.y))
    lower_right = Spot(max(first.x, second.x), max(first.y, second.y))
    return Region(shape, (upper_left, lower_right))


def with_corners(spots: Sequence[Spot]) -> Region:
    """Return the polygon with these corners.

    Raises:
        ValueError: there are fewer than three, or one is not on the picture.
    """
    return Region(Shape.POLYGON, tuple(spots))
