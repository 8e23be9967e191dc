# SPDX-License-Identifier: MIT
"""What the format of a file knows of its text goes before what the words look like."""

from itertools import count

from workbench.importers.assembly import pack_of
from workbench.importers.draft import PackDraft, PartKind
from workbench.importers.page import PICTURE, HintKind, PagePicture
from workbench.importers.page_building import PageBuilder
from workbench.importers.recognition import recognised


def _draft(*paragraphs):
    """Return the draft of a page built of (text, kind, more) or plain texts."""
    builder = PageBuilder()
    for paragraph in paragraphs:
        text, kind, more = paragraph if isinstance(paragraph, tuple) else (paragraph, None, {})
        if text == PICTURE:
            builder.picture(PagePicture(None))
        else:
            builder.paragraph(text, kind, **more)
    page = builder.page()
    parts, sources = recognised(page)
    return PackDraft("page.html", "page", page.text, parts, sources, pictures=page.pictures)


def _pack(*paragraphs):
    numbers = count()
    return pack_of(_draft(*paragraphs), new_id=lambda: str(next(numbers)))


def test_furniture_is_left_over_with_the_reason_of_the_format():
    made = _pack(
        "Source A",
        "From a letter by the ferryman, 1790.",
        "The river was as high as the price.",
        ("Ferry studies, autumn", HintKind.FURNITURE, {"why": "stands on every page"}),
        "Nobody crossed and nobody paid.",
    )
    assert (
        made.sources[0].body
        == "The river was as high as the price.\nNobody crossed and nobody paid."
    )
    assert [(left.text, left.why) for left in made.left_over] == [
        ("Ferry studies, autumn", "stands on every page")
    ]


def test_a_heading_of_the_format_ends_a_source_even_where_it_looks_like_text():
    made = _pack(
        ("Source A", HintKind.HEADING, {"level": 2}),
        "From a letter by the ferryman, 1790.",
        "The river was as high as the price.",
        ("The ferry is sold, and what came of it.", HintKind.HEADING, {"level": 2}),
        "It was sold to the man who had drunk in it.",
    )
    assert made.sources[0].body == "The river was as high as the price."
    assert made.background.narrative[0].heading == "The ferry is sold, and what came of it."


def test_a_deeper_heading_within_a_source_does_not_end_it():
    made = _pack(
        ("Source A", HintKind.HEADING, {"level": 2}),
        "From the Ferry Herald, 3 May 1790.",
        ("HIGH WATER", HintKind.HEADING, {"level": 4}),
        "The river was as high as the price.",
    )
    assert made.sources[0].body == "HIGH WATER\nThe river was as high as the price."


def test_what_was_quoted_is_the_text_and_not_the_label():
    made = _pack(
        "Source A",
        ("From a letter of 1790 I learn that all is lost.", HintKind.QUOTATION, {}),
        "The ferryman to his brother",
    )
    source = made.sources[0]
    assert source.body == "From a letter of 1790 I learn that all is lost."
    assert source.attribution == "The ferryman to his brother"


def test_a_caption_says_where_its_picture_is_from():
    made = _pack(
        "Source A",
        PICTURE,
        ("The ferry at high water, by the ferryman's daughter", HintKind.CAPTION, {}),
    )
    source = made.sources[0]
    assert source.attribution == "The ferry at high water, by the ferryman's daughter"
    assert source.picture is not None
    assert source.body is None


def test_a_footnote_explains_a_word_and_is_no_text():
    made = _pack(
        "Source A",
        "From a letter by the ferryman, 1790.",
        "The wherry was as full as the purse was not.",
        ("Wherry means a boat for people and goods.", HintKind.FOOTNOTE, {}),
    )
    source = made.sources[0]
    assert source.body == "The wherry was as full as the purse was not."
    assert [gloss.text for gloss in source.glosses] == ["Wherry means a boat for people and goods."]


def test_the_title_of_the_format_is_the_title_of_the_page():
    draft = _draft(
        "Home > History",
        ("The ferry.", HintKind.TITLE, {}),
        "Source A",
        "It sank.",
        "Source B",
        "It rose.",
    )
    assert [part.text for part in draft.parts if part.kind is PartKind.TITLE] == ["The ferry."]


def test_a_picture_stands_in_the_source_below_whose_heading_it_is():
    made = _pack("Source A", PICTURE, "A poster put up at the ferry, 1790.", "Source B", "It sank.")
    assert made.sources[0].picture is not None
    assert made.sources[0].attribution == "A poster put up at the ferry, 1790."
    assert made.sources[1].picture is None


def test_a_picture_right_above_a_heading_that_speaks_of_one_is_that_of_the_heading():
    made = _pack(
        "Source A",
        "It sank, and nobody was surprised.",
        "From the ferryman's diary, 1790.",
        PICTURE,
        ("Source B: A drawing of the ferry, made in 1791.", HintKind.CAPTION, {}),
    )
    assert made.sources[0].picture is None
    assert made.sources[0].body == "It sank, and nobody was surprised."
    assert made.sources[1].picture is not None
    assert made.sources[1].attribution == "A drawing of the ferry, made in 1791."
