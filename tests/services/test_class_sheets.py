# SPDX-License-Identifier: MIT
"""A sheet is about one assignment, written apart from what was handed in, and named by rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.factories import NOON
from workbench.domain.class_feedback import ClassFeedback
from workbench.domain.errors import InvalidOptionError, OutputUnwritableError
from workbench.domain.handed_in.class_table import ClassTable, Row, Standing, row_key
from workbench.domain.handed_in.reading import HandedIn, HandedInPlan
from workbench.domain.plans import Student
from workbench.domain.reviews import Review
from workbench.services.class_sheets import feedback_on, file_name, write_feedback


def a_row(student, assignment, question=None):
    plan = HandedInPlan("p", "k", "Pack", question or "", Student(student), "v", "w")
    read = HandedIn(1, plan=plan) if question else None
    return Row(student, assignment, Standing.FOUND if read else Standing.MISSING, read=read)


TABLE = ClassTable(
    (
        a_row("Bo", "Thaw", "How far?"),
        a_row("Cy", "Thaw", "How far?"),
        a_row("Di", "Thaw", "Another?"),
        a_row("Ed", "Thaw"),
        a_row("Bo", "Wall", "Why then?"),
    )
)
THAW = Review("Bo", "Thaw", "p", "v", mark=5, out_of=8)
REVIEWS = {
    row_key(each.assignment, each.student): each
    for each in (THAW, replace(THAW, assignment="Wall"), replace(THAW, student="Gone"))
}


def test_a_sheet_is_about_one_assignment_and_the_students_in_its_table():
    thaw = feedback_on(TABLE, REVIEWS, "11B")
    assert (thaw.assignment, thaw.question) == ("Thaw", "How far?")
    assert (thaw.handed_in, thaw.missing, thaw.reviewed) == (3, 1, 1)
    wall = feedback_on(TABLE, REVIEWS, "11B", assignment="Wall")
    assert (wall.question, wall.handed_in, wall.missing, wall.reviewed) == ("Why then?", 1, 0, 1)
    assert feedback_on(ClassTable(), {}, "11B") == ClassFeedback("11B")


@pytest.mark.parametrize(
    ("class_name", "assignment", "name"),
    [
        ("11B", "The thaw", "11B_feedback_Thaw_2026-11-29.pdf"),
        ("Year 12 – Łódź", "", "Year_12_Lodz_feedback_2026-11-29.pdf"),
    ],
)
def test_a_file_is_called_after_class_task_and_day(class_name, assignment, name):
    feedback = ClassFeedback(class_name, assignment)
    assert file_name(feedback, date(2026, 11, 29)) == name
    assert len(file_name(ClassFeedback("x" * 200), date(2026, 11, 29))) <= 80


def test_a_sheet_is_written_apart_and_says_what_cannot_be_printed(tmp_path):
    feedback = ClassFeedback("11\ue000", reviewed=1, handed_in=1)
    handed_in = tmp_path / "class"
    handed_in.mkdir()

    def write(path):
        return write_feedback(feedback, path, folder=handed_in, made=NOON)

    written = write(tmp_path / "sheet.pdf")
    assert written.pages == 1
    assert "cannot be printed" in written.unprintable[0]
    with pytest.raises(InvalidOptionError):
        write(handed_in / "sheet.pdf")
    with pytest.raises(OutputUnwritableError):
        write(tmp_path / "sheet.docx")
