# SPDX-License-Identifier: MIT
"""The finished file: sound, the same every time, and with every word where it belongs."""

import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

import workbench.export.pdf
from tests.export.documents import (
    MILL,
    a_document,
    a_long_source,
    a_mark,
    a_sheet,
    a_source,
    many_marks,
)
from workbench.domain.documents import ExportOptions, NotesPlace
from workbench.domain.frameworks import Dimension
from workbench.domain.sources import Picture
from workbench.export.pdf import verify
from workbench.export.pdf.reading import read_highlights, read_structure
from workbench.export.pdf.writing import unprintable, write_plan

MARKUP = (
    "5 < 6 & 7 > 2, AT&T",
    "a <b>bold</b> claim",
    "an <b>unclosed claim",
    "<para>whole</para> tail",
    '<img src="/etc/hostname">',
    '<a href="http://evil.example">here</a>',
    '<onDraw name="showPage"/>',
    "(unbalanced \\ brackets ((",
    "<" * 300,
    '<font color="[().__class__.__mro__]">x</font>',
)


def squeezed(text):
    return "".join(text.split())


@pytest.fixture(scope="module")
def whole():
    """A document with everything in it, and its file."""
    document = a_document()
    return document, write_plan(document)


ALL_OPTIONS = [
    ExportOptions(),
    ExportOptions(colour=True, teacher_margin=False, attachments=False),
    ExportOptions(notes=NotesPlace.UNDER, teacher_margin=False),
    ExportOptions(text_size=18),
    ExportOptions(text_size=24, notes=NotesPlace.NONE),
    ExportOptions(sources=False),
    ExportOptions(plan=False, teacher_panel=False),
]


@pytest.mark.parametrize("options", ALL_OPTIONS, ids=range(len(ALL_OPTIONS)))
class TestEveryBuild:
    def test_it_keeps_every_rule_of_the_exporter(self, options):
        assert verify.problems(write_plan(a_document(options=options))) == []

    def test_it_keeps_every_rule_of_pdf_ua_and_pdf_a(self, options, violations):
        assert violations(write_plan(a_document(options=options))) == []

    def test_every_word_stands_inside_its_page(self, options):
        with pypdfium2.PdfDocument(write_plan(a_document(options=options))) as pdf:
            for page in pdf:
                text = page.get_textpage()
                for number in range(text.count_rects()):
                    left, bottom, right, top = text.get_rect(number)
                    assert left > 30
                    assert right < 595 - 28
                    assert bottom > 20
                    assert top < 842 - 20


def test_the_same_document_gives_the_same_bytes(whole):
    document, data = whole
    write_plan(a_document(options=ExportOptions(text_size=18)))
    assert write_plan(document) == data


def test_the_words_below_each_highlight_are_those_of_its_mark(whole):
    document, data = whole
    found = {}
    for each in read_highlights(data):
        name = re.sub(r"\.\d+$", "", each.name)
        found[name] = found.get(name, "") + each.words
    expected = {
        each.id: each.target.anchor.exact
        for sheet in document.sources
        for each in sheet.annotations
        if each.target.anchor is not None
    }
    assert {name: squeezed(words) for name, words in found.items()} == {
        name: squeezed(words) for name, words in expected.items()
    }


def test_a_mark_over_a_page_break_has_a_second_highlight():
    source = a_long_source()
    mark = a_mark(source, source.body, 1)
    data = write_plan(a_document(a_sheet(source, mark)))
    found = read_highlights(data)
    assert [each.name for each in found] == [
        "mark-L-1",
        *(f"mark-L-1.{number}" for number in range(2, len(found) + 1)),
    ]
    assert squeezed("".join(each.words for each in found)) == squeezed(source.body)


def test_every_paragraph_of_a_source_is_read_once_and_in_order(whole):
    _, data = whole
    words = [squeezed(each.text) for each in read_structure(data).walk() if each.role == "P"]
    paragraphs = [squeezed(line) for line in MILL.split("\n")]
    positions = [words.index(paragraph) for paragraph in paragraphs]
    assert positions == sorted(positions)
    assert all(words.count(paragraph) == 1 for paragraph in paragraphs)


def test_words_stay_apart_at_line_ends(whole):
    _, data = whole
    found = [each.text for each in read_structure(data).walk() if each.role == "P"]
    assert MILL.split("\n")[0] in [" ".join(text.split()) for text in found]


def test_every_page_has_the_students_name_and_its_number(whole):
    _, data = whole
    with pypdfium2.PdfDocument(data) as pdf:
        for number, page in enumerate(pdf, 1):
            words = page.get_textpage().get_text_range()
            assert "Ana Öztürk · 10B · Ms Okafor · Winter assessment" in words
            assert f"page {number} of {len(pdf)}" in words


def test_tables_have_headers_for_rows_and_columns(whole):
    _, data = whole
    headers = [each.text.strip() for each in read_structure(data).walk() if each.role == "TH"]
    assert headers[:5] == ["Point", "Evidence", "I know", "Explain", "Link"]
    assert {"Mark", "Words", "I notice", "This suggests", "So, for the enquiry"} <= set(headers)


def test_what_is_empty_says_so(whole):
    _, data = whole
    cells = [each.text.strip() for each in read_structure(data).walk() if each.role == "TD"]
    assert cells.count("nothing yet") >= 5


def test_the_outline_leads_to_every_source(whole):
    _, data = whole
    with pikepdf.open(BytesIO(data)) as pdf, pdf.open_outline() as outline:
        assert [each.title for each in outline.root] == [
            "Essay plan",
            "Source A",
            "Document B",
            "Interpretation C: A quarrel about coal",
            "Source D",
            "For your teacher",
        ]


@pytest.mark.parametrize("text", MARKUP)
def test_nothing_a_student_writes_is_read_as_markup(text):
    source = a_source("A", f"{text} and then words", attribution=text, title=text)
    mark = a_mark(source, "and then", 1, feature=text, inference=text, so_what=text)
    document = a_document(a_sheet(source, mark), claim=text, title=text, task=text, judgement=text)
    words = squeezed(read_structure(write_plan(document)).text)
    assert words.count(squeezed(text)) >= 7


def test_cyrillic_is_printed(whole):
    _, data = whole
    assert squeezed("Уголь будет доставлен в пятницу") in squeezed(read_structure(data).text)


def test_what_no_font_can_print_is_reported_by_place():
    source = a_source("C", "The sign \ue000 and 漢 stood there. \ue000")
    mark = a_mark(source, "sign", 1, feature="see \ue001")
    document = a_document(a_sheet(source, mark), claim="fine → ✓ é")
    found = unprintable(document)
    assert [(each.place, each.characters) for each in found] == [
        ("Source C", ("\ue000", "漢")),
        ("note C1", ("\ue001",)),
    ]
    assert found[0].message().startswith("2 characters of Source C cannot be printed")
    assert found[1].message().startswith("A character of note C1 cannot be printed")


def test_what_can_be_printed_is_not_reported(whole):
    assert unprintable(whole[0]) == ()


def test_large_print_has_no_small_words():
    data = write_plan(a_document(options=ExportOptions(text_size=18)))
    sizes = set()
    with pikepdf.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            for instruction in pikepdf.parse_content_stream(page, "Tf"):
                sizes.add(float(instruction.operands[1]))
    # ReportLab begins each page with a font of 12 points that draws nothing.
    assert min(sizes - {12.0}) >= 18


def test_without_colour_the_page_is_grey(whole):
    _, data = whole
    with pypdfium2.PdfDocument(data) as pdf:
        for page in list(pdf)[:3]:
            colours = page.render(scale=0.5).to_pil().convert("RGB").getcolors(1 << 24)
            assert all(red == green == blue for _, (red, green, blue) in colours)


def test_with_colour_the_letters_have_their_colours():
    data = write_plan(a_document(options=ExportOptions(colour=True, plan=False)))
    with pypdfium2.PdfDocument(data) as pdf:
        colours = pdf[0].render(scale=2).to_pil().convert("RGB").getcolors(1 << 24)
    assert (0x0F, 0x5B, 0xD8) in {colour for _, colour in colours}


def test_evidence_on_words_that_cannot_be_seen_leads_to_its_source():
    source = a_source(body="One line.\nAnother line.")
    data = write_plan(a_document(a_sheet(source, a_mark(source, "\n", 1))))
    assert read_highlights(data) == []
    assert verify.problems(data) == []


def test_a_thousand_marks_on_one_source_are_written():
    source = a_long_source(paragraphs=30)
    data = write_plan(a_document(a_sheet(source, *many_marks(source, 1000, length=5))))
    names = {each.name.partition(".")[0] for each in read_highlights(data)}
    assert len(names) == 1000


class TestLineStyles:
    """Each style can be told from the others on a grey printer, with annotations off."""

    @pytest.fixture(scope="class")
    @classmethod
    def rows(cls):
        source = a_source("A", "\n".join(["Forty plain words on the wall"] * 4), attribution=None)
        marks = [
            a_mark(
                source,
                "Forty plain words on the wall",
                number,
                occurrence=number - 1,
                dimension=dimension,
            )
            for number, dimension in enumerate(
                (Dimension.NATURE, Dimension.ORIGIN, Dimension.PURPOSE, Dimension.RELIABILITY), 1
            )
        ]
        options = ExportOptions(plan=False, teacher_panel=False)
        data = write_plan(a_document(a_sheet(source, *marks), options=options))
        scale = 8
        with pypdfium2.PdfDocument(data) as pdf:
            image = pdf[0].render(scale=scale, may_draw_forms=False, draw_annots=False)
            pixels = image.to_pil().convert("L")
            height = pdf[0].get_height()
        found = []
        for each in read_highlights(data):
            (box,) = each.boxes
            line = box.bottom + 0.34 * 10.5 - 6.5 * 10.5 / 18
            found.append((pixels, scale, box, height - line))
        return found

    def test_a_solid_line_has_no_gaps(self, rows):
        assert _dark_runs(*rows[0]) == 1

    def test_a_dashed_line_has_long_dashes(self, rows):
        assert 10 < _dark_runs(*rows[1]) < 30

    def test_a_dotted_line_has_many_dots(self, rows):
        assert _dark_runs(*rows[2]) > 35

    def test_a_double_line_is_two_lines(self, rows):
        assert _dark_runs(*rows[3]) == 0
        assert _dark_runs(*rows[3], off=-1.0) == 1
        assert _dark_runs(*rows[3], off=1.0) == 1


class TestPictures:
    def test_a_picture_that_cannot_be_read_leaves_an_empty_box_and_its_words(self):
        source = a_source("D", None, picture=Picture("d.png", "A cart in front of a gate."))
        data = write_plan(a_document(a_sheet(source, picture=b"noise")))
        words = read_structure(data).text
        assert "The picture cannot be shown. A cart in front of a gate." in words

    def test_a_picture_that_was_not_brought_in_is_said_to_be_missing(self):
        source = a_source("D", None, picture=Picture(None, "A cart.", missing=True))
        words = read_structure(write_plan(a_document(a_sheet(source)))).text
        assert "The picture was not part of what was brought in. A cart." in words

    def test_a_picture_has_words_for_who_cannot_see_it(self, whole):
        _, data = whole
        (figure,) = [each for each in read_structure(data).walk() if each.role == "Figure"]
        assert figure.alt == "A cart in front of a closed gate."


def test_scripts_of_other_directions_are_read_as_they_are_stored():
    hebrew = "בשנת 1893 נסגר בית החרושת"
    source = a_source("H", hebrew)
    data = write_plan(a_document(a_sheet(source, a_mark(source, "נסגר", 1))))
    assert squeezed(hebrew) in squeezed(read_structure(data).text)
    assert verify.problems(data) == []


def test_nothing_of_reportlabs_own_page_composition_is_used():
    folder = Path(workbench.export.pdf.__file__).parent
    text = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))
    assert "reportlab.platypus" not in text
    assert "Paragraph(" not in text.replace("ShapedParagraph(", "")


def test_the_compiled_part_of_reportlab_is_used_where_it_is_installed():
    compiled = pytest.importorskip("_rl_accel", reason="rl_accel is not installed")
    from reportlab.lib import rl_accel

    assert rl_accel.fp_str is compiled.fp_str


def _dark_runs(pixels, scale, box, line, off=0.0):
    """Return how many dark stretches a line has at its height, or `off` points below."""
    y = round((line + off) * scale)
    row = [
        pixels.getpixel((x, y)) < 128 for x in range(int(box.left * scale), int(box.right * scale))
    ]
    return sum(here and not before for before, here in zip([False, *row], row, strict=False))
