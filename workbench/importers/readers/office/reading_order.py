# SPDX-License-Identifier: MIT
"""The order in which things on a slide are read: rows from the top, and columns within them.

What reaches across the slide parts what stands above it from what stands below. Between such bands,
things side by side are read column by column, so that a text keeps the attribution below it. Where
sources stand in rows and columns, their letters tell which of both ways was meant.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

_SHRINK = 0.1
"""Share of a box on each side that may lie over another: frames are larger than their words."""

_MOST_SORTED = 300
"""Things that are sorted into columns; with more, they are only read from the top."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands, in any unit; `begins` is the letter of the source it begins."""

    left: float
    top: float
    width: float
    height: float
    begins: str = ""

    @property
    def across(self) -> tuple[float, float]:
        """Where it begins and ends from left to right, without its rim."""
        return self.left + _SHRINK * self.width, self.left + (1 - _SHRINK) * self.width

    @property
    def down(self) -> tuple[float, float]:
        """Where it begins and ends from top to bottom, without its rim."""
        return self.top + _SHRINK * self.height, self.top + (1 - _SHRINK) * self.height


def reading_order(places: Sequence[Place]) -> list[int]:
    """Return the places by number, in the order in which they are read."""
    numbers = sorted(range(len(places)), key=lambda n: (places[n].top, places[n].left))
    if len(places) > _MOST_SORTED:
        return numbers
    by_row = _sorted(numbers, places, parts_at_sources=True)
    by_column = _sorted(numbers, places, parts_at_sources=False)
    return min(by_row, by_column, key=lambda order: _steps_back(order, places))


def _sorted(numbers: list[int], places: Sequence[Place], *, parts_at_sources: bool) -> list[int]:
    if len(numbers) < 2:
        return numbers
    bands = _cut(numbers, lambda n: places[n].down)
    order: list[int] = []
    while bands:
        band = bands.pop(0)
        columns = _cut(band, lambda n: places[n].across)
        while len(columns) > 1 and bands:
            is_new = parts_at_sources and any(places[n].begins for n in bands[0])
            joined = _cut([*band, *bands[0]], lambda n: places[n].across)
            if is_new or len(joined) < 2:
                break
            band, columns = [*band, *bands.pop(0)], joined
        if len(columns) == 1:
            # Neither side by side nor one below the other, or all alone.
            is_whole = len(band) == len(numbers)
            order += band if is_whole else _sorted(
                band, places, parts_at_sources=parts_at_sources
            )  # fmt: skip
            continue
        for column in columns:
            order += _sorted(column, places, parts_at_sources=parts_at_sources)
    return order


def _cut(numbers: Sequence[int], extent: Callable[[int], tuple[float, float]]) -> list[list[int]]:
    """Return the numbers in groups between which nothing lies in one direction."""
    groups: list[list[int]] = []
    end = 0.0
    for number in sorted(numbers, key=extent):
        begin, own_end = extent(number)
        if groups and begin < end:
            groups[-1].append(number)
            end = max(end, own_end)
        else:
            groups.append([number])
            end = own_end
    for group in groups:
        group.sort(key=numbers.index)
    return groups


def _steps_back(order: Sequence[int], places: Sequence[Place]) -> int:
    labels = [places[n].begins for n in order if places[n].begins]
    return sum(a > b for a, b in pairwise(labels))
