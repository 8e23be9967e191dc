# SPDX-License-Identifier: MIT
"""Blocks become a page: tables taken apart, pictures in place, set-in paragraphs told by a blank.

A paragraph that is set in further than those around it, or set against the right edge, gets a
no-break space before its first word. On pages saved as text that blank is often the only trace of
an attribution, and the text rules know it; office documents say the same with their margins. What
the margin of a column is, its first plain paragraph says, and again the first one below a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from workbench.importers.headings import heading_in
from workbench.importers.page import HintKind
from workbench.importers.page_building import PageBuilder
from workbench.importers.readers.office.blocks import Block, PictureBlock, TableBlock, TextBlock
from workbench.importers.readers.office.tables import strands_of

_SET_IN = 8.0
"""Points by which a paragraph has to be set in: less is an accident."""

_TAB = 36.0
_NO_BREAK_SPACE = "\u00a0"
_SHORTEST_WRAP = 25
_WIDEST_WRAP = 130
_LINE_END = re.compile(r"[.!?…:;][”’\"')\]]*$|[”’\"']$")


def write_blocks(builder: PageBuilder, blocks: Sequence[Block]) -> None:
    """Add blocks to a page; those of one sequence stand in one column."""
    margin = _Margin()
    for block in _closed_up(blocks):
        if isinstance(block, TextBlock):
            text = block.text
            if margin.is_passed_by(block) and not text.startswith(_NO_BREAK_SPACE):
                text = _NO_BREAK_SPACE + text.lstrip(" \t")
            builder.paragraph(
                text,
                block.kind,
                level=block.level,
                why=block.why,
                blank_lines=0 if block.is_close else 1,
            )
            continue
        margin = _Margin()
        if isinstance(block, PictureBlock):
            builder.picture(block.picture)
        elif isinstance(block, TableBlock):
            for strand in strands_of(block):
                write_blocks(builder, strand)


class _Margin:
    """The left edge of a column, as its paragraphs tell it."""

    def __init__(self) -> None:
        self._edge: float | None = None

    def is_passed_by(self, block: TextBlock) -> bool:
        """Tell whether a plain paragraph is set in further than the others."""
        begins = heading_in(block.text) is not None
        if block.kind in {HintKind.HEADING, HintKind.TITLE} or begins:
            self._edge = None
            return False
        if block.kind is not None:
            return False
        if block.is_trailing:
            return True
        indent = block.indent + _TAB * _tabs_of(block.text)
        if self._edge is not None and indent > self._edge + _SET_IN:
            return True
        self._edge = indent
        return False


def _tabs_of(text: str) -> int:
    """Return how many tabs stand before the first word; a single one begins any paragraph."""
    tabs = len(text) - len(text.lstrip("\t"))
    return tabs if tabs > 1 else 0


def _closed_up(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks; lines that were saved as paragraphs follow each other closely again.

    Slides and pages copied from a PDF have a paragraph for each line. Where sentences go on in the
    next paragraph it is closed up, and once two did, so is one whose first word had no more room
    in the line above. The text rules put such lines together.
    """
    above: TextBlock | None = None
    width, count = 0, 0
    for block in blocks:
        if not _may_be_line(block) or not isinstance(block, TextBlock):
            above, width, count = None, 0, 0
            yield block
            continue
        is_close = False
        if above is not None:
            if _goes_on(above.text, block.text):
                is_close, width, count = True, max(width, len(above.text)), count + 1
            elif count > 1:
                first = block.text.partition(" ")[0]
                is_close = len(above.text) + 1 + len(first) > width - 2
        if not is_close:
            width, count = 0, 0
        above = block
        yield replace(block, is_close=True) if is_close else block


def _may_be_line(block: Block) -> bool:
    return (
        isinstance(block, TextBlock)
        and block.kind is None
        and not block.is_trailing
        and "\n" not in block.text
        and len(block.text) <= _WIDEST_WRAP
    )


def _goes_on(text: str, following: str) -> bool:
    return (
        following[:1].islower()
        and len(text) >= _SHORTEST_WRAP
        and not _LINE_END.search(text.rstrip())
    )
