# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace

import pytest

from workbench.domain.annotations import SourcePart
from workbench.domain.enquiries import Enquiry
from workbench.domain.errors import IdTakenError, InvalidDocumentError, UnknownReferenceError
from workbench.domain.frameworks import Dimension
from workbench.domain.identifiers import (
    AnnotationId,
    BackgroundId,
    EnquiryId,
    PackId,
    PlanId,
    PointId,
)
from workbench.domain.plans import AnnotationEvidence, BackgroundEvidence, Plan, Point
from workbench.services.demonstrating import bundled_pack, keep_example
from workbench.services.importing import ImportingService


@pytest.fixture
def plan(pack):
    enquiry = Enquiry(EnquiryId("an-enquiry"), "How useful is Source A?", sources=("A",))
    return Plan(PlanId("a-plan"), pack.id, enquiry, claim="Very.")


class TestKeep:
    def test_the_plan_comes_back_as_it_was_kept(self, planning, plan, annotating, source):
        mark = annotating.mark(source, SourcePart.WHOLE, None, dimension=Dimension.NATURE).result()
        points = tuple(
            Point(PointId(f"point-{number}"), evidence=(AnnotationEvidence(mark.id),))
            for number in range(3)
        )
        kept = planning.keep(replace(plan, points=points)).result()
        assert planning.plans_of(plan.pack_id) == (kept,)
        assert kept.points == points

    def test_a_known_plan_is_replaced(self, planning, plan):
        planning.keep(plan).result()
        changed = planning.keep(replace(plan, claim="Partly.")).result()
        assert planning.plans_of(plan.pack_id) == (changed,)

    def test_marks_and_minutes_of_the_question_are_filled_in(self, planning, plan):
        enquiry = replace(plan.enquiry, board="aqa-gcse", question="aqa1b2")
        kept = planning.keep(replace(plan, enquiry=enquiry)).result()
        assert (kept.enquiry.marks, kept.enquiry.minutes) == (12, 15)

    def test_marks_that_were_given_stay(self, planning, plan):
        enquiry = replace(plan.enquiry, board="aqa-gcse", question="aqa1b2", marks=8)
        assert planning.keep(replace(plan, enquiry=enquiry)).result().enquiry.marks == 8

    @pytest.mark.parametrize(
        "evidence",
        [AnnotationEvidence(AnnotationId("nowhere")), BackgroundEvidence(BackgroundId("nowhere"))],
    )
    def test_evidence_that_is_not_there_is_refused(self, planning, plan, evidence):
        point = Point(PointId("a-point"), evidence=(evidence,))
        with pytest.raises(UnknownReferenceError):
            planning.keep(replace(plan, points=(point,))).result()
        assert planning.plans_of(plan.pack_id) == ()

    @pytest.mark.parametrize(
        "change",
        [{"sources": ("Z",)}, {"board": "nowhere"}, {"board": "aqa-gcse", "question": "none"}],
    )
    def test_a_question_about_what_is_not_there_is_refused(self, planning, plan, change):
        with pytest.raises(UnknownReferenceError):
            planning.keep(replace(plan, enquiry=replace(plan.enquiry, **change))).result()


def test_removing_a_mark_takes_it_out_of_the_plan_until_it_is_undone(library, annotating, planning):
    plan = keep_example(library)
    used = next(
        evidence.annotation_id
        for _, evidence in plan.evidence()
        if isinstance(evidence, AnnotationEvidence)
    )
    marks = {mark.id: mark for mark in annotating.annotations_in(plan.pack_id)}
    annotating.remove(marks[used]).result()
    remaining = [evidence for _, evidence in planning.plans_of(plan.pack_id)[0].evidence()]
    assert AnnotationEvidence(used) not in remaining
    library.undo().result()
    assert planning.plans_of(plan.pack_id) == (plan,)


def test_removing_a_plan_can_be_undone(library, planning):
    plan = keep_example(library)
    planning.remove(plan.id).result()
    assert planning.plans_of(plan.pack_id) == ()
    library.undo().result()
    assert planning.plans_of(plan.pack_id) == (plan,)


def test_a_plan_of_another_pack_is_refused(library, planning, plan):
    planning.keep(plan).result()
    other = replace(bundled_pack(), id=PackId("another"), sources=())
    ImportingService(library).keep(other).result()
    moved = replace(plan, pack_id=other.id, enquiry=replace(plan.enquiry, sources=()))
    with pytest.raises(IdTakenError):
        planning.keep(moved).result()


def test_two_points_with_one_id_are_refused(planning, plan):
    with pytest.raises(InvalidDocumentError):
        planning.keep(replace(plan, points=(Point(PointId("1")), Point(PointId("1")))))
