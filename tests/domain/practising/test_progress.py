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
from workbench.domain.practising.progress import next_practice, progress_of

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
    assert progress.kinds == ((Kind.UTILITY, 0.5, 3),)


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
