# SPDX-License-Identifier: MIT
"""The blocks of a web page written out as the page that recognition reads."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.importers.page import HintKind, Progress
from workbench.importers.page_building import PageBuilder
from workbench.importers.readers.web.blocks import Block
from workbench.importers.readers.web.pictures import PagePictures

_TOLD_EVERY = 500


def write(
    builder: PageBuilder, blocks: Sequence[Block], pictures: PagePictures, progress: Progress
) -> None:
    """Add the blocks to a page; pictures that only decorate it are left away."""
    for number, block in enumerate(blocks):
        if number % _TOLD_EVERY == 0 or block.picture:
            progress(number / len(blocks))
        if block.picture is None:
            _write_words(builder, block)
        elif block.why is None:
            picture = pictures.of(block.picture)
            if picture:
                builder.picture(picture, blank_lines=block.gap)


def _write_words(builder: PageBuilder, block: Block) -> None:
    if block.why:
        builder.paragraph(block.text, HintKind.FURNITURE, why=block.why, blank_lines=block.gap)
    else:
        builder.paragraph(block.text, block.kind, level=block.level, blank_lines=block.gap)
