# SPDX-License-Identifier: MIT
"""Questions of a page in a real window: put right, undone, answered, removed."""

from dataclasses import replace

import pytest

from tests.factories import a_pack, a_source
from workbench.domain.sources import Question
from workbench.services.importing import ImportingService
from workbench.services.keeping import open_library

ASKED = (
    Question("1 How useful is Source A to a historian studying the famine? [8 marks]", 8),
    Question("2 Why did the mills close? (6)", 6),
)


@pytest.fixture
def student(look_at, tmp_path):
    folder = tmp_path / "asked"
    with open_library(folder) as library:
        ImportingService(library).keep(a_pack(a_source("A"), questions=ASKED)).result()
    made = look_at(folder)
    made.until_open()
    made.until(lambda: len(made.window.desk.enquiries) == 2)
    return made


@pytest.fixture
def enquiries(student):
    return student.window.wiring.enquiries


def texts(student):
    return [each.text for each in student.window.desk.enquiries]


def test_a_doubtful_exam_is_chosen_in_the_library_and_undone(student):
    window = student.window
    window.wiring.library.open()
    student.click(student.button("Which exam is this. CCEA 4010", window.wiring.library.mode))
    student.until(lambda: window.desk.enquiries[0].board == "ccea-gcse")
    window.keeping.undo()
    student.until(lambda: window.desk.enquiries[0].board == "aqa-gcse")


def test_the_list_of_questions_has_those_without_a_plan(student, enquiries):
    entries = [each.text() for each in enquiries.menu().actions() if each.text()]
    assert entries == [*texts(student), "A new question…"]


def test_answering_one_begins_its_plan_with_what_is_known_of_it(student, enquiries):
    first = student.window.desk.enquiries[0]
    enquiries.answer(first.id)
    plan = student.window.desk.plan
    assert plan.enquiry == first
    assert student.window.mode == "plan"
    student.until(lambda: not student.window.session.waiting)
    enquiries.answer(first.id)
    assert student.window.desk.plan == plan
    assert [each.has_plan for each in enquiries.sheets()] == [True, False]


def test_a_question_changed_under_a_plan_is_changed_in_the_plan(student, enquiries):
    first = student.window.desk.enquiries[0]
    enquiries.answer(first.id)
    student.until(lambda: not student.window.session.waiting)
    enquiries.change(replace(first, text="How useful is it?"))
    student.until(lambda: student.window.desk.plan.enquiry.text == "How useful is it?")


def test_removing_one_can_be_undone_and_one_with_a_plan_stays(student, enquiries):
    window = student.window
    first, second = window.desk.enquiries
    enquiries.remove(second.id)
    student.until(lambda: texts(student) == [first.text])
    window.keeping.undo()
    student.until(lambda: len(window.desk.enquiries) == 2)
    enquiries.answer(first.id)
    student.until(lambda: not window.session.waiting)
    enquiries.remove(first.id)
    student.until(lambda: "a plan answers it" in window.toast.text())
    assert len(window.desk.enquiries) == 2
