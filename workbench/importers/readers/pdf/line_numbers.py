# SPDX-License-Identifier: MIT
"""Numbers of lines printed in the margin of a source, which are no words of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from workbench.importers.readers.pdf.geometry import around, shared
from workbench.importers.readers.pdf.rows import Segment, segment

_NUMBER = re.compile(r"\d{1,3}")
_ALIGNED = 3.0
"""How far the edges of numbers in one margin may differ, in points."""

_NEXT_TO = 0.3
"""Gap between a number and the line it counts, in the size of the type."""

_EVERY_FIFTH = 5
_FEWEST_IN_ALL_LINES = 4
_LINES_BETWEEN = 3.5
"""Least distance of two numbers that count in fives, in the size of the type."""


def without_line_numbers(segments: Sequence[Segment]) -> list[Segment]:
    """Return what stands on a page without the numbers that count its lines.

    They stand one below the other with nothing else in their column, and count every line of
    running text or every fifth.
    """
    pieces = [piece for segment in segments for piece in _cut(segment)]
    numbers = [piece for piece in pieces if _NUMBER.fullmatch(piece.text)]
    others = [piece for piece in pieces if not _NUMBER.fullmatch(piece.text)]
    taken: set[int] = set()
    for column in _columns(numbers):
        if _stands_free(column, others) and _counts_lines(column, others):
            taken.update(id(piece) for piece in column)
    return [piece for piece in pieces if id(piece) not in taken]


def _cut(whole: Segment) -> tuple[Segment, ...]:
    """Return a segment, with a number before its words apart from them."""
    first, *rest = whole.words
    if not rest or not _NUMBER.fullmatch(first.text):
        return (whole,)
    if rest[0].left - first.right < _NEXT_TO * whole.size:
        return (whole,)
    return segment((first,)), segment(rest)


def _columns(numbers: Sequence[Segment]) -> Iterator[list[Segment]]:
    """Yield numbers that stand below each other, from above to below."""
    rest = sorted(numbers, key=lambda piece: piece.right)
    while rest:
        first = rest[0]
        column = [
            piece
            for piece in rest
            if piece.right - first.right < _ALIGNED or abs(piece.left - first.left) < _ALIGNED
        ]
        chosen = {id(piece) for piece in column}
        rest = [piece for piece in rest if id(piece) not in chosen]
        yield sorted(column, key=lambda piece: piece.top)


def _stands_free(column: Sequence[Segment], others: Sequence[Segment]) -> bool:
    """Tell whether no other words stand in the column, and some stand beside each number."""
    box = around(column)
    if any(
        shared(box.left, box.right, piece.left, piece.right)
        and shared(box.top, box.bottom, piece.top, piece.bottom)
        for piece in others
    ):
        return False
    return all(_beside(number, others) for number in column)


def _beside(number: Segment, others: Sequence[Segment]) -> list[Segment]:
    height = number.bottom - number.top
    return [
        piece
        for piece in others
        if shared(piece.top, piece.bottom, number.top, number.bottom) > height / 2
    ]


def _counts_lines(column: Sequence[Segment], others: Sequence[Segment]) -> bool:
    values = [int(piece.text) for piece in column]
    if len(values) >= _FEWEST_IN_ALL_LINES and _goes_up(values, 1):
        begun = [_nearest(number, others).text for number in column]
        return sum(text[:1].islower() for text in begun) * 3 >= len(values)
    if not _goes_up(values, _EVERY_FIFTH):
        return False
    if len(column) == 1:
        return _lines_above(column[0], others) >= _EVERY_FIFTH - 1
    return all(
        below.top - above.top > _LINES_BETWEEN * above.size for above, below in pairwise(column)
    )


def _nearest(number: Segment, others: Sequence[Segment]) -> Segment:
    """Return the words that stand in the line of a number, the ones close by."""
    return min(_beside(number, others), key=lambda piece: abs(piece.left - number.right))


def _goes_up(values: Sequence[int], step: int) -> bool:
    """Tell whether numbers go up by a step; each source may begin anew."""
    return values[0] % step == 0 and all(b in (a + step, step) for a, b in pairwise(values))


def _lines_above(number: Segment, others: Sequence[Segment]) -> int:
    """Return how many lines stand above a number without a break."""
    beside = _nearest(number, others)
    column = sorted(
        (
            piece
            for piece in others
            if piece.top <= beside.top
            and shared(piece.left, piece.right, beside.left, beside.right)
        ),
        key=lambda piece: -piece.top,
    )
    lines = 0
    for below, above in pairwise(column):
        if below.top - above.top > 2 * beside.size:
            break
        lines += 1
    return lines
