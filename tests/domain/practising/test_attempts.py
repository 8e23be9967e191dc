# SPDX-License-Identifier: MIT
from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import BODY, NOON, a_pack, a_source, an_annotation
from workbench.domain.annotations import SourcePart
from workbench.domain.enquiries import Enquiry
from workbench.domain.frameworks import Dimension
from workbench.domain.identifiers import new_id
from workbench.domain.interchange.attempts import attempt_from_json, attempt_to_json
from workbench.domain.plans import ExamEntry, Student
from workbench.domain.practising.attempts import (
    Conditions,
    Phase,
    begun_attempt,
    planned_minutes,
)
from workbench.domain.practising.clock import Moment
from workbench.domain.practising.papers import (
    Extra,
    Model,
    minutes_of,
    paper_of,
    sections_of,
)
from workbench.domain.provenance import Provenance
from workbench.domain.text import Span
from workbench.services import catalogues


def at(seconds):
    return Moment(50.0 + seconds, NOON + timedelta(seconds=seconds))


def a_question(text="How useful are Sources A and B?", **fields):
    return Enquiry(**{"id": new_id(), "text": text, "marks": 8, "minutes": 12, **fields})


@pytest.fixture
def pack():
    given_away = Provenance(creator=("A weaver",), genre="letter")
    sources = (
        a_source("A", provenance=given_away, interpretation_note="Looks back."),
        a_source("B"),
        a_source("C"),
    )
    return a_pack(sources=sources)


@pytest.fixture
def attempt(pack):
    paper = paper_of(pack, [a_question(sources=("A", "B")), a_question("And C?", sources=("C",))])
    return begun_attempt(new_id(), pack.id, paper, Conditions(extra=25), at(0))


def test_a_paper_shows_what_is_printed_and_nothing_that_was_found_out(attempt):
    source = attempt.paper.sources[0]
    assert source.body == BODY
    assert source.attribution
    assert source.provenance == Provenance()
    assert source.interpretation_note is None
    assert [each.label for each in attempt.paper.sources_for(0)] == ["A", "B"]
    assert [each.label for each in attempt.paper.sources_for(1)] == ["C"]
    assert attempt.paper.marks == 16


def test_a_question_that_names_no_source_is_about_all_of_them(pack):
    paper = paper_of(pack, [a_question("What changed?")])
    assert [each.label for each in paper.sources_for(0)] == ["A", "B", "C"]


def test_a_paper_is_as_long_as_its_questions_and_extra_time_comes_on_top(attempt):
    assert attempt.paper.minutes == 24
    assert attempt.clock.allowed == 30 * 60
    assert minutes_of([a_question(minutes=None, marks=8), a_question(minutes=None, marks=None)]) > 8


def test_time_is_counted_for_the_question_and_the_phase_in_front(attempt):
    attempt = attempt.ticked(at(10)).turned_to(0, Phase.WRITE).ticked(at(14))
    attempt = attempt.turned_to(1, Phase.READ).ticked(at(15))
    assert attempt.answers[0].spent == {Phase.READ: 10, Phase.WRITE: 4}
    assert attempt.answers[1].spent == {Phase.READ: 1}
    assert sum(each.seconds for each in attempt.answers) == attempt.clock.used


def test_what_is_written_after_the_end_is_told_apart(attempt):
    written = attempt.written(plan="First origin", text="Source A is").finished(at(3))
    after = written.written(text="and B as well", plan="Changed")
    assert after.answer.text == "Source A is"
    assert after.answer.plan == "First origin"
    assert after.answer.added == "and B as well"
    assert after.answer.words == 3


def test_marks_freeze_when_it_is_over(attempt):
    source = attempt.paper.sources[0]
    marked, mark = attempt.marked(
        source, SourcePart.BODY, Span(0, 8), Dimension("origin"), mark_id=new_id(), now=NOON
    )
    assert mark.short_id == "A1"
    over = marked.finished(at(4))
    assert over.without_mark(mark.id).marks == (mark,)
    assert over.with_mark(replace(mark, feature="changed")).marks == (mark,)
    _, refused = over.marked(
        source, SourcePart.BODY, Span(9, 14), Dimension("origin"), mark_id=new_id(), now=NOON
    )
    assert refused is None


def test_numbers_of_marks_are_never_given_again(attempt):
    source = attempt.paper.sources[0]

    def mark(now, start):
        place = Span(start, start + 3)
        return now.marked(
            source, SourcePart.BODY, place, Dimension("origin"), mark_id=new_id(), now=NOON
        )

    one, first = mark(attempt, 0)
    two, second = mark(one.without_mark(first.id), 5)
    same, again = mark(two, 5)
    assert second.short_id == "A2"
    assert again == second
    assert same == two


def test_rests_are_only_had_where_they_are_allowed(attempt):
    without = replace(attempt, conditions=Conditions(rests=False))
    assert without.rested(at(5)) == without
    assert attempt.rested(at(5)).clock.standing != attempt.clock.standing


def test_all_answers_have_to_be_judged_before_there_is_a_mark(attempt):
    judged = attempt.judged("Level 2", 5)
    assert judged.mark is None
    assert judged.turned_to(1, Phase.WRITE).judged("Level 1", 2).mark == 7


@given(st.integers(1, 300))
def test_planned_minutes_are_those_there_are(minutes):
    planned = planned_minutes(minutes)
    assert sum(planned.values()) == max(minutes, 3)
    assert planned_minutes(12) == dict(zip(Phase, (2, 3, 2, 5), strict=True))


@given(
    st.text(max_size=60),
    st.lists(st.floats(0.1, 40), max_size=6),
    st.sampled_from(Phase),
    st.booleans(),
)
def test_an_attempt_reads_back_as_it_was(text, waits, phase, is_over):
    pack = a_pack(sources=(a_source("A"), a_source("B")))
    model = Model((an_annotation(pack.sources[0]),), ("A model answer",))
    paper = paper_of(pack, [a_question(sources=("A",))], model=model, hides=[Extra.TITLES])
    student = Student("Ada", "10B", "0042", "Mr Lane")
    attempt = begun_attempt(
        new_id(),
        pack.id,
        paper,
        Conditions(50, rests=False, hides_clock=True, chimes=True),
        at(0),
        student=student,
        exam=ExamEntry("12345", "8145/1B"),
    )
    now = 0.0
    for wait in waits:
        now += wait
        attempt = attempt.ticked(at(now)).turned_to(0, phase).written(text=text, plan=text)
    attempt, _ = attempt.marked(
        paper.sources[0], SourcePart.BODY, Span(2, 9), Dimension("origin"), mark_id="m", now=NOON
    )
    if is_over:
        attempt = attempt.finished(at(now)).judged("Level 1", 2).written(text=text)
    back = json.loads(json.dumps(attempt_to_json(attempt)))
    assert attempt_from_json(back) == attempt


def test_whole_sections_are_questions_that_stand_together_on_a_paper():
    sections = {board.key: sections_of(board) for board in catalogues.boards()}
    assert [each.id for each in sections["edexcel-gcse"]["P1"]] == ["edx1_2a", "edx1_2b"]
    assert len(sections["ib"][""]) == 5
    assert not sections["ap"]
