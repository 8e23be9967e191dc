# SPDX-License-Identifier: MIT
"""Labels hung on an axis by their leaders, in rows, so that no leader crosses a label.

A label begins at its leader, or a little before it. Rows are given from right to left: a label
stands farther out than every label whose leader comes down over its breadth. Row 0 is next to the
axis. Where everything stands close, such a chain of labels is longer than there are rows.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

SAME = 0.5
"""Units up to which two leaders are one line."""

_STEPS = 24
"""Places that are tried for what may stand anywhere within a stretch, at most."""


@dataclass(frozen=True, slots=True)
class Label:
    """What is to be hung up: its width, and from where to where its leader may stand.

    It begins `ahead` before its leader where there is room for that.
    """

    key: str
    first: float
    last: float
    width: float
    ahead: float = 0.0


@dataclass(frozen=True, slots=True)
class Hung:
    """A label in its place: leader, left and right edge, and its row; None where none is free."""

    key: str
    x: float
    left: float
    right: float
    row: int | None


class Hanging:
    """Labels with their places along the axis, to be put into as many rows as there are.

    Args:
        labels: What is to be hung up.
        gap: What is left free between labels in a row, and between a label and a leader.
        apart: How far leaders are kept from one another where they may stand anywhere.
    """

    def __init__(self, labels: Sequence[Label], *, gap: float, apart: float) -> None:
        placed = [(x, label) for label, x in _places(labels, apart)]
        placed.sort(key=lambda each: (each[0], each[1].key))
        self._boxes = _boxes(placed, gap)
        # A label farther right begins farther right: none is ahead of the leader before it.
        lefts = [each.left for each in self._boxes]
        self._ends = [bisect_left(lefts, each.right + gap) for each in self._boxes]
        """Up to which place a label reaches over those that follow it."""
        self._level = [0] * len(self._boxes)
        for at in reversed(range(len(self._boxes))):
            self._level[at] = max(self._level[at + 1 : self._ends[at]], default=-1) + 1

    def in_rows(self, rows: int, chosen: str = "") -> tuple[Hung, ...]:
        """Return the labels hung up, from left to right.

        Where there are too few rows, those that go without are spread evenly.

        Args:
            rows: How many rows there are.
            chosen: The key of the one that gets a row in any case, if there are any.
        """
        if rows < 1:
            return tuple(self._boxes)
        kept = self._kept(rows, chosen)
        above = self._chains_above(kept)
        row: list[int | None] = [None] * len(self._boxes)
        taken = [-1] * len(self._boxes)
        for at in reversed(range(len(self._boxes))):
            nearest = max(taken[at + 1 : self._ends[at]], default=-1) + 1
            # What is kept still finds its rows farther out.
            if kept[at] or nearest + above[at] < rows:
                row[at] = taken[at] = nearest
        return tuple(
            Hung(box.key, box.x, box.left, box.right, each)
            for box, each in zip(self._boxes, row, strict=True)
        )

    def _kept(self, rows: int, chosen: str) -> list[bool]:
        """Return which labels are shown in any case: of a crowd, levels at even distances.

        Two labels of one level never reach one another, so that as many levels need as many rows.
        """
        kept: list[bool] = []
        for start, end in self._crowds():
            depth = max(self._level[start:end]) + 1
            levels = {at for at in range(depth) if (at + 1) * rows // depth > at * rows // depth}
            found = (each for each in range(start, end) if self._boxes[each].key == chosen)
            wanted = next(found, None)
            if depth <= rows:
                levels = set(range(depth))
            elif wanted is not None and self._level[wanted] not in levels:
                own = self._level[wanted]
                levels.remove(min((abs(each - own), each) for each in levels)[1])
                levels.add(own)
            kept += [each in levels for each in self._level[start:end]]
        return kept

    def _crowds(self) -> Iterator[tuple[int, int]]:
        """Yield the stretches of labels that reach one another, as places from and up to."""
        start = end = 0
        for at, reach in enumerate(self._ends):
            if at == end and at > start:
                yield start, at
                start = at
            end = max(end, reach, at + 1)
        if self._boxes:
            yield start, len(self._boxes)

    def _chains_above(self, kept: Sequence[bool]) -> list[int]:
        """Return for each label how many kept ones have to stand in turn farther out than it."""
        above = [0] * len(self._boxes)
        for at, end in enumerate(self._ends):
            if kept[at]:
                least = above[at] + 1
                for each in range(at + 1, end):
                    above[each] = max(above[each], least)
        return above


def _places(labels: Sequence[Label], apart: float) -> Iterable[tuple[Label, float]]:
    """Yield each label with the place of its leader; those with least freedom are placed first."""
    taken: list[float] = []
    for label in sorted(labels, key=lambda each: (each.last - each.first, each.first)):
        x = _place(label, taken, apart)
        insort(taken, x)
        yield label, x


def _place(label: Label, taken: Sequence[float], apart: float) -> float:
    middle, room = (label.first + label.last) / 2, label.last - label.first
    if room <= SAME:
        return middle
    step = max(apart, room / _STEPS)
    tries = [middle]
    away = step
    while away <= room / 2:
        tries += [middle - away, middle + away]
        away += step
    best, most = middle, -1.0
    for x in tries:
        free = _free(x, taken)
        if free >= apart:
            return x
        if free > most:
            best, most = x, free
    return best


def _free(x: float, taken: Sequence[float]) -> float:
    """Return how far the nearest leader is."""
    at = bisect_left(taken, x)
    near = [abs(taken[each] - x) for each in (at - 1, at) if 0 <= each < len(taken)]
    return min(near, default=float("inf"))


def _boxes(placed: Sequence[tuple[float, Label]], gap: float) -> list[Hung]:
    """Return labels with their edges, each beginning right of the leader before it."""
    boxes: list[Hung] = []
    before = float("-inf")
    for x, label in placed:
        room = x - before - gap
        left = x - max(0.0, min(label.ahead, room))
        boxes.append(Hung(label.key, x, left, left + label.width, None))
        before = x
    return boxes
