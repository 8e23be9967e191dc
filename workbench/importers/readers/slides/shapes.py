# SPDX-License-Identifier: MIT
"""What stands on a slide: its shapes with their places, groups kept together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from workbench.importers.headings import heading_in
from workbench.importers.page import HintKind
from workbench.importers.readers.office.blocks import (
    Block,
    Cell,
    PictureBlock,
    TableBlock,
    TextBlock,
)
from workbench.importers.readers.office.diagrams import CHART_WHY, diagram_blocks
from workbench.importers.readers.office.drawing_names import (
    ALTERNATE,
    CHART,
    DIAGRAM,
    A,
    R,
    chosen,
)
from workbench.importers.readers.office.package import Package, Relation
from workbench.importers.readers.office.pictures import PictureParts, missing
from workbench.importers.readers.office.reading_order import Place, reading_order
from workbench.importers.readers.office.xml_parts import XmlElement, number
from workbench.importers.readers.slides.frames import frame_blocks
from workbench.importers.readers.slides.layouts import Layouts, placeholder_of
from workbench.importers.readers.slides.names import FRAME, GROUP, PICTURE, SHAPE, TEXT_BODY, P

_RUNNING = {"sldNum", "dt", "ftr", "hdr"}


@dataclass(frozen=True, slots=True)
class Box:
    """A shape with what stands in it, and its place; None where it has none of its own.

    `is_running` says that it only tells the number of the slide, the day or the course.
    """

    blocks: Sequence[Block]
    place: Place | None
    is_title: bool = False
    is_running: bool = False


@dataclass(frozen=True, slots=True)
class SlideReader:
    """Reads the shapes of one slide."""

    package: Package
    relations: Mapping[str, Relation]
    pictures: PictureParts
    layouts: Layouts

    def boxes(self, tree: XmlElement) -> list[Box]:
        """Return what stands in a tree of shapes, in reading order, titles first.

        Raises:
            UnreadableFileError: a part that belongs to it is damaged or made to do harm.
        """
        boxes = [box for shape in _shapes_in(tree) if (box := self._box(shape)).blocks]
        titles = [box for box in boxes if box.is_title]
        others = [box for box in boxes if not box.is_title]
        return [*titles, *in_order(others)]

    def _box(self, shape: XmlElement) -> Box:
        if shape.tag == GROUP:
            inner = self.boxes(shape)
            blocks = [block for box in inner for block in box.blocks]
            return Box(blocks, _place(shape.find(f"{P}grpSpPr/{A}xfrm"), blocks))
        if shape.tag == FRAME:
            blocks = list(self._frame(shape))
            return Box(blocks, _place(shape.find(f"{P}xfrm"), blocks))
        placeholder = placeholder_of(shape)
        inherited = self.layouts.inherited(self.relations, placeholder)
        blocks = [*self._pictures(shape)]
        body = shape.find(TEXT_BODY)
        if body is not None:
            blocks += frame_blocks(body, inherited.levels)
        own = shape.find(f"{P}spPr/{A}xfrm")
        place = _place(own if own is not None else inherited.transform, blocks)
        kind = placeholder.kind if placeholder else ""
        if placeholder and (kind == "title" or placeholder.own_kind == "subTitle"):
            blocks = _as_heading(blocks, placeholder.own_kind)
        return Box(blocks, place, kind == "title", kind in _RUNNING)

    def _pictures(self, shape: XmlElement) -> Iterator[Block]:
        """Yield the picture that a shape is or is filled with."""
        blip = shape.find(f"{P}blipFill/{A}blip")
        if blip is None:
            blip = shape.find(f"{P}spPr/{A}blipFill/{A}blip")
        if blip is not None:
            name = blip.get(f"{R}embed") or blip.get(f"{R}link") or ""
            yield PictureBlock(self.pictures.related(self.relations.get(name), _alt_of(shape)))

    def _frame(self, frame: XmlElement) -> Iterator[Block]:
        alt = _alt_of(frame)
        for table in frame.iter(f"{A}tbl"):
            yield _table(table)
        for _ in frame.iter(CHART):
            yield PictureBlock(missing(alt, CHART_WHY))
        for diagram in frame.iter(f"{DIAGRAM}relIds"):
            related = self.relations.get(diagram.get(f"{R}dm") or "")
            yield from diagram_blocks(self.package, related)
        # An object of another program shows itself as a picture.
        for picture in list(frame.iter(PICTURE))[:1]:
            yield from self._pictures(picture)


def in_order(boxes: Iterable[Box]) -> list[Box]:
    """Return boxes as they are read; those without a place come first."""
    known = list(boxes)
    placed = [(box, box.place) for box in known if box.place is not None]
    order = reading_order([place for _, place in placed])
    return [*(box for box in known if box.place is None), *(placed[n][0] for n in order)]


def _shapes_in(tree: XmlElement) -> Iterator[XmlElement]:
    for child in tree:
        if child.tag == ALTERNATE:
            form = chosen(child)
            if form is not None:
                yield from _shapes_in(form)
        elif child.tag in {SHAPE, PICTURE, FRAME, GROUP}:
            told = child.find(f"./*/{P}cNvPr")
            if told is None or told.get("hidden") not in {"1", "true"}:
                yield child


def _place(transform: XmlElement | None, blocks: Sequence[Block]) -> Place | None:
    offset = transform.find(f"{A}off") if transform is not None else None
    size = transform.find(f"{A}ext") if transform is not None else None
    if offset is None or size is None:
        return None
    first = next((block for block in blocks if isinstance(block, TextBlock)), None)
    heading = heading_in(first.text) if first is not None else None
    return Place(
        number(offset.get("x")),
        number(offset.get("y")),
        max(1, number(size.get("cx"))),
        max(1, number(size.get("cy"))),
        heading.label if heading is not None and heading.is_sure else "",
    )


def _as_heading(blocks: Sequence[Block], kind: str) -> list[Block]:
    level = 2 if kind == "subTitle" else 1
    return [
        replace(block, kind=HintKind.HEADING, level=level)
        if isinstance(block, TextBlock)
        else block
        for block in blocks
    ]


def _table(table: XmlElement) -> TableBlock:
    rows = []
    for row in table:
        if row.tag != f"{A}tr":
            continue
        cells = [cell for cell in row if cell.tag == f"{A}tc"]
        rows.append([
            Cell(column, frame_blocks(body))
            for column, cell in enumerate(cells)
            if not (cell.get("hMerge") or cell.get("vMerge"))
            and (body := cell.find(f"{A}txBody")) is not None
        ])  # fmt: skip
    return TableBlock(rows)


def _alt_of(shape: XmlElement) -> str:
    told = shape.find(f"./*/{P}cNvPr")
    return (told.get("descr") or told.get("title") or "") if told is not None else ""
