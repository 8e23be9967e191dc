# SPDX-License-Identifier: MIT
"""Parts of the picture of a page are covered, and nothing else of it changes."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.returned import export_of
from workbench.domain.documents import PageArea, PagePicture
from workbench.services.handed_in_pages import HandedInPages, covered

numbers = st.floats(-0.2, 1.2, allow_nan=False)
areas = st.builds(PageArea, st.just(0), numbers, numbers, numbers, numbers)


@given(st.booleans(), st.integers(0, 3), st.lists(areas, max_size=3))
@settings(max_examples=80)
def test_a_covered_picture_keeps_its_size_and_everything_outside(is_grey, padding, parts):
    size = 1 if is_grey else 4
    width, height = 12, 9
    stride = width * size + padding
    picture = PagePicture(width, height, stride, is_grey, bytes([7]) * (stride * height))
    made = covered(picture, parts)
    assert (made.width, made.height, made.stride) == (width, height, stride)
    assert len(made.pixels) == len(picture.pixels)
    for row in range(height):
        line = made.pixels[row * stride : (row + 1) * stride]
        assert line[width * size :] == bytes([7]) * padding
        for at in range(width):
            pixel = set(line[at * size : (at + 1) * size])
            assert len(pixel) == 1
            x, y = (at + 0.5) / width, (row + 0.5) / height
            if any(each.width > 0 and each.height > 0 and each.holds(x, y) for each in parts):
                assert pixel != {7}
    assert covered(picture, []) == picture


def test_a_name_cannot_be_made_out_on_any_page_of_an_export(tmp_path):
    path = tmp_path / "plan.pdf"
    path.write_bytes(export_of("Ana Öztürk"))
    pages = HandedInPages()
    try:
        hits = pages.find(path, "Ana Öztürk")
        plain = pages.picture(path, 0, width=600)
        areas = [area for hit in hits for area in hit if area.page == 0]
    finally:
        pages.stop()
    assert areas
    hidden = covered(plain, areas)
    size = 1 if plain.is_grey else 4
    for area in areas:
        row = round((area.top + area.height / 2) * plain.height)
        left, right = (round(x * plain.width) for x in (area.left, area.left + area.width))
        start, end = (row * plain.stride + at * size for at in (left, right))
        assert len(set(plain.pixels[start:end])) > 1
        assert len(set(hidden.pixels[start:end])) == 1
