# SPDX-License-Identifier: MIT
"""The paragraphs, lists and tables of an OpenDocument text in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from workbench.importers.page import HintKind
from workbench.importers.readers.odf.lists import Lists, OpenList
from workbench.importers.readers.odf.names import DRAW, PARAGRAPHS, SVG, TABLE, TEXT, XLINK
from workbench.importers.readers.odf.styles import Styles, points
from workbench.importers.readers.odf.words import WordReader
from workbench.importers.readers.office.blocks import (
    Block,
    Cell,
    PictureBlock,
    TableBlock,
    TextBlock,
)
from workbench.importers.readers.office.labels import note_mark
from workbench.importers.readers.office.paragraph_building import ParagraphBuilder
from workbench.importers.readers.office.pictures import PictureParts, missing, outside
from workbench.importers.readers.office.words import HIDDEN, Words
from workbench.importers.readers.office.xml_parts import XmlElement, number

_CONTENTS = "line of a list of contents"
_OBJECT = "What another program put there cannot be shown; save it as a picture."
_LONGEST_MARK = 10
_INDEXES = {f"{TEXT}{name}" for name in ("table-of-content", "illustration-index", "table-index")}
_LEFT_AWAY = {
    f"{TEXT}tracked-changes",
    f"{TEXT}sequence-decls",
    f"{TEXT}variable-decls",
    f"{TEXT}user-field-decls",
    f"{TABLE}table-columns",
}
_TEXT_SHAPES = {f"{DRAW}{name}" for name in ("custom-shape", "rect", "ellipse", "line", "text-box")}
_ROWS = {f"{TABLE}{name}" for name in ("table-header-rows", "table-rows", "table-row-group")}


@dataclass(frozen=True, slots=True)
class Reading:
    """What is shared while one document is read.

    `warn` takes a sentence, `passed` is told of every paragraph.
    """

    pictures: PictureParts
    styles: Styles
    lists: Lists
    warn: Callable[[str], None]
    passed: Callable[[], None]


class BodyReader:
    """Reads the text of one document; without `has_notes` no notes are looked for."""

    def __init__(self, reading: Reading, *, has_notes: bool = True) -> None:
        self._reading = reading
        self._words = WordReader(reading.styles, reading.warn)
        self._has_notes = has_notes
        self._count = 0

    def blocks(self, container: XmlElement) -> list[Block]:
        """Return what stands in a container, in reading order."""
        return [block for child in container for block in self._child_blocks(child)]

    def _child_blocks(self, child: XmlElement) -> Sequence[Block]:
        if child.tag in PARAGRAPHS:
            return self._paragraph_blocks(child)
        if child.tag == f"{TEXT}list":
            return list(self._list_blocks(child, None, 1))
        if child.tag == f"{TABLE}table":
            return [TableBlock([self._row(row) for row in _rows_of(child)])]
        if child.tag.startswith(DRAW):
            return self._shape_blocks(child)
        if child.tag in _LEFT_AWAY or self._is_hidden(child):
            return ()
        blocks = self.blocks(child)
        return list(_as_contents(blocks)) if child.tag in _INDEXES else blocks

    def _is_hidden(self, child: XmlElement) -> bool:
        is_hidden = child.tag == f"{TEXT}section" and child.get(f"{TEXT}display") == "none"
        if is_hidden:
            self._reading.warn(HIDDEN)
        return is_hidden

    def _list_blocks(
        self, element: XmlElement, outer: OpenList | None, level: int
    ) -> Iterator[Block]:
        lists = self._reading.lists
        opened = lists.begun(element, outer)
        for child in element:
            label = ""
            if child.tag == f"{TEXT}list-item" and any(c.tag in PARAGRAPHS for c in child):
                label = lists.label(opened, level, child.get(f"{TEXT}start-value"))
            for inner in child:
                if inner.tag == f"{TEXT}list":
                    yield from self._list_blocks(inner, opened, level + 1)
                elif inner.tag in PARAGRAPHS:
                    yield from self._paragraph_blocks(inner, label, level)
                    label = ""
                else:
                    yield from self._child_blocks(inner)

    def _paragraph_blocks(
        self, paragraph: XmlElement, label: str = "", level: int = 1
    ) -> list[Block]:
        reading = self._reading
        reading.passed()
        name = paragraph.get(f"{TEXT}style-name") or ""
        if reading.styles.is_hidden("paragraph", name):
            reading.warn(HIDDEN)
            return []
        look = reading.styles.paragraph(name)
        if paragraph.tag == f"{TEXT}h" and look.kind is not HintKind.TITLE:
            outline = max(1, number(paragraph.get(f"{TEXT}outline-level"), 1))
            look = replace(look, kind=HintKind.HEADING, level=outline)
        builder = ParagraphBuilder(look, label, level)
        for piece in self._words.pieces(paragraph):
            if isinstance(piece, Words):
                builder.add(piece.text, is_bold=piece.is_bold)
            elif piece.is_note:
                self._note(builder, piece.element)
            else:
                self._draw(builder, piece.element)
        return builder.blocks()

    def _draw(self, builder: ParagraphBuilder, shape: XmlElement) -> None:
        blocks = self._shape_blocks(shape)
        anchor = shape.get(f"{TEXT}anchor-type")
        if anchor in {"as-char", None}:
            builder.add_shape(blocks)
            return
        top, left = (points(shape.get(f"{SVG}{name}") or "") for name in ("y", "x"))
        builder.hang(blocks, top, left, is_above=anchor != "page" and top < 0)

    def _note(self, builder: ParagraphBuilder, note: XmlElement) -> None:
        body = note.find(f"{TEXT}note-body")
        if not self._has_notes or body is None:
            return
        citation = note.find(f"{TEXT}note-citation")
        own = citation.get(f"{TEXT}label") if citation is not None else None
        if own is None:
            self._count += 1
        mark = own[:_LONGEST_MARK] if own else note_mark(self._count)
        builder.add_note(mark, BodyReader(self._reading, has_notes=False).blocks(body))

    def _shape_blocks(self, shape: XmlElement) -> list[Block]:
        if shape.tag == f"{DRAW}frame":
            return self._frame_blocks(shape)
        if shape.tag == f"{DRAW}g":
            inner = [
                ((points(each.get(f"{SVG}y") or ""), points(each.get(f"{SVG}x") or "")), each)
                for each in shape
                if each.tag.startswith(DRAW)
            ]
            inner.sort(key=lambda each: each[0])
            return [block for _, each in inner for block in self._shape_blocks(each)]
        return self.blocks(shape) if shape.tag in _TEXT_SHAPES else []

    def _frame_blocks(self, frame: XmlElement) -> list[Block]:
        """Return what a frame shows: the first of its forms that can be shown."""
        alt = _alt_of(frame)
        for form in frame:
            if form.tag == f"{DRAW}text-box":
                return self.blocks(form)
            if form.tag == f"{DRAW}image":
                return [self._picture(form, alt)]
        if any(form.tag.startswith(f"{DRAW}object") for form in frame):
            return [PictureBlock(missing(alt, _OBJECT))]
        return [block for form in frame if form.tag == f"{TABLE}table"
                for block in self._child_blocks(form)]  # fmt: skip

    def _picture(self, image: XmlElement, alt: str) -> PictureBlock:
        target = (image.get(f"{XLINK}href") or "").removeprefix("./")
        if not target or ":" in target or target.startswith(("/", "..", "#")):
            return PictureBlock(outside(alt))
        return PictureBlock(self._reading.pictures.at(target, alt))

    def _row(self, row: XmlElement) -> list[Cell]:
        cells = []
        column = 0
        for cell in row:
            if cell.tag == f"{TABLE}table-cell":
                cells.append(Cell(column, self.blocks(cell)))
            column += max(1, number(cell.get(f"{TABLE}number-columns-repeated"), 1))
        return cells


def _as_contents(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, TextBlock):
            yield TextBlock(block.text, HintKind.FURNITURE, why=_CONTENTS)


def _rows_of(table: XmlElement) -> Iterator[XmlElement]:
    for child in table:
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in _ROWS:
            yield from _rows_of(child)


def _alt_of(frame: XmlElement) -> str:
    for name in ("desc", "title"):
        found = frame.find(f"{SVG}{name}")
        if found is not None and found.text:
            return found.text
    return ""
