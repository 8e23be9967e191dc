# SPDX-License-Identifier: MIT
"""Tables in reading order.

Most tables on source pages only arrange things: a box around a source, two sources side by side,
the text on the left and where it comes from on the right. Their cells are read one after the other,
each as text of its own; only where short words stand in rows does a row become one line. A row of
source headings, or of pictures, is read down its columns, so that each source stays in one piece.
"""

from __future__ import annotations

from collections.abc import Sequence

from workbench.importers.headings import heading_in
from workbench.importers.lines import collapsed
from workbench.importers.page import HintKind
from workbench.importers.readers.office.blocks import (
    Block,
    Cell,
    PictureBlock,
    TableBlock,
    TextBlock,
)

_SHORT = 80
"""Characters that the cells of a row may have to be read as one line."""

_TERM = 40
_DEFINITION = 300
_NUMBER = 12
"""Characters of what stands beside a question: its number, its marks."""

_Row = Sequence[Cell]


def strands_of(table: TableBlock) -> list[list[Block]]:
    """Return what stands in a table, in reading order, in stretches of one column each."""
    rows = [kept for row in table.rows if (kept := [c for c in row if _is_filled(c)])]
    is_list = _is_list(rows)
    strands: list[list[Block]] = []
    place = 0
    while place < len(rows):
        end = place + 1
        if _reads_down(rows, place):
            while end < len(rows) and _goes_on_down(rows[place], rows[end]):
                end += 1
            strands += _columns(rows[place:end])
        else:
            strands += _row_strands(rows[place], is_listed=is_list)
        place = end
    return strands


def begins_source(blocks: Sequence[Block]) -> bool:
    """Tell whether the first words are those with which a source begins: “Source A”."""
    first = next((block for block in blocks if not isinstance(block, PictureBlock)), None)
    if not isinstance(first, TextBlock):
        return False
    heading = heading_in(first.text)
    return heading is not None and heading.is_sure and not heading.is_rare


def _is_filled(cell: Cell) -> bool:
    return any(not isinstance(block, TextBlock) or block.text.strip() for block in cell.blocks)


def _reads_down(rows: Sequence[_Row], place: int) -> bool:
    row = rows[place]
    if len(row) < 2:
        return False
    if all(begins_source(cell.blocks) for cell in row):
        return True
    below = rows[place + 1] if place + 1 < len(rows) else ()
    return _columns_of(below) == _columns_of(row) and all(
        all(isinstance(block, PictureBlock) for block in cell.blocks) for cell in row
    )


def _goes_on_down(first: _Row, row: _Row) -> bool:
    """Tell whether a row only holds more of what stands above it."""
    begins_anew = any(begins_source(cell.blocks) for cell in row)
    is_single = len(row) < 2 < len(first) + 1
    return not begins_anew and not is_single and _columns_of(row) <= _columns_of(first)


def _columns_of(row: _Row) -> set[int]:
    return {cell.column for cell in row}


def _columns(rows: Sequence[_Row]) -> list[list[Block]]:
    cells = sorted((cell for row in rows for cell in row), key=lambda cell: cell.column)
    return [list(cell.blocks) for cell in cells]


def _row_strands(row: _Row, *, is_listed: bool) -> list[list[Block]]:
    lines = [_line_of(cell) for cell in row]
    words = [line for line in lines if line]
    if len(words) < max(2, len(lines)) or not (is_listed or _is_short(words)):
        return [list(cell.blocks) for cell in row]
    if any(begins_source(cell.blocks) for cell in row):
        return [list(cell.blocks) for cell in row]
    notes = [b for cell in row for b in cell.blocks if _is_note(b)]
    return [[TextBlock("\t".join(words), HintKind.TABLE_ROW), *notes]]


def _is_short(words: Sequence[str]) -> bool:
    lengths = sorted(len(each) for each in words)
    return lengths[-1] <= _SHORT or (lengths[-1] <= _DEFINITION and lengths[-2] <= _NUMBER)


def _is_list(rows: Sequence[_Row]) -> bool:
    """Tell whether the rows say something about short words in their first cells."""
    if len(rows) < 2 or len(rows[0]) < 2 or len({len(row) for row in rows}) > 1:
        return False
    for row in rows:
        lines = [_line_of(cell) for cell in row]
        if len(lines[0]) > _TERM or not all(0 < len(line) <= _DEFINITION for line in lines):
            return False
    return True


def _line_of(cell: Cell) -> str:
    """Return the one line that a cell consists of, or nothing where it is more or other."""
    blocks = [block for block in cell.blocks if not _is_note(block)]
    if len(blocks) != 1 or not isinstance(blocks[0], TextBlock) or "\n" in blocks[0].text.strip():
        return ""
    return collapsed(blocks[0].text)


def _is_note(block: Block) -> bool:
    return isinstance(block, TextBlock) and block.kind is HintKind.FOOTNOTE
