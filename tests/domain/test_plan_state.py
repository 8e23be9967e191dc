# SPDX-License-Identifier: MIT
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.factories import (
    a_pack,
    a_plan,
    a_point,
    a_source,
    an_annotation,
    an_enquiry,
)
from workbench.domain.identifiers import new_id
from workbench.domain.plan_state import (
    CounterPointState,
    PointPart,
    numbers_of_points,
    state_of_plan,
    state_of_point,
)
from workbench.domain.plans import AnnotationEvidence, BackgroundEvidence, PointKind

MARK = AnnotationEvidence(new_id())
FACT = BackgroundEvidence(new_id())
COUNTER = PointKind.COUNTER_POINT


def test_a_blank_point_is_not_started():
    state = state_of_point(a_point(point="  \n", explanation="\t"))
    assert not state.is_started
    assert state.missing == tuple(PointPart)


def test_a_point_is_complete_with_words_a_mark_and_own_knowledge():
    point = a_point(evidence=(MARK, FACT), explanation="Because", link="So")
    assert state_of_point(point).is_complete


def test_a_mark_is_no_own_knowledge_and_own_knowledge_no_evidence():
    assert state_of_point(a_point(evidence=(MARK,))).filled == (PointPart.POINT, PointPart.EVIDENCE)
    assert state_of_point(a_point(evidence=(FACT,))).filled == (
        PointPart.POINT,
        PointPart.KNOWLEDGE,
    )


def test_what_is_missing_is_named_in_the_order_of_writing():
    point = a_point(evidence=(MARK,), explanation="Because")
    assert state_of_point(point).missing == (PointPart.KNOWLEDGE, PointPart.LINK)


def plan_on(pack, *marks, sources=(), **fields):
    evidence = tuple(AnnotationEvidence(mark.id) for mark in marks)
    return a_plan(pack, a_point(evidence=evidence), enquiry=an_enquiry(sources=sources), **fields)


def test_sources_count_when_one_of_their_marks_is_evidence():
    pack = a_pack(a_source("A"), a_source("B", order=2), a_source("C", order=3))
    marks = [an_annotation(source) for source in pack.sources]
    state = state_of_plan(plan_on(pack, marks[2], marks[0]), pack, marks)
    assert (state.used, state.unused) == (("A", "C"), ("B",))
    assert state.uses_enough_sources


def test_half_of_the_sources_is_not_enough_where_the_question_names_none():
    pack = a_pack(a_source("A"), a_source("B", order=2))
    mark = an_annotation(pack.sources[0])
    assert not state_of_plan(plan_on(pack, mark), pack, [mark]).uses_enough_sources


def test_a_question_that_names_its_sources_asks_for_each_of_them_and_no_other():
    pack = a_pack(a_source("A"), a_source("B", order=2), a_source("C", order=3))
    marks = [an_annotation(source) for source in pack.sources]
    both = state_of_plan(plan_on(pack, *marks[:2], sources=("A", "B")), pack, marks)
    assert (both.used, both.unused, both.uses_enough_sources) == (("A", "B"), (), True)
    one = state_of_plan(plan_on(pack, marks[0], marks[2], sources=("A", "B")), pack, marks)
    assert (one.used, one.unused, one.uses_enough_sources) == (("A",), ("B",), False)


def test_evidence_whose_mark_is_gone_counts_for_no_source():
    pack = a_pack()
    plan = a_plan(pack, a_point(evidence=(MARK,)))
    assert state_of_plan(plan, pack, []).used == ()


def test_a_counter_point_needs_words_and_then_evidence_of_its_own():
    pack = a_pack()

    def state(*points):
        return state_of_plan(a_plan(pack, *points), pack, []).counter_point

    assert state(a_point()) is CounterPointState.MISSING
    assert state(a_point(kind=COUNTER, point="")) is CounterPointState.MISSING
    assert state(a_point(kind=COUNTER)) is CounterPointState.WITHOUT_EVIDENCE
    assert state(a_point(kind=COUNTER, evidence=(FACT,))) is CounterPointState.WITHOUT_EVIDENCE
    assert state(a_point(kind=COUNTER, evidence=(MARK,))) is CounterPointState.SUPPORTED


def test_points_without_own_knowledge_are_named_by_their_numbers():
    pack = a_pack()
    known = a_point(evidence=(FACT,))
    plan = a_plan(pack, a_point(), a_point(kind=COUNTER), known, a_point())
    state = state_of_plan(plan, pack, [])
    assert (state.points, state.without_knowledge) == (3, (1, 3))


def test_blanks_are_no_judgement():
    pack = a_pack()
    plan = a_plan(pack)
    assert state_of_plan(plan, pack, []).has_judgement
    assert not state_of_plan(replace(plan, judgement=" \n"), pack, []).has_judgement


@given(st.lists(st.sampled_from(PointKind)))
def test_points_are_numbered_without_gaps_and_counter_points_not_at_all(kinds):
    numbers = numbers_of_points([a_point(kind=kind) for kind in kinds])
    given_numbers = [number for number in numbers if number is not None]
    assert given_numbers == list(range(1, kinds.count(PointKind.POINT) + 1))
    assert [number is None for number in numbers] == [kind is COUNTER for kind in kinds]
