# SPDX-License-Identifier: MIT
"""Where a picture is in its view: how large, turned how far, which part of it; numbers only.

A place on the picture (`Spot`) stays what it is however the picture is looked at. Places in the
view are in its pixels, from its upper left corner.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from workbench.domain.regions import Spot
from workbench.ui.reading.region_steps import Frame

LARGEST = 2.0
"""How many times its own size a picture is shown at most, as long as nobody zooms in."""

MOST_ZOOM = 8.0
ZOOM_STEP = 1.25


@dataclass(frozen=True, slots=True)
class Sight:
    """How somebody looks at a picture; the file is never touched.

    `zoom` is 1 where all of it is visible, `turn` counts quarter turns clockwise, `centre` is the
    place of the turned picture in the middle of the view. `brightness` and `contrast` go from -1 to
    1, 0 being the picture as it is.
    """

    zoom: float = 1.0
    centre: tuple[float, float] = (0.5, 0.5)
    turn: int = 0
    brightness: float = 0.0
    contrast: float = 0.0
    is_negative: bool = False

    def zoomed(self, factor: float) -> Sight:
        """Return it nearer or farther."""
        return replace(self, zoom=min(MOST_ZOOM, max(1.0, self.zoom * factor)))

    def turned(self) -> Sight:
        """Return it turned by a quarter clockwise; the same place is in the middle."""
        x, y = self.centre
        return replace(self, turn=(self.turn + 1) % 4, centre=(1 - y, x))

    def fitted(self) -> Sight:
        """Return it with all of the picture in view."""
        return replace(self, zoom=1.0, centre=(0.5, 0.5))

    @property
    def has_light(self) -> bool:
        """Whether the picture looks other than it is."""
        return bool(self.brightness or self.contrast or self.is_negative)


@dataclass(frozen=True, slots=True)
class PictureSpace:
    """A picture of `width` by `height` pixels in a view with `room` (left, top, width, height)."""

    width: int
    height: int
    room: tuple[float, float, float, float]
    sight: Sight = Sight()

    @property
    def is_empty(self) -> bool:
        """Whether there is no picture, or no room for it."""
        return min(self.width, self.height) <= 0 or min(self.room[2:]) <= 0

    @property
    def size(self) -> tuple[float, float]:
        """How wide and high the turned picture is in the view."""
        width, height = self.width, self.height
        if self.sight.turn % 2:
            width, height = height, width
        fit = min(self.room[2] / width, self.room[3] / height, LARGEST)
        return width * fit * self.sight.zoom, height * fit * self.sight.zoom

    @property
    def corner(self) -> tuple[float, float]:
        """Where the upper left corner of the turned picture is in the view."""
        left, top, width, height = self.room
        across, down = self.size
        x, y = self.sight.centre
        return _start(left, width, across, x), _start(top, height, down, y)

    def to_view(self, spot: Spot) -> tuple[float, float]:
        """Return where a place on the picture is in the view."""
        across, down = self.size
        left, top = self.corner
        x, y = _turned(spot.x, spot.y, self.sight.turn)
        return left + x * across, top + y * down

    def to_picture(self, x: float, y: float) -> Spot:
        """Return the place on the picture that is nearest to a place of the view."""
        across, down = self.size
        left, top = self.corner
        u, v = _within((x - left) / across), _within((y - top) / down)
        return Spot(*_turned(u, v, -self.sight.turn % 4))

    def is_on(self, x: float, y: float) -> bool:
        """Tell whether a place of the view is on the picture."""
        across, down = self.size
        left, top = self.corner
        return left <= x <= left + across and top <= y <= top + down

    def step(self, across: float, down: float) -> tuple[float, float]:
        """Return what a step in the view is on the picture, both in fractions of it."""
        for _ in range(-self.sight.turn % 4):
            across, down = -down, across
        return across, down

    def visible(self) -> Frame:
        """Return what of the picture is in view."""
        left, top, width, height = self.room
        one, other = self.to_picture(left, top), self.to_picture(left + width, top + height)
        xs, ys = sorted((one.x, other.x)), sorted((one.y, other.y))
        return Frame(xs[0], ys[0], xs[1], ys[1])

    def moved(self, across: float, down: float) -> Sight:
        """Return how it is looked at when the view is moved by so many pixels."""
        wide, high = self.size
        left, top, width, height = self.room
        corner = self.corner
        x = (left + width / 2 - corner[0] + across) / wide
        y = (top + height / 2 - corner[1] + down) / high
        return replace(self.sight, centre=(_held(x, width / wide), _held(y, height / high)))

    def zoomed(self, factor: float, x: float, y: float) -> Sight:
        """Return how it is looked at nearer or farther; what is at `x`, `y` stays there."""
        nearer = replace(self, sight=self.sight.zoomed(factor))
        spot = self.to_picture(x, y)
        away = nearer.to_view(spot)
        return nearer.moved(away[0] - x, away[1] - y)

    def showing(self, frame: Frame) -> Sight:
        """Return how it is looked at with a part of the picture in view, at the same size."""
        visible = self.visible()
        is_in_view = (
            visible.left <= frame.left
            and frame.right <= visible.right
            and visible.top <= frame.top
            and frame.bottom <= visible.bottom
        )
        if is_in_view:
            return self.sight
        middle = Spot((frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2)
        x, y = self.to_view(middle)
        left, top, width, height = self.room
        return self.moved(x - left - width / 2, y - top - height / 2)


def _start(room: float, length: float, size: float, centre: float) -> float:
    """Return where the picture begins: in the middle, or so that it leaves nothing free."""
    if size <= length:
        return room + (length - size) / 2
    start = room + length / 2 - centre * size
    return min(room, max(start, room + length - size))


def _turned(x: float, y: float, turn: int) -> tuple[float, float]:
    for _ in range(turn):
        x, y = 1 - y, x
    return x, y


def _held(centre: float, share: float) -> float:
    """Return the middle of the view, so that the view of this share leaves nothing free."""
    half = min(share, 1.0) / 2
    return min(1 - half, max(half, centre))


def _within(fraction: float) -> float:
    return min(1.0, max(0.0, fraction))
