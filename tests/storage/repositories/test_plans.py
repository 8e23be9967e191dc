# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import factories
from tests.factories import a_pack, a_plan, a_point, an_annotation, an_enquiry


@pytest.fixture
def pack(keep):
    pack = a_pack()
    keep(lambda unit: unit.packs.add(pack))
    return pack


@pytest.fixture
def marks(keep, pack):
    marks = [an_annotation(source, n) for source in pack.sources for n in (1, 2)]
    keep(lambda unit: unit.annotations.add_all(marks))
    return marks


@pytest.fixture(autouse=True)
def another_plan(keep, pack):
    """Rows that a query without its condition would return or remove."""
    plan = a_plan(pack, a_point(), a_point())
    keep(lambda unit: unit.plans.keep(plan))
    return plan


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(data=st.data())
def test_it_gives_back_any_plan_as_it_was_kept_last(keep, ask, pack, marks, another_plan, data):
    evidence = factories.evidence_from(marks, pack.background.facts)
    plan = data.draw(factories.plans(pack.id, evidence))
    keep(lambda unit: unit.plans.keep(plan))
    assert ask(lambda unit: unit.plans.get(plan.id)) == plan
    other = replace(data.draw(factories.plans(pack.id, evidence)), id=plan.id)
    keep(lambda unit: unit.plans.keep(other))
    assert ask(lambda unit: unit.plans.get(plan.id)) == other
    assert ask(lambda unit: unit.plans.get(another_plan.id)) == another_plan


def test_points_may_be_called_alike_in_different_plans(keep, ask, pack):
    plans = tuple(a_plan(pack, a_point(id="1"), a_point(id="2")) for _ in range(2))
    for plan in plans:
        keep(lambda unit, plan=plan: unit.plans.keep(plan))
    assert [ask(lambda unit, plan=plan: unit.plans.get(plan.id)) for plan in plans] == list(plans)


def test_two_points_of_a_plan_are_never_taken_for_one(keep, pack):
    with pytest.raises(ValueError, match="point"):
        keep(lambda unit: unit.plans.keep(a_plan(pack, a_point(id="1"), a_point(id="1"))))


def test_points_can_change_places(keep, ask, pack):
    first, second = a_point(), a_point()
    plan = a_plan(pack, first, second)
    keep(lambda unit: unit.plans.keep(plan))
    turned = replace(plan, points=(second, first))
    keep(lambda unit: unit.plans.keep(turned))
    assert ask(lambda unit: unit.plans.get(plan.id)) == turned


def test_plans_of_a_pack_come_oldest_first(keep, ask, clock, pack, another_plan):
    clock.go_on(1)
    later = a_plan(pack, id="0")
    keep(lambda unit: unit.plans.keep(later))
    assert ask(lambda unit: unit.plans.of_pack(pack.id)) == (another_plan, later)


def test_a_removed_plan_leaves_its_enquiry(keep, ask, pack, another_plan):
    keep(lambda unit: unit.plans.remove(another_plan.id))
    assert ask(lambda unit: unit.plans.of_pack(pack.id)) == ()
    assert ask(lambda unit: unit.enquiries.of_pack(pack.id)) == (another_plan.enquiry,)
    keep(lambda unit: unit.enquiries.remove(another_plan.enquiry.id))
    assert ask(lambda unit: unit.enquiries.of_pack(pack.id)) == ()


def test_an_enquiry_can_be_kept_without_a_plan(keep, ask, pack):
    enquiry = an_enquiry(marks=8, minutes=12, sources=("B", "A"))
    keep(lambda unit: unit.enquiries.keep(pack.id, enquiry))
    changed = replace(enquiry, marks=12)
    keep(lambda unit: unit.enquiries.keep(pack.id, changed))
    assert ask(lambda unit: unit.enquiries.find(enquiry.id)) == changed
    assert ask(lambda unit: unit.enquiries.find("nowhere")) is None
