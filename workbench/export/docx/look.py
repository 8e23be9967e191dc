# SPDX-License-Identifier: MIT
"""The page, the styles and the properties of a Word document.

A Word document cannot be relied on to carry its fonts, so it uses two that come with Word: Georgia
for the words of sources and Calibri for everything else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from typing import cast

import docx
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle
from docx.text.paragraph import Paragraph

from workbench.domain.documents import ExportOptions, PlanDocument
from workbench.export.docx.runs import EMPTY, IN_TABLE, element, printable, write, write_field

SANS = "Calibri"
SERIF = "Georgia"

WORDS = "Source words"
"""Paragraphs of a source; the only ones whose lines are counted."""

SMALL = "Small print"
QUOTED = "Quoted words"
NAME = "Name of a part"
TAG = "Tag of a mark"
"""Character styles: words of a source among others, the names of rows, the ids at marks."""

_INK = RGBColor(0x1A, 0x1A, 0x1A)
_QUIET = RGBColor(0x55, 0x55, 0x55)
_LINES = "8C8C8C"

_PAGE_WIDTH, _PAGE_HEIGHT = 210, 297
_SIDE = 20
_TEACHER_MARGIN = 45
_USUAL_SIZE = 10.5
_LARGE_PRINT = 16
_LONGEST_PROPERTY = 255
_WORD_2013 = "15"

# What comes after an element in its parent, where that matters to Word.
_AFTER_LINE_NUMBERS = ("w:pBdr", "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")
_AFTER_BORDERS = _AFTER_LINE_NUMBERS[1:]
_AFTER_NO_PROOF = ("w:color", "w:sz", "w:szCs", "w:u", "w:vertAlign", "w:lang")


@dataclass(frozen=True, slots=True)
class Look:
    """Sizes on paper: of the sources' words in points, and the margin at the right in mm."""

    text_size: float
    right_margin: int

    @classmethod
    def of(cls, options: ExportOptions) -> Look:
        """Return the sizes that `options` ask for."""
        margin = _TEACHER_MARGIN if options.teacher_margin else _SIDE
        return cls(options.text_size, margin)

    @property
    def width(self) -> int:
        """The width of the text in millimetres."""
        return _PAGE_WIDTH - _SIDE - self.right_margin

    @property
    def is_large_print(self) -> bool:
        """Whether no text may be smaller than the sources' words, and none stand in columns."""
        return self.text_size >= _LARGE_PRINT

    def length(self, points: float) -> Length:
        """Return what is usually so many points long, as long as it is here."""
        return Pt(round(points * self.text_size / _USUAL_SIZE * 2) / 2)

    def size(self, points: float) -> Length:
        """Return the size of text that usually is so many points high, to the half point."""
        if self.is_large_print and points < _USUAL_SIZE:
            return Pt(self.text_size)
        return self.length(points)


def new_file(document: PlanDocument, look: Look) -> WordDocument:
    """Return a Word document that has everything but its content."""
    word = docx.Document()
    _set_up_page(word, look)
    _set_up_settings(word)
    _set_up_language(word, document.language)
    _set_up_styles(word, look)
    _write_header(word, document, look)
    _set_properties(word, document)
    return word


def _set_up_page(word: WordDocument, look: Look) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Mm(_PAGE_WIDTH), Mm(_PAGE_HEIGHT)
    section.left_margin, section.right_margin = Mm(_SIDE), Mm(look.right_margin)
    section.header_distance, section.footer_distance = Mm(11), Mm(10)
    two_lines = Length(look.size(9) * 5 // 2)
    section.top_margin, section.bottom_margin = Length(Mm(19) + two_lines), Mm(20)


def _set_up_language(word: WordDocument, language: str) -> None:
    for parent in (word.styles.element, word.settings.element):
        for found in [*parent.iter(qn("w:lang")), *parent.iter(qn("w:themeFontLang"))]:
            found.set(qn("w:val"), language)
            found.set(qn("w:eastAsia"), language)


def _set_up_settings(word: WordDocument) -> None:
    """Have Word treat the file as one of its own and put the edges of tables at the margin."""
    for setting in word.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), _WORD_2013)


def _set_up_styles(word: WordDocument, look: Look) -> None:
    normal = _style(word, "Normal", SANS, look.size(10.5))
    normal.paragraph_format.space_after = look.length(5)
    normal.paragraph_format.line_spacing = 1.1
    _count_lines(normal, counted=False)
    words = _style(word, WORDS, SERIF, look.size(_USUAL_SIZE))
    words.paragraph_format.space_after = look.length(7)
    words.paragraph_format.line_spacing = 1.55  # room for lines under the words
    words.paragraph_format.widow_control = True
    _count_lines(words, counted=True)
    _leave_spelling_alone(words)
    _style(word, IN_TABLE, SANS, look.size(10.5)).paragraph_format.space_after = look.length(4)
    _style(word, SMALL, SANS, look.size(9)).paragraph_format.space_after = look.length(2)
    _style(word, "Header", SANS, look.size(9)).paragraph_format.space_after = Pt(0)
    _style(
        word, "Title", SANS, look.size(22), bold=True
    ).paragraph_format.space_after = look.length(8)
    for level, (size, before) in enumerate([(16, 14), (13, 12), (11, 9)], start=1):
        heading = _style(word, f"Heading {level}", SANS, look.size(size), bold=True)
        heading.paragraph_format.space_before = look.length(before)
        heading.paragraph_format.space_after = look.length(4)
        heading.paragraph_format.keep_with_next = True
    _character_style(word, NAME, SANS, None).font.bold = True
    _leave_spelling_alone(_character_style(word, QUOTED, SERIF, None))
    tag = _character_style(word, TAG, SANS, look.size(_USUAL_SIZE))
    tag.font.bold, tag.font.superscript = True, True
    nothing = _character_style(word, EMPTY, SANS, None)
    nothing.font.italic, nothing.font.color.rgb = True, _QUIET
    _set_up_tables(word)


def _style(
    word: WordDocument, name: str, font: str, size: Length, *, bold: bool = False
) -> ParagraphStyle:
    """Return a paragraph style of this font and size, stripped of what the template gave it."""
    if name in word.styles:
        style = cast("ParagraphStyle", word.styles[name])
        for part in (style.element.pPr, style.element.rPr):
            if part is not None:
                style.element.remove(part)
    else:
        style = cast("ParagraphStyle", word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH))
        style.base_style = word.styles["Normal"]
    _set_font(style, font, size)
    style.font.bold = bold or None
    style.font.color.rgb = _INK
    if name.startswith("Heading"):
        level = element("outlineLvl", val=str(int(name[-1]) - 1))
        style.element.get_or_add_pPr().append(level)
    return style


def _character_style(
    word: WordDocument, name: str, font: str, size: Length | None
) -> CharacterStyle:
    style = cast("CharacterStyle", word.styles.add_style(name, WD_STYLE_TYPE.CHARACTER))
    _set_font(style, font, size)
    return style


def _set_font(style: CharacterStyle, font: str, size: Length | None) -> None:
    style.font.name = font
    style.font.size = size
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), font)


def _count_lines(style: ParagraphStyle, *, counted: bool) -> None:
    mark = element("suppressLineNumbers", val="0" if counted else "1")
    style.element.get_or_add_pPr().insert_element_before(mark, *_AFTER_LINE_NUMBERS)


def _leave_spelling_alone(style: CharacterStyle) -> None:
    """Spare the words of a source the red lines of a spell-checker."""
    style.element.get_or_add_rPr().insert_element_before(element("noProof"), *_AFTER_NO_PROOF)


def _set_up_tables(word: WordDocument) -> None:
    style = word.styles["Table Grid"].element
    for border in style.find(f".//{qn('w:tblBorders')}"):
        border.set(qn("w:color"), _LINES)
    for margin in style.find(f".//{qn('w:tblCellMar')}"):
        if margin.tag in {qn("w:top"), qn("w:bottom")}:
            margin.set(qn("w:w"), "50")


def _write_header(word: WordDocument, document: PlanDocument, look: Look) -> None:
    header = word.sections[0].header
    student, exam = document.student, document.exam
    who = [student.name or student.candidate, student.class_name, student.teacher]
    if exam is not None:
        who = [f"Centre {exam.centre}", f"Candidate {student.candidate}", exam.component]
    first = header.paragraphs[0]
    write(first, " · ".join(part for part in who if part) + "\t" + document.date)
    second = header.add_paragraph()
    write(second, f"{document.task}\tPage ")
    write_field(second, "PAGE")
    write(second, " of ")
    write_field(second, "NUMPAGES")
    for paragraph in (first, second):
        paragraph.style = "Header"
        _stretch(paragraph, look)
    borders = element("pBdr")
    borders.append(element("bottom", val="single", sz="6", space="3", color=_LINES))
    second._p.get_or_add_pPr().insert_element_before(borders, *_AFTER_BORDERS)  # noqa: SLF001


def _stretch(paragraph: Paragraph, look: Look) -> None:
    """Let a line of the header reach over the teacher's margin."""
    beyond = look.right_margin - _SIDE
    paragraph.paragraph_format.right_indent = -Mm(beyond)
    paragraph.paragraph_format.tab_stops.add_tab_stop(
        Mm(look.width + beyond), WD_TAB_ALIGNMENT.RIGHT
    )


def _set_properties(word: WordDocument, document: PlanDocument) -> None:
    properties = word.core_properties
    made = document.made.astimezone(UTC).replace(tzinfo=None)
    author = _property(document.student.name or document.student.candidate)
    properties.title = _property(document.title)
    properties.subject = _property(document.enquiry.text)
    properties.author = properties.last_modified_by = author
    properties.language = document.language
    properties.created = properties.modified = made
    properties.comments = properties.keywords = ""
    properties.revision = 1
    package = word.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del package.rels[key]


def _property(text: str) -> str:
    return " ".join(printable(text).split())[:_LONGEST_PROPERTY]
