# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.dates import in_words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("1955", "1955"),
        ("1955-09", "September 1955"),
        ("1955-05-15", "15 May 1955"),
        ("1956-04-18/1956-04-27", "18–27 April 1956"),
        ("1954-04/1954-07", "April–July 1954"),
        ("1955-11-03/1956-01-10", "3 November 1955 to 10 January 1956"),
        ("1955/1961", "1955 to 1961"),
        ("195X", "the 1950s"),
        ("19XX", "the 20th century"),
        ("12XX", "the 13th century"),
        ("20XX", "the 21st century"),
        ("1250~", "about 1250"),
        ("1955?", "1955, perhaps"),
        ("1955%", "about 1955, perhaps"),
        ("1955-21", "spring 1955"),
        ("XXXX-08-10", "10 August, year not given"),
        ("../1955", "until 1955"),
        ("1955/..", "from 1955"),
        ("0987", "987"),
    ],
)
def test_a_date_is_read_as_the_classroom_says_it(edtf, words):
    assert in_words(edtf) == words


@pytest.mark.parametrize("other", ["[1955,1956]", "Y-17000", "1955-13", "1955-00", "soon"])
def test_what_it_does_not_know_stays_as_it_is(other):
    assert in_words(other) == other


@given(st.text("0123456789X-/.?~%[] ", max_size=24))
def test_nothing_makes_it_stumble(text):
    in_words(text)
