# SPDX-License-Identifier: MIT
"""The words of an item's label, in the room that labels have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.domain.timeline.items import Item
from workbench.domain.timeline.picture import (
    BADGE,
    CHIP,
    INSET,
    LINE,
    Measure,
    Words,
    cut,
)

SOURCE_ROOM = 170.0
"""The most that the words of a source's label may be wide."""


@dataclass(frozen=True, slots=True)
class Fashion:
    """How wide the words of an event's label may be, and on how many lines they may stand."""

    room: float = 132.0
    lines: int = 2


FASHIONS = (Fashion(), Fashion(112.0), Fashion(150.0, 1), Fashion(120.0, 1))
"""From the most telling to the smallest; the one is taken in which most can be read."""


@dataclass(frozen=True, slots=True)
class Worded:
    """An item with the words of its label, and how much room they take."""

    item: Item
    lines: tuple[str, ...]
    date: str
    width: float
    height: float


def worded(item: Item, measure: Measure, fashion: Fashion = FASHIONS[0]) -> Worded:
    """Return an item with the words of its label on the axis."""
    if item.is_source:
        lines = cut(item.name, SOURCE_ROOM, Words.NAME, measure)
        return Worded(item, lines, "", chip_width(item, lines, measure), CHIP)
    lines = cut(item.name, fashion.room, Words.NAME, measure, most=fashion.lines)
    date = next(iter(cut(_date(item), fashion.room, Words.DATE, measure)), "")
    width = max(widest(lines, measure), measure(date, Words.DATE)) + INSET
    return Worded(item, lines, date, width, LINE * (len(lines) + 1))


def chip_width(item: Item, lines: Sequence[str], measure: Measure) -> float:
    """Return how wide a label with a border is, with the letter of a source."""
    return widest(lines, measure) + badge_width(item, measure) + 3 * INSET


def badge_width(item: Item, measure: Measure) -> float:
    """Return how wide the letter of a source is with what it stands on; nothing for an event."""
    return max(BADGE, measure(item.letter, Words.LETTER) + 10) if item.is_source else 0.0


def widest(lines: Sequence[str], measure: Measure) -> float:
    """Return the width of the widest line of a name."""
    return max((measure(each, Words.NAME) for each in lines), default=0.0)


def _date(item: Item) -> str:
    if item.question is None:
        return item.when
    trusted = {None: "two dates?", True: "trusted", False: "not trusted"}
    return f"{item.when} · {trusted[item.question.is_this_trusted]}"
