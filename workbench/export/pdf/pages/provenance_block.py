# SPDX-License-Identifier: MIT
"""What is known, and not known, of where a source comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.domain.provenance import FIELD_NAMES, FIELDS, Provenance
from workbench.domain.sources import Source
from workbench.export.pdf.flow.blocks import Block, Columns, Gap, Piece, Stack, Text
from workbench.export.pdf.flow.paper import Paper
from workbench.export.pdf.flow.tables import Headed, row_header, table_element
from workbench.export.pdf.pages.type_styles import TypeStyles
from workbench.export.pdf.pages.wording import NOT_GIVEN
from workbench.export.pdf.structure import Element, Role

_CAPTION = 62.0


def provenance_block(
    source: Source, parent: Element, paper: Paper, styles: TypeStyles
) -> Iterator[Block]:
    """Yield the known fields, what is not given, and the notes printed with the source."""
    fields = list(_fields(source.provenance))
    if fields:
        table = table_element(parent, f"Where {source.name} comes from")
        yield _pairs(fields, table, paper, styles)
    missing = [NOT_GIVEN.get(name, name) for name in source.provenance.not_given]
    if missing:
        content = parent.add(Role.PARAGRAPH).content()
        words = f"Not given: {', '.join(missing)}."
        yield Gap(words, styles.caption, paper.width, content=content)
    for note in (source.author_note, source.interpretation_note):
        if note:
            content = parent.add(Role.PARAGRAPH).content()
            yield Text(note, styles.table_quotation, paper.width, content=content)


def _fields(provenance: Provenance) -> Iterator[tuple[str, str]]:
    for name in FIELDS:
        value = provenance.value_of(name)
        if value:
            yield FIELD_NAMES[name], value
    changes = [
        word
        for word, is_so in (("translated", provenance.translated), ("adapted", provenance.adapted))
        if is_so
    ]
    if changes:
        yield "Its words are", ", ".join(changes)


def _pairs(
    fields: Sequence[tuple[str, str]], table: Element, paper: Paper, styles: TypeStyles
) -> Block:
    """Return captions and values in two columns, read row by row; large print has none."""
    if paper.is_large_print:
        return _stacked(fields, table, paper, styles)
    columns = 2
    gap = 14 * paper.scale
    width = (paper.width - gap * (columns - 1)) / columns
    caption = _CAPTION * paper.scale
    entries: list[Block] = []
    for name, value in fields:
        row = table.add(Role.ROW)
        header = Text(name, styles.table_caption, caption - 4, content=row_header(row).content())
        words = Text(value, styles.table, width - caption, content=row.add(Role.CELL).content())
        entries.append(Columns([(0.0, header), (caption, words)]))
    rows = [
        Columns([(number * (width + gap), block) for number, block in enumerate(pair)])
        for pair in (entries[at : at + columns] for at in range(0, len(entries), columns))
    ]
    return Stack([Piece(row, 3 * paper.scale * bool(number)) for number, row in enumerate(rows)])


def _stacked(
    fields: Sequence[tuple[str, str]], table: Element, paper: Paper, styles: TypeStyles
) -> Block:
    entries: list[Piece] = []
    for name, value in fields:
        row = table.add(Role.ROW)
        header = Text(name, styles.label, paper.width, content=row_header(row).content())
        words = Text(value, styles.table, paper.width, content=row.add(Role.CELL).content())
        entries.append(Piece(Headed(header, words, 0.0), 5 * paper.scale * bool(entries)))
    return Stack(entries)
