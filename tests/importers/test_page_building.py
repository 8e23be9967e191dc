# SPDX-License-Identifier: MIT
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.text import Span, is_canonical
from workbench.importers.page import PICTURE, HintKind, PagePicture, pictures_in
from workbench.importers.page_building import PageBuilder

CARTOON = PagePicture("0" * 64 + ".png", "A cartoon")


def test_paragraphs_stand_apart_and_hints_say_where():
    builder = PageBuilder()
    builder.paragraph("The Strike", HintKind.HEADING, level=2)
    builder.paragraph("Source A")
    builder.paragraph("\u00a0 Ned, 1911.", HintKind.QUOTATION, blank_lines=0)
    page = builder.page("windows-1252")

    assert page.text == "The Strike\n\nSource A\n\u00a0 Ned, 1911.\n"
    assert [(hint.kind, hint.span.of(page.text)) for hint in page.hints] == [
        (HintKind.HEADING, "The Strike"),
        (HintKind.QUOTATION, "\u00a0 Ned, 1911."),
    ]
    assert page.hints[0].level == 2
    assert page.encoding == "windows-1252"


def test_a_picture_is_the_only_thing_that_looks_like_one():
    builder = PageBuilder()
    builder.paragraph(f"A{PICTURE}B")
    builder.picture(CARTOON)
    builder.paragraph(f" {PICTURE} ")
    page = builder.page()

    assert page.text == f"AB\n\n{PICTURE}\n"
    assert page.pictures == (CARTOON,)


def test_what_was_added_since_a_place_can_be_of_one_kind():
    builder = PageBuilder()
    builder.paragraph("Before.")
    since = builder.position
    builder.paragraph("One.")
    builder.paragraph("Two.")
    builder.hint(HintKind.QUOTATION, since)
    builder.hint(HintKind.FOOTNOTE, builder.position)
    page = builder.page()

    assert [hint.span.of(page.text) for hint in page.hints] == ["One.\n\nTwo."]


def test_what_had_to_be_repaired_is_said_once():
    builder = PageBuilder()
    builder.paragraph("The tallymanâ€™s hut")
    builder.paragraph("the ownersâ€™ gate")
    page = builder.page()

    assert page.text == "The tallyman’s hut\n\nthe owners’ gate\n"
    assert page.warnings == ("Garbled characters in 1 line were put right.",)


def test_a_page_without_words_is_empty():
    builder = PageBuilder()
    builder.paragraph(" \u00a0\n")
    assert builder.page().text == ""


@given(
    st.lists(
        st.tuples(st.text(max_size=40), st.none() | st.sampled_from(HintKind), st.integers(0, 3))
    )
)
def test_any_text_comes_out_canonical_with_hints_on_words(pieces):
    builder = PageBuilder()
    for text, kind, blank_lines in pieces:
        builder.paragraph(text, kind, blank_lines=blank_lines)
        builder.picture(CARTOON)
    page = builder.page()

    assert is_canonical(page.text)
    assert page.text.count(PICTURE) == len(page.pictures) == len(pieces)
    for hint in page.hints:
        assert hint.span.of(page.text).strip("\n") == hint.span.of(page.text)
    assert sorted(hint.span for hint in page.hints) == [hint.span for hint in page.hints]


@given(st.lists(st.text(f"a{PICTURE}", max_size=4)))
def test_each_picture_stands_in_one_stretch(raws):
    numbers = [number for found in pictures_in(raws) for number in found]
    assert numbers == list(range("".join(raws).count(PICTURE)))


def test_positions_count_from_the_start_of_the_page():
    builder = PageBuilder()
    builder.paragraph("🙂 Source A")
    builder.paragraph("x", HintKind.CAPTION)
    assert builder.page().hints[0].span == Span(12, 13)
