# SPDX-License-Identifier: MIT
"""The pages of a PDF as one page of text, with what the look of it tells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from workbench.importers.headings import heading_in
from workbench.importers.page import HintKind, PagePicture
from workbench.importers.page_building import PageBuilder
from workbench.importers.paragraphs import is_terminal
from workbench.importers.pictures import names_picture
from workbench.importers.readers.pdf.blocks import Block, blocks_of, line_distance
from workbench.importers.readers.pdf.columns import Picture
from workbench.importers.readers.pdf.content import PageContent, RowsRegion
from workbench.importers.readers.pdf.geometry import Box, shared
from workbench.importers.readers.pdf.repeated import Furniture
from workbench.importers.readers.pdf.rows import Row

TakePicture = Callable[[PageContent, int | None], PagePicture | None]
"""Puts a picture of a page aside, by its number, or the whole page; None where it is none."""

_SET_IN = "\u00a0\u00a0"
_LARGE, _HUGE = 1.15, 1.5
_SMALL = 0.92
_FOOTNOTE = 0.9
_LONGEST_HEADING = 150
_MOST_HEADING_ROWS = 2
_DEEPEST_HEADING = 6
_FOOTNOTE_MARK = re.compile(r"(?:[*†‡§]{1,3}|[¹²³⁴⁵⁶⁷⁸⁹⁰]+|\[?\d{1,2}[\].)]?)\s?\S")
_LOWER_HALF = 0.55
_NEAR_PICTURE = 2.5
_LEAST_DISTANCE = 24.0
_LONGEST_CAPTION = 400
_FIGURE = re.compile(r"(?:Fig(?:ure)?\.?|Picture|Image|Photo(?:graph)?|Plate|Map) ?\d", re.I)
_BEFORE_FURNITURE = 3


@dataclass(slots=True)
class _Type:
    """The type in which most of a document is set, and the larger sizes of its headings."""

    size: float
    is_bold: bool
    larger: list[float]

    def level(self, block: Block) -> int:
        """Return the level of a heading from 1, or 0 where a block is none."""
        first = block.rows[0]
        is_large = first.size >= _LARGE * self.size
        is_bold = block.is_bold and not self.is_bold
        if block.is_item or block.is_table or not (is_large or is_bold):
            return 0
        if len(block.rows) > _MOST_HEADING_ROWS or block.length > _LONGEST_HEADING:
            return 0
        is_huge = first.size >= _HUGE * self.size
        if not is_huge and block.rows[-1].text.endswith((".", ",", ";")):
            return 0
        level = next((i for i, size in enumerate(self.larger) if first.size >= size - 0.3), None)
        found = len(self.larger) + 1 if level is None or not is_large else level + 1
        return min(found, _DEEPEST_HEADING)


@dataclass(slots=True)
class Writing:
    """Writes pages into a builder, one after the other; furniture comes at the end, once."""

    builder: PageBuilder
    furniture: Furniture
    take: TakePicture
    type: _Type
    line: float
    _last: Block | None = None
    _is_after_picture: bool = False
    _left_over: dict[str, list[str]] = field(default_factory=dict)

    def write(self, page: PageContent) -> None:
        """Add a page."""
        if page.is_picture:
            self._write_whole(page)
        for region in page.regions:
            rows = []
            for row in region.rows:
                why = self.furniture.get((page.number, row))
                if why is None:
                    rows.append(row)
                elif row.text not in self._left_over.setdefault(why, []):
                    self._left_over[why].append(row.text)
            blocks = blocks_of(region, rows, self.line)
            self._write_region(page, region, blocks)

    def finish(self) -> None:
        """Add what was left over of all pages."""
        blank_lines = _BEFORE_FURNITURE
        for why, texts in self._left_over.items():
            for text in _once(texts):
                self.builder.paragraph(text, HintKind.FURNITURE, why=why, blank_lines=blank_lines)
                blank_lines = 1

    def _write_whole(self, page: PageContent) -> None:
        if self._write_picture(self.take(page, None)):
            self.builder.paragraph(
                f"[Picture of page {page.number}]",
                HintKind.FURNITURE,
                why="says which page the picture shows",
                blank_lines=0,
            )

    def _write_picture(self, picture: PagePicture | None) -> bool:
        """Add a picture where there is one; tell whether there was."""
        if picture is None:
            return False
        self.builder.picture(picture)
        self._last, self._is_after_picture = None, True
        return True

    def _write_region(self, page: PageContent, region: RowsRegion, blocks: list[Block]) -> None:
        elements = _with_captions(_in_order(blocks, region.pictures), self.type.size)
        foot = self._foot(elements, page)
        for place, element in enumerate(elements):
            if isinstance(element, Picture):
                self._write_picture(self.take(page, element.number))
            elif element.is_caption:
                self.builder.paragraph(element.block.text, HintKind.CAPTION)
            else:
                self._write_block(element.block, may_be_footnote=place >= foot)

    def _foot(self, elements: Sequence[_Element | Picture], page: PageContent) -> int:
        """Return the place from which on nothing but small type stands in the lower half."""
        foot = len(elements)
        for element in reversed(elements):
            is_foot = (
                isinstance(element, _Element)
                and element.block.size <= _FOOTNOTE * self.type.size
                and element.block.box.top > _LOWER_HALF * page.sheet.height
            )
            if not is_foot:
                break
            foot -= 1
        return foot

    def _write_block(self, block: Block, *, may_be_footnote: bool) -> None:
        kind, level = self._kind_of(block, may_be_footnote=may_be_footnote)
        blank_lines = 0 if block.is_close or self._goes_on(block) else block.space
        if self._is_after_picture:
            blank_lines = 1
        text = f"{_SET_IN}{block.text}" if block.is_set_in else block.text
        self.builder.paragraph(text, kind, level=level, blank_lines=blank_lines)
        self._last = block if kind is None else None
        self._is_after_picture = False

    def _kind_of(self, block: Block, *, may_be_footnote: bool) -> tuple[HintKind | None, int]:
        level = self.type.level(block)
        if level:
            return HintKind.HEADING, level
        if may_be_footnote and _FOOTNOTE_MARK.match(block.text):
            return HintKind.FOOTNOTE, 0
        if block.is_item:
            return HintKind.LIST_ITEM, 1
        if block.is_table:
            return HintKind.TABLE_ROW, 0
        return None, 0

    def _goes_on(self, block: Block) -> bool:
        """Tell whether a paragraph goes on here that began in another column or page."""
        last = self._last
        if last is None or block.is_set_in or not block.text[:1].islower():
            return False
        return not is_terminal(last.text) and abs(last.size - block.size) < 1


@dataclass(frozen=True, slots=True)
class _Element:
    block: Block
    is_caption: bool = False


def type_of(pages: Sequence[PageContent]) -> _Type:
    """Return the type in which most words of a document are set."""
    sizes: Counter[tuple[float, bool]] = Counter()
    for row in _rows(pages):
        sizes[round(row.size, 1), row.is_bold] += len(row.text)
    (size, is_bold), _ = sizes.most_common(1)[0] if sizes else ((10.0, False), 0)
    larger = sorted({round(s) for s, _ in sizes if s >= _LARGE * size}, reverse=True)
    return _Type(size, is_bold, [float(found) for found in larger[: _DEEPEST_HEADING - 1]])


def line_of(pages: Sequence[PageContent]) -> float:
    """Return the usual distance of lines in a document, in the size of the type."""
    return line_distance([region for page in pages for region in page.regions])


def _rows(pages: Sequence[PageContent]) -> Iterator[Row]:
    for page in pages:
        for region in page.regions:
            yield from region.rows


def _in_order(blocks: Sequence[Block], pictures: Sequence[Picture]) -> list[_Element | Picture]:
    """Return paragraphs and pictures from above to below; no picture breaks a paragraph."""
    elements: list[_Element | Picture] = []
    rest = sorted(pictures, key=lambda picture: picture.top)
    for block in blocks:
        box = block.box
        while rest and rest[0].top < box.top and not _is_beside(rest[0], box):
            elements.append(rest.pop(0))
        elements.append(_Element(block))
    return [*elements, *rest]


def _is_beside(picture: Picture, box: Box) -> bool:
    return picture.bottom > box.top and not shared(picture.left, picture.right, box.left, box.right)


def _with_captions(elements: list[_Element | Picture], size: float) -> list[_Element | Picture]:
    """Return the elements with each caption right below its picture, and named as one."""
    ordered = list(elements)
    for picture in [element for element in elements if isinstance(element, Picture)]:
        place = ordered.index(picture)
        below = ordered[place + 1] if place + 1 < len(ordered) else None
        if isinstance(below, _Element) and _is_caption(below, picture, size):
            ordered[place + 1] = _Element(below.block, is_caption=True)
            continue
        above = ordered[place - 1] if place else None
        if not isinstance(above, _Element) or not _is_caption(above, picture, size):
            continue
        before = ordered[place - 2] if place > 1 else None
        if isinstance(before, _Element) and heading_in(before.block.rows[-1].text):
            continue
        ordered[place - 1 : place + 1] = [picture, _Element(above.block, is_caption=True)]
    return ordered


def _is_caption(element: _Element, picture: Picture, size: float) -> bool:
    """Tell whether a paragraph beside a picture says what that shows."""
    block, box = element.block, element.block.box
    if element.is_caption or block.is_item or block.is_table or block.length > _LONGEST_CAPTION:
        return False
    if heading_in(block.rows[0].text) or not shared(
        box.left, box.right, picture.left, picture.right
    ):
        return False
    distance = max(box.top - picture.bottom, picture.top - box.bottom)
    if distance > max(_NEAR_PICTURE * block.size, _LEAST_DISTANCE):
        return False
    is_small = block.size <= _SMALL * size or all(row.is_italic for row in block.rows)
    return bool(is_small or names_picture(block.text) or _FIGURE.match(block.text))


def _once(texts: Sequence[str]) -> list[str]:
    """Return repeated words once; numbers of pages stand in one line."""
    if all(text.strip("–—-() ").isdigit() for text in texts):
        return [" ".join(texts)]
    patterns = {re.sub(r"\d+", "#", text.casefold()): text for text in reversed(texts)}
    return list(reversed(patterns.values()))
