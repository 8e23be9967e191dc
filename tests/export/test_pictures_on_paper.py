# SPDX-License-Identifier: MIT
from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from workbench.export.pictures_on_paper import PIXELS_ON_PAPER, decoded


def test_transparency_becomes_white():
    image = decoded(_file(Image.new("RGBA", (30, 20), (0, 0, 0, 0)), "PNG"))
    assert image.mode == "RGB"
    assert image.getpixel((5, 5)) == (255, 255, 255)


def test_a_big_picture_is_made_smaller():
    image = decoded(_file(Image.new("L", (4000, 1000)), "PNG"))
    assert image.size == (PIXELS_ON_PAPER, 400)


def test_too_many_pixels_are_not_read():
    assert decoded(_file(Image.new("1", (9000, 9000)), "PNG")) is None


@pytest.mark.parametrize("data", [b"", b"noise" * 50, b"\x89PNG\r\n\x1a\nbroken"])
def test_what_is_no_picture_is_none(data):
    assert decoded(data) is None


def _file(image, kind):
    content = BytesIO()
    image.save(content, kind)
    return content.getvalue()
