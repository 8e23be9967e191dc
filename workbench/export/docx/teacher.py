# SPDX-License-Identifier: MIT
"""The teacher's panel in a Word document, and room for the student's answer."""

from __future__ import annotations

from workbench.export.docx.look import SMALL
from workbench.export.docx.manuscript import Manuscript, give_room
from workbench.export.docx.runs import paragraph_in, write

_COLUMNS = (1, 3)
_TWO_LINES = 18
_ONE_LINE = 10
_ANSWER = 40
"""Millimetres to write in by hand."""


def write_teacher_panel(manuscript: Manuscript) -> None:
    """Write what a teacher fills in: level, mark, targets; then room for what changed."""
    document = manuscript.document
    marks = document.enquiry.marks
    manuscript.heading("For your teacher", 1)
    table = manuscript.table(_COLUMNS, "Level, mark and targets")
    rooms = {
        "Level": _ONE_LINE,
        f"Mark out of {marks}" if marks is not None else "Mark out of ____": _ONE_LINE,
        "What went well": _TWO_LINES,
        "Even better if": _TWO_LINES,
        "One target": _ONE_LINE,
        "Codes": _ONE_LINE,
        "Initials and date": _ONE_LINE,
    }
    for name, room in rooms.items():
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
    give_room(manuscript.box("What I changed"), _ANSWER)
