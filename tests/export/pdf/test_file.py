# SPDX-License-Identifier: MIT
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.export.pdf.finish.file import (
    PdfFile,
    deflated,
    name,
    numbers,
    reference,
    references,
    string,
)


class TestFile:
    """Files with one empty page, read by qpdf."""

    @pytest.fixture
    def file(self):
        """A file that begins with a page tree, as if it had been drawn."""
        return PdfFile(
            (
                "<</Type/Pages/Kids [2 0 R]/Count 1>>",
                "<</Type/Page/Parent 1 0 R/MediaBox [0 0 9 9]/Resources <<>>>>",
            )
        )

    @pytest.fixture
    def catalog(self, file):
        return file.add("<</Type/Catalog/Pages 1 0 R>>")

    @pytest.fixture
    def read(self, file, catalog):
        """A function: the file as it is now → opened, and found to be sound."""

        def opened():
            information = file.add("<</Title (A file)>>")
            pdf = pikepdf.open(BytesIO(file.written(catalog=catalog, information=information)))
            assert pdf.check_pdf_syntax() == []
            assert len(pdf.pages) == 1
            assert pdf.trailer.Info.Title == "A file"
            return pdf

        return opened

    def test_objects_are_found_by_their_numbers(self, file, read):
        outer = file.reserve()
        inner = file.add("<</Words (found)>>")
        file.put(outer, f"<</Inner {reference(inner)}/All {references([inner, outer])}>>")

        with read() as pdf:
            found = pdf.get_object(outer, 0)
            assert str(found.Inner.Words) == "found"
            assert [each.objgen[0] for each in found.All] == [inner, outer]

    def test_each_of_thousands_of_objects_is_found(self, file, read):
        written = {file.add(f"<</Number {at}>>"): at for at in range(3000)}

        with read() as pdf:
            assert {number: pdf.get_object(number, 0).Number for number in written} == written

    def test_a_number_may_stay_without_an_object(self, file, read):
        unused = file.reserve()
        used = file.add("<</Is (there)>>")

        with read() as pdf:
            assert pdf.get_object(unused, 0) is None
            assert str(pdf.get_object(used, 0).Is) == "there"

    @pytest.mark.parametrize("data", [b"", b"q  Q", b"0 0 m 9 9 l S\n" * 1000, bytes(range(256))])
    def test_streams_come_back_byte_for_byte(self, file, read, data):
        number = file.add_stream("/Kind/Test", data)

        with read() as pdf:
            found = pdf.get_object(number, 0)
            assert found.Kind == "/Test"
            assert found.read_bytes() == data

    def test_long_streams_are_compressed(self, file, catalog):
        file.add_stream("", b"many words " * 1000)

        assert len(file.written(catalog=catalog, information=catalog)) < 1000

    def test_a_stream_may_be_written_as_it_is(self, file, read):
        text = b"to be found without a library " * 50
        plain = file.add_stream_as_it_is("/Kind/Plain", text)
        packed = file.add_stream_as_it_is("/Filter/FlateDecode", deflated(text))

        with read() as pdf:
            assert "/Filter" not in pdf.get_object(plain, 0)
            assert pdf.get_object(plain, 0).read_raw_bytes() == text
            assert pdf.get_object(packed, 0).read_bytes() == text

    def test_a_drawn_object_may_be_extended(self, file, read):
        file.extend(2, "/Rotate 90")

        with read() as pdf:
            assert pdf.pages[0].obj.Rotate == 90

    def test_only_a_dictionary_can_be_extended(self, file):
        array, stream, nothing = file.add("[1 2]"), file.add_stream("", b"q Q"), file.reserve()

        for number in (array, stream, nothing):
            with pytest.raises(TypeError, match="no dictionary"):
                file.extend(number, "/Rotate 90")

    def test_the_identity_of_a_file_is_that_of_its_content(self, file, catalog):
        first = file.written(catalog=catalog, information=catalog)
        again = file.written(catalog=catalog, information=catalog)
        file.add("(more)")
        other = file.written(catalog=catalog, information=catalog)

        assert first == again
        identities = []
        for data in (first, other):
            with pikepdf.open(BytesIO(data)) as pdf:
                once, now = pdf.trailer.ID
                assert bytes(once) == bytes(now)
                identities.append(bytes(now))
        assert identities[0] != identities[1]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_string_is_read_as_it_was_written(text):
    assert str(pikepdf.Object.parse(string(text).encode("latin-1"))) == text


def test_half_a_character_does_not_break_the_file():
    assert string("a\ud800") == "(\xfe\xff\0a\0?)"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_a_name_is_read_as_it_was_written(text):
    assert str(pikepdf.Object.parse(name(text).encode("ascii"))) == f"/{text}"


def test_numbers_have_hundredths():
    assert numbers((1, 2.345, -0.001)) == "[1.00 2.35 -0.00]"
