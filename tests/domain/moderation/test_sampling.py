# SPDX-License-Identifier: MIT
from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.domain.moderation.sampling import sample_across, shuffled, usual_size
from workbench.domain.reviews import Review

LEVELS = ((1, 4, "L1"), (5, 8, "L2"), (9, 12, "L3"), (13, 16, "L4"))


def marked(mark, out_of=16, name="x"):
    level = next((name for low, high, name in LEVELS if low <= (mark or 0) <= high), "")
    return Review(name, "Thaw", "plan", "v1", level, mark, out_of)


def a_class(*marks):
    return {("thaw", f"s{at:03}"): marked(mark) for at, mark in enumerate(marks)}


marks_of_classes = st.lists(st.none() | st.integers(0, 16), max_size=40)


@given(marks_of_classes, st.integers(0, 45))
@settings(max_examples=150)
def test_a_sample_has_its_size_and_both_ends_of_the_range(marks, size):
    reviews = a_class(*marks)
    given_marks = [mark for mark in marks if mark is not None]
    sample = sample_across(reviews, size)
    assert len(set(sample)) == len(sample) == min(size, len(given_marks))
    sampled = [reviews[key].mark for key in sample]
    assert None not in sampled
    if size >= 2 and given_marks:
        assert min(sampled) == min(given_marks)
        assert max(sampled) == max(given_marks)


@given(marks_of_classes, st.integers(2, 20), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_the_same_reviews_in_any_order_give_the_same_sample(marks, size, chance: random.Random):
    reviews = a_class(*marks)
    items = list(reviews.items())
    chance.shuffle(items)
    assert sample_across(dict(items), size) == sample_across(reviews, size)


def sampled_marks(reviews, size):
    return sorted(reviews[key].mark for key in sample_across(reviews, size))


def test_the_others_are_spread_over_the_marks_and_not_over_the_students():
    # Nearly everybody has 8: counted by students, the sample would be full of eights.
    reviews = a_class(1, *[8] * 20, 12, 16)
    assert sampled_marks(reviews, 4) == [1, 8, 12, 16]


def test_a_plan_beside_a_border_of_levels_is_taken_before_a_nearer_one():
    # In the middle lies 8.5; 8 is the highest mark of its level here, 9 the lowest of the next.
    assert sampled_marks(a_class(1, 7, 8, 10, 11, 16), 3) == [1, 8, 16]
    # 7 is nearest to 7.5 in the middle and beside no border, 9 is within half a step of it.
    assert sampled_marks(a_class(1, 6, 7, 8, 14), 3) == [1, 8, 14]


def test_marks_out_of_different_numbers_are_compared_as_fractions():
    reviews = {
        ("a", "half"): marked(20, 40),
        ("a", "most"): marked(8, 8),
        ("a", "none"): marked(1, 40),
        ("a", "some"): marked(9, 40),
    }
    assert sample_across(reviews, 2) == (("a", "most"), ("a", "none"))


@pytest.mark.parametrize(
    ("plans", "size"),
    [(0, 0), (1, 1), (15, 15), (16, 15), (100, 15), (101, 20), (200, 20), (201, 25), (900, 25)],
)
def test_the_usual_size_follows_the_table_of_the_board(plans, size):
    assert usual_size(plans) == size


@given(st.sets(st.tuples(st.sampled_from(["", "thaw"]), st.text("abc", max_size=4)), max_size=30))
@settings(max_examples=50)
def test_an_order_without_names_has_everybody_once_and_is_the_same_each_time(keys):
    order = shuffled(keys, "11B")
    assert set(order) == keys
    assert len(order) == len(keys)
    assert shuffled(sorted(keys, reverse=True), "11b") == order


def test_the_order_is_another_one_in_another_class_and_not_that_of_the_names():
    keys = [("thaw", f"s{at:02}") for at in range(30)]
    assert shuffled(keys, "11B") != tuple(keys)
    assert shuffled(keys, "11B") != shuffled(keys, "11C")
