# SPDX-License-Identifier: MIT
"""The second look at a page: it mends what the rules read wrongly, and else only doubts it."""

from itertools import count

import pytest

from workbench.domain.provenance import SURE
from workbench.importers.assembly import pack_of
from workbench.importers.reading import draft_of

LETTER = "From a letter by the ferryman, Olof Strand, 4 March 1872."
TEXT = (
    "I saw her go down. I had told them that the rope was rotten, and they had laughed at me, as "
    "they laughed at every rope."
)
PRIMARY = """\
Were the ferrymen to blame?

Source 1
We rowed until the stars came out. Nobody had brought a lamp and nobody said so.
A ferryman called Olof, in a letter to his sister, AD 1872
Think about: Was he there?

Source 2
They sleep at the oars and they sing when it is foggy. This is why my cow is in the lake.
A farmer's wife, speaking many years later
Think about: Does she like them?
"""


def _sources(page):
    numbers = count(1)
    return pack_of(draft_of(page, origin="page.txt"), new_id=lambda: f"id{next(numbers)}").sources


def test_the_layout_of_the_others_shows_an_attribution_that_names_neither_year_nor_kind():
    first, second = _sources(PRIMARY)
    assert second.attribution == "A farmer's wife, speaking many years later"
    assert second.body.endswith("in the lake.")
    assert first.body.endswith("said so.")


def test_what_only_the_second_look_finds_is_never_sure():
    tasks = "1. Comprehension\n\n(a) Who saw the ship sink? (5)"
    (source,) = _sources(f"Document A\n\n{LETTER}\n\n{TEXT}\n\n{tasks}\n")
    assert source.body == TEXT
    assert source.confidence["body"] < SURE
    (source,) = _sources(f"Document A\n\n{TEXT}\n\n{LETTER}\n")
    assert source.confidence["body"] >= SURE


def test_a_text_that_goes_on_below_a_gap_in_the_same_voice_is_kept_whole():
    more = "I make no comment. I give the distance."
    page = (
        f"Source A\n{LETTER}\n{TEXT}\n\n{more}\n\n"
        f"Source B\n{LETTER}\nThe ferry was sold. It fetched nine crowns.\n\n"
        f"Source C\n{LETTER}\nNobody came to the sale but the priest.\n"
    )
    first = _sources(page)[0]
    assert first.body.endswith(more)


def test_a_page_with_very_many_sources_is_read_by_the_rules_alone(monkeypatch):
    def refuse():
        pytest.fail("the second look was taken")

    monkeypatch.setattr("workbench.importers.role_reading.role_models", refuse)
    page = "".join(f"Source {n}\n\n{TEXT}\n\n{LETTER}\n\n" for n in range(1, 99))
    page += "".join(f"Document {n}\n\n{TEXT}\n\n{LETTER}\n\n" for n in range(1, 99))
    page += "".join(f"Extract {n}\n\n{TEXT}\n\n{LETTER}\n\n" for n in range(1, 20))
    assert len(_sources(page)) == 98 + 98 + 19


@pytest.mark.parametrize(
    ("first", "second"),
    [("M1 A day on the lake", "M2 A judgement"), ("IV. THE ROPE", "V. THE PRIEST")],
)
def test_codes_and_shouted_numbers_head_sources_where_all_are_attributed(first, second):
    page = (
        f"The ferry\n\n{first}\n{TEXT}\nOlof Strand, Letters, Uppsala 1890, p. 12.\n\n"
        f"{second}\nNobody came to the sale.\nKarin Ek, The Lake, Lund 1951, p. 80.\n"
    )
    sources = _sources(page)
    assert [source.label for source in sources] == [
        first.split()[0].rstrip("."),
        second.split()[0].rstrip("."),
    ]
    assert sources[0].body.endswith(TEXT[-20:])


def test_a_page_that_leads_to_one_text_leads_to_others_in_which_somebody_speaks():
    page = (
        f"Document A\n\nOlof Strand kept the ferry for nine years. He was asked by a judge.\n\n"
        f"{TEXT}\n\nStatement of Olof Strand, 4 March 1872.\n\n"
        "Document B\n\nThe owner of the boat had been told of the rope in the spring.\n\n"
        "I never gave an order to sail. I was in bed.\n\nCourt record of Uppsala, May 1872.\n"
    )
    _, second = _sources(page)
    assert second.body == "I never gave an order to sail. I was in bed."
    assert second.confidence["body"] < SURE


def test_questions_that_close_several_sources_are_the_pages_and_one_is_that_of_its_text():
    sources = [
        f"Source {n}\n\n{LETTER}\n\n{TEXT}\n\nWhat would a ferryman {verb} out?\n\n"
        for n, verb in enumerate(("leave", "shout", "write"), 1)
    ]
    assert [source.body for source in _sources("".join(sources))] == [TEXT] * 3
    alone = f"{sources[0]}Source 2\n\n{LETTER}\n\n{TEXT}\n\nSource 3\n\n{LETTER}\n\n{TEXT}\n"
    first = _sources(alone)[0]
    assert first.body != TEXT or first.confidence["body"] < SURE
