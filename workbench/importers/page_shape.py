# SPDX-License-Identifier: MIT
"""The sources of a page beside what stands between them, and what most of these sources do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from workbench.importers.arrangement import NO_CUSTOM, Layout, Usual
from workbench.importers.marks import Mark
from workbench.importers.paragraphs import Paragraph
from workbench.importers.source_block import SourceBlock
from workbench.importers.source_titles import is_bare_title, names_a_kind_only

_FEWEST_VOTES = 2
_VOTERS = 300
"""Sources that are looked at for what all do: a page with more is in one form."""

_CLEAR_MAJORITY = 0.66
_STRONG_MAJORITY = 0.8


@dataclass(slots=True)
class PageReading:
    """The page in stretches: its title, blocks of sources and the paragraphs between them."""

    title: Mark | None = None
    blocks: list[SourceBlock] = field(default_factory=list)
    stories: list[list[Paragraph]] = field(default_factory=list)


def usual_of(blocks: Sequence[SourceBlock]) -> Usual:
    """Return what most sources of the page do: where their attribution is, and whether titled."""
    blocks = blocks[:: len(blocks) // _VOTERS + 1]
    votes = Counter(block.layout().layout for block in blocks)
    titled = sum(map(_is_titled, blocks))
    is_titled = titled >= _FEWEST_VOTES and titled > _CLEAR_MAJORITY * len(blocks)
    told = votes[Layout.ABOVE] + votes[Layout.BELOW]
    layout = Layout.ABOVE if votes[Layout.ABOVE] > votes[Layout.BELOW] else Layout.BELOW
    if told < _FEWEST_VOTES or votes[layout] < _CLEAR_MAJORITY * told:
        return Usual(is_titled=True) if is_titled else NO_CUSTOM
    is_strong = votes[layout] > _FEWEST_VOTES and votes[layout] >= _STRONG_MAJORITY * told
    leads_once = layout is Layout.BELOW and any(map(_is_led_to, blocks))
    usual = Usual(layout, is_strong, is_titled, leads_once=leads_once)
    is_led = is_strong and is_titled and layout is Layout.BELOW and _is_led(blocks, usual)
    return replace(usual, is_led=True) if is_led else usual


def _is_titled(block: SourceBlock) -> bool:
    if not block.paragraphs:
        return False
    first = block.paragraphs[0]
    is_told_below = block.layout().layout in {Layout.BELOW, Layout.INLINE}
    return is_bare_title(first) or (is_told_below and names_a_kind_only(first))


def _is_led_to(block: SourceBlock) -> bool:
    """Tell whether a paragraph right above a text introduces it."""
    shape = block.layout()
    return shape.layout is Layout.BELOW and (0 if shape.title is None else 1) in shape.notes


def _is_led(blocks: Sequence[SourceBlock], usual: Usual) -> bool:
    """Tell whether a paragraph stands between title and text everywhere, and once leads to it."""
    shapes = [block.layout(usual) for block in blocks]
    between = [
        shape.attribution[0] - 1 if shape.layout is Layout.BELOW and shape.title == 0 else 0
        for shape in shapes
    ]
    is_any = any(1 in shape.notes for shape in shapes)
    return is_any and min(between) >= _FEWEST_VOTES
