# SPDX-License-Identifier: MIT
"""The background of a pack as lines to read, tab by tab; nothing here knows the window."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from workbench.domain.background import (
    Background,
    Card,
    CardItem,
    OwnKnowledge,
    Passage,
)
from workbench.domain.dates import in_order, in_words
from workbench.domain.identifiers import BackgroundId
from workbench.domain.plans import BackgroundEvidence

_NUMBER = re.compile(r"(\d{1,3}[.)])\s+(?=\S)")
TWO_DATES = "two dates"
AS_CARD = "asked as a card"
BULLET, DASH = "•", "–"
"""What stands before bullets of the first level and of those below."""


class Tab(StrEnum):
    """The tabs of the drawer, in their order; the values are on the buttons."""

    STORY = "Story"
    CARDS = "Cards"
    WORDS = "Words"
    FACTS = "Facts"
    TIME = "Time"
    OWN = "From me"


class RowKind(StrEnum):
    """What a line is."""

    HEADING = "heading"
    SUBHEADING = "subheading"
    TEXT = "text"


class Frame(StrEnum):
    """Which part of a card's frame a line is drawn in."""

    NONE = "none"
    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


@dataclass(frozen=True, slots=True)
class Row:
    """One line: a heading, or words of the page.

    Args:
        lead: what stands before the words: a number, a bullet, or nothing.
        title: what stands above the words in bold: a word that is explained, or a date.
        note: what stands at the right end of a heading.
        level: how far the line is set in, from 0.
        place: under which headings it stands, as it is spoken.
        id: by which a plan can point to it; None where no plan can.
        has_origin: whether its words stand elsewhere in the background.
    """

    kind: RowKind
    text: str
    lead: str = ""
    title: str = ""
    note: str = ""
    level: int = 0
    place: str = ""
    frame: Frame = Frame.NONE
    id: BackgroundId | None = None
    has_origin: bool = False

    @property
    def is_heading(self) -> bool:
        """Whether it stands above others and cannot be chosen."""
        return self.kind is not RowKind.TEXT

    @property
    def evidence(self) -> BackgroundEvidence | None:
        """What is carried to a plan, or None where no plan can point to it."""
        return BackgroundEvidence(self.id) if self.id is not None else None

    @property
    def spoken(self) -> str:
        """The line as it is read out."""
        if self.is_heading:
            return ", ".join(filter(None, (self.text, self.note)))
        lead = "" if self.lead in {BULLET, DASH} else self.lead
        words = " ".join(filter(None, (lead, self.text)))
        spoken = ": ".join(filter(None, (self.title, words)))
        return f"{spoken} ({self.place})" if self.place else spoken


def rows_of(
    background: Background, doubted: Collection[BackgroundId] = ()
) -> Mapping[Tab, tuple[Row, ...]]:
    """Return the lines of each tab that has any, in the order of the tabs.

    `doubted` are events for which there is another date.
    """
    all_rows = {
        Tab.STORY: tuple(_story(background)),
        Tab.CARDS: tuple(row for card in background.cards for row in _card(card)),
        Tab.WORDS: tuple(
            Row(RowKind.TEXT, term.definition, title=term.term, id=term.id)
            for term in background.glossary
        ),
        Tab.FACTS: tuple(Row(RowKind.TEXT, x.text, id=x.id) for x in background.facts),
        Tab.TIME: tuple(_events(background, doubted)),
        Tab.OWN: tuple(
            Row(RowKind.TEXT, known.text, title=_title(known), place="from me", id=known.id)
            for known in background.own
        ),
    }
    return {tab: rows for tab, rows in all_rows.items() if rows}


def _title(known: OwnKnowledge) -> str:
    """Return the words it is about, and whether it is asked as a card."""
    return " · ".join(filter(None, (known.words, AS_CARD if known.is_asked else "")))


def found_in(rows: Sequence[Row], words: Sequence[str]) -> tuple[Row, ...]:
    """Return the lines that have all of `words`, with the headings above them.

    A heading with all of them brings everything below it.
    """
    if not words:
        return tuple(rows)
    kept: list[Row] = []
    headings: list[Row] = []
    for row in rows:
        if row.kind is not RowKind.TEXT:
            if row.kind is RowKind.HEADING:
                headings.clear()
            else:
                headings = [each for each in headings if each.kind is RowKind.HEADING]
            headings.append(row)
        elif _has(row, words) or any(_has(heading, words) for heading in headings):
            kept.extend(heading for heading in headings if heading not in kept)
            kept.append(row)
    return _framed(kept)


def _story(background: Background) -> Iterator[Row]:
    yield from (_passage(passage, "Introduction") for passage in background.introduction)
    for section in background.narrative:
        if section.heading:
            yield Row(RowKind.HEADING, section.heading)
        for passage in section.paragraphs:
            yield _passage(passage, section.heading or "")
    for items in background.lists:
        yield Row(RowKind.HEADING, items.heading)
        for item in items.items:
            yield Row(RowKind.TEXT, item, lead=BULLET, place=items.heading)
    if background.links:
        yield Row(RowKind.HEADING, "Links on the page")
        for link in background.links:
            text = f"{link.text} ({link.target})" if link.target else link.text
            yield Row(RowKind.TEXT, text, lead=BULLET, place="Links on the page")


def _card(card: Card) -> tuple[Row, ...]:
    name = f"card {card.number}"
    rows = [Row(RowKind.HEADING, card.title, note=f"{card.number} of {card.of}")]
    for block in card.blocks:
        if block.heading:
            rows.append(Row(RowKind.SUBHEADING, block.heading))
        place = f"{name}, {block.heading}" if block.heading else name
        rows.extend(_items(block.items, place, 0))
    return _framed(rows)


def _items(items: Iterable[CardItem], place: str, level: int) -> Iterator[Row]:
    for item in items:
        yield Row(
            RowKind.TEXT,
            item.text,
            lead=BULLET if level == 0 else DASH,
            level=level,
            place=place,
            frame=Frame.MIDDLE,
            id=item.id,
        )
        yield from _items(item.items, place, level + 1)


def _events(background: Background, doubted: Collection[BackgroundId]) -> Iterator[Row]:
    """Yield what happened by date; what has no year stands last, as on the page."""
    for event in sorted(background.events, key=lambda each: in_order(each.edtf)):
        date = in_words(event.edtf) if event.edtf else "No date"
        title = f"{date} · {TWO_DATES}" if event.id in doubted else date
        yield Row(
            RowKind.TEXT,
            event.text,
            title=title,
            place=event.origin or "",
            id=event.id,
            has_origin=event.entry is not None,
        )


def _passage(passage: Passage, place: str) -> Row:
    found = _NUMBER.match(passage.text)
    lead = found[1] if found else ""
    text = passage.text[found.end() :] if found else passage.text
    return Row(RowKind.TEXT, text, lead=lead, place=place, id=passage.id)


def _framed(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return rows of cards with their frames: each begins with a heading that has a note."""
    framed: list[Row] = []
    is_in_card = False
    for place, row in enumerate(rows):
        is_first = row.kind is RowKind.HEADING and bool(row.note)
        is_in_card = is_first or (is_in_card and row.kind is not RowKind.HEADING)
        if not is_in_card:
            framed.append(row)
            continue
        after = rows[place + 1] if place + 1 < len(rows) else None
        is_last = after is None or after.kind is RowKind.HEADING
        frame = Frame.TOP if is_first else Frame.BOTTOM if is_last else Frame.MIDDLE
        framed.append(replace(row, frame=frame))
    return tuple(framed)


def _has(row: Row, words: Sequence[str]) -> bool:
    text = f"{row.title} {row.text}".casefold()
    return all(word in text for word in words)
