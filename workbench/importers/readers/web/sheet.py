# SPDX-License-Identifier: MIT
"""The blocks of a web page as they are taken down, with the blank lines between them."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.importers.links import is_link, points_elsewhere
from workbench.importers.page import HintKind
from workbench.importers.page_building import LARGEST_TEXT
from workbench.importers.readers.web.blocks import Block, PictureReference
from workbench.importers.readers.web.running_text import Paragraphs, RunningText
from workbench.importers.readers.web.surroundings import HEADER, LINKS

MOST_BLOCKS = 100_000
"""Blocks of a page; what stands beyond is left away and said."""

SOURCE_GAP = 3
"""Blank lines below the box of a source: from there on nothing belongs to it."""

_BOX_GAP = 2
_MOST_BLANK = 4
_SOURCE_IN_A_BOX = 3
_SITE_LINKS = 3
_INDENT = "\u00a0\u00a0"
_LONGEST_INDENTED = 300
_LONGEST_LINK = 160


@dataclass(frozen=True, slots=True)
class State:
    """What holds for the words of an element: their kind, and why they are no matter of the page.

    `region` numbers the outermost element that is no matter of the page, from 1.
    `is_right` says that they stand at the right margin, `is_inner` that they stand in something of
    their own on the page, such as an article, a quotation or a cell.
    """

    kind: HintKind | None = None
    level: int = 0
    why: str | None = None
    region: int = 0
    is_right: bool = False
    is_inner: bool = False


class Sheet:
    """Takes words and pictures down as blocks, in the order in which they come."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.text = RunningText()
        self.bullet: tuple[str, int] | None = None
        self.gap = 1
        self._waiting: list[PictureReference] = []
        self._is_below_picture = False
        self._length = 0

    @property
    def is_full(self) -> bool:
        """Whether nothing more is taken."""
        return self._length >= LARGEST_TEXT or len(self.blocks) >= MOST_BLOCKS

    def end_block(self, state: State) -> None:
        """Take down the words that came since the last block, in the state they stand in."""
        if self.text.is_empty:
            self._is_below_picture = False
            return
        taken = self.text.take()
        before = 1 if self._is_below_picture else 0
        for number, (blank, words) in enumerate(taken.texts):
            gap = blank if number else self.gap + max(0, blank - before)
            self._add(_block(words, state, taken), state, gap)
        if taken.texts:
            self.gap = 1 + taken.blank_after
        else:
            self.gap += max(0, taken.blank_after - before)
        self.gap = min(self.gap, _MOST_BLANK)
        self._is_below_picture = False
        self._place_waiting(state)

    def end_line(self, state: State) -> None:
        """End the line; pictures that stood in it come below it."""
        if self._waiting:
            self.end_block(state)
        else:
            self.text.end_line()

    def picture(self, picture: PictureReference, state: State) -> None:
        """Take a picture: where it stands in a line of words, below that line."""
        if self.text.is_line_empty:
            self.end_block(state)
            self._waiting.append(picture)
            self._place_waiting(state)
            self._is_below_picture = True
        else:
            self._waiting.append(picture)

    def end_box(self, start: int) -> None:
        """Leave room below a box with a source or a fact in it; `start` is its first block."""
        count = len(self.blocks) - start
        if count >= _SOURCE_IN_A_BOX and self.blocks[start].begins_source:
            self.gap = max(self.gap, SOURCE_GAP)
        elif count > 1 and self.blocks[start].opens_box:
            self.gap = max(self.gap, _BOX_GAP)

    def rule(self) -> None:
        """Leave room for a line across the page, but not right below the heading of a source."""
        last = self.blocks[-2:]
        if len(last) > 1 and not any(block.begins_source for block in last):
            self.gap = max(self.gap, SOURCE_GAP)

    def replace_since(self, start: int, blocks: list[Block]) -> None:
        """Put other blocks in the place of those from `start` on."""
        self.blocks[start:] = blocks

    def explain_last(self, start: int) -> None:
        """Join a word and its explanation, which begins at block `start`, in one line."""
        if start < 1 or len(self.blocks) != start + 1:
            return
        term, meaning = self.blocks[start - 1], self.blocks[start]
        if term.is_term and meaning.picture is None and meaning.kind is term.kind:
            colon = "" if term.text.endswith((":", "–", "—", "=")) else ":"
            joined = Block(f"{term.text}{colon} {meaning.text}", term.kind, term.level, term.why)
            joined.region = term.region
            joined.gap = term.gap
            self.blocks[start - 1 :] = [joined]

    def _add(self, block: Block, state: State, gap: int) -> None:
        if self.is_full:
            return
        block.gap = gap
        if self.bullet and block.why is None and block.kind is not HintKind.HEADING:
            marker, level = self.bullet
            block.text = f"{'  ' * (level - 1)}{marker}{block.text}"
            block.level = level
            block.kind = (
                HintKind.FOOTNOTE if state.kind is HintKind.FOOTNOTE else HintKind.LIST_ITEM
            )
        self.bullet = None
        self._length += len(block.text) + gap + 1
        self.blocks.append(block)

    def _place_waiting(self, state: State) -> None:
        for picture in self._waiting:
            self._add(
                Block("", why=state.why, region=state.region, picture=picture),
                State(state.kind),
                self.gap,
            )
            self.gap = 1
        self._waiting.clear()


def _block(words: str, state: State, taken: Paragraphs) -> Block:
    why = state.why
    is_heading = state.kind is HintKind.HEADING
    if why == HEADER and is_heading and state.level == 1:
        why = None
    is_whole = len(taken.texts) == 1 and taken.is_all_links and not is_heading
    if is_whole and why is None and len(taken.links) >= _SITE_LINKS:
        why = LINKS
    if is_whole and why is None and len(taken.links) == 1:
        words = _with_address(words, taken.links[0])
    is_indented = state.is_right and len(words) <= _LONGEST_INDENTED and not is_heading
    if is_indented and not words.startswith("\u00a0"):
        # A no-break space is how the rules see that a line stands apart.
        words = _INDENT + words
    return Block(words, state.kind, state.level, why, state.region)


def _with_address(words: str, address: str) -> str:
    """Return the words of a link with its address where the rules take them for nothing else."""
    whole = f"{words} ({address})"
    leads = is_link(words) or points_elsewhere(words)
    is_web = address.startswith(("https://", "http://")) and "://" not in words
    return whole if leads and is_web and len(whole) <= _LONGEST_LINK else words
