# SPDX-License-Identifier: MIT
"""The question and the plan in a Word document."""

from __future__ import annotations

from docx.table import Table
from docx.text.paragraph import Paragraph

from workbench.domain.annotations import SourcePart
from workbench.domain.documents import KnowledgeEvidence, PointSheet, SourceEvidence
from workbench.domain.enquiries import Enquiry
from workbench.domain.plans import PointKind
from workbench.domain.saying import counted, listed
from workbench.export.docx.look import NAME, QUOTED, SMALL
from workbench.export.docx.manuscript import ROOM_TO_WRITE, Manuscript, give_room
from workbench.export.docx.marking import tag_of
from workbench.export.docx.runs import paragraph_in, write, write_or_say

OTHER_HAND = "On the other hand"

_COLUMNS = (1, 5)
_TO_FILL_IN = "Time used: ______     Extra time: ______     Rest breaks: ______"
_PART_NAMES = {SourcePart.ATTRIBUTION: "label of ", SourcePart.PICTURE: "picture of "}


def write_question(manuscript: Manuscript) -> None:
    """Write the box with the question, what it is worth and the time for it."""
    document = manuscript.document
    cell = manuscript.box("The question", is_shaded=True)
    write(paragraph_in(cell, SMALL), "Question", NAME)
    words = cell.add_paragraph()
    words.paragraph_format.keep_with_next = True
    write_or_say(words, document.enquiry.text).bold = True
    facts = _facts(document.enquiry, document.board)
    if facts:
        write(cell.add_paragraph(style=SMALL), facts)
    if document.enquiry.minutes is not None:
        write(cell.add_paragraph(style=SMALL), _TO_FILL_IN)


def write_plan(manuscript: Manuscript) -> None:
    """Write claim, points, what stands against them, and judgement; empty slots as boxes."""
    document = manuscript.document
    manuscript.heading("The plan", 1)
    manuscript.heading("Claim", 2)
    manuscript.slot("Claim", document.claim)
    points = [each for each in document.points if each.kind is PointKind.POINT]
    against = [each for each in document.points if each.kind is PointKind.COUNTER_POINT]
    numbers = {id(point): f"Point {number}" for number, point in enumerate(points, start=1)}
    for name, sheets in (("Points", points), (OTHER_HAND, against)):
        if not sheets:
            manuscript.heading(name, 2)
            manuscript.slot(name, "")
    for point in document.points:
        _write_point(manuscript, point, numbers.get(id(point), OTHER_HAND))
    manuscript.heading("Judgement", 2)
    manuscript.slot("Judgement", document.judgement)


def _facts(enquiry: Enquiry, board: str | None) -> str:
    facts = [board or ""]
    if enquiry.marks is not None:
        facts.append(counted(enquiry.marks, "mark"))
    if enquiry.minutes is not None:
        facts.append(f"{enquiry.minutes} minutes allowed")
    if enquiry.sources:
        noun = "Source" if len(enquiry.sources) == 1 else "Sources"
        facts.append(f"{noun} {listed(enquiry.sources)}")
    return " · ".join(filter(None, facts))


def _write_point(manuscript: Manuscript, point: PointSheet, name: str) -> None:
    manuscript.heading(name, 2)
    table = manuscript.table(_COLUMNS, name, names_rows=True)
    _write_slot(manuscript, table, "Point", point.point)
    quoted = [each for each in point.evidence if isinstance(each, SourceEvidence)]
    known = [each for each in point.evidence if isinstance(each, KnowledgeEvidence)]
    if quoted:
        cell = manuscript.named_row(table, "Evidence")
        for evidence in quoted:
            _write_quotation(manuscript, paragraph_in(cell), evidence)
    else:
        _write_slot(manuscript, table, "Evidence", "")
    if known:
        cell = manuscript.named_row(table, "I know")
        for piece in known:
            paragraph = paragraph_in(cell)
            heading = piece.entry.heading or piece.entry.kind.capitalize()
            write(paragraph, f"{heading.rstrip(': ')}: ", NAME)
            write(paragraph, piece.entry.text)
    else:
        _write_slot(manuscript, table, "I know", "")
    _write_slot(manuscript, table, "Explain", point.explanation)
    _write_slot(manuscript, table, "Link", point.link)


def _write_slot(manuscript: Manuscript, table: Table, name: str, text: str) -> None:
    cell = manuscript.named_row(table, name)
    if not text.strip():
        give_room(cell, ROOM_TO_WRITE)
    write_or_say(paragraph_in(cell), text)


def _write_quotation(
    manuscript: Manuscript, paragraph: Paragraph, evidence: SourceEvidence
) -> None:
    annotation = evidence.annotation
    write(paragraph, f"{tag_of(annotation, manuscript.document)}  ", NAME)
    if evidence.words:
        write(paragraph, f"‘{evidence.words}’", QUOTED)
        where = f"{_PART_NAMES.get(annotation.target.part, '')}{evidence.source.name}"
        lost = ", lost its place" if annotation.target.is_lost else ""
        write(paragraph, f" ({where}{lost})")
    else:
        write(paragraph, evidence.without_words)
    is_said = annotation.target.region is not None and not annotation.inference
    if annotation.last_written_step and not (is_said and not annotation.so_what):
        write(paragraph, f"\n{annotation.last_written_step}")
