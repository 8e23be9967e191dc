# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace

import pytest

from tests.doubles import FakeClock
from tests.factories import a_pack, a_plan, a_point, an_annotation
from workbench.domain.enquiries import Level
from workbench.domain.errors import NotFoundError
from workbench.domain.identifiers import PlanId
from workbench.domain.pack_versions import as_received
from workbench.domain.plan_versions import names_in, plan_in
from workbench.domain.plans import AnnotationEvidence
from workbench.services.annotating import AnnotatingService
from workbench.services.importing import ImportingService
from workbench.services.plan_history import PlanHistoryService
from workbench.services.planning import PlanningService
from workbench.services.updating import UpdatingService
from workbench.storage.library import Library
from workbench.storage.opening import Options

LONG = "Those who gave out the bread wrote down every single name, says the letter."


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def library(tmp_path, clock):
    with Library.open(tmp_path / "library", options=Options(clock=clock)) as library:
        yield library


@pytest.fixture
def pack(library):
    return ImportingService(library).keep(a_pack()).result()


@pytest.fixture
def mark(library, pack):
    return AnnotatingService(library).add(an_annotation(pack.sources[0])).result()


@pytest.fixture
def planning(library):
    return PlanningService(library)


@pytest.fixture
def history(library):
    return PlanHistoryService(library)


@pytest.fixture
def plan(planning, pack, mark):
    point = a_point(explanation=LONG, evidence=(AnnotationEvidence(mark.id),))
    return planning.keep(a_plan(pack, point, a_point())).result()


def claims(history, plan):
    return [version.document["claim"] for version in history.versions_of(plan.id)]


class TestWhatIsKept:
    def test_every_ten_minutes_of_writing_and_with_its_date(self, history, planning, plan, clock):
        written = clock.time
        for words in ("One", "Two", "Three"):
            clock.go_on(60 * 11)
            planning.keep(replace(plan, claim=words)).result()
        assert claims(history, plan) == ["Two", "One", plan.claim]
        assert history.versions_of(plan.id)[-1].made == written

    def test_a_change_and_its_version_are_one_step_of_undo(self, library, history, planning, plan):
        planning.keep(replace(plan, points=plan.points[1:])).result()
        assert claims(history, plan) == [plan.claim]
        library.undo().result()
        assert planning.plans_of(plan.pack_id) == (plan,)
        assert claims(history, plan) == []

    def test_what_somebody_wants_to_keep(self, history, plan):
        for _ in range(2):
            history.keep_now(plan.id).result()
        assert claims(history, plan) == [plan.claim]
        with pytest.raises(NotFoundError):
            history.keep_now(PlanId("nowhere")).result()

    def test_the_names_of_plans_are_kept_and_are_no_version(self, history, planning, plan, clock):
        clock.go_on(6000)
        named = planning.keep(replace(plan, name="Second try"), label="Name the plan").result()
        assert planning.plans_of(plan.pack_id) == (named,)
        assert claims(history, plan) == []


class TestTakeBack:
    def test_the_plan_says_what_it_said_and_what_it_said_last_is_kept(
        self, library, history, planning, plan
    ):
        other = planning.keep(replace(plan, points=(), claim="Hardly")).result()
        (version,) = history.versions_of(plan.id)
        assert history.take_back(plan.id, version).result() == plan
        assert claims(history, plan) == ["Hardly", plan.claim]
        library.undo().result()
        assert planning.plans_of(plan.pack_id) == (other,)

    def test_a_mark_that_is_gone_is_left_out_and_its_words_are_still_told(
        self, library, history, planning, plan, mark
    ):
        history.keep_now(plan.id).result()
        AnnotatingService(library).remove(mark).result()
        (version,) = history.versions_of(plan.id)
        assert list(names_in(version.document).values()) == ["A1 ‘mill’"]
        assert plan_in(plan, version.document) == plan
        back = history.take_back(plan.id, version).result()
        assert (back.points[0].explanation, back.points[0].evidence) == (LONG, ())


class TestWhereAPlanGoes:
    def test_removing_it_takes_its_versions_until_it_is_undone(
        self, library, history, planning, plan
    ):
        history.keep_now(plan.id).result()
        planning.remove(plan.id).result()
        assert (planning.plans_of(plan.pack_id), claims(history, plan)) == ((), [])
        library.undo().result()
        assert (planning.plans_of(plan.pack_id), claims(history, plan)) == ((plan,), [plan.claim])

    def test_removing_the_pack_takes_them_too(self, library, history, plan):
        history.keep_now(plan.id).result()
        ImportingService(library).remove(plan.pack_id).result()
        assert claims(history, plan) == []
        library.undo().result()
        assert claims(history, plan) == [plan.claim]

    def test_they_go_along_when_a_pack_becomes_ones_own(self, library, history, planning):
        received = ImportingService(library).keep(as_received(a_pack())).result()
        plan = planning.keep(a_plan(received)).result()
        history.keep_now(plan.id).result()
        own = UpdatingService(library).make_own(received).result()
        assert [each.id for each in planning.plans_of(own.id)] == [plan.id]
        assert claims(history, plan) == [plan.claim]


def test_a_mark_scheme_of_ones_own_is_kept_with_the_question(planning, plan):
    levels = (Level("Level 1", 1, 2, "Says it"), Level("Level 2", 3, 4, "Explains it"))
    enquiry = replace(plan.enquiry, levels=levels, words=120, marks=4)
    kept = planning.keep(replace(plan, enquiry=enquiry)).result()
    assert planning.plans_of(plan.pack_id) == (kept,)
    assert kept.enquiry == enquiry
