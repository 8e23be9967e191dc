# SPDX-License-Identifier: MIT
"""The order in which the sources of a draft are kept: that of the page until a person says other.

Every function returns another draft. Which source stands where on the page is never touched, nor is
any label.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.importers.draft import PackDraft, order_of_sources
from workbench.importers.source_headings import order_of


def move_source(draft: PackDraft, source: int, step: int) -> PackDraft:
    """Return the draft with a source earlier (-1) or later (1) among those that are kept."""
    order = list(order_of_sources(draft))
    places = [at for at, each in enumerate(order) if not draft.sources[each].is_left_out]
    here = next((number for number, at in enumerate(places) if order[at] == source), None)
    if here is None or not 0 <= here + step < len(places):
        return draft
    one, other = places[here], places[here + step]
    order[one], order[other] = order[other], order[one]
    return _in_order(draft, order)


def can_move(draft: PackDraft, source: int, step: int) -> bool:
    """Tell whether there is a kept source before (-1) or after (1) this one."""
    return move_source(draft, source, step) != draft


def sort_by_label(draft: PackDraft) -> PackDraft:
    """Return the draft with its sources by noun and label: A, B, C; 1, 2, 10.

    Nouns stay in the order in which they first stand on the page; labels that count nothing stay
    behind the others.
    """
    nouns = list(dict.fromkeys(source.heading for source in draft.sources))

    def place(number: int) -> tuple[int, float, int]:
        source = draft.sources[number]
        counted = order_of(source.label)
        return (nouns.index(source.heading), float("inf") if counted is None else counted, number)

    return _in_order(draft, sorted(range(len(draft.sources)), key=place))


def is_sorted(draft: PackDraft) -> bool:
    """Tell whether `sort_by_label` would leave the order as it is."""
    return order_of_sources(sort_by_label(draft)) == order_of_sources(draft)


def _in_order(draft: PackDraft, order: Sequence[int]) -> PackDraft:
    sources = list(draft.sources)
    for rank, number in enumerate(order):
        sources[number] = replace(sources[number], rank=rank)
    return replace(draft, sources=tuple(sources))
