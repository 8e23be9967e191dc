# SPDX-License-Identifier: MIT
"""Layouts that part a text from its attribution, and both from what the page says around them."""

import pytest

from tests.importers.pages import sources_of
from workbench.domain.provenance import SURE

FERRY = "The ferry sank with the whole of the mail on board, and the ferryman swam ashore."
FROM = "Letter of Ebba Lindqvist, postmistress at Sandvik, 4 March 1872"


@pytest.mark.parametrize("label", ["What she says:", "What Ebba said:", "In her own words:"])
def test_who_says_it_above_the_words_is_none_of_them(label):
    (source,) = sources_of(f"Source A\nWho: Ebba Lindqvist\nWhen: 4 March 1872\n{label} {FERRY}\n")
    assert source.body == FERRY


def test_a_letter_in_front_of_the_heading_is_no_part_of_the_title():
    first = f"(A) Source A: The postmistress\n\n{FERRY}\n\n{FROM}\n\n"
    second = f"(B) Source B: The ferryman\n\nI swam.\n\n{FROM}\n"
    sources = sources_of(first + second)
    assert [(s.label, s.title) for s in sources] == [
        ("A", "The postmistress"),
        ("B", "The ferryman"),
    ]
    assert min(source.confidence["label"] for source in sources) > SURE


def test_a_numbered_section_ends_a_source_whatever_stands_close_to_it():
    page = f"SOURCE 1.1\n“{FERRY}” — {FROM}\n\n1.2 The new pier\nIn 1873 a pier was built.\n"
    (source,) = sources_of(page)
    assert (source.body, source.attribution) == (f"“{FERRY}”", FROM)


def test_the_story_below_a_quotation_with_its_attribution_is_no_note():
    story = "The pier was built in the year after, of stone, and has been rebuilt twice since then."
    (source,) = sources_of(f"Source 1\n“{FERRY}” — {FROM}\n\n{story}\n")
    assert (source.body, source.author_note) == (f"“{FERRY}”", None)


def test_a_page_that_leads_to_one_text_leads_to_all_of_them_but_that_is_doubtful():
    page = (
        "Document 1\nA Postmistress at Home\n\nThe author was at home.\n\nI saw it sink.\n\n"
        "Letter of Ebba Lindqvist, 4 March 1872\n\n"
        "Document 2\nThe Rules of the Ferry\n\nThese hung in the office.\n\nNobody swims.\n\n"
        "Notice of the Board of Ferries, 1870\n\n"
        "Document 3\nWhat It Cost the Village\n\nAll had to pay.\n\nItem, two crowns.\n\n"
        "From the accounts of Sandvik, 1873\n"
    )
    sources = sources_of(page)
    assert [(source.author_note, source.body) for source in sources] == [
        ("The author was at home.", "I saw it sink."),
        ("These hung in the office.", "Nobody swims."),
        ("All had to pay.", "Item, two crowns."),
    ]
    assert all(source.confidence["body"] < SURE for source in sources)


@pytest.mark.parametrize("dash", ["—", "–", " — "])
@pytest.mark.parametrize("text", [FERRY, f"“{FERRY}”"])
def test_an_attribution_behind_a_dash_is_one_whatever_stands_below(text, dash):
    story = "The pier was built in the year after, of stone, and has been rebuilt twice since then."
    (source,) = sources_of(f"Source 1\n{text}{dash}Ebba Lindqvist, diary, 1872\n\n{story}\n")
    assert (source.body, source.attribution) == (text, "Ebba Lindqvist, diary, 1872")


def test_a_bracket_that_closes_in_the_next_line_is_not_parted():
    told = "Professor J. R.\nLang, writing in a magazine for teachers in 2008"
    (source,) = sources_of(f"Source 1\n{FERRY} ({told})\n\nWhat happened next\nNothing.\n")
    assert (source.body, source.attribution) == (FERRY, told.replace("\n", " "))


@pytest.mark.parametrize(
    "question",
    [
        "What does this tell us about the price of rope?",
        "What can we learn about ferries?",
        "How useful is it to a historian of the post?",
    ],
)
def test_what_is_asked_of_a_source_is_no_part_of_it(question):
    (source,) = sources_of(f"Source A\n\n{FROM}\n\n{FERRY}\n\n{question}\n")
    assert source.body == FERRY


def test_the_story_goes_on_in_a_line_right_below_its_heading():
    story = "A new pier was built in the year after the loss of the ferry, and it is still there."
    page = f"Source A\n\n{FROM}\n\n{FERRY}\n\nWhat happened next\n{story}\n"
    (source,) = sources_of(page)
    assert source.body == FERRY


@pytest.mark.parametrize(
    "page",
    [
        # The story may go on below words that somebody says.
        f"Source A\n\n{FROM}\n\nI swam ashore.\n\n{FERRY} {FERRY}\n",
        # A short line above a text may be its title.
        f"Source A\nThe price of a ferry\n\n{FERRY}\n\n{FROM}\n",
        # What stands apart here is close to its attribution elsewhere.
        f"Source A: {FROM}\nI swam.\n\nSource B: {FROM}\nI ran.\n\nSource C: {FROM}\nI.\n\nHe.\n",
    ],
)
def test_a_text_is_doubtful_whose_beginning_or_end_may_be_the_pages(page):
    assert sources_of(page)[-1].confidence["body"] < SURE


def test_labels_close_below_their_texts_head_none_of_the_texts_below_them():
    page = (
        "The pier of Sandvik\n\n"
        f"{FERRY}\nSource A: {FROM}\n\n"
        "Two crowns for the rope. Two more for the second rope.\nIt broke as well.\n"
        "Source B: From the accounts of Sandvik, 1873\n\n"
        "Questions\n1. What sank?\n"
    )
    first, second = sources_of(page)
    assert (first.body, first.attribution) == (FERRY, FROM)
    assert (
        second.body == "Two crowns for the rope. Two more for the second rope.\nIt broke as well."
    )


def test_labels_close_to_the_texts_below_them_stay_their_headings():
    page = f"Read both sources.\nSource A: {FROM}\n{FERRY}\nSource B: From a book, 1990\nIt sank.\n"
    assert [source.body for source in sources_of(page)] == [FERRY, "It sank."]


@pytest.mark.parametrize(
    "line",
    [
        "Share this: Twitter  Facebook  Print",
        "Like this: Loading...",
        "2 thoughts on “The pier in three sources”",
        "What do you think? Tell me in the comments!",
    ],
)
def test_what_a_blog_puts_below_a_page_is_no_part_of_a_source(line):
    (source,) = sources_of(f"Source A\n\n{FROM}\n\n{FERRY}\n\n{line}\n")
    assert source.body == FERRY


def test_a_quotation_behind_a_dash_in_the_line_of_the_heading_is_the_text():
    page = f'Source A - {FROM} - "Nobody ever swims."\n\nMotion: This house would row.\n'
    (source,) = sources_of(page)
    assert (source.body, source.attribution) == ('"Nobody ever swims."', FROM)


@pytest.mark.parametrize(("opens", "closes"), ["“”", '""'])
def test_a_quotation_behind_a_colon_is_the_text_and_what_is_said_about_it_is_the_page_s(
    opens, closes
):
    letter = "Every shop is shut. They carried out six of our street this week."
    diary = "We were not let ashore. The pilot said that the whole town was dying."
    page = (
        f"Source A: A letter from a glover to his brother, August 1665: {opens}{letter}{closes}\n\n"
        "Content analysis: the source shows what the plague did to trade. It names the shops.\n\n"
        f"Source B: From the diary of a sailor, September 1665: {opens}{diary}{closes}\n\n"
        f"{opens}We sailed at once.{closes}\n\n"
        "Provenance analysis: the sailor was a stranger.\n"
    )
    first, second = sources_of(page)
    assert first.attribution == "A letter from a glover to his brother, August 1665:"
    assert first.body == f"{opens}{letter}{closes}"
    assert second.body == f"{opens}{diary}{closes}\n{opens}We sailed at once.{closes}"
    assert not first.author_note
    assert not second.author_note


PHOTOGRAPH = "3. Photograph of the quay, taken by a reporter of the Echo, 1872"


def test_among_numbered_sources_one_may_be_a_picture_that_is_lost():
    page = (
        f'The ferry\n\n1. {FROM}\n"{FERRY}"\n\n2. Minutes of the harbour board, 5 March 1872\n'
        f"The board asked whether the ferry had been too full.\n\n{PHOTOGRAPH}\n\n"
        "Questions\n1. What does source 1 say about the mail?\n2. How useful is source 2?\n"
    )
    assert [source.label for source in sources_of(page)] == ["1", "2", "3"]


def test_a_numbered_list_of_pictures_alone_is_none_of_sources():
    page = f"Figures\n\n1. Map of the sound, 1870\n\n2. Poster of the line, 1871\n\n{PHOTOGRAPH}\n"
    assert not sources_of(page)
