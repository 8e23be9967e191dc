# SPDX-License-Identifier: MIT
"""Marked words: underlined in the style of their letter, with the id where a mark begins.

Letter, line style and id tell marks apart without colour. Word draws one line under a word, so
words that marks share are underlined for the shortest of them; a tag shows where each of these
marks ends, and the ground is darker.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from docx.enum.text import WD_UNDERLINE
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from workbench.domain.annotations import (
    STEP_NAMES,
    STEP_ON_PICTURE,
    Annotation,
    Direction,
    SourcePart,
)
from workbench.domain.documents import ExportOptions, NotesPlace, PlanDocument
from workbench.domain.frameworks import Dimension, Framework, LineStyle, dimension_name
from workbench.domain.text import Span
from workbench.export.docx.look import TAG
from workbench.export.docx.manuscript import Manuscript
from workbench.export.docx.runs import NOTHING_YET, element, printable, write
from workbench.export.docx.stretches import stretches_of

DIRECTIONS = {
    Direction.ADDS_VALUE: "adds value",
    Direction.LIMITS: "limits it",
    Direction.BOTH: "adds value and limits it",
}

_UNDERLINES = {
    LineStyle.SOLID: WD_UNDERLINE.SINGLE,
    LineStyle.DASHED: WD_UNDERLINE.DASH,
    LineStyle.DOTTED: WD_UNDERLINE.DOTTED,
    LineStyle.DOUBLE: WD_UNDERLINE.DOUBLE,
}
_BEFORE_END, _AFTER_BEGIN = "\u2039", "\u203a"
_NO_BREAK_SPACE = "\u00a0"
_GREY = "#E8E8E8"
_BLACK = "#000000"
_DARKEST_GROUND = 0.72
_AFTER_SHADE = ("w:fitText", "w:vertAlign", "w:lang")


@dataclass(frozen=True, slots=True)
class Sign:
    """How marks of one letter look; colours are `#RRGGBB`."""

    letter: str
    name: str
    underline: WD_UNDERLINE
    colour: str
    tint: str

    def draw_under(self, run: Run, tint: str) -> None:
        """Underline the words of `run` and give them a ground."""
        run.font.underline = self.underline
        properties = run._r.get_or_add_rPr()  # noqa: SLF001
        properties.find(qn("w:u")).set(qn("w:color"), self.colour.lstrip("#"))
        ground = element("shd", val="clear", color="auto", fill=tint.lstrip("#"))
        properties.insert_element_before(ground, *_AFTER_SHADE)


def sign_of(dimension: Dimension, framework: Framework, options: ExportOptions) -> Sign:
    """Return how marks about `dimension` look; without a letter they get a bullet and a wave."""
    letter = framework.letter_of(dimension)
    if letter is None:
        name = dimension_name(dimension)
        return Sign("•", name, WD_UNDERLINE.WAVY, _BLACK, _GREY)
    colour, tint = (letter.colour, letter.tint) if options.colour else (_BLACK, _GREY)
    return Sign(letter.letter, letter.name, _UNDERLINES[letter.line], colour, tint)


def steps_of(annotation: Annotation) -> tuple[str, ...]:
    """Return what the steps of a note are called."""
    if annotation.target.part is SourcePart.PICTURE:
        return (STEP_ON_PICTURE, *tuple(STEP_NAMES.values())[1:])
    return tuple(STEP_NAMES.values())


def tag_of(annotation: Annotation, document: PlanDocument) -> str:
    """Return id and letter of a mark, as they stand at its first word: “A1 N”."""
    sign = sign_of(annotation.dimension, document.framework, document.options)
    return f"{annotation.short_id} {sign.letter}"


class MarkedWords:
    """Writes the words of one source with its marks, and the notes as comments beside them."""

    def __init__(self, manuscript: Manuscript, annotations: Sequence[Annotation]) -> None:
        self._manuscript = manuscript
        self._document = manuscript.document
        self._annotations = annotations
        self._has_comments = self._document.options.notes is NotesPlace.MARGIN

    def write(self, text: str, part: SourcePart, new_paragraph: Callable[[], Paragraph]) -> None:
        """Write `text`, the `part` of the source that the marks count in.

        An empty line begins a new paragraph, any other line end a new line.
        """
        on_part = [each for each in self._annotations if each.target.part is part]
        marks = [each for each in on_part if each.target.anchor is not None]
        spans = [each.target.anchor.span for each in marks if each.target.anchor]
        stretches = stretches_of(text, spans)
        overlapping = {mark for each in stretches if len(each.marks) > 1 for mark in each.marks}
        runs: dict[int, list[Run]] = {mark: [] for mark in range(len(marks))}
        paragraph, number = new_paragraph(), 0
        for stretch in stretches:
            if stretch.paragraph != number:
                paragraph, number = new_paragraph(), stretch.paragraph
            for mark in stretch.begins:
                write(paragraph, f"{self._tag(marks[mark])}{_AFTER_BEGIN}", TAG)
            run = write(paragraph, stretch.text)
            self._draw_under(run, {mark: marks[mark] for mark in stretch.marks}, spans)
            for mark in stretch.marks:
                runs[mark].append(run)
            for mark in stretch.ends:
                if mark in overlapping:
                    write(paragraph, f"{_BEFORE_END}{marks[mark].short_id}", TAG)
        for mark, annotation in enumerate(marks):
            self._comment(annotation, runs[mark])

    def write_whole(self, new_paragraph: Callable[[], Paragraph]) -> None:
        """Name the marks on the source as a whole, where there are any."""
        self._name(SourcePart.WHOLE, "On the whole source: ", new_paragraph)

    def write_on_picture(self, new_paragraph: Callable[[], Paragraph]) -> None:
        """Name the marks on parts of the picture and what these show, where there are any."""
        self._name(SourcePart.PICTURE, "Parts of the picture: ", new_paragraph)

    def _name(self, part: SourcePart, said: str, new_paragraph: Callable[[], Paragraph]) -> None:
        marks = [each for each in self._annotations if each.target.part is part]
        if not marks:
            return
        paragraph = new_paragraph()
        write(paragraph, said)
        for number, mark in enumerate(marks):
            if number:
                write(paragraph, "; " if part is SourcePart.PICTURE else ", ")
            run = write(paragraph, tag_of(mark, self._document))
            run.bold = True
            if part is SourcePart.PICTURE:
                write(paragraph, f" {' '.join(mark.feature.split()) or 'not described yet'}")
            self._comment(mark, [run])

    def _draw_under(self, run: Run, marks: Mapping[int, Annotation], spans: Sequence[Span]) -> None:
        if not marks:
            return
        signs = {mark: self._sign(annotation) for mark, annotation in marks.items()}
        shortest = min(marks, key=lambda mark: len(spans[mark]))
        signs[shortest].draw_under(run, _blended([sign.tint for sign in signs.values()]))

    def _tag(self, annotation: Annotation) -> str:
        return tag_of(annotation, self._document).replace(" ", _NO_BREAK_SPACE)

    def _sign(self, annotation: Annotation) -> Sign:
        return sign_of(annotation.dimension, self._document.framework, self._document.options)

    def _comment(self, annotation: Annotation, runs: list[Run]) -> None:
        if not (self._has_comments and runs):
            return
        student = self._document.student
        author = printable(student.name or student.candidate)
        lines = [f"{tag_of(annotation, self._document)} · {annotation.dimension.value}"]
        steps = (annotation.feature, annotation.inference, annotation.so_what)
        for name, step in zip(steps_of(annotation), steps, strict=True):
            lines.append(f"{name}: {step.strip() or NOTHING_YET}")
        if annotation.direction is not None:
            lines.append(DIRECTIONS[annotation.direction])
        initials = "".join(word[0] for word in author.split())
        text = printable("\n".join(lines))
        self._manuscript.word.add_comment(runs, text, author=author, initials=initials)


def _blended(tints: Sequence[str]) -> str:
    """Return the colour of tints that lie one over the other, `#RRGGBB`."""
    channels = []
    for channel in range(1, 7, 2):
        share = 1.0
        for tint in tints:
            share *= int(tint[channel : channel + 2], 16) / 255
        channels.append(round(255 * max(share, _DARKEST_GROUND)))
    return "#" + "".join(f"{value:02X}" for value in channels)
