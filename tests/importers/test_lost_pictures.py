# SPDX-License-Identifier: MIT
"""Sources whose picture a page lost: what stands below their heading is where they come from."""

import pytest

from tests.importers.pages import sources_of, sources_of_web_page

KEEPER = "The gate was shut at noon, and nobody had told the carters why it should be."
LETTER = "Letter of Hanne Brook, gate keeper, 3 June 1866"


def _told(page):
    return [(s.label, s.body, s.attribution, s.picture is not None) for s in sources_of(page)]


@pytest.mark.parametrize(
    "words",
    [
        "This cartoon was drawn in 1866.",
        "1866 drawing, “The Gate and the Goose” (Brookside Echo)",
        "A poster that Ole Dahl cut in wood in the year 1866, called: ‘The\nGate’.",
        "A poster put up by the carters in 1866:\na goose sits on a gate and reads a letter",
        "Title page of the Carters’ Almanac, May 1866 (CA 12/8)",
        "Toll ticket of the north gate, 1866",
    ],
)
def test_all_that_is_said_of_a_lost_picture_is_its_attribution(words):
    page = f"Source A\n{words}\n\nSource B\n{LETTER}\n\n{KEEPER}\n"
    first, second = _told(page)
    assert first == ("A", None, " ".join(words.split()), True) or first == ("A", None, words, True)
    assert second == ("B", KEEPER, LETTER, False)


def test_a_sentence_on_what_a_cartoon_shows_is_all_that_is_known_of_it():
    said = (
        "a drawing of a goose that wears the hat of a clerk. Two carters bow to it and the gate is "
        "shut. It hung in the printer's window in June 1866."
    )
    page = f"Source A is a letter by Hanne Brook, 3 June 1866.\n\n{KEEPER}\n\nSource B is {said}\n"
    assert _told(page)[1] == ("B", None, said, True)


def test_a_question_below_a_lost_cartoon_is_no_text_of_it():
    page = (
        f"Source A\n{LETTER}\n\n{KEEPER}\n\nSource B\n\nThis cartoon was drawn in 1866.\n\n"
        "What is the cartoonist saying about the clerk?\n"
    )
    assert _told(page)[1] == ("B", None, "This cartoon was drawn in 1866.", True)


def test_hints_for_a_question_are_no_text_of_a_lost_cartoon():
    page = (
        "Study the source.\nSource A: A cartoon published in 1866.\nHints for Question (1)\n"
        "Look at the hat of the goose.\nWhom does the clerk stand for?\nWhat has he lost?\n"
    )
    assert _told(page) == [("A", None, "A cartoon published in 1866.", True)]


def test_a_text_that_was_lost_is_no_picture():
    page = f"Source A\n{LETTER}\n\nSource B\n{LETTER}\n\n{KEEPER}\n"
    assert _told(page)[0] == ("A", None, LETTER, False)


def test_labels_of_parts_below_a_source_are_no_sources():
    page = (
        f"Source 1 Toll ticket, 1866 (NG 4/1)\nSource 1a\nSource 1b\n\nSource 2\n{LETTER}\n\n"
        f"{KEEPER}\n"
    )
    assert [source[0] for source in _told(page)] == ["1", "2"]


def test_the_lines_around_the_number_of_each_page_are_no_text_of_a_lost_picture():
    edge = "www.brookside-archive.example/school/\nBrookside 1860-1870\nRoom 4: the gates\n"
    page = (
        f"2\n{edge}Source 1 Toll ticket, 1866 (NG 4/1)\n3\n{edge}Source 2 Poster of the carters, "
        f"1866 (NG 4/7)\n4\n{edge}Source 3 Cover of the Almanac, 1867 (NG 4/9)\n5\n{edge}"
    )
    assert [(body, picture) for _, body, _, picture in _told(page)] == [(None, True)] * 3


def test_an_ornament_that_is_not_there_is_no_picture_of_a_text(tmp_path):
    page = (
        f"<h2>Source A</h2><p>{LETTER}</p><p>{KEEPER}</p><img src='rule.png'>"
        f"<h2>Source B</h2><p>Photograph of the north gate, 1866</p><img src='gate.png'>"
    )
    assert [s.picture is not None for s in sources_of_web_page(page, tmp_path)] == [False, True]


def test_marks_torn_off_a_question_do_not_end_a_source_that_begins_above_them():
    page = (
        f"Explain why the gate was shut.\n\nSource A\n\n[5]\n\n[20]\n\n{LETTER}\n\n{KEEPER}\n\n"
        "Source B\n\n(8 marks)\n\nDiary of Ole Dahl, printer, 1866\n\nI set the bill twice.\n"
    )
    assert _told(page) == [
        ("A", KEEPER, LETTER, False),
        ("B", "I set the bill twice.", "Diary of Ole Dahl, printer, 1866", False),
    ]


def test_a_line_below_a_numbered_list_says_what_it_is():
    rows = "\n".join(f"{number} {word}" for number, word in enumerate(
        ("No tolls", "No gates at night", "Hay for the horses", "A clerk who can count"), 1
    ))  # fmt: skip
    told = "All that the carters asked for."
    first = sources_of(f"Source A\n{rows}\n{told}\n\nSource B\n{KEEPER}\n{LETTER}\n")[0]
    assert first.attribution == told
    assert first.body == rows


def test_a_credit_of_a_website_before_a_label_in_one_line_ends_the_source_above():
    page = (
        "Source One: A drawing of carters on the north road (from The Echo)\n\n"
        "By the history room www.brook.example.com Source Two: Taken from a letter of 1866\n"
        f"{KEEPER}\n\n"
        f"Source Three: Part of a diary of 1867\n{KEEPER}\n"
    )
    told = _told(page)
    assert [source[0] for source in told] == ["One", "Two", "Three"]
    assert told[0] == (
        "One", None, "A drawing of carters on the north road (from The Echo)", True
    )  # fmt: skip


def test_the_rest_of_a_sentence_that_is_a_heading_is_no_title():
    told = "Extract from a letter by Hanne Brook to the Carters, 15 April 1866"
    page = (
        f"Source A was written by Hanne Brook to the carters in 1866.\n\nDear carters, {KEEPER}"
        f"\n\n{told}\n\n1. How useful is Source A?\n\nSource B is a cartoon of a goose, 1866.\n"
    )
    first = sources_of(page)[0]
    assert first.title is None
    assert first.attribution.endswith(told)
