# SPDX-License-Identifier: MIT
"""Pages whose lines ran together in a converter, and what else converters leave behind."""

import pytest

from tests.importers.pages import sources_of
from workbench.domain.provenance import SURE

FERRY = (
    "The rope was rotten and everybody in the harbour knew it. I told the owner twice, and he "
    "said that a rope is as strong as it looks. We went out all the same, because it was Friday."
)
MORE = (
    "Nobody was paid for that week. The owner said that the ferry had not arrived, and what has "
    "not arrived has not been sent. So we sat on the quay and waited for the inquiry to begin, "
    "which took them until the spring, when the ice had gone and most of us had gone as well."
)


def test_a_label_tells_where_the_attribution_begins_and_the_first_date_where_it_ends():
    page = (
        "1. Was the owner to blame? Document 1 Source: Olof Strand, ferryman, statement to the "
        f"harbour court, 1872 {FERRY} {MORE} Document 2 Source: Ebba Lind, postmistress, “A Year "
        f"in Sandvik,” 1873. . . . {MORE} {FERRY}"
    )
    first, second = sources_of(page)
    assert first.attribution == "Olof Strand, ferryman, statement to the harbour court, 1872"
    assert first.body == f"{FERRY} {MORE}"
    assert second.attribution == "Ebba Lind, postmistress, “A Year in Sandvik,” 1873."
    assert second.body == f". . . {MORE} {FERRY}"


def test_the_foot_of_a_printed_page_within_a_line_is_no_text():
    page = (
        f"Document A Source: Olof Strand, ferryman, 1872. {FERRY} {MORE} © 2009 The Harbour Board. "
        "All rights reserved. GO ON TO THE NEXT PAGE. -4-Document B Source: Ebba Lind, "
        f"postmistress, 1873. {MORE} {FERRY} GO ON TO THE NEXT PAGE. -5-"
    )
    assert [source.body for source in sources_of(page)] == [f"{FERRY} {MORE}", f"{MORE} {FERRY}"]


def test_a_citation_in_brackets_ends_the_text_before_the_next_heading():
    page = (
        f"Source A {FERRY} Olof Strand, Ropes and Owners (1979) Source B {MORE} Ebba Lind, The "
        "Sandvik Inquiry (1981)\n"
    )
    assert [source.label for source in sources_of(page)] == ["A", "B"]


@pytest.mark.parametrize(
    ("heading", "label"),
    [("SOURCE 1A The source below tells of the rope.", "1A"), ("Document 1: Ropes (1872)", "1")],
)
def test_a_heading_alone_within_a_line_is_found_where_its_form_is_clear(heading, label):
    page = f"QUESTION 1: WAS THE OWNER TO BLAME FOR WHAT HAPPENED AT SEA? {heading}\n{FERRY}\n"
    assert [source.label for source in sources_of(page)] == [label]


def test_what_the_format_knows_as_quoted_ends_where_the_story_goes_on():
    page = (
        "# The ferry\n\n**Source 1**\n\n## The rope\n\nIn 1872 a ferryman told the court:\n\n"
        f"> {FERRY}\n\nThe court sat for a month. It heard the owner and both of his brothers.\n\n"
        "![](page_4.jpeg)\n\nFig. 2 – The quay at Sandvik\n\nThe rope was never found again.\n"
    )
    (source,) = sources_of(page)
    assert source.body == FERRY
    assert source.title == "The rope"
    assert source.picture is None


def test_lines_of_a_poem_each_apart_are_one_text():
    lines = [
        "Haul, said the man who held the bell.",
        "We hauled until the dark.",
        "The tide came up as high as hay",
        "And nobody would bark",
        "Or whistle as they used to do",
        "Along the iron mark.",
    ]
    verse = "\n\n".join(lines)
    page = f"Source A\n\nFrom a song of the ferrymen, 1872.\n\n{verse}\n\nSource B\n\n{FERRY}\n"
    assert sources_of(page)[0].body == "\n".join(lines)


@pytest.mark.parametrize("slip", ["Taken from:", "Taken form :", "Adapted from"])
def test_a_citation_below_belongs_to_the_attribution_above(slip):
    page = (
        f"Source A: An account by Olof Strand, a ferryman born at Sandvik.\n{FERRY}\n"
        f"{slip} Ropes and Owners\nEbba Lind and Karl Lind\n"
    )
    (source,) = sources_of(page)
    assert source.body == FERRY
    assert source.attribution.startswith("An account by Olof Strand")
    assert source.attribution.endswith("Ebba Lind and Karl Lind")


def test_pictures_with_an_address_below_are_sources_though_nothing_else_is_left_of_them():
    page = (
        "SOURCES\n\nPICTURE A\nSource: http://www.sandvik.example/\n\nPICTURE B\n"
        "Source: www.harbour.example\n\nPICTURE C\nSource: www.ropes.example\n"
    )
    found = sources_of(page)
    assert [source.attribution for source in found] == [
        "http://www.sandvik.example/", "www.harbour.example", "www.ropes.example",
    ]  # fmt: skip
    assert all(source.picture.missing for source in found)


def test_the_word_source_alone_below_a_text_is_none_of_it():
    page = (
        f"### Source A\n\n#### A worn rope\n\nOlof Strand wrote in 1872:\n\n“{FERRY}”\n\n"
        "**Source**\n\n### The court\n\nIt sat.\n"
    )
    (source,) = sources_of(page)
    assert source.body == f"“{FERRY}”"


def test_a_sentence_about_a_diagram_stands_for_the_picture():
    page = (
        f"Document 1: Olof Strand, Ropes and Owners, 1979\n“{FERRY}”\n\n"
        "Document 2: This diagram shows the parts of a ferry, with their owners.\n"
    )
    assert sources_of(page)[1].picture.missing


def test_questions_and_lists_of_words_within_a_line_are_no_text():
    page = (
        "Directions: Answer the questions in the space provided. Document 1 "
        f"{FERRY} —Olof Strand, statement to the court, 1872 1. Whom does Olof Strand blame? "
        f"______ ______ Document 2 {MORE} Source: Letter of Ebba Lind to her sister, 1873 2. Who "
        "was not paid? ________ Part B Essay Directions: Write an essay.\n"
    )
    first, second = sources_of(page)
    assert (first.body, second.body) == (FERRY, MORE)
    assert first.attribution == "Olof Strand, statement to the court, 1872"
    assert second.attribution == "Letter of Ebba Lind to her sister, 1873"


def test_titled_documents_within_a_line_are_found_whatever_stands_between_them():
    page = (
        f"Document A: The Rope (Modified) {FERRY} Source: Olof Strand’s statement, March 2, 1872. "
        f"Vocabulary rotten: gone bad Document B: The Quay (Modified) {MORE} Source: Ebba Lind, "
        "May 21, 1873. Vocabulary quay: a place for ships Guiding Questions Document A 1. (Source) "
        "Who wrote this?\n"
    )
    first, second = sources_of(page)
    assert first.attribution == "Olof Strand’s statement, March 2, 1872."
    assert second.attribution == "Ebba Lind, May 21, 1873."
    assert second.body.endswith(MORE)


def test_a_question_that_lost_the_blank_before_it_ends_the_text():
    page = (
        f"Interpretation A: From Ropes and Owners by O. Strand, 1979. {FERRY}Interpretation B: "
        f"From The Inquiry by E. Lind, 1981. {MORE}How does Interpretation A differ from "
        "Interpretation B? (4)Interpretation A blames the owner and uses words such as rotten.\n"
    )
    assert [source.body for source in sources_of(page)] == [FERRY, MORE]


def test_the_last_row_of_a_table_is_no_heading_of_what_stands_below():
    page = (
        "Source A  The following table shows what the ferry carried.\nYear\t1870\t1871\n"
        "Salt\t1,830\t2,827\nRope\t5,112\t5,235\n\n1. What does Source A show? (3 marks)\n"
    )
    (source,) = sources_of(page)
    assert "Rope" in source.body


def test_a_question_close_below_does_not_make_a_source_an_answer():
    page = (
        f"Source A is from a book by a modern historian.\n{FERRY}\n"
        "1. Evaluate the usefulness of Source A as evidence of what happened. 5\n"
        f"Source B\n{MORE}\nSource C\n{FERRY}\n2. Compare Sources B and C. 4\n"
    )
    assert [source.label for source in sources_of(page)] == ["A", "B", "C"]


def test_brackets_behind_a_text_are_its_attribution_where_it_is_introduced():
    page = (
        "SOURCE 2A\nThe source below is an extract from a book by Ebba Lind and explains why the "
        f"rope broke.\n\n{FERRY} [From Ropes and Owners by E Lind]\nSOURCE 2B\nThe cartoon below "
        "was published in the Sandvik Echo in 1872. It shows the owner with a rope.\n\n\n"
        "[From Sandvik Echo, 4 May 1872]\nCopyright reserved      Please turn over\n"
        "History/P2                 6                 NSC\nAddendum\nSOURCE 2C\nThe source below "
        f"is a letter by Olof Strand.\n{MORE}\n[From Letters, vol. 2]\n"
    )
    first, second, _ = sources_of(page)
    assert first.body == FERRY
    assert first.attribution == "From Ropes and Owners by E Lind"
    assert first.author_note.startswith("The source below is an extract")
    assert second.body is None
    assert second.attribution == "From Sandvik Echo, 4 May 1872"


def test_a_citation_with_a_page_below_a_text_that_is_led_to_belongs_to_its_attribution():
    page = (
        f"### Source 2\n\nThe ferryman Olof Strand remembered:\n\n{FERRY}\n\nLind, A Ferryman’s "
        "Life, p. 41.\n\n### Discuss\n\nWhy did they go out?\n"
    )
    (source,) = sources_of(page)
    assert source.body == FERRY
    assert source.attribution.endswith("Lind, A Ferryman’s Life, p. 41.")


def test_a_number_with_a_letter_in_brackets_is_one_label():
    page = (
        f"Source 4 (a): Olof Strand to the owner, 13 August 1872\n{FERRY}\n\n"
        f"Source 4 (b): The owner to Olof Strand, 13 August 1872\n{MORE}\n"
    )
    assert [source.label for source in sources_of(page)] == ["4 (a)", "4 (b)"]


def test_a_short_story_below_somebody_who_says_i_is_doubted():
    page = (
        "Source 1\nRobert Ashe, The Owner’s Book, 1873\nI understood this much later, when I had "
        "sold the boats.\n\nWithin three days the quay had burned. Nobody was tried for it.\n\n"
        f"Source 2\nOlof Strand, interviewed in 1912\n{FERRY}\n"
    )
    assert sources_of(page)[0].confidence["body"] < SURE
