# SPDX-License-Identifier: MIT
from __future__ import annotations

from tests.factories import a_pack, a_plan, a_point, an_annotation, an_enquiry
from workbench.domain.identifiers import PlanId
from workbench.domain.plans import (
    AnnotationEvidence,
    copy_of,
    names_of_plans,
    next_plan_name,
    points_with,
)

PACK = a_pack()
ASKED = an_enquiry()
FIRST = a_plan(PACK, enquiry=ASKED)
OTHER = a_plan(PACK)


def test_plans_without_a_name_are_called_by_their_place_for_their_question():
    second = a_plan(PACK, enquiry=ASKED)
    names = names_of_plans((FIRST, OTHER, second))
    assert [names[each.id] for each in (FIRST, OTHER, second)] == ["Plan 1", "Plan 1", "Plan 2"]


def test_a_further_plan_has_a_name_that_none_of_its_question_has():
    second = a_plan(PACK, enquiry=ASKED, name="plan 3")
    assert next_plan_name(FIRST, (FIRST, OTHER)) == "Plan 2"
    assert next_plan_name(FIRST, (FIRST, second)) == "Plan 4"
    # The first was removed: what is left keeps its name, and is not met by the next.
    assert next_plan_name(second, (second,)) == "Plan 2"


def test_copies_are_told_apart():
    copy = copy_of(FIRST, PlanId("one"), (FIRST, OTHER))
    again = copy_of(FIRST, PlanId("two"), (FIRST, OTHER, copy))
    assert (copy.name, again.name) == ("Copy of Plan 1", "Copy of Plan 1 2")
    assert (copy.points, copy.enquiry, copy.id) == (FIRST.points, ASKED, "one")


def test_evidence_that_is_used_twice_is_found_in_both_points():
    evidence = AnnotationEvidence(an_annotation(PACK.sources[0]).id)
    one, two, three = a_point(evidence=(evidence,)), a_point(), a_point(evidence=(evidence,))
    assert points_with(a_plan(PACK, one, two, three), evidence) == (one, three)
