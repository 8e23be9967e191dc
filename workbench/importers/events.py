# SPDX-License-Identifier: MIT
"""Dated events in the background of a pack, each with the words it comes from.

A date alone makes no event: the words around it have to say that something happened then. What is
left out on purpose: lives and reigns behind a name, decades and centuries, open ends (“by 1956”,
“since 1945”), what was planned, pages, money, the years of books. A year is never borrowed: “on
14 May the same year” stays a day without a year.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from workbench.domain.background import (
    Background,
    Card,
    CardItem,
    Event,
)
from workbench.domain.dates import bounds, in_order
from workbench.domain.identifiers import BackgroundId
from workbench.domain.text import Span
from workbench.importers.dates import FoundDate, dates_in
from workbench.importers.event_cues import (
    as_title,
    clause_around,
    is_event_date,
    sentences_in,
    told_without_date,
)

NewId = Callable[[], str]

_WORD = re.compile(r"[^\W\d_]{3,}")
_FEWEST_WORDS = 2
_LONGEST_SENTENCE = 1_500
"""Characters; what is longer is no sentence, and reading its dates would take long."""

_LONGEST_HEADING = 300
_HEADING_DATE = re.compile(r"[\s,:(–—-]+$")
_NO_EVENT_HEADING = re.compile(
    r"\b(?:paper|exam|unit|specification|spec|lesson|chapter|section|page|updated|edition|copyright|"
    r"year \d{1,2}|grade|gcse|a[ -]level|worksheet|quiz|homework|sources?)\b|©",
    re.IGNORECASE,
)
_LIFE = 18
"""Years from which on a range in a heading that is a name is taken for a life."""

_EVENT_NOUN = re.compile(
    r"\b(?:wars?|crisis|crises|revolutions?|era|period|age|empire|reign|republic|the)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words of the background: the entry they are in or stand above, and where, in words."""

    entry: BackgroundId | None
    text: str
    place: str | None
    is_heading: bool = False
    is_note: bool = False
    """Whether it is a bullet, which need not be a sentence."""


def events_in(background: Background, *, new_id: NewId) -> tuple[Event, ...]:
    """Return the dated events that a background tells, by date, those without a year last."""
    found: dict[tuple[str, str], Event] = {}
    for piece in _pieces(background):
        for date, text, words in _told(piece):
            event = Event(BackgroundId(new_id()), date, text, piece.place, piece.entry, words)
            found.setdefault((date, text.casefold()), event)
    return tuple(sorted(found.values(), key=lambda event: in_order(event.edtf)))


def _told(piece: _Piece) -> Iterator[tuple[str, str, Span | None]]:
    """Yield date, text and words of each event that a piece tells."""
    if piece.is_heading:
        if (told := _in_heading(piece.text)) is not None:
            yield *told, None
        return
    for sentence in sentences_in(piece.text):
        if len(sentence) > _LONGEST_SENTENCE:
            continue
        words = sentence.of(piece.text)
        dates = [each for each in dates_in(words) if each.date.edtf]
        for date in dates:
            if not is_event_date(words, date.span, is_note=piece.is_note):
                continue
            clause = clause_around(words, date.span, [each.span for each in dates])
            text = _text_of(words, clause, date, dates)
            fewest = 1 if piece.is_note else _FEWEST_WORDS
            if _WORD.search(text) and len(text.split()) >= fewest:
                start = sentence.start + clause.start
                yield date.date.edtf or "", text, Span(start, start + len(clause))


def _text_of(sentence: str, clause: Span, date: FoundDate, dates: Sequence[FoundDate]) -> str:
    """Return what a clause tells; where it has another date as well, as it stands."""
    if any(each != date and each.span.overlaps(clause) for each in dates):
        return as_title(clause.of(sentence))
    within = Span(date.span.start - clause.start, date.span.end - clause.start)
    return told_without_date(clause.of(sentence), within)


def _in_heading(text: str) -> tuple[str, str] | None:
    """Return date and name of what a heading such as “The Geneva Summit (July 1955)” is about."""
    if len(text) > _LONGEST_HEADING:
        return None
    dates = [each for each in dates_in(text) if each.date.edtf]
    if len(dates) != 1 or _NO_EVENT_HEADING.search(text) or text.rstrip().endswith("?"):
        return None
    (found,) = dates
    edtf = found.date.edtf or ""
    before, after = text[: found.span.start], text[found.span.end :].strip(" ):.")
    if found.span.start == 0:
        name = after.lstrip(" :–—-,")
    elif after or not _HEADING_DATE.search(before):
        return None
    else:
        name = _HEADING_DATE.sub("", before)
    if not name or _is_life(name, found) or _is_vague(edtf):
        return None
    return edtf, name


def _is_vague(edtf: str) -> bool:
    return (edtf[:2].isdigit() and "X" in edtf[:4]) or ".." in edtf


def _is_life(name: str, found: FoundDate) -> bool:
    days = bounds(found.date.edtf or "")
    is_long = days is not None and days[1] // 10_000 - days[0] // 10_000 >= _LIFE
    return is_long and not _EVENT_NOUN.search(name)


def _pieces(background: Background) -> Iterator[_Piece]:
    for passage in background.introduction:
        yield _Piece(passage.id, passage.text, "Introduction")
    for section in background.narrative:
        first = section.paragraphs[0].id if section.paragraphs else None
        if section.heading:
            yield _Piece(first, section.heading, section.heading, is_heading=True)
        for passage in section.paragraphs:
            yield _Piece(passage.id, passage.text, section.heading or "Story", is_note=True)
    for term in background.glossary:
        yield _Piece(term.id, term.definition, f"New words: {term.term}")
    for fact in background.facts:
        yield _Piece(fact.id, fact.text, "Did you know")
    for card in background.cards:
        yield from _in_card(card)
    for listed in background.lists:
        for item in listed.items:
            yield _Piece(None, item, listed.heading, is_note=True)


def _in_card(card: Card) -> Iterator[_Piece]:
    place = f"Card {card.number}: {card.title}"
    items = [item for block in card.blocks for item in block.items]
    yield _Piece(items[0].id if items else None, card.title, place, is_heading=True)
    for block in card.blocks:
        if block.heading:
            first = block.items[0].id if block.items else None
            yield _Piece(first, block.heading, place, is_heading=True)
        yield from _in_items(block.items, place)


def _in_items(items: Iterable[CardItem], place: str) -> Iterator[_Piece]:
    for item in items:
        yield _Piece(item.id, item.text, place, is_note=True)
        yield from _in_items(item.items, place)
