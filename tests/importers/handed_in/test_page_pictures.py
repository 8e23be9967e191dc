# SPDX-License-Identifier: MIT
"""A picture of a page comes over as bounded pixels, whatever the other process says."""

from __future__ import annotations

import zlib
from base64 import b64encode

import pytest
from pikepdf import Name, String

from tests.returned import add, changed, export_of
from tests.viewers.make import FILES, HANDED_OUT
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


@pytest.mark.parametrize("page", [0, 1, 2, 3])
@pytest.mark.parametrize("viewer", ["poppler", "pdfium"])
def test_a_page_as_it_was_handed_in_has_the_marks_of_the_student_and_nothing_else(viewer, page):
    handed_in = picture_of_page(HANDED_OUT, page, width=400)
    path = FILES / f"{viewer}.pdf"
    assert picture_of_page(path, page, width=400, is_as_handed_in=True) == handed_in
    is_drawn_on = viewer == "pdfium" or page != 1
    assert (picture_of_page(path, page, width=400) != handed_in) == is_drawn_on


@pytest.mark.parametrize(
    "name", ["0" * 33, "6f9619ff-8b86-d011-b42d-00cf4fc964ff", "x" * 500, None]
)
def test_a_drawing_by_another_name_than_a_mark_has_is_left_out(tmp_path, name):
    path = tmp_path / "plan.pdf"
    path.write_bytes(export_of())
    before = picture_of_page(path, 0, width=200)
    named = {} if name is None else {"NM": String(name)}

    def draw(pdf):
        add(pdf, 0, Subtype=Name.Square, Rect=[50, 50, 400, 400], **named)
        pdf.pages[0].obj.Annots.append(7)

    path.write_bytes(changed(export_of(), draw))
    assert picture_of_page(path, 0, width=200) != before
    assert picture_of_page(path, 0, width=200, is_as_handed_in=True) == before
