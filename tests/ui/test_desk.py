# SPDX-License-Identifier: MIT
import dataclasses

import pytest

from tests.factories import a_pack, a_source
from workbench.domain.annotations import Direction, SourcePart
from workbench.domain.enquiries import Enquiry
from workbench.domain.identifiers import EnquiryId, PointId
from workbench.domain.plans import AnnotationEvidence, Point
from workbench.domain.text import Span
from workbench.services.first_view import example_view
from workbench.services.looking_up import contents_of
from workbench.ui.desk import Desk
from workbench.ui.jobs import Jobs
from workbench.ui.session import Session


@pytest.fixture
def session(qtbot, tmp_path):
    jobs = Jobs()
    made = Session(jobs)
    made.open(tmp_path / "library")
    qtbot.waitUntil(lambda: made.services is not None)
    yield made
    made.close()
    jobs.close()


@pytest.fixture
def pack():
    return a_pack(a_source("A"), a_source("B", order=2))


@pytest.fixture
def desk(qtbot, session, pack):
    made = Desk(session)
    made.do(lambda services: services.importing.keep(pack), lambda kept: made.open_pack(kept.id))
    qtbot.waitUntil(lambda: made.pack == pack)
    return made


@pytest.fixture
def quiet(qtbot, session, desk):
    def wait():
        qtbot.waitUntil(lambda: session.waiting == 0)
        qtbot.wait(20)
        qtbot.waitUntil(lambda: not desk.is_behind)

    return wait


def letters(desk):
    return {letter.letter: letter for letter in desk.framework.letters}


def kept(session, desk):
    return contents_of(session.services.library, desk.pack.id)


def test_a_mark_shows_at_once_and_is_kept_as_it_was_shown(desk, session, quiet):
    made = desk.mark(SourcePart.BODY, Span(4, 8), letters(desk)["N"])
    assert desk.marks_of_source() == (made,)
    assert made.short_id == "A1"
    quiet()
    assert kept(session, desk).annotations == (made,)


def test_numbers_go_on_and_are_never_given_again(desk, quiet):
    first = desk.mark(SourcePart.BODY, Span(4, 8), letters(desk)["N"])
    desk.mark(SourcePart.BODY, Span(0, 8), letters(desk)["R"])
    desk.remove_mark(first.id)
    quiet()
    desk.read_again()
    quiet()
    assert desk.mark(SourcePart.BODY, Span(0, 3), letters(desk)["P"]).short_id == "A3"


def test_many_marks_are_changed_and_removed_in_one_step(desk, session, quiet):
    spans = (Span(4, 8), Span(0, 3), Span(9, 12))
    made = [desk.mark(SourcePart.BODY, span, letters(desk)["N"]) for span in spans]
    told = []
    desk.marks_changed.connect(lambda: told.append(len(desk.marks())))
    desk.change_marks([dataclasses.replace(x, direction=Direction.BOTH) for x in made[:2]])
    assert [x.direction for x in desk.marks()].count(Direction.BOTH) == 2
    assert desk.remove_marks([made[0].id, made[2].id, "nowhere"]) != ()
    assert [x.id for x in desk.marks_of_source()] == [made[1].id]
    assert told == [3, 1]
    quiet()
    assert [x.id for x in kept(session, desk).annotations] == [made[1].id]
    assert session.services.library.undo_label == "Remove 2 marks"
    desk.change_marks([])
    assert desk.remove_marks(["nowhere"]) == ()
    assert session.waiting == 0


def test_the_plan_is_told_once_of_many_marks_that_are_gone(desk):
    spans = (Span(4, 8), Span(0, 3), Span(9, 12))
    made = [desk.mark(SourcePart.BODY, span, letters(desk)["N"]) for span in spans]
    desk.begin_plan("How far did charity help?")
    evidence = tuple(AnnotationEvidence(each.id) for each in made)
    desk.shelf.change(
        dataclasses.replace(desk.plan, points=(Point(PointId("one"), evidence=evidence),))
    )
    told = []
    desk.plan_changed.connect(lambda: told.append([x for _, x in desk.plan.evidence()]))
    desk.remove_marks([made[0].id, made[2].id])
    assert told == [[evidence[1]]]


def test_the_same_words_with_the_same_letter_are_one_mark(desk):
    first = desk.mark(SourcePart.BODY, Span(4, 8), letters(desk)["N"])
    assert desk.mark(SourcePart.BODY, Span(4, 8), letters(desk)["N"]) == first
    assert desk.mark(SourcePart.BODY, Span(4, 8), letters(desk)["O"]) != first
    assert len(desk.marks_of_source()) == 2


def test_marks_are_in_reading_order_whatever_was_done_to_them(desk, quiet):
    for start, letter in ((20, "N"), (4, "R"), (40, "O"), (0, "P")):
        desk.mark(SourcePart.BODY, Span(start, start + 3), letters(desk)[letter])
    second = desk.marks_of_source()[1]
    desk.change_mark(dataclasses.replace(second, feature="seen", direction=Direction.BOTH))
    desk.remove_mark(desk.marks_of_source()[0].id)
    shown = desk.marks_of_source()
    assert [x.target.anchor.span.start for x in shown] == [4, 20, 40]
    assert shown[0].feature == "seen"
    desk.read_again()
    quiet()
    assert desk.marks_of_source() == tuple(
        dataclasses.replace(x, modified=y.modified)
        for x, y in zip(shown, desk.marks_of_source(), strict=True)
    )


def test_a_step_is_taken_back_and_done_again(qtbot, desk, quiet):
    made = desk.mark(SourcePart.ATTRIBUTION, Span(0, 4), letters(desk)["O"])
    labels = []
    desk.do(lambda services: services.library.undo(), labels.append)
    qtbot.waitUntil(lambda: desk.marks_of_source() == ())
    desk.do(lambda services: services.library.redo(), labels.append)
    qtbot.waitUntil(lambda: desk.marks_of_source() == (made,))
    assert labels == ["Mark A1", "Mark A1"]


def test_nothing_to_take_back_is_told(qtbot, session):
    desk = Desk(session)
    with qtbot.waitSignal(desk.refused):
        desk.do(lambda services: services.library.undo())


def test_walking_stops_at_the_ends_of_the_pack(qtbot, desk):
    with qtbot.waitSignal(desk.source_changed):
        desk.step_source(1)
    assert desk.source.label == "B"
    with qtbot.assertNotEmitted(desk.source_changed):
        desk.step_source(1)


def test_a_plan_is_begun_changed_and_put_aside(desk, session, quiet):
    desk.begin_plan("How far did charity help?")
    desk.shelf.change(dataclasses.replace(desk.plan, claim="Less than it seemed."))
    quiet()
    assert kept(session, desk).plans == (desk.plan,)
    desk.shelf.put_aside()
    desk.read_again()
    quiet()
    assert desk.plan is None
    desk.shelf.open(desk.plans[0].id)
    assert desk.plan.claim == "Less than it seemed."


def test_coverage_counts_what_is_shown(desk):
    desk.mark(SourcePart.WHOLE, None, letters(desk)["P"])
    cell = desk.coverage().cell("A", "P")
    assert [mark.short_id for mark in cell.annotations] == ["A1"]


def test_coverage_is_worked_out_once_for_all_that_show_it(desk):
    shown = []
    desk.marks_changed.connect(lambda: shown.append(desk.coverage().cell("A", "R").annotations))
    before = desk.coverage()
    assert desk.coverage() is before
    mark = desk.mark(SourcePart.BODY, Span(4, 8), letters(desk)["R"])
    assert shown == [(mark,)]
    assert desk.coverage() is not before


def test_what_was_shown_last_can_be_shown_first(desk, session):
    desk.mark(SourcePart.BODY, Span(4, 8), letters(desk)["N"])
    view = desk.view()
    other = Desk(session)
    other.lay_out(view)
    assert other.marks_of_source() == desk.marks_of_source()
    assert other.view() == view


def test_the_example_is_what_a_new_library_is_going_to_have(qtbot, session):
    from workbench.services.demonstrating import keep_example

    shown = example_view()
    plan = keep_example(session.services.library)
    found = contents_of(session.services.library, plan.pack_id)
    assert found.pack == shown.pack
    assert {x.id: x for x in found.annotations} == {x.id: x for x in shown.annotations}
    assert plan == shown.plan


def test_a_note_means_something_else_for_another_question(qtbot, desk, session, quiet):
    desk.begin_plan("How far did charity help?")
    first = desk.plan
    made = desk.mark(SourcePart.BODY, Span(4, 8), letters(desk)["N"])
    desk.change_mark(dataclasses.replace(made, feature="It stood.", so_what="So it failed."))
    desk.begin_plan("Who paid for it?")
    shown = desk.mark_with(made.id)
    assert (shown.feature, shown.so_what) == ("It stood.", "")
    desk.change_mark(dataclasses.replace(shown, so_what="So the town did."))
    desk.shelf.open(first.id)
    assert desk.mark_with(made.id).so_what == "So it failed."
    desk.shelf.open(next(each.id for each in desk.plans if each.id != first.id))
    assert desk.mark_with(made.id).so_what == "So the town did."
    quiet()
    (stored,) = kept(session, desk).annotations
    assert {stored.so_what, *(each.so_what for each in stored.readings)} == {
        "So it failed.",
        "So the town did.",
    }
    desk.read_again()
    quiet()
    assert desk.mark_with(made.id).so_what == "So the town did."


def test_what_is_typed_is_asked_for_before_another_question_is_opened(desk, qtbot):
    desk.begin_plan("How far did charity help?")
    asked = desk.plan.enquiry.id
    told = []
    desk.shelf.leaving.connect(lambda: told.append(desk.plan.enquiry.id))
    desk.shelf.change(dataclasses.replace(desk.plan, claim="Less than it seemed."))
    assert not told
    desk.begin_plan("Who paid for it?")
    assert told == [asked]


def test_questions_are_those_of_the_plans_and_then_those_of_the_page(desk):
    desk.begin_plan("How far did charity help?")
    desk.begin_plan("Who paid for it?")
    asked = [plan.enquiry for plan in desk.plans]
    of_page = Enquiry(EnquiryId("of the page"), text="Why was it built?")
    desk.enquiries = (of_page, dataclasses.replace(asked[1], text="As it was kept"))
    assert desk.questions() == (*asked, of_page)


def test_questions_of_a_library_that_is_put_away_are_told_to_be_gone(desk, qtbot, quiet):
    desk.begin_plan("How far did charity help?")
    quiet()
    desk.read_again()
    qtbot.waitUntil(lambda: bool(desk.enquiries))
    with qtbot.waitSignal(desk.enquiries_changed):
        desk.clear()
    assert desk.questions() == ()
