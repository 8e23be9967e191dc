# SPDX-License-Identifier: MIT
"""Background written by hand: put an entry in, change it, move it, take it out.

Every change gives another background; what is not spoken of stays as it is. A section or a card
from which the last entry goes is gone as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

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
from workbench.domain.identifiers import BackgroundId
from workbench.domain.text import Span

WRITTEN_KINDS = (
    BackgroundKind.NARRATIVE,
    BackgroundKind.CARD,
    BackgroundKind.GLOSSARY_TERM,
    BackgroundKind.FACT,
    BackgroundKind.EVENT,
)
"""What can be written by hand; own knowledge is the student's and kept in another way."""


class _HasId(Protocol):
    @property
    def id(self) -> BackgroundId: ...


EntryT = TypeVar("EntryT", bound=_HasId)


@dataclass(frozen=True, slots=True)
class WrittenEntry:
    """An entry as it was written.

    `heading` is the word that is explained, the title of a card, the heading above a paragraph;
    `edtf` the date of an event. Of a card each line of `text` is a bullet: the first is the entry
    itself, `further` has the ids of the others.
    """

    kind: BackgroundKind
    id: BackgroundId
    text: str
    heading: str = ""
    edtf: str | None = None
    further: tuple[BackgroundId, ...] = ()


def written(background: Background, entry: WrittenEntry) -> Background:
    """Return the background with an entry, in its place where it is known, else as the last."""
    return _with_origins(background, _written(background, entry))


def _written(background: Background, entry: WrittenEntry) -> Background:
    if entry.kind is BackgroundKind.NARRATIVE:
        return _with_paragraph(background, entry)
    if entry.kind is BackgroundKind.CARD:
        return replace(background, cards=_with_bullets(background.cards, entry))
    if entry.kind is BackgroundKind.GLOSSARY_TERM:
        term = GlossaryTerm(entry.id, entry.heading, entry.text)
        return replace(background, glossary=_put(background.glossary, term))
    if entry.kind is BackgroundKind.EVENT:
        known = next((x for x in background.events if x.id == entry.id), Event(entry.id, None, ""))
        event = replace(known, edtf=entry.edtf, text=entry.text)
        return replace(background, events=_put(background.events, event))
    return replace(background, facts=_put(background.facts, Passage(entry.id, entry.text)))


def without_entry(background: Background, entry_id: BackgroundId) -> Background:
    """Return the background without an entry, and what is below it."""
    left = _everywhere(background, lambda entries: _without(entries, entry_id))
    return _with_origins(background, left)


def moved_entry(background: Background, entry_id: BackgroundId, step: int) -> Background:
    """Return the background with an entry so many places on among those beside it."""
    return _everywhere(background, lambda entries: _moved(entries, entry_id, step))


def moved_card(background: Background, entry_id: BackgroundId, step: int) -> Background:
    """Return the background with the card that has this bullet so many places on."""
    cards = list(background.cards)
    place = next((at for at, card in enumerate(cards) if _has(card, entry_id)), None)
    if place is None or not 0 <= place + step < len(cards):
        return background
    cards.insert(place + step, cards.pop(place))
    return replace(background, cards=_numbered(cards))


def without_card(background: Background, entry_id: BackgroundId) -> Background:
    """Return the background without the card that has this bullet."""
    cards = [card for card in background.cards if not _has(card, entry_id)]
    return _with_origins(background, replace(background, cards=_numbered(cards)))


def entry_as_written(background: Background, entry_id: BackgroundId) -> WrittenEntry | None:
    """Return an entry as it can be written anew, or None where it was not written by hand."""
    found = next((x for x in background.entries() if x.id == entry_id), None)
    if found is None or found.kind not in WRITTEN_KINDS:
        return None
    heading, edtf = found.heading or "", None
    if found.kind is BackgroundKind.CARD:
        heading = next(card.title for card in background.cards if _has(card, entry_id))
    elif found.kind is BackgroundKind.EVENT:
        heading, edtf = "", next(x.edtf for x in background.events if x.id == entry_id)
    return WrittenEntry(found.kind, entry_id, found.text, heading, edtf)


def _with_origins(before: Background, after: Background) -> Background:
    """Return the background after a change, its events with where they are told by now.

    An event stays although the words that told it are gone, and only no longer points to them.
    """
    old = {each.id: each.text for each in before.entries()}
    new = {each.id: each.text for each in after.entries()}

    def told(event: Event) -> Event:
        if event.entry is None:
            return event
        if event.entry not in new:
            return replace(event, entry=None, words=None)
        text = new[event.entry]
        if event.words is None or text == old.get(event.entry):
            return event
        words = event.words.of(old.get(event.entry, ""))
        at = text.find(words) if text.count(words) == 1 else -1
        return replace(event, words=Span(at, at + len(words)) if words and at >= 0 else None)

    events = tuple(told(event) for event in after.events)
    return after if events == after.events else replace(after, events=events)


def _with_paragraph(background: Background, entry: WrittenEntry) -> Background:
    passage = Passage(entry.id, entry.text)
    if any(each.id == entry.id for each in background.introduction) and not entry.heading:
        return replace(background, introduction=_put(background.introduction, passage))
    heading = entry.heading or None
    sections = list(background.narrative)
    home = next((n for n, x in enumerate(sections) if _is_in(x.paragraphs, entry.id)), None)
    if home is not None and (sections[home].heading or None) == heading:
        kept = _put(sections[home].paragraphs, passage)
        sections[home] = replace(sections[home], paragraphs=kept)
        return replace(background, narrative=tuple(sections))
    if home is not None and len(sections[home].paragraphs) == 1:
        sections[home] = NarrativeSection(heading, (passage,))
        return replace(background, narrative=tuple(sections))
    background = _everywhere(background, lambda entries: _without(entries, entry.id))
    sections = list(background.narrative)
    place = next((n for n, x in enumerate(sections) if (x.heading or None) == heading), None)
    if place is None:
        sections.append(NarrativeSection(heading, (passage,)))
    else:
        paragraphs = (*sections[place].paragraphs, passage)
        sections[place] = replace(sections[place], paragraphs=paragraphs)
    return replace(background, narrative=tuple(sections))


def _with_bullets(cards: Sequence[Card], entry: WrittenEntry) -> tuple[Card, ...]:
    ids = (entry.id, *entry.further)
    items = tuple(CardItem(each, text) for each, text in zip(ids, _lines(entry.text), strict=False))
    if not any(_has(card, entry.id) for card in cards):
        made = Card(0, 0, entry.heading, (CardBlock(None, items),))
        return _numbered([*cards, made])
    return tuple(
        _with_items(replace(card, title=entry.heading), entry.id, items)
        if _has(card, entry.id)
        else card
        for card in cards
    )


def _with_items(card: Card, entry_id: BackgroundId, items: tuple[CardItem, ...]) -> Card:
    def put(known: tuple[CardItem, ...]) -> tuple[CardItem, ...]:
        result: list[CardItem] = []
        for each in known:
            if each.id == entry_id:
                result += [replace(items[0], items=each.items), *items[1:]]
            else:
                result.append(replace(each, items=put(each.items)))
        return tuple(result)

    blocks = tuple(replace(block, items=put(block.items)) for block in card.blocks)
    return replace(card, blocks=blocks)


def _lines(text: str) -> list[str]:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return lines or [""]


def _everywhere(
    background: Background, change: Callable[[tuple[EntryT, ...]], tuple[EntryT, ...]]
) -> Background:
    """Return the background with a change of every list of entries; what it empties goes."""

    def of_items(items: tuple[CardItem, ...]) -> tuple[CardItem, ...]:
        changed: tuple[CardItem, ...] = change(items)  # type: ignore[arg-type, assignment]
        return tuple(replace(each, items=of_items(each.items)) for each in changed)

    sections = [
        replace(each, paragraphs=change(each.paragraphs))  # type: ignore[arg-type]
        for each in background.narrative
    ]
    cards = [replace(card, blocks=_not_emptied(card.blocks, of_items)) for card in background.cards]
    return replace(
        background,
        introduction=change(background.introduction),  # type: ignore[arg-type]
        narrative=tuple(
            now
            for now, was in zip(sections, background.narrative, strict=True)
            if now.paragraphs or not was.paragraphs
        ),
        glossary=change(background.glossary),  # type: ignore[arg-type]
        facts=change(background.facts),  # type: ignore[arg-type]
        events=change(background.events),  # type: ignore[arg-type]
        cards=_numbered(
            [
                now
                for now, was in zip(cards, background.cards, strict=True)
                if now.blocks or not was.blocks
            ]
        ),
    )


def _not_emptied(
    blocks: Iterable[CardBlock], change: Callable[[tuple[CardItem, ...]], tuple[CardItem, ...]]
) -> tuple[CardBlock, ...]:
    changed = [(replace(block, items=change(block.items)), block) for block in blocks]
    return tuple(now for now, was in changed if now.items or not was.items)


def _numbered(cards: Sequence[Card]) -> tuple[Card, ...]:
    """Return the cards with their numbers; those of a page are left alone while none moves."""
    if [card.number for card in cards] == sorted({card.number for card in cards}) and all(
        card.of == len(cards) for card in cards
    ):
        return tuple(cards)
    return tuple(
        replace(card, number=number, of=len(cards)) for number, card in enumerate(cards, 1)
    )


def _has(card: Card, entry_id: BackgroundId) -> bool:
    def among(items: Iterable[CardItem]) -> bool:
        return any(each.id == entry_id or among(each.items) for each in items)

    return any(among(block.items) for block in card.blocks)


def _is_in(entries: Iterable[EntryT], entry_id: BackgroundId) -> bool:
    return any(each.id == entry_id for each in entries)


def _put(entries: tuple[EntryT, ...], entry: EntryT) -> tuple[EntryT, ...]:
    if not _is_in(entries, entry.id):
        return (*entries, entry)
    return tuple(entry if each.id == entry.id else each for each in entries)


def _without(entries: tuple[EntryT, ...], entry_id: BackgroundId) -> tuple[EntryT, ...]:
    return tuple(each for each in entries if each.id != entry_id)


def _moved(entries: tuple[EntryT, ...], entry_id: BackgroundId, step: int) -> tuple[EntryT, ...]:
    place = next((at for at, each in enumerate(entries) if each.id == entry_id), None)
    if place is None or not 0 <= place + step < len(entries):
        return entries
    moved = list(entries)
    moved.insert(place + step, moved.pop(place))
    return tuple(moved)
