# SPDX-License-Identifier: MIT
"""What was found on pages, as a list: sources, background, and what is left over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import accumulate
from types import MappingProxyType

from workbench.domain.identifiers import SourceId
from workbench.domain.naming import short_name
from workbench.domain.saying import capitalised
from workbench.domain.sources import Source
from workbench.importers.draft import PackDraft, PartKind, order_of_sources
from workbench.importers.source_assembly import sources_of
from workbench.services.drafting.certainty import Certainty, certainty_of


class Group(StrEnum):
    """What belongs together on a page; the value is what a student reads."""

    SOURCE = "Source"
    STORY = "Story"
    WORDS = "New words"
    FACTS = "Did you know"
    LISTS = "Lists"
    CARDS = "Cards"
    LINKS = "Links"
    QUESTIONS = "Questions"
    LEFT_OVER = "Left over"


GROUP_OF: Mapping[PartKind, Group] = MappingProxyType(
    {
        PartKind.TITLE: Group.STORY,
        PartKind.SECTION_HEADING: Group.STORY,
        PartKind.PARAGRAPH: Group.STORY,
        PartKind.GLOSSARY_HEADING: Group.WORDS,
        PartKind.GLOSSARY_TERM: Group.WORDS,
        PartKind.FACT_HEADING: Group.FACTS,
        PartKind.FACT: Group.FACTS,
        PartKind.LIST_HEADING: Group.LISTS,
        PartKind.LIST_ITEM: Group.LISTS,
        PartKind.CARD_TITLE: Group.CARDS,
        PartKind.CARD_HEADING: Group.CARDS,
        PartKind.CARD_ITEM: Group.CARDS,
        PartKind.CARD_SUB_ITEM: Group.CARDS,
        PartKind.CARD_NUMBER: Group.CARDS,
        PartKind.LINK: Group.LINKS,
        PartKind.QUESTION: Group.QUESTIONS,
        PartKind.LEFT_OVER: Group.LEFT_OVER,
    }
)
"""The group of every kind that belongs to no source."""

_OPENS = frozenset(
    {
        PartKind.SECTION_HEADING,
        PartKind.GLOSSARY_HEADING,
        PartKind.FACT_HEADING,
        PartKind.LIST_HEADING,
        PartKind.CARD_TITLE,
    }
)
_COUNTED = MappingProxyType(
    {
        PartKind.PARAGRAPH: (Group.STORY, "paragraph"),
        PartKind.GLOSSARY_TERM: (Group.WORDS, "word"),
        PartKind.CARD_TITLE: (Group.CARDS, "card"),
        PartKind.LINK: (Group.LINKS, "link"),
        PartKind.QUESTION: (Group.QUESTIONS, "question"),
    }
)
_RUNS = MappingProxyType(
    {PartKind.FACT: (Group.FACTS, "box"), PartKind.LIST_ITEM: (Group.LISTS, "list")}
)


@dataclass(frozen=True, slots=True)
class Row:
    """A part as it stands on its page.

    `offset` is where it begins on the page, in code points: unlike its number it stays when other
    parts are cut or joined. Parts with the same `block` belong together.
    """

    page: int
    part: int
    offset: int
    block: int
    group: Group
    source: int | None


@dataclass(frozen=True, slots=True)
class FoundSource:
    """A source in the list: `row` is its first part."""

    name: str
    short_name: str
    certainty: Certainty
    row: Row
    is_left_out: bool


@dataclass(frozen=True, slots=True)
class FoundGroup:
    """Background or left-over parts in the list, with how many there are, in words."""

    name: str
    amount: str
    count: int
    group: Group
    row: Row


def rows_of(drafts: tuple[PackDraft, ...]) -> tuple[Row, ...]:
    """Return the parts of all pages in order, without those that are only blank space."""
    return tuple(row for page, draft in enumerate(drafts) for row in _rows(page, draft))


def source_of(draft: PackDraft, place: int) -> Source:
    """Return a source as it would be kept, also one that is left out; its id is empty."""
    return all_sources(draft)[place]


def all_sources(draft: PackDraft) -> tuple[Source, ...]:
    """Return the sources of a page as they would be kept, also those left out, without ids."""
    heads = tuple(replace(head, is_left_out=False, rank=None) for head in draft.sources)
    return sources_of(replace(draft, sources=heads), lambda: SourceId(""))


def name_of(draft: PackDraft, place: int) -> str:
    """Return the name of a source as the classroom says it."""
    head = draft.sources[place]
    return f"{head.heading} {head.label}"


def found_sources(drafts: tuple[PackDraft, ...], rows: tuple[Row, ...]) -> tuple[FoundSource, ...]:
    """Return the sources of all pages in the order they are kept in, also those left out."""
    sources = [all_sources(draft) for draft in drafts]
    found = []
    seen = set()
    for row in rows:
        if row.source is None or (row.page, row.source) in seen:
            continue
        seen.add((row.page, row.source))
        draft = drafts[row.page]
        source = sources[row.page][row.source]
        surest = certainty_of(min(source.confidence["label"], source.confidence["body"]))
        found.append(
            FoundSource(
                source.name, short_name(source), surest, row, draft.sources[row.source].is_left_out
            )
        )
    orders = [order_of_sources(draft) for draft in drafts]
    found.sort(key=lambda each: (each.row.page, orders[each.row.page].index(each.row.source or 0)))
    return tuple(found)


def found_background(
    drafts: tuple[PackDraft, ...], rows: tuple[Row, ...]
) -> tuple[FoundGroup, ...]:
    """Return what background there is, with the amount of each kind."""
    first: dict[Group, Row] = {}
    counts: dict[Group, int] = {}
    nouns: dict[Group, str] = {}
    last: tuple[int, PartKind] | None = None
    for row in rows:
        kind = drafts[row.page].parts[row.part].kind
        counted = _COUNTED.get(kind)
        if kind in _RUNS and last != (row.page, kind):
            counted = _RUNS[kind]
        last = (row.page, kind)
        if counted:
            group, nouns[group] = counted
            first.setdefault(group, row)
            counts[group] = counts.get(group, 0) + 1
    return tuple(
        FoundGroup(group.value, amount(counts[group], nouns[group]), counts[group], group, row)
        for group, row in first.items()
    )


def found_left_over(drafts: tuple[PackDraft, ...], rows: tuple[Row, ...]) -> tuple[FoundGroup, ...]:
    """Return what is not going to be kept, by the reason why."""
    by_reason: dict[str, list[Row]] = {}
    for row in rows:
        part = drafts[row.page].parts[row.part]
        if part.kind is PartKind.LEFT_OVER:
            by_reason.setdefault(part.why or "not placed", []).append(row)
    return tuple(
        FoundGroup(
            capitalised(reason),
            amount(len(found), "line"),
            len(found),
            Group.LEFT_OVER,
            found[0],
        )
        for reason, found in by_reason.items()
    )


def amount(count: int, noun: str) -> str:
    """Return how many there are: “1 box”, “3 boxes”."""
    plural = noun if count == 1 else f"{noun}es" if noun.endswith("x") else f"{noun}s"
    return f"{count} {plural}"


def _rows(page: int, draft: PackDraft) -> Iterator[Row]:
    offsets = accumulate((len(part.raw) for part in draft.parts), initial=0)
    block, before = -1, None
    for place, (part, offset) in enumerate(zip(draft.parts, offsets, strict=False)):
        if not part.raw.strip() and part.kind is not PartKind.CARD_HEADING:
            continue
        group = Group.SOURCE if part.source is not None else GROUP_OF.get(part.kind, Group.STORY)
        mine = (group, part.source)
        if mine != before or part.kind in _OPENS:
            block += 1
        before = mine
        yield Row(page, place, offset, block, group, part.source)
