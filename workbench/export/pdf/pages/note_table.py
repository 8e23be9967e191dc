# SPDX-License-Identifier: MIT
"""The notes of a source: all of them as a table, and in short as a list under the text."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.domain.annotations import STEP_NAMES, STEP_ON_PICTURE, Annotation, marked_words
from workbench.domain.documents import SourceSheet
from workbench.domain.sources import Source
from workbench.export.pdf.flow.blocks import Block, Columns, Gap, Piece, Stack, Text
from workbench.export.pdf.flow.labels import Badge
from workbench.export.pdf.flow.look import Look
from workbench.export.pdf.flow.notes import DIRECTION_WORDS, NOTHING_YET, short_chain
from workbench.export.pdf.flow.tables import (
    Grid,
    Table,
    column_header,
    row_header,
    strong,
    table_element,
)
from workbench.export.pdf.pages.texts import SourceTexts
from workbench.export.pdf.pages.type_styles import TypeStyles
from workbench.export.pdf.pages.wording import PART_OF_PICTURE, place_words, point_words, quoted
from workbench.export.pdf.structure import Content, Element, Role

_WORDS_IN_TABLE = 20
_WORDS_IN_LIST = 12
_COLUMNS = ("Mark", "Words", *STEP_NAMES.values())
_NARROW_COLUMNS = ("Mark", "Words and note")


class NoteTable:
    """Makes the table and the list of one source's notes."""

    def __init__(self, look: Look, texts: SourceTexts, source: Source) -> None:
        self._look, self._texts, self._source = look, texts, source
        self._styles = TypeStyles.on(look.paper)
        self._is_narrow = look.paper.is_large_print
        scale = look.paper.scale
        width = look.paper.width
        mark = (96.0 if self._is_narrow else 0.168 * width / scale) * scale
        shares = (1.0,) if self._is_narrow else (0.26, 0.246, 0.247, 0.247)
        widths = (mark, *(share * (width - mark) for share in shares))
        self._grid = Grid(widths, 4.2 * scale, 7 * scale)

    def table(self, parent: Element, sheet: SourceSheet) -> Block:
        """Add the complete table of the notes of a sheet to the tree and return it."""
        element = table_element(parent, f"All marks on {self._source.name} and their notes")
        head = element.add(Role.TABLE_HEAD).add(Role.ROW)
        names = _NARROW_COLUMNS if self._is_narrow else _COLUMNS
        header = self._grid.row(
            [
                Text(
                    name,
                    strong(self._styles.table),
                    self._grid.inner(column),
                    content=column_header(head).content(),
                    repeats=True,
                )
                for column, name in enumerate(names)
            ]
        )
        body = element.add(Role.TABLE_BODY)
        rows = [
            self._row(body.add(Role.ROW), each, _uses(sheet, each)) for each in sheet.annotations
        ]
        return Table(self._grid, rows, header=header)

    def short_note(self, parent: Element, annotation: Annotation, links: Sequence[str]) -> Block:
        """Add one note in short, with its words and what it is linked with, and return it."""
        styles, width = self._styles, self._look.paper.width
        sign = self._look.signs.of(annotation.dimension)
        element = parent.add(Role.NOTE, identifier=f"note-{annotation.id}")
        leading = styles.table_quotation.leading
        side = 0.8 * leading
        id_left, left = side + 5, side + 5 + 30 * self._look.paper.scale
        id_text = Text(
            annotation.short_id,
            styles.table_strong,
            left - id_left,
            content=element.add(Role.LABEL).content(),
        )
        pieces: list[Piece] = []
        anchor = annotation.target.anchor
        if anchor is not None:
            content = element.add(Role.PARAGRAPH).content()
            said = quoted(self._words(annotation), at_most=_WORDS_IN_LIST)
            quotation = Text(said, styles.table_quotation, width - left, content=content)
            pieces.append(Piece(quotation))
        note = Text(
            short_chain(annotation),
            styles.table,
            width - left,
            content=element.add(Role.PARAGRAPH).content(),
        )
        pieces.append(Piece(note))
        if links:
            content = element.add(Role.PARAGRAPH).content()
            said = "; ".join(links)
            pieces.append(Piece(Text(said, styles.table_caption, width - left, content=content)))
        badge = Badge(sign, side=side, leading=leading)
        return Columns([(0.0, badge), (id_left, id_text), (left, Stack(pieces))])

    def _row(self, row: Element, annotation: Annotation, uses: Sequence[str]) -> Columns:
        cells = [self._mark(row_header(row).content(), annotation, uses)]
        steps = (annotation.feature, annotation.inference, annotation.so_what)
        if self._is_narrow:
            cells.append(self._words_and_note(row.add(Role.CELL), annotation, steps))
            return self._grid.row(cells)
        cells.append(self._quotation(row.add(Role.CELL).content(), annotation))
        cells += [
            self._step(row.add(Role.CELL).content(), step, column)
            for column, step in enumerate(steps, 2)
        ]
        return self._grid.row(cells)

    def _mark(self, content: Content, annotation: Annotation, uses: Sequence[str]) -> Block:
        styles, width = self._styles, self._grid.inner(0)
        sign = self._look.signs.of(annotation.dimension)
        leading = styles.table_strong.leading
        side = 0.84 * leading
        name = Text(annotation.short_id, styles.table_strong, width - side - 4, content=content)
        lines = (
            sign.name,
            self._place(annotation),
            DIRECTION_WORDS[annotation.direction] if annotation.direction else "",
            *uses,
        )
        facts = Text(
            "\n".join(line for line in lines if line), styles.table_caption, width, content=content
        )
        head = Columns([(0.0, Badge(sign, side=side, leading=leading)), (side + 4, name)])
        return Stack([Piece(head), Piece(facts, 1)])

    def _place(self, annotation: Annotation) -> str:
        """Return where a mark is, unless that is said instead of its words."""
        if annotation.target.region is not None:
            return ""
        return place_words(annotation, self._texts.numbers(self._source))

    def _quotation(self, content: Content, annotation: Annotation) -> Block:
        width = self._grid.inner(1)
        if annotation.target.marked is None:
            words = PART_OF_PICTURE if annotation.target.region else "the whole source"
            return Text(words, self._styles.table_caption, width, content=content)
        said = quoted(self._words(annotation), at_most=_WORDS_IN_TABLE)
        return Text(said, self._styles.table_quotation, width, content=content)

    def _step(self, content: Content, words: str, column: int) -> Block:
        width = self._grid.inner(column)
        if words.strip():
            return Text(words, self._styles.table, width, content=content)
        return Gap(NOTHING_YET, self._styles.table_caption, width, content=content)

    def _words_and_note(self, cell: Element, annotation: Annotation, steps: Sequence[str]) -> Block:
        pieces = [Piece(self._quotation(cell.add(Role.PARAGRAPH).content(), annotation))]
        names = list(_COLUMNS[2:])
        if annotation.target.region is not None:
            names[0] = STEP_ON_PICTURE
        for name, step in zip(names, steps, strict=True):
            content = cell.add(Role.PARAGRAPH).content()
            caption = Text(name, strong(self._styles.table), self._grid.inner(1), content=content)
            words = self._step(cell.add(Role.PARAGRAPH).content(), step, 1)
            is_short = words.height <= 6 * self._styles.table.leading
            pieces.append(Piece(Stack([Piece(caption), Piece(words)], keeps_together=is_short), 4))
        return Stack(pieces)

    def _words(self, annotation: Annotation) -> str:
        return marked_words(self._source, annotation.target)


def _uses(sheet: SourceSheet, annotation: Annotation) -> tuple[str, ...]:
    """Return in which points a mark is used, and what it is linked with, a line each."""
    used = point_words(sheet.points.get(annotation.short_id, ()))
    return (used, *sheet.links.get(annotation.short_id, ()))
