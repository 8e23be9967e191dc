# SPDX-License-Identifier: MIT
"""Attributions resolved into fields."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    "From the evidence of Rev. Amos Till to the Harbour Board, 1851.": {
        "creator": "Rev. Amos Till",
        "date": "1851",
    },
    "Low Tide at Vale, a watercolour painted by Miss Clara Frome in 1788": {
        "creator": "Miss Clara Frome",
    },
    "The historian Una O’Dowd-Ito, writing in 2006.": {
        "creator": "Una O’Dowd-Ito",
        "date": "2006",
    },
    "As told to the harbour project in 1999 by a retired pilot.": {"creator": None},
    "CABLE FROM THE PILOT AT VALE, 3 FEBRUARY 1953": {"date": "3 FEBRUARY 1953"},
    "Inventory of the lugger Good Hope, seized March 1770\nDocument reference: VR/Q/1812": {
        "date": "March 1770",
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


PLACES_AND_READERS = {
    "“The Wasp,” cartoon in The Ferry Herald, San Roque, 1879": {"place": ("San Roque", 0.6)},
    "From a letter to her sister in Norfolk, 1853": {"place": ("Norfolk", 0.4)},
    "From a sermon preached at Augsburg, 1525.": {"place": ("Augsburg", 0.8)},
    "From a history book published in Britain in 1983.": {"place": ("Britain", 0.85)},
    "Ada Holm, nurse, letter written at sea, to her uncle, 1915": {"audience": ("her uncle", 0.75)},
    "General Pell to the Minister of War, March 1907": {"audience": ("Minister of War", 0.7)},
    "A leaflet sent to every house in Barrow in 1951": {"audience": ("every house", 0.8)},
}


@pytest.mark.parametrize(("attribution", "fields"), PLACES_AND_READERS.items())
def test_a_place_and_the_readers_are_as_sure_as_what_tells_them(attribution, fields):
    provenance = provenance_of(attribution)
    found = {name: (provenance.value_of(name), provenance.confidence.get(name)) for name in fields}
    assert found == fields


MAKERS = {
    "Adapted from Colette Amsel, Bread and Crowds, 1994": ("Colette Amsel",),
    "From: P. Rennard, The Autumn of Lorne, published in 1958.": ("P. Rennard",),
    "J H Farrant, The Squires, 1961": ("J H Farrant",),
    "Letter from Hōne Te Rangi to the Governor, 1854": ("Hōne Te Rangi",),
    "From an interview with Winifred Askey, recorded in 1987.": ("Winifred Askey",),
    "Rev. Silas Goodlett, interview for a museum, 1979": ("Rev. Silas Goodlett",),
    "From The Coast, a book by the modern historian Iain Gunn, written in 2001.": ("Iain Gunn",),
    "Evidence of Mary Poore, aged fourteen, at the Old Bailey, 1769.": ("Mary Poore",),
    "Report of the Inspector of Schools, 1855": (),
    "The Commissioner of Police, in a telegram to the Minister, 1956": (),
    "From an American history book, 1996.": (),
    "Author: Col. R. Hume\nDate: March 3, 1864\nType: letter": ("Col. R. Hume",),
    "Author: unknown\nDate: c. 1864\nType: song sheet": (),
}


@pytest.mark.parametrize(("attribution", "makers"), MAKERS.items())
def test_it_names_people_and_not_offices_or_books(attribution, makers):
    assert provenance_of(attribution).creator == makers


DATES = {
    "From a chronicle describing events of the year 1193.": None,
    "Interview with Vera Bell, who ran the mill from 1968 to 1981. Recorded on 12 May 1999.": (
        "1999-05-12"
    ),
    "A photograph taken in June 1940 and not printed until 1945.": "1940-06",
    "Nell Tull, from an interview in 1961. She was nine years old in 1911.": "1961",
}


@pytest.mark.parametrize(("attribution", "date"), DATES.items())
def test_the_date_is_that_of_the_source_and_not_of_what_it_tells(attribution, date):
    found = provenance_of(attribution).date
    assert (found and found.edtf) == date


@given(st.sampled_from([*CASES, *MAKERS, *PLACES_AND_READERS]), st.sampled_from([" ", "\n", "  "]))
def test_the_words_of_a_field_are_the_field(attribution, blank):
    text = attribution.replace(" ", blank, 3)
    provenance = provenance_of(text)
    for name, span in provenance.words.items():
        words = " ".join(span.of(text).split())
        if name == "creator":
            assert words.startswith(provenance.creator[0])
            assert words.endswith(provenance.creator[-1])
        elif name == "genre":
            assert words.lower() == provenance.genre.lower()
        else:
            assert words == provenance.value_of(name)


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
        genre = provenance.genre
        assert genre is None or genre.lower() in attribution.lower()
        for name in ("role", "title", "publisher", "place", "audience", "event"):
            value = provenance.value_of(name)
            assert value is None or value in attribution


def test_a_kind_of_source_is_a_plain_noun_in_small_letters():
    assert provenance_of("Letter of Ebba Lind, postmistress, 1872").genre == "letter"
    assert provenance_of("A private letter from Ebba Lind to her aunt, 1872").genre == "letter"


@pytest.mark.parametrize(
    ("attribution", "genre"),
    [
        ("From the report of " + "the committee of " * 20 + "London, 1911", "report"),
        ("A letter by " + "A. B. " * 40 + "Smith, 1911", "letter"),
        ("From the diary of " + "Aa of the " * 60 + "%, 1911", "diary"),
        ("A letter by " + "O'BRIEN" * 60 + " %, 1911", "letter"),
    ],
)
def test_a_name_that_could_be_cut_in_very_many_ways_is_read_like_any_other(attribution, genre):
    provenance = provenance_of(attribution)
    assert (provenance.genre, provenance.value_of("date")) == (genre, "1911")
