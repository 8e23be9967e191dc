# SPDX-License-Identifier: MIT
"""Blocks: pieces of a page that know their height before they are drawn."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

from typing_extensions import override

from workbench.export.pdf.canvas import Rgb
from workbench.export.pdf.flow.paper import MIDDLE, Style
from workbench.export.pdf.fonts import metrics
from workbench.export.pdf.ink import Ink, Placed
from workbench.export.pdf.structure import Box, Content, LinkTo
from workbench.export.pdf.text_layout import Line, break_lines, prepare

Halves = tuple["Block", "Block"]


class Block(ABC):
    """Something with a height in points that can be drawn, and perhaps parted between pages."""

    height: float

    @abstractmethod
    def draw(self, ink: Ink, x: float, top: float) -> None:
        """Draw with the upper left corner at (`x`, `top`) of the page."""

    def split(self, room: float) -> Halves | None:
        """Return what fits into `room` points and the rest, or None where it cannot be parted.

        Neither half is empty. Only asked where the whole does not fit.
        """
        del room
        return None


class Space(Block):
    """Empty room."""

    def __init__(self, height: float) -> None:
        self.height = height

    @override
    def draw(self, ink: Ink, x: float, top: float) -> None:
        return


class Rule(Block):
    """A line across the whole width."""

    def __init__(self, width: float, *, weight: float = 0.5, grey: float = 0.0) -> None:
        self.height = weight
        self._width, self._weight, self._grey = width, weight, grey

    @override
    def draw(self, ink: Ink, x: float, top: float) -> None:
        grey = self._grey
        y = top - self._weight / 2
        with ink.artifact():
            ink.rule(x, y, x + self._width, y, width=self._weight, rgb=(grey, grey, grey))


class Text(Block):
    """Plain text of one style, broken into lines.

    Without `content` it is page furniture. With `repeats` only the first drawing is content: the
    header of a table stands on every page but is read once.
    """

    def __init__(
        self,
        text: str,
        style: Style,
        width: float,
        *,
        content: Content | None = None,
        repeats: bool = False,
    ) -> None:
        self._prepared = prepare(text, style.face)
        self._style = style
        self._content = content
        self._repeats = repeats
        self._width = width
        self._lines = break_lines(self._prepared, width / style.size)
        self.height = len(self._lines) * style.leading

    @property
    def line_count(self) -> int:
        """How many lines there are."""
        return len(self._lines)

    def first_lines(self, count: int) -> Text:
        """Return the first `count` lines alone."""
        return self._part(self._lines[:count])

    @property
    def ink_width(self) -> float:
        """The width of the widest line in points."""
        widths = (
            self._prepared.width(start, self._prepared.ink_end(start, end))
            for start, end in self._lines
        )
        return max(widths, default=0.0) * self._style.size

    @override
    def draw(self, ink: Ink, x: float, top: float) -> None:
        style, content = self._style, self._content
        base = top - metrics(style.face).baseline(style.size, style.leading)
        placed = [
            Placed(line.start, line.end, line, x, base - number * style.leading)
            for number, line in enumerate(self._lines)
        ]
        if self._prepared.shaped:
            width = self._width / style.size
            placed = [
                each._replace(x=x + self._prepared.indent(each.line, width) * style.size)
                for each in placed
            ]
        if content is None or (self._repeats and content.marks):
            ink.furniture(self._prepared, placed, size=style.size, shade=style.shade)
        else:
            ink.content(content, self._prepared, placed, size=style.size, shade=style.shade)

    @override
    def split(self, room: float) -> Halves | None:
        fitting = lines_to_keep(len(self._lines), int((room + 0.01) / self._style.leading))
        if not fitting:
            return None
        return self._part(self._lines[:fitting]), self._part(self._lines[fitting:])

    def _part(self, lines: list[Line]) -> Text:
        part = object.__new__(Text)
        part._prepared, part._style, part._content = self._prepared, self._style, self._content
        part._repeats, part._width, part._lines = self._repeats, self._width, lines
        part.height = len(lines) * self._style.leading
        return part


def lines_to_keep(count: int, fitting: int) -> int:
    """Return how many of `count` lines stay on a page with room for `fitting`, or 0.

    No line of a paragraph stands alone at the end or the beginning of a page.
    """
    if fitting >= count:
        return count
    kept = min(fitting, count - 2)
    return kept if kept >= 2 else 0


class Repeated(Block):
    """Page furniture that stands at the top of many pages."""

    def __init__(self, block: Block) -> None:
        self.height = block.height
        self._block = block

    @override
    def draw(self, ink: Ink, x: float, top: float) -> None:
        ink.repeat((self, x, top), lambda: self._block.draw(ink, x, top))


class Linked(Block):
    """A block that leads somewhere when it is clicked."""

    def __init__(self, block: Block, width: float, link: LinkTo) -> None:
        self.height = block.height
        self._block, self._width, self._link = block, width, link

    @override
    def draw(self, ink: Ink, x: float, top: float) -> None:
        self._block.draw(ink, x, top)
        self._link.cover(ink.page_index, Box(x, top - self.height, x + self._width, top))


class Landmark(Block):
    """A block that can be gone to, and stands in the outline of the document if it has a title.

    `other_keys` lead to the same place.
    """

    def __init__(self, block: Block, key: str, *, title: str = "", level: int = 0) -> None:
        self.height = block.height
        self.other_keys: list[str] = []
        self._block, self._key, self._title, self._level = block, key, title, level

    @override
    def draw(self, ink: Ink, x: float, top: float) -> None:
        for key in (self._key, *self.other_keys):
            ink.destination(key, top + 8)
        if self._title:
            ink.outline(self._title, self._key, self._level)
        self._block.draw(ink, x, top)


class Gap(Block):
    """A dashed outline with quiet words: here is nothing yet, and there is room to write it."""

    def __init__(
        self, text: str, style: Style, width: float, *, content: Content, height: float = 0.0
    ) -> None:
        self._text = Text(text, style, width - 2 * _GAP_INSIDE, content=content)
        self._width = width
        self.height = max(self._text.height + 2 * _GAP_ABOVE, height)

    @override
    def draw(self, ink: Ink, x: float, top: float) -> None:
        grey = (MIDDLE, MIDDLE, MIDDLE)
        with ink.artifact():
            ink.box(
                x + 0.3,
                top - self.height,
                self._width - 0.6,
                self.height,
                line=0.6,
                rgb=grey,
                dash=(2.4, 2.0),
            )
        self._text.draw(ink, x + _GAP_INSIDE, top - _GAP_ABOVE)


_GAP_INSIDE, _GAP_ABOVE = 5.0, 2.5


class Framed(Block):
    """A block inside a frame."""

    def __init__(self, block: Block, width: float, *, padding: float, line: float = 0.9) -> None:
        self._block, self._width, self._padding, self._line = block, width, padding, line
        self.height = block.height + 2 * padding

    @override
    def draw(self, ink: Ink, x: float, top: float) -> None:
        inset = self._line / 2
        with ink.artifact():
            ink.box(
                x + inset,
                top - self.height + inset,
                self._width - self._line,
                self.height - self._line,
                line=self._line,
            )
        self._block.draw(ink, x + self._padding, top - self._padding)

    @override
    def split(self, room: float) -> Halves | None:
        halves = self._block.split(room - 2 * self._padding)
        return (self._like(halves[0]), self._like(halves[1])) if halves else None

    def _like(self, block: Block) -> Framed:
        return Framed(block, self._width, padding=self._padding, line=self._line)


class Barred(Block):
    """A block with a bar beside it, at its left; the block stands so far from the bar's edge."""

    def __init__(self, block: Block, *, indent: float, weight: float, rgb: Rgb) -> None:
        self._block, self._indent, self._weight, self._rgb = block, indent, weight, rgb
        self.height = block.height

    @override
    def draw(self, ink: Ink, x: float, top: float) -> None:
        with ink.artifact():
            ink.box(x, top - self.height, self._weight, self.height, fill=self._rgb)
        self._block.draw(ink, x + self._indent, top)

    @override
    def split(self, room: float) -> Halves | None:
        halves = self._block.split(room)
        return (self._like(halves[0]), self._like(halves[1])) if halves else None

    def _like(self, block: Block) -> Barred:
        return Barred(block, indent=self._indent, weight=self._weight, rgb=self._rgb)


@dataclass(frozen=True, slots=True)
class Piece:
    """A block in a column and the room above it, which goes at the top of a page."""

    block: Block
    before: float = 0.0


class Stack(Block):
    """Blocks below each other; `keeps_together` forbids parting them."""

    def __init__(self, pieces: Sequence[Piece], *, keeps_together: bool = False) -> None:
        self._pieces = list(pieces)
        self._keeps_together = keeps_together
        self.height = sum(piece.before + piece.block.height for piece in self._pieces)

    @override
    def draw(self, ink: Ink, x: float, top: float) -> None:
        for piece in self._pieces:
            top -= piece.before
            piece.block.draw(ink, x, top)
            top -= piece.block.height

    @override
    def split(self, room: float) -> Halves | None:
        if self._keeps_together:
            return None
        for number, piece in enumerate(self._pieces):
            left = room - piece.before
            if piece.block.height > left + 0.01:
                halves = piece.block.split(left) if left > 0 else None
                return self._parted(number, halves)
            room = left - piece.block.height
        return None

    def _parted(self, number: int, halves: Halves | None) -> Halves | None:
        above, below = self._pieces[:number], self._pieces[number:]
        if halves:
            above = [*above, Piece(halves[0], below[0].before)]
            below = [Piece(halves[1]), *below[1:]]
        elif not above:
            return None
        else:
            below = [Piece(below[0].block), *below[1:]]
        return Stack(above), Stack(below)


class Columns(Block):
    """Blocks beside each other, each at its distance from the left edge."""

    def __init__(self, blocks: Sequence[tuple[float, Block]]) -> None:
        self._blocks = list(blocks)
        self.height = max((block.height for _, block in self._blocks), default=0.0)

    @override
    def draw(self, ink: Ink, x: float, top: float) -> None:
        for offset, block in self._blocks:
            block.draw(ink, x + offset, top)

    @override
    def split(self, room: float) -> Halves | None:
        above: list[tuple[float, Block]] = []
        below: list[tuple[float, Block]] = []
        for offset, block in self._blocks:
            if block.height <= room + 0.01:
                above.append((offset, block))
                continue
            halves = block.split(room)
            if halves is None:
                return None
            above.append((offset, halves[0]))
            below.append((offset, halves[1]))
        return (Columns(above), Columns(below)) if below else None
