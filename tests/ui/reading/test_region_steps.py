# SPDX-License-Identifier: MIT
"""Parts of a picture moved, sized and hit, whatever is asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import a_mark_on_a_picture, a_source, regions
from workbench.domain.regions import SMALLEST, Shape, Spot, framed, with_corners
from workbench.ui.reading import region_steps
from workbench.ui.reading.region_steps import WHOLE, Frame, Handle, Moving, frame_of

steps = st.floats(-1.5, 1.5)
handles = st.sampled_from(Handle)
SQUARE = framed(Spot(0.2, 0.2), Spot(0.6, 0.6))


@given(regions(), steps, steps)
def test_a_part_that_is_moved_stays_on_the_picture_and_as_large(region, across, down):
    moved = region_steps.moved(region, across, down)
    assert moved.width == pytest.approx(region.width, abs=1e-5)
    assert moved.height == pytest.approx(region.height, abs=1e-5)
    assert moved.shape is region.shape


@given(regions(), handles, steps, steps)
def test_sizing_moves_the_edges_of_its_handle_alone(region, handle, across, down):
    before = frame_of(region)
    after = frame_of(region_steps.sized(region, handle, across, down))
    sideways, upright = handle.value
    kept = {
        "left": sideways >= 0,
        "right": sideways <= 0,
        "top": upright >= 0,
        "bottom": upright <= 0,
    }
    for edge, stays in kept.items():
        if stays:
            assert getattr(after, edge) == pytest.approx(getattr(before, edge), abs=1e-5)
    assert min(after.width, after.height) >= SMALLEST - 1e-5


@given(regions(), steps, steps, st.integers(0, 9))
def test_a_corner_of_a_polygon_goes_where_there_is_still_something_to_see(
    region, across, down, number
):
    if region.shape is Shape.POLYGON:
        number %= len(region.spots)
        moved = region_steps.corner_moved(region, number, across, down)
        others = [spot for at, spot in enumerate(region.spots) if at != number]
        assert [spot for at, spot in enumerate(moved.spots) if at != number] == others


@given(st.floats(0, 0.9), st.floats(0, 0.9), st.floats(0.01, 1), st.sampled_from(Shape))
def test_a_new_part_is_a_quarter_of_what_is_visible_in_its_middle(left, top, size, shape):
    visible = Frame(left, top, min(1, left + size), min(1, top + size))
    frame = frame_of(region_steps.amid(visible, shape))
    assert frame.width == pytest.approx(max(SMALLEST, visible.width / 2), abs=1e-5)
    if visible.width >= 2 * SMALLEST:
        middle = (visible.left + visible.right) / 2
        assert (frame.left + frame.right) / 2 == pytest.approx(middle, abs=1e-5)


@given(st.floats(0, 1), st.floats(0, 1))
def test_what_lies_on_an_ellipse_and_on_a_polygon_lies_in_their_frames(x, y):
    oval = framed(Spot(0.2, 0.3), Spot(0.6, 0.7), Shape.ELLIPSE)
    triangle = with_corners((Spot(0.2, 0.3), Spot(0.6, 0.3), Spot(0.4, 0.7)))
    for part in (oval, triangle):
        if region_steps.covers(part, Spot(x, y)):
            assert region_steps.covers(framed(Spot(0.2, 0.3), Spot(0.6, 0.7)), Spot(x, y))
            assert region_steps.area(part) < region_steps.area(SQUARE)


def test_the_corners_of_a_frame_are_not_on_its_ellipse_and_its_middle_is():
    oval = framed(Spot(0.2, 0.3), Spot(0.6, 0.7), Shape.ELLIPSE)
    assert not region_steps.covers(oval, Spot(0.21, 0.31))
    assert region_steps.covers(oval, Spot(0.4, 0.5))


def test_of_several_marks_on_a_spot_the_smallest_is_on_top():
    source = a_source("D")
    small = framed(Spot(0.3, 0.3), Spot(0.4, 0.4))
    marks = [
        a_mark_on_a_picture(source, number, region=region)
        for number, region in enumerate((SQUARE, small, framed(Spot(0, 0), Spot(1, 1))), 1)
    ]
    found = region_steps.at_spot(marks, Spot(0.35, 0.35))
    assert [each.short_id for each in found] == ["D2", "D1", "D3"]
    assert [x.short_id for x in region_steps.at_spot(marks, Spot(0.5, 0.5))] == ["D1", "D3"]


def test_what_is_drawn_too_small_is_no_part():
    assert region_steps.drawn(Spot(0.2, 0.2), Spot(0.205, 0.9), Shape.RECTANGLE) is None
    assert region_steps.cornered((Spot(0.2, 0.2), Spot(0.4, 0.2))) is None


def test_keys_take_one_corner_after_another():
    moving = Moving(SQUARE, SQUARE)
    names = []
    for _ in range(4):
        names.append(moving.corner_name)
        moving = moving.next_corner()
    assert names[:2] == ["Lower right corner", "Lower left corner"]
    assert moving.corner == 0
    lower_left = Moving(SQUARE, SQUARE, corner=1).sized(0.1, 0.1).now
    assert lower_left == framed(Spot(0.3, 0.2), Spot(0.6, 0.7))


def test_a_polygon_gets_and_loses_corners_and_keeps_three():
    moving = Moving(triangle := region_steps.amid(WHOLE, Shape.POLYGON), triangle)
    more = moving.more_corners()
    assert (len(more.now.spots), more.corner_name) == (5, "Corner 2 of 5")
    for _ in range(4):
        more = more.fewer_corners()
    assert len(more.now.spots) == 3
    assert Moving(SQUARE, SQUARE).more_corners().now == SQUARE
    assert Moving(SQUARE, SQUARE).fewer_corners().now == SQUARE


def test_where_a_part_is_can_be_said():
    assert region_steps.told(SQUARE) == "left 20, top 20, 40 wide, 40 high, per cent"


def test_a_mark_on_words_has_no_part(mark):
    with pytest.raises(ValueError, match="not on a picture"):
        region_steps.region_of(mark("chapel"))
