# SPDX-License-Identifier: MIT
"""The paragraphs and tables of a Word document in reading order, with what hangs on them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from workbench.importers.readers.office.blocks import (
    Block,
    Cell,
    TableBlock,
    TextBlock,
)
from workbench.importers.readers.office.drawing_names import ALTERNATE, chosen
from workbench.importers.readers.office.package import Package
from workbench.importers.readers.office.paragraph_building import ParagraphBuilder
from workbench.importers.readers.office.pictures import PictureParts
from workbench.importers.readers.office.words import Words
from workbench.importers.readers.office.xml_parts import XmlElement, is_on, number
from workbench.importers.readers.word.drawings import DrawingReader
from workbench.importers.readers.word.lists import Lists
from workbench.importers.readers.word.names import (
    PARAGRAPH,
    PARAGRAPH_LOOK,
    RUN_LOOK,
    TABLE,
    VAL,
    W,
)
from workbench.importers.readers.word.notes import Notes
from workbench.importers.readers.word.runs import Drawn, NoteAt, PageEnd, Piece, RunReader
from workbench.importers.readers.word.styles import Styles

_LOST_PART = "A part that was put into the document as another file could not be read."
_LEFT_AWAY = {f"{W}{name}" for name in ("del", "moveFrom", "sdtPr", "tblPr", "tcPr", "sectPr")}
_OTHER_FILES = {f"{W}altChunk", f"{W}subDoc"}
_INLINE = {f"{W}r", f"{W}hyperlink", f"{W}fldSimple"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What all parts of one document share while it is read.

    `warn` takes a sentence, `passed` is told of every paragraph.
    """

    package: Package
    pictures: PictureParts
    styles: Styles
    lists: Lists
    warn: Callable[[str], None]
    passed: Callable[[], None]


class BodyReader:
    """Reads the containers of one part: the body, a header, the notes.

    `notes` are those its paragraphs may point to; a note itself has none.
    """

    def __init__(self, reading: Reading, part: str, notes: Notes | None = None) -> None:
        self._reading = reading
        self._notes = notes
        self._runs = RunReader(reading.styles, reading.warn)
        self._drawings = DrawingReader(
            reading.package, reading.package.relations(part), reading.pictures, self.blocks
        )
        self._note_readers: dict[str, BodyReader] = {}
        self._carried: list[Piece] = []

    def blocks(self, container: XmlElement) -> list[Block]:
        """Return what stands in a container, in reading order.

        Raises:
            UnreadableFileError: a part that belongs to it is damaged or made to do harm.
        """
        carried, self._carried = self._carried, []
        blocks: list[Block] = []
        for child in container:
            blocks += self._child_blocks(child)
        blocks += self._built(self._carried, ParagraphBuilder(TextBlock("")))
        self._carried = carried
        return blocks

    def _child_blocks(self, child: XmlElement) -> Sequence[Block]:
        if child.tag == PARAGRAPH:
            return self._paragraph_blocks(child)
        if child.tag == TABLE:
            return [TableBlock([self._row(row) for row in _rows_of(child)])]
        if child.tag in _OTHER_FILES:
            self._reading.warn(_LOST_PART)
            return ()
        if child.tag in _INLINE:
            return self._built(self._runs.pieces([child], None), ParagraphBuilder(TextBlock("")))
        if child.tag == ALTERNATE:
            form = chosen(child)
            return self._nested(form) if form is not None else ()
        return () if child.tag in _LEFT_AWAY else self._nested(child)

    def _nested(self, container: XmlElement) -> list[Block]:
        return [block for child in container for block in self._child_blocks(child)]

    def _paragraph_blocks(self, paragraph: XmlElement) -> list[Block]:
        reading = self._reading
        reading.passed()
        own = paragraph.find(PARAGRAPH_LOOK)
        look = reading.styles.paragraph(own)
        pieces = [*self._carried, *self._runs.pieces(paragraph, look.style)]
        if _goes_on(own):
            self._carried = pieces
            return []
        self._carried = []
        label, level = "", look.list_level
        if look.list_id is not None:
            if level is None:
                level = reading.lists.level_of(look.list_id, look.style)
            label = reading.lists.label(look.list_id, level)
        return self._built(pieces, ParagraphBuilder(look.block, label, (level or 0) + 1))

    def _built(self, pieces: Iterable[Piece], builder: ParagraphBuilder) -> list[Block]:
        for piece in pieces:
            if isinstance(piece, Words):
                builder.add(piece.text, is_bold=piece.is_bold)
            elif isinstance(piece, Drawn):
                self._draw(builder, piece)
            elif isinstance(piece, NoteAt):
                self._note(builder, piece)
            elif isinstance(piece, PageEnd):
                builder.end_text()
        return builder.blocks()

    def _draw(self, builder: ParagraphBuilder, drawn: Drawn) -> None:
        shape = self._drawings.shape(drawn.element)
        if shape.is_inline:
            builder.add_shape(shape.blocks)
        else:
            builder.hang(shape.blocks, shape.top, shape.left, is_above=shape.is_above)

    def _note(self, builder: ParagraphBuilder, at: NoteAt) -> None:
        if self._notes is None:
            return
        note = self._notes.note(at)
        blocks: list[Block] = []
        if note.element is not None:
            if note.part not in self._note_readers:
                self._note_readers[note.part] = BodyReader(self._reading, note.part)
            blocks = self._note_readers[note.part].blocks(note.element)
        builder.add_note(note.mark, blocks, has_own_mark=at.has_own_mark)

    def _row(self, row: XmlElement) -> list[Cell]:
        cells = []
        look = row.find(f"{W}trPr")
        column = _count(look, "gridBefore", 0)
        for cell in _cells_of(row):
            own = cell.find(f"{W}tcPr")
            merged = own.find(f"{W}vMerge") if own is not None else None
            if merged is None or merged.get(VAL) == "restart":
                cells.append(Cell(column, self.blocks(cell)))
            column += _count(own, "gridSpan", 1)
        return cells


def _rows_of(table: XmlElement) -> Iterator[XmlElement]:
    """Yield the rows of a table that were not deleted, also those in a frame of controls."""
    for child in table:
        if child.tag == f"{W}tr":
            look = child.find(f"{W}trPr")
            if look is None or look.find(f"{W}del") is None:
                yield child
        elif child.tag not in _LEFT_AWAY:
            yield from _rows_of(child)


def _cells_of(row: XmlElement) -> Iterator[XmlElement]:
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag not in _LEFT_AWAY and child.tag != f"{W}trPr":
            yield from _cells_of(child)


def _count(look: XmlElement | None, name: str, default: int) -> int:
    found = look.find(f"{W}{name}") if look is not None else None
    return max(0, number(found.get(VAL), default)) if found is not None else default


def _goes_on(look: XmlElement | None) -> bool:
    """Tell whether a paragraph's words are the beginning of the next.

    Its end was deleted, or it is the large first letter of a text.
    """
    if look is None:
        return False
    ends = look.find(f"{RUN_LOOK}/{W}del")
    frame = look.find(f"{W}framePr")
    return ends is not None or (frame is not None and is_on(frame, f"{W}dropCap")
                                and frame.get(f"{W}dropCap") is not None)  # fmt: skip
