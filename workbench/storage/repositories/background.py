# SPDX-License-Identifier: MIT
"""Background as a list of rows in page order.

`_rows` walks the background from top to bottom; a row's depth says below which earlier row it
belongs. `background_of` reads the same list back with one cursor, so nothing can get out of step.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from workbench.domain.background import (
    Background,
    Card,
    CardBlock,
    CardItem,
    DateAnswer,
    Event,
    GlossaryTerm,
    ItemList,
    Link,
    NarrativeSection,
    OwnKnowledge,
    Passage,
)
from workbench.domain.identifiers import BackgroundId, PackId, SourceId
from workbench.domain.text import Span
from workbench.storage.values import Native, Row, json_from_text, json_to_text

_INTRODUCTION = "introduction"
_SECTION, _PARAGRAPH = "section", "paragraph"
_TERM, _FACT, _EVENT, _LINK = "term", "fact", "event", "link"
_CARD, _BLOCK, _BULLET = "card", "block", "bullet"
_LIST, _ITEM = "list", "item"
_OWN, _ANSWER = "own", "date answer"


def background_rows(pack_id: PackId, background: Background) -> list[Row]:
    """Return the rows of a pack's background in page order."""
    return [
        {"pack_id": pack_id, "position": position, **row}
        for position, row in enumerate(_rows(background))
    ]


def background_of(rows: Iterable[Mapping[str, Any]]) -> Background:
    """Return the background that rows in page order make."""
    nodes = _tree(rows)

    def all_of(kind: str) -> Iterator[_Node]:
        return (node for node in nodes if node.kind == kind)

    return Background(
        introduction=tuple(node.passage() for node in all_of(_INTRODUCTION)),
        narrative=tuple(
            NarrativeSection(node.heading, tuple(child.passage() for child in node.children))
            for node in all_of(_SECTION)
        ),
        glossary=tuple(
            GlossaryTerm(node.entry_id, node.heading or "", node.text) for node in all_of(_TERM)
        ),
        facts=tuple(node.passage() for node in all_of(_FACT)),
        cards=tuple(node.card() for node in all_of(_CARD)),
        events=tuple(node.event() for node in all_of(_EVENT)),
        lists=tuple(
            ItemList(node.heading or "", tuple(child.text for child in node.children))
            for node in all_of(_LIST)
        ),
        links=tuple(Link(node.text, node.extra["target"]) for node in all_of(_LINK)),
        own=tuple(node.own() for node in all_of(_OWN)),
        date_answers=tuple(node.answer() for node in all_of(_ANSWER)),
    )


def _rows(background: Background) -> Iterator[Row]:
    for passage in background.introduction:
        yield _row(0, _INTRODUCTION, entry_id=passage.id, text=passage.text)
    for section in background.narrative:
        yield _row(0, _SECTION, heading=section.heading)
        for passage in section.paragraphs:
            yield _row(1, _PARAGRAPH, entry_id=passage.id, text=passage.text)
    for term in background.glossary:
        yield _row(0, _TERM, entry_id=term.id, heading=term.term, text=term.definition)
    for fact in background.facts:
        yield _row(0, _FACT, entry_id=fact.id, text=fact.text)
    for card in background.cards:
        yield from _card_rows(card)
    for event in background.events:
        yield _event_row(event)
    yield from _list_rows(background.lists)
    for link in background.links:
        yield _row(0, _LINK, text=link.text, extra={"target": link.target})
    # Last, so that what the student adds moves no row of the page.
    yield from _own_rows(background)


def _event_row(event: Event) -> Row:
    extra: dict[str, Native] = {"edtf": event.edtf, "origin": event.origin}
    if event.entry is not None:
        extra["entry"] = event.entry
    if event.words is not None:
        extra |= {"start": event.words.start, "end": event.words.end}
    return _row(0, _EVENT, entry_id=event.id, text=event.text, extra=extra)


def _own_rows(background: Background) -> Iterator[Row]:
    for answer in background.date_answers:
        first, second = answer.events
        told = {"first": first, "second": second, "trusted": answer.trusted}
        yield _row(0, _ANSWER, text=answer.why, extra=told)
    for known in background.own:
        extra = {"source": known.source_id, **({"asked": True} if known.is_asked else {})}
        yield _row(0, _OWN, entry_id=known.id, heading=known.words, text=known.text, extra=extra)


def _list_rows(lists: Iterable[ItemList]) -> Iterator[Row]:
    for listed in lists:
        yield _row(0, _LIST, heading=listed.heading)
        for item in listed.items:
            yield _row(1, _ITEM, text=item)


def _card_rows(card: Card) -> Iterator[Row]:
    yield _row(0, _CARD, heading=card.title, extra={"number": card.number, "of": card.of})
    for block in card.blocks:
        yield _row(1, _BLOCK, heading=block.heading)
        yield from _bullet_rows(block.items, 2)


def _bullet_rows(items: Iterable[CardItem], depth: int) -> Iterator[Row]:
    for item in items:
        yield _row(depth, _BULLET, entry_id=item.id, text=item.text)
        yield from _bullet_rows(item.items, depth + 1)


def _row(
    depth: int,
    kind: str,
    *,
    entry_id: str | None = None,
    heading: str | None = None,
    text: str | None = None,
    extra: Mapping[str, Native] | None = None,
) -> Row:
    return {
        "depth": depth,
        "kind": kind,
        "entry_id": entry_id,
        "heading": heading,
        "text": text,
        "extra": None if extra is None else json_to_text(extra),
    }


class _Node:
    """A row with the rows below it."""

    def __init__(self, row: Mapping[str, Any]) -> None:
        self.depth: int = row["depth"]
        self.kind: str = row["kind"]
        self.entry_id = BackgroundId(row["entry_id"] or "")
        self.heading: str | None = row["heading"]
        self.text: str = row["text"] or ""
        self.extra: dict[str, Any] = json_from_text(row["extra"]) if row["extra"] else {}
        self.children: list[_Node] = []

    def passage(self) -> Passage:
        return Passage(self.entry_id, self.text)

    def card(self) -> Card:
        return Card(
            self.extra["number"],
            self.extra["of"],
            self.heading or "",
            tuple(
                CardBlock(block.heading, tuple(child.bullet() for child in block.children))
                for block in self.children
            ),
        )

    def event(self) -> Event:
        entry, start = self.extra.get("entry"), self.extra.get("start")
        return Event(
            self.entry_id,
            self.extra["edtf"],
            self.text,
            self.extra["origin"],
            BackgroundId(entry) if entry else None,
            Span(start, self.extra["end"]) if start is not None else None,
        )

    def answer(self) -> DateAnswer:
        trusted = self.extra["trusted"]
        return DateAnswer(
            (BackgroundId(self.extra["first"]), BackgroundId(self.extra["second"])),
            BackgroundId(trusted) if trusted else None,
            self.text,
        )

    def own(self) -> OwnKnowledge:
        source_id = self.extra["source"]
        return OwnKnowledge(
            self.entry_id,
            self.text,
            SourceId(source_id) if source_id else None,
            self.heading or "",
            self.extra.get("asked", False),
        )

    def bullet(self) -> CardItem:
        return CardItem(self.entry_id, self.text, tuple(child.bullet() for child in self.children))


def _tree(rows: Iterable[Mapping[str, Any]]) -> list[_Node]:
    top: list[_Node] = []
    above: list[_Node] = []
    for node in map(_Node, rows):
        del above[node.depth :]
        (above[-1].children if above else top).append(node)
        above.append(node)
    return top
