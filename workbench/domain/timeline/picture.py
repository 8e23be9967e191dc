# SPDX-License-Identifier: MIT
"""A timeline as boxes, lines and words in abstract units, the same for window, file and paper.

A unit is a pixel as designed; whoever draws scales. Sources stand above the axis and events below,
what is far away behind breaks, what has no date in a tray at the bottom.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from workbench.domain.timeline.items import Item
from workbench.domain.timeline.ticks import Stretch

CHIP, BADGE, LINE, AXIS = 34.0, 22.0, 17.0, 28.0
"""Heights: of a source's label, of the letter on it, of a line of an event's label, of the axis."""

EDGE, INSET = 24.0, 7.0
"""Left free at both ends of the axis; between a leader and words, a badge and words."""

SAMPLE = 26.0
"""The width of a sample in the legend."""


_WELL_FILLED = 0.7
"""The part of the room that whole words should take; else the next one is cut."""


class Words(StrEnum):
    """The kinds of words in a picture, by which they are measured and drawn."""

    NAME = "name"
    DATE = "date"
    LETTER = "letter"
    TICK = "tick"
    NOTE = "note"


Measure = Callable[[str, Words], float]
"""Says how wide words are, in units."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; downwards is more."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a place is within it."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class Placard:
    """The label of an item: its lines, and its date below them where it is told there."""

    item: Item
    box: Box
    lines: tuple[str, ...]
    date: str = ""


@dataclass(frozen=True, slots=True)
class Leader:
    """The line from an item's place on the axis to its label."""

    key: str
    x: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Spot:
    """The place of an item on the axis: a dot where its month is known, else a hatched bar.

    `left` and `right` are the ends of what is written; `doubt` where a date that is about or open
    may reach, drawn dashed. An end that is open, or is beyond the picture, has an arrow.
    """

    item: Item
    is_dot: bool
    left: float
    right: float
    doubt: tuple[float, float] | None = None
    arrows: tuple[bool, bool] = (False, False)

    @property
    def middle(self) -> float:
        """Where a dot stands."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Break:
    """A dashed line beside the axis, behind which things are far away.

    `is_above` and `is_below` tell on which sides of the axis there are any.
    """

    x: float
    left: float
    right: float
    text: str
    is_above: bool
    is_below: bool


@dataclass(frozen=True, slots=True)
class Division:
    """One stretch of the axis with its name; without words where there is no room for them."""

    left: float
    right: float
    stretch: Stretch
    has_words: bool


class Sample(StrEnum):
    """What the strip at the bottom explains; the values are what it says."""

    SOURCE_DOT = "source, month known"
    SOURCE_BAR = "source, only a year or a range"
    EVENT_DOT = "event, month known"
    EVENT_BAR = "event, only a year or a range"
    DOUBT = "about, or open"


@dataclass(frozen=True, slots=True)
class Explained:
    """One sample of the legend, its words to its right."""

    sample: Sample
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Strip:
    """The strip at the bottom: the legend, and the tray with what has no date.

    `note` is where “No date:” stands, `unseen` how much found no room in the tray.
    """

    box: Box = field(default=Box(0, 0, 0, 0))
    legend: tuple[Explained, ...] = ()
    tray: tuple[Placard, ...] = ()
    note: tuple[float, float] | None = None
    unseen: int = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything that is to be drawn, and where.

    `axis` is the strip with the divisions, `scale` the part of it that is to scale. `unnamed` are
    items on the axis without a label, because there is no room; `before` and `after` count those
    outside of what is shown.
    """

    width: float
    height: float
    axis: Box
    scale: tuple[float, float]
    divisions: tuple[Division, ...] = ()
    placards: tuple[Placard, ...] = ()
    leaders: tuple[Leader, ...] = ()
    spots: tuple[Spot, ...] = ()
    breaks: tuple[Break, ...] = ()
    strip: Strip = field(default_factory=Strip)
    unnamed: tuple[Item, ...] = ()
    before: int = 0
    after: int = 0

    def item_at(self, x: float, y: float, reach: float = 12) -> Item | None:
        """Return what is at a place: a label, or a dot or bar within `reach` of it."""
        for placard in (*self.placards, *self.strip.tray):
            if placard.box.holds(x, y):
                return placard.item
        is_above, is_below = y < self.axis.top, y > self.axis.bottom
        away = self.axis.top - y if is_above else y - self.axis.bottom
        if away > 2 * reach or not (is_above or is_below):
            return None
        near = [
            (0.0 if each.left <= x <= each.right else abs(x - each.middle), each)
            for each in self.spots
            if each.item.is_source is is_above
        ]
        # A dot that stands on a bar is meant before the bar.
        near = [
            (off, each)
            for off, each in near
            if off <= reach and not (each.is_dot and abs(x - each.middle) > reach)
        ]
        found = min(near, key=lambda pair: (not pair[1].is_dot, pair[0]), default=None)
        return found[1].item if found else None

    def placard_of(self, key: str) -> Placard | None:
        """Return the label of the item with this key, or None where it has none."""
        return next((x for x in (*self.placards, *self.strip.tray) if x.item.key == key), None)


def cut(words: str, room: float, style: Words, measure: Measure, most: int = 1) -> tuple[str, ...]:
    """Return words in at most so many lines of `room` units; what does not fit ends in “…”."""
    lines: list[str] = []
    left = words.split()
    while left and len(lines) < most:
        is_last = len(lines) == most - 1
        taken = _fitting(left, room, style, measure)
        if is_last and taken < len(left):
            lines.append(_shortened(left, taken, room, style, measure))
            break
        if taken == 0:
            lines.append(_shortened(left[:1], 0, room, style, measure))
            taken = 1
        else:
            lines.append(" ".join(left[:taken]))
        left = left[taken:]
    return tuple(lines)


def _fitting(words: list[str], room: float, style: Words, measure: Measure) -> int:
    """Return how many of the words fit into one line."""
    taken = 0
    while taken < len(words) and measure(" ".join(words[: taken + 1]), style) <= room:
        taken += 1
    return taken


def _shortened(words: list[str], taken: int, room: float, style: Words, measure: Measure) -> str:
    while taken > 0 and measure(" ".join(words[:taken]) + " …", style) > room:
        taken -= 1
    whole = " ".join(words[:taken]).rstrip(" ,;:–-")
    if taken and measure(whole, style) >= _WELL_FILLED * room:
        return whole + " …"
    letters = " ".join(words[: taken + 1])
    while len(letters) > 1 and measure(letters + "…", style) > room:
        letters = letters[:-1]
    return letters.rstrip(" ,;:–-") + "…"
