# SPDX-License-Identifier: MIT
"""A page to revise, and pages like what teachers write, put together by chance."""

from __future__ import annotations

from itertools import count

from hypothesis import strategies as st

from tests.factories import a_pack, a_source
from workbench.domain.background import (
    Background,
    Card,
    CardBlock,
    CardItem,
    Event,
    GlossaryTerm,
    Passage,
)
from workbench.domain.provenance import HistoricalDate, Provenance
from workbench.domain.revising.cards import CardKey, CardKind, FlashCard

LETTER = a_source(
    "A",
    id="letter",
    body="The mill stood still for eleven weeks. Families who never asked queued at the chapel.",
    attribution="From a letter by Hannah Kershaw, weaver, June 1862.",
    provenance=Provenance(
        creator=("Hannah Kershaw",),
        genre="letter",
        date=HistoricalDate("June 1862", "1862-06"),
        confidence={"date": 0.95},
    ),
)
BACKGROUND = Background(
    glossary=(
        GlossaryTerm("t1", "famine", "a time without food or work"),
        GlossaryTerm("t2", "relief committee", "people on a committee who gave out bread"),
    ),
    facts=(
        Passage("f1", "The committee fed 4,500 families in one week."),
        Passage("f2", "Raw cotton came from one country only."),
    ),
    events=(
        Event("e1", "1861-04-12", "Guns fire on Fort Sumter in April 1861.", "Card 1"),
        Event("e2", "1862-08", "The Mansion House fund is opened"),
        Event("e3", "XXXX-08-10", "The guardians met at noon"),
        Event("e4", "1865", "The war ends"),
    ),
    cards=(
        Card(
            1,
            1,
            "Why the mills stopped",
            (
                CardBlock(
                    "Who helped:",
                    (
                        CardItem("i1", "guardians"),
                        CardItem("i2", "committees", (CardItem("i3", "with bread"),)),
                    ),
                ),
            ),
        ),
    ),
)
PACK = a_pack(LETTER, id="famine", background=BACKGROUND)


def a_card(number=1, *, kind=CardKind.WORD, pack="p", about=()):
    """Return a card that asks for nothing in particular."""
    key = CardKey(pack, kind, (f"thing{number}",))
    return FlashCard(key, "What?", f"front {number}", f"back {number}", about=frozenset(about))


_WORDS = ("Stalin", "died", "1953", "in March 1953", "the thaw", "Pact", "1955", "(1956)",
          "‘no way’", "signed", "4,500", "tyranny", "de-Stalinisation",
          "of power", "said:", "met")  # fmt: skip
_DATES = ("1953", "1953-03-05", "1955", "1955-05", "1956~", "195X", "XXXX-05-01", "1953/1961",
          "1953/..", "nonsense", None)  # fmt: skip
phrases = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=9).map(" ".join)


@st.composite
def pages(draw):
    """Return a pack whose parts use the same few words, so that answers meet fronts."""
    number = count()
    new = lambda *_: f"id{next(number)}"  # noqa: E731
    made = lambda build, most=4: draw(st.lists(build, max_size=most))  # noqa: E731
    items = st.builds(CardItem, st.builds(new), phrases)
    deep = st.builds(CardItem, st.builds(new), phrases, st.lists(items, max_size=3).map(tuple))
    blocks = st.builds(CardBlock, st.none() | phrases, st.lists(deep, max_size=4).map(tuple))
    background = Background(
        glossary=tuple(made(st.builds(GlossaryTerm, st.builds(new), phrases, phrases))),
        facts=tuple(made(st.builds(Passage, st.builds(new), phrases))),
        events=tuple(
            made(st.builds(Event, st.builds(new), st.sampled_from(_DATES), phrases, phrases), 6)
        ),
        cards=tuple(
            Card(place, 3, draw(phrases), (draw(blocks), draw(blocks))[: draw(st.integers(1, 2))])
            for place in range(draw(st.integers(0, 2)))
        ),
    )
    dates = st.none() | st.builds(HistoricalDate, phrases, st.sampled_from(_DATES))
    made_by = st.lists(st.sampled_from(("Stalin", "Hannah Kershaw")), max_size=1).map(tuple)
    sources = [
        a_source(
            label,
            id=new(),
            body=draw(st.none() | phrases.map(lambda words: f"{words}. {words} {words} {words}.")),
            attribution=draw(st.none() | phrases),
            provenance=Provenance(creator=draw(made_by), date=draw(dates)),
            confidence=draw(st.sampled_from(({}, {"body": 0.5}, {"attribution": 0.3}))),
        )
        for label in "AB"
    ]
    return a_pack(*sources, id="page", background=background)
