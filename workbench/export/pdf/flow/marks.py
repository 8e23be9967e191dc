# SPDX-License-Identifier: MIT
"""Where the marks of a text are once its lines are known: pieces, rows, lanes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from workbench.domain.annotations import Annotation
from workbench.domain.lanes import ROWS_IN_TEXT, Extent, lanes_of, rows_of
from workbench.domain.text import Span
from workbench.export.pdf.flow.notes import MarginNote
from workbench.export.pdf.flow.signs import Sign
from workbench.export.pdf.structure import Highlight
from workbench.export.pdf.text_layout import Line, Prepared


@dataclass(slots=True, eq=False)
class Mark:
    """A mark on words: what it is, and where the layout has put it.

    `row` is that of its line under the words, `lane` that of its bar beside them. `first` and
    `last` are the lines, from 0, in which it has visible words.
    """

    annotation: Annotation
    span: Span
    sign: Sign
    highlight: Highlight
    note: MarginNote | None = None
    row: int = 0
    lane: int = 0
    first: int = 0
    last: int = 0

    @property
    def has_row(self) -> bool:
        """Whether its line is drawn under the words, and not only beside them."""
        return self.row < ROWS_IN_TEXT


class MarkPiece(NamedTuple):
    """What of a mark is in one line, in em from the beginning of the line."""

    mark: Mark
    left: float
    right: float


@dataclass(slots=True)
class MarkedLines:
    """Lines with the pieces of marks in each, the marks that begin there, and all of them."""

    pieces: list[list[MarkPiece]] = field(default_factory=list)
    beginning: list[list[Mark]] = field(default_factory=list)
    visible: list[Mark] = field(default_factory=list)


def lay_marks(
    marks: Sequence[Mark], prepared: Prepared, lines: Sequence[Line], *, lanes: int
) -> MarkedLines:
    """Give each mark its lines, row and lane; return what is in each line.

    A mark without visible words (on a line break alone) is in no line.
    """
    laid = MarkedLines([[] for _ in lines], [[] for _ in lines])
    starts = [line.start for line in lines]
    inks = [prepared.ink_end(start, end) for start, end in lines]
    for mark in marks:
        touched: list[int] = []
        line = max(0, bisect_right(starts, mark.span.start) - 1)
        while line < len(lines) and starts[line] < mark.span.end:
            left, right = max(mark.span.start, starts[line]), min(mark.span.end, inks[line])
            if left < right:
                laid.pieces[line].extend(
                    MarkPiece(mark, *edges)
                    for edges in prepared.stretches(left, right, lines[line])
                )
                touched.append(line)
            line += 1
        if touched:
            mark.first, mark.last = touched[0], touched[-1]
            laid.beginning[mark.first].append(mark)
            laid.visible.append(mark)
    _give_rows_and_lanes(laid.visible, lanes)
    return laid


def _give_rows_and_lanes(visible: Sequence[Mark], lanes: int) -> None:
    rows = rows_of({number: mark.span for number, mark in enumerate(visible)})
    places = lanes_of(
        [
            Extent(number, mark.first, mark.last, mark.span.start)
            for number, mark in enumerate(visible)
        ],
        lanes=lanes,
    )
    for number, mark in enumerate(visible):
        mark.row, mark.lane = rows[number], places[number]
