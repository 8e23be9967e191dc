# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.factories import NOON, a_pack, a_plan, a_point, an_annotation
from workbench.domain.identifiers import AnnotationId
from workbench.domain.plan_versions import (
    EvidenceNames,
    PlanTimes,
    PlanVersion,
    document_of,
    names_in,
    plan_in,
    taken_back,
    version_before,
)
from workbench.domain.plans import AnnotationEvidence, BackgroundEvidence

PACK = a_pack()
MARK = an_annotation(PACK.sources[0], 4)
FACT = next(PACK.background.entries())
NAMES = EvidenceNames.in_pack(PACK, (MARK,))
EVIDENCE = (AnnotationEvidence(MARK.id), BackgroundEvidence(FACT.id))
LONG = "Those who gave out the bread wrote down every single name."
PLAN = a_plan(PACK, a_point(explanation=LONG, evidence=EVIDENCE), a_point())


def kept(before, after, newest=None, *, begun=60, written=60, **options):
    """Return what is kept of a plan that was begun and last written so many minutes ago."""
    times = PlanTimes(NOON - timedelta(minutes=begun), NOON - timedelta(minutes=written))
    return version_before(before, after, newest, names=NAMES, times=times, now=NOON, **options)


def test_a_document_says_the_whole_plan_and_what_its_evidence_was_called():
    document = document_of(PLAN, NAMES)
    assert plan_in(replace(PLAN, claim="", points=()), document) == PLAN
    assert names_in(document) == {EVIDENCE[0]: "A4 ‘mill’", EVIDENCE[1]: FACT.text}


def test_members_that_a_later_program_made_do_no_harm():
    document = {"claim": "Yes", "points": [{"id": "x", "kind": "aside", "evidence": [{"link": 1}]}]}
    then = plan_in(PLAN, document)
    assert (then.claim, len(then.points), then.points[0].evidence) == ("Yes", 1, ())


class TestWhatIsKept:
    def test_what_stood_for_ten_minutes(self):
        version = kept(PLAN, replace(PLAN, claim="Hardly"))
        assert version is not None
        assert (version.number, version.kept) == (1, NOON)
        assert version.made == NOON - timedelta(minutes=60)

    def test_nothing_while_it_is_written(self):
        assert kept(PLAN, replace(PLAN, claim="Hardly"), begun=9, written=0) is None

    def test_nothing_of_an_empty_plan_nor_of_one_that_stays(self):
        empty = a_plan(PACK, claim="", judgement=" ")
        assert kept(empty, PLAN) is None
        assert kept(PLAN, replace(PLAN, name="Another name")) is None

    @pytest.mark.parametrize(
        "after",
        [
            replace(PLAN, points=PLAN.points[1:]),
            replace(PLAN, points=(replace(PLAN.points[0], explanation=""), PLAN.points[1])),
        ],
    )
    def test_what_gives_way_to_a_big_change(self, after):
        assert kept(PLAN, after, begun=1, written=0) is not None

    def test_what_somebody_wants_and_only_once(self):
        version = kept(PLAN, PLAN, begun=0, written=0, is_deliberate=True)
        assert version is not None
        assert kept(PLAN, PLAN, version, is_deliberate=True) is None
        other = kept(replace(PLAN, claim="Hardly"), PLAN, version, is_deliberate=True)
        assert other is not None
        assert other.number == 2


def test_taking_back_leaves_out_what_is_gone_and_keeps_the_name():
    gone = AnnotationEvidence(AnnotationId("gone"))
    then = replace(PLAN, points=(a_point(evidence=(gone, *EVIDENCE)),), name="Old", claim="Then")
    version = PlanVersion(PLAN.id, 1, NOON, NOON, document_of(then, NAMES))
    back = taken_back(replace(PLAN, name="New"), version, NAMES.known())
    assert (back.name, back.claim, back.id) == ("New", "Then", PLAN.id)
    assert back.points[0].evidence == EVIDENCE
