# SPDX-License-Identifier: MIT
"""The flash cards of a pack."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from workbench.domain.folding import folded
from workbench.domain.revising.cards import FlashCard
from workbench.domain.revising.from_background import (
    cards_of_cards,
    cards_of_facts,
    cards_of_own,
    cards_of_words,
)
from workbench.domain.revising.from_sources import cards_of_sources
from workbench.domain.revising.from_time import cards_of_time
from workbench.domain.sources import Pack


def flash_cards_of(pack: Pack) -> tuple[FlashCard, ...]:
    """Return the cards that can be made of a pack, kind by kind, each in page order.

    The same pack makes the same cards. Two with the same front and another back are no question
    that one could answer, and both are left out; of two that are the same the first stays.
    """
    made = tuple(_all(pack))
    backs: dict[str, set[str]] = {}
    for card in made:
        backs.setdefault(_face(card), set()).add(folded(card.back))
    clear = [card for card in made if len(backs[_face(card)]) == 1]
    first = {_face(card): card for card in reversed(clear)}
    by_key = {card.key: card for card in reversed(clear) if first[_face(card)] is card}
    return tuple(card for card in clear if by_key.get(card.key) is card)


def _all(pack: Pack) -> Iterator[FlashCard]:
    return chain(
        cards_of_words(pack),
        cards_of_time(pack),
        cards_of_cards(pack),
        cards_of_facts(pack),
        cards_of_own(pack),
        cards_of_sources(pack),
    )


def _face(card: FlashCard) -> str:
    return folded(f"{card.key.kind}\n{card.where}\n{card.front}")
