# SPDX-License-Identifier: MIT
"""Printed lines put together to paragraphs, by the space and the edges around them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from workbench.importers.headings import heading_in
from workbench.importers.paragraphs import BULLET, NUMBERED, is_terminal
from workbench.importers.readers.pdf.content import RowsRegion
from workbench.importers.readers.pdf.geometry import Box, around
from workbench.importers.readers.pdf.rows import Row

_USUAL_LINE = 1.2
"""Distance of two lines, in the size of the type, where a page does not tell."""

_CLOSEST, _WIDEST = 0.9, 2.6
"""Between which a distance can be one of lines that belong together."""

_WIDE = 1.35
"""From how many line distances on there is a gap between paragraphs."""

_FAR = 3.5
_INDENT = 0.8
_SHORT_LINE = 40
_OTHER_SIZE = 0.12
_SET_IN = 1.2
_MOST_ROWS_SET_IN = 3
_LONGEST_SET_IN = 300
_ALIGNED = 3.0
_CENTRED = 1.5
_MARK = re.compile(r"(?:[*†‡§]{1,3}|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,2}|\d{1,2}(?=[ .)])) ?\S")
"""What notes and questions begin with."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a page.

    `is_close` says that no space parts it from the one before, `is_set_in` that it stands further
    in than the words above it, or at the right edge, as lines do that say where words are from.
    `is_item` and `is_table` say that it is an item of a list, or a row of a table. `space` is the
    number of blank lines above it.
    """

    rows: tuple[Row, ...]
    is_close: bool = False
    is_item: bool = False
    is_table: bool = False
    is_set_in: bool = False
    space: int = 1

    @property
    def text(self) -> str:
        """Its words, printed line by printed line."""
        return "\n".join(row.text for row in self.rows)

    @property
    def length(self) -> int:
        """Its number of characters."""
        return sum(len(row.text) for row in self.rows)

    @property
    def box(self) -> Box:
        """Where it stands."""
        return around(row.box for row in self.rows)

    @property
    def size(self) -> float:
        """The size of the type in most of it."""
        sizes: Counter[float] = Counter()
        for row in self.rows:
            sizes[row.size] += len(row.text)
        return sizes.most_common(1)[0][0]

    @property
    def is_bold(self) -> bool:
        """Whether all of it is bold."""
        return all(row.is_bold for row in self.rows)


@dataclass(frozen=True, slots=True)
class _Setting:
    """How a region is set: distance of lines in the size of the type, left edge, tables."""

    line: float
    margin: float
    tables: tuple[tuple[float, float], ...]

    def is_in_table(self, row: Row) -> bool:
        """Tell whether a row stands in a table."""
        box = row.box
        return any(top <= box.bottom and box.top <= bottom for top, bottom in self.tables)

    def is_cells(self, row: Row) -> bool:
        """Tell whether a row is one of a table, with cells that stand apart."""
        return row.cells > 1 and self.is_in_table(row)


def blocks_of(region: RowsRegion, rows: Sequence[Row], line: float) -> list[Block]:
    """Return the paragraphs of those `rows` of a region that are no furniture.

    `line` is the usual distance of two lines in the document, in the size of the type.
    """
    if not rows:
        return []
    setting = _Setting(_line_distance(rows, line), _left_margin(rows), region.tables)
    blocks: list[Block] = []
    for row in rows:
        opened = _opened(blocks[-1], row, setting) if blocks else _beginning(row, setting)
        if opened is None:
            blocks[-1] = replace(blocks[-1], rows=(*blocks[-1].rows, row))
        else:
            blocks.append(opened)
    return _with_set_in(blocks, setting.margin)


def line_distance(regions: Sequence[RowsRegion]) -> float:
    """Return the usual distance of two lines in a document, in the size of the type."""
    return _usual([distance for region in regions for distance in _distances(region.rows)])


def _line_distance(rows: Sequence[Row], line: float) -> float:
    """Return the distance of two lines in a region; where it has only single ones, the usual."""
    distance = _usual(_distances(rows), default=line)
    return line if distance > _WIDE * line else distance


def _usual(distances: Sequence[float], *, default: float = _USUAL_LINE) -> float:
    """Return the distance of lines that belong together: most paragraphs have several."""
    found = sorted(distance for distance in distances if _CLOSEST <= distance <= _WIDEST)
    return found[len(found) // 4] if found else default


def _distances(rows: Sequence[Row]) -> list[float]:
    return [
        (below.box.bottom - above.box.bottom) / below.size
        for above, below in pairwise(rows)
        if abs(below.size - above.size) < _OTHER_SIZE * above.size
    ]


def _left_margin(rows: Sequence[Row]) -> float:
    edges = Counter(round(row.left) for row in rows)
    most = edges.most_common(1)[0][1]
    return float(min(edge for edge, count in edges.items() if count * 2 >= most))


def _beginning(row: Row, setting: _Setting, *, is_close: bool = False, space: int = 1) -> Block:
    return Block(
        (row,),
        is_close=is_close,
        is_item=bool(BULLET.match(row.text)),
        is_table=setting.is_cells(row),
        space=space,
    )


def _opened(group: Block, row: Row, setting: _Setting) -> Block | None:
    """Return the beginning of a paragraph where `row` is one, or None where it goes on."""
    above = group.rows[-1]
    gap = (row.box.bottom - above.box.bottom) / max(above.size, row.size) / setting.line
    goes_on = row.text[:1].islower() and not is_terminal(above.text)
    if group.is_table and setting.is_in_table(row):
        is_new = setting.is_cells(row) or not goes_on
        return _beginning(row, setting, is_close=gap < _FAR) if is_new else None
    if gap > _WIDE or group.is_table or setting.is_cells(row):
        return _beginning(row, setting, space=2 if gap > _FAR else 1)
    if _looks_new(above, row, goes_on=goes_on):
        return _beginning(row, setting)
    is_item = BULLET.match(row.text) or (_MARK.match(row.text) and _MARK.match(group.text))
    if is_item or (not goes_on and _moves(group, row, setting.margin)):
        return _beginning(row, setting, is_close=bool(is_item) or not is_terminal(above.text))
    return None


def _looks_new(above: Row, row: Row, *, goes_on: bool) -> bool:
    """Tell whether the type of a row says that other words begin."""
    if abs(row.size - above.size) > _OTHER_SIZE * max(above.size, row.size):
        return True
    return row.is_bold != above.is_bold or (row.is_italic != above.is_italic and not goes_on)


def _moves(group: Block, row: Row, margin: float) -> bool:
    """Tell whether the left edge of a row says that a paragraph begins."""
    above, first = group.rows[-1], group.rows[0].text
    shift = (row.left - above.left) / row.size
    if shift > _INDENT:
        return not (BULLET.match(first) or NUMBERED.match(first) or _MARK.match(first))
    if shift < -_INDENT:
        is_after_first = len(group.rows) == 1 and row.left - margin < _INDENT * row.size
        return not is_after_first or (is_terminal(above.text) and len(above.text) < _SHORT_LINE)
    return False


def _with_set_in(blocks: list[Block], margin: float) -> list[Block]:
    edge = max(block.box.right for block in blocks)
    first_lines = {
        round(block.rows[0].left)
        for block in blocks
        if len(block.rows) > 1 and block.rows[0].left > block.rows[1].left + _INDENT * block.size
    }
    marked = list(blocks)
    for place in range(1, len(blocks)):
        block = blocks[place]
        is_plain = not (block.is_item or block.is_table or heading_in(block.rows[0].text))
        if is_plain and _is_short(block) and round(block.rows[0].left) not in first_lines:
            following = blocks[place + 1] if place + 1 < len(blocks) else None
            is_in = _stands_in(blocks[place - 1], block, following, (margin, edge))
            marked[place] = replace(block, is_set_in=is_in)
    return marked


def _is_short(block: Block) -> bool:
    return len(block.rows) <= _MOST_ROWS_SET_IN and block.length <= _LONGEST_SET_IN


def _stands_in(above: Block, block: Block, below: Block | None, edges: tuple[float, float]) -> bool:
    """Tell whether a short paragraph is set in from the longer one above it."""
    if above.is_table or (heading_in(above.rows[0].text) and len(above.rows) == 1):
        return False
    is_heading = above.is_bold and not block.is_bold
    if is_heading or above.length < block.length:
        return False
    left = min(row.left for row in block.rows)
    step = left - min(row.left for row in above.rows)
    if step < _SET_IN * block.size:
        return False
    right = max(row.right for row in block.rows)
    is_at_the_edge = abs(edges[1] - right) < _ALIGNED
    sides = (left - edges[0]) - (edges[1] - right)
    if not is_at_the_edge and abs(sides) < _CENTRED * block.size:
        return False
    # A text that is set in as a whole has more of it below.
    return below is None or not (
        abs(below.rows[0].left - left) < _ALIGNED and below.length > block.length
    )
