# SPDX-License-Identifier: MIT
"""Flash cards: two sides, and the key under which it is kept how well a card is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from workbench.domain.identifiers import PackId, SourceId

GAP = "_____"
"""Stands on the front of a card where words were taken out, as on a worksheet."""


class CardKind(StrEnum):
    """What a card asks."""

    WORD = "word"
    """What a word means."""
    MEANING = "meaning"
    """Which word has this meaning."""
    GAP = "gap"
    """What was taken out of a fact."""
    POINTS = "points"
    """What stands below a heading of a revision card."""
    KNOWN = "known"
    """What the student knows about some words."""
    WHEN = "when"
    """When something happened."""
    WHOSE = "whose words"
    """Who says this."""
    ORDER = "before or after"
    """Which of two things came first."""


class CardKey(NamedTuple):
    """What a card is told apart by, whatever is written on it: its pack, kind, and things.

    `things` are the ids of what it was made of, `BackgroundId` or `SourceId`; points have the id
    of the first of them. Two things are in alphabetical order. It is a tuple because thousands of
    them are looked up at once.
    """

    pack_id: PackId
    kind: CardKind
    things: tuple[str, ...]

    def moved(self, pack_id: PackId, new_ids: Mapping[SourceId, SourceId]) -> CardKey:
        """Return the key of the same card in another pack, where things may have other ids."""
        things = tuple(sorted(new_ids.get(SourceId(each), each) for each in self.things))
        return CardKey(pack_id, self.kind, things)


@dataclass(frozen=True, slots=True)
class FlashCard:
    """A card: what is asked, about what, and the answer.

    `ask` is the question in a few words, `front` what it is asked about, `where` where that stands
    in the pack. `about` are the ids of all that it touches, besides its things: cards that touch
    the same are not asked right after each other. `is_source` says that `front` are words of a
    source. Lines of `front` and `back` are points of their own.
    """

    key: CardKey
    ask: str
    front: str
    back: str
    where: str = ""
    about: frozenset[str] = frozenset()
    is_source: bool = False

    @property
    def touches(self) -> frozenset[str]:
        """The ids of everything it is about."""
        return self.about.union(self.key.things)

    @property
    def spoken_front(self) -> str:
        """The front in one line, as it is read aloud."""
        front = " ".join(self.front.split()).replace(GAP, "blank")
        return " ".join(each for each in (self.ask, self.where and f"{self.where}.", front) if each)

    @property
    def spoken_back(self) -> str:
        """The back in one line, as it is read aloud."""
        lines = (line.strip() for line in self.back.split("\n"))
        return " ".join(line if line[-1:] in ".?!…" else f"{line}." for line in lines if line)
