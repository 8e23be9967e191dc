# SPDX-License-Identifier: MIT
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.revising.cards import GAP
from workbench.domain.revising.giving_away import (
    dates_in,
    tells_all,
    tells_some,
    with_gap,
    without_dates,
)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("on 5 March 1953 and left", ["5 March 1953"]),
        ("in March 1953.", ["March 1953"]),
        ("March 5, 1953 was", ["March 5, 1953"]),
        ("from 1953 to 1961", ["1953", "1961"]),
        ("in 1953–61, in the 1950s", ["1953–61", "1950s"]),
        ("by the 11th of May", ["11th of May"]),
        ("in summer 1956", ["summer 1956"]),
        ("27th October, 33 tanks", ["27th October"]),
        ("12,500 men, room 1953b, Marching in 84 days", []),
        ("May they march on, the U-2 of May Day in October", ["October"]),
    ],
)
def test_dates_are_found_in_the_words_of_pages(text, dates):
    assert [text[each.start : each.end] for each in dates_in(text)] == dates


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("arresting Beria (1953)", "arresting Beria"),
        ("In a speech in 1956, he spoke", f"In a speech in {GAP}, he spoke"),
        ("Nobody was there", "Nobody was there"),
    ],
)
def test_dates_are_taken_out(text, bare):
    assert without_dates(text) == bare


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("The treaty was signed in May 1955.", "May 1955"),
        ("About 2,500 people were killed.", "2,500"),
        ("They only agree ‘when shrimps learn to fly’ they say.", "when shrimps learn to fly"),
        ("It is called the 'New Look' policy by everybody here", "New Look"),
        ("In 1953 and in 1956 he spoke.", None),
        ("33 tanks and 10 more came.", None),
        ("‘Who said that’ and ‘you know why’ were his words", None),
        ("Nothing to ask for.", None),
        ("In 1955 it was signed, the 1955 treaty", None),
        ("Stalin's men weren't there and aren't now", None),
    ],
)  # fmt: skip
def test_one_thing_is_taken_out_where_there_is_just_one(text, gap):
    found = with_gap(text)
    assert (found and found[1]) == gap
    assert found is None or found[0].replace(GAP, gap) == text


def test_a_date_is_not_asked_twice():
    assert with_gap("The treaty was signed in May 1955.", may_ask_date=False) is None


def test_a_form_of_a_word_tells_it():
    assert tells_some("ending Stalin’s tyranny", "de-Stalinisation")
    assert tells_all("a summit of leaders", "the summit")
    assert not tells_all("a summit", "summit meeting")
    assert not tells_some("each side building weapons", "arms race")


@given(st.text(max_size=80))
def test_any_text_can_be_asked(text):
    found = with_gap(text)
    if found is not None:
        assert not tells_some(*found)
        assert found[0].count(GAP) >= 1
    without_dates(text)
