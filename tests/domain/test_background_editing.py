# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import backgrounds
from workbench.domain.background import (
    Background,
    BackgroundKind,
    Card,
    CardBlock,
    CardItem,
    Event,
    GlossaryTerm,
    NarrativeSection,
    Passage,
)
from workbench.domain.background_editing import (
    WrittenEntry,
    entry_as_written,
    moved_card,
    moved_entry,
    without_card,
    without_entry,
    written,
)
from workbench.domain.text import Span

KIND = BackgroundKind


def a_card(number, of, *ids):
    items = tuple(CardItem(each, f"Bullet {each}") for each in ids)
    return Card(number, of, f"Card {ids[0]}", (CardBlock(None, items),))


KNOWN = Background(
    introduction=(Passage("i", "It began early."),),
    narrative=(NarrativeSection("Mills", (Passage("n1", "One."), Passage("n2", "Two."))),),
    glossary=(GlossaryTerm("g", "relief", "help"),),
    facts=(Passage("f1", "Cotton."), Passage("f2", "Coal."), Passage("f3", "Iron.")),
    cards=(a_card(1, 2, "a", "b"), a_card(2, 2, "c")),
    events=(Event("e", "1862-06", "The mills close.", "page"),),
)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (WrittenEntry(KIND.FACT, "new", "Wool."), (None, "Wool.")),
        (WrittenEntry(KIND.FACT, "f2", "Coke."), (None, "Coke.")),
        (WrittenEntry(KIND.GLOSSARY_TERM, "new", "a list", "roll"), ("roll", "a list")),
        (WrittenEntry(KIND.EVENT, "new", "Peace.", edtf="1865"), ("1865", "Peace.")),
        (WrittenEntry(KIND.NARRATIVE, "new", "Three.", "Mills"), ("Mills", "Three.")),
        (WrittenEntry(KIND.NARRATIVE, "new", "Far.", "Ports"), ("Ports", "Far.")),
        (WrittenEntry(KIND.NARRATIVE, "n1", "Far.", "Ports"), ("Ports", "Far.")),
        (WrittenEntry(KIND.NARRATIVE, "i", "Late."), (None, "Late.")),
        (WrittenEntry(KIND.CARD, "new", "Bread", "Relief"), ("Relief", "Bread")),
        (WrittenEntry(KIND.CARD, "b", "Bread", "Relief"), ("Relief", "Bread")),
    ],
)
def test_what_is_written_is_there_under_its_heading(entry, said):
    now = {each.id: (each.heading, each.text) for each in written(KNOWN, entry).entries()}
    before = {each.id for each in KNOWN.entries()}
    assert now[entry.id] == said
    assert set(now) == before | {entry.id}


def test_a_known_event_keeps_where_it_is_from():
    now = written(KNOWN, WrittenEntry(KIND.EVENT, "e", "They close.", edtf="1862-07"))
    assert now.events == (Event("e", "1862-07", "They close.", "page"),)


def test_lines_of_a_card_are_bullets_and_cards_are_counted():
    now = written(KNOWN, WrittenEntry(KIND.CARD, "x", "One\n\nTwo\n", "Relief", further=("y",)))
    assert now.cards[2] == Card(
        3, 3, "Relief", (CardBlock(None, (CardItem("x", "One"), CardItem("y", "Two"))),)
    )
    assert [(card.number, card.of) for card in now.cards] == [(1, 3), (2, 3), (3, 3)]


def test_further_lines_of_a_known_bullet_come_after_it_and_it_keeps_those_below():
    below = (CardItem("z", "below"),)
    card = Card(1, 1, "T", (CardBlock("B", (CardItem("a", "A", below), CardItem("b", "B"))),))
    now = written(
        Background(cards=(card,)), WrittenEntry(KIND.CARD, "a", "A1\nA2", "T", further=("n",))
    )
    items = now.cards[0].blocks[0].items
    assert [(each.id, each.text, each.items) for each in items] == [
        ("a", "A1", below),
        ("n", "A2", ()),
        ("b", "B", ()),
    ]


def test_a_paragraph_alone_under_its_heading_renames_it():
    alone = Background(narrative=(NarrativeSection("Mills", (Passage("n", "One."),)),))
    now = written(alone, WrittenEntry(KIND.NARRATIVE, "n", "One.", "Ports"))
    assert now.narrative == (NarrativeSection("Ports", (Passage("n", "One."),)),)


def test_entries_move_among_those_beside_them_as_far_as_there_is_room():
    facts = [each.id for each in moved_entry(KNOWN, "f3", -2).facts]
    assert facts == ["f3", "f1", "f2"]
    assert moved_entry(KNOWN, "f3", 1) == KNOWN
    assert moved_entry(KNOWN, "nowhere", 1) == KNOWN
    items = moved_entry(KNOWN, "b", -1).cards[0].blocks[0].items
    assert [each.id for each in items] == ["b", "a"]


def test_a_card_moves_and_goes_as_a_whole():
    moved = moved_card(KNOWN, "c", -1)
    assert [(card.title, card.number) for card in moved.cards] == [("Card c", 1), ("Card a", 2)]
    assert moved_card(KNOWN, "c", 1) == KNOWN
    left = without_card(KNOWN, "a")
    assert [(card.title, card.number, card.of) for card in left.cards] == [("Card c", 1, 1)]


def test_what_its_last_entry_leaves_is_gone():
    left = without_entry(without_entry(KNOWN, "n1"), "n2")
    assert left.narrative == ()
    assert [card.title for card in without_entry(KNOWN, "c").cards] == ["Card a"]


@given(backgrounds, st.data())
def test_taking_one_out_leaves_all_others(background, data):
    ids = [each.id for each in background.entries()]
    if not ids:
        return
    gone = data.draw(st.sampled_from(ids))
    left = [each.id for each in without_entry(background, gone).entries()]
    # Bullets below one that goes go with it.
    assert gone not in left
    assert set(left) <= set(ids)
    flat = [each for each in ids if each in left]
    assert flat == left


@given(backgrounds, st.data(), st.integers(-3, 3))
def test_moving_loses_and_makes_nothing(background, data, step):
    ids = [each.id for each in background.entries()]
    if ids:
        chosen = data.draw(st.sampled_from(ids))
        for move in (moved_entry, moved_card):
            assert sorted(x.id for x in move(background, chosen, step).entries()) == sorted(ids)


@given(backgrounds)
def test_an_entry_written_as_it_is_changes_nothing_of_its_words(background):
    for entry in background.entries():
        known = entry_as_written(background, entry.id)
        assert known is not None
        if "\n" in known.text or entry.kind is KIND.CARD:
            continue
        now = {each.id: each.text for each in written(background, known).entries()}
        assert now == {each.id: each.text for each in background.entries()}


def test_own_knowledge_is_not_written_here():
    assert entry_as_written(KNOWN, "nowhere") is None


class TestEventsToldByAnEntry:
    """An event knows which words tell it; they are edited like all others."""

    TOLD = Background(
        facts=(Passage("f", "In June 1862 the mills close."),),
        events=(Event("e", "1862-06", "The mills close.", entry="f", words=Span(3, 12)),),
    )

    def told(self, background):
        (event,) = background.events
        return event.entry, event.words

    def test_it_follows_its_words(self):
        now = written(self.TOLD, WrittenEntry(KIND.FACT, "f", "Then, in June 1862, they close."))
        assert self.told(now) == ("f", Span(9, 18))

    def test_where_they_are_gone_or_stand_twice_it_points_to_the_entry_alone(self):
        for text in ("They close.", "June 1862, June 1862."):
            now = written(self.TOLD, WrittenEntry(KIND.FACT, "f", text))
            assert self.told(now) == ("f", None)

    def test_it_stays_when_the_entry_goes(self):
        assert self.told(without_entry(self.TOLD, "f")) == (None, None)

    def test_it_follows_a_paragraph_under_another_heading(self):
        words = Passage("n", "In June 1862 the mills close.")
        home = NarrativeSection("Mills", (words, Passage("m", "More.")))
        background = replace(
            self.TOLD,
            facts=(),
            narrative=(home,),
            events=(replace(self.TOLD.events[0], entry="n"),),
        )
        now = written(
            background, WrittenEntry(KIND.NARRATIVE, "n", "By June 1862 they close.", "Ports")
        )
        assert self.told(now) == ("n", Span(3, 12))

    def test_other_changes_leave_it_alone(self):
        now = written(self.TOLD, WrittenEntry(KIND.FACT, "new", "More."))
        assert now.events == self.TOLD.events
