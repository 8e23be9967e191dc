# SPDX-License-Identifier: MIT
"""Attributions resolved into fields."""

import pytest

from workbench.importers.provenance_fields import provenance_of

CASES = {
    "Alderman Speke speaking on a visit to Norwich in 1844.": {
        "creator": "Alderman Speke",
        "event": "visit to Norwich",
        "place": "Norwich",
        "date": "1844",
    },
    "P. Dray, The Salt Road (1984)": {
        "creator": "P. Dray",
        "title": "The Salt Road",
        "date": "1984",
    },
    "From The Price of Salt by M. Osei, published in 2006.": {
        "creator": "M. Osei",
        "title": "The Price of Salt",
        "date": "2006",
    },
    "A. Dray and B. Osei, Roads and Rivers (Vale Press, 1991)": {
        "creator": "A. Dray; B. Osei",
        "title": "Roads and Rivers",
        "date": "1991",
    },
    "Otto Krell, quoted in a secret police report (1953).": {
        "creator": "Otto Krell",
        "second_hand": "a secret police report",
        "date": "1953",
    },
    "From a letter written in 1911, quoted in J. Moss, The Strike (1984)": {
        "genre": "letter",
        "second_hand": "J. Moss, The Strike",
        "date": "1911",
    },
    "Ned Tull, dock labourer, speech to strikers, Hull, 1911.": {
        "creator": "Ned Tull",
        "role": "dock labourer",
        "genre": "speech",
        "audience": "strikers",
        "place": "Hull",
        "date": "1911",
    },
    "From a speech by the harbour master, 1911.": {
        "creator": None,
        "role": "harbour master",
        "genre": "speech",
        "date": "1911",
    },
    "From the diary of Constable Ed Pool, stationed at Hull docks, May 1911.": {
        "creator": "Constable Ed Pool",
        "genre": "diary",
        "place": "Hull docks",
        "date": "May 1911",
    },
    "A cartoon published in the Hull Lantern, a newspaper read by shipowners, May 1911.": {
        "genre": "cartoon",
        "publisher": "Hull Lantern",
        "audience": "shipowners",
    },
    "Findings of the mission in a top secret Foreign Office paper (March 1938)": {
        "genre": "top secret Foreign Office paper",
        "creator": "Foreign Office",
        "date": "March 1938",
    },
    "Lord Ashe, House of Lords, June 1911": {
        "creator": "Lord Ashe",
        "place": "House of Lords",
    },
    "Nell Tull, from an interview for local radio in 1961. She was nine years old in 1911.": {
        "creator": "Nell Tull",
        "genre": "interview",
        "date": "1961",
    },
    "Rosa Lind (1874–1951), memoir written in 1930": {"date": "1930"},
    "Anonymous pamphlet, 1910.": {"creator": None, "genre": "pamphlet"},
}


@pytest.mark.parametrize(("attribution", "fields"), CASES.items())
def test_it_finds_the_fields(attribution, fields):
    provenance = provenance_of(attribution)
    found = {name: provenance.value_of(name) for name in fields}
    assert found == fields
    assert all(
        0 < provenance.confidence[name] <= 1 for name, value in found.items() if value is not None
    )


def test_without_an_attribution_nothing_is_known_and_that_is_said():
    provenance = provenance_of(None)
    assert {"creator", "date", "place"} <= set(provenance.not_given)
    assert provenance.confidence == {}


def test_what_is_absent_is_named():
    assert provenance_of("Harrow Gazette, 1911").not_given == ("creator", "place", "audience")
    assert "date" in provenance_of("Statement by a survivor, undated.").not_given


def test_adapted_and_translated_are_noticed():
    provenance = provenance_of("Adapted from a decree, translated from French, 1793.")
    assert provenance.adapted
    assert provenance.translated


def test_a_note_adds_what_the_attribution_does_not_say():
    provenance = provenance_of(
        "P. Dray, The Salt Road (1984)", note="Written as a school reader by a retired teacher."
    )
    assert (provenance.role, provenance.genre) == ("retired teacher", "school reader")
    provenance = provenance_of(
        "Otto Krell, quoted in a report (1953).", note="Krell was the Swedish consul in Riga."
    )
    assert provenance.role == "Swedish consul in Riga"


def test_every_field_it_gives_is_printed_in_the_attribution():
    for attribution in CASES:
        provenance = provenance_of(attribution)
        for name in ("role", "genre", "title", "publisher", "place", "audience", "event"):
            value = provenance.value_of(name)
            assert value is None or value in attribution
