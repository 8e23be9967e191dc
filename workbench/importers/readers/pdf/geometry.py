# SPDX-License-Identifier: MIT
"""Places on a page as a reader sees it: points from its left and upper edge, downwards."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

Edges = tuple[float, float, float, float]
"""Left, upper, right and lower edge of something, where a box for each would cost too much."""


class Placed(Protocol):
    """Anything with a place on a page."""

    @property
    def left(self) -> float:
        """Where it begins."""
        ...

    @property
    def top(self) -> float:
        """Where it begins from above."""
        ...

    @property
    def right(self) -> float:
        """Where it ends."""
        ...

    @property
    def bottom(self) -> float:
        """Where it ends below."""
        ...


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, in points."""

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

    @property
    def area(self) -> float:
        """How many square points it covers."""
        return max(self.width, 0) * max(self.height, 0)

    def holds(self, other: Placed, *, slack: float = 0) -> bool:
        """Tell whether `other` lies inside, or outside by no more than `slack`."""
        return (
            self.left - slack <= other.left
            and other.right <= self.right + slack
            and self.top - slack <= other.top
            and other.bottom <= self.bottom + slack
        )

    def meets(self, other: Placed, *, slack: float = 0) -> bool:
        """Tell whether the two overlap, or are no further apart than `slack`."""
        return (
            self.left - slack <= other.right
            and other.left - slack <= self.right
            and self.top - slack <= other.bottom
            and other.top - slack <= self.bottom
        )


def around(placed: Iterable[Placed]) -> Box:
    """Return the smallest box around several things; there is at least one."""
    things = list(placed)
    return Box(
        min(thing.left for thing in things),
        min(thing.top for thing in things),
        max(thing.right for thing in things),
        max(thing.bottom for thing in things),
    )


def shared(a: float, b: float, c: float, d: float) -> float:
    """Return the length that the stretches from `a` to `b` and from `c` to `d` share, or 0."""
    return max(0.0, min(b, d) - max(a, c))


@dataclass(frozen=True, slots=True)
class Sheet:
    """The visible part of a page, in the file's own coordinates, and how it is turned.

    `quarter` counts quarter turns clockwise; `turn` are those of them that the file does not ask
    for, because its words run to another side.
    """

    left: float
    bottom: float
    right: float
    top: float
    quarter: int
    turn: int = 0

    @property
    def width(self) -> float:
        """How wide the page looks."""
        return self.top - self.bottom if self.quarter % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """How high the page looks."""
        return self.right - self.left if self.quarter % 2 else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the file is seen."""
        if self.quarter == 0:
            return x - self.left, self.top - y
        if self.quarter == 1:
            return y - self.bottom, x - self.left
        if self.quarter == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def seen(self, left: float, bottom: float, right: float, top: float) -> Edges:
        """Return the edges at which a rectangle of the file is seen."""
        if self.quarter == 0:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        x0, y0 = self.point(left, bottom)
        x1, y1 = self.point(right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def direction(self, a: float, b: float) -> float:
        """Return in which direction words run as seen: degrees clockwise, 0 is to the right."""
        turned = math.degrees(math.atan2(-b, a)) + 90 * self.quarter
        return turned % 360


def turned(edges: Edges, degrees: float) -> Edges:
    """Return edges as they stand when the page is turned so that `degrees` point to the right."""
    if not degrees:
        return edges
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    left, top, right, bottom = edges
    corners = [(x * cos + y * sin, y * cos - x * sin) for x in (left, right) for y in (top, bottom)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)
