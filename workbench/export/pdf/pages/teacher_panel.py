# SPDX-License-Identifier: MIT
"""The panel for a teacher's judgement and the student's answer to it.

It is filled in by hand or, where that was asked for, on a screen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

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
)
from workbench.export.pdf.flow.labels import (
    Boxes,
    FieldBox,
    Legend,
    TickBox,
    WritingLines,
)
from workbench.export.pdf.flow.look import Look
from workbench.export.pdf.flow.pages import Section
from workbench.export.pdf.pages.type_styles import TypeStyles
from workbench.export.pdf.pages.words_on_pages import WordsOnPages
from workbench.export.pdf.structure import Element, FormField, Role

_CODE_BOXES = 8
_APART = 22.0
_FORM_SIZE = 11.0
_HOW_TO_READ = (
    "Every mark has a letter, a line under the words and a bar beside them. The letters tell what "
    "a mark is about. The number (such as E7) is the same in the text, in the notes and in the "
    "plan; it is never used twice."
)


class TeacherPanel(WordsOnPages):
    """Makes the section for the teacher."""

    def __init__(self, document: PlanDocument, look: Look) -> None:
        super().__init__(look.paper.whole_width)
        self._document, self._look = document, look
        self._styles = TypeStyles.on(look.paper)
        self._scale = look.paper.scale
        self._is_stacked = look.paper.is_large_print
        self._is_form = document.options.form

    def section(self, root: Element) -> Section:
        """Add the panel to the tree and return its blocks."""
        part = root.add(Role.SECTION, title="For your teacher")
        section = Section()
        title = self._text("For your teacher", self._styles.title, part, Role.H1)
        section.add(Landmark(title, "teacher", title="For your teacher"), keeps_with_next=True)
        section.add(self._mark_and_level(part), before=10 * self._scale)
        for key, name, by_hand, typed in (
            ("www", "What went well", 2, 3),
            ("ebi", "Even better if", 2, 3),
            ("target", "One target", 1, 2),
        ):
            # In large print nothing that is typed gets smaller to fit.
            lines = typed * 2 if self._is_stacked else typed
            self._lines(section, part, key, name, lines if self._is_form else by_hand)
        self._codes(section, part)
        section.add(self._signed(part), before=16 * self._scale)
        section.add(Rule(self._width, weight=0.9), before=22 * self._scale)
        self._lines(section, part, "changed", "What I changed", 4)
        key_to_marks = part.add(Role.SECTION, title="How to read the marks")
        section.add(
            self._key(key_to_marks),
            before=20 * self._scale,
            when_left_out=lambda: part.children.remove(key_to_marks),
        )
        return section

    def _codes(self, section: Section, part: Element) -> None:
        if self._is_form:
            self._lines(section, part, "codes", "Codes", 1)
            return
        codes = self._named("Codes", part, lambda _: Boxes(_CODE_BOXES, self._width, height=26))
        section.add(codes, before=16 * self._scale)

    def _signed(self, part: Element) -> Block:
        half = self._width if self._is_stacked else (self._width - 24) / 2
        names = [
            self._named(
                name, part, partial(self._writing, 1, half, name.lower(), name, ()), width=half
            )
            for name in ("Initials", "Date")
        ]
        if self._is_stacked:
            return Stack([Piece(names[0]), Piece(names[1], 16 * self._scale)])
        return Columns([(number * (half + 24), name) for number, name in enumerate(names)])

    def _mark_and_level(self, part: Element) -> Block:
        width = self._width if self._is_stacked else 120 * self._scale
        pieces = [Piece(self._mark(part, width))]
        levels = self._document.levels
        if self._is_form and levels:
            names = tuple(level.name for level in levels)
            write = partial(self._writing, 1, width, "level", "Level", names)
            level = self._named("Level", part, write, width=width)
            pieces.append(Piece(level, 12 * self._scale))
        mark = Stack(pieces)
        if self._is_stacked:
            whole = self._levels(part, levels, self._width)
            return Stack([Piece(mark), Piece(whole, 16 * self._scale)])
        left = width + 24 * self._scale
        return Columns([(0.0, mark), (left, self._levels(part, levels, self._width - left))])

    def _mark(self, part: Element, width: float) -> Block:
        styles, scale = self._styles, self._scale
        marks = self._document.enquiry.marks
        out_of = f"out of {marks}" if marks is not None else "out of"
        caption = self._text("Mark", styles.label, part, Role.H2, width=width)
        line = self._writing(1, 52 * scale, "mark", f"Mark {out_of}", (), part)
        of = self._text(out_of, styles.body, part, width=width - 58 * scale)
        baseline = line.height - styles.body.leading + 2
        beside = Stack([Piece(of, max(0.0, baseline))])
        return Stack([Piece(caption), Piece(Columns([(0.0, line), (58 * scale, beside)]), 4)])

    def _levels(self, part: Element, levels: Sequence[Level], width: float) -> Block:
        styles, scale = self._styles, self._scale
        # Where the level is a field of its own, these only explain it.
        name = "Levels" if levels and self._is_form else "Level"
        pieces = [Piece(self._text(name, styles.label, part, Role.H2, width=width))]
        if not levels:
            line = self._writing(1, min(width, 120 * scale), "level", "Level", (), part)
            pieces.append(Piece(line, 4))
        left = styles.label.leading + 6 * scale
        for level in levels:
            marks = f"{level.low}–{level.high}" if level.high > level.low else f"{level.low}"
            called = self._text(f"{level.name}  ({marks})", styles.label, part, width=width - left)
            asks = self._text(level.descriptor, styles.table, part, width=width - left)
            tick = TickBox(side=10 * scale, leading=styles.label.leading)
            words = Stack([Piece(called), Piece(asks)])
            pieces.append(Piece(Columns([(0.0, tick), (left, words)]), 6 * scale))
        return Stack(pieces)

    def _lines(self, section: Section, part: Element, key: str, name: str, count: int) -> None:
        write = partial(self._writing, count, self._width, key, name, ())
        section.add(self._named(name, part, write), before=16 * self._scale)

    def _named(
        self,
        name: str,
        part: Element,
        write: Callable[[Element], Block],
        *,
        width: float | None = None,
    ) -> Block:
        label = self._text(name, self._styles.label, part, Role.H2, width=width)
        return Stack([Piece(label), Piece(write(part), 2 * self._scale)], keeps_together=True)

    def _writing(
        self,
        count: int,
        width: float,
        key: str,
        name: str,
        choices: tuple[str, ...],
        part: Element,
    ) -> Block:
        """Return lines to write on, or a field to fill in with so many lines."""
        apart = _APART * max(1.0, self._scale * 0.8)
        if not self._is_form:
            return WritingLines(count, width, apart=apart)
        size = self._look.paper.sign_size(_FORM_SIZE)
        # Else no word is cut off on paper; but in large print none may be smaller than that.
        kept = size if self._look.paper.is_large_print else None
        field = FormField(key, name, choices, count > 1, kept)
        return FieldBox(field, part, width, max(apart, 1.7 * size) * count)

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
