# SPDX-License-Identifier: MIT
from __future__ import annotations

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import backgrounds
from workbench.domain.background import (
    Background,
    Card,
    CardBlock,
    CardItem,
    DateAnswer,
    Event,
    NarrativeSection,
    Passage,
)
from workbench.domain.date_conflicts import MOST, DatedTellings, date_conflicts
from workbench.domain.dates import bounds, cannot_both_be
from workbench.domain.text import Span
from workbench.services.importing import draft_of_text, pack_of_drafts, read_drafts

PAGE = """The thaw

In a speech in 1956 Khrushchev attacked Stalin. Prisoners were set free and Beria (the chief of
police) was executed. In 1961 the wall was built.

Source A

We shall not bow.

From a letter, 1956.
"""
DECK = (
    "Deck\n\n\nThe heirs\n\n  • arresting and executing Beria (1953)\n1 of 2\n\n"
    "End\n\n  • all\n2 of 2\n"
)


def of_events(*told):
    """Return the conflicts among events told as (date, words)."""
    numbers = count()
    events = tuple(Event(f"e{next(numbers)}", edtf, text) for edtf, text in told)
    return date_conflicts(Background(events=events))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("1953", "Beria was executed"), ("1956", "Executing Beria")),
        (("1953-03", "Stalin died"), ("1952", "The death of Stalin")),
        (("1955-05-14", "The Warsaw Pact was signed"), ("1956", "Signing of the Warsaw Pact")),
        (("1961", "The Berlin Wall was built"), ("1962", "Building the Berlin Wall")),
        (("1955-07", "Geneva Summit"), ("1956-07", "Geneva Summit")),
        (("1066", "Harold was crowned"), ("1067", "Coronation of Harold")),
        (("1649", "Charles was beheaded by Parliament"), ("1648", "Charles was beheaded")),
        (("1834", "The Poor Law was abolished"), ("1843", "Abolition of the Poor Law")),
        (("1958/1959", "Second Berlin Crisis"), ("1961", "Second Berlin Crisis")),
    ],
)
def test_one_thing_with_two_dates_is_a_conflict(first, second):
    (found,) = of_events(first, second)
    assert (found.first.edtf, found.second.edtf) == (first[0], second[0])
    assert found.events == ("e0", "e1")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("1953", "Beria was executed"), ("1953-12", "Executing Beria")),
        (("1953", "Beria was executed"), ("XXXX-12", "Executing Beria")),
        (("1953", "Beria was executed"), ("1956", "Nagy was executed")),
        (("1953", "Beria was executed"), ("1956", "Khrushchev attacked Beria")),
        (("1955", "Khrushchev visited Yugoslavia"), ("1956", "Khrushchev visited Britain")),
        (("1955", "Khrushchev met Eisenhower"), ("1959", "Khrushchev met Eisenhower")),
        (("1953", "The strike began"), ("1956", "The strike began")),
        (("1961", "The Berlin Wall was built"), ("1989", "The Berlin Wall fell")),
        (("1958/1959", "Second Berlin Crisis"), ("1961", "Fourth Berlin Crisis")),
        (("1955-07", "Geneva Summit"), ("1954", "Geneva Conference")),
        (("1939", "Poland"), ("1956", "Poland")),
        (("1952", "First test"), ("1953", "First test")),
        (("1950~", "Beria was executed"), ("1953", "Executing Beria")),
        (("1953", "Beria was executed"), (None, "Executing Beria")),
    ],
)
def test_other_events_are_none(first, second):
    assert of_events(first, second) == ()


class TestBeside:
    @pytest.fixture
    def background(self):
        return pack_of_drafts([draft_of_text(PAGE, "page"), draft_of_text(DECK, "deck")]).background

    def test_a_sentence_without_a_date_counts_with_the_one_it_stands_beside(self, background):
        (found,) = date_conflicts(background)
        assert found.first.date == "1953"
        assert found.second.date == "told beside 1956"
        assert found.second.text == "Beria was executed"
        assert found.second.is_beside
        texts = {each.id: each.text for each in background.events}
        assert texts[found.second.event_id].startswith("In a speech in 1956 Khrushchev")
        assert found.second.entry != found.first.entry

    @pytest.mark.parametrize(
        "later",
        [
            "Three years later Beria was executed.",
            "Beria was executed soon.",
            "That December Beria was executed.",
            "In 1953 Beria was executed.",
        ],
    )
    def test_words_with_a_time_of_their_own_do_not(self, later):
        background = Background(
            narrative=(NarrativeSection(None, (Passage("p", f"In 1956 he spoke. {later}"),)),),
            cards=(Card(1, 1, "", (CardBlock(None, (CardItem("c", "executing Beria"),)),)),),
            events=(
                Event("spoke", "1956", "He spoke", entry="p", words=Span(0, 16)),
                Event("shot", "1953", "Executing Beria", entry="c", words=Span(0, 15)),
            ),
        )
        assert date_conflicts(background) == ()

    def test_words_of_an_event_beyond_its_paragraph_do_no_harm(self):
        background = Background(
            facts=(Passage("p", "Short."),),
            events=(Event("e", "1956", "He spoke", entry="p", words=Span(90, 99)),),
        )
        assert date_conflicts(background) == ()

    def test_the_pages_of_teachers_disagree_about_beria(self, shared, tmp_path):
        pages = sorted((shared / "seeds").glob("*.txt"))
        (found,) = date_conflicts(pack_of_drafts(read_drafts(pages, pictures=tmp_path)).background)
        assert {found.first.date, found.second.date} == {"1953", "told beside 1956"}
        assert "Beria" in found.second.text


class TestASentenceHeldAgainstABackground:
    told = DatedTellings(
        Background(
            events=(
                Event("e0", "1953", "Beria was executed"),
                Event("e1", None, "Beria was executed"),
                Event("e2", "1956", "Tito visited Moscow"),
            )
        )
    )

    @pytest.mark.parametrize(
        ("sentence", "events"),
        [
            ("Beria was executed in 1956", ["e0"]),
            ("The execution of Beria frightened the others", ["e0"]),
            ("Malenkov was executed in 1956", []),
            ("Tito visited again", []),
            ("", []),
        ],
    )
    def test_finds_the_dated_events_that_are_the_same_thing(self, sentence, events):
        assert [each.event_id for each in self.told.about(sentence)] == events


def test_an_answer_is_found_whichever_way_round_it_names_the_events():
    (found,) = of_events(("1953", "Beria was executed"), ("1956", "Executing Beria"))
    answer = DateAnswer(("e1", "e0"), "e0", "The card is right.")
    other = DateAnswer(("e1", "e9"))
    assert found.answer_in((other, answer)) == answer
    assert found.answer_in((other,)) is None


@given(backgrounds)
def test_any_background_is_looked_through(background):
    for each in date_conflicts(background):
        assert cannot_both_be(each.first.edtf, each.second.edtf)


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("1955", 19550101, 19551231),
        ("1955-07", 19550701, 19550731),
        ("1955-07-18", 19550718, 19550718),
        ("1955-22", 19550601, 19550831),
        ("1955-24", 19551201, 19560231),
        ("195X", 19500101, 19591231),
        ("1955~", 19500101, 19601231),
        ("1954/1956", 19540101, 19561231),
        ("../1945", 0, 19451231),
        ("1945/..", 19450101, 99991231),
    ],
)
def test_a_date_reaches_from_a_first_to_a_last_day(edtf, first, last):
    assert bounds(edtf) == (first, last)


@pytest.mark.parametrize("edtf", ["XXXX-08-10", "", "soon", "1955/soon", "-0043"])
def test_a_date_without_a_year_reaches_nowhere(edtf):
    assert bounds(edtf) is None
    assert not cannot_both_be(edtf, "1900")


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_two_dates_can_be_compared(one, other):
    assert cannot_both_be(one, other) == cannot_both_be(other, one)


def test_of_very_many_only_some_are_told():
    events = tuple(
        Event(f"e{year}", str(year), "Beria was executed") for year in range(1000, 1000 + 2 * MOST)
    )
    assert len(date_conflicts(Background(events=events))) == MOST
