# SPDX-License-Identifier: MIT
"""What the maker of a source could know when it was made, as far as dates tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from workbench.domain.timeline.items import Item, Timeline
from workbench.domain.timeline.relations import Relation, Standing, standing


class Sign(StrEnum):
    """What stands before each line of a group."""

    YES = "yes"
    NO = "no"
    PARTLY = "partly"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Group:
    """Things that stand in one way to the chosen one, each with words for how far away it was."""

    title: str
    sign: Sign
    items: tuple[tuple[Item, str], ...]


_OF_SOURCE: Mapping[Relation, tuple[str, Sign]] = MappingProxyType(
    {
        Relation.BEFORE: ("Its maker could know about", Sign.YES),
        Relation.GOING_ON: ("This was going on, its end not known", Sign.PARTLY),
        Relation.UNSURE: ("Perhaps known, perhaps not", Sign.UNSURE),
        Relation.AFTER: ("Its maker could not know about", Sign.NO),
    }
)
_OF_EVENT: Mapping[Relation, tuple[str, Sign]] = MappingProxyType(
    {
        Relation.AFTER: ("Made after it: could know about it", Sign.YES),
        Relation.GOING_ON: ("Made while it went on", Sign.PARTLY),
        Relation.UNSURE: ("Perhaps before it, perhaps after", Sign.UNSURE),
        Relation.BEFORE: ("Made before it: could not know about it", Sign.NO),
    }
)


def known_at(item: Item, timeline: Timeline) -> tuple[Group, ...]:
    """Return what the maker of a source could know and could not know, nearest first.

    Of an event, the sources made before and after it. Groups with nothing in them are left out;
    without a date nothing can be told. Knowing *could* happen is no proof that it did.
    """
    if item.moment is None:
        return ()
    found: dict[Relation, list[tuple[float, Item, str]]] = {}
    for other in timeline.dated:
        if other.key == item.key or other.moment is None or not (item.is_source or other.is_source):
            continue
        how = standing(other.moment, item.moment, when=other.when, lasts=not other.is_source)
        if not item.is_source and how.relation is Relation.UNSURE:
            how = _while_it_went_on(item, other) or how
        away = abs(other.moment.middle - item.moment.middle)
        found.setdefault(how.relation, []).append((away, other, how.words))
    titles = _OF_SOURCE if item.is_source else _OF_EVENT
    return tuple(
        Group(
            *titles[relation],
            tuple((each, words) for _, each, words in sorted(found[relation], key=_distance)),
        )
        for relation in titles
        if relation in found
    )


def _while_it_went_on(event: Item, source: Item) -> Standing | None:
    if event.moment is None or source.moment is None:
        return None
    how = standing(event.moment, source.moment, when=source.when)
    return how if how.relation is Relation.GOING_ON else None


def _distance(each: tuple[float, Item, str]) -> float:
    return each[0]
