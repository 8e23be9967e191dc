# SPDX-License-Identifier: MIT
"""Lines that were saved as paragraphs, as slides and pages copied from a PDF have them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from workbench.importers.readers.office.blocks import Block, TextBlock

_SHORTEST_WRAP = 25
_WIDEST_WRAP = 130
_LINE_END = re.compile(r"[.!?…:;][”’\"')\]]*$|[”’\"']$")
_MOST_WRAPS = 0.5


def goes_on(text: str, following: str) -> bool:
    """Tell whether a sentence goes on from one paragraph to the next."""
    return (
        following[:1].islower()
        and len(text) >= _SHORTEST_WRAP
        and not _LINE_END.search(text.rstrip())
    )


def are_lines(texts: Sequence[str]) -> bool:
    """Tell whether paragraphs are the lines of one text: most of them go on in the next.

    The items of a list may begin with small letters too, but then the first one does as well.
    """
    pairs = list(pairwise(texts))
    if not pairs or texts[0][:1].islower():
        return False
    return sum(goes_on(a, b) for a, b in pairs) >= _MOST_WRAPS * len(pairs)


def closed_up(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks; lines that were saved as paragraphs follow each other closely again.

    Slides and pages copied from a PDF have a paragraph for each line. Where sentences go on in the
    next paragraph it is closed up, and then also one whose first word had no more room in the line
    above. The text rules put such lines together.
    """
    above: TextBlock | None = None
    width = 0
    for block in blocks:
        if not isinstance(block, TextBlock) or not _may_be_line(block):
            above, width = None, 0
            yield block
            continue
        is_close = False
        if above is not None:
            if goes_on(above.text, block.text):
                is_close, width = True, max(width, len(above.text))
            elif width:
                first = block.text.partition(" ")[0]
                is_close = len(above.text) + 1 + len(first) > width - 2
        if not is_close:
            width = 0
        above = block
        yield replace(block, is_close=True) if is_close else block


def _may_be_line(block: TextBlock) -> bool:
    return (
        block.kind is None
        and not block.is_trailing
        and "\n" not in block.text
        and len(block.text) <= _WIDEST_WRAP
    )
