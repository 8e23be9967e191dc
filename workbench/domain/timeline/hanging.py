# SPDX-License-Identifier: MIT
"""Labels hung on an axis by their leaders, in rows, so that no leader crosses a label.

A label begins at its leader, or a little before it. Rows are given from right to left: a label
stands farther out than every label whose leader comes down over its breadth. Row 0 is next to the
axis.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
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


def hang(
    labels: Sequence[Label], *, gap: float, apart: float, rows: int, chosen: str = ""
) -> tuple[Hung, ...]:
    """Return labels hung up, from left to right.

    Args:
        labels: What is to be hung up.
        gap: What is left free between labels in a row, and between a label and a leader.
        apart: How far leaders are kept from one another where they may stand anywhere.
        rows: How many rows there are; what finds none is left without.
        chosen: The key of the one that gets a row in any case, if there are any.
    """
    placed = [(x, label) for label, x in _places(labels, apart)]
    placed.sort(key=lambda each: (each[0], each[1].key))
    boxes = _boxes(placed, gap)
    return _in_rows(boxes, gap, rows, chosen)


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


def _in_rows(boxes: Sequence[Hung], gap: float, rows: int, chosen: str) -> tuple[Hung, ...]:
    hushed: set[str] = set()
    wanted = next((each for each in boxes if each.key == chosen), None)
    while True:
        done = _rows_from_right(boxes, gap, rows, hushed)
        if wanted is None or rows < 1:
            return done
        at = next(place for place, each in enumerate(done) if each.key == chosen)
        if done[at].row is not None:
            return done
        # What takes the last row in its way goes without, and so does what would take it then.
        hushed.update(
            each.key
            for each in done[at + 1 :]
            if each.left < wanted.right + gap and each.row in {None, rows - 1}
        )


def _rows_from_right(
    boxes: Sequence[Hung], gap: float, rows: int, hushed: set[str]
) -> tuple[Hung, ...]:
    done: list[Hung] = []
    hung: list[Hung] = []
    """Those with a row, the leftmost last."""
    most_ahead = max((each.x - each.left for each in boxes), default=0.0)
    for box in reversed(boxes):
        edge, nearest = box.right + gap, 0
        for other in reversed(hung):
            if other.x > edge + most_ahead:
                break
            if other.left < edge and other.row is not None:
                nearest = max(nearest, other.row + 1)
        row = None if box.key in hushed or nearest >= rows else nearest
        one = Hung(box.key, box.x, box.left, box.right, row)
        done.append(one)
        if row is not None:
            hung.append(one)
    return tuple(reversed(done))


def _most_ahead(boxes: Sequence[Hung]) -> float:
    return max((each.x - each.left for each in boxes), default=0.0)
