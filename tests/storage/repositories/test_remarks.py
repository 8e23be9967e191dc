# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.attempted import an_attempt
from tests.factories import NOON, a_pack, a_plan, a_remark, a_said, ids, maybe_words, times, words
from workbench.domain.errors import NotFoundError
from workbench.domain.remarks import Remark, RemarkKind, RemarkPlace, Said

places = st.builds(RemarkPlace, maybe_words, maybe_words, maybe_words, words)
in_answers = st.builds(
    RemarkPlace, mark=maybe_words, part=words, paragraph=st.none() | st.integers(1, 9)
)
saids = st.builds(
    Said,
    key=words,
    kind=st.sampled_from(RemarkKind),
    text=words,
    author=words,
    page=st.none() | st.integers(1, 300),
    words=words,
    place=places,
    field=words,
    written=st.none() | times,
)


@pytest.fixture
def plans(keep):
    """Two plans, so that a query without its condition would return too much."""
    pack = a_pack()
    plans = (a_plan(pack), a_plan(pack))
    keep(lambda unit: unit.packs.add(pack))
    for plan in plans:
        keep(lambda unit, plan=plan: unit.plans.keep(plan))
    return plans


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(data=st.data())
def test_it_gives_back_any_remark_as_it_was_kept(keep, ask, plans, data):
    remark = data.draw(
        st.builds(
            Remark,
            id=ids,
            plan_id=st.just(plans[0].id),
            hand_in=words,
            said=saids,
            received=times,
            earlier=words,
            taken_away=st.none() | times,
            done=st.none() | times,
            answer=words,
        )
    )
    keep(lambda unit: unit.remarks.keep_all((remark,)))
    assert ask(lambda unit: unit.remarks.get(remark.id)) == remark


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(said=saids, place=in_answers)
def test_it_gives_back_any_remark_on_an_answer_as_it_was_kept(keep, ask, plans, said, place):
    attempt = an_attempt()
    keep(lambda unit: unit.attempts.keep(attempt))
    about = replace(said, place=place)
    remark = a_remark(plans[0], about, plan_id="of the answer", attempt_id=attempt.id)
    keep(lambda unit: unit.remarks.keep_all((remark, a_remark(plans[0]))))
    assert ask(lambda unit: unit.remarks.get(remark.id)) == remark
    assert remark in ask(lambda unit: unit.remarks.of_attempt(attempt.id))
    assert remark not in ask(lambda unit: unit.remarks.of_plan(plans[0].id))
    judging = ask(lambda unit: unit.remarks.judging_answers())
    assert (remark in judging) == (said.kind is RemarkKind.FORM)
    assert ask(lambda unit: unit.remarks.attempts()) == {attempt.id}


def test_remarks_of_a_plan_are_its_own_and_in_order(keep, ask, plans):
    first, other = plans
    late = a_remark(first, received=NOON + timedelta(days=1))
    second = a_remark(first, a_said(page=2))
    one = a_remark(first, a_said(page=1))
    elsewhere = a_remark(other, received=NOON - timedelta(days=1))
    keep(lambda unit: unit.remarks.keep_all((late, second, one, elsewhere)))
    assert ask(lambda unit: unit.remarks.of_plan(first.id)) == (one, second, late)
    in_pack = ask(lambda unit: unit.remarks.of_pack(first.pack_id))
    assert in_pack == (elsewhere, one, second, late)
    assert ask(lambda unit: unit.remarks.of_pack("another")) == ()


def test_keeping_some_leaves_the_others(keep, ask, plans):
    one, other = (a_remark(plans[0], a_said(key)) for key in "ab")
    keep(lambda unit: unit.remarks.keep_all((one, other)))
    changed = replace(one, answer="I said why.")
    keep(lambda unit: unit.remarks.keep_all((changed,)))
    assert {*ask(lambda unit: unit.remarks.of_plan(plans[0].id))} == {changed, other}
    keep(lambda unit: unit.remarks.keep_all(()))
    assert len(ask(lambda unit: unit.remarks.of_plan(plans[0].id))) == 2


def test_a_remark_that_is_not_there_is_told(ask):
    with pytest.raises(NotFoundError):
        ask(lambda unit: unit.remarks.get("gone"))
