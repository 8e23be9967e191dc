# SPDX-License-Identifier: MIT
"""What a pack tells besides its sources: story, cards, words, facts, events, links.

Everything a student can use as own knowledge has an id, so that a plan can point to it:
`Background.entries` lists it in page order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from workbench.domain.dates import in_order, in_words
from workbench.domain.identifiers import BackgroundId, SourceId
from workbench.domain.text import Span

_PLURAL = "s|es"


class BackgroundKind(StrEnum):
    """What a piece of background is."""

    NARRATIVE = "narrative"
    GLOSSARY_TERM = "glossary term"
    FACT = "fact"
    CARD = "card"
    EVENT = "event"
    OWN = "own knowledge"


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of the narrative or a fact: text that a plan can point to."""

    id: BackgroundId
    text: str


@dataclass(frozen=True, slots=True)
class NarrativeSection:
    """A part of the narrative; numbered points are paragraphs and keep their number."""

    heading: str | None
    paragraphs: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """A word and what it means."""

    id: BackgroundId
    term: str
    definition: str


@dataclass(frozen=True, slots=True)
class CardItem:
    """A bullet of a revision card, with the bullets below it."""

    id: BackgroundId
    text: str
    items: tuple[CardItem, ...] = ()


@dataclass(frozen=True, slots=True)
class CardBlock:
    """Bullets under one heading of a card; None where the page had no heading."""

    heading: str | None
    items: tuple[CardItem, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A revision card, `number` of `of`."""

    number: int
    of: int
    title: str
    blocks: tuple[CardBlock, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened; `edtf` is its date, `origin` where the pack has it from, in words.

    `entry` is the piece of background that tells it and `words` the stretch of its text that does;
    where that is the heading above it, there are no `words`.
    """

    id: BackgroundId
    edtf: str | None
    text: str
    origin: str | None = None
    entry: BackgroundId | None = None
    words: Span | None = None


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list with a heading that is neither narrative nor a card."""

    heading: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that led to another page; `target` is None where the address was lost."""

    text: str
    target: str | None = None


@dataclass(frozen=True, slots=True)
class OwnKnowledge:
    """What a student knows from elsewhere, tied to a source and to `words` of it, or to nothing.

    `is_asked` says that the student wants it as a flash card.
    """

    id: BackgroundId
    text: str
    source_id: SourceId | None = None
    words: str = ""
    is_asked: bool = False


@dataclass(frozen=True, slots=True)
class DateAnswer:
    """What a student says about two events whose dates exclude each other.

    `trusted` is the one they trust, or None; `why` are their words.
    """

    events: tuple[BackgroundId, BackgroundId]
    trusted: BackgroundId | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class BackgroundEntry:
    """One thing a plan can point to: where it stands and its words."""

    id: BackgroundId
    kind: BackgroundKind
    heading: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Background:
    """Everything in a pack that is not a source; `introduction` stands before any heading.

    `own` and `date_answers` are what the student added; all else came with the page.
    """

    introduction: tuple[Passage, ...] = ()
    narrative: tuple[NarrativeSection, ...] = ()
    glossary: tuple[GlossaryTerm, ...] = ()
    facts: tuple[Passage, ...] = ()
    cards: tuple[Card, ...] = ()
    events: tuple[Event, ...] = ()
    lists: tuple[ItemList, ...] = ()
    links: tuple[Link, ...] = ()
    own: tuple[OwnKnowledge, ...] = ()
    date_answers: tuple[DateAnswer, ...] = ()

    def entries(self) -> Iterator[BackgroundEntry]:
        """Yield everything a plan can point to, kind by kind, each in page order."""
        for passage in self.introduction:
            yield BackgroundEntry(passage.id, BackgroundKind.NARRATIVE, None, passage.text)
        for section in self.narrative:
            for passage in section.paragraphs:
                yield BackgroundEntry(
                    passage.id, BackgroundKind.NARRATIVE, section.heading, passage.text
                )
        for term in self.glossary:
            yield BackgroundEntry(term.id, BackgroundKind.GLOSSARY_TERM, term.term, term.definition)
        for fact in self.facts:
            yield BackgroundEntry(fact.id, BackgroundKind.FACT, None, fact.text)
        for card in self.cards:
            for block in card.blocks:
                yield from _items(block.items, block.heading or card.title)
        for event in self.events:
            date = in_words(event.edtf) if event.edtf else None
            yield BackgroundEntry(event.id, BackgroundKind.EVENT, date, event.text)
        for known in self.own:
            yield BackgroundEntry(known.id, BackgroundKind.OWN, known.words or None, known.text)

    def term_at(self, text: str, position: int) -> GlossaryTerm | None:
        """Return what is explained among the words at a position of `text`, or None.

        A plural is found by its singular; of several the longest counts. The position is one in
        code points, and may stand just behind the word.
        """
        for term in sorted(self.glossary, key=lambda term: len(term.term), reverse=True):
            reach = len(term.term) + len(_PLURAL) + 1
            start = max(0, position - reach)
            for found in _pattern_of([term]).finditer(text, start, position + reach):
                if term.term.strip() and found.start() <= position <= found.end():
                    return term
        return None

    def terms_in(self, text: str) -> tuple[Span, ...]:
        """Return where words of `text` are explained, in code points; found as `term_at` does."""
        terms = [each for each in self.glossary if each.term.strip()]
        if not terms:
            return ()
        terms.sort(key=lambda term: len(term.term), reverse=True)
        return tuple(Span(*found.span()) for found in _pattern_of(terms).finditer(text))

    @classmethod
    def joined(cls, backgrounds: Iterable[Background]) -> Background:
        """Return what several pages tell together: kind by kind in their order, events by date."""
        parts = tuple(backgrounds)
        events = (event for each in parts for event in each.events)
        return cls(
            introduction=tuple(x for each in parts for x in each.introduction),
            narrative=tuple(x for each in parts for x in each.narrative),
            glossary=tuple(x for each in parts for x in each.glossary),
            facts=tuple(x for each in parts for x in each.facts),
            cards=tuple(x for each in parts for x in each.cards),
            events=tuple(sorted(events, key=lambda event: in_order(event.edtf))),
            lists=tuple(x for each in parts for x in each.lists),
            links=tuple(x for each in parts for x in each.links),
            own=tuple(x for each in parts for x in each.own),
            date_answers=tuple(x for each in parts for x in each.date_answers),
        )

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing at all."""
        return self == Background()


def _items(items: tuple[CardItem, ...], heading: str) -> Iterator[BackgroundEntry]:
    for item in items:
        yield BackgroundEntry(item.id, BackgroundKind.CARD, heading, item.text)
        yield from _items(item.items, item.text)


def _pattern_of(terms: Iterable[GlossaryTerm]) -> re.Pattern[str]:
    """Return what finds these terms as whole words, plurals too; the first that fits counts."""
    words = "|".join(r"\s+".join(map(re.escape, each.term.split())) for each in terms)
    return re.compile(rf"(?<!\w)(?:{words})(?:{_PLURAL})?(?!\w)", re.IGNORECASE)
