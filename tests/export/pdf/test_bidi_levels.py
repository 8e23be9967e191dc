# SPDX-License-Identifier: MIT
import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from workbench.export.pdf.bidi_levels import (
    base_level,
    is_certain,
    levels,
    line_levels,
    visual_order,
)

ALPHABET = "abc אבג ابج 123 ١٢ ()[]«» .,:-+$%/'\"!\u05b7"


def shown(text):
    known = line_levels(text, levels(text), base_level(text))
    return "".join(text[index] for index in visual_order(known))


@given(st.text(ALPHABET, min_size=1, max_size=40))
def test_lines_are_shown_as_a_second_implementation_shows_them(text):
    assert shown(text) == get_display(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain English", "plain English"),
        ("he said שלום.", "he said םולש."),
        ("שלום (1917) abc", "abc )1917( םולש"),
        ("the עברית (עברית), then", "the )תירבע( תירבע, then"),
        ("", ""),
    ],
)
def test_the_order_of_known_lines(text, expected):
    # Brackets are turned round when they are drawn, not here.
    assert shown(text) == expected


def test_the_first_letter_decides_where_a_paragraph_begins():
    assert base_level("«שלום» he said") == 1
    assert base_level("“he said” שלום") == 0
    assert base_level("1917 …") == 0


def test_white_space_at_the_end_of_a_line_runs_the_way_of_the_paragraph():
    paragraph = "say שלום \t"
    known = levels(paragraph)

    assert line_levels(paragraph, known, 0)[-3:] == [1, 0, 0]


def test_a_mark_of_direction_that_is_not_drawn_takes_the_level_before_it():
    assert levels("אב\u202cג") == [1, 1, 1, 1]
    assert len(levels("\u202aabc\u202c")) == 5


@pytest.mark.parametrize(
    "text",
    [
        "a \u2067אב 12\u2069 c",
        "אב \u2066abc (1)\u2069 ג",
        "he said \u2068שלום\u2069: \u2068abc\u2069.",
    ],
)
def test_isolates_are_shown_as_an_implementation_shows_them_that_knows_them(text):
    assert is_certain(text, levels(text))


@given(st.text(ALPHABET + "\u2066\u2067\u2068\u2069\u2069", max_size=20))
def test_isolates_of_any_kind_are_certain(text):
    assert is_certain(text, levels(text))


def test_isolates_nested_without_end_are_no_trap():
    text = "\u2067a\u2066ב" * 2000

    assert len(levels(text)) == len(text)


def test_an_isolate_within_an_embedding_may_be_uncertain():
    text = "\u202b\u0627\u2066 \u05d0"

    assert not is_certain(text, levels(text))


def test_a_paragraph_without_isolates_is_certain():
    assert is_certain("אב (cd) 12", levels("אב (cd) 12"))


@given(st.lists(st.integers(0, 4), max_size=30))
def test_every_thing_is_shown_once(known):
    assert sorted(visual_order(known)) == list(range(len(known)))
