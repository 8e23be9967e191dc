# SPDX-License-Identifier: MIT
"""Put blocks on pages, and draw the pages with their header, footer, column and notes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from workbench.export.pdf.canvas import ArtifactKind
from workbench.export.pdf.flow.blocks import Block, Halves, Repeated, Rule, Text
from workbench.export.pdf.flow.marked_picture import MarkedPicture
from workbench.export.pdf.flow.marked_text import MarkedText
from workbench.export.pdf.flow.notes import MarginNote
from workbench.export.pdf.flow.paper import PALE, Paper
from workbench.export.pdf.ink import PAGE_HEIGHT, Ink
from workbench.export.pdf.margin import place, total_height

_NOTE_INDENT = 9.0
_NOTE_GAP = 5.0
_FRAME_TOP, _FOOT_TOP = PAGE_HEIGHT - 30, 25.0

MOST_HEADER_LINES = 3
"""The header must leave room for what the page is for."""


@dataclass(frozen=True, slots=True)
class Item:
    """A block in the flow: the room above it, and whether it may not end a page.

    With `when_left_out` it is left out where it would need a new page, and that is called.
    """

    block: Block
    before: float = 0.0
    keeps_with_next: bool = False
    when_left_out: Callable[[], None] | None = None


@dataclass(slots=True)
class Section:
    """A part of the document that begins on a new page.

    `continued` makes what stands at the top of its further pages. `for_writing` keeps the column
    for writing by hand, below the heading `column`. `may_share` lets it stand below the part before
    where it fits there whole.
    """

    items: list[Item] = field(default_factory=list)
    continued: Callable[[], Block] | None = None
    for_writing: bool = False
    may_share: bool = False
    column: str = "For your teacher"

    def add(
        self,
        block: Block,
        *,
        before: float = 0.0,
        keeps_with_next: bool = False,
        when_left_out: Callable[[], None] | None = None,
    ) -> None:
        """Add a block at the end."""
        self.items.append(Item(block, before, keeps_with_next, when_left_out))


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands on every page: whose work it is and what it is called."""

    header: str
    footer: str


@dataclass(slots=True)
class Page:
    """A page laid out: blocks with the depth of their tops, and the notes beside them."""

    section: Section
    blocks: list[tuple[float, Block]] = field(default_factory=list)
    notes: list[tuple[float, MarginNote]] = field(default_factory=list)
    depth: float = 0.0
    is_empty: bool = True

    def note_room(self, paper: Paper) -> float:
        """Return the height that is left for notes in the column."""
        heights = [note.height for _, note in self.notes]
        used = total_height(heights, gap=_NOTE_GAP) + (_NOTE_GAP if heights else 0.0)
        return _column_height(paper, self.section) - used


def nothing_reached(_number: int, _total: int) -> None:
    """Take no notice of how far the work is."""


def compose(sections: Sequence[Section], paper: Paper) -> list[Page]:
    """Lay the sections out; each begins on a new page, short ones that may share one do."""
    pages: list[Page] = []
    for section in sections:
        laid = _Composer(section, paper).pages()
        if pages and len(laid) == 1 and _can_share(pages[-1], laid[0], paper):
            _share(pages[-1], laid[0], paper)
        else:
            pages.extend(laid)
    return pages


def draw(
    pages: Sequence[Page],
    ink: Ink,
    paper: Paper,
    furniture: Furniture,
    *,
    reached: Callable[[int, int], object] = nothing_reached,
) -> None:
    """Draw the pages in order, each with its number and the number of all.

    `reached` is told before each page which it is, from 1, and how many there are.
    """
    frame = _Frame(paper, furniture)
    for number, page in enumerate(pages, 1):
        reached(number, len(pages))
        with ink.artifact(ArtifactKind.PAGINATION):
            frame.draw(ink, f"page {number} of {len(pages)}", section=page.section)
        for depth, block in page.blocks:
            block.draw(ink, paper.left, paper.top - depth)
        _draw_notes(page, ink, paper)
        ink.showPage()


class _Composer:
    """Lays one section out."""

    def __init__(self, section: Section, paper: Paper) -> None:
        self._section, self._paper = section, paper
        self._pages = [Page(section)]
        self._head: Block | None = None

    def pages(self) -> list[Page]:
        items = list(reversed(self._section.items))
        while items:
            item = items.pop()
            if not self._begins_here(item, items):
                self._turn()
            before = 0.0 if self._page.is_empty else item.before
            room = self._paper.height - self._page.depth - before
            if item.when_left_out and not self._fits(item.block, room):
                item.when_left_out()
                continue
            if self._fits(item.block, room):
                self._put(item.block, before)
                continue
            halves = self._halves(item.block, room)
            if halves:
                self._put(halves[0], before)
                items.append(Item(halves[1], 0.0, item.keeps_with_next))
                self._turn()
            elif self._page.is_empty:
                # Higher than a page and not to be parted: better over the edge than lost.
                self._put(item.block, before)
            else:
                self._turn()
                items.append(item)
        return self._pages

    @property
    def _page(self) -> Page:
        return self._pages[-1]

    def _begins_here(self, item: Item, following: Sequence[Item]) -> bool:
        """Tell whether `item` and what must stay with it can begin on this page."""
        if self._page.is_empty or not item.keeps_with_next:
            return True
        room = self._paper.height - self._page.depth
        chain = [item]
        for number in range(len(following) - 1, -1, -1):
            if not chain[-1].keeps_with_next:
                break
            chain.append(following[number])
        *kept, last = chain
        room -= sum(each.before + each.block.height for each in kept) + last.before
        return self._fits(last.block, room) or self._halves(last.block, room) is not None

    def _fits(self, block: Block, room: float) -> bool:
        if block.height > room + 0.01:
            return False
        if not isinstance(block, MarkedText | MarkedPicture):
            return True
        heights = [note.height for _, note in block.notes]
        return not heights or (
            total_height(heights, gap=_NOTE_GAP) <= self._page.note_room(self._paper)
        )

    def _halves(self, block: Block, room: float) -> Halves | None:
        if isinstance(block, MarkedText):
            return self._parted_with_notes(block, room)
        return block.split(room)

    def _parted_with_notes(self, text: MarkedText, room: float) -> Halves | None:
        """Return the lines that fit together with their notes, and the rest."""
        halves = (
            text.split(room) if text.height > room + 0.01 else text.split_after(text.line_count - 1)
        )
        while halves and not self._fits(halves[0], room):
            first = halves[0]
            if not isinstance(first, MarkedText) or first.line_count < 2:
                return None
            halves = text.split_after(first.line_count - 1)
        return halves

    def _put(self, block: Block, before: float) -> None:
        page = self._page
        top = page.depth + before
        page.blocks.append((top, block))
        if isinstance(block, MarkedText | MarkedPicture):
            page.notes.extend((top + depth, note) for depth, note in block.notes)
        page.depth = top + block.height
        page.is_empty = False

    def _turn(self) -> None:
        page = Page(self._section)
        if self._section.continued is not None:
            if self._head is None:
                self._head = Repeated(self._section.continued())
            page.blocks.append((0.0, self._head))
            page.depth = self._head.height
        self._pages.append(page)


def _can_share(page: Page, other: Page, paper: Paper) -> bool:
    """Tell whether all of `other` can stand below what is on `page`."""
    if not (page.section.may_share and other.section.may_share):
        return False
    if page.depth + _between(paper) + other.depth > paper.height:
        return False
    heights = [note.height for _, note in other.notes]
    return not heights or total_height(heights, gap=_NOTE_GAP) <= page.note_room(paper)


def _share(page: Page, other: Page, paper: Paper) -> None:
    middle = page.depth + _between(paper) / 2
    page.blocks.append((middle, Rule(paper.width, weight=0.9)))
    below = page.depth + _between(paper)
    page.blocks.extend((below + depth, block) for depth, block in other.blocks)
    page.notes.extend((below + depth, note) for depth, note in other.notes)
    page.depth = below + other.depth


def _between(paper: Paper) -> float:
    return 44 * paper.scale


def _column_top(paper: Paper, section: Section) -> float:
    """How far below the top of the content the column is free."""
    return 16.0 if section.for_writing and paper.has_column else 0.0


def _column_height(paper: Paper, section: Section) -> float:
    return paper.height - _column_top(paper, section)


def _draw_notes(page: Page, ink: Ink, paper: Paper) -> None:
    if not page.notes:
        return
    tops = place(
        [depth + 2 for depth, _ in page.notes],
        [note.height for _, note in page.notes],
        _column_top(paper, page.section),
        paper.height,
        gap=_NOTE_GAP,
    )
    from_x = paper.left + paper.gutter + paper.measure + paper.lane_gap
    from_x += paper.lanes * paper.lane_width + 1
    for top, (depth, note) in zip(tops, page.notes, strict=True):
        line = paper.top - depth - 0.6 * paper.leading
        x = paper.column_left + _NOTE_INDENT
        note.draw(ink, x, paper.top - top, leader=(from_x, line))


def note_width(paper: Paper) -> float:
    """Return the width of a note in the column."""
    return paper.right - paper.column_left - _NOTE_INDENT


def header_lines(header: str, paper: Paper) -> int:
    """Return how many lines a header takes, `MOST_HEADER_LINES` at the most."""
    return min(MOST_HEADER_LINES, Text(header, paper.small, _header_room(paper)).line_count)


def fits_header(header: str, paper: Paper) -> bool:
    """Tell whether all of a header can stand on a page."""
    return Text(header, paper.small, _header_room(paper)).line_count <= MOST_HEADER_LINES


def _header_room(paper: Paper) -> float:
    return paper.whole_width - (0 if paper.is_numbered_below else _number_room(paper))


def _number_room(paper: Paper) -> float:
    return 9 * paper.small.size


class _Frame:
    """What all pages have in common, measured once."""

    def __init__(self, paper: Paper, furniture: Furniture) -> None:
        self._paper = paper
        style, width = paper.small, paper.whole_width
        header = Text(furniture.header, style, _header_room(paper))
        self._header = header.first_lines(paper.header_lines)
        width -= _number_room(paper) if paper.is_numbered_below else 0
        self._footer = Text(furniture.footer, style, width).first_lines(1)

    def draw(self, ink: Ink, number: str, *, section: Section) -> None:
        """Draw header, page number and footer, and the teacher's column where there is one."""
        paper = self._paper
        ink.repeat(self, lambda: self._draw_same(ink))
        if paper.has_column and section.for_writing:
            ink.repeat((self, section.column), lambda: self._draw_column(ink, section.column))
        page_number = Text(number, paper.small, paper.whole_width)
        top = _FOOT_TOP + paper.small.leading if paper.is_numbered_below else _FRAME_TOP
        page_number.draw(ink, paper.right - page_number.ink_width, top)

    def _draw_same(self, ink: Ink) -> None:
        """Draw what is the same on all pages."""
        paper, style = self._paper, self._paper.small
        top = _FRAME_TOP
        self._header.draw(ink, paper.left, top)
        rule = top - paper.header_lines * style.leading - 4
        ink.rule(paper.left, rule, paper.right, rule, width=0.9)
        if not paper.is_large_print:
            self._footer.draw(ink, paper.left, _FOOT_TOP + style.leading)

    def _draw_column(self, ink: Ink, heading: str) -> None:
        """Draw the edge of the column for writing by hand, and its heading."""
        paper = self._paper
        grey = (PALE - 0.2, PALE - 0.2, PALE - 0.2)
        x = paper.column_left
        ink.rule(x, paper.top, x, paper.bottom, width=0.7, rgb=grey, dash=(3, 3))
        words = Text(heading, paper.small, paper.whole_width)
        words.draw(ink, x + _NOTE_INDENT, paper.top)
