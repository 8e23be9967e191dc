# SPDX-License-Identifier: MIT
"""“When?” and “before or after?”: cards from what has a date.

What is asked has to be certain: nothing without a year, nothing that the pack dates twice while
the student has not said which date they trust, no two things whose dates overlap.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from zlib import crc32

from workbench.domain.background import Event
from workbench.domain.folding import folded
from workbench.domain.provenance import SURE
from workbench.domain.revising.cards import CardKey, CardKind, FlashCard
from workbench.domain.revising.giving_away import dates_in, tells_some, without_dates, words_of
from workbench.domain.saying import capitalised
from workbench.domain.sources import Pack, SourceKind
from workbench.domain.timeline.items import Item, timeline_of
from workbench.domain.timeline.relations import Relation, standing

MOST_PAIRS = 2
"""Cards of “before or after?” that one thing is in: each with what comes next to it in time."""
_NEAR = 6
"""Things after one in time among which its partner is looked for."""
_LONGEST_EVENT, _LONGEST_OF_TWO = 240, 140
"""Letters of what happened that can be asked about: alone, and beside something else."""

_ORDINAL = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))\b",
    re.IGNORECASE,
)


def cards_of_time(pack: Pack) -> Iterator[FlashCard]:
    """Yield when things happened, and which of two came first."""
    items = _certain(pack)
    events: dict[str, Event] = {each.id: each for each in pack.background.events}
    for item in items:
        if not item.is_source:
            yield from _when(pack, item, events[item.id])
    for one, other in _pairs(items):
        yield _order(pack, one, other)


def _certain(pack: Pack) -> tuple[Item, ...]:
    """Return what has one date that nobody doubts, in the order of time."""
    sure = {
        str(each.id)
        for each in pack.sources
        if each.kind is SourceKind.SOURCE
        and each.provenance.date is not None
        and each.provenance.confidence.get("date", 1.0) >= SURE
    }
    dated = timeline_of(pack).dated
    names = Counter(folded(_asked(each.name)) for each in dated if not each.is_source)
    return tuple(each for each in dated if _is_certain(each, sure, names))


def _is_certain(item: Item, sure: set[str], names: Counter[str]) -> bool:
    if item.moment is None or item.moment.is_open:
        return False
    if item.is_source:
        return item.id in sure
    if item.question is not None and not item.question.is_this_trusted:
        return False
    # The same words twice are two questions with one front, and a single word is none.
    asked = _asked(item.name)
    return names[folded(asked)] == 1 and len(words_of(asked)) > 1


def _when(pack: Pack, item: Item, event: Event) -> Iterator[FlashCard]:
    front = _asked(item.name)
    if len(item.name) > _LONGEST_EVENT or tells_some(front, _years(item.when)):
        return
    where = event.origin or ""
    where = "" if dates_in(where) or tells_some(where, _years(item.when)) else where
    other = f"\nElsewhere: {item.question.other}" if item.question else ""
    about = frozenset([event.entry] if event.entry else [])
    key = CardKey(pack.id, CardKind.WHEN, (event.id,))
    yield FlashCard(key, "When was that?", front, f"{capitalised(item.when)}{other}", where, about)


def _pairs(items: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    """Yield each thing with the next after it that it surely was before, few times each."""
    fit = [each for each in items if len(each.name) <= _LONGEST_OF_TWO and not _tells_year(each)]
    used: Counter[str] = Counter()
    for place, one in enumerate(fit):
        for other in islice(fit, place + 1, place + 1 + _NEAR):
            if used[one.key] < MOST_PAIRS and used[other.key] < MOST_PAIRS and _fit(one, other):
                used.update((one.key, other.key))
                yield one, other
                break


def _fit(one: Item, other: Item) -> bool:
    if one.moment is None or other.moment is None or (one.is_source and other.is_source):
        return False
    if _ORDINAL.search(one.name) and _ORDINAL.search(other.name):
        return False
    # A source was made on some day of its date, an event went on through all of it: both are
    # before only where every day is.
    return standing(one.moment, other.moment, when=one.when).relation is Relation.BEFORE


def _order(pack: Pack, first: Item, then: Item) -> FlashCard:
    key = CardKey(pack.id, CardKind.ORDER, tuple(sorted((first.id, then.id))))
    shown = [first, then] if crc32("+".join(key.things).encode()) % 2 else [then, first]
    front = "\n".join(_asked(_called(each)) for each in shown)
    back = f"First: {_told(first)}\nThen: {_told(then)}"
    return FlashCard(key, "Which came first?", front, back)


def _asked(name: str) -> str:
    return capitalised(without_dates(name))


def _called(item: Item) -> str:
    return f"{item.called}, {item.name}" if item.is_source else item.name


def _told(item: Item) -> str:
    name = _called(item)
    return name if item.when in name else f"{name}, {item.when}"


def _tells_year(item: Item) -> bool:
    return tells_some(_asked(_called(item)), _years(item.when))


def _years(when: str) -> str:
    return " ".join(re.findall(r"\d+", when)) or when
