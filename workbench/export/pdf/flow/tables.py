# SPDX-License-Identifier: MIT
"""Tables: rows of blocks between rules, with a header that stands on every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from typing_extensions import override

from workbench.export.pdf.flow.blocks import Block, Columns, Halves, Piece, Stack
from workbench.export.pdf.flow.paper import PALE, Style
from workbench.export.pdf.fonts import Face
from workbench.export.pdf.ink import Ink
from workbench.export.pdf.structure import Element, HeaderOf, Role, Scope, TableSummary

# A row higher than this may be parted, where that much room is left on the page; in the room
# above its words.
_TALL_ROW, _LEAST_PART = 36, 14

# A first row lower than this, in points, goes with the second.
_SHORT_START = 60.0


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns of a table: their widths, and the room between rules and words, in points.

    Where it `is_stacked`, a row is its header with the words below it, each as wide as the table.
    """

    widths: Sequence[float]
    above: float
    between: float
    is_stacked: bool = False

    @property
    def width(self) -> float:
        """The width of the whole table."""
        return sum(self.widths)

    def inner(self, column: int) -> float:
        """Return the width that words have in a column."""
        if self.is_stacked:
            return self.width
        last = column == len(self.widths) - 1
        return self.widths[column] - (0.0 if last else self.between)

    def row(self, blocks: Sequence[Block]) -> Block:
        """Return `blocks` beside each other, each in its column, or the header above the rest."""
        if self.is_stacked:
            header, *others = blocks
            return Headed(header, Stack([Piece(block) for block in others]), self.above)
        lefts = [sum(self.widths[:column]) for column in range(len(blocks))]
        return Columns(list(zip(lefts, blocks, strict=True)))


class Headed(Block):
    """A block below its header, which never ends a page alone."""

    def __init__(self, header: Block, block: Block, between: float) -> None:
        self._header, self._block, self._between = header, block, between
        self.height = header.height + between + block.height

    @override
    def draw(self, ink: Ink, x: float, top: float) -> None:
        self._header.draw(ink, x, top)
        self._block.draw(ink, x, top - self._header.height - self._between)

    @override
    def split(self, room: float) -> Halves | None:
        halves = self._block.split(room - self._header.height - self._between)
        return (Headed(self._header, halves[0], self._between), halves[1]) if halves else None


class Table(Block):
    """Rows between rules."""

    def __init__(self, grid: Grid, rows: Sequence[Block], *, header: Block | None = None) -> None:
        self._grid, self._rows, self._header = grid, list(rows), header
        self.height = sum(self._row_height(row) for row in self._all()) + _HEAVY

    @override
    def draw(self, ink: Ink, x: float, top: float) -> None:
        grid = self._grid
        edges = [(top - _HEAVY / 2, _HEAVY, 0.0)]
        top -= _HEAVY
        last = len(self._all()) - 1
        for number, row in enumerate(self._all()):
            row.draw(ink, x, top - grid.above)
            top -= self._row_height(row)
            is_strong = number == last or (number == 0 and self._header is not None)
            edges.append((top + _LIGHT, _LIGHT, 0.0 if is_strong else PALE))
        with ink.artifact():
            for y, weight, grey in edges:
                ink.rule(x, y, x + grid.width, y, width=weight, rgb=(grey, grey, grey))

    @override
    def split(self, room: float) -> Halves | None:
        room -= _HEAVY + (self._row_height(self._header) if self._header else 0.0)
        for number, row in enumerate(self._rows):
            height = self._row_height(row)
            if height <= room + 0.01:
                room -= height
                continue
            halves = self._parted(row, room)
            if not halves and 1 < number == len(self._rows) - 1:
                # The last row does not go to the next page alone.
                return self._with(self._rows[: number - 1]), self._with(self._rows[number - 1 :])
            if not halves and self._starts_alone(number):
                return None
            above = [*self._rows[:number], *halves[:1]]
            below = [*halves[1:], *self._rows[number + bool(halves) :]]
            return (self._with(above), self._with(below)) if above else None
        return None

    def _starts_alone(self, count: int) -> bool:
        """Tell whether the first `count` rows say too little to stand without the next."""
        return self._header is None and count == 1 and self._rows[0].height < _SHORT_START

    def _all(self) -> list[Block]:
        return self._rows if self._header is None else [self._header, *self._rows]

    def _row_height(self, row: Block) -> float:
        return row.height + 2 * self._grid.above

    def _parted(self, row: Block, room: float) -> list[Block]:
        above = self._grid.above
        # Rows of one column are short lines below each other, and are parted sooner.
        tall = _TALL_ROW / 2 if self._grid.is_stacked else _TALL_ROW
        if row.height < tall * above or room < _LEAST_PART * above:
            return []
        return list(row.split(room - 2 * above) or ())

    def _with(self, rows: Sequence[Block]) -> Table:
        return Table(self._grid, rows, header=self._header)


_HEAVY, _LIGHT = 1.0, 0.4


def table_element(parent: Element, summary: str) -> Element:
    """Add a table to the logical tree; `summary` tells what it shows."""
    return parent.add(Role.TABLE, TableSummary(summary))


def row_header(row: Element) -> Element:
    """Add a cell that heads `row`."""
    return row.add(Role.HEADER, HeaderOf(Scope.ROW))


def column_header(row: Element) -> Element:
    """Add a cell that heads its column."""
    return row.add(Role.HEADER, HeaderOf(Scope.COLUMN))


def strong(style: Style) -> Style:
    """Return `style` in the semibold face."""
    return Style(Face.PLAIN_STRONG, style.size, style.leading, style.grey)
