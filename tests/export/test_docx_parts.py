# SPDX-License-Identifier: MIT
"""Marked parts drawn on the picture of a Word document."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from workbench.domain.frameworks import LineStyle
from workbench.domain.regions import Shape, Spot, framed, with_corners
from workbench.export.docx.drawn_parts import DrawnPart, with_parts

GREY, BLUE = (128, 128, 128), (15, 91, 216)
SQUARE = framed(Spot(0.2, 0.2), Spot(0.8, 0.8))
REGIONS = {
    Shape.RECTANGLE: SQUARE,
    Shape.ELLIPSE: framed(Spot(0.2, 0.2), Spot(0.8, 0.8), Shape.ELLIPSE),
    Shape.POLYGON: with_corners((Spot(0.2, 0.2), Spot(0.8, 0.2), Spot(0.8, 0.8), Spot(0.2, 0.8))),
}


def a_file(form="PNG", size=(1200, 1200), mode="RGB"):
    content = BytesIO()
    Image.new(mode, size, GREY if mode == "RGB" else (*GREY, 255)).save(content, form)
    return content.getvalue()


def drawn(line=LineStyle.SOLID, region=SQUARE, content=None):
    part = DrawnPart(region, "N", "D1", line, "#0F5BD8")
    return Image.open(BytesIO(with_parts(content or a_file(), [part]))).convert("RGB")


@pytest.mark.parametrize("shape", Shape)
@pytest.mark.parametrize("line", LineStyle)
def test_the_outline_is_there_over_a_casing_and_the_rest_as_it_was(shape, line):
    image = drawn(line, REGIONS[shape])
    column = [image.getpixel((x, 960)) for x in range(480, 720)]
    around = [image.getpixel((600, y)) for y in range(940, 984)]
    # Of a double line the middle is the casing.
    assert BLUE in (around if line is LineStyle.DOUBLE else column)
    assert (255, 255, 255) in around
    assert image.getpixel((600, 600)) == image.getpixel((80, 600)) == GREY


def test_lines_differ_by_their_gaps():
    inked = {}
    for line in LineStyle:
        image = drawn(line)
        inked[line] = sum(image.getpixel((x, 960)) == BLUE for x in range(300, 900))
    assert inked[LineStyle.SOLID] == 600
    assert 330 < inked[LineStyle.DASHED] < 430
    assert 200 < inked[LineStyle.DOTTED] < inked[LineStyle.DASHED]
    assert inked[LineStyle.DOUBLE] == 0


def test_a_tag_stands_above_its_part_or_in_it_where_there_is_no_room():
    for region, height in ((SQUARE, 214), (framed(Spot(0, 0), Spot(1, 1)), 26)):
        image = drawn(region=region)
        seen = {image.getpixel((x, height)) for x in range(1200)}
        assert {BLUE, (255, 255, 255), (0, 0, 0)} <= seen


def test_photographs_and_pictures_one_sees_through_are_drawn_on_as_well():
    assert drawn(content=a_file("JPEG", size=(60, 30))).size == (1200, 600)
    assert drawn(content=a_file(mode="RGBA")).getpixel((600, 600)) == GREY
    assert max(drawn(content=a_file(size=(3000, 900))).size) == 1600


@pytest.mark.parametrize("content", [b"GIF89a", b"\x89PNG\r\n\x1a\nbroken"])
def test_what_cannot_be_decoded_stays_as_it_was(content):
    part = DrawnPart(SQUARE, "N", "D1", LineStyle.SOLID, "#000000")
    assert with_parts(content, [part]) == content
