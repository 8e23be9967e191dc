# SPDX-License-Identifier: MIT
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import a_pack, a_plan, a_point
from workbench.domain.identifiers import new_id
from workbench.domain.plans import AnnotationEvidence, BackgroundEvidence, PointKind
from workbench.ui.planning import editing
from workbench.ui.planning.editing import Slots, TextPart, TextPlace

PACK = a_pack()
ONE, TWO, THREE = (AnnotationEvidence(new_id()) for _ in range(3))
FACT = BackgroundEvidence(new_id())


def ids(plan):
    return [point.id for point in plan.points]


def evidence_of(plan, at=0):
    return plan.points[at].evidence


def test_every_kind_of_point_has_a_place_in_an_empty_plan():
    plan, slots = a_plan(PACK), Slots.unused()
    shown = editing.with_slots(plan, slots)
    assert [point.kind for point in shown.points] == [PointKind.POINT, PointKind.COUNTER_POINT]
    assert editing.without_empty_slots(shown, slots) == plan


def test_a_place_becomes_a_point_once_something_stands_in_it():
    slots = Slots.unused()
    shown = editing.with_slots(a_plan(PACK), slots)
    written = editing.with_text(shown, TextPlace(TextPart.LINK, slots.counter_point), "So")
    kept = editing.without_empty_slots(written, slots)
    assert ids(kept) == [slots.counter_point]
    assert kept.points[0].kind is PointKind.COUNTER_POINT


def test_an_empty_point_that_is_no_slot_stays():
    plan = a_plan(PACK, a_point(point=""))
    assert editing.without_empty_slots(plan, Slots.unused()) == plan


def test_words_go_where_they_were_typed():
    point = a_point()
    plan = a_plan(PACK, point)
    for part in (TextPart.POINT, TextPart.EXPLANATION, TextPart.LINK):
        changed = editing.with_text(plan, TextPlace(part, point.id), "new")
        assert getattr(changed.points[0], part.value) == "new"
    assert editing.with_text(plan, TextPlace(TextPart.CLAIM), "new").claim == "new"
    assert editing.with_text(plan, TextPlace(TextPart.JUDGEMENT), "new").judgement == "new"


def test_words_for_a_point_that_is_gone_change_nothing():
    plan = a_plan(PACK, a_point())
    assert editing.with_text(plan, TextPlace(TextPart.LINK, new_id()), "new") == plan


def test_a_new_point_stands_below_the_one_in_use_and_above_the_other_hand():
    first, second, other = a_point(), a_point(), a_point(kind=PointKind.COUNTER_POINT)
    plan, made = a_plan(PACK, first, second, other), new_id()
    assert ids(editing.with_new_point(plan, made, first.id)) == [
        first.id,
        made,
        second.id,
        other.id,
    ]
    for after in (other.id, None, new_id()):
        assert ids(editing.with_new_point(plan, made, after))[2:] == [made, other.id]


@given(st.integers(0, 3), st.integers(0, 4))
def test_a_point_lands_before_the_point_at_its_new_place(place, index):
    plan = a_plan(PACK, *(a_point() for _ in range(4)))
    moved = ids(plan)[place]
    others = [each for each in ids(plan) if each != moved]
    before = [each for each in ids(plan)[:index] if each != moved]
    result = ids(editing.with_point_at(plan, moved, index))
    assert result == [*before, moved, *others[len(before) :]]


def test_points_move_one_step_and_never_out_of_the_plan():
    first, second = a_point(), a_point()
    plan = a_plan(PACK, first, second)
    swapped = a_plan(PACK, second, first)
    assert ids(editing.with_point_moved(plan, first.id, 1)) == ids(swapped)
    assert ids(editing.with_point_moved(plan, second.id, -1)) == ids(swapped)
    assert editing.with_point_moved(plan, first.id, -1) == plan
    assert editing.with_point_moved(plan, second.id, 1) == plan
    assert editing.with_point_moved(plan, new_id(), 1) == plan


def test_evidence_is_in_a_point_once():
    point = a_point(evidence=(ONE, TWO))
    plan = a_plan(PACK, point)
    assert evidence_of(editing.with_evidence(plan, point.id, ONE)) == (TWO, ONE)
    assert evidence_of(editing.with_evidence(plan, point.id, TWO, before=ONE)) == (TWO, ONE)
    assert editing.with_evidence(plan, point.id, ONE, before=ONE) == plan


def test_evidence_goes_before_the_piece_it_was_dropped_on_or_to_the_end():
    point = a_point(evidence=(ONE, TWO))
    plan = a_plan(PACK, point)
    assert evidence_of(editing.with_evidence(plan, point.id, THREE, before=TWO)) == (
        ONE,
        THREE,
        TWO,
    )
    assert evidence_of(editing.with_evidence(plan, point.id, THREE, before=FACT)) == (
        ONE,
        TWO,
        THREE,
    )


def test_evidence_moves_past_own_knowledge_to_the_next_of_its_kind():
    point = a_point(evidence=(ONE, FACT, TWO))
    plan = a_plan(PACK, point)
    swapped = (TWO, FACT, ONE)
    assert evidence_of(editing.with_evidence_moved(plan, point.id, ONE, 1)) == swapped
    assert evidence_of(editing.with_evidence_moved(plan, point.id, TWO, -1)) == swapped
    assert editing.with_evidence_moved(plan, point.id, FACT, 1) == plan
    assert editing.with_evidence_moved(plan, point.id, THREE, 1) == plan


def test_evidence_and_points_can_be_taken_out():
    point = a_point(evidence=(ONE, TWO))
    plan = a_plan(PACK, point)
    assert evidence_of(editing.without_evidence(plan, point.id, ONE)) == (TWO,)
    assert editing.without_point(plan, point.id).points == ()
