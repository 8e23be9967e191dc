# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import a_pack, a_plan, a_point, an_annotation
from workbench.domain.note_versions import Change, Piece
from workbench.domain.plan_comparing import Fate, NamedPlan, Row, compared, is_same
from workbench.domain.plans import AnnotationEvidence, PointKind

PACK = a_pack()
ONE, TWO = (AnnotationEvidence(an_annotation(PACK.sources[0], n).id) for n in (1, 2))
NAMES = {ONE: "A1 ‘mill’", TWO: "A2 ‘bread’"}
BREAD, NAMES_LIST, QUEUE = (
    a_point(point=text) for text in ("Bread was given.", "Names were kept.", "They queued.")
)
PLAN = a_plan(PACK, BREAD, NAMES_LIST, QUEUE)


def sections(then, now):
    return compared(NamedPlan(then, NAMES), NamedPlan(now, NAMES))


def fates(then, now):
    return [(each.fate, each.then_at, each.now_at) for each in sections(then, now)[1:-1]]


def test_the_same_plan_is_the_same_everywhere():
    assert is_same(sections(PLAN, PLAN))


def test_changed_words_are_told_word_by_word():
    claim, *_ = sections(PLAN, replace(PLAN, claim="It hardly divided the town."))
    assert claim.fate is Fate.CHANGED
    new = [piece.text.strip() for piece in claim.pairs[0].now if piece.change is Change.NEW]
    assert new == ["hardly"]


def test_a_point_that_is_gone_stands_where_it_was_and_a_new_one_where_it_is():
    new = a_point(point="Chapels chose.")
    after = replace(PLAN, points=(BREAD, QUEUE, new))
    assert fates(PLAN, after) == [
        (Fate.SAME, 1, 1),
        (Fate.GONE, 2, None),
        (Fate.SAME, 3, 2),
        (Fate.NEW, None, 3),
    ]


def test_only_what_was_moved_is_told_to_be():
    after = replace(PLAN, points=(QUEUE, BREAD, NAMES_LIST))
    assert fates(PLAN, after) == [(Fate.MOVED, 3, 1), (Fate.SAME, 1, 2), (Fate.SAME, 2, 3)]


def test_a_point_that_went_to_the_other_hand_has_moved():
    other = replace(QUEUE, kind=PointKind.COUNTER_POINT)
    after = replace(PLAN, points=(BREAD, NAMES_LIST, other))
    assert fates(PLAN, after)[-1] == (Fate.MOVED, 3, 0)


def test_plans_made_apart_are_paired_by_their_words():
    apart = a_plan(PACK, a_point(point="They had to queue."), a_point(point="Bread was given out."))
    assert fates(PLAN, apart)[:3] == [
        (Fate.CHANGED, 3, 1),
        (Fate.CHANGED, 1, 2),
        (Fate.GONE, 2, None),
    ]


def test_evidence_is_told_line_by_line():
    then, now = replace(BREAD, evidence=(ONE, TWO)), replace(BREAD, evidence=(TWO,))
    _, point, *_ = sections(replace(PLAN, points=(then,)), replace(PLAN, points=(now,)))
    pair = next(each for each in point.pairs if each.row is Row.EVIDENCE)
    assert pair.then == (Piece(NAMES[ONE], Change.GONE), Piece("\n"), Piece(NAMES[TWO]))
    assert pair.now == (Piece(NAMES[TWO]),)


some = st.lists(
    st.sampled_from((BREAD, NAMES_LIST, QUEUE, a_point(point=""), a_point(evidence=(ONE,)))),
    max_size=4,
    unique_by=lambda each: each.id,
)


@settings(max_examples=60)
@given(some, some)
def test_every_point_of_both_plans_is_told_once(old, new):
    found = sections(replace(PLAN, points=tuple(old)), replace(PLAN, points=tuple(new)))[1:-1]
    then = [each for each in found if each.then_at is not None]
    now = [each for each in found if each.now_at is not None]
    assert (len(then), [each.now_at for each in now]) == (len(old), list(range(1, len(new) + 1)))
