# SPDX-License-Identifier: MIT
"""Forms of headings that real booklets, sites and slides have, each among others of its page."""

import pytest

from workbench.importers.headings import heading_in
from workbench.importers.reading import draft_of


def labels_of(page):
    return [source.label for source in draft_of(page, origin="page.txt").sources]


def parts_of(page):
    return [(part.kind.value, part.text) for part in draft_of(page, origin="page.txt").parts]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Source 6 of 8: The gates", "6"),
        ("- Document A -", "A"),
        ("–Document B–", "B"),
        ("SOURCEII", "II"),
        ("SOURCE4 Relief from the causeway", "4"),
        ("Source A u", "A"),
        ("Source B ►", "B"),
        ("source 2 Transcript    Useful notes", "2"),
        ("Interpretation A on the effects of the strike", "A"),
    ],
)
def test_it_is_a_heading(line, label):
    found = heading_in(line)
    assert found is not None
    assert found.label == label


@pytest.mark.parametrize(
    "line",
    [
        "Source A of all people should know",
        "Source A on the other hand praises the harbour master",
        "Source B about the docks is useful because it was written there.",
        "- Document analysis -",
    ],
)
def test_it_only_speaks_of_a_source(line):
    found = heading_in(line)
    assert found is None or not found.is_sure


def test_the_first_source_is_found_within_a_line():
    page = (
        "Paper 2. Answer Question 1. Source A From the diary of Ada Quist, 1911. "
        "The gates were shut at six and nobody had told the carters."
    )
    assert labels_of(page) == ["A"]


def test_three_in_a_row_need_no_first():
    texts = ("He came by sea.", "She left at dawn.", "They stayed a week in the loft.")
    page = "\n".join(
        f"Source {label} Chronicle of Harrow for 1066 {text}"
        for label, text in zip("BCD", texts, strict=True)
    )
    assert labels_of(page) == ["B", "C", "D"]


def test_headings_whose_pictures_are_lost_are_kept_before_those_with_words():
    page = (
        "Documents\n\nDocument A\nDocument B\nDocument C\n"
        "Document D\nThe port is open. (Harrow Echo, 27 June 1874)\n"
    )
    assert labels_of(page) == ["A", "B", "C", "D"]


def test_names_above_questions_are_no_sources():
    questions = "1. Why was it passed? [8 points]\n2. What rights did it give? [8 points]\n"
    names = ("The Dock Act", "Harbour Rules", "A Carter’s Statement")
    page = "Questions\n" + "".join(
        f"Document {label}: {name}\n{questions}" for label, name in zip("ABC", names, strict=True)
    )
    assert labels_of(page) == []


def test_the_cells_of_a_row_are_text_and_attribution():
    page = (
        "Source\tWhat it says\tWhere it comes from\n"
        "Source A\tThere were two hundred of us.\tClem Garrity, interviewed in 1969\n"
        "Source B\tNobody wished to work.\tLetter to the Harrow Echo, 14 May 1931\n"
    )
    parts = parts_of(page)
    assert ("body", "There were two hundred of us.") in parts
    assert ("attribution", "Clem Garrity, interviewed in 1969") in parts
    assert ("attribution", "Letter to the Harrow Echo, 14 May 1931") in parts


def test_the_numbers_of_slides_end_a_source():
    slides = (
        "5\nSource 1\n“They were pulling up the stones.”\n\nAda Quist, interviewed in 1981\n",
        "6\nSource 2\nEvery third doctor left.\n\nMinute of the Harbour Board, June 1961\n",
        "7\nPlenary\nWhich of them do you believe?\n",
    )
    parts = parts_of("\n".join(slides))
    assert [text for kind, text in parts if kind == "left over"][:3] == ["5", "6", "7"]
    assert [text for kind, text in parts if kind == "body"] == [
        "“They were pulling up the stones.”",
        "Every third doctor left.",
    ]


def test_what_introduces_a_text_is_no_part_of_it():
    page = (
        "SOURCE 1A\n\nThe source below explains how the port was closed.\n\n"
        "The carters came at six. The gates were shut, and nobody had told them.\n\n"
        "[From: The Closing of a Port by P Quillan]\n"
    )
    parts = parts_of(page)
    assert [text for kind, text in parts if kind == "body"] == [
        "The carters came at six. The gates were shut, and nobody had told them."
    ]


def test_an_attribution_goes_on_in_a_line_that_would_have_found_room():
    page = (
        "Document A: Excerpt from the Harbour Speech Delivered by the Harbour Master Edmund\n"
        "Quist at Harrow, March 1946:\n\n"
        "From the quay to the bar an iron rule has descended across the harbour of this town\n"
        "and nobody who lives here can pretend that he has not been told of it by now.\n"
    )
    attributions = [text for kind, text in parts_of(page) if kind == "attribution"]
    assert len(attributions) == 1
    assert attributions[0].startswith("Excerpt from the Harbour Speech")
    assert attributions[0].rstrip(":").endswith("March 1946")


def test_rows_below_a_heading_of_the_table_begin_with_a_label_alone():
    page = (
        "Source\tWhat it says\tWhere it comes from\n"
        "A\tThe silver flows out by the southern ports.\tMemorial of the censor Huang, 1838\n"
        "B\tI have never met a customer who was forced.\tLetter of a merchant, Canton, 1836\n"
    )
    parts = parts_of(page)
    assert labels_of(page) == ["A", "B"]
    assert ("attribution", "Letter of a merchant, Canton, 1836") in parts


def test_numbered_pieces_with_attributions_in_brackets_are_sources():
    texts = ("This pestilence came upon us.", "A vapour rose out of the earth.", "The air is foul.")
    told = ("(John of Rydal, monk, 1361)", "(Report of doctors, 1348)", "(Bertrand, notary, 1348)")
    page = "".join(
        f"{number}.  {text}\n\n    {attribution}\n\n"
        for number, (text, attribution) in enumerate(zip(texts, told, strict=True), 1)
    )
    assert labels_of(f"Read the evidence.\n\n{page}") == ["1", "2", "3"]


def test_pages_cut_out_of_a_pack_may_begin_with_a_later_number():
    text = "The carters came at six, and nobody had told them that the gates were shut."
    told = ("Edmund Quist, harbour master, in his log (1911).", "A poster for the carters (1911).",
            "A letter to the owners (1911).")  # fmt: skip
    page = "".join(f"Item {number} {words}\n\n{text}\n\n" for number, words in enumerate(told, 6))
    assert labels_of(page) == ["6", "7", "8"]
    assert labels_of(page.replace("Item 8", "Item 18").replace("Item 7", "Item 27")) == []


def test_a_page_number_that_ran_into_a_heading_does_not_hide_it():
    texts = [f"{words} and nobody had told the carters of it." for words in ("It shut", "It fell")]
    page = (
        f"GO ON TO THE NEXT PAGE. -4-Document E Source: Edmund Quist, Harrow, 1911. {texts[0]} "
        f"Document F Source: The Carter's Tale, 1912. {texts[1]} GO ON TO THE NEXT PAGE. "
        "-5-Document G Source: Letter to the owners, 1913. We shall not pay."
    )
    assert labels_of(page) == ["E", "F", "G"]


def test_a_list_of_items_that_are_never_attributed_is_no_row_of_sources():
    page = (
        "How to answer\nItem 1: Read the question twice.\nItem 2: Look at who wrote it.\n"
        "Item 3: Quote. For example: “The ferry sank” (Evening Mail, 1911).\n"
        "Item 4: Come to a judgement.\n"
    )
    assert labels_of(page) == []


def test_cells_of_a_plan_that_name_sources_are_none():
    assert labels_of("Time\tActivity\n10\tSource A\n15\tSource B\n") == []
