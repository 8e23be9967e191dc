# SPDX-License-Identifier: MIT
"""What a teacher said about an answer of practice comes back to the student's own attempt."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.attempted import ADDED, ANSWER, an_attempt, answer_of
from tests.factories import NOON, a_return, a_said
from tests.marked_up import MarkedUp
from workbench.domain.answer_remarks import answer_ground
from workbench.domain.errors import UnreadableFileError
from workbench.domain.handed_in.reading import (
    Doubt,
    DoubtKind,
    HandedIn,
    HandedInPlan,
    PaperPlace,
)
from workbench.domain.interchange.reviews import review_from_json, review_to_json
from workbench.domain.plans import Student
from workbench.domain.practising.clock import Standing
from workbench.domain.refusals import OtherPlanError
from workbench.domain.remark_lines import remark_list
from workbench.domain.remarks import RemarkKind, RemarkPlace
from workbench.domain.reviews import Review, Stamp, returned_review
from workbench.importers.json_documents import check_json
from workbench.services.importing import ImportingService
from workbench.services.keeping import copy_whole, open_library
from workbench.services.practising import PractisingService
from workbench.services.remarking import BRING_IN, RemarkingService
from workbench.services.returned_plans import read_returned, returned_from
from workbench.services.updating import UpdatingService
from workbench.storage.checking import check_library

ATTEMPT = an_attempt()
ANSWERED = 1
"""The question that was answered, counted from 0."""

GROUND = answer_ground(ATTEMPT, ANSWERED)
MARK = ATTEMPT.marks[0]


def stamp(name, comment, **place):
    return Stamp(name, RemarkPlace(**place), "there", "", "", comment, NOON)


REVIEW = Review(
    "Bo Li",
    "Mock · Question 2",
    GROUND.plan.id,
    "v1",
    "L2",
    6,
    12,
    even_better="you used Source E",
    stamps=(
        stamp("one", "which words?", part="plan", paragraph=2),
        stamp("two", "yes!", part="plan", paragraph=5),
        stamp("three", "so what?", mark=MARK.id),
    ),
    changed=NOON,
    answer=GROUND.script.known_by,
)
RETURNED = returned_review(REVIEW, name="back.sourcereview")


@pytest.fixture
def practising(library):
    return PractisingService(library)


@pytest.fixture
def attempt(practising):
    return practising.keep(ATTEMPT).result()


@pytest.fixture
def remarking(library):
    return RemarkingService(library)


@pytest.fixture
def remarks(remarking, attempt):
    remarking.receive(RETURNED).result()
    return remarking.remarks_on(attempt.id)


def refusal(remarking, returned):
    with pytest.raises(OtherPlanError) as refused:
        remarking.receive(returned).result()
    return refused.value.message()


def test_what_is_said_stands_at_the_very_paragraphs(remarking, practising, attempt):
    received = remarking.receive(RETURNED).result()
    assert (received.attempt_id, received.question) == (attempt.id, ANSWERED)
    assert received.told == "What your teacher wrote: 6 new."
    remarks = remarking.remarks_on(attempt.id)
    listed = remark_list(remarks, GROUND)
    assert [(line.place, line.words) for line in listed.judgement] == [
        ("Level", "L2"),
        ("Mark", "6 / 12"),
    ]
    assert {(line.place, line.words) for line in listed.to_do} == {
        ("Even better if", "you used Source E"),
        ("Paragraph 2", "which words?"),
        ("Paragraph 5, added", "yes!"),
        (f"Mark {MARK.short_id}", "so what?"),
    }
    assert practising.attempt(attempt.id) == attempt


def test_a_remark_is_ticked_off_and_answered_and_each_is_undone(library, remarking, remarks):
    one = next(each for each in remarks if each.said.text == "which words?")
    done = remarking.tick(one, is_done=True).result()
    remarking.answer(done, "I named the words.").result()
    kept = {each.id: each for each in remarking.remarks_on(ATTEMPT.id)}[one.id]
    assert (kept.done, kept.answer) == (done.done, "I named the words.")
    for label in ("What I changed", "Tick off a remark", BRING_IN):
        assert library.undo().result() == label
    assert remarking.remarks_on(ATTEMPT.id) == ()
    assert PractisingService(library).attempt(ATTEMPT.id) == ATTEMPT


def test_the_same_file_twice_is_no_change_and_a_newer_one_adds(library, remarking, remarks):
    assert remarking.receive(RETURNED).result().told.startswith("There is nothing new")
    newer = replace(REVIEW, mark=8, stamps=REVIEW.stamps[:1])
    told = remarking.receive(returned_review(newer, name="newer.sourcereview")).result().told
    assert told == "What your teacher wrote: 1 changed by your teacher, 2 taken away."
    assert library.undo().result() == BRING_IN
    assert remarking.remarks_on(ATTEMPT.id) == remarks


def test_an_answer_that_was_removed_is_refused_in_one_sentence(remarking, practising, attempt):
    practising.remove(attempt.id).result()
    assert refusal(remarking, RETURNED) == (
        "“back.sourcereview” is about an answer that is not in this library, so nothing was "
        "changed; undo it if you removed that practice, or else bring the file into the library "
        "it is from."
    )


def test_an_answer_with_other_words_is_refused_in_one_sentence(remarking, practising):
    practising.keep(an_attempt(answer=f"{ANSWER} And more.")).result()
    assert refusal(remarking, RETURNED) == (
        "“back.sourcereview” is about an answer with other words than yours, so nothing was "
        "changed; open the library in which that answer was written and bring the file in there."
    )
    assert remarking.remarks_on(ATTEMPT.id) == ()


def test_what_was_added_meanwhile_is_no_reason_to_refuse(remarking, practising):
    practising.keep(an_attempt(added=f"First this.\n{ADDED}")).result()
    assert remarking.receive(RETURNED).result().unplaced == 0
    practising.keep(an_attempt(added="Only this.")).result()
    now = answer_ground(practising.attempt(ATTEMPT.id), ANSWERED)
    (nowhere,) = remark_list(remarking.remarks_on(ATTEMPT.id), now).unplaced
    assert (nowhere.words, nowhere.remark.said.words) == ("yes!", ADDED.split("\n")[-1])


def test_an_answer_that_is_not_finished_here_is_refused(remarking, practising):
    waiting = replace(ATTEMPT.clock, standing=Standing.PAUSED, used=60.0)
    practising.keep(replace(ATTEMPT, clock=waiting)).result()
    assert "an answer that is not finished here" in refusal(remarking, RETURNED)


def test_an_answer_of_somebody_else_is_refused(remarking, practising):
    practising.keep(an_attempt(student=Student("Ada"))).result()
    told = refusal(remarking, replace(RETURNED, student="Grace"))
    assert "has the name “Grace”, and your answer has “Ada”" in told
    assert remarking.receive(replace(RETURNED, student=" ada ")).result().outcome.new == 6


def test_a_plan_that_is_not_here_is_called_a_plan(remarking, attempt):
    told = refusal(remarking, replace(RETURNED, plan_id="another", answer=None))
    assert "is a plan that is not in this library" in told


def test_a_review_from_before_answers_told_their_words_is_taken(remarking, attempt):
    review = replace(REVIEW, answer=None)
    received = remarking.receive(returned_review(review, name="old.sourcereview")).result()
    assert (received.outcome.new, received.unplaced) == (6, 1)


def test_remarks_go_with_their_attempt_and_come_back_with_it(
    library, remarking, practising, remarks
):
    practising.remove(ATTEMPT.id).result()
    assert remarking.remarks_on(ATTEMPT.id) == ()
    library.undo().result()
    assert remarking.remarks_on(ATTEMPT.id) == remarks
    assert practising.attempt(ATTEMPT.id) == ATTEMPT


def test_remarks_go_with_their_pack_and_come_back_with_it(library, pack, remarking, practising):
    practising.keep(replace(ATTEMPT, pack_id=pack.id)).result()
    remarking.receive(RETURNED).result()
    remarks = remarking.remarks_on(ATTEMPT.id)
    assert len(remarks) == 6
    ImportingService(library).remove(pack.id).result()
    assert remarking.remarks_on(ATTEMPT.id) == ()
    library.undo().result()
    assert remarking.remarks_on(ATTEMPT.id) == remarks


def test_remarks_stay_where_a_pack_is_made_ones_own(library, pack, remarking, practising):
    practising.keep(replace(ATTEMPT, pack_id=pack.id)).result()
    remarking.receive(RETURNED).result()
    remarks = remarking.remarks_on(ATTEMPT.id)
    UpdatingService(library).make_own(pack).result()
    assert remarking.remarks_on(ATTEMPT.id) == remarks
    assert remarking.receive(RETURNED).result().outcome.new == 0


def test_they_go_along_with_a_copy_of_the_library(library, remarks, tmp_path):
    copy_whole(library, tmp_path / "copy")
    with closing(open_library(tmp_path / "copy")) as other:
        assert RemarkingService(other).remarks_on(ATTEMPT.id) == remarks
    assert check_library(tmp_path / "copy" / "library.db").is_sound


def test_a_review_is_the_same_after_a_way_through_json():
    data = json.loads(json.dumps(review_to_json(REVIEW)))
    check_json(data, "planreview-1.json", name="review")
    assert review_from_json(data) == REVIEW
    assert REVIEW.blank.answer == REVIEW.answer


def test_a_pdf_that_was_written_into_comes_back_as_well(remarking, attempt, tmp_path):
    path = tmp_path / "answer.pdf"
    path.write_bytes(answer_of(form=True))
    teacher = MarkedUp(path)
    teacher.note("Paragraph 3: say why.", "named")
    teacher.fill_in(mark="7 out of 12", level="L3")
    back = teacher.save(tmp_path / "back.pdf")
    returned = read_returned(back)
    assert returned.answer == GROUND.script.known_by
    assert remarking.receive(returned).result().unplaced == 0
    listed = remark_list(remarking.remarks_on(attempt.id), GROUND)
    assert [(line.place, line.words) for line in listed.to_do] == [
        ("Paragraph 3", "Paragraph 3: say why.")
    ]
    judged = {line.words for line in listed.judgement}
    assert judged == {"7 out of 12", "L3"}
    assert all(line.remark.said.kind is RemarkKind.FORM for line in listed.judgement)


def test_an_answer_that_was_changed_inside_its_file_is_called_one():
    plan = HandedInPlan("p", "pack", "Mills", "How far?", Student("Ada"), "v1", "v1")
    answer = replace(plan, answers=PaperPlace(1, 1, "Question 1"))
    edited = HandedIn(1, plan=answer, doubts=(Doubt(DoubtKind.EDITED, ""),))
    with pytest.raises(UnreadableFileError) as refused:
        returned_from("answer.pdf", edited)
    assert "holds an answer that was changed inside the file" in refused.value.message()


def test_remarks_on_plans_are_none_of_answers(remarking, attempt, remarks):
    said = a_return(GROUND.plan, a_said("See me.", place=RemarkPlace(paragraph=1)))
    remarking.receive(said).result()
    assert len(remarking.remarks_on(attempt.id)) == len(remarks) + 1
    assert remarking.remarks_in(attempt.pack_id) == ()


def test_a_teachers_mark_is_told_beside_ones_own(practising, attempt, remarking):
    other = replace(
        REVIEW, plan_id=answer_ground(ATTEMPT, 0).plan.id, mark=3, stamps=(), answer=None
    )
    (short,) = practising.attempts()
    assert (short.teacher_mark, short.has_remarks) == (None, False)
    remarking.receive(RETURNED).result()
    (short,) = practising.attempts()
    # One of two answers was not judged yet.
    assert (short.mark, short.teacher_mark, short.has_remarks) == (None, None, True)
    remarking.receive(returned_review(other, name="first.sourcereview")).result()
    (short,) = practising.attempts()
    assert short.teacher_mark == 9
    results = practising.progress().results
    assert [(each.mark, each.teacher, each.out_of) for each in results] == [
        (None, 3, 4),
        (8, 6, 12),
    ]


def test_a_level_without_a_mark_is_no_mark(practising, attempt, remarking):
    remarking.receive(returned_review(replace(REVIEW, mark=None), name="level.sourcereview"))
    (short,) = practising.attempts()
    assert (short.teacher_mark, short.has_remarks) == (None, True)
    assert [each.teacher for each in practising.progress().results] == [None]


def test_an_older_review_changes_nothing(remarking, attempt):
    later = replace(REVIEW, mark=8, changed=NOON + timedelta(hours=1))
    remarking.receive(returned_review(later, name="later.sourcereview")).result()
    told = remarking.receive(RETURNED).result().told
    assert told == "You have a newer copy of this file, so nothing was changed."
    judged = remark_list(remarking.remarks_on(attempt.id), GROUND).judgement
    assert [line.words for line in judged] == ["L2", "8 / 12"]
