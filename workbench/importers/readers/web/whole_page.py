# SPDX-License-Identifier: MIT
"""What can only be said of a web page when all of it was read."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence

from workbench.importers.lines import collapsed
from workbench.importers.page import HintKind
from workbench.importers.readers.web.blocks import Block
from workbench.importers.readers.web.surroundings import HEADER

_NEAR_THE_TOP = 15
_SHORTEST_SOURCE = 40
_MOST_AROUND = 0.6
_LEAST_WORDS = 500


def with_captions_below(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks of a figure with its captions below its pictures."""
    places = [place for place, block in enumerate(blocks) if block.picture]
    if not places:
        return list(blocks)
    above, below = blocks[: places[-1] + 1], blocks[places[-1] + 1 :]
    captions = [block for block in above if block.kind is HintKind.CAPTION]
    rest = [block for block in above if block.kind is not HintKind.CAPTION]
    return [*rest, *captions, *below]


def check_regions(blocks: Sequence[Block], regions: Mapping[int, bool]) -> None:
    """Take back what was said of stretches that hold a source, or nearly all words of the page.

    `regions` says of the stretches, by number, whether only a name tells that they are around it.
    """
    words = sum(len(block.text) for block in blocks)
    stretches: defaultdict[int, list[Block]] = defaultdict(list)
    for block in blocks:
        if block.region and block.why:
            stretches[block.region].append(block)
    for region, inside in stretches.items():
        share = sum(len(block.text) for block in inside) / max(1, words)
        is_most = regions[region] and words >= _LEAST_WORDS and share > _MOST_AROUND
        if is_most or _holds_source(inside):
            for block in inside:
                block.why = None


def check_captions(blocks: Sequence[Block]) -> None:
    """Keep captions that follow a picture; words below a quotation only say whose it is."""
    is_below = False
    for block in blocks:
        if block.kind is HintKind.CAPTION and not is_below:
            block.kind = None
        is_below = block.picture is not None or block.kind is HintKind.CAPTION


def titled(blocks: Sequence[Block], title: str) -> list[Block]:
    """Return the blocks with the title of the page, where no main heading tells it."""
    words = collapsed(title)
    matter = [block for block in blocks if block.why is None and block.picture is None]
    told = [block for block in matter if _is_main(block)]
    if any(not block.region for block in told):
        for block in told:
            block.why = HEADER if block.region else None
    if told or not words:
        return list(blocks)
    for block in matter[:_NEAR_THE_TOP]:
        if collapsed(block.text).casefold() == words.casefold():
            block.kind = HintKind.TITLE
            return list(blocks)
    return [Block(words, HintKind.TITLE), *blocks]


def _is_main(block: Block) -> bool:
    is_top = block.kind is HintKind.HEADING and block.level == 1
    return is_top or block.kind is HintKind.TITLE


def _holds_source(blocks: Sequence[Block]) -> bool:
    """Tell whether the heading of a source stands here with its words below it."""
    for block, following in itertools.pairwise(blocks):
        has_words = following.picture is None and len(following.text) >= _SHORTEST_SOURCE
        if block.begins_source and has_words and not following.begins_source:
            return True
    return any(block.begins_source and len(block.text) > 3 * _SHORTEST_SOURCE for block in blocks)
