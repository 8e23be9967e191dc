# SPDX-License-Identifier: MIT
"""A source beside its provenance, with its marks and the notes on them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from workbench.domain.annotations import Annotation, SourcePart
from workbench.domain.documents import NotesPlace, PlanDocument, SourceSheet
from workbench.domain.identifiers import AnnotationId
from workbench.domain.saying import counted
from workbench.export.pdf.flow.blocks import Block, Columns, Gap, Landmark, Piece, Stack, Text
from workbench.export.pdf.flow.labels import Legend, SourceLabel
from workbench.export.pdf.flow.look import Look
from workbench.export.pdf.flow.marked_picture import MarkedPicture, Part, part_of
from workbench.export.pdf.flow.marked_text import MarkedText, Setting
from workbench.export.pdf.flow.marks import Mark
from workbench.export.pdf.flow.notes import WORDS_IN_MARGIN, MarginNote, short_chain
from workbench.export.pdf.flow.pages import Section, note_width
from workbench.export.pdf.flow.paper import PIXEL, Style
from workbench.export.pdf.fonts import Face
from workbench.export.pdf.pages.note_table import NoteTable
from workbench.export.pdf.pages.provenance_block import provenance_block
from workbench.export.pdf.pages.texts import SourceTexts
from workbench.export.pdf.pages.type_styles import TypeStyles
from workbench.export.pdf.pages.wording import joined, kind_words
from workbench.export.pdf.structure import Element, Role
from workbench.export.pdf.text_layout import prepare
from workbench.export.pictures_on_paper import decoded

NOTES_ON_A_PAGE = 12
"""More notes than this beside one page of text push each other too far from their lines."""

# The window sets a label in 16 pixels on lines of 29, where the text has 18 on 32.
_LABEL_SIZE, _LABEL_LEADING = 16 * PIXEL, 29 * PIXEL

_LETTERS_IN_NOTE_LINE = 30


class SourcePages:
    """Makes the section of one source."""

    def __init__(
        self, document: PlanDocument, look: Look, texts: SourceTexts, sheet: SourceSheet
    ) -> None:
        self._document, self._look, self._texts = document, look, texts
        self._sheet, self._source = sheet, sheet.source
        self._styles = TypeStyles.on(look.paper)
        self._width, self._scale = look.paper.width, look.paper.scale
        self._words_beside = self._words_that_fit_beside()
        self._visible: set[AnnotationId] = set()

    def section(self, root: Element) -> Section:
        """Add the source to the tree and return its blocks."""
        part = root.add(Role.SECTION, title=self._source.name)
        section = Section(
            continued=self._continued,
            for_teacher=self._document.options.teacher_margin,
            may_share=True,
        )
        heading = self._heading(section, part)
        legend = Legend(
            self._look.signs.all(),
            self._look.paper,
            self._width,
            content=part.add(Role.PARAGRAPH).content(),
        )
        section.add(legend, before=8 * self._scale, keeps_with_next=True)
        self._where_it_comes_from(section, part)
        self._picture(section, part)
        self._text(section, part)
        self._notes(section, part)
        # A mark whose words cannot be seen is looked for at the head of its source.
        for annotation in self._sheet.annotations:
            key = self._look.mark_keys.get(annotation.id)
            if annotation.target.has_place and annotation.id not in self._visible and key:
                heading.other_keys.append(key)
        return section

    def _heading(self, section: Section, part: Element) -> Landmark:
        source, scale = self._source, self._scale
        side = 30 * scale
        left = side + 9 * scale
        name = f"{source.name}: {source.title}" if source.title else source.name
        title = Text(
            name, self._styles.heading, self._width - left, content=part.add(Role.H1).content()
        )
        count = len(self._sheet.annotations)
        facts = joined([kind_words(source), counted(count, "mark") if count else "no marks yet"])
        caption = self._words(facts, self._styles.caption, part, width=self._width - left)
        head = Columns(
            [
                (0.0, SourceLabel(source.label, side)),
                (left, Stack([Piece(title), Piece(caption)])),
            ]
        )
        landmark = Landmark(head, f"source-{source.id}", title=name, level=0)
        section.add(landmark, keeps_with_next=True)
        return landmark

    def _where_it_comes_from(self, section: Section, part: Element) -> None:
        source, styles, scale = self._source, self._styles, self._scale
        heading = self._words("Where it comes from", styles.label, part, role=Role.H2)
        section.add(heading, before=12 * scale, keeps_with_next=True)
        if source.attribution:
            paper = self._look.paper
            setting = Setting(_LABEL_SIZE * scale, _LABEL_LEADING * scale)
            if paper.is_large_print:
                setting = Setting(paper.text_size, paper.leading)
            marks = self._marks(SourcePart.ATTRIBUTION)
            text = MarkedText.of(
                prepare(source.attribution, Face.READING),
                marks,
                self._look,
                setting=setting,
                parent=part,
                noting=self._noting,
            )
            self._visible.update(mark.annotation.id for mark in text.visible_marks)
            section.add(text, before=2 * scale)
        else:
            content = part.add(Role.PARAGRAPH).content()
            words = "No label was printed with this source."
            section.add(Gap(words, styles.caption, self._width, content=content), before=4 * scale)
        for block in provenance_block(source, part, self._look.paper, styles):
            section.add(block, before=8 * scale)
        whole = [each for each in self._sheet.annotations if each.target.part is SourcePart.WHOLE]
        if whole:
            caption = self._words("On the whole source", styles.label, part, role=Role.H2)
            section.add(caption, before=10 * scale, keeps_with_next=True)
            self._list_notes(section, part, whole)

    def _picture(self, section: Section, part: Element) -> None:
        picture = self._source.picture
        if picture is None:
            return
        scale, styles = self._scale, self._styles
        image = decoded(self._sheet.picture) if self._sheet.picture else None
        if image is None:
            said = "The picture was not part of what was brought in."
            if self._sheet.picture:
                said = "The picture cannot be shown."
            words = f"{said} {picture.alt}".strip()
            content = part.add(Role.PARAGRAPH).content()
            gap = Gap(words, styles.body, self._width, content=content, height=64 * scale)
            section.add(gap, before=8 * scale)
            return
        alt = picture.alt or f"The picture of {self._source.name}"
        figure = part.add(Role.FIGURE, alt=alt)
        height = self._look.paper.height * 0.62
        caption = self._words(picture.alt, styles.caption, part) if picture.alt else None
        parts = [self._part(part, each) for each in self._sheet.annotations if each.target.region]
        block = MarkedPicture(image, figure, parts, self._look, width=self._width, height=height)
        section.add(block, before=8 * scale, keeps_with_next=caption is not None)
        if caption is not None:
            section.add(caption, before=4 * scale)

    def _part(self, parent: Element, annotation: Annotation) -> Part:
        self._visible.add(annotation.id)
        return part_of(parent, annotation, self._look, self._noting)

    def _text(self, section: Section, part: Element) -> None:
        source, paper = self._source, self._look.paper
        if source.body:
            text = MarkedText.of(
                self._texts.body(source),
                self._marks(SourcePart.BODY),
                self._look,
                setting=Setting(paper.text_size, paper.leading, self._texts.numbers(source)),
                parent=part,
                noting=self._noting,
            )
            self._visible.update(mark.annotation.id for mark in text.visible_marks)
            section.add(text, before=10 * self._scale)
        for gloss in source.glosses:
            words = f"{gloss.mark} {gloss.text}"
            section.add(self._words(words, self._styles.caption, part), before=4 * self._scale)

    def _notes(self, section: Section, part: Element) -> None:
        annotations, scale = self._sheet.annotations, self._scale
        table = NoteTable(self._look, self._texts, self._source)
        on_words = [each for each in annotations if each.target.has_place]
        # Notes that do not fit beside the text are in the table, which follows at once.
        if self._document.options.notes is NotesPlace.UNDER and on_words:
            heading = self._words("Notes in short", self._styles.subheading, part, role=Role.H2)
            section.add(heading, before=18 * scale, keeps_with_next=True)
            self._list_notes(section, part, on_words)
        name = f"Notes on {self._source.name}"
        heading = self._words(name, self._styles.subheading, part, role=Role.H2)
        section.add(heading, before=18 * scale, keeps_with_next=True)
        if annotations:
            section.add(table.table(part, self._sheet), before=5 * scale)
            return
        content = part.add(Role.PARAGRAPH).content()
        gap = Gap("No marks yet.", self._styles.caption, self._width, content=content)
        section.add(gap, before=5 * scale)

    def _list_notes(
        self, section: Section, part: Element, annotations: Sequence[Annotation]
    ) -> None:
        table = NoteTable(self._look, self._texts, self._source)
        for annotation in annotations:
            links = self._sheet.links.get(annotation.short_id, ())
            section.add(table.short_note(part, annotation, links), before=5 * self._scale)

    @property
    def _noting(self) -> Callable[[Mark | Part, Element], MarginNote] | None:
        return self._margin_note if self._words_beside else None

    def _margin_note(self, mark: Mark | Part, element: Element) -> MarginNote:
        return MarginNote(
            mark.annotation,
            mark.sign,
            self._look.paper,
            width=note_width(self._look.paper),
            words=self._words_beside,
            element=element,
        )

    def _marks(self, part: SourcePart) -> list[Mark]:
        marks = []
        for annotation in self._sheet.annotations:
            anchor = annotation.target.anchor
            if annotation.target.part is part and anchor is not None:
                sign = self._look.signs.of(annotation.dimension)
                highlight = self._look.highlight(annotation, sign)
                marks.append(Mark(annotation, anchor.span, sign, highlight))
        return marks

    def _words_that_fit_beside(self) -> int:
        """Return how many words of each note can stand near their lines, or 0."""
        paper = self._look.paper
        if self._document.options.notes is not NotesPlace.MARGIN or not paper.has_column:
            return 0
        notes = [each for each in self._sheet.annotations if each.target.has_place]
        lines = [self._line_of(each) for each in notes]
        # Whichever line a page begins with, these notes would stand beside it.
        lines_on_page = int(paper.height / paper.leading)
        pages = [
            slice(first, bisect_left(lines, line + lines_on_page))
            for first, line in enumerate(lines)
        ]
        if any(page.stop - page.start > NOTES_ON_A_PAGE for page in pages):
            return 0
        for words in WORDS_IN_MARGIN:
            heights = [_height_beside(each, words) for each in notes]
            if all(sum(heights[page]) <= 0.94 * paper.height for page in pages):
                return words
        return 0

    def _line_of(self, annotation: Annotation) -> int:
        anchor = annotation.target.anchor
        if anchor is None or annotation.target.part is not SourcePart.BODY:
            return 0
        return self._texts.numbers(self._source).at(anchor.span.start)

    def _continued(self) -> Block:
        """Return what stands at the top of the further pages of this source."""
        scale = self._scale
        side = 16 * scale
        style = self._styles.label
        name = Text(f"{self._source.name}, continued", style, self._width)
        legend = Legend(self._look.signs.all(), self._look.paper, self._width)
        label = SourceLabel(self._source.label, side)
        head = Columns([(0.0, label), (side + 7 * scale, name)])
        return Stack(
            [Piece(head), Piece(legend, 5 * scale), Piece(Text("", style, self._width), 12 * scale)]
        )

    def _words(
        self,
        words: str,
        style: Style,
        part: Element,
        *,
        role: Role = Role.PARAGRAPH,
        width: float = 0.0,
    ) -> Text:
        return Text(words, style, width or self._width, content=part.add(role).content())


def _height_beside(annotation: Annotation, words: int) -> float:
    """Return about how high a note of so many words is beside the text."""
    letters = len(short_chain(annotation, words=words))
    return 18 + 9.8 * (1 + letters // _LETTERS_IN_NOTE_LINE)
