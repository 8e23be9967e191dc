# SPDX-License-Identifier: MIT
"""Blocks become a page: tables taken apart, pictures in place, set-in paragraphs told by a blank.

A paragraph that is set in further than those around it, or set against the right edge, gets a
no-break space before its first word. On pages saved as text that blank is often the only trace of
an attribution, and the text rules know it; office documents say the same with their margins. What
the margin of a column is, its first plain paragraph says, and again the first one below a heading.
"""

from __future__ import annotations

from collections.abc import Sequence

from workbench.importers.headings import heading_in
from workbench.importers.page import HintKind
from workbench.importers.page_building import PageBuilder
from workbench.importers.readers.office.blocks import (
    Block,
    BoxBlock,
    PictureBlock,
    TableBlock,
    TextBlock,
)
from workbench.importers.readers.office.tables import begins_source, strands_of
from workbench.importers.readers.office.wrapping import closed_up

_SET_IN = 8.0
"""Points by which a paragraph has to be set in: less is an accident."""

_TAB = 36.0
_PATIENCE = 4
"""Paragraphs below which a box is put at the latest, after the one it is fixed to."""

_ENDINGS = {HintKind.TITLE, HintKind.HEADING, HintKind.LIST_ITEM, HintKind.FURNITURE}
_NO_BREAK_SPACE = "\u00a0"


def write_blocks(builder: PageBuilder, blocks: Sequence[Block]) -> None:
    """Add blocks to a page; those of one sequence stand in one column.

    A box in which another source begins waits until the source around it may have ended, so that
    a text and its attribution stay together.
    """
    margin = _Margin()
    waiting: list[BoxBlock] = []
    patience = 0
    for block in closed_up(blocks):
        patience -= 1
        if waiting and (patience < 0 or _begins_anew(block)):
            _write_waiting(builder, waiting)
        if isinstance(block, TextBlock):
            _write_text(builder, block, margin)
        elif isinstance(block, BoxBlock) and begins_source(block.blocks):
            waiting.append(block)
            patience = _PATIENCE
        else:
            _write_other(builder, block)
    _write_waiting(builder, waiting)


def _write_text(builder: PageBuilder, block: TextBlock, margin: _Margin) -> None:
    text = block.text
    if margin.is_passed_by(block) and not text.startswith(_NO_BREAK_SPACE):
        text = _NO_BREAK_SPACE + text.lstrip(" \t")
    blank_lines = 0 if block.is_close else 1
    builder.paragraph(text, block.kind, level=block.level, why=block.why, blank_lines=blank_lines)


def _write_other(builder: PageBuilder, block: Block) -> None:
    if isinstance(block, PictureBlock):
        builder.picture(block.picture)
    elif isinstance(block, BoxBlock):
        write_blocks(builder, block.blocks)
    elif isinstance(block, TableBlock):
        for strand in strands_of(block):
            write_blocks(builder, strand)


def _write_waiting(builder: PageBuilder, waiting: list[BoxBlock]) -> None:
    for box in waiting:
        write_blocks(builder, box.blocks)
    waiting.clear()


def _begins_anew(block: Block) -> bool:
    """Tell whether a source that stands above has surely ended."""
    if isinstance(block, TextBlock) and block.kind in _ENDINGS:
        return True
    return isinstance(block, TableBlock) or begins_source([block])


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
