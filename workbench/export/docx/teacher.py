# SPDX-License-Identifier: MIT
"""The teacher's panel in a Word document, and room for the student's answer."""

from __future__ import annotations

from workbench.domain.documents import PlanDocument
from workbench.export.docx.fields import Field, write_field_to_fill
from workbench.export.docx.look import SMALL
from workbench.export.docx.manuscript import Manuscript, give_room
from workbench.export.docx.runs import paragraph_in, write

_COLUMNS = (1, 3)
_TWO_LINES = 18
_ONE_LINE = 10
_ANSWER = 40
"""Millimetres to write in by hand."""


def write_teacher_panel(manuscript: Manuscript) -> None:
    """Write what a teacher fills in: level, mark, targets; then room for what changed.

    Where a form is wished, each is a field to type into.
    """
    document = manuscript.document
    is_form = document.options.form
    manuscript.heading("For your teacher", 1)
    table = manuscript.table(_COLUMNS, "Level, mark and targets", names_rows=True)
    if is_form:
        for field in _fields(document):
            cell = manuscript.named_row(table, field.name)
            write_field_to_fill(paragraph_in(cell), field)
    else:
        for name, room in _rooms(document).items():
            give_room(manuscript.named_row(table, name), room)
    if document.levels:
        manuscript.heading("Levels of this question", 2)
        levels = manuscript.table(
            (3, 2, 12), "Levels of this question", header=("Level", "Marks", "What it asks for")
        )
        for level in document.levels:
            names, range_, descriptor = manuscript.row(levels).cells
            write(paragraph_in(names, SMALL), level.name)
            marks_of = f"{level.low}–{level.high}" if level.low != level.high else str(level.low)
            write(paragraph_in(range_, SMALL), marks_of)
            write(paragraph_in(descriptor, SMALL), level.descriptor)
    manuscript.heading("My answer: what I changed", 2)
    answer = manuscript.box("What I changed")
    give_room(answer, _ANSWER)
    if is_form:
        write_field_to_fill(paragraph_in(answer), Field("changed", "What I changed", is_long=True))


def _mark_of(document: PlanDocument) -> str:
    marks = document.enquiry.marks
    return f"Mark out of {marks}" if marks is not None else "Mark out of ____"


def _rooms(document: PlanDocument) -> dict[str, int]:
    """Return what there is to be filled in by hand, with the room for it."""
    return {
        "Level": _ONE_LINE,
        _mark_of(document): _ONE_LINE,
        "What went well": _TWO_LINES,
        "Even better if": _TWO_LINES,
        "One target": _ONE_LINE,
        "Codes": _ONE_LINE,
        "Initials and date": _ONE_LINE,
    }


def _fields(document: PlanDocument) -> tuple[Field, ...]:
    """Return the fields of the form but for the student's own, named as those in the PDF."""
    marks = document.enquiry.marks
    return (
        Field("level", "Level", tuple(level.name for level in document.levels)),
        Field("mark", f"Mark out of {marks}" if marks is not None else "Mark"),
        Field("www", "What went well", is_long=True),
        Field("ebi", "Even better if", is_long=True),
        Field("target", "One target", is_long=True),
        Field("codes", "Codes"),
        Field("initials", "Initials"),
        Field("date", "Date"),
    )
