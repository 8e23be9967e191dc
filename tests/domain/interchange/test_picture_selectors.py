# SPDX-License-Identifier: MIT
"""Parts of a picture as others read and write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import regions
from workbench.domain.interchange.picture_selectors import (
    MOST_CORNERS,
    region_from_selector,
    selector_of,
)
from workbench.domain.regions import Shape, Spot, framed, with_corners

BOX = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" preserveAspectRatio="none">'


def outline(inner, around=BOX):
    return region_from_selector({"type": "SvgSelector", "value": f"{around}{inner}</svg>"})


def fragment(value):
    return region_from_selector({"type": "FragmentSelector", "value": value})


@given(regions())
def test_a_part_comes_back_as_it_went(region):
    assert region_from_selector(selector_of(region)) == region


def test_a_rectangle_is_a_media_fragment_in_per_cent():
    assert selector_of(framed(Spot(0.125, 0.2), Spot(0.5, 1))) == {
        "type": "FragmentSelector",
        "conformsTo": "http://www.w3.org/TR/media-frags/",
        "value": "xywh=percent:12.5,20,37.5,80",
    }


def test_other_shapes_are_drawn_over_the_whole_picture():
    oval = selector_of(framed(Spot(0.1, 0.2), Spot(0.5, 0.6), Shape.ELLIPSE))
    assert oval["value"] == f'{BOX}<ellipse cx="30" cy="40" rx="20" ry="20"/></svg>'
    corners = selector_of(with_corners((Spot(0, 0), Spot(1, 0), Spot(0.5, 0.25))))
    assert corners["value"] == f'{BOX}<polygon points="0,0 100,0 50,25"/></svg>'


def test_outlines_of_others_are_read_in_their_own_measure_and_notation():
    part = outline(
        "\n <polygon points='0 0, 400 0 , 400,150' ></polygon>\n",
        "<svg viewBox='0 0 800 600' xmlns='http://www.w3.org/2000/svg'>",
    )
    assert part == with_corners((Spot(0, 0), Spot(0.5, 0), Spot(0.5, 0.25)))


def test_what_rounding_put_beyond_the_edge_is_moved_back():
    assert fragment("xywh=percent:50,50,50.04,50") == framed(Spot(0.5, 0.5), Spot(1, 1))


@pytest.mark.parametrize(
    "value",
    [
        "xywh=12,20,300,200",
        "xywh=pixel:12,20,300,200",
        "xywh=percent:12,20,300,200",
        "xywh=percent:10,10,0,0",
        "xywh=percent:1.2.3,10,20,20",
        "xywh=percent:10,10,20",
        "xywh=percent:1e1,10,20,20",
        "page=3",
        "",
    ],
)
def test_fragments_that_tell_no_part_are_none(value):
    assert fragment(value) is None


@pytest.mark.parametrize(
    "inner",
    [
        '<rect x="1" y="1" width="20" height="20"/>',
        '<ellipse cx="30" cy="40" rx="20"/>',
        '<ellipse cx="30" cy="40" rx="20" ry="20" transform="rotate(9)"/>',
        '<ellipse cx="30" cx="31" cy="40" rx="20" ry="20"/>',
        '<ellipse cx="30 1" cy="40" rx="20" ry="20"/>',
        '<ellipse cx="130" cy="40" rx="20" ry="20"/>',
        '<polygon points="0,0 50,0"/>',
        '<polygon points="0,0 50,0 50"/>',
        '<polygon points="0,0 50,0 50,50"/><polygon points="0,0 50,0 50,50"/>',
        '<polygon points="0,0 50,0 &x;"/>',
        '<script>alert(1)</script><polygon points="0,0 50,0 50,50"/>',
        f'<polygon points="{"10,10 " * (MOST_CORNERS + 1)}20,20 10,30"/>',
        "",
    ],
)
def test_outlines_that_are_not_one_plain_shape_are_none(inner):
    assert outline(inner) is None


@pytest.mark.parametrize(
    "around",
    [
        "<svg>",
        '<svg viewBox="0 0 0 100">',
        '<svg viewBox="0 0 100 100" onload="x()">',
        '<!DOCTYPE svg [<!ENTITY x "9">]><svg viewBox="0 0 100 100">',
    ],
)
def test_outlines_in_another_frame_are_none(around):
    assert outline('<polygon points="0,0 50,0 50,50"/>', around) is None


@pytest.mark.parametrize("value", [None, 7, ["xywh=percent:1,1,20,20"], "x" * 50_000])
def test_what_is_no_words_or_too_many_is_none(value):
    assert region_from_selector({"type": "SvgSelector", "value": value}) is None
    assert region_from_selector({"type": "FragmentSelector", "value": value}) is None


@pytest.mark.parametrize("part", ["<svg ", "<svg a=''" + " ", " ", "a", "0 ", "<polygon points='"])
def test_long_nonsense_is_read_once(part):
    assert outline(part * (39_000 // len(part)), "") is None
    assert outline('<polygon points="' + part * (30_000 // len(part))) is None


@given(st.text(max_size=60), st.text("<svgpolyn xmlviewBox=\"'0 1,/>", max_size=120))
def test_anything_else_is_none_or_a_part(one, other):
    for value in (one, other, f"{BOX}{other}</svg>"):
        region = region_from_selector({"type": "SvgSelector", "value": value})
        assert region is None or region.shape is not Shape.RECTANGLE
