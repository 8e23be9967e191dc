# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace

import pytest

from tests.factories import a_pack, a_plan, a_point, an_enquiry
from workbench.domain.plan_budget import Part, budget_of, minutes_for, words_for, words_in
from workbench.domain.plans import PointKind
from workbench.services import catalogues

PACK = a_pack()


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("It’s a co-existence of two.", 5), ("‘talk’ – and 1955", 3), ("  \n ", 0)],
)
def test_words_are_counted_as_a_reader_counts_them(text, count):
    assert words_in(text) == count


def test_what_nobody_gave_goes_by_the_marks_and_is_told_to_be_a_guess():
    plan = a_plan(PACK, a_point(), enquiry=an_enquiry(marks=12))
    budget = budget_of(plan)
    assert (budget.words, budget.minutes, budget.reading) == (200, 15, 4)
    assert budget.is_guess_of_words
    assert budget.is_guess_of_minutes
    given = budget_of(replace(plan, enquiry=replace(plan.enquiry, minutes=20, words=300)))
    assert (given.words, given.minutes) == (300, 20)
    assert not given.is_guess_of_words
    assert not given.is_guess_of_minutes


def test_guessed_minutes_are_near_those_that_boards_give():
    for board in catalogues.boards():
        for kind in board.questions:
            guess = minutes_for(an_enquiry(marks=kind.marks))
            if board.key in {"aqa-gcse", "edx-gcse", "aqa-alevel"} and kind.minutes:
                assert 0.5 <= guess / kind.minutes <= 1.5, kind.id


def test_without_marks_there_is_nothing_to_share_out():
    budget = budget_of(a_plan(PACK, enquiry=an_enquiry()))
    assert (budget.words, budget.minutes, budget.reading) == (None, None, None)
    assert [(each.words, each.minutes) for each in budget.parts] == [(None, None)] * 2
    assert words_for(an_enquiry(words=80)) == 80


def test_parts_share_the_answer_and_say_what_is_there():
    one = a_point(point="One two three", explanation="four", link="")
    other = a_point(kind=PointKind.COUNTER_POINT, point="")
    enquiry = an_enquiry(marks=16, minutes=20)
    plan = a_plan(PACK, one, other, enquiry=enquiry, claim="Yes", judgement="")
    budget = budget_of(plan)
    assert [(x.part, x.number, x.written) for x in budget.parts] == [
        (Part.CLAIM, None, 1),
        (Part.POINT, 1, 4),
        (Part.POINT, None, 0),
        (Part.JUDGEMENT, None, 0),
    ]
    assert budget.written == 5
    assert abs(sum(each.words for each in budget.parts) - budget.words) <= 10
    assert abs(budget.reading + sum(x.minutes for x in budget.parts) - budget.minutes) <= 1
