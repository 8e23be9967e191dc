# SPDX-License-Identifier: MIT
"""A Word document while it is written: headings, paragraphs, tables, boxes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from docx.enum.section import WD_SECTION
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row
from docx.shared import Mm, Pt
from docx.table import Table, _Row
from docx.table import _Cell as Cell
from docx.text.paragraph import Paragraph

from workbench.domain.documents import PlanDocument
from workbench.export.docx.look import NAME, SMALL, Look, new_file
from workbench.export.docx.runs import element, paragraph_in, set_style, write, write_or_say

ROOM_TO_WRITE = 14
"""Millimetres that an empty box has at the least."""

_SHADE = "F2F2F2"
_AFTER_SHADE = ("w:noWrap", "w:tcMar", "w:textDirection", "w:tcFitText", "w:vAlign")


class Manuscript:
    """The Word document that `document` becomes."""

    def __init__(self, document: PlanDocument) -> None:
        self.document = document
        self.look = Look.of(document.options)
        self.word = new_file(document, self.look)

    def heading(self, text: str, level: int) -> Paragraph:
        """Add a heading; level 0 is the title."""
        paragraph = self.paragraph(style=f"Heading {level}" if level else "Title")
        write(paragraph, text)
        return paragraph

    def paragraph(self, text: str = "", *, style: str | None = None) -> Paragraph:
        """Add a paragraph."""
        paragraph = self.word.add_paragraph()
        if style:
            set_style(paragraph, style)
        if text:
            write(paragraph, text)
        return paragraph

    def table(
        self,
        widths: Sequence[float],
        caption: str,
        *,
        header: Sequence[str] = (),
        names_rows: bool = False,
    ) -> Table:
        """Add a table whose columns have these shares of the text's width.

        `caption` is what a screen reader says of it. The row `header` is repeated on each page.
        `names_rows` marks the first column as what its rows are called.
        """
        table: Table = self.word.add_table(0, len(widths), "Table Grid")
        table.autofit = False
        properties = table._tbl.tblPr  # noqa: SLF001
        properties.append(element("tblCaption", val=caption))
        look = properties.find(qn("w:tblLook"))
        look.set(qn("w:firstRow"), "1" if header else "0")
        look.set(qn("w:firstColumn"), "1" if names_rows else "0")
        for column, share in zip(table.columns, widths, strict=True):
            column.width = Mm(self.look.width * share / sum(widths))
        if header:
            row = self.row(table)
            row._tr.get_or_add_trPr().append(element("tblHeader"))  # noqa: SLF001
            for cell, name in zip(row.cells, header, strict=True):
                shade(cell)
                write(paragraph_in(cell, SMALL), name, NAME)
        return table

    def row(self, table: Table) -> _Row:
        """Add a row that stays on one page where it can."""
        row: _Row = table.add_row()  # type: ignore[no-untyped-call]
        row._tr.get_or_add_trPr().append(element("cantSplit"))  # noqa: SLF001
        for cell, column in zip(row.cells, table.columns, strict=True):
            cell.width = column.width
        return row

    def named_row(self, table: Table, name: str) -> Cell:
        """Add a row to a table of two columns: its name, and the cell for its content."""
        left, right = self.row(table).cells
        shade(left)
        write(paragraph_in(left), name, NAME)
        return right

    def box(self, caption: str, *, is_shaded: bool = False) -> Cell:
        """Add a box and return its inside."""
        cell = self.row(self.table([1], caption)).cells[0]
        if is_shaded:
            shade(cell)
        return cell

    def slot(self, caption: str, text: str) -> None:
        """Add `text`, or an empty box with room for it."""
        if text.strip():
            self.paragraph(text)
            return
        cell = self.box(caption)
        give_room(cell, ROOM_TO_WRITE)
        write_or_say(paragraph_in(cell), text)

    def new_section(self, *, on_new_page: bool = True, counts_lines: bool = False) -> None:
        """Begin a section; with `counts_lines` every fifth line of a source has its number."""
        kind = WD_SECTION.NEW_PAGE if on_new_page else WD_SECTION.CONTINUOUS
        section = self.word.add_section(kind)._sectPr  # noqa: SLF001
        for old in section.findall(qn("w:lnNumType")):
            section.remove(old)
        if counts_lines:
            numbers = element("lnNumType", countBy="5", distance="170", restart="newSection")
            section.find(qn("w:pgMar")).addnext(numbers)
        # Word keeps the end of a section in a paragraph, which should not look like one.
        ending = self.word.paragraphs[-1].paragraph_format
        ending.space_before = ending.space_after = Pt(0)
        ending.line_spacing = Pt(1)


def shade(cell: Cell) -> None:
    """Give a cell a light grey ground."""
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001
    ground = element("shd", val="clear", color="auto", fill=_SHADE)
    properties.insert_element_before(ground, *_AFTER_SHADE)


def give_room(cell: Cell, millimetres: float) -> None:
    """Make the row of `cell` at least so high."""
    row = cast("CT_Row", cell._tc.getparent())  # noqa: SLF001
    row.trHeight_val = Mm(millimetres)
    row.trHeight_hRule = WD_ROW_HEIGHT_RULE.AT_LEAST
