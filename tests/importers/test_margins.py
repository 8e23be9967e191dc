# SPDX-License-Identifier: MIT
"""Numbers in the margin, which are no words of a source."""

from tests.importers.pages import sources_of

FIRST = (
    "Source 1: From a letter of the ferryman at Sandvik, 4 March 1872.\n\n"
    "I had the lamp in my left hand and the rope in the other when the\n"
    "{}wind went round, and that is all that I can tell the Board of it.\n"
)
SECOND = (
    "\nSource 2: From a letter of the Board of Ferries, 9 March 1872.\n\n"
    "The Board has read what the ferryman says of his lamp and cannot\n"
    "{}find that a lamp was ever issued to him, or paid for by the post.\n"
)


def _bodies(*numbers):
    return [source.body for source in sources_of((FIRST + SECOND).format(*numbers))]


def test_numbers_that_go_up_over_the_page_are_taken_out_of_its_texts():
    assert _bodies("5 ", "10 ") == _bodies("", "")


def test_numbers_that_begin_anew_in_each_source_are_taken_out():
    assert _bodies("5 ", "5 ") == _bodies("", "")


def test_one_number_alone_stays_a_word_of_its_text():
    assert "the 20 wind" in _bodies("20 ", "")[0]


def test_numbers_that_do_not_go_up_in_fives_are_words():
    first, second = _bodies("5 ", "30 ")
    assert "5 wind" in first
    assert "30 find" in second


def test_a_year_behind_ad_at_the_end_of_a_line_is_no_number_in_the_margin():
    text = (
        "A great mass of hair fell to her hips, and her voice was harsh, as\nthey say who heard.\n"
    )
    told = "Cassius Dio, a Roman historian, about AD 220"
    (source,) = sources_of(
        f"Source A\nThe cause was the money that a philosopher lent\n{text}{told}\n"
    )
    assert source.attribution == told
