# SPDX-License-Identifier: MIT
"""Make the sheet that tells a whole class what was frequent in its plans; it names nobody."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from workbench.domain.builds import suggested_file_name
from workbench.domain.class_feedback import ClassFeedback, feedback_of
from workbench.domain.handed_in.class_table import ClassTable, RowKey, Standing
from workbench.domain.plans import Student
from workbench.domain.review_table import key_of
from workbench.domain.reviews import CodeBank, Review
from workbench.services.documenting import LANGUAGE
from workbench.services.exporting import Written, check_place, write_file
from workbench.services.marking import check_apart, codes

SHEET = ".pdf"
"""How the name of the file ends."""

_LOG = logging.getLogger(__name__)


def feedback_on(
    table: ClassTable,
    reviews: Mapping[RowKey, Review],
    class_name: str,
    *,
    bank: CodeBank | None = None,
    assignment: str | None = None,
) -> ClassFeedback:
    """Return what a class is told about one assignment; by default the first in its table.

    `bank` has the codes of the teacher; by default those that ship with the application.
    """
    if assignment is None:
        assignment = table.rows[0].assignment if table.rows else ""
    rows = [row for row in table.rows if row.assignment == assignment]
    questions = Counter(row.read.plan.question for row in rows if row.read and row.read.plan)
    return feedback_of(
        (review for row in rows if (review := reviews.get(key_of(row))) is not None),
        bank or codes(),
        class_name=class_name,
        assignment=assignment,
        question=questions.most_common(1)[0][0] if questions else "",
        handed_in=sum(row.read is not None for row in rows),
        missing=sum(row.standing is Standing.MISSING for row in rows),
    )


def file_name(feedback: ClassFeedback, day: date) -> str:
    """Return what the file of a sheet is called: “11B_feedback_Thaw_2026-11-29.pdf”."""
    student = Student(class_name=f"{feedback.class_name} feedback")
    return suggested_file_name(student, feedback.assignment, day)


def write_feedback(feedback: ClassFeedback, path: Path, *, folder: Path, made: datetime) -> Written:
    """Write the sheet for a class as a PDF.

    Args:
        feedback: What the class is told.
        path: Where to; what is there is written over, so it should be a name nothing has.
        folder: Where the plans lie that were handed in; nothing is written there.
        made: The time of making in UTC.

    Raises:
        OutputUnwritableError: the file cannot be written, or its name does not end in `.pdf`.
        DiskFullError: there is no room for it.
        InvalidOptionError: it would lie among what the students handed in.
    """
    from workbench.export.pdf import verify
    from workbench.export.pdf.reading import page_count
    from workbench.export.pdf.writing import unprintable_feedback, write_class_feedback

    check_place(path, (SHEET,))
    check_apart(path, folder)
    missing = tuple(each.message() for each in unprintable_feedback(feedback))
    data = write_class_feedback(feedback, made=made, language=LANGUAGE)
    for problem in verify.problems(data):
        # It can be shown and handed out all the same.
        _LOG.error("A sheet for a class is not as it should be: %s", problem)
    return replace(write_file(path, data), pages=page_count(data), unprintable=missing)
