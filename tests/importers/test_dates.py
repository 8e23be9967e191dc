# SPDX-License-Identifier: MIT
"""Dates as attributions print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.importers.dates import dates_in, is_edtf

READINGS = {
    "1956": "1956",
    "(1982)": "1982",
    "September 1955": "1955-09",
    "early May 1911": "1911-05",
    "Dec. 1914": "1914-12",
    "3 May 1911": "1911-05-03",
    "3rd May 1911": "1911-05-03",
    "May 3, 1911": "1911-05-03",
    "the 1st of March 1917": "1917-03-01",
    "25/12/1914": "1914-12-25",
    "12/25/1914": "1914-12-25",
    "6/5/1911": "1911",
    "3–5 May 1911": "1911-05-03/1911-05-05",
    "30 April – 2 May 1911": "1911-04-30/1911-05-02",
    "April-July 1954": "1954-04/1954-07",
    "September 1939 to May 1945": "1939-09/1945-05",
    "summer 1911": "1911-22",
    "1911–12": "1911/1912",
    "1066/67": "1066/1067",
    "between 1908 and 1911": "1908/1911",
    "1950s": "195X",
    "late 1930s": "193X",
    "the 1800s": "18XX",
    "1930s and 1940s": "1930/1949",
    "c1250": "1250~",
    "c.1250": "1250~",
    "circa 1250": "1250~",
    "c.1250–1260": "1250~/1260~",
    "about the 1250s": "125X",
    "c.1250s": "125X~",
    "12th century": "11XX",
    "late nineteenth century": "18XX",
    "44 BC": "-0043",
    "AD 79": "0079",
    "before 1914": "../1914",
    "after 1945": "1945/..",
    "1911?": "1911?",
    "probably 1911": "1911?",
    "10 August … he said": "XXXX-08-10",
    "August 10": "XXXX-08-10",
    "in August he said": "XXXX-08",
}
WORDS = [
    "undated",
    "two months later",
    "the following year",
    "3 September 1651 (Old Style)",
    "February 1648/9",
    "the third year of King Edward",
    "5th century BC",
    "31 June 1911",
]


@pytest.mark.parametrize(("text", "edtf"), READINGS.items())
def test_it_reads_a_date(text, edtf):
    assert [found.date.edtf for found in dates_in(text)] == [edtf]


@pytest.mark.parametrize("text", WORDS)
def test_words_that_name_no_day_of_our_calendar_stay_words(text):
    [found] = dates_in(text)
    assert found.date.edtf is None
    assert found.date.text in text


def test_a_day_without_a_year_never_borrows_one():
    first, second = dates_in("On 10 August … in a paper of 1911")
    assert (first.date.edtf, second.date.edtf) == ("XXXX-08-10", "1911")


@pytest.mark.parametrize("text", ["3,000 men", "£1900", "page 44", "a ration of four ounces", ""])
def test_other_numbers_are_no_dates(text):
    assert dates_in(text) == []


@given(st.text(alphabet="0123456789 -–/()cMayugst,.s?", max_size=40))
def test_whatever_is_given_out_is_valid(text):
    for found in dates_in(text):
        assert found.span.of(text).strip(" ,;") == found.date.text
        assert found.date.edtf is None or is_edtf(found.date.edtf)
