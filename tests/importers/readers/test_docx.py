# SPDX-License-Identifier: MIT
"""Word documents by what stands in their XML; `test_docx_pages` reads whole worksheets."""

from __future__ import annotations

import pytest

from tests.importers.readers.office_files import (
    RELATIONS,
    WORD,
    opened,
    paragraph,
    png,
    run,
    word_file,
    word_parts,
    word_xml,
    zipped,
)
from workbench.importers.page import PICTURE, HintKind
from workbench.importers.readers.docx import word_page

STRICT = "http://purl.oclc.org/ooxml"
BLIP = '<pic:blipFill><a:blip r:embed="{}"/></pic:blipFill>'


def page_of(body, **parts):
    return word_page(opened(word_file(body, **parts), "page.docx"))


def lines_of(body, **parts):
    """The lines of the page that are not blank; a no-break space is shown as ~."""
    text = page_of(body, **parts).text.replace("\u00a0", "~")
    return [line for line in text.split("\n") if line]


def hints_of(page):
    return [(hint.kind, hint.level, hint.span.of(page.text)) for hint in page.hints]


def style(name, called, look="", based=""):
    parent = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{called}"/>{parent}'
        f"<w:pPr>{look}</w:pPr></w:style>"
    )


def styled(name, text):
    return paragraph(text, f'<w:pStyle w:val="{name}"/>')


def set_in(text, twips):
    return paragraph(text, f'<w:ind w:left="{twips}"/>')


def box(*paragraphs):
    return f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"


def anchored(content, *, top=0, left=0, alt="", origin="paragraph"):
    return run(
        f'<w:drawing><wp:anchor><wp:positionH relativeFrom="column"><wp:posOffset>{left}'
        f'</wp:posOffset></wp:positionH><wp:positionV relativeFrom="{origin}"><wp:posOffset>{top}'
        f'</wp:posOffset></wp:positionV><wp:docPr id="1" name="x" descr="{alt}"/><a:graphic>'
        f"<a:graphicData>{content}</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )


def inline(content, alt=""):
    return run(
        f'<w:drawing><wp:inline><wp:docPr id="1" name="x" descr="{alt}"/><a:graphic>'
        f"<a:graphicData>{content}</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def picture(name="image1"):
    return f"<pic:pic>{BLIP.format(name)}</pic:pic>"


def text_box(*paragraphs):
    return f"<wps:wsp><wps:txbx>{box(*paragraphs)}</wps:txbx></wps:wsp>"


def numbered(*levels, **members):
    """A list definition: for each level its form and its text."""
    listed = "".join(
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{members.get("start", 1)}"/>'
        f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for place, (form, text) in enumerate(levels)
    )
    return word_xml(
        "numbering",
        f'<w:abstractNum w:abstractNumId="0">{listed}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>',
    )


def item(text, level=0, list_id=1):
    return paragraph(
        text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    )


def test_styles_say_what_paragraphs_are_also_through_those_they_are_based_on():
    styles = word_xml(
        "styles",
        style("Titel", "Title")
        + style("berschrift2", "heading 2")
        + style("Frage", "Task", based="berschrift2")
        + style("Zitat", "Intense Quote")
        + style("Beschriftung", "caption")
        + style("Verzeichnis1", "toc 1")
        + style("Kreis", "Circle", based="Kreis2")
        + style("Kreis2", "Circle 2", based="Kreis"),
    )
    body = (
        styled("Titel", "The strike")
        + styled("Verzeichnis1", "Causes 2")
        + styled("Frage", "Tasks")
        + paragraph("Sources", '<w:outlineLvl w:val="0"/>')
        + styled("Zitat", "The port is open.")
        + styled("Beschriftung", "The gates in 1911")
        + styled("Kreis", "Plain words.")
        + styled("Unknown", "Other words.")
    )
    page = page_of(body, styles=styles)

    assert hints_of(page) == [
        (HintKind.TITLE, 0, "The strike"),
        (HintKind.FURNITURE, 0, "Causes 2"),
        (HintKind.HEADING, 2, "Tasks"),
        (HintKind.HEADING, 1, "Sources"),
        (HintKind.QUOTATION, 0, "The port is open."),
        (HintKind.CAPTION, 0, "The gates in 1911"),
    ]
    assert page.hints[1].why == "line of a list of contents"
    assert page.text.endswith("Plain words.\n\nOther words.\n")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (run("<w:t>one</w:t><w:br/><w:t>two</w:t>"), "one\ntwo"),
        (run("<w:t>one</w:t><w:cr/><w:t>two</w:t>"), "one\ntwo"),
        (run('<w:t>one</w:t><w:br w:type="page"/><w:t>two</w:t>'), "one\n\ntwo"),
        (run("<w:t>Why?</w:t><w:tab/><w:t>[4]</w:t>"), "Why?\t[4]"),
        (run("<w:t>re</w:t><w:noBreakHyphen/><w:t>join</w:t>"), "re-join"),
        (run("<w:t>main</w:t><w:softHyphen/><w:t>tained</w:t>"), "maintained"),
        (run('<w:sym w:font="Wingdings" w:char="F0FC"/><w:t> done</w:t>'), "✓ done"),
        (run('<w:sym w:font="Symbol" w:char="F0AE"/><w:t> war</w:t>'), "→ war"),
        (run('<w:sym w:font="Cambria" w:char="00A3"/><w:t>9</w:t>'), "£9"),
        (run('<w:sym w:font="Wingdings" w:char="F0FF"/><w:t>9</w:t>'), "□9"),
        (run('<w:sym w:font="Symbol" w:char="what"/><w:t>9</w:t>'), "9"),
        (run("<w:t>\uf0e0 war</w:t>"), "→ war"),
        (
            run("<w:t>The gate</w:t>")
            + run('<w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t>'),
            "The gate¹",
        ),
        (
            run("<w:t>the 3</w:t>")
            + run('<w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>rd</w:t>'),
            "the 3rd",
        ),
        ('<w:hyperlink r:id="away">' + run("<w:t>a page</w:t>") + "</w:hyperlink>", "a page"),
        ('<w:smartTag w:element="place">' + run("<w:t>Leeds</w:t>") + "</w:smartTag>", "Leeds"),
        ("<w:sdt><w:sdtContent>" + run("<w:t>chosen</w:t>") + "</w:sdtContent></w:sdt>", "chosen"),
        (
            '<w:fldSimple w:instr="SEQ Figure">' + run("<w:t>1</w:t>") + "</w:fldSimple>",
            "1",
        ),
        (
            run('<w:fldChar w:fldCharType="begin"/>')
            + run("<w:instrText>HYPERLINK x</w:instrText>")
            + run('<w:fldChar w:fldCharType="separate"/>')
            + run("<w:t>link</w:t>")
            + run('<w:fldChar w:fldCharType="end"/>'),
            "link",
        ),
        (
            "<w:ins>" + run("<w:t>kept </w:t>") + "</w:ins><w:del>"
            + run("<w:delText>gone</w:delText>") + "</w:del><w:moveFrom>"
            + run("<w:t>moved</w:t>") + "</w:moveFrom>" + run("<w:t>here</w:t>"),
            "kept here",
        ),
        (
            '<w:commentRangeStart w:id="0"/>' + run("<w:t>said</w:t>")
            + run("<w:annotationRef/>") + run('<w:commentReference w:id="0"/>'),
            "said",
        ),
        ("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>", "a+b"),
        (
            run("<w:ruby><w:rt><w:r><w:t>kana</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>kanji</w:t>"
                "</w:r></w:rubyBase></w:ruby>"),
            "kanji",
        ),
    ],
)  # fmt: skip
def test_words_come_as_they_are_seen(content, words):
    assert page_of(f"<w:p>{content}</w:p>").text == f"{words}\n"


def test_hidden_words_are_left_away_and_that_is_said():
    styles = word_xml(
        "styles",
        '<w:style w:type="character" w:styleId="Answer"><w:name w:val="Answer"/>'
        "<w:rPr><w:vanish/></w:rPr></w:style>",
    )
    hidden = paragraph("The answer is no.", run='<w:rStyle w:val="Answer"/>')
    shown = paragraph("Was it?", run='<w:rStyle w:val="Answer"/><w:vanish w:val="0"/>')
    page = page_of(hidden + shown, styles=styles)

    assert page.text == "Was it?\n"
    assert page.warnings == ("Words that are hidden in the document were left away.",)


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next():
    first = paragraph("The gates ", "<w:rPr><w:del/></w:rPr>")
    letter = paragraph("W", '<w:framePr w:dropCap="drop"/>')
    assert lines_of(first + paragraph("were shut.") + letter + paragraph("e waited.")) == [
        "The gates were shut.",
        "We waited.",
    ]


def test_what_is_set_in_or_set_to_the_right_begins_with_a_no_break_space():
    trailing = paragraph("Ned Farrow, 1911", '<w:jc w:val="right"/>')
    body = (
        paragraph("Source A")
        + set_in("We shall not go back.", 720)
        + set_in("Every man knows it.", 720)
        + set_in("Ned Farrow, 1911", 1440)
        + set_in("Speech", 1440)
        + paragraph("Source B")
        + paragraph("The port is open.")
        + trailing
        + paragraph("\t\t\tHarbour master")
        + paragraph("\tAnd so it stays.")
    )
    assert lines_of(body) == [
        "Source A",
        "We shall not go back.",
        "Every man knows it.",
        "~Ned Farrow, 1911",
        "~Speech",
        "Source B",
        "The port is open.",
        "~Ned Farrow, 1911",
        "~Harbour master",
        "\tAnd so it stays.",
    ]


def test_lists_count_as_the_document_does():
    levels = ("decimal", "%1."), ("lowerLetter", "(%2)"), ("upperRoman", "%1.%3")
    body = "".join(
        [
            item("one"),
            item("a", 1),
            item("b", 1),
            item("i", 2),
            item("two"),
            item("a again", 1),
            item("from one", list_id=2),
            item("not a list", list_id=9),
        ]
    )
    page = page_of(body, numbering=numbered(*levels))

    assert page.text.split("\n\n") == [
        "1. one",
        "  (a) a",
        "  (b) b",
        "    1.I i",
        "2. two",
        "  (a) a again",
        "1. from one",
        "not a list\n",
    ]
    assert {(hint.kind, hint.level) for hint in page.hints} == {
        (HintKind.LIST_ITEM, level) for level in (1, 2, 3)
    }


def test_numbers_with_words_are_words_of_the_page():
    levels = [("upperLetter", "Source %1"), ("bullet", "\uf0b7")]
    body = item("") + paragraph("The port is open.") + item("The gates") + item("shut", 1)
    page = page_of(body, numbering=numbered(*levels))
    assert page.text.split("\n\n") == [
        "Source A",
        "The port is open.",
        "Source B  The gates",
        "  • shut\n",
    ]


def test_a_source_that_is_an_item_of_a_list_keeps_its_heading():
    body = item("Source A") + item("It shows a scarecrow.")
    assert lines_of(body, numbering=numbered(("bullet", "·"))) == [
        "Source A",
        "• It shows a scarecrow.",
    ]


def test_bold_words_that_name_a_source_are_set_apart_from_its_text():
    bold = run("<w:rPr><w:b/></w:rPr><w:t>Source A</w:t>")
    body = f"<w:p>{bold}{run('<w:t> We waited.</w:t>')}</w:p>"
    other = f"<w:p>{bold}{run('<w:t>: from a letter</w:t>')}</w:p>"
    assert lines_of(body + other) == ["Source A   We waited.", "Source A: from a letter"]


def test_notes_stand_behind_the_paragraph_that_points_to_them_once():
    point = '<w:footnoteReference w:id="1"/>'
    notes = word_xml(
        "footnotes",
        '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        '<w:footnote w:id="1">' + paragraph(" tally: a count of men") + f"<w:p>{run(point)}</w:p>"
        '</w:footnote><w:footnote w:id="2">' + paragraph("* Ned Farrow, 1911") + "</w:footnote>",
    )
    ends = word_xml("endnotes", f'<w:endnote w:id="1">{paragraph("See page 4.")}</w:endnote>')
    own = '<w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>*</w:t>'
    body = (
        f"<w:p>{run('<w:t>The tally</w:t>')}{run(point)}{run('<w:t> stays</w:t>')}{run(own)}</w:p>"
        f"<w:p>{run('<w:t>The tally</w:t>')}{run(point)}"
        + run('<w:endnoteReference w:id="1"/>')
        + "</w:p>"
    )
    page = page_of(body, footnotes=notes, endnotes=ends)

    assert page.text.split("\n\n") == [
        "The tally¹ stays*",
        "¹ tally: a count of men",
        "* Ned Farrow, 1911",
        "The tally¹²",
        "² See page 4.\n",
    ]
    assert [hint.kind for hint in page.hints] == [HintKind.FOOTNOTE] * 3


def test_pictures_stand_where_they_stand_with_what_is_said_of_them(tmp_path):
    scan = "C:\\pic\\scan 1.jpg"
    body = (
        f"<w:p>{run('<w:t>Before</w:t>')}{inline(picture(), 'A scarecrow')}"
        f"{run('<w:t>after</w:t>')}</w:p>"
        f"<w:p>{run('<w:t>Source B</w:t>')}{anchored(picture(), alt=scan)}</w:p>"
        f"<w:p>{run('<w:t>Figure 1</w:t>')}{anchored(picture('image2'), top=-900)}</w:p>"
    )
    data = word_file(body, image1=png(), image2=b"no picture")
    page = word_page(opened(data, "page.docx", tmp_path))

    assert page.text.split("\n\n") == [
        "Before", PICTURE, "after", "Source B", PICTURE, PICTURE, "Figure 1\n",
    ]  # fmt: skip
    assert [picture.alt for picture in page.pictures] == ["A scarecrow", "", ""]
    assert page.pictures[0].file == page.pictures[1].file
    assert (tmp_path / "pictures" / page.pictures[0].file).is_file()
    assert page.pictures[2].file is None
    assert "no picture that can be shown" in page.pictures[2].why


def test_pictures_outside_the_file_are_missing_and_so_are_charts():
    link = '<pic:pic><pic:blipFill><a:blip r:link="away"/></pic:blipFill></pic:pic>'
    body = f"<w:p>{inline(link)}{inline('<c:chart/>', 'Wages')}{inline(picture('none'))}</w:p>"
    page = page_of(body)

    assert [picture.file for picture in page.pictures] == [None] * 3
    assert [picture.why.partition(";")[0] for picture in page.pictures] == [
        "The picture lies outside the file",
        "The chart cannot be shown",
        "The picture is missing in the file.",
    ]
    assert page.pictures[1].alt == "Wages"


def test_windows_drawings_are_missing_with_the_reason(tmp_path):
    body = f"<w:p>{inline(picture())}{inline(picture('image2'))}</w:p>"
    emf = b"\1\0\0\0" + b"\0" * 36 + b" EMF" + b"\0" * 60
    data = word_file(body, image1=emf, image2=b"\xd7\xcd\xc6\x9a" + b"\0" * 60)
    page = word_page(opened(data, "page.docx", tmp_path))
    assert [picture.file for picture in page.pictures] == [None, None]
    assert all("is a Windows drawing" in picture.why for picture in page.pictures)


def test_a_box_with_another_source_waits_for_the_attribution_of_the_first():
    other = text_box(paragraph("Source B"), paragraph("The gates."), paragraph("Ned, 1912"))
    aside = text_box(paragraph("tally: a count"))
    body = (
        paragraph("Source A")
        + f"<w:p>{run('<w:t>The port is open.</w:t>')}{anchored(other)}{anchored(aside)}</w:p>"
        + set_in("Harbour master, 1911", 900)
        + paragraph("Source C")
    )
    assert lines_of(body) == [
        "Source A",
        "The port is open.",
        "tally: a count",
        "~Harbour master, 1911",
        "Source B",
        "The gates.",
        "Ned, 1912",
        "Source C",
    ]


def test_guesses_of_programs_are_not_what_a_picture_shows():
    said = "A person&#10;&#10;Description automatically generated"
    page = page_of(f"<w:p>{inline(picture(), said)}</w:p>", image1=png())
    assert page.pictures[0].alt == "A person"


def test_text_boxes_come_once_and_from_top_to_bottom():
    new = anchored(text_box(paragraph("Ned Farrow, 1911")), top=900, left=100)
    old = run(f"<w:pict><v:shape><v:textbox>{box(paragraph('Ned Farrow, 1911'))}</v:textbox>"
              "</v:shape></w:pict>")  # fmt: skip
    first = anchored(text_box(paragraph("The port"), paragraph("is open.")), top=100, left=900)
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    )
    assert lines_of(f"<w:p>{both}{first}{run('<w:t>Source A</w:t>')}</w:p>") == [
        "Source A",
        "The port",
        "is open.",
        "Ned Farrow, 1911",
    ]


def test_old_shapes_hold_text_pictures_and_ornamental_words():
    shape = (
        '<w:pict><v:group><v:shape alt="A poster"><v:imagedata r:id="image1"/></v:shape>'
        f"<v:shape><v:textbox>{box(paragraph('Below it'))}</v:textbox></v:shape>"
        '<v:shape><v:textpath string="STRIKE!"/></v:shape></v:group></w:pict>'
    )
    page = page_of(f"<w:p>{run(shape)}</w:p>", image1=png())
    assert page.text.split("\n\n") == [PICTURE, "Below it", "STRIKE!\n"]
    assert page.pictures[0].alt == "A poster"


def test_what_stands_on_every_page_comes_once_at_the_end():
    header = word_xml("hdr", paragraph("Harrowmere Academy") + paragraph("Name:"))
    references = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header"/>'
        '<w:headerReference w:type="first" r:id="header"/>'
        '<w:footerReference w:type="default" r:id="footer"/></w:sectPr>'
    )
    footer = word_xml("ftr", paragraph("Page 1"))
    page = page_of(paragraph("Source A") + references, header=header, footer=footer)

    assert page.text == "Source A\n\n\n\nHarrowmere Academy\nName:\n\nPage 1\n"
    assert {hint.kind for hint in page.hints} == {HintKind.FURNITURE}
    assert {hint.why for hint in page.hints} == {"stands on every page"}


def test_other_files_put_into_the_document_are_said_to_be_lost():
    page = page_of(paragraph("Source A") + '<w:altChunk r:id="away"/>')
    assert page.warnings == (
        "A part that was put into the document as another file could not be read.",
    )
    assert page.text == "Source A\n"


def test_strict_documents_read_as_others_do():
    parts = word_parts(paragraph("The port is open.", '<w:jc w:val="end"/>'))
    strict = {
        name: part.replace(RELATIONS, f"{STRICT}/officeDocument/relationships").replace(
            WORD, f"{STRICT}/wordprocessingml/main"
        )
        for name, part in parts.items()
    }
    page = word_page(opened(zipped(strict), "page.docx"))
    assert page.text == "\u00a0The port is open.\n"
