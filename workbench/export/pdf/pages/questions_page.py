# SPDX-License-Identifier: MIT
"""What the program asked while this was written, and what the student said to it."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.domain.documents import AskedQuestion, PlanDocument
from workbench.export.pdf.flow.blocks import Block, Landmark, Text
from workbench.export.pdf.flow.look import Look
from workbench.export.pdf.flow.pages import Section
from workbench.export.pdf.flow.paper import Style
from workbench.export.pdf.flow.tables import (
    Grid,
    Table,
    column_header,
    row_header,
    strong,
    table_element,
)
from workbench.export.pdf.pages.type_styles import TypeStyles
from workbench.export.pdf.structure import Element, Role

TITLE = "Questions I was asked"
OPEN, MEANT, PAST = "still open", "I meant this", "I meant this; the words were changed since"
ABOUT = (
    "The program asks while somebody works. These are questions and no verdicts; whoever works "
    "may answer them, or say “I meant this”."
)
NONE_ASKED = "Nothing was asked."


class QuestionsPage:
    """Makes the section of the questions."""

    def __init__(self, document: PlanDocument, look: Look) -> None:
        self._questions = document.questions
        self._styles = TypeStyles.on(look.paper)
        self._is_stacked = look.paper.is_large_print
        self._width, self._scale = look.paper.whole_width, look.paper.scale

    def section(self, root: Element) -> Section:
        """Add the questions to the tree and return their blocks."""
        part = root.add(Role.SECTION, title=TITLE)
        section = Section()
        title = self._text(TITLE, self._styles.title, part.add(Role.H1))
        section.add(Landmark(title, "questions", title=TITLE), keeps_with_next=True)
        said = ABOUT if self._questions else NONE_ASKED
        about = self._text(said, self._styles.body, part.add(Role.PARAGRAPH))
        section.add(about, before=6 * self._scale)
        if self._questions:
            section.add(self._table(part), before=10 * self._scale)
        return section

    def _table(self, part: Element) -> Block:
        element = table_element(part, "Questions with their places, and what was said to each")
        first, last = (0.0, 0.0) if self._is_stacked else (0.22, 0.25)
        shares = (first, 1 - first - last, last)
        widths = [share * self._width for share in shares]
        grid = Grid(widths, 4.2 * self._scale, 8 * self._scale, is_stacked=self._is_stacked)
        header = None if self._is_stacked else self._header(element, grid)
        body = element.add(Role.TABLE_BODY)
        rows = [self._row(body.add(Role.ROW), each, grid) for each in self._questions]
        return Table(grid, rows, header=header)

    def _header(self, element: Element, grid: Grid) -> Block:
        row = element.add(Role.TABLE_HEAD).add(Role.ROW)
        return grid.row(
            [
                Text(
                    name,
                    strong(self._styles.table),
                    grid.inner(column),
                    content=column_header(row).content(),
                    repeats=True,
                )
                for column, name in enumerate(("Where", "Question", "What I said"))
            ]
        )

    def _row(self, row: Element, asked: AskedQuestion, grid: Grid) -> Block:
        styles = self._styles
        where = asked.place or "earlier"
        header = row_header(row).content()
        cells: list[Block] = [Text(where, styles.table_strong, grid.inner(0), content=header)]
        for column, words in enumerate((asked.question, said_to(asked)), 1):
            content = row.add(Role.CELL).content()
            cells.append(Text(words, styles.table, grid.inner(column), content=content))
        return grid.row(cells)

    def _text(self, words: str, style: Style, element: Element) -> Text:
        return Text(words, style, self._width, content=element.content())


def said_to(asked: AskedQuestion) -> str:
    """Return what became of a question, with the student's reason where there is one."""
    if not asked.is_meant:
        return OPEN
    said: Sequence[str] = (PAST if asked.is_past else MEANT, asked.reason.strip())
    return ": ".join(filter(None, said))
