# SPDX-License-Identifier: MIT
"""Which lane beside the text and which row under the words each mark gets.

The window and the paper share these rules, so that mark E7 stands in the same lane on both
(design rules: lanes to the right of the text, at most a fixed number of them; rows under the words,
kept over a mark's whole length).
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from workbench.domain.text import Span

MARK_LINES = 2
"""Text lines a mark takes in its lane at the least, so that tag and id of two marks never touch."""

ROWS_IN_TEXT = 3
"""Rows of lines drawn under the words; marks beyond have their line in the lanes only."""

KeyT = TypeVar("KeyT", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Extent(Generic[KeyT]):
    """A mark as the lanes see it: its first and last line (inclusive) and its first character."""

    key: KeyT
    first_line: int
    last_line: int
    start: int


def lanes_of(
    extents: Sequence[Extent[KeyT]],
    *,
    lanes: int,
    kept: Mapping[KeyT, int] | None = None,
) -> dict[KeyT, int]:
    """Return the lane of each mark, from 0; marks that found none get lane `lanes`.

    Marks are taken by first line, then first character, and get the leftmost free lane. A lane in
    `kept` stays as it was: a mark does not jump while others are added.
    """
    kept = kept or {}
    taken: list[list[tuple[int, int]]] = [[] for _ in range(lanes)]
    found: dict[KeyT, int] = {}
    in_order = sorted(extents, key=lambda extent: (extent.first_line, extent.start))
    for extent in in_order:
        lane = kept.get(extent.key)
        if lane is not None and lane < lanes and _is_free(taken[lane], extent):
            _take(taken, found, extent, lane)
    for extent in in_order:
        if extent.key in found:
            continue
        free = (lane for lane in range(lanes) if _is_free(taken[lane], extent))
        lane = next(free, lanes)
        if lane == lanes:
            found[extent.key] = lanes
        else:
            _take(taken, found, extent, lane)
    return found


def rows_of(spans: Mapping[KeyT, Span]) -> dict[KeyT, int]:
    """Return the row under the words of each mark, from 0.

    The row of a mark is the first one not used by a mark it shares characters with; it keeps that
    row over its whole length. Earlier and, from the same character, longer marks come first.
    """
    rows: dict[KeyT, int] = {}
    open_marks: list[tuple[Span, int]] = []
    in_order = sorted(spans.items(), key=lambda item: (item[1].start, -item[1].end))
    for key, span in in_order:
        open_marks = [(other, row) for other, row in open_marks if other.end > span.start]
        used = {row for _, row in open_marks}
        row = next(row for row in range(len(used) + 1) if row not in used)
        rows[key] = row
        open_marks.append((span, row))
    return rows


def _occupied(extent: Extent[KeyT]) -> tuple[int, int]:
    return extent.first_line, max(extent.last_line, extent.first_line + MARK_LINES - 1)


def _is_free(lane: Sequence[tuple[int, int]], extent: Extent[KeyT]) -> bool:
    first, last = _occupied(extent)
    return all(last < other_first or other_last < first for other_first, other_last in lane)


def _take(
    taken: list[list[tuple[int, int]]],
    found: dict[KeyT, int],
    extent: Extent[KeyT],
    lane: int,
) -> None:
    taken[lane].append(_occupied(extent))
    found[extent.key] = lane
