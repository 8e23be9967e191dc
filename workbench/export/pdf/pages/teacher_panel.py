# SPDX-License-Identifier: MIT
"""The panel for a teacher's judgement and the student's answer to it, to be filled in by hand."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.domain.documents import PlanDocument
from workbench.domain.enquiries import Level
from workbench.export.pdf.flow.blocks import (
    Block,
    Columns,
    Landmark,
    Piece,
    Rule,
    Space,
    Stack,
    Text,
)
from workbench.export.pdf.flow.labels import Boxes, Legend, TickBox, WritingLines
from workbench.export.pdf.flow.look import Look
from workbench.export.pdf.flow.pages import Section
from workbench.export.pdf.flow.paper import Style
from workbench.export.pdf.pages.type_styles import TypeStyles
from workbench.export.pdf.structure import Element, Role

_CODE_BOXES = 8
_APART = 22.0
_HOW_TO_READ = (
    "Every mark has a letter, a line under the words and a bar beside them. The letters tell what "
    "a mark is about. The number (such as E7) is the same in the text, in the notes and in the "
    "plan; it is never used twice."
)


class TeacherPanel:
    """Makes the section for the teacher."""

    def __init__(self, document: PlanDocument, look: Look) -> None:
        self._document, self._look = document, look
        self._styles = TypeStyles.on(look.paper)
        self._scale = look.paper.scale
        self._width = look.paper.whole_width

    def section(self, root: Element) -> Section:
        """Add the panel to the tree and return its blocks."""
        part = root.add(Role.SECTION, title="For your teacher")
        section = Section()
        title = self._text("For your teacher", self._styles.title, part, Role.H1)
        section.add(Landmark(title, "teacher", title="For your teacher"), keeps_with_next=True)
        section.add(self._mark_and_level(part), before=10 * self._scale)
        for name, lines in (("What went well", 2), ("Even better if", 2), ("One target", 1)):
            self._lines(section, part, name, lines)
        codes = self._named("Codes", Boxes(_CODE_BOXES, self._width, height=26), part)
        section.add(codes, before=16 * self._scale)
        half = (self._width - 24) / 2
        signed = Columns(
            [
                (number * (half + 24), self._named(name, self._writing(1, half), part, width=half))
                for number, name in enumerate(("Initials", "Date"))
            ]
        )
        section.add(signed, before=16 * self._scale)
        section.add(Rule(self._width, weight=0.9), before=22 * self._scale)
        self._lines(section, part, "What I changed", 4)
        key = part.add(Role.SECTION, title="How to read the marks")
        section.add(
            self._key(key),
            before=20 * self._scale,
            when_left_out=lambda: part.children.remove(key),
        )
        return section

    def _mark_and_level(self, part: Element) -> Block:
        styles, scale = self._styles, self._scale
        marks = self._document.enquiry.marks
        out_of = f"out of {marks}" if marks is not None else "out of"
        left_width = 120 * scale
        caption = self._text("Mark", styles.label, part, Role.H2, width=left_width)
        line = self._writing(1, 52 * scale)
        of = self._text(out_of, styles.body, part, width=left_width - 58 * scale)
        baseline = line.height - styles.body.leading + 2
        mark = Stack(
            [
                Piece(caption),
                Piece(
                    Columns([(0.0, line), (58 * scale, Stack([Piece(of, max(0.0, baseline))]))]), 4
                ),
            ]
        )
        left = left_width + 24 * scale
        levels = self._levels(part, self._document.levels, self._width - left)
        return Columns([(0.0, mark), (left, levels)])

    def _levels(self, part: Element, levels: Sequence[Level], width: float) -> Block:
        styles, scale = self._styles, self._scale
        caption = self._text("Level", styles.label, part, Role.H2, width=width)
        pieces = [Piece(caption)]
        if not levels:
            pieces.append(Piece(self._writing(1, min(width, 120 * scale)), 4))
        left = 20 * scale
        for level in levels:
            marks = f"{level.low}–{level.high}" if level.high > level.low else f"{level.low}"
            name = self._text(f"{level.name}  ({marks})", styles.label, part, width=width - left)
            asks = self._text(level.descriptor, styles.table, part, width=width - left)
            tick = TickBox(side=10 * scale, leading=styles.label.leading)
            words = Stack([Piece(name), Piece(asks)])
            pieces.append(Piece(Columns([(0.0, tick), (left, words)]), 6 * scale))
        return Stack(pieces)

    def _lines(self, section: Section, part: Element, name: str, count: int) -> None:
        block = self._named(name, self._writing(count, self._width), part)
        section.add(block, before=16 * self._scale)

    def _named(
        self, name: str, block: Block, part: Element, *, width: float | None = None
    ) -> Block:
        label = self._text(name, self._styles.label, part, Role.H2, width=width)
        return Stack([Piece(label), Piece(block, 2 * self._scale)], keeps_together=True)

    def _writing(self, count: int, width: float) -> WritingLines:
        return WritingLines(count, width, apart=_APART * max(1.0, self._scale * 0.8))

    def _key(self, part: Element) -> Block:
        styles = self._styles
        heading = self._text("How to read the marks", styles.label, part, Role.H2)
        legend = Legend(
            self._look.signs.all(),
            self._look.paper,
            self._width,
            content=part.add(Role.PARAGRAPH).content(),
        )
        words = self._text(_HOW_TO_READ, styles.caption, part)
        return Stack(
            [Piece(heading), Piece(legend, 3), Piece(Space(2)), Piece(words, 2)],
            keeps_together=True,
        )

    def _text(
        self,
        words: str,
        style: Style,
        part: Element,
        role: Role = Role.PARAGRAPH,
        *,
        width: float | None = None,
    ) -> Text:
        content = part.add(role).content()
        return Text(words, style, self._width if width is None else width, content=content)
