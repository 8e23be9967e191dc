# SPDX-License-Identifier: MIT
"""Places on a picture and in its view, there and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.regions import Spot
from workbench.ui.reading.picture_space import PictureSpace, Sight
from workbench.ui.reading.region_steps import Frame

fractions = st.floats(0, 1)
sights = st.builds(
    Sight,
    zoom=st.floats(1, 8),
    centre=st.tuples(fractions, fractions),
    turn=st.integers(0, 3),
)
spaces = st.builds(
    PictureSpace,
    st.integers(20, 5000),
    st.integers(20, 5000),
    st.tuples(st.just(4.0), st.just(4.0), st.floats(50, 2000), st.floats(50, 2000)),
    sights,
)


@given(spaces, fractions, fractions)
def test_a_place_on_the_picture_is_the_same_there_and_back(space, x, y):
    spot = space.to_picture(*space.to_view(Spot(x, y)))
    assert (spot.x, spot.y) == pytest.approx((x, y), abs=1e-5)


@given(spaces, st.floats(-5000, 5000), st.floats(-5000, 5000))
def test_a_picture_leaves_nothing_free_that_it_could_fill(space, across, down):
    space = PictureSpace(space.width, space.height, space.room, space.moved(across, down))
    for start, size, low, length in zip(
        space.corner, space.size, space.room[:2], space.room[2:], strict=True
    ):
        if size <= length:
            assert start - low == pytest.approx(low + length - start - size, abs=1e-6)
        else:
            assert start <= low + 1e-6
            assert start + size >= low + length - 1e-6


@given(spaces, st.sampled_from([(0.01, 0.0), (0.0, 0.01)]))
def test_a_step_goes_where_the_arrow_points_however_the_picture_is_turned(space, arrow):
    across, down = space.step(*arrow)
    start, end = space.to_view(Spot(0.5, 0.5)), space.to_view(Spot(0.5 + across, 0.5 + down))
    moved = (end[0] - start[0], end[1] - start[1])
    assert [abs(each) > 1e-6 for each in moved] == [each > 0 for each in arrow]
    assert max(moved) > 0


@given(spaces, st.floats(1, 2))
def test_what_the_pointer_is_on_stays_below_it_when_one_goes_nearer(space, factor):
    left, top = space.corner
    width, height = space.size
    x = min(max(left + width / 2, space.room[0]), space.room[0] + space.room[2])
    y = min(max(top + height / 2, space.room[1]), space.room[1] + space.room[3])
    spot = space.to_picture(x, y)
    near = PictureSpace(space.width, space.height, space.room, space.zoomed(factor, x, y))
    wide, high = near.size
    if wide > space.room[2] and high > space.room[3] and space.sight.zoom == 1:
        assert near.to_view(spot) == pytest.approx((x, y), abs=0.6)


@given(spaces, fractions, fractions)
def test_a_part_is_brought_into_view(space, x, y):
    frame = Frame(x * 0.9, y * 0.9, x * 0.9 + 0.02, y * 0.9 + 0.02)
    seen = PictureSpace(space.width, space.height, space.room, space.showing(frame)).visible()
    assert seen.left <= frame.left + 1e-4
    assert frame.right <= seen.right + 1e-4
    assert seen.top <= frame.top + 1e-4
    assert frame.bottom <= seen.bottom + 1e-4


def test_four_quarter_turns_are_none():
    sight = Sight(zoom=2, centre=(0.2, 0.7))
    turned = sight
    for _ in range(4):
        turned = turned.turned()
    assert turned.turn == 0
    assert turned.centre == pytest.approx(sight.centre)


def test_nothing_has_no_room():
    assert PictureSpace(0, 0, (0, 0, 100, 100)).is_empty
    assert PictureSpace(10, 10, (0, 0, 0, 100)).is_empty
