# SPDX-License-Identifier: MIT
"""Pictures, text boxes and other shapes of a Word document, in both forms Word has for them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbench.importers.readers.office.blocks import Block, PictureBlock, TextBlock
from workbench.importers.readers.office.diagrams import CHART_WHY, diagram_blocks
from workbench.importers.readers.office.drawing_names import (
    ALTERNATE,
    CHART,
    DIAGRAM,
    PIC,
    A,
    R,
    chosen,
)
from workbench.importers.readers.office.package import Package, Relation
from workbench.importers.readers.office.pictures import PictureParts, missing
from workbench.importers.readers.office.xml_parts import XmlElement, is_on, number
from workbench.importers.readers.word.names import BOX, OFFICE, VML, WP, W

_RELATIVE_TO_TEXT = frozenset({"paragraph", "line", "character", None})
_OFFSET = re.compile(r"margin-(left|top)\s*:\s*(-?\d{1,6})")


@dataclass(frozen=True, slots=True)
class Shape:
    """What a shape holds and where it stands.

    `top` and `left` only say which of several shapes comes first; `is_inline` says that it stands
    in the line like a word, `is_above` that it stands above the paragraph it belongs to.
    """

    blocks: Sequence[Block]
    top: int = 0
    left: int = 0
    is_inline: bool = False
    is_above: bool = False


@dataclass(frozen=True, slots=True)
class DrawingReader:
    """Reads the shapes of one part; `read` returns what stands in a text box."""

    package: Package
    relations: Mapping[str, Relation]
    pictures: PictureParts
    read: Callable[[XmlElement], list[Block]]

    def shape(self, element: XmlElement) -> Shape:
        """Return what a drawing holds."""
        if element.tag != f"{W}drawing":
            return self._old_shape(element)
        frame = next(iter(element), None)
        told = frame.find(f"{WP}docPr") if frame is not None else None
        if frame is None or (told is not None and told.get("hidden") in {"1", "true"}):
            return Shape((), is_inline=True)
        blocks = self._blocks(frame, _alt_of(told))
        if frame.tag == f"{WP}inline":
            return Shape(blocks, is_inline=True)
        top, origin = _offset(frame, "positionV")
        left, _ = _offset(frame, "positionH")
        is_above = origin in _RELATIVE_TO_TEXT and top < 0
        return Shape(blocks, top, left, is_above=is_above)

    def _old_shape(self, element: XmlElement) -> Shape:
        alt = next((a for e in element.iter() if (a := e.get("alt"))), "")
        blocks = self._blocks(element, alt)
        places = [s for e in element if (s := e.get("style"))]
        style = places[0] if places else ""
        offsets = {name: int(value) for name, value in _OFFSET.findall(style)}
        top = offsets.get("top", 0)
        is_inline = "position:absolute" not in style.replace(" ", "")
        return Shape(blocks, top, offsets.get("left", 0), is_inline, not is_inline and top < 0)

    def _blocks(self, element: XmlElement, alt: str) -> list[Block]:
        """Return what all shapes below an element hold, from top to bottom."""
        leaves = sorted(_leaves(element), key=lambda leaf: (leaf.top, leaf.left))
        # What is said of a group or a drawing as a whole, its first picture says.
        blocks: list[Block] = []
        for leaf in leaves:
            blocks += self._leaf_blocks(leaf.element, alt)
            if any(isinstance(block, PictureBlock) for block in blocks):
                alt = ""
        return blocks

    def _leaf_blocks(self, element: XmlElement, alt: str) -> list[Block]:
        if element.tag == BOX:
            return self.read(element)
        if element.tag == f"{VML}textpath":
            return [TextBlock(element.get("string") or "")]
        if element.tag == CHART:
            return [PictureBlock(missing(alt, CHART_WHY))]
        if element.tag == f"{DIAGRAM}relIds":
            related = self.relations.get(element.get(f"{R}dm") or "")
            return diagram_blocks(self.package, related)
        if element.tag == f"{VML}imagedata":
            name = element.get(f"{R}id") or element.get(f"{R}href") or ""
            words = alt or element.get(f"{OFFICE}title") or ""
            return [PictureBlock(self.pictures.related(self.relations.get(name), words))]
        return self._picture_blocks(element, alt)

    def _picture_blocks(self, element: XmlElement, alt: str) -> list[Block]:
        told = element.find(f"{PIC}nvPicPr/{PIC}cNvPr")
        blip = element.find(f"{PIC}blipFill/{A}blip")
        if blip is None:
            return []
        name = blip.get(f"{R}embed") or blip.get(f"{R}link") or ""
        words = alt or _alt_of(told)
        return [PictureBlock(self.pictures.related(self.relations.get(name), words))]


@dataclass(frozen=True, slots=True)
class _Leaf:
    element: XmlElement
    top: int
    left: int


_LEAVES = {BOX, f"{VML}textpath", f"{VML}imagedata", CHART, f"{DIAGRAM}relIds", f"{PIC}pic"}


def _leaves(element: XmlElement, top: int = 0, left: int = 0) -> Iterator[_Leaf]:
    """Yield the shapes below an element that hold something themselves, with their places."""
    for child in element:
        if child.tag in _LEAVES:
            place = child.find(f"{PIC}spPr/{A}xfrm/{A}off")
            yield _Leaf(child, *_moved(place, top, left))
        elif child.tag == ALTERNATE:
            form = chosen(child)
            if form is not None:
                yield from _leaves(form, top, left)
        else:
            yield from _leaves(child, *_moved(_own_place(child), top, left))


def _own_place(element: XmlElement) -> XmlElement | None:
    for each in element:
        if each.tag.endswith(("}spPr", "}grpSpPr")):
            return each.find(f"{A}xfrm/{A}off")
    return None


def _moved(place: XmlElement | None, top: int, left: int) -> tuple[int, int]:
    if place is None:
        return top, left
    return number(place.get("y")), number(place.get("x"))


def _offset(frame: XmlElement, name: str) -> tuple[int, str | None]:
    position = frame.find(f"{WP}{name}")
    if position is None:
        return 0, None
    offset = position.find(f"{WP}posOffset")
    return number(offset.text if offset is not None else None), position.get("relativeFrom")


def _alt_of(told: XmlElement | None) -> str:
    if told is None or is_on(told.find(".//{*}decorative"), "val"):
        return ""
    return told.get("descr") or told.get("title") or ""
