# SPDX-License-Identifier: MIT
"""A source in a Word document: where it comes from, its words or picture, the notes."""

from __future__ import annotations

from io import BytesIO

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Emu, Mm
from docx.text.paragraph import Paragraph

from workbench.domain.annotations import Annotation, SourcePart, marked_words
from workbench.domain.documents import SourceSheet
from workbench.domain.frameworks import LineStyle
from workbench.domain.provenance import FIELD_NAMES, FIELDS
from workbench.domain.sources import Picture, Source, SourceKind
from workbench.export.docx.look import NAME, QUOTED, SMALL, WORDS
from workbench.export.docx.manuscript import Manuscript
from workbench.export.docx.marking import DIRECTIONS, MarkedWords, sign_of, steps_of
from workbench.export.docx.plan import OTHER_HAND
from workbench.export.docx.runs import (
    NOT_GIVEN,
    paragraph_in,
    printable,
    write,
    write_or_say,
)

_PROVENANCE_COLUMNS = (1, 4)
_NOTES_COLUMNS = (6, 9, 14, 6)
_NOTES_HEADER = ("Mark", "Words", "Note", "In the plan")
_FEW_COLUMNS = (4, 9)
_FEW_HEADER = ("Mark", "Words, note, place in the plan")
"""The table of notes usually, and in large print."""

_LARGEST_HEIGHT = 150
"""Millimetres of paper that a picture gets at most."""

_KINDS = {
    SourceKind.SOURCE: "source from the time",
    SourceKind.INTERPRETATION: "later view",
}
_PARTS = {SourcePart.ATTRIBUTION: " (label)"}
_HOW_TO_READ = "A small id begins a mark; where marks share words, it stands at the end as well."


def write_source(manuscript: Manuscript, sheet: SourceSheet) -> None:
    """Write one source with its marks and the table of all its notes."""
    source = sheet.source
    words = MarkedWords(manuscript, sheet.annotations)
    name = source.name.strip()
    manuscript.heading(f"{name}: {source.title}" if source.title else name, 2)
    manuscript.paragraph(_KINDS[source.kind], style=SMALL)
    manuscript.heading("Where it comes from", 3)
    _write_provenance(manuscript, source, words)
    manuscript.heading("The source", 3)
    is_marked = manuscript.document.options.marks
    if is_marked:
        _write_legend(manuscript)
    words.write_whole(manuscript.paragraph)
    if source.picture is not None:
        _write_picture(manuscript, source.picture, _drawn_on(manuscript, sheet))
        words.write_on_picture(manuscript.paragraph)
    if source.body:
        words.write(source.body, SourcePart.BODY, lambda: manuscript.paragraph(style=WORDS))
    elif source.picture is None:
        write_or_say(manuscript.paragraph(), None, NOT_GIVEN)
    for gloss in source.glosses:
        manuscript.paragraph(f"{gloss.mark} {gloss.text}".strip(), style=SMALL)
    if is_marked:
        manuscript.heading(f"Notes on {name}", 3)
        _write_notes(manuscript, sheet)


def _write_provenance(manuscript: Manuscript, source: Source, words: MarkedWords) -> None:
    table = manuscript.table(_PROVENANCE_COLUMNS, f"Where {source.name} comes from")
    label = manuscript.named_row(table, "Label")
    if source.attribution:
        words.write(source.attribution, SourcePart.ATTRIBUTION, lambda: paragraph_in(label, WORDS))
    else:
        write_or_say(paragraph_in(label), None, NOT_GIVEN)
    provenance = source.provenance
    for field in FIELDS:
        value = provenance.value_of(field)
        if value or field in provenance.not_given:
            cell = manuscript.named_row(table, FIELD_NAMES[field])
            write_or_say(paragraph_in(cell), value, NOT_GIVEN)
    changes = [
        name
        for name, is_so in (
            ("shortened or changed", provenance.adapted),
            ("translated", provenance.translated),
        )
        if is_so
    ]
    rows = {
        "Wording": ", ".join(changes),
        "About the author": source.author_note,
        "About this view": source.interpretation_note,
    }
    for name, text in rows.items():
        if text:
            write(paragraph_in(manuscript.named_row(table, name)), text)


def _write_legend(manuscript: Manuscript) -> None:
    document = manuscript.document
    paragraph = manuscript.paragraph(style=SMALL)
    for letter in document.framework.letters:
        sign = sign_of(letter.dimension, document.framework, document.options)
        write(paragraph, f"{sign.letter} ", NAME)
        sign.draw_under(write(paragraph, sign.name), sign.tint)
        write(paragraph, "     ")
    write(paragraph, _HOW_TO_READ)
    paragraph.paragraph_format.space_after = manuscript.look.length(8)


def _write_picture(manuscript: Manuscript, picture: Picture, content: bytes | None) -> None:
    if content is None:
        cell = manuscript.box("The picture")
        text = "The picture is missing."
        if picture.alt:
            text += f" What it shows: {picture.alt}"
        write(paragraph_in(cell), text)
        manuscript.paragraph(style=SMALL)
        return
    paragraph = manuscript.paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    shape = paragraph.add_run().add_picture(BytesIO(content))
    room = Mm(manuscript.look.width), Mm(_LARGEST_HEIGHT)
    factor = min(room[0] / shape.width, room[1] / shape.height)
    shape.width, shape.height = Emu(shape.width * factor), Emu(shape.height * factor)
    properties = shape._inline.docPr  # noqa: SLF001
    properties.set("descr", printable(picture.alt))


def _drawn_on(manuscript: Manuscript, sheet: SourceSheet) -> bytes | None:
    """Return the picture of a source with its marked parts on it, or None where it is missing."""
    marked = [each for each in sheet.annotations if each.target.region]
    if sheet.picture is None or not marked:
        return sheet.picture
    from workbench.export.docx.drawn_parts import DrawnPart, with_parts

    document = manuscript.document
    parts = []
    for each in marked:
        sign = sign_of(each.dimension, document.framework, document.options)
        letter = document.framework.letter_of(each.dimension)
        line = letter.line if letter else LineStyle.SOLID
        if each.target.region is not None:
            parts.append(
                DrawnPart(each.target.region, sign.letter, each.short_id, line, sign.colour)
            )
    return with_parts(sheet.picture, parts)


def _write_notes(manuscript: Manuscript, sheet: SourceSheet) -> None:
    if not sheet.annotations:
        manuscript.slot("Notes", "")
        return
    is_wide = not manuscript.look.is_large_print
    columns, header = (_NOTES_COLUMNS, _NOTES_HEADER) if is_wide else (_FEW_COLUMNS, _FEW_HEADER)
    table = manuscript.table(columns, f"Notes on {sheet.source.name}", header=header)
    for annotation in sheet.annotations:
        cells = manuscript.row(table).cells
        mark, words, note, use = cells if is_wide else (cells[0], *(3 * [cells[1]]))
        _write_mark(manuscript, paragraph_in(mark, SMALL), annotation)
        _write_words(paragraph_in(words, SMALL), annotation, sheet.source)
        steps = (annotation.feature, annotation.inference, annotation.so_what)
        for name, step in zip(steps_of(annotation), steps, strict=True):
            paragraph = paragraph_in(note, SMALL)
            write(paragraph, f"{name}: ", NAME)
            write_or_say(paragraph, step)
        for line in _uses(annotation, sheet):
            write(paragraph_in(use, SMALL), line)


def _write_mark(manuscript: Manuscript, paragraph: Paragraph, annotation: Annotation) -> None:
    document = manuscript.document
    sign = sign_of(annotation.dimension, document.framework, document.options)
    write(paragraph, annotation.short_id, NAME)
    write(paragraph, f"\n{sign.letter} ")
    sign.draw_under(write(paragraph, sign.name), sign.tint)
    if annotation.dimension.value != sign.name.lower():
        write(paragraph, f"\n{annotation.dimension.value}")


def _write_words(paragraph: Paragraph, annotation: Annotation, source: Source) -> None:
    target = annotation.target
    if target.marked is None:
        write(paragraph, "part of the picture" if target.region else "the whole source")
        return
    write(paragraph, f"‘{marked_words(source, target)}’", QUOTED)
    write(paragraph, _PARTS.get(target.part, ""))
    if target.was is not None:
        write(paragraph, "\nlost its place" if target.is_lost else "\nmoved – please check")


def _uses(annotation: Annotation, sheet: SourceSheet) -> list[str]:
    """Return where the plan uses a mark, what it does, counts and is linked with, a line each."""
    names = [
        f"Point {number}" if number.isdigit() else OTHER_HAND
        for number in dict.fromkeys(sheet.points.get(annotation.short_id, ()))
    ]
    lines = names or ["not used"]
    if annotation.direction is not None:
        lines.append(DIRECTIONS[annotation.direction])
    if annotation.weight is not None:
        lines.append(f"counts: {annotation.weight.value}")
    return [*lines, *sheet.links.get(annotation.short_id, ())]
