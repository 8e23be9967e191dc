# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.factories import a_plan, a_point, a_return, a_said, an_annotation
from workbench.domain.errors import NotFoundError
from workbench.domain.plans import AnnotationEvidence, Student
from workbench.domain.refusals import OtherPlanError
from workbench.domain.remarks import RemarkPlace
from workbench.services.importing import ImportingService
from workbench.services.looking_up import contents_of
from workbench.services.preferring import PreferringService
from workbench.services.remarking import BRING_IN, RemarkingService
from workbench.services.updating import UpdatingService
from workbench.storage.checking import check_library

THEN = datetime(2026, 3, 9, 15, 30, tzinfo=UTC)


@pytest.fixture
def mark(annotating, source):
    mark = an_annotation(source)
    annotating.add(mark).result()
    return mark


@pytest.fixture
def plan(planning, pack, mark):
    plan = a_plan(pack, a_point(evidence=(AnnotationEvidence(mark.id),)))
    return planning.keep(plan).result()


@pytest.fixture
def remarking(library):
    return RemarkingService(library, clock=lambda: THEN)


@pytest.fixture
def returned(plan, mark, source):
    return a_return(
        plan,
        a_said("So what?", key="mark", place=RemarkPlace(mark=mark.id)),
        a_said("Who says so?", key="source", words=source.body[60:100]),
        a_said("Lovely handwriting", key="nowhere", words="Name: Class:", page=3),
    )


@pytest.fixture
def remarks(remarking, returned, plan):
    remarking.receive(returned).result()
    return remarking.remarks_in(plan.pack_id)


def by_key(remarks):
    return {each.said.key: each for each in remarks}


def test_what_is_said_stands_at_what_it_is_about(remarking, returned, plan, mark, source):
    received = remarking.receive(returned).result()
    assert (received.said, received.outcome.new, received.unplaced) == (3, 3, 1)
    assert (received.plan_id, received.pack_id) == (plan.id, plan.pack_id)
    places = {
        key: each.said.place for key, each in by_key(remarking.remarks_in(plan.pack_id)).items()
    }
    assert places == {
        "mark": RemarkPlace(mark=mark.id),
        "source": RemarkPlace(source=source.id),
        "nowhere": RemarkPlace(),
    }


def test_the_same_file_twice_is_no_change_and_no_step_of_undo(library, remarking, returned, plan):
    remarking.receive(returned).result()
    before = contents_of(library, plan.pack_id)
    assert remarking.receive(returned).result().outcome.new == 0
    assert contents_of(library, plan.pack_id) == before
    assert library.undo().result() == BRING_IN
    assert remarking.remarks_in(plan.pack_id) == ()


def test_nothing_of_the_students_is_changed(library, remarking, returned, plan):
    before = contents_of(library, plan.pack_id)
    remarking.receive(returned).result()
    after = contents_of(library, plan.pack_id)
    assert len(after.remarks) == 3
    assert replace(after, remarks=()) == before


def test_a_remark_is_ticked_off_and_answered_and_each_is_undone(library, remarking, remarks, plan):
    first = remarks[0]
    done = remarking.tick(first, is_done=True).result()
    assert done.done == THEN
    for typed in ("I", "I said", "I said\r\nwhy."):
        remarking.answer(done, typed, merge_key="answer").result()
    (kept, *others) = remarking.remarks_in(plan.pack_id)
    assert (kept.done, kept.answer) == (THEN, "I said\nwhy.")
    assert others == list(remarks[1:])
    assert library.undo().result() == "What I changed"
    assert remarking.remarks_in(plan.pack_id)[0].answer == ""
    assert library.undo().result() == "Tick off a remark"
    assert remarking.remarks_in(plan.pack_id) == remarks
    assert remarking.tick(done, is_done=False).result().done is None


def test_a_remark_that_is_gone_cannot_be_answered(library, remarking, remarks):
    library.undo().result()
    with pytest.raises(NotFoundError):
        remarking.answer(remarks[0], "I said why.").result()


def test_a_plan_that_is_not_here_is_refused_in_one_sentence(remarking, returned):
    with pytest.raises(OtherPlanError) as refused:
        remarking.receive(replace(returned, plan_id="another")).result()
    assert refused.value.message() == (
        "“plan.pdf” is a plan that is not in this library, so nothing was changed; "
        "open the library in which the plan was made and bring the file in there."
    )


def test_a_plan_of_somebody_else_is_refused(library, remarking, returned, plan, planning):
    with pytest.raises(OtherPlanError) as refused:
        remarking.receive(replace(returned, student="Grace")).result()
    assert "has the name “Grace”, and your plan has “Ada”" in refused.value.message()
    assert remarking.remarks_in(plan.pack_id) == ()
    remarking.receive(replace(returned, student=" ada ")).result()
    planning.keep(replace(plan, student=Student())).result()
    assert not remarking.receive(returned).result().outcome.remarks


def test_without_a_name_another_candidate_number_is_refused(remarking, returned, plan):
    nameless = replace(returned, student="", candidate="43")
    with pytest.raises(OtherPlanError) as refused:
        remarking.receive(nameless).result()
    assert refused.value.message() == (
        "“plan.pdf” has the candidate number 43, and yours is 0042, so nothing was changed; if "
        "both are you, write that number where you export the plan and bring the file in again."
    )
    assert remarking.remarks_in(plan.pack_id) == ()
    # With the same name it is the same student, whose number was written wrong or is another now.
    assert remarking.receive(replace(nameless, student="Ada")).result().outcome.new
    assert remarking.receive(replace(nameless, candidate=" 42 ")).result()
    assert remarking.receive(replace(nameless, candidate="")).result()


def test_a_plan_without_a_number_of_its_own_has_that_of_the_library(
    library, remarking, returned, plan, planning
):
    planning.keep(replace(plan, student=Student())).result()
    nameless = replace(returned, student="", candidate="43")
    assert remarking.receive(replace(nameless, hand_in="other")).result()
    PreferringService(library).choose_student({"candidate": "0042"})
    with pytest.raises(OtherPlanError):
        remarking.receive(nameless).result()
    assert remarking.receive(replace(nameless, candidate="0042")).result()


def test_remarks_go_with_their_plan_and_come_back_with_it(library, planning, remarking, remarks):
    pack_id = planning.plans_of(contents_of(library, None).pack.id)[0].pack_id
    planning.remove(remarks[0].plan_id).result()
    assert remarking.remarks_in(pack_id) == ()
    library.undo().result()
    assert remarking.remarks_in(pack_id) == remarks


def test_remarks_go_with_their_pack_and_come_back_with_it(library, remarking, remarks, plan):
    ImportingService(library).remove(plan.pack_id).result()
    assert remarking.remarks_in(plan.pack_id) == ()
    library.undo().result()
    assert remarking.remarks_in(plan.pack_id) == remarks


def test_a_remark_on_a_mark_outlives_it(library, annotating, remarking, remarks, mark, plan):
    annotating.remove(mark).result()
    assert remarking.remarks_in(plan.pack_id) == remarks


def test_ones_own_copy_of_a_pack_has_them_at_its_own_sources(library, remarking, remarks, pack):
    remarking.tick(remarks[0], is_done=True).result()
    before = remarking.remarks_in(pack.id)
    own = UpdatingService(library).make_own(pack).result()
    after = by_key(remarking.remarks_in(own.id))
    assert after["mark"] == by_key(before)["mark"]
    assert after["source"].said.place == RemarkPlace(source=own.source_labelled("A").id)
    library.undo().result()
    assert remarking.remarks_in(pack.id) == before


def test_remarks_are_checked_like_all_work(library, remarks):
    folder = library.folder
    library.close()
    assert check_library(folder / "library.db").is_sound


class TestMarkedCopies:
    @pytest.fixture
    def review(self, plan, mark):
        return replace(
            a_return(plan, a_said("E?: Evidence.", key="stamp s", place=RemarkPlace(mark=mark.id))),
            hand_in=f"{plan.id} review",
        )

    def test_the_review_inside_is_a_hand_in_of_its_own(self, remarking, review, returned, plan):
        remarking.receive(review).result()
        received = remarking.receive(replace(returned, review=review)).result()
        assert (received.said, received.outcome.new) == (4, 3)
        later = replace(returned, said=(), review=replace(review, said=()))
        gone = remarking.receive(later).result().outcome
        assert (gone.new, gone.gone) == (0, 1)
        there = [each for each in remarking.remarks_in(plan.pack_id) if each.taken_away is None]
        assert set(by_key(there)) == {"mark", "source", "nowhere"}

    def test_it_is_one_step_of_undo(self, library, remarking, review, returned, plan):
        remarking.receive(replace(returned, review=review)).result()
        assert len(remarking.remarks_in(plan.pack_id)) == 4
        assert library.undo().result() == BRING_IN
        assert remarking.remarks_in(plan.pack_id) == ()
