# SPDX-License-Identifier: MIT
"""How a source's text is cut for the screen, and where each of its characters is then.

The stored text stays the truth and every position outside this package counts in it. On the screen
blank lines are left out, as on paper, and a paragraph as long as a book becomes several blocks,
because Qt lays out block by block and a page pasted as one line would keep it busy for a minute.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from workbench.domain.text import Span, Utf16Index
from workbench.ui.widgets.plain import TURNING

LONGEST_BLOCK = 4_000
"""Characters that Qt lays out at one go without anybody noticing."""

_LINE_END = "\u2028"
"""What Qt takes for the end of a line within a paragraph."""

# What Qt reads as structure of a document instead of as a character; as wide as what it replaces.
_UNSHOWABLE = {
    **dict.fromkeys((0x00, 0x0D, 0x2028, 0x2029, 0xFDD0, 0xFDD1, 0xFFFC), "\ufffd"),
    **TURNING,
}
_JOINERS = frozenset("\u200d\ufe0e\ufe0f")


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """The characters from `start` to `end` of the stored text, as one block of the document.

    `continues` tells that the paragraph began in the block before.
    """

    start: int
    end: int
    text: str
    continues: bool = False


@dataclass(frozen=True, slots=True)
class ShownText:
    """The blocks of a text, and its positions (code points) as those of the document (UTF-16)."""

    blocks: tuple[ShownBlock, ...]
    _utf16: Utf16Index = field(repr=False)
    _starts: tuple[int, ...] = field(repr=False)
    _places: tuple[int, ...] = field(repr=False)

    @classmethod
    def of(cls, text: str, line_starts: Sequence[int] = ()) -> ShownText:
        """Cut `text` into blocks; lines end where the lines that begin at `line_starts` need it."""
        utf16 = Utf16Index.of(text)
        blocks = tuple(_blocks(text, line_starts)) or (ShownBlock(0, 0, ""),)
        places = [0]
        for block in blocks[:-1]:
            length = utf16.to_utf16(block.end) - utf16.to_utf16(block.start)
            places.append(places[-1] + length + 1)
        return cls(blocks, utf16, tuple(block.start for block in blocks), tuple(places))

    def place_of(self, position: int) -> int:
        """Return the place in the document of a position in the text.

        A position that is not shown has the place of the end of the words before it.
        """
        return self._place(position, bisect_right(self._starts, position) - 1)

    def places_of(self, span: Span) -> tuple[int, int]:
        """Return the places of both ends of a span; the end belongs to the words before it."""
        last = bisect_right(self._starts, span.end - 1) - 1
        start, end = self.place_of(span.start), self._place(span.end, last)
        return start, max(start, end)

    def position_of(self, place: int) -> int:
        """Return the position in the text of a place in the document."""
        number = bisect_right(self._places, place) - 1
        block = self.blocks[number]
        units = self._utf16.to_utf16(block.start) + place - self._places[number]
        return min(self._utf16.from_utf16(units), block.end)

    def _place(self, position: int, number: int) -> int:
        if number < 0:
            return 0
        block = self.blocks[number]
        inside = min(position, block.end)
        units = self._utf16.to_utf16(inside) - self._utf16.to_utf16(block.start)
        return self._places[number] + units


def showable(text: str) -> str:
    """Return `text` without what Qt takes for structure; every position stays the same."""
    return text.translate(_UNSHOWABLE)


def _blocks(text: str, line_starts: Sequence[int]) -> Iterator[ShownBlock]:
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line and not line.isspace():
            yield from _parts(text, start, end, line_starts)
        start = end + 1


def _parts(text: str, start: int, end: int, line_starts: Sequence[int]) -> Iterator[ShownBlock]:
    """Yield one paragraph as one block, or as several where it is too long."""
    continues = False
    while end - start > LONGEST_BLOCK:
        cut = _cut(text, start, line_starts)
        # White space at the cut is what the end of the block stands for.
        shown_end = cut - 1 if cut - 1 > start and text[cut - 1].isspace() else cut
        yield _block(text, start, shown_end, line_starts, continues=continues)
        start, continues = cut, True
    yield _block(text, start, end, line_starts, continues=continues)


def _cut(text: str, start: int, line_starts: Sequence[int]) -> int:
    """Return where the block that begins at `start` ends: at a line, a word, or a character."""
    latest = start + LONGEST_BLOCK
    number = bisect_right(line_starts, latest) - 1
    if number >= 0 and line_starts[number] > start:
        return line_starts[number]
    space = max(text.rfind(" ", start + 1, latest), text.rfind("\t", start + 1, latest))
    if space > 0:
        return space + 1
    cut = latest
    while cut > start + 1 and (unicodedata.combining(text[cut]) or text[cut] in _JOINERS):
        cut -= 1
    return cut


def _block(
    text: str, start: int, end: int, line_starts: Sequence[int], *, continues: bool
) -> ShownBlock:
    shown = showable(text[start:end])
    first, last = bisect_right(line_starts, start), bisect_left(line_starts, end)
    breaks = [at - 1 - start for at in line_starts[first:last] if text[at - 1].isspace()]
    if breaks:
        characters = list(shown)
        for at in breaks:
            characters[at] = _LINE_END
        shown = "".join(characters)
    return ShownBlock(start, end, shown, continues)
