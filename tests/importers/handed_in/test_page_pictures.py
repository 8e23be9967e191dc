# SPDX-License-Identifier: MIT
"""A picture of a page comes over as bounded pixels, whatever the other process says."""

from __future__ import annotations

import zlib
from base64 import b64encode

import pytest

from tests.returned import export_of
from workbench.domain.documents import PagePicture
from workbench.domain.errors import UnreadableFileError
from workbench.importers.handed_in.page_pictures import (
    picture_from_json,
    picture_of_page,
    picture_to_json,
)

PICTURE = PagePicture(2, 3, 8, False, bytes(range(24)))


def packed(data: bytes) -> str:
    return b64encode(zlib.compress(data)).decode()


def test_it_is_the_same_there_and_back():
    assert picture_from_json(picture_to_json(PICTURE)) == PICTURE


@pytest.mark.parametrize(
    "answer",
    [
        [2, 3, 8, packed(bytes(23))],
        [2, 3, 8, packed(bytes(25))],
        [2, 3, 8, packed(bytes(10**6))],
        [2, 3, 4, packed(bytes(12))],
        [0, 3, 0, packed(b"")],
        [10**6, 10**6, 4 * 10**6, packed(b"")],
        [2, 3, 8, "%%%"],
        [2, 3, 8, b64encode(b"no zlib").decode()],
        [2, 3],
    ],
)
def test_what_does_not_fit_together_is_no_picture(answer):
    with pytest.raises(ValueError):  # noqa: PT011 – zlib, base64 and our own
        picture_from_json({"picture": answer})


def test_a_page_that_cannot_be_shown_is_told(tmp_path):
    path = tmp_path / "plan.pdf"
    path.write_bytes(export_of())
    assert picture_of_page(path, 0, width=100).width == 100
    path.write_bytes(b"%PDF-1.7 nothing")
    with pytest.raises(UnreadableFileError):
        picture_of_page(path, 0, width=100)
