# SPDX-License-Identifier: MIT
"""OpenDocument texts by what stands in their XML."""

from __future__ import annotations

import pytest

from tests.importers.readers.office_files import (
    ODF_NAMES,
    odf_file,
    odf_parts,
    opened,
    png,
    zipped,
)
from workbench.domain.errors import UnreadableFileError
from workbench.importers.draft import PartKind
from workbench.importers.page import PICTURE, HintKind
from workbench.importers.readers.odt import open_document_page
from workbench.importers.reading import read_page


def page_of(text, **parts):
    return open_document_page(opened(odf_file(text, **parts), "page.odt"))


def paragraphs_of(text, **parts):
    """The paragraphs of the page; a no-break space is shown as ~."""
    return page_of(text, **parts).text.replace("\u00a0", "~").rstrip("\n").split("\n\n")


def hints_of(page):
    return [(hint.kind, hint.level, hint.span.of(page.text)) for hint in page.hints]


def p(content, style="Standard"):
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def paragraph_style(name, parent="", properties="", **more):
    said = "".join(f' style:{key.replace("_", "-")}="{value}"' for key, value in more.items())
    return (
        f'<style:style style:name="{name}" style:family="paragraph" '
        f'style:parent-style-name="{parent}"{said}>'
        f"<style:paragraph-properties {properties}/></style:style>"
    )


def words_style(name, properties):
    return (
        f'<style:style style:name="{name}" style:family="text">'
        f"<style:text-properties {properties}/></style:style>"
    )


def items(*contents, style="L1", more=""):
    listed = "".join(f"<text:list-item>{content}</text:list-item>" for content in contents)
    return f'<text:list text:style-name="{style}" {more}>{listed}</text:list>'


NUMBERED = (
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" '
    'style:num-format="1" style:num-suffix="."/><text:list-level-style-bullet text:level="2" '
    'text:bullet-char="-"/><text:list-level-style-number text:level="3" style:num-format="i" '
    'style:num-suffix=")" text:display-levels="3"/></text:list-style>'
    '<text:list-style style:name="L2"><text:list-level-style-number text:level="1" '
    'style:num-format="A" style:num-prefix="Source "/></text:list-style>'
)


def frame(content, anchor="as-char", **more):
    said = "".join(f' svg:{key}="{value}"' for key, value in more.items())
    return f'<draw:frame text:anchor-type="{anchor}"{said}>{content}</draw:frame>'


def image(name="gate", told=""):
    return f'<draw:image xlink:href="Pictures/{name}.png"/>{told}'


def table(*rows):
    listed = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in rows
    )
    return f"<table:table><table:table-columns/>{listed}</table:table>"


def test_styles_say_what_paragraphs_are():
    styles = (
        paragraph_style("Title")
        + paragraph_style("Heading_20_2", default_outline_level="2")
        + paragraph_style("Quotations")
        + paragraph_style("Caption")
        + paragraph_style("Illustration", "Caption")
        + paragraph_style("Circle", "Circle")
    )
    text = (
        p("The strike", "P1")
        + '<text:h text:outline-level="3">Causes</text:h>'
        + p("Tasks", "Heading_20_2")
        + p("The port is open.", "Quotations")
        + p("The gates", "Illustration")
        + p("Plain.", "Circle")
        + f"<text:table-of-content><text:index-body>{p('Causes 2')}</text:index-body>"
        "</text:table-of-content>"
    )
    page = page_of(text, styles=styles, automatic=paragraph_style("P1", "Title"))

    assert hints_of(page) == [
        (HintKind.TITLE, 0, "The strike"),
        (HintKind.HEADING, 3, "Causes"),
        (HintKind.HEADING, 2, "Tasks"),
        (HintKind.QUOTATION, 0, "The port is open."),
        (HintKind.CAPTION, 0, "The gates"),
        (HintKind.FURNITURE, 0, "Causes 2"),
    ]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("one<text:line-break/>two", ["one\ntwo"]),
        ("Why?<text:tab/>[4]", ["Why?\t[4]"]),
        ("a\n   wrapped   line", ["a wrapped line"]),
        ('a<text:s text:c="3"/>gap', ["a   gap"]),
        ("a<text:soft-page-break/> page", ["a page"]),
        ('a <text:a xlink:href="http://x.example">link</text:a>', ["a link"]),
        ("said<office:annotation><text:p>why?</text:p></office:annotation>", ["said"]),
        ('gate<text:span text:style-name="Up">1</text:span>', ["gate¹"]),
        ('<text:span text:style-name="Bold">Source A</text:span> We went', ["Source A   We went"]),
        ("<text:page-number>4</text:page-number> of 9", ["4 of 9"]),
        (
            (
                "<text:ruby><text:ruby-base>kanji</text:ruby-base><text:ruby-text>kana"
                "</text:ruby-text></text:ruby>"
            ),
            ["kanji"],
        ),
    ],
)
def test_words_come_as_they_are_seen(content, words):
    automatic = words_style("Up", 'style:text-position="super 58%"') + words_style(
        "Bold", 'fo:font-weight="bold"'
    )
    assert paragraphs_of(p(content), automatic=automatic) == words


def test_what_was_deleted_is_not_there_and_hidden_words_are_said_to_be():
    deleted = (
        "<text:tracked-changes><text:changed-region><text:deletion>"
        f"{p('gone')}</text:deletion></text:changed-region></text:tracked-changes>"
    )
    hidden = '<text:section text:display="none">' + p("The answer") + "</text:section>"
    page = page_of(
        deleted
        + p('Why<text:change text:change-id="c"/>? <text:span text:style-name="H">No</text:span>')
        + hidden,
        automatic=words_style("H", 'text:display="none"'),
    )
    assert page.text == "Why? \n"
    assert page.warnings == ("Words that are hidden in the document were left away.",)


def test_what_is_set_in_or_set_to_the_right_begins_with_a_no_break_space():
    automatic = paragraph_style("In", properties='fo:margin-left="1.25cm"') + paragraph_style(
        "End", properties='fo:text-align="end"'
    )
    text = p("Source A") + p("The port is open.") + p("Ned, 1911", "In") + p("Ned", "End")
    assert paragraphs_of(text, automatic=automatic) == [
        "Source A",
        "The port is open.",
        "~Ned, 1911",
        "~Ned",
    ]


def test_lists_count_as_the_document_does():
    inner = items(p("a") + items(p("deep"), style="L1"), p("b"))
    text = (
        items(p("one") + p("still one"), p("two") + inner)
        + p("between")
        + items(p("three"), more='text:continue-numbering="true"')
        + items(p("one again"))
        + items(p(""), p("The gates"), style="L2")
    )
    page = page_of(text, automatic=NUMBERED)

    assert page.text.rstrip("\n").split("\n\n") == [
        "1. one",
        "still one",
        "2. two",
        "  • a",
        "    2.i) deep",
        "  • b",
        "between",
        "3. three",
        "1. one again",
        "Source A",
        "Source B  The gates",
    ]
    assert {hint.level for hint in page.hints} == {1, 2, 3}


def test_notes_stand_behind_the_paragraph_that_points_to_them():
    note = (
        "<text:note><text:note-citation{}>1</text:note-citation>"
        "<text:note-body>{}</text:note-body></text:note>"
    )
    own = note.format(' text:label="*"', p("Ned Farrow, 1911"))
    text = p(f"The tally{note.format('', p('a count of men'))} stays{own}.") + p("More.")
    page = page_of(text)

    assert page.text.split("\n\n") == [
        "The tally¹ stays*.",
        "¹ a count of men",
        "* Ned Farrow, 1911",
        "More.\n",
    ]
    assert [hint.kind for hint in page.hints] == [HintKind.FOOTNOTE] * 2


def test_pictures_stand_where_they_stand_with_what_is_said_of_them(tmp_path):
    told = "<svg:title>Gate</svg:title><svg:desc>A locked gate</svg:desc>"
    captioned = frame(
        f"<draw:text-box>{p(frame(image(told=told)) + 'The gate', 'Caption')}</draw:text-box>",
        "paragraph",
    )
    text = (
        p("Before" + frame(image()) + "after")
        + p(captioned + "Source B")
        + p(frame('<draw:image xlink:href="http://x.example/a.png"/>'))
        + p(frame('<draw:image xlink:href="../../secret.png"/>'))
        + p(frame('<draw:object xlink:href="./Object 1"/>'))
    )
    data = odf_file(text, styles=paragraph_style("Caption"), gate=png())
    page = open_document_page(opened(data, "page.odt", tmp_path))

    assert page.text.rstrip("\n").split("\n\n") == [
        "Before", PICTURE, "after", "Source B", PICTURE, "The gate", PICTURE, PICTURE, PICTURE,
    ]  # fmt: skip
    assert (tmp_path / "pictures" / page.pictures[0].file).is_file()
    assert page.pictures[1].alt == "A locked gate"
    assert [picture.file for picture in page.pictures[2:]] == [None] * 3
    assert all(picture.why for picture in page.pictures[2:])


def test_boxes_and_shapes_come_from_top_to_bottom():
    low = f'<draw:custom-shape svg:y="5cm">{p("low")}</draw:custom-shape>'
    high = f'<draw:custom-shape svg:y="1cm">{p("high")}</draw:custom-shape>'
    later = f"<draw:text-box>{p('later')}</draw:text-box>"
    text = p(
        frame(later, "paragraph", y="3cm")
        + f'<draw:g text:anchor-type="paragraph">{low}{high}</draw:g>'
        + "Source A"
    )
    assert paragraphs_of(text) == ["Source A", "high", "low", "later"]


def test_frames_may_stand_on_a_page_hold_tables_and_lists_other_things():
    hidden = (
        '<style:style style:name="H" style:family="paragraph">'
        '<style:text-properties text:display="none"/></style:style>'
    )
    header = f"<text:list-header>{p('Tasks')}</text:list-header>"
    listed = f'<text:list text:style-name="L1">{header}<text:list-item>{p("one")}{table((p("t"),))}'
    text = (
        frame(f"<draw:text-box>{p('on the page')}</draw:text-box>", "page")
        + f"<text:section>{p('in a section')}</text:section>"
        + p("hidden", "H")
        + p(frame(table((p("in a frame"),))) + "<draw:line/>" + "words")
        + listed
        + f"{items(p('sign'), style='L3')}</text:list-item></text:list>"
        + items(p("bare"), style="L4")
    )
    automatic = (
        NUMBERED
        + hidden
        + '<text:list-style style:name="L3"><text:list-level-style-image text:level="2"/>'
        '</text:list-style><text:list-style style:name="L4"><text:list-level-style-number '
        'text:level="1" style:num-format=""/></text:list-style>'
    )
    page = page_of(text, automatic=automatic)
    assert page.text.rstrip("\n").split("\n\n") == [
        "on the page", "in a section", "in a frame", "words", "Tasks", "1. one", "t", "  • sign",
        "bare",
    ]  # fmt: skip
    assert page.warnings == ("Words that are hidden in the document were left away.",)


def test_tables_are_read_as_those_of_word_are():
    text = table(
        (p("Source A"), p("Source B")),
        (p("The port is open."), p("We have eaten the hens.")),
        (p("Harbour master, 1911"), p("A wife, 1911")),
    ) + table((p("tally"), p("a count of men")), (p("siege"), p("cutting off")))
    assert paragraphs_of(text) == [
        "Source A", "The port is open.", "Harbour master, 1911",
        "Source B", "We have eaten the hens.", "A wife, 1911",
        "tally\ta count of men", "siege\tcutting off",
    ]  # fmt: skip


def test_heads_and_feet_come_once_at_the_end():
    masters = (
        f"<style:master-page><style:header>{p('Academy')}</style:header>"
        f"<style:footer>{p('Page 1')}</style:footer>"
        f"<style:footer-left>{p('Page 1')}</style:footer-left></style:master-page>"
    )
    page = page_of(p("Source A"), masters=masters)
    assert page.text == "Source A\n\n\n\nAcademy\n\nPage 1\n"
    assert {hint.why for hint in page.hints} == {"stands on every page"}


def test_a_locked_text_says_so():
    manifest = f"<manifest:manifest {ODF_NAMES}><manifest:encryption-data/></manifest:manifest>"
    parts = {**odf_parts(p("x")), "META-INF/manifest.xml": manifest, "content.xml": b"\x00\x01"}
    with pytest.raises(UnreadableFileError) as raised:
        open_document_page(opened(zipped(parts), "page.odt"))
    assert raised.value.message() == (
        "“page.odt” is locked with a password; open it in its own program and save it without one."
    )


def test_blanks_and_columns_that_are_said_to_be_many_are_not_made():
    text = (
        p('a<text:s text:c="900000000"/>b')
        + '<table:table><table:table-row table:number-rows-repeated="1000000">'
        + f'<table:table-cell table:number-columns-repeated="16384">{p("c")}</table:table-cell>'
        "</table:table-row></table:table>"
    )
    page = page_of(text)
    assert len(page.text) < 200
    assert page.text.endswith("c\n")


def test_a_source_is_recognised_with_its_attribution(tmp_path):
    automatic = paragraph_style("In", properties='fo:margin-left="1cm"')
    text = p("Source A") + p("We shall not go back.") + p("Ned Farrow speaking in 1911", "In")
    path = tmp_path / "page.odt"
    path.write_bytes(odf_file(text, automatic=automatic))
    found = {part.kind: part.text for part in read_page(path).parts if part.source == 0}
    assert found[PartKind.BODY] == "We shall not go back."
    assert found[PartKind.ATTRIBUTION] == "Ned Farrow speaking in 1911"
