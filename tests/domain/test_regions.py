# SPDX-License-Identifier: MIT
"""Parts of a picture."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.regions import SMALLEST, Region, Shape, Spot, framed, with_corners

_places = st.floats(min_value=0, max_value=1)
_spots = st.builds(Spot, _places, _places)


@given(_spots, _spots)
def test_two_corners_make_the_same_frame_in_whatever_order(first: Spot, second: Spot) -> None:
    if abs(first.x - second.x) < SMALLEST or abs(first.y - second.y) < SMALLEST:
        return
    region = framed(first, second)
    assert region == framed(second, first)
    assert region.left == min(first.x, second.x)
    assert region.left + region.width == pytest.approx(max(first.x, second.x))
    assert region.top + region.height == pytest.approx(max(first.y, second.y))


def test_a_part_with_corners_has_the_frame_around_them() -> None:
    part = with_corners((Spot(0.2, 0.5), Spot(0.6, 0.1), Spot(0.4, 0.9)))
    assert (part.left, part.top) == (0.2, 0.1)
    assert (part.width, part.height) == (pytest.approx(0.4), pytest.approx(0.8))


@pytest.mark.parametrize(
    ("shape", "spots"),
    [
        (Shape.RECTANGLE, (Spot(0, 0), Spot(0.001, 0.5))),
        (Shape.RECTANGLE, (Spot(0, 0), Spot(1.2, 0.5))),
        (Shape.RECTANGLE, (Spot(0.5, 0.5), Spot(0.1, 0.1))),
        (Shape.ELLIPSE, (Spot(0.1, 0.1),)),
        (Shape.POLYGON, (Spot(0.1, 0.1), Spot(0.6, 0.6))),
        (Shape.POLYGON, (Spot(0.1, 0.1), Spot(0.6, 0.6), Spot(0.2, float("nan")))),
    ],
)
def test_what_cannot_be_seen_on_a_picture_is_no_part_of_it(
    shape: Shape, spots: tuple[Spot, ...]
) -> None:
    with pytest.raises(ValueError, match=r"a part|a frame|the first corner"):
        Region(shape, spots)
