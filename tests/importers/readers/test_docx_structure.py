# SPDX-License-Identifier: MIT
"""What holds paragraphs in a Word document: tables, controls, changes, diagrams, old shapes."""

from __future__ import annotations

import pytest

from tests.importers.readers.office_files import (
    DRAWING,
    opened,
    paragraph,
    png,
    run,
    word_file,
    word_xml,
)
from workbench.importers.page import PICTURE
from workbench.importers.readers.docx import word_page

X = paragraph("x")


def page_of(body, **parts):
    return word_page(opened(word_file(body, **parts), "page.docx"))


def paragraphs_of(body, **parts):
    return page_of(body, **parts).text.rstrip("\n").split("\n\n")


def cell(*paragraphs, look=""):
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{''.join(paragraphs)}</w:tc>"


def row(*cells, look=""):
    made = "".join(each if each.startswith("<w:tc>") else cell(paragraph(each)) for each in cells)
    return f"<w:tr><w:trPr>{look}</w:trPr>{made}</w:tr>"


def table(*rows):
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def drawn(content, told='<wp:docPr id="1"/>'):
    graphic = f"<a:graphic><a:graphicData>{content}</a:graphicData></a:graphic>"
    shape = f"<w:drawing><wp:inline>{told}{graphic}</wp:inline></w:drawing>"
    return f"<w:p>{run(shape)}</w:p>"


@pytest.mark.parametrize(
    "body",
    [
        f"<w:sdt><w:sdtPr/><w:sdtContent>{X}</w:sdtContent></w:sdt>",
        f"<w:customXml>{X}</w:customXml>",
        f"<w:ins>{X}</w:ins><w:del>{paragraph('gone')}</w:del>",
        f"<w:hyperlink>{run('<w:t>x</w:t>')}</w:hyperlink>",
        f"<mc:AlternateContent><mc:Choice>{X}</mc:Choice></mc:AlternateContent>",
        f"<mc:AlternateContent><mc:Choice/></mc:AlternateContent>{X}",
        paragraph("x", "<w:rPr><w:del/></w:rPr>"),
        table(row("x"), row("gone", look="<w:del/>")),
        table(row(cell(X), cell(paragraph("merged"), look="<w:vMerge/>"))),
        table(f"<w:sdt><w:sdtContent>{row('x')}</w:sdtContent></w:sdt>"),
        f"<w:tbl><w:tr><w:sdt><w:sdtContent>{cell(X)}</w:sdtContent></w:sdt></w:tr></w:tbl>",
        table(row(cell(table(row("x"))))),
    ],
)
def test_whatever_holds_a_paragraph_it_is_read_once(body):
    assert page_of(body).text == "x\n"


def test_rows_of_short_words_are_lines_and_long_ones_are_not():
    long = "The port is open and no ship has missed her tide since the strike began in May. " * 2
    body = table(
        row("1", "What does Source A say about the tally?", "[4]"),
        row(long.strip(), "Sir Giles Penhallow, writing to his shareholders in London"),
        row("Questions"),
        row("Name", "Class"),
    )
    assert paragraphs_of(body) == [
        "1\tWhat does Source A say about the tally?\t[4]",
        long.strip(),
        "Sir Giles Penhallow, writing to his shareholders in London",
        "Questions",
        "Name\tClass",
    ]


def test_sources_below_each_other_in_columns_each_stay_whole():
    body = table(
        row("Source A", "Source B"),
        row("One.", "Two."),
        row(cell(paragraph("Study both."), look='<w:gridSpan w:val="2"/>')),
        row("Source C", "Source D"),
        row("Three.", "Four."),
    )
    assert paragraphs_of(body) == [
        "Source A", "One.", "Source B", "Two.", "Study both.",
        "Source C", "Three.", "Source D", "Four.",
    ]  # fmt: skip


def test_a_source_beside_its_text_is_no_line_of_a_table():
    assert paragraphs_of(table(row("Source A", "The port is open."))) == [
        "Source A",
        "The port is open.",
    ]


def test_notes_in_a_row_stand_behind_it():
    notes = word_xml("footnotes", f'<w:footnote w:id="1">{paragraph("a count")}</w:footnote>')
    point = '<w:footnoteReference w:id="1"/>'
    marked = f"<w:p>{run('<w:t>tally</w:t>')}{run(point)}</w:p>"
    body = table(row(cell(marked), "hated"), row("siege", "feared"))
    assert paragraphs_of(body, footnotes=notes) == ["tally¹\thated", "¹ a count", "siege\tfeared"]


def test_tables_in_heads_of_pages_are_lines():
    header = word_xml("hdr", table(row("History", "Year 9")) + f"<w:p>{run('')}</w:p>")
    references = '<w:headerReference r:id="header"/><w:footerReference r:id="no"/>'
    body = f"{X}<w:sectPr>{references}</w:sectPr>"
    assert paragraphs_of(body, header=header)[-1].lstrip("\n") == "History\tYear 9"


def test_levels_of_lists_may_be_said_by_styles_and_changed_for_one_list():
    level = '<w:lvl w:ilvl="{}"><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/>{}</w:lvl>'
    numbering = word_xml(
        "numbering",
        '<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="Way"/>'
        + level.format(0, "decimal", "%1)", "")
        + level.format(1, "lowerRoman", "%2.", '<w:pStyle w:val="Deep"/>')
        + level.format(2, "none", "", "")
        + '</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Way"/>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        + level.format(0, "bullet", "-", "")
        + "</w:lvlOverride></w:num>",
    )
    styles = word_xml(
        "styles",
        '<w:style w:type="paragraph" w:styleId="Deep"><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style>",
    )

    def listed(text, list_id, place=0):
        look = f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{list_id}"/></w:numPr>'
        return paragraph(text, look)

    body = (
        listed("one", 1)
        + paragraph("deep", '<w:pStyle w:val="Deep"/>')
        + listed("bare", 1, 2)
        + listed("unknown", 1, 7)
        + listed("sign", 2)
        + paragraph("none", '<w:pStyle w:val="Deep"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    )
    assert paragraphs_of(body, numbering=numbering, styles=styles) == [
        "1) one", "  i. deep", "bare", "unknown", "• sign", "none",
    ]  # fmt: skip


def test_the_words_of_diagrams_are_read():
    words = (
        f'<dgm:dataModel xmlns:dgm="{DRAWING}/diagram" xmlns:a="{DRAWING}/main"><dgm:ptLst>'
        "<dgm:pt><dgm:t><a:p><a:r><a:t>The gates shut</a:t></a:r></a:p></dgm:t></dgm:pt>"
        "<dgm:pt><dgm:t><a:p/></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>"
    )
    body = drawn('<dgm:relIds r:dm="diagramData"/>') + drawn('<dgm:relIds r:dm="away"/>')
    assert paragraphs_of(body, diagramData=words) == ["The gates shut"]


def test_drawings_may_be_hidden_ornamental_empty_or_a_group():
    place = '<pic:spPr><a:xfrm><a:off x="0" y="{}"/></a:xfrm></pic:spPr>'
    blip = '<pic:blipFill><a:blip r:embed="{}"/></pic:blipFill>'
    pictures = [
        f"<pic:pic><pic:nvPicPr><pic:cNvPr descr='{name}'/></pic:nvPicPr>{blip.format(name)}"
        f"{place.format(top)}</pic:pic>"
        for name, top in (("image1", 900), ("image2", 10))
    ]
    alternate = f"<mc:AlternateContent><mc:Choice>{pictures[0]}</mc:Choice></mc:AlternateContent>"
    hidden = drawn(pictures[0], '<wp:docPr id="1" hidden="1"/>')
    empty = f"<w:p>{run('<w:drawing/>')}</w:p>"
    body = drawn(alternate + pictures[1] + "<pic:pic/>") + hidden + empty
    page = page_of(body, image1=png(), image2=png("blue"))
    assert page.text == f"{PICTURE}\n\n{PICTURE}\n"
    assert [picture.alt for picture in page.pictures] == ["image2", "image1"]


def test_old_pictures_have_their_title_where_nothing_else_is_said():
    shape = '<v:shape><v:imagedata r:id="image1" o:title="A poster"/></v:shape>'
    above = f'<v:shape style="position:absolute;margin-top:-90pt">{shape}</v:shape>'
    body = (
        f"<w:p>{run(f'<w:object>{shape}</w:object>')}</w:p>"
        f"<w:p>{run('<w:t>Below</w:t>')}{run(f'<w:pict>{above}</w:pict>')}</w:p>"
    )
    page = page_of(body, image1=png())
    assert page.text == f"{PICTURE}\n\n{PICTURE}\n\nBelow\n"
    assert [picture.alt for picture in page.pictures] == ["A poster", "A poster"]
