# SPDX-License-Identifier: MIT
"""What each choice of what goes in does to the Word file."""

from dataclasses import replace
from io import BytesIO

import docx
import pytest

from tests.export.documents import a_document, a_sheet, a_source
from workbench.domain.documents import AskedQuestion, ExportOptions
from workbench.domain.plans import ExamEntry, Student
from workbench.export.docx import write_docx

QUESTIONS = (
    AskedQuestion("Mark A1 · I notice", "What does that phrase let you infer?"),
    AskedQuestion("", "Did you mean Geneva?", is_meant=True, reason="No.", is_past=True),
)


def words_of(document):
    word = docx.Document(BytesIO(write_docx(document)))
    tables = (cell.text for table in word.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(each.text for each in word.paragraphs), *tables])


@pytest.mark.parametrize("size", [10.5, 24.0])
def test_questions_stand_with_their_places_and_answers(size):
    options = ExportOptions(questions=True, text_size=size)
    words = words_of(a_document(options=options, questions=QUESTIONS))
    for said in (
        "Mark A1 · I notice",
        "still open",
        "earlier",
        "the words were changed since: No.",
    ):
        assert said in words
    assert "Questions I was asked" not in words_of(a_document(questions=QUESTIONS))


def test_it_is_said_where_nothing_was_asked():
    assert "Nothing was asked." in words_of(a_document(options=ExportOptions(questions=True)))


def test_sources_without_marks_have_no_key_and_no_notes():
    options = ExportOptions(marks=False, plan=False, teacher_panel=False)
    words = words_of(a_document(a_sheet(a_source("A")), options=options))
    assert "The new mill stopped at noon" in words
    for gone in ("Notes on", "Reliability", "The question", "A small id begins a mark"):
        assert gone not in words


def test_a_candidates_file_names_nobody():
    document = replace(
        a_document(options=ExportOptions(as_candidate=True)),
        student=Student(candidate="0042"),
        exam=ExamEntry("12345", "8145/1B/B"),
    )
    word = docx.Document(BytesIO(write_docx(document)))
    header = "\n".join(each.text for each in word.sections[0].header.paragraphs)
    assert "Centre 12345 · Candidate 0042 · 8145/1B/B" in header
    assert word.core_properties.author == "0042"
