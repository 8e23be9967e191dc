# SPDX-License-Identifier: MIT
"""Pages in Markdown: the signs are gone, and what they mean is known."""

from pathlib import Path

import pytest

from tests.importers.pages import sources_of
from workbench.importers.page import PICTURE, Hint, HintKind, Page
from workbench.importers.readers.markdown import is_markdown, without_signs
from workbench.importers.reading import read_page

NOTES = """\
# The bell of Ostrava

The bell was cast in **1790** by *two brothers*.

## Source A

> They took it down with ropes. Nobody in the market said a word, and my
> mother held my hand.

*From the memoirs of Jana Holub, a baker's daughter, 1931*

![The empty tower](pictures/tower.png)

## Source B

> The metal was wanted, and the parish was paid for it.

*From a report by the district office, 1917*

{4}------------------------------------------------

1. Who took the bell?
2. Why did nobody speak?

| Year | Bells |
|------|-------|
| 1914 | 12    |
"""


def page_of(text):
    return without_signs(Page(text, "utf-8"))


def test_a_page_with_headings_and_other_signs_is_markdown():
    assert is_markdown(NOTES)


@pytest.mark.parametrize(
    "text",
    [
        "Source A\n\n> quoted in an e-mail\n\n**1918**\n",
        "# a number sign alone\n\nis none.\n",
        "#hashtag #other\n\n**loud**\n",
        f"# a\n\n**b**\n\n{'[' * 3_000}",
        f"# a\n\n**b**\n\n{'> ' * 30}deep",
        f"# a\n\n**b**\n\n{' ' * 70}- deep",
        f"# a\n\n**b**\n\n{'long ' * 250_000}",
    ],
)
def test_other_pages_are_none(text):
    assert not is_markdown(text)


def test_no_sign_is_left_and_no_word_is_lost():
    text = page_of(NOTES).text
    assert not {"#", "*", ">", "|", "{"} & set(text)
    assert "cast in 1790 by two brothers" in text
    assert "1. Who took the bell?" in text
    assert "Year\tBells\n1914\t12" in text


def test_headings_and_quotations_go_with_the_text_as_hints():
    page = page_of(NOTES)
    told = {(hint.kind, page.text[hint.span.start : hint.span.end]) for hint in page.hints}
    assert (HintKind.HEADING, "Source A") in told
    quoted = [words for kind, words in told if kind is HintKind.QUOTATION]
    assert any(words.startswith("They took it down") for words in quoted)
    assert {hint.level for hint in page.hints if hint.kind is HintKind.HEADING} == {1, 2}


def test_a_picture_is_missing_where_it_stood_with_what_it_shows():
    page = page_of(NOTES)
    (picture,) = page.pictures
    assert (picture.file, picture.alt) == (None, "The empty tower")
    assert page.text.count(PICTURE) == 1


@pytest.mark.parametrize("comment", ["<!-- image -->", "<!-- picture 3 -->"])
def test_a_comment_that_says_so_stands_for_a_picture(comment):
    page = page_of(f"# The bell\n\n{comment}\n\n<!-- page 4 -->\n\nIt rang.\n")
    assert page.text == f"The bell\n\n{PICTURE}\n\nIt rang.\n"


def test_cells_that_a_converter_wrote_twice_are_read_once():
    words = "They rang it for the last time on the day after the war, and then the old rope broke."
    page = page_of(f"# x\n\n| Item 1 | {words} |\n|---|---|\n| {words} | {words} |\n")
    assert page.text == f"x\n\nItem 1\n\n{words}\n\n{words}\n"


def test_markup_in_angle_brackets_stays_words():
    assert "<script>alert(1)</script>" in page_of("# x\n\n<script>alert(1)</script>\n").text


def test_indented_lines_and_lines_of_dashes_are_neither_code_nor_headings():
    page = page_of("# x\n\nIt rang.\n\n    A ringer, 1918\n\nIt hung there.\n---\nAnd fell.\n")
    assert "A ringer, 1918" in page.text
    assert [hint for hint in page.hints if hint.kind is HintKind.HEADING] == [
        Hint(page.hints[0].span, HintKind.HEADING, 1)
    ]


def test_the_sources_of_such_a_page_are_found():
    first, second = sources_of(NOTES)
    assert first.body.startswith("They took it down")
    assert first.body.endswith("held my hand.")
    assert first.attribution == "From the memoirs of Jana Holub, a baker's daughter, 1931"
    assert second.attribution == "From a report by the district office, 1917"


def test_a_file_is_read_like_words_that_are_pasted(tmp_path):
    for name in ("notes.md", "notes.txt"):
        (tmp_path / name).write_text(NOTES, encoding="utf-8")
        draft = read_page(Path(tmp_path / name))
        assert [source.label for source in draft.sources] == ["A", "B"]
        assert "".join(part.raw for part in draft.parts) == draft.page


def test_a_sign_left_over_beside_words_in_italics_is_none_of_them():
    page = page_of(
        "# Bells\n\n## Source A\n\nThey took it down.\n\n*Jana Holub,* The Bell*, pp. 3-4.*\n"
    )
    assert "Jana Holub, The Bell, pp. 3-4." in page.text
