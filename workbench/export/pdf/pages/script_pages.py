# SPDX-License-Identifier: MIT
"""The answer of a practice as a typed script, and in which time it was written.

Exam boards want typed scripts in 12 point or more, double spaced, not in columns, with room for
marking beside the words and with the question's number before them.
"""

from __future__ import annotations

from collections.abc import Sequence

from typing_extensions import override

from workbench.domain.documents import PlanDocument, ScriptSheet
from workbench.export.pdf.canvas import Rgb
from workbench.export.pdf.flow.blocks import (
    Barred,
    Block,
    Columns,
    Framed,
    Gap,
    Landmark,
    Piece,
    Rule,
    Stack,
    Text,
)
from workbench.export.pdf.flow.look import Look
from workbench.export.pdf.flow.pages import Section
from workbench.export.pdf.flow.paper import INK, PALE, TEACHER_COLUMN, Paper, Style
from workbench.export.pdf.flow.tables import Grid, Table, row_header, table_element
from workbench.export.pdf.fonts import Face, metrics
from workbench.export.pdf.ink import Ink
from workbench.export.pdf.pages.question_box import Label, QuestionBox
from workbench.export.pdf.pages.type_styles import TypeStyles
from workbench.export.pdf.pages.words_on_pages import WordsOnPages
from workbench.export.pdf.structure import Element, Role

SCRIPT_SIZE = 12.0
"""The least size of the answer's words in points (JCQ and AQA on word processors)."""

SINGLE, LINES_APART = 1.2, 2
"""The height of a single line in sizes of its words, as is usual, and how many make a line."""

TIMES = "Times and self-mark"
ADDED = (0.07, 0.2, 0.53)
"""The blue of what was written after the answer was frozen: eleven to one on white."""

NOTHING_WRITTEN = "Nothing was written in the time."

_LEAST_MEASURE = 18.0
"""Em that a line has at the least where a margin for marking is kept: some 35 letters."""

_BAR, _BESIDE_BAR = 2.2, 11.0
_NAMES = 108.0
_HALF_A_PAGE = 0.7
"""Of a page: what is not higher is read as a whole."""


class ScriptPages(WordsOnPages):
    """Makes the section of the answer."""

    def __init__(self, document: PlanDocument, sheet: ScriptSheet, look: Look) -> None:
        paper = look.paper
        self._document, self._sheet, self._paper = document, sheet, paper
        self._styles, self._scale = TypeStyles.on(paper), paper.scale
        size = max(SCRIPT_SIZE, paper.text_size)
        self._words = Style(Face.PLAIN, size, LINES_APART * SINGLE * size)
        self._gutter = paper.gutter
        has_margin = document.options.teacher_margin
        super().__init__(_width_beside_margin(paper, size) if has_margin else paper.whole_width)

    def section(self, root: Element) -> Section:
        """Add the answer to the tree and return its blocks."""
        sheet = self._sheet
        part = root.add(Role.SECTION, title=sheet.name)
        section = Section(for_writing=self._document.options.teacher_margin)
        label = Label(sheet.name, self._styles.heading, part.add(Role.H1))
        box = QuestionBox(self._document, self._paper, self._width).block(label, part)
        section.add(Landmark(box, "script", title=sheet.name, level=0))
        self._answer(section, part)
        if sheet.added:
            self._added(section, part)
        self._times(section, part)
        if sheet.plan:
            self._plan(section, part)
        return section

    def _answer(self, section: Section, part: Element) -> None:
        sheet, scale = self._sheet, self._scale
        heading = self._text("Answer", self._styles.label, part, Role.H2)
        section.add(heading, before=14 * scale, keeps_with_next=True)
        if not sheet.paragraphs:
            content = part.add(Role.PARAGRAPH).content()
            gap = Gap(NOTHING_WRITTEN, self._styles.caption, self._width, content=content)
            section.add(gap, before=4 * scale)
        self._paragraphs(section, part, sheet.paragraphs, first=1)
        grey = Rule(self._width, weight=0.7, grey=PALE)
        section.add(grey, before=0.4 * self._words.leading, keeps_with_next=True)
        section.add(self._text(sheet.frozen, self._styles.body, part), before=5 * scale)

    def _added(self, section: Section, part: Element) -> None:
        sheet, scale = self._sheet, self._scale
        inner = part.add(Role.SECTION, title=sheet.added_title)
        rule = Rule(self._width, weight=1.4)
        section.add(rule, before=18 * scale, keeps_with_next=True)
        heading = self._text(sheet.added_title, self._styles.heading, inner, Role.H2)
        landmark = Landmark(heading, "added", title=sheet.added_title, level=1)
        section.add(landmark, before=8 * scale, keeps_with_next=True)
        self._paragraphs(section, inner, sheet.added, first=len(sheet.paragraphs) + 1, rgb=ADDED)

    def _paragraphs(
        self,
        section: Section,
        part: Element,
        paragraphs: Sequence[str],
        *,
        first: int,
        rgb: Rgb | None = None,
    ) -> None:
        """Add paragraphs, each with its number beside it; those with a colour have a bar."""
        indent = _BESIDE_BAR * self._scale if rgb else 0.0
        style = Style(self._words.face, self._words.size, self._words.leading, colour=rgb)
        for number, words in enumerate(paragraphs, first):
            text: Block = self._text(words, style, part, width=self._width - self._gutter - indent)
            if rgb:
                text = Barred(text, indent=indent, weight=_BAR * self._scale, rgb=rgb)
            beside = _Number(number, style, self._paper.sign_size(7 * self._scale))
            block = Columns([(0.0, beside), (self._gutter, text)])
            above = 4 * self._scale if number == first else 0.4 * style.leading
            section.add(block, before=above)

    def _times(self, section: Section, part: Element) -> None:
        sheet, scale = self._sheet, self._scale
        inner = part.add(Role.SECTION, title=TIMES)
        heading = self._text(TIMES, self._styles.heading, inner, Role.H2)
        landmark = Landmark(heading, "times", title=TIMES, level=1)
        section.add(landmark, before=24 * scale, keeps_with_next=True)
        summary = "In which time the answer was written, and how its writer judged it"
        table = table_element(inner, summary)
        is_stacked = self._paper.is_large_print
        first = 0.0 if is_stacked else _NAMES * scale
        grid = Grid((first, self._width - first), 3.4 * scale, 8 * scale, is_stacked=is_stacked)
        judged = [(f"My {name.lower()}", words) for name, words in sheet.judged]
        rows = [self._row(table, grid, *each) for each in (*sheet.times, *judged)]
        whole: Block = Table(grid, rows)
        if whole.height < _HALF_A_PAGE * self._paper.height:
            whole = Stack([Piece(whole)], keeps_together=True)
        section.add(whole, before=6 * scale)

    def _row(self, table: Element, grid: Grid, name: str, words: str) -> Block:
        row = table.add(Role.ROW)
        header = Text(name, self._styles.label, grid.inner(0), content=row_header(row).content())
        content = row.add(Role.CELL).content()
        return grid.row([header, Text(words, self._styles.body, grid.inner(1), content=content)])

    def _plan(self, section: Section, part: Element) -> None:
        scale, padding = self._scale, 8 * self._scale
        inner = part.add(Role.SECTION, title="My plan")
        heading = self._text("My plan", self._styles.heading, inner, Role.H2)
        section.add(heading, before=18 * scale, keeps_with_next=True)
        width = self._width - 2 * padding
        lines = [
            Piece(self._text(words, self._styles.body, inner, width=width))
            for words in self._sheet.plan
        ]
        section.add(Framed(Stack(lines), self._width, padding=padding, line=0.6), before=6 * scale)


class _Number(Block):
    """The number of a paragraph beside its first line, drawn so that no reader takes it for it."""

    def __init__(self, number: int, beside: Style, size: float) -> None:
        self.height = beside.leading
        self._number, self._beside, self._size = str(number), beside, size

    @override
    def draw(self, ink: Ink, x: float, top: float) -> None:
        style = self._beside
        y = top - metrics(style.face).baseline(style.size, style.leading)
        with ink.artifact():
            ink.shapes(self._number, Face.PLAIN, x=x, y=y, size=self._size, rgb=(INK, INK, INK))


def _width_beside_margin(paper: Paper, size: float) -> float:
    """Return how wide a column of words of this size is beside a margin, where one fits."""
    if paper.has_column:
        return paper.width
    narrow = paper.whole_width - TEACHER_COLUMN - 14
    return narrow if narrow - paper.gutter >= _LEAST_MEASURE * size else paper.whole_width
