# SPDX-License-Identifier: MIT
"""Sources in boxes of textbooks: a heading, an introduction that hands over, a text, a citation."""

import pytest

from tests.importers.pages import sources_of
from workbench.domain.provenance import SURE
from workbench.importers.author_notes import hands_over
from workbench.importers.reading import draft_of, read_page

FERRY = (
    "The ferry was full by nine and the horses would not go on it. I stood at the rope until the "
    "last cart was over, and then I could not open my hands."
)
NEXT = (
    "In the morning there was nobody on the far bank. We pulled the rope all the same, because we "
    "had been told to, and it came over light."
)
LONG = (
    "The crossing at Alm was the only one that was left after the flood of that spring. Some two "
    "hundred families went over it within a day, among them the whole household of the weaver Tove "
    "Rask, who was asked about it many years afterwards by a teacher of the village. She had kept "
    "the rope. This is how she described the evening:"
)
CITED = "Gerd Holm, The Rope at Alm, pp. 41-42."


def _page(tmp_path, text):
    (tmp_path / "box.md.txt").write_text(text, encoding="utf-8")
    return read_page(tmp_path / "box.md.txt")


def _one(page):
    (source,) = sources_of(page)
    return source


@pytest.mark.parametrize(
    "words",
    [
        "This is how she described the evening:",
        "He told the court about it in a letter. He wrote:",
        "On one page of it stands the following:",
        "The ferryman said:",
    ],
)
def test_words_that_hand_over_to_a_text_are_known(words):
    assert hands_over(words)


@pytest.mark.parametrize(
    "words", ["They took three things:", "At last:", "The ferryman said nothing.", "Rope:"]
)
def test_other_words_before_a_colon_hand_over_to_nothing(words):
    assert not hands_over(words)


def test_a_long_introduction_above_a_cited_text_is_a_note():
    source = _one(f"Source A\n\n{LONG}\n\n{FERRY}\n\n{NEXT}\n\n{CITED}\n")
    assert (source.author_note, source.body) == (LONG, f"{FERRY}\n{NEXT}")
    assert source.attribution == CITED


def test_without_a_citation_the_introduction_says_where_a_text_is_from():
    source = _one(f"Source A\n\n{LONG}\n\n{FERRY}\n\n{NEXT}\n")
    assert (source.attribution, source.body) == (LONG, f"{FERRY}\n{NEXT}")
    assert source.confidence["attribution"] < SURE
    assert source.confidence["body"] < SURE


def test_an_introduction_may_have_two_paragraphs():
    first = "For most of her life a notebook lay at the loom of the weaver Tove Rask."
    hand = "On one page of it stands the following:"
    source = _one(f"Source A\n\n{first}\n\n{hand}\n\n{FERRY}\n\n{CITED}\n")
    assert (source.attribution, source.body) == (CITED, FERRY)


def test_a_heading_below_the_label_is_the_title(tmp_path):
    text = (
        "# The flood\n\nThe spring was wet.\n\n**Source 2**\n\n## The rope\n\n"
        f"#### A passage from the notebook:\n\n{FERRY}\n\n## After the flood\n\n"
        "The bridge was built of stone, and the ferry lay in the reeds.\n"
    )
    draft = _page(tmp_path, text)
    told = {str(part.kind): part.text for part in draft.parts if part.source == 0}
    assert told["source title"] == "The rope"
    assert told["attribution"] == "A passage from the notebook:"
    assert told["body"] == FERRY


def test_captions_and_questions_of_the_book_are_no_text_of_a_source():
    page = (
        f"Source A\n\n{LONG}\n\n{FERRY}\n\nFig. 4.2 The ferry at Alm in a drawing of that time\n\n"
        f"{NEXT}\n\nØ Why would the horses not go on the ferry?\n"
    )
    source = _one(page)
    assert source.body == f"{FERRY}\n{NEXT}"
    why = {part.text: part.why for part in draft_of(page, origin="x").parts if part.why}
    assert (
        why["Fig. 4.2 The ferry at Alm in a drawing of that time"] == "caption of another picture"
    )


def test_the_stamp_of_a_printer_is_no_text_of_a_source():
    page = f"Source A\n\n{LONG}\n\n{FERRY}\n\nAlm_book ch 2.indd 14 03-05-2019 10:12:44\n"
    assert _one(page).body == FERRY


def test_a_source_goes_on_below_its_label_with_a_word_that_says_so():
    page = (
        f"Source A\n\n{LONG}\n\n{FERRY}\n\nSource A contd.\n\n{NEXT}\n\n{CITED}\n\n"
        "Source B\n\nLetter of Gerd Holm, 1822\n\nThe rope is with me.\n"
    )
    first, second = sources_of(page)
    assert (first.label, first.body, first.attribution) == ("A", f"{FERRY}\n{NEXT}", CITED)
    assert second.label == "B"


def test_a_letter_begins_with_its_greeting_though_the_rest_was_left_out():
    told = "Letter of a boy of twelve to the ferry inspector, 1822"
    page = (
        f"Source A\n\nDear Mr Inspector …\n\n{FERRY}\n\n{told}\n\nFrom: A. Holm (ed), Alm (1980).\n"
    )
    assert _one(page).body == f"Dear Mr Inspector …\n{FERRY}"
    assert _one(page).attribution == f"{told}\nFrom: A. Holm (ed), Alm (1980)."


def test_the_story_below_a_quoted_text_is_no_attribution_of_it(tmp_path):
    text = (
        "# The flood\n\n**Source 2**\n\n## The rope\n\nThe weaver later told a teacher:\n\n"
        f"> {FERRY}\n\nThe flood of 1822 took four bridges. Two of them were never built again."
        "\n\n## The bridge\n"
    )
    draft = _page(tmp_path, text)
    told = [(str(part.kind), part.text) for part in draft.parts if part.source == 0]
    assert told[1:] == [
        ("source title", "The rope"),
        ("attribution", "The weaver later told a teacher:"),
        ("body", FERRY),
    ]


def test_labels_may_begin_anew_below_the_questions(tmp_path):
    page = (
        f"Source A\n\n{FERRY}\n\nLetter of Gerd Holm, 1822\n\nSource B. The rope\n\n{NEXT}\n\n"
        "Figures compiled by the teacher of this class.\n\n"
        "1. What does Source A tell you about the rope?\n\n"
        f"Source A\n\n{NEXT}\n\nDiary of Tove Rask, 1822\n\nSource B. Carts on the ferry\n\n"
        "Year Carts\n1820 14\n1821 30\n\nCompiled by the same teacher. Two of the numbers may be "
        "guesses.\n"
    )
    assert [(s.label, s.title) for s in sources_of(page)] == [
        ("A", None), ("B", "The rope"), ("A", None), ("B", "Carts on the ferry"),
    ]  # fmt: skip
    second, fourth = [source.attribution for source in sources_of(page)][1::2]
    assert second == "Figures compiled by the teacher of this class."
    assert fourth.startswith("Compiled by the same teacher.")


def test_a_label_that_ran_into_the_column_before_begins_a_source(tmp_path):
    text = (
        "# The flood\n\nThe ferry was kept by the parish, which had to pay for every rope and for "
        "every horse, but **Source 3**\n\n## What did she hold?\n\n"
        f"The weaver later told a teacher what she had seen. This is what she said:\n\n{FERRY}\n\n"
        "## Activity\n\nWrite a letter.\n"
    )
    draft = _page(tmp_path, text)
    told = [str(part.kind) for part in draft.parts if part.source == 0]
    assert told == ["source heading", "source title", "attribution", "body"]


def test_an_attribution_may_be_torn_within_its_brackets():
    page = (
        f"Item 1\n\nLetter of Gerd Holm, 1822\n\n{FERRY}\n\n"
        "Item 2\n\nTove Rask, a weaver, in her memoir for the school at Alm (the county of\n\n"
        f"Holm) written down in 1860.\n\n{NEXT}\n"
    )
    _, second = sources_of(page)
    assert second.body == NEXT
    assert " ".join(second.attribution.split()) == (
        "Tove Rask, a weaver, in her memoir for the school at Alm (the county of Holm) written "
        "down in 1860."
    )


def test_a_title_and_where_it_stands_say_where_a_quotation_is_from():
    page = f"Source 1. The Rope at Alm. Ferry Hub\n\n‘{FERRY}’\n\nQuestions\n\n1. Why?\n"
    assert (_one(page).attribution, _one(page).title) == ("The Rope at Alm. Ferry Hub", None)


def test_an_attribution_ends_where_words_were_left_out():
    page = (
        f"SOURCE 1 — Excerpts from a report in the newspaper The Bell … {NEXT}\n\n"
        f"SOURCE 2 — A photograph of the ferry. Holm Library, ‘The rope’, The Bell, viewed 5 July "
        "2019, www.bell.example\n"
    )
    first, second = sources_of(page)
    assert first.attribution == "Excerpts from a report in the newspaper The Bell"
    assert second.picture is not None
    assert second.attribution.endswith("www.bell.example")
