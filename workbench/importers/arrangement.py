# SPDX-License-Identifier: MIT
"""What the paragraphs of one source are: where its attribution stands, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

ENOUGH = 3.0
"""The score from which on a paragraph is taken for an attribution."""

CLEAR_LEAD = 2.0
"""Points by which a reading is ahead of every other where there is little doubt."""

NO_CHANCE = ENOUGH - CLEAR_LEAD
"""The score up to which a reading is neither the best nor makes the best one doubtful."""

_UNCLEAR = 0.7
NO_RIVAL = 9.0
"""The lead of a reading beside which there is no other."""


class Layout(StrEnum):
    """Where the attribution of a source stands."""

    ABOVE = "above"
    BELOW = "below"
    INLINE = "inline"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Usual:
    """What most sources of a page do: where their attribution is, whether nearly all agree.

    `is_titled` says that the words in the line below the heading are mostly a title, `is_led` that
    between a title and a text there always is a paragraph more, which introduced one of them,
    `leads_once` that a paragraph introduces at least one of the texts.
    """

    layout: Layout | None = None
    is_strong: bool = False
    is_titled: bool = False
    is_led: bool = False
    leads_once: bool = False


@dataclass(frozen=True, slots=True)
class Shares:
    """How likely the text and the attribution of a source are the paragraphs that were taken.

    Between 0 and 1, by `role_model`. `is_whole` says that no paragraph was left out of sight.
    """

    text: float
    attribution: float
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What the paragraphs of a source are, as places in their list.

    `head` and `tail` are set where the attribution shares a paragraph with the text: the length of
    the attribution at the start of paragraph `head[0]`, or where it begins in `tail[0]`. `lead` is
    the distance in points to the next best reading, `is_unclear` says that the attribution names
    neither a date nor a kind of source nor a maker.
    """

    layout: Layout
    attribution: tuple[int, ...] = ()
    title: int | None = None
    notes: tuple[int, ...] = ()
    head: tuple[int, int] | None = None
    tail: tuple[int, int] | None = None
    score: float = 0.0
    lead: float = NO_RIVAL
    is_marked: bool = False
    is_unclear: bool = False

    @property
    def confidence(self) -> float:
        """How sure the attribution is, between 0 and 1."""
        sure = min(0.97, max(0.3, 0.42 + 0.075 * self.score))
        if self.is_unclear:
            sure = min(sure, _UNCLEAR)
        if self.lead < CLEAR_LEAD:
            sure = min(sure, 0.5 + 0.1 * max(0.0, self.lead))
        if self.layout is Layout.INLINE:
            sure = min(sure, 0.8 if self.is_marked else 0.6)
        return round(sure, 2)

    def below_a_title(self) -> Arrangement:
        """Return this arrangement of paragraphs above which one stands that is their title."""
        shifted = self.below_a_note()
        more = () if shifted.title is None else (shifted.title,)
        return replace(shifted, title=0, notes=(*more, *shifted.notes[1:]))

    def below_a_note(self) -> Arrangement:
        """Return this arrangement of paragraphs above which one stands that is a note."""
        return replace(
            self,
            attribution=tuple(place + 1 for place in self.attribution),
            title=None if self.title is None else self.title + 1,
            notes=(0, *(place + 1 for place in self.notes)),
            head=self.head and (self.head[0] + 1, self.head[1]),
            tail=self.tail and (self.tail[0] + 1, self.tail[1]),
        )


NO_CUSTOM = Usual()
