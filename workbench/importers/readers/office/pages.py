# SPDX-License-Identifier: MIT
"""The last steps to a page: what stands on every sheet, and whether anything is there at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbench.domain.errors import UnreadableFileError
from workbench.importers.page import HintKind, Page
from workbench.importers.page_building import PageBuilder
from workbench.importers.readers.office.blocks import Block, BoxBlock, TableBlock, TextBlock

_APART = 3
"""Blank lines above what stands on every sheet: the text rules end a source there."""


def add_furniture(builder: PageBuilder, texts: Iterable[str], why: str) -> None:
    """Add texts that are no matter of the page at its end, each once."""
    added: set[str] = set()
    for text in texts:
        if text.strip() and text not in added:
            builder.paragraph(text, HintKind.FURNITURE, why=why, blank_lines=1 if added else _APART)
            added.add(text)


def lines_in(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the words of blocks, those of a row of a table as one line; pictures are left away."""
    for block in blocks:
        if isinstance(block, TextBlock):
            yield block.text
        elif isinstance(block, BoxBlock):
            yield from lines_in(block.blocks)
        elif isinstance(block, TableBlock):
            for row in block.rows:
                yield "\t".join(line for cell in row for line in lines_in(cell.blocks))


def checked(builder: PageBuilder, name: str) -> Page:
    """Return the page that was put together.

    Raises:
        UnreadableFileError: there is nothing in it.
    """
    page = builder.page()
    if not page.text:
        raise UnreadableFileError(name, "is empty", "choose a file with the sources in it")
    return page
