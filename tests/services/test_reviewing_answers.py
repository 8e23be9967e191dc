# SPDX-License-Identifier: MIT
"""Answers of a practice in the folder of a class: a row for each question, beside plans."""

from __future__ import annotations

import json

import pytest

from tests.attempted import answer_of
from tests.returned import export_of
from workbench.domain.handed_in.reading import DoubtKind
from workbench.domain.interchange.class_tables import class_table_to_json
from workbench.domain.plans import Student
from workbench.domain.review_table import key_of, marks_of_class
from workbench.domain.reviews import Review
from workbench.importers.json_documents import check_json
from workbench.services.reviewing import ReviewWishes, review

MOCK = "{}/Mock/Version 1/{}"


def answer_by(name, number, *, questions=2, answer="It is useful."):
    """Return the PDF of an answer without the sources."""
    return answer_of(
        number,
        questions=questions,
        answer=answer,
        student=Student(name, "11B"),
        sources=False,
        teacher_panel=False,
    )


def put(folder, where, content):
    path = folder / where
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


@pytest.fixture(scope="module")
def handed_in(tmp_path_factory):
    """A class that sat a paper with two questions, and two who handed in something else."""
    folder = tmp_path_factory.mktemp("class")
    # The second question lies first in the folder.
    for name in ("Ana Silva", "Bo Li"):
        for number, file in ((1, "a_Q2.pdf"), (0, "b_Q1.pdf")):
            own = f"I, {name}, say so."
            put(folder, MOCK.format(name, file), answer_by(name, number, answer=own))
    put(folder, MOCK.format("Cy Dee", "c_Q1.pdf"), answer_by("Cy Dee", 0))
    put(folder, MOCK.format("Di Eng", "plan.pdf"), export_of("Di Eng"))
    put(folder, MOCK.format("Ed Fox", "cut.pdf"), export_of("Ed Fox")[:9_000])
    return folder


@pytest.fixture(scope="module")
def table(handed_in):
    return review(handed_in, ReviewWishes(listed=("Ana Silva", "Bo Li", "Cy Dee", "Fay Gil")))


def rows_of(table, assignment):
    rows = [row for row in table.rows if row.assignment == assignment]
    return {row.student: row.standing.value for row in rows}


def test_each_question_has_rows_of_its_own_in_the_order_of_the_paper(table):
    assert list(dict.fromkeys(row.assignment for row in table.rows)) == [
        "Mock · Question 1",
        "Mock · Question 2",
        "Mock",
    ]
    everybody = {"Di Eng": "missing", "Ed Fox": "missing", "Fay Gil": "missing"}
    assert rows_of(table, "Mock · Question 1") == {
        "Ana Silva": "found",
        "Bo Li": "found",
        "Cy Dee": "found",
        **everybody,
    }
    assert rows_of(table, "Mock · Question 2") == {
        "Ana Silva": "found",
        "Bo Li": "found",
        "Cy Dee": "missing",
        **everybody,
    }


def test_one_question_is_shown_alone_or_the_whole_paper(table, handed_in):
    one = review(handed_in, ReviewWishes(assignment="mock · question 2"))
    assert {row.assignment for row in one.rows} == {"Mock · Question 2"}
    whole = review(handed_in, ReviewWishes(assignment="Mock"))
    assert {row.assignment for row in whole.rows} == {row.assignment for row in table.rows}


def test_what_lies_beside_the_answers_is_there_and_nobody_else_lacks_it(table):
    assert rows_of(table, "Mock") == {"Di Eng": "found", "Ed Fox": "unreadable"}


def test_answers_are_counted_like_plans_and_nothing_is_odd_about_them(table):
    first, second = (row for row in table.rows if row.student == "Ana Silva")
    assert (first.read.plan.out_of, second.read.plan.out_of) == (4, 12)
    assert second.read.plan.counts.words == 5
    assert second.doubts == ()
    value = class_table_to_json(table, folder="11B")
    check_json(json.loads(json.dumps(value)), "classtable-1.json", name="table")
    assert value["rows"][0]["plan"]["answers"] == {"number": 1, "of": 2, "name": "Question 1"}


def test_each_question_is_marked_on_its_own(table):
    rows = [row for row in table.rows if row.student == "Bo Li"]
    reviews = {
        key_of(row): Review(row.student, row.assignment, row.read.plan.id, "v", mark=mark)
        for row, mark in zip(rows, (3, 9), strict=True)
    }
    assert len(reviews) == 2
    marks = marks_of_class(table, reviews)
    names = [column.name for column in marks.columns]
    told = [
        (row[names.index("Assignment")], row[names.index("Mark")])
        for row in marks.rows
        if row[0] == "Bo Li"
    ]
    assert told == [("Mock · Question 1", 3), ("Mock · Question 2", 9)]


def test_answers_to_a_single_question_stand_among_plans(tmp_path):
    put(tmp_path, "Ana/p.pdf", answer_by("Ana Silva", 0, questions=1))
    put(tmp_path, "Bo/p.pdf", answer_by("Bo Li", 0, questions=1))
    put(tmp_path, "Cy/p.pdf", export_of("Cy Dee"))
    rows = {row.student: row for row in review(tmp_path).rows}
    assert {row.assignment for row in rows.values()} == {""}
    assert all(row.standing.value == "found" for row in rows.values())
    ana = next(row for row in rows.values() if row.read.plan.student.name == "Ana Silva")
    assert [each.kind for each in ana.doubts if each.kind is DoubtKind.COPY] == [DoubtKind.COPY]
