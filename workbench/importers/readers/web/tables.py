# SPDX-License-Identifier: MIT
"""Tables in reading order: of data one line a row, of layout the blocks of each cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.importers.page import HintKind
from workbench.importers.readers.web.blocks import Block

_LONGEST_DATA = 300
_LONGEST_UNTOLD = 120
"""Characters in a cell of data where the table says that it holds data, and where it does not."""

_MARK = re.compile(
    r"[(\[]?(?:Q\.? ?)?\d{1,2}[)\].:]{0,2}|[(\[]?(?:[a-z]|[ivx]{1,4})[)\].:]{1,2}|[•·▪■►‣*–-]",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[\[(/]?\s?\d{1,2} ?(?:marks?)?[\])]?", re.IGNORECASE)
_MEANING = re.compile(r"(?:definition|meaning|explanation)s?", re.IGNORECASE)


@dataclass(slots=True)
class Cell:
    """The blocks of a cell: the places of the first and of the one after the last."""

    start: int
    end: int
    is_heading: bool = False


@dataclass(slots=True)
class Table:
    """A table that is being read: where its blocks begin, its rows, whether it says it is data."""

    start: int
    is_told: bool = False
    rows: list[list[Cell]] = field(default_factory=list)


def arranged(table: Table, blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks from `table.start` on in the order in which they are read."""
    rows = [row for row in table.rows if row]
    if not rows:
        return list(blocks[table.start :])
    cells = [[list(blocks[cell.start : cell.end]) for cell in row] for row in rows]
    before = list(blocks[table.start : rows[0][0].start])
    after = list(blocks[rows[-1][-1].end :])
    if _is_side_by_side(cells):
        columns = [[row[place] for row in cells] for place in range(len(cells[0]))]
        return [*before, *(b for column in columns for cell in column for b in cell), *after]
    if _is_data(table, rows, cells):
        return [*before, *_lines_of(cells), *after]
    if _is_head(rows[0], cells[0]):
        before += _lines_of(cells[:1])
        cells = cells[1:]
    return [*before, *(block for row in cells for block in _row_of_layout(row)), *after]


def _is_side_by_side(cells: Sequence[Sequence[Sequence[Block]]]) -> bool:
    """Tell whether each column is a source, with its heading in the first row."""
    width = len(cells[0])
    if width < 2 or len(cells) < 2 or any(len(row) != width for row in cells):
        return False
    return all(len(cell) == 1 and cell[0].is_source_heading for cell in cells[0])


def _is_head(row: Sequence[Cell], cells: Sequence[Sequence[Block]]) -> bool:
    """Tell whether a row only names the columns below it."""
    is_told = len(row) > 1 and all(cell.is_heading for cell in row)
    return is_told and all(_is_value(cell, _LONGEST_UNTOLD) for cell in cells)


def _is_data(
    table: Table, rows: Sequence[Sequence[Cell]], cells: Sequence[Sequence[Sequence[Block]]]
) -> bool:
    is_told = table.is_told or any(cell.is_heading for row in rows for cell in row)
    longest = _LONGEST_DATA if is_told else _LONGEST_UNTOLD
    if len(rows) < 2 or max(len(row) for row in rows) < 2:
        return False
    if not is_told and all(_is_only(row[0], _MARK) for row in cells):
        return False
    return all(_is_value(cell, longest) for row in cells for cell in row)


def _is_value(cell: Sequence[Block], longest: int) -> bool:
    if len(cell) > 1:
        return False
    return not cell or (
        cell[0].picture is None
        and not cell[0].begins_source
        and cell[0].kind in {None, HintKind.HEADING}
        and len(cell[0].text) <= longest
    )


def _lines_of(cells: Sequence[Sequence[Sequence[Block]]]) -> list[Block]:
    heads = [cell[0].text for cell in cells[0] if cell]
    explains = len(heads) == 2 and _MEANING.match(heads[1])
    lines: list[Block] = []
    for row in cells:
        values = [cell[0] for cell in row if cell]
        if not values:
            continue
        between = ": " if explains and lines and len(values) == 2 else "\t"
        text = between.join(value.text.replace("\n", " ") for value in values)
        first = values[0]
        why = first.why if all(value.why for value in values) else None
        gap = 0 if lines else max(1, first.gap)
        lines.append(Block(text, HintKind.TABLE_ROW, why=why, region=first.region, gap=gap))
    return lines


def _row_of_layout(row: Sequence[list[Block]]) -> list[Block]:
    """Return the blocks of a row; a number or bullet in a cell of its own stands before its words.

    Marks in the last cell stand behind the words, as they do on paper.
    """
    filled = [cell for cell in row if cell]
    if len(filled) > 1 and _is_only(filled[0], _MARK) and filled[1][0].picture is None:
        first = filled[1][0]
        first.text = f"{filled[0][0].text} {first.text}"
        first.gap = filled[0][0].gap
        del filled[0]
    if len(filled) > 1 and _is_only(filled[-1], _MARKS) and filled[-2][-1].picture is None:
        filled[-2][-1].text += f" {filled[-1][0].text}"
        del filled[-1]
    return [block for cell in filled for block in cell]


def _is_only(cell: Sequence[Block], pattern: re.Pattern[str]) -> bool:
    return len(cell) == 1 and cell[0].picture is None and bool(pattern.fullmatch(cell[0].text))
