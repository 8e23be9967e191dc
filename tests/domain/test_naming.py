# SPDX-License-Identifier: MIT
"""The short name of a source says who or what, and when, in little room."""

import pytest
from hypothesis import given

from tests.factories import a_source, sources
from workbench.domain.naming import ROOM, UNDATED, short_name
from workbench.domain.provenance import HistoricalDate, Provenance
from workbench.domain.sources import Picture


def _named(edtf="1955", *, picture=None, body="Words.", **fields):
    date = HistoricalDate("as printed", edtf) if edtf else None
    provenance = Provenance(date=date, **fields)
    return short_name(a_source(provenance=provenance, picture=picture, body=body))


def test_a_maker_and_the_year_name_a_source():
    assert _named(creator=("Ellen Ward",), genre="letter") == "Ellen Ward, 1955"


def test_a_maker_known_by_capitals_is_told_apart_by_what_was_made():
    assert _named(creator=("CIA",), genre="top secret CIA briefing paper") == "CIA paper, 1955"


def test_a_long_name_of_a_person_becomes_the_last_one():
    assert _named(creator=("Margaret Elisabeth van der Bruggen",)) == "van der Bruggen, 1955"


def test_several_makers_are_named_by_the_first():
    makers = ("Ralf Stein", "Ada Holt")
    assert _named(creator=makers) == "Stein and others, 1955"


def test_what_a_source_is_stands_in_for_a_name_that_needs_too_much_room():
    makers = ("Royal Commission on the Housing of the Poor",)
    assert _named(creator=makers, genre="report") == "Report, 1955"


def test_what_a_source_is_stands_in_for_a_maker_nobody_knows():
    assert _named(genre="private letter") == "Private letter, 1955"


def test_a_picture_is_named_by_what_its_description_says():
    missing = Picture(None, "This Russian cartoon shows a snowman.", missing=True)
    assert _named(None, picture=missing, body=None) == "Cartoon, undated"


def test_a_source_of_which_nothing_is_known_still_has_a_name():
    assert _named(None) == f"Text, {UNDATED}"
    assert _named(None, picture=Picture("a.png", "A man."), body=None) == f"Picture, {UNDATED}"


@pytest.mark.parametrize(
    ("edtf", "year"),
    [
        ("1955-09", "1955"),
        ("1955-05-15", "1955"),
        ("1955~", "about 1955"),
        ("195X", "1950s"),
        ("18XX", "19th century"),
        ("1956-04-18/1956-04-27", "1956"),
        ("1956/1959", "1956–1959"),
        ("XXXX-08-10", UNDATED),
        ("../1945", "1945"),
        ("1955-24", "1955"),
    ],
)
def test_only_the_year_of_a_date_is_said(edtf, year):
    assert _named(edtf, genre="letter") == f"Letter, {year}"


@given(sources)
def test_every_source_has_a_name_in_one_line(source):
    name = short_name(source)
    assert name == " ".join(name.split())
    assert not name.startswith(",")


def test_names_within_the_room_are_not_cut():
    name = "A" + "b" * (ROOM - 1)
    assert _named(creator=(name,), genre="letter") == f"{name}, 1955"


def test_blanks_in_a_name_take_no_room():
    assert _named(creator=(" ",), genre=" \n ") == "Text, 1955"
    assert _named(creator=("Ellen\n Ward",)) == "Ellen Ward, 1955"
