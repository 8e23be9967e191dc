# SPDX-License-Identifier: MIT
from __future__ import annotations

from datetime import timedelta

import pytest

from tests.factories import NOON, a_pack, a_source, an_annotation
from workbench.domain.checks.kinds import Kind
from workbench.domain.enquiries import Enquiry
from workbench.domain.frameworks import Dimension
from workbench.domain.identifiers import new_id
from workbench.domain.practising.attempts import Conditions, Phase, begun_attempt
from workbench.domain.practising.clock import Moment
from workbench.domain.practising.papers import Model, paper_of
from workbench.domain.practising.progress import KindResult, next_practice, progress_of
from workbench.domain.practising.scripts import script_id

USEFUL = "How useful is Source A to a historian?"
CONVINCING = "How convincing is Interpretation A about the strike?"


@pytest.fixture
def pack():
    return a_pack(sources=(a_source("A"),))


def an_attempt(pack, day, *marks, text=USEFUL, model=(), asked=(), is_over=True):
    now = Moment(float(day), NOON + timedelta(days=day))
    questions = [Enquiry(new_id(), text, marks=8) for _ in marks]
    paper = paper_of(pack, questions, model=Model(tuple(model)))
    attempt = begun_attempt(new_id(), pack.id, paper, Conditions(), now)
    for number, mark in enumerate(marks):
        attempt = attempt.turned_to(number, Phase.WRITE).judged("", mark)
        attempt = attempt.looked_at(number, asked)
    return attempt.finished(now) if is_over else attempt


def test_marks_are_told_from_the_oldest_on_and_only_of_what_was_judged_and_is_over(pack):
    attempts = [
        an_attempt(pack, 3, 6),
        an_attempt(pack, 1, 2, 4),
        an_attempt(pack, 2, None),
        an_attempt(pack, 4, 8, is_over=False),
    ]
    progress = progress_of(attempts)
    assert [result.mark for result in progress.results] == [2, 4, 6]
    assert progress.kinds == (KindResult(Kind.UTILITY, 0.5, 3),)


def test_a_teachers_mark_counts_where_there_is_one_and_ones_own_stays_beside_it(pack):
    both, only_own, only_teacher = (
        an_attempt(pack, day, mark) for day, mark in enumerate((6, 4, None), 1)
    )

    def named(attempt):
        return script_id(attempt.id, 0, attempt.paper.questions[0].id)

    marks = {named(both): 2, named(only_teacher): 8, "of another": 1}
    progress = progress_of([both, only_own, only_teacher], marks)
    told = [(x.mark, x.teacher, x.own_share, x.teacher_share, x.share) for x in progress.results]
    assert told == [(6, 2, 0.75, 0.25, 0.25), (4, None, 0.5, None, 0.5), (None, 8, None, 1.0, 1.0)]
    (kind,) = progress.kinds
    assert kind == KindResult(Kind.UTILITY, pytest.approx(1.75 / 3), 3, by_teacher=2)


def test_what_is_asked_and_missed_most_comes_first(pack):
    source = pack.sources[0]
    model = [an_annotation(source, 1), an_annotation(source, 2)]
    attempts = [
        an_attempt(pack, 1, 3, asked=("R16", "R11", "R16"), model=model),
        an_attempt(pack, 2, 3, asked=("R11",)),
        an_attempt(pack, 3, 3, asked=("R11", "R02", "R05")),
    ]
    progress = progress_of(attempts)
    assert progress.rules == (("R11", 3), ("R02", 1), ("R05", 1))
    assert sum(count for _, count in progress.dimensions) == 2
    assert all(isinstance(dimension, Dimension) for dimension, _ in progress.dimensions)


def test_nothing_practised_tells_nothing():
    assert progress_of([]).is_empty


def test_the_kind_that_costs_most_is_practised_next_then_what_was_never_practised(pack):
    useful, convincing = (Enquiry(new_id(), text, marks=8) for text in (USEFUL, CONVINCING))
    weak = progress_of([an_attempt(pack, 1, 2)])
    assert next_practice(weak, [convincing, useful]) is useful
    strong = progress_of([an_attempt(pack, 1, 8)])
    assert next_practice(strong, [useful, convincing]) is convincing
    assert next_practice(progress_of([]), []) is None
