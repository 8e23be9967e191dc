# SPDX-License-Identifier: MIT
"""Pages with a blank line below every line, and headings behind the dash of a list."""

import pytest

from tests.importers.pages import sources_of

TEXT = """Source A

Letter of Hanne Brook, keeper of the north gate at Brook,

to the council of the town, 3 June 1866

The gate was shut at noon, and nobody had told the

carters why it should be. They stood in the road as far

as the tannery and sang, and at four the clerk came with

a paper that he would not read out.

Source B

Diary of Ole Dahl, a printer who set the bills of the

carters, June 1866

I set the bill twice, because the first said what

they meant.
"""
LETTER = (
    "Letter of Hanne Brook, keeper of the north gate at Brook, to the council of the town, "
    "3 June 1866"
)
GATE = (
    "The gate was shut at noon, and nobody had told the carters why it should be. They stood in "
    "the road as far as the tannery and sang, and at four the clerk came with a paper that he "
    "would not read out."
)
DIARY = "Diary of Ole Dahl, a printer who set the bills of the carters, June 1866"
BILL = "I set the bill twice, because the first said what they meant."


def test_a_blank_line_below_every_line_parts_no_sentence():
    told = [(s.label, s.attribution, s.body) for s in sources_of(TEXT)]
    assert told == [("A", LETTER, GATE), ("B", DIARY, BILL)]


def test_paragraphs_of_one_line_each_stay_apart():
    page = f"Source A\n\n{LETTER}\n\n{GATE}\n\n{BILL}\n\nSource B\n\n{DIARY}\n\n{BILL}\n"
    assert sources_of(page)[0].body == f"{GATE}\n{BILL}"


@pytest.mark.parametrize("dash", ["- ", "– ", "• "])
def test_a_heading_behind_the_sign_of_a_list_begins_a_source(dash):
    page = f"{dash}Source A\n\n{LETTER}\n\n{GATE}\n\n{dash}Source B {DIARY}\n\n{BILL}\n"
    assert [(s.label, s.attribution) for s in sources_of(page)] == [("A", LETTER), ("B", DIARY)]


def test_points_about_sources_in_a_list_begin_none():
    page = "- Source A is useful because it is a letter.\n- Source B shows that Dahl knew.\n"
    assert not sources_of(page)


def test_a_label_may_be_a_letter_and_a_number_with_a_stop():
    page = f"Source C.1\n{LETTER}\n\n{GATE}\n\nSource C.2\n{DIARY}\n\n{BILL}\n"
    assert [source.label for source in sources_of(page)] == ["C.1", "C.2"]


def test_sources_that_are_only_named_to_be_chosen_from_are_none():
    page = (
        "Circle the source that you believe more.\n1. Who kept the gate?\n"
        "Source 1: A film about the gate, made in 2001.\n"
        "Source 2: A book on gates by a historian, written in 1999.\n"
        "2. What was sung at the gate?\nSource 1: An interview with a carter in 1901.\n"
        "Source 2: A chapter of a textbook.\nSource 3: A diary kept by a carter.\n"
    )
    assert not sources_of(page)


@pytest.mark.parametrize(
    "heading",
    ["Source {} -", "Source: {}", "Source Material {}", "Source Card {}", "Perspective {}",
     "Voice {}", "Artefact {}", "Stimulus {}", "Clue {}"],
)  # fmt: skip
@pytest.mark.parametrize("labels", ["AB", "12"])
def test_texts_with_attributions_may_have_other_labels(heading, labels):
    first, second = (heading.format(label) for label in labels)
    page = f"Brook\n\n{first}\n\n{LETTER}\n\n{GATE}\n\n{second}\n\n{DIARY}\n\n{BILL}\n"
    told = [(s.label, s.attribution, s.body) for s in sources_of(page)]
    assert told == [(labels[0], LETTER, GATE), (labels[1], DIARY, BILL)]


@pytest.mark.parametrize("heading", ["Voice {}", "Clue {}", "Perspective {}"])
def test_such_labels_begin_no_source_without_attributions(heading):
    page = f"{heading.format('A')}\n\nHay is dear.\n\n{heading.format('B')}\n\nOats are dearer.\n"
    assert not sources_of(page)
