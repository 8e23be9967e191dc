# SPDX-License-Identifier: MIT
"""What the pen writes, read back from a file."""

from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from tests.export.pdf.small import drawn_file
from workbench.export.pdf.fonts import Face
from workbench.export.pdf.ink import PAGE_HEIGHT, Ink, Placed
from workbench.export.pdf.structure import Element, Role
from workbench.export.pdf.text_layout import Line, prepare


@pytest.fixture
def ink():
    return Ink(Element(Role.DOCUMENT))


def write(ink, text, *, x=50.0, y=700.0, size=10.0, face=Face.READING):
    """Write a text in one line, and return its element."""
    paragraph = ink.root.add(Role.PARAGRAPH)
    line = Line(0, len(text))
    placed = [Placed(*line, line, x, y)]
    ink.content(paragraph.content(), prepare(text, face), placed, size=size)
    return paragraph


def words(ink):
    """Return the words of each page as PDFium reads them."""
    with pypdfium2.PdfDocument(drawn_file(ink)) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def code(pdf, page):
    return pdf.pages[page].Contents.read_bytes().decode()


@pytest.mark.parametrize(
    "text",
    [
        "plain words",
        "(brackets) and \\ strokes",
        "no\u00a0break, and a\ttab",
        "“curly” – naïve café",
        "notice → so ☭",
        "".join(map(chr, range(0x410, 0x450))) + "".join(map(chr, range(0x391, 0x3A2))),
        "".join(chr(at) for at in range(0x1E00, 0x1EF0)) + " and plain again",
    ],
)
def test_words_are_read_as_they_were_written(ink, text):
    write(ink, text, face=Face.PLAIN)
    write(ink, text, y=600, face=Face.READING)

    once = "".join(text.split())
    assert "".join("".join(words(ink)).split()) == 2 * once


def test_places_are_right_to_a_hundredth_of_a_point_on_every_line(ink):
    text = "one line and another"
    lines = [Line(0, 8), Line(8, 12), Line(12, 20)]
    places = [(50.333, 700.006), (50.333, 686.117), (61.25, 672.229)]
    placed = [Placed(*line, line, *place) for line, place in zip(lines, places, strict=True)]
    content = ink.root.add(Role.PARAGRAPH).content()
    ink.content(content, prepare(text, Face.READING), placed, size=10)

    with pypdfium2.PdfDocument(drawn_file(ink)) as pdf:
        found = [each.get_matrix() for each in pdf[0].get_objects()]
    assert [(each.e, each.f) for each in found] == [
        pytest.approx(place, abs=0.0051) for place in places
    ]


def test_a_shape_is_in_the_file_once_and_can_be_drawn_on_every_page(ink):
    for _ in range(2):
        ink.shapes("AA", Face.PLAIN_BOLD, x=100, y=PAGE_HEIGHT - 100, size=40)
        ink.showPage()
    data = drawn_file(ink)

    with pikepdf.open(BytesIO(data)) as pdf:
        first, second = (page.obj.Resources for page in pdf.pages)
        assert first.objgen == second.objgen
        assert len(first.XObject) == 1
    with pypdfium2.PdfDocument(data) as pdf:
        seen = [page.render().to_pil().convert("L") for page in pdf]
    assert seen[0].getextrema() == (0, 255)
    assert seen[0].tobytes() == seen[1].tobytes()


def test_a_picture_belongs_to_its_page_alone_which_has_the_shapes_too(ink):
    ink.shapes("A", Face.PLAIN_BOLD, x=100, y=100, size=40)
    ink.drawImage(ImageReader(Image.new("L", (4, 4))), 10, 10, 20, 20)
    ink.showPage()
    ink.shapes("B", Face.PLAIN_BOLD, x=100, y=100, size=40)

    with pikepdf.open(BytesIO(drawn_file(ink))) as pdf:
        kinds = [
            sorted(str(each.Subtype) for each in page.obj.Resources.XObject.values())
            for page in pdf.pages
        ]
    assert "/Image" in kinds[0]
    assert "/Form" in kinds[0]
    assert set(kinds[1]) == {"/Form"}


def test_furniture_that_is_repeated_is_drawn_once_and_copied(ink):
    calls = []

    def draw():
        calls.append(ink.page_index)
        ink.rule(10, 10, 50, 10)
        with ink.artifact():
            ink.box(10, 20, 5, 5, fill=(0, 0, 0))

    for _ in range(3):
        write(ink, "words")
        ink.repeat("frame", draw)
        ink.showPage()

    assert calls == [0]
    with pikepdf.open(BytesIO(drawn_file(ink))) as pdf:
        pages = [code(pdf, page) for page in range(3)]
    assert pages[0] == pages[1] == pages[2]
    assert pages[0].count("/Artifact") == 1
    assert "/Artifact <</Type /Pagination>> BDC\nq 0.5 w" in pages[0]


def test_what_is_repeated_holds_no_content(ink):
    with pytest.raises(RuntimeError, match="nest"):
        ink.repeat("frame", lambda: write(ink, "words"))
