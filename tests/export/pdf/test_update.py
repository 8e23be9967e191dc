# SPDX-License-Identifier: MIT
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.export.pdf.finish.update import Update, numbers, reference, references, string


@pytest.fixture
def file():
    """A file of another program, with the number of its catalog and the first free number."""
    target = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    with pikepdf.open(target) as pdf:
        return target.getvalue(), pdf.Root.objgen[0], int(pdf.trailer.Size)


def test_objects_are_found_in_the_file_by_their_numbers(file):
    data, root, first = file
    update = Update(first)
    outer = update.reserve()
    inner = update.add("<</Words (found)>>")
    update.put(outer, f"<</Inner {reference(inner)}/All {references([inner, outer])}>>")

    with pikepdf.open(BytesIO(update.appended_to(data, root=root))) as pdf:
        found = pdf.get_object(outer, 0)
        assert (outer, inner) == (first, first + 1)
        assert str(found.Inner.Words) == "found"
        assert [each.objgen[0] for each in found.All] == [inner, outer]
        assert len(pdf.pages) == 1
        assert pdf.check_pdf_syntax() == []


def test_streams_may_be_added(file):
    data, root, first = file
    update = Update(first)
    number = update.add("<</Length 4>>\nstream\n0 0 m\nendstream".replace("0 0 m", "q  Q"))

    with pikepdf.open(BytesIO(update.appended_to(data, root=root))) as pdf:
        assert pdf.get_object(number, 0).read_bytes() == b"q  Q"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_string_is_read_as_it_was_written(text):
    assert str(pikepdf.Object.parse(string(text).encode("ascii"))) == text


def test_half_a_character_does_not_break_the_file():
    assert string("a\ud800") == "<FEFF0061003F>"


def test_numbers_have_hundredths():
    assert numbers((1, 2.345, -0.001)) == "[1.00 2.35 -0.00]"
