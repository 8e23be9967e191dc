# SPDX-License-Identifier: MIT
"""Presentations as teachers make them, and what only their XML can say."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation
from pptx.enum.text import PP_ALIGN
from pptx.util import Inches

from tests.importers.readers.office_files import DRAWING, RELATIONS, opened, png, relations, zipped
from workbench.importers.draft import PartKind
from workbench.importers.page import PICTURE, HintKind
from workbench.importers.readers.office.reading_order import Place, reading_order
from workbench.importers.readers.pptx import slides_page
from workbench.importers.reading import read_page

NAMES = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    f'xmlns:r="{RELATIONS}" xmlns:a="{DRAWING}/main"'
)


class Deck:
    """A presentation made slide by slide."""

    def __init__(self):
        self.made = Presentation()

    def slide(self, layout=5, title=None):
        slide = self.made.slides.add_slide(self.made.slide_layouts[layout])
        if title is not None:
            slide.shapes.title.text = title
        return slide

    def saved(self):
        content = BytesIO()
        self.made.save(content)
        return content.getvalue()

    def page(self, folder=None):
        return slides_page(opened(self.saved(), "slides.pptx", folder))


def box(shapes, text, left, top, width=4.0, height=0.5):
    frame = shapes.add_textbox(Inches(left), Inches(top), Inches(width), Inches(height))
    frame.text_frame.text = text
    return frame


def raw_page(shapes):
    """The page of one slide that holds these shapes."""
    tree = f"<p:cSld><p:spTree>{shapes}</p:spTree></p:cSld>"
    slides = '<p:sldIdLst><p:sldId id="256" r:id="s"/></p:sldIdLst>'
    return slides_page(
        opened(
            zipped(
                {
                    "_rels/.rels": relations(main=("officeDocument", "ppt/presentation.xml")),
                    "ppt/presentation.xml": f"<p:presentation {NAMES}>{slides}</p:presentation>",
                    "ppt/_rels/presentation.xml.rels": relations(s=("slide", "slides/s.xml")),
                    "ppt/slides/s.xml": f"<p:sld {NAMES}>{tree}</p:sld>",
                }
            ),
            "slides.pptx",
        )
    )


def shape(*paragraphs, look=""):
    return f"<p:sp>{look}<p:txBody><a:bodyPr/>{''.join(paragraphs)}</p:txBody></p:sp>"


def line(text, look=""):
    return f"<a:p>{look}<a:r><a:t>{text}</a:t></a:r></a:p>"


def paragraphs_of(page):
    return page.text.rstrip("\n").split("\n\n")


def test_slides_come_in_order_each_with_its_title_first():
    deck = Deck()
    first = deck.slide(0, "The dock strike")
    first.placeholders[1].text = "Lesson 3"
    second = deck.slide(1, "Causes")
    second.placeholders[1].text = "The tally was hated\nRates were fixed far away"
    deck.slide(1, "Empty")
    page = deck.page()

    assert paragraphs_of(page) == [
        "The dock strike",
        "Lesson 3",
        "Causes",
        "• The tally was hated",
        "• Rates were fixed far away",
        "Empty",
    ]
    assert [(hint.kind, hint.level) for hint in page.hints] == [
        (HintKind.TITLE, 0),
        (HintKind.HEADING, 2),
        (HintKind.HEADING, 1),
        (HintKind.LIST_ITEM, 1),
        (HintKind.LIST_ITEM, 1),
        (HintKind.HEADING, 1),
    ]


def test_frames_side_by_side_keep_their_attributions():
    deck = Deck()
    shapes = deck.slide(5, "Compare").shapes
    box(shapes, "How useful are they? (8 marks)", 0.5, 6, 9)
    box(shapes, "Harbour master, 1911", 5, 3.2)
    box(shapes, "Sir Giles Penhallow, 1911", 0.5, 3.2)
    box(shapes, "Not one ship has missed her tide.", 5, 2, height=1)
    box(shapes, "The port is open.", 0.5, 2, height=1)
    box(shapes, "Source C", 5, 1.4)
    box(shapes, "Source B", 0.5, 1.4)

    assert paragraphs_of(deck.page()) == [
        "Compare",
        "Source B",
        "The port is open.",
        "Sir Giles Penhallow, 1911",
        "Source C",
        "Not one ship has missed her tide.",
        "Harbour master, 1911",
        "How useful are they? (8 marks)",
    ]


def test_groups_stay_together_and_pictures_have_what_is_said_of_them(tmp_path):
    deck = Deck()
    shapes = deck.slide(6).shapes
    box(shapes, "Below", 1, 6, 8)
    group = shapes.add_group_shape()
    picture = group.shapes.add_picture(BytesIO(png()), Inches(1), Inches(1), Inches(3))
    picture._element.nvPicPr.cNvPr.set("descr", "A locked gate")
    box(group.shapes, "The gate in 1911", 1, 4)
    page = deck.page(tmp_path)

    assert paragraphs_of(page) == [PICTURE, "The gate in 1911", "Below"]
    assert page.pictures[0].alt == "A locked gate"
    assert (tmp_path / "pictures" / page.pictures[0].file).is_file()


def test_lines_that_were_broken_to_fit_belong_together():
    text = (
        "We shall not go back through those gates\nuntil the tallyman is gone and the rates\n"
        "Farrow asked for are paid. Every man here\nknows it."
    )
    deck = Deck()
    deck.slide(1, "Source A").placeholders[1].text = text
    box(deck.slide(6).shapes, text, 1, 1)

    assert paragraphs_of(deck.page()) == ["Source A", text, text]


def test_one_item_is_no_list_and_what_is_set_right_begins_with_a_no_break_space():
    deck = Deck()
    slide = deck.slide(1, "Source A")
    slide.placeholders[1].text = "The port is open."
    frame = box(slide.shapes, "He said it.\nHarbour master, 1911", 1, 6).text_frame
    frame.paragraphs[1].alignment = PP_ALIGN.RIGHT

    assert paragraphs_of(deck.page())[1:] == [
        "The port is open.",
        "He said it.",
        "\u00a0Harbour master, 1911",
    ]


def test_notes_for_the_speaker_come_at_the_end_and_are_left_over():
    deck = Deck()
    slide = deck.slide(5, "Source A")
    slide.notes_slide.notes_text_frame.text = "Answer: he is angry.\nAsk why."
    deck.slide(5, "Source B")
    page = deck.page()

    assert page.text.endswith("Source B\n\n\n\nNotes to slide 1\nAnswer: he is angry.\nAsk why.\n")
    assert page.hints[-1].kind is HintKind.FURNITURE
    assert page.hints[-1].why == "notes for the speaker"


def test_what_stands_on_most_slides_comes_once():
    deck = Deck()
    for number in range(4):
        shapes = deck.slide(5, f"Slide {number}").shapes
        box(shapes, "Harrowmere Academy", 1, 7)
        box(shapes, f"Matter of slide {number}", 1, 3)
    page = deck.page()

    assert page.text.count("Harrowmere Academy") == 1
    assert page.hints[-1].why == "stands on every slide"
    assert page.text.count("Matter of slide") == 4


def test_hidden_slides_and_hidden_shapes_are_left_away():
    deck = Deck()
    box(deck.slide(5, "Source A").shapes, "The answer", 1, 3)._element.nvSpPr.cNvPr.set(
        "hidden", "1"
    )
    deck.slide(5, "Answers")._element.set("show", "0")
    page = deck.page()

    assert page.text == "Source A\n"
    assert page.warnings == ("Slides that are hidden in the presentation were left away.",)


def test_rows_of_a_table_are_lines_where_they_are_short():
    deck = Deck()
    table = deck.slide(6).shapes.add_table(2, 2, Inches(1), Inches(1), Inches(8), Inches(2)).table
    for row, words in enumerate((("May 1911", "strike begins"), ("March 1912", "strike ends"))):
        for column, text in enumerate(words):
            table.cell(row, column).text = text
    assert paragraphs_of(deck.page()) == ["May 1911\tstrike begins", "March 1912\tstrike ends"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (line("one") + line("two"), ["one", "two"]),
        ("<a:p><a:r><a:t>one</a:t></a:r><a:br/><a:r><a:t>two</a:t></a:r></a:p>", ["one\ntwo"]),
        ('<a:p><a:fld type="slidenum"><a:t>4</a:t></a:fld></a:p>' + line("kept"), ["kept"]),
        (
            '<a:p><a:r><a:t>gate</a:t></a:r><a:r><a:rPr baseline="30000"/><a:t>1</a:t></a:r></a:p>',
            ["gate¹"],
        ),
        (
            '<a:p><a:r><a:rPr b="1"/><a:t>Source A</a:t></a:r><a:r><a:t> We went</a:t></a:r></a:p>',
            ["Source A   We went"],
        ),
        (
            line("one", '<a:pPr><a:buAutoNum type="arabicPeriod"/></a:pPr>')
            + line("two", '<a:pPr><a:buAutoNum type="arabicPeriod"/></a:pPr>')
            + line("b", '<a:pPr lvl="1"><a:buAutoNum type="alphaLcParenBoth" startAt="2"/></a:pPr>')
            + line("iii", '<a:pPr lvl="2"><a:buAutoNum type="romanUcParenR" startAt="3"/></a:pPr>'),
            ["1. one", "2. two", "  (b) b", "    III) iii"],
        ),
        (
            line("sign", '<a:pPr><a:buChar char="-"/></a:pPr>')
            + line("none", '<a:pPr><a:buNone/></a:pPr>'),
            ["• sign", "none"],
        ),
    ],
)  # fmt: skip
def test_paragraphs_come_as_they_are_seen(content, words):
    assert paragraphs_of(raw_page(shape(content))) == words


def test_charts_are_missing_and_shapes_may_be_filled_with_a_picture(tmp_path):
    chart = (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="1" name="c" descr="Wages"/>'
        "</p:nvGraphicFramePr><a:graphic><a:graphicData><c:chart "
        f'xmlns:c="{DRAWING}/chart"/></a:graphicData></a:graphic></p:graphicFrame>'
    )
    blip = '<a:blipFill><a:blip r:embed="no"/></a:blipFill>'
    filled = shape(line("over it"), look=f"<p:spPr>{blip}</p:spPr>")
    told = f"<p:pic><p:blipFill>{blip[12:-13]}</p:blipFill></p:pic>"
    embedded = (
        f"<p:graphicFrame><a:graphic><a:graphicData>{told}</a:graphicData></a:graphic>"
        "</p:graphicFrame>"
    )
    diagram = (
        f'<p:graphicFrame><dgm:relIds xmlns:dgm="{DRAWING}/diagram" r:dm="no"/></p:graphicFrame>'
    )
    alternate = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility'
        f'/2006"><mc:Choice>{shape(line("chosen"))}</mc:Choice></mc:AlternateContent>'
    )
    page = raw_page(chart + filled + embedded + diagram + alternate)
    assert paragraphs_of(page) == [PICTURE, PICTURE, "over it", PICTURE, "chosen"]
    assert [picture.alt for picture in page.pictures] == ["Wages", "", ""]
    assert [picture.file for picture in page.pictures] == [None] * 3


def test_sources_on_slides_are_recognised_with_pictures_and_attributions(tmp_path):
    deck = Deck()
    deck.slide(0, "The dock strike")
    shapes = deck.slide(5, "Source A").shapes
    box(shapes, "Ned Farrow speaking at Harrowmere docks in 1911", 0.5, 5, 9)
    box(shapes, "We shall not go back through those gates until the tallyman is gone.", 0.5, 2)
    shapes = deck.slide(5, "Source B").shapes
    shapes.add_picture(BytesIO(png()), Inches(1), Inches(2), Inches(3))
    box(shapes, "A cartoon from the Harrowmere Lantern, May 1911", 0.5, 6, 9)
    path = tmp_path / "slides.pptx"
    path.write_bytes(deck.saved())
    draft = read_page(path)

    found = {part.kind: part for part in draft.parts if part.source == 0}
    assert found[PartKind.BODY].text.startswith("We shall not go back")
    assert found[PartKind.ATTRIBUTION].text.startswith("Ned Farrow")
    found = {part.kind: part for part in draft.parts if part.source == 1}
    assert PICTURE in found[PartKind.PICTURE].raw
    assert found[PartKind.ATTRIBUTION].text.startswith("A cartoon from")


def test_sources_in_rows_and_columns_are_read_by_their_letters():
    def grid(*letters):
        return [
            Place(10 * (n % 2), 10 * (n // 2), 9, 8, letter) for n, letter in enumerate(letters)
        ]

    assert reading_order(grid("A", "B", "C", "D")) == [0, 1, 2, 3]
    assert reading_order(grid("A", "C", "B", "D")) == [0, 2, 1, 3]


@given(
    st.lists(
        st.builds(
            Place,
            st.integers(-9, 9),
            st.integers(-9, 9),
            st.integers(1, 9),
            st.integers(1, 9),
            st.sampled_from(["", "A", "B"]),
        ),
        max_size=20,
    )
)
def test_everything_on_a_slide_is_read_once(places):
    assert sorted(reading_order(places)) == list(range(len(places)))


def test_what_reaches_across_parts_above_from_below():
    places = [Place(0, 0, 20, 2), Place(0, 3, 9, 9), Place(11, 3, 9, 9), Place(0, 13, 20, 2)]
    assert reading_order([places[n] for n in (3, 2, 1, 0)]) == [3, 2, 1, 0]
