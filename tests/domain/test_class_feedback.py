# SPDX-License-Identifier: MIT
"""What a class is told: counts by plan, praise apart, nothing that was said to one alone."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis.strategies import permutations

from workbench.domain.class_feedback import LevelCount, SharedWords, feedback_of
from workbench.domain.remarks import RemarkPlace
from workbench.domain.reviews import Code, CodeBank, Review, Stamp

BANK = CodeBank(
    (
        Code("E+", "apt evidence"),
        Code("E?", "evidence is needed", "pick a few words"),
        Code("Inf?", "no inference", "finish “this suggests…”"),
        Code("J?", "no judgement", "go on with “because…”"),
        Code("Sp", "spelling", "correct it"),
    )
)


def a_review(student, *codes, **members):
    stamps = tuple(
        Stamp(f"{student}{at}", RemarkPlace(part="plan"), "", code, f"{code} says")
        for at, code in enumerate(codes)
    )
    return Review(student, "Thaw", "plan", "v1", out_of=8, stamps=stamps, **members)


REVIEWS = (
    a_review("a", "E?", "E?", "E+", level="L2", mark=4, target="Link every point."),
    a_review("b", "Inf?", "E?", level="L3", mark=7, target="link  every point"),
    a_review("c", "Inf?", "Own", level="L2", mark=5, target="See me, Cy."),
    a_review("d", "Inf?", "E?", "Sp", "E+", level="L1", mark=2),
    Review("e", "Thaw", "plan", "v1"),
)


def told(*reviews):
    return feedback_of(reviews, BANK, class_name="11B")


def test_codes_are_counted_by_plans_then_by_times_and_praise_stands_apart():
    feedback = told(*REVIEWS)
    assert [(x.code, x.plans, x.times) for x in feedback.to_do] == [
        ("E?", 3, 4),
        ("Inf?", 3, 3),
        ("Sp", 1, 1),
        ("Own", 1, 1),
    ]
    assert [(x.code, x.plans) for x in feedback.praise] == [("E+", 2)]
    assert feedback.frequent_praise == feedback.praise
    assert told(REVIEWS[0], REVIEWS[1]).frequent_praise == ()
    assert feedback.reviewed == 4


def test_next_steps_are_those_that_more_than_one_student_needs():
    assert [x.next_step for x in told(*REVIEWS).next_steps] == [
        "pick a few words",
        "finish “this suggests…”",
    ]
    assert [x.code for x in told(a_review("a", "J?", "E+")).next_steps] == ["J?"]
    assert told(a_review("a", "J?"), a_review("b", "E?")).next_steps == ()


def test_a_code_of_another_bank_is_told_in_its_own_words_and_is_neither_praise_nor_a_step():
    own = next(each for each in told(*REVIEWS).codes if each.code == "Own")
    assert (own.meaning, own.next_step, own.is_praise) == ("Own says", "", False)


def test_levels_are_in_the_order_of_their_marks():
    names = [a_review(str(at), level=name, mark=at) for at, name in enumerate(("Low", "Mid", "Hi"))]
    feedback = told(*reversed(names), a_review("x", level="Absent"))
    assert feedback.levels == tuple(LevelCount(x, 1) for x in ("Low", "Mid", "Hi", "Absent"))


def test_marks_out_of_different_numbers_are_not_mixed():
    other = replace(REVIEWS[0], out_of=16, mark=12)
    first, second = told(*REVIEWS, other).spreads
    assert (first.out_of, first.lowest, first.highest, first.middle) == (8, 2, 7, 4.5)
    assert first.is_told
    assert (second.out_of, second.counts, second.is_told) == (16, ((12, 1),), False)


def test_own_words_are_told_only_where_several_students_got_them():
    feedback = told(*REVIEWS)
    assert feedback.targets == (SharedWords("Link every point.", 2),)
    twice = a_review("x", even_better="Dates\ndates.", went_well="Clear")
    assert told(twice).even_better == ()
    assert told(twice, replace(twice, student="y")).went_well == (SharedWords("Clear", 2),)


@settings(max_examples=20)
@given(permutations(REVIEWS))
def test_the_order_of_the_reviews_changes_nothing(mixed):
    assert told(*mixed) == told(*REVIEWS)


def test_a_class_without_reviews_has_nothing_to_be_told():
    feedback = told(REVIEWS[-1])
    assert (feedback.reviewed, feedback.codes, feedback.levels, feedback.spreads) == (0, (), (), ())
    assert feedback.next_steps == ()
