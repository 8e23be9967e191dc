# SPDX-License-Identifier: MIT
"""Notes beside a text stand near their lines and never on each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.export.pdf.margin import place, total_height

NOTES = st.lists(st.tuples(st.floats(0, 700), st.floats(5, 60)), min_size=1, max_size=40).map(
    lambda notes: sorted(notes, key=lambda note: note[0])
)


def test_notes_with_room_stand_where_they_wish():
    assert place([10, 100, 300], [20, 20, 20], 0, 700) == [10, 100, 300]


def test_two_notes_at_one_line_share_the_shift():
    first, second = place([100, 100], [20, 20], 0, 700, gap=4)
    assert (first, second) == (88, 112)


def test_no_notes_need_no_places():
    assert place([], [], 0, 700) == []


def test_notes_at_the_end_of_the_page_move_up():
    assert place([690], [20], 0, 700) == [680]


def test_notes_above_the_page_move_down():
    assert place([-30, 10], [20, 20], 0, 700, gap=0) == [0, 20]


@given(NOTES)
def test_notes_never_overlap_and_keep_their_order(notes):
    wished, heights = zip(*notes, strict=True)
    tops = place(wished, heights, 0, 700, gap=3)
    for top, height, following in zip(tops, heights, tops[1:], strict=False):
        assert following >= top + height + 3 - 1e-6


@given(NOTES)
def test_notes_that_fit_the_page_stay_on_it(notes):
    wished, heights = zip(*notes, strict=True)
    needed = total_height(heights, gap=3)
    tops = place(wished, heights, 0, max(700, needed), gap=3)
    assert tops[0] >= -1e-6
    assert tops[-1] + heights[-1] <= max(700, needed) + 1e-6


@given(NOTES, st.integers(0, 39), st.floats(-5, 5))
def test_moving_notes_that_have_room_brings_none_nearer_to_its_line(notes, which, by):
    """The sum of squared shifts is the least there is."""
    wished, heights = zip(*notes, strict=True)
    tops = place(wished, heights, -1e5, 1e5, gap=3)
    which %= len(tops)
    moved = [*tops[:which], tops[which] + by, *tops[which + 1 :]]
    fits = all(
        following >= top + height + 3 - 1e-9
        for top, height, following in zip(moved, heights, moved[1:], strict=False)
    )
    if fits:
        assert _shifts(tops, wished) <= _shifts(moved, wished) + 1e-6


def test_many_notes_take_no_noticeable_time_and_stay_apart():
    tops = place([50.0] * 1000, [10.0] * 1000, 0, 13_000)
    assert tops == pytest.approx([13.0 * number for number in range(1000)])


def _shifts(tops, wished):
    return sum((top - wish) ** 2 for top, wish in zip(tops, wished, strict=True))
