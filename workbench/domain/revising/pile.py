# SPDX-License-Identifier: MIT
"""The pile of a day: which cards are asked today, and in which order.

It never has more different cards than the student wants in a day, those counted that were answered
today. What is due comes first, what is most likely forgotten at the head of it; new cards come
into the room that is left. The same cards make the same pile all day, each answer taking one off.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from heapq import nsmallest
from itertools import zip_longest
from types import MappingProxyType

from workbench.domain.revising.cards import CardKey, FlashCard
from workbench.domain.revising.cards_a_day import most_new
from workbench.domain.revising.days import Day
from workbench.domain.revising.schedules import CardSchedule, Due, Memory, Phase

_DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class DailyPile:
    """What is to be done today, and what was.

    `cards` are in order, first those that are asked the first time today, then `again`, the number
    of those at the end that were answered today and not known. `due` and `new` count the former.
    `done` are the different cards answered today, in all packs. `waiting` are due and have no room
    today. `total` are the cards there are, `next_due` is when the next of them comes after today,
    if any was ever answered; `unseen` are those that were never asked and are not asked today.
    """

    cards: tuple[FlashCard, ...] = ()
    due: int = 0
    new: int = 0
    again: int = 0
    done: int = 0
    waiting: int = 0
    total: int = 0
    unseen: int = 0
    next_due: datetime | None = None
    next_count: int = 0
    """How many cards come on the day of `next_due`."""


def daily_pile(
    cards: Sequence[FlashCard],
    schedules: Mapping[CardKey, CardSchedule],
    day: Day,
    most: int,
    *,
    due: Mapping[CardKey, Due] = MappingProxyType({}),
    later: Mapping[CardKey, datetime] = MappingProxyType({}),
) -> DailyPile:
    """Return what is to be asked of `cards` on a day.

    Args:
        cards: Those to choose from, in page order, pack by pack.
        schedules: What is kept of these and of all others of the library.
        day: Today.
        most: The different cards of a day, at most.
        due: What decides about cards that are due of which nothing else is to be known: they were
            neither answered today nor left out.
        later: When the others of that kind are due: on another day.
    """
    sorted_out = _SortedOut(day)
    for card in cards:
        key = card.key
        if (known := due.get(key)) is not None:
            sorted_out.put_due(card, known)
        elif (coming := later.get(key)) is not None:
            sorted_out.later.append(coming)
        else:
            sorted_out.put(card, schedules.get(key))
    memories = (each.memory for each in schedules.values())
    # After today is today where the clock was set back.
    done = [x for x in memories if x is not None and x.answered >= day.begins]
    begun = sum(each.begun >= day.begins for each in done)
    room = max(0, most - len(done))
    asked = [card for _, card in nsmallest(room, sorted_out.due)]
    new_room = max(0, min(room - len(asked), most_new(most) - begun))
    new = _unrelated(sorted_out, asked, new_room)
    next_due = min(sorted_out.later, default=None)
    beyond = day.ends + timedelta(days=day.days_to(next_due)) if next_due else day.ends
    return DailyPile(
        cards=(*_apart((*asked, *new), sorted_out.newest()), *sorted_out.again()),
        due=len(asked),
        new=len(new),
        again=len(sorted_out.asked_again),
        done=len(done),
        waiting=len(sorted_out.due) - len(asked),
        total=len(cards),
        unseen=len(sorted_out.fresh) - sorted_out.begun - len(new),
        next_due=next_due,
        next_count=sum(each < beyond for each in sorted_out.later),
    )


class _SortedOut:
    """The cards by what is to be done about them on a day."""

    def __init__(self, day: Day) -> None:
        self._day = day
        self.fresh: list[FlashCard] = []
        """Those that were never asked before today."""
        self.begun = 0
        """How many of them were asked today."""
        self.done: list[tuple[datetime, CardKey, FlashCard]] = []
        """Those answered today, with the time."""
        self.due: list[tuple[tuple[float, CardKey], FlashCard]] = []
        """Those that are due and were not answered today, with what they are ordered by."""
        self.asked_again: list[tuple[datetime, CardKey, FlashCard]] = []
        self.later: list[datetime] = []

    def put(self, card: FlashCard, known: CardSchedule | None) -> None:
        """Put one more card where it belongs."""
        if known is None:
            self.fresh.append(card)
        elif known.memory is not None:
            self._put_known(card, known.memory, is_left_out=known.left_out is not None)
        elif known.left_out is None:
            self.fresh.append(card)

    def put_due(self, card: FlashCard, known: Memory | Due) -> None:
        """Put a card that is due and was not answered today."""
        self.due.append(((_urgency(known, self._day), card.key), card))

    def newest(self) -> FlashCard | None:
        """Return the card answered last today."""
        return max(self.done)[2] if self.done else None

    def again(self) -> list[FlashCard]:
        """Return what was not known today, in the order of coming again."""
        return [card for *_, card in sorted(self.asked_again)]

    def _put_known(self, card: FlashCard, memory: Memory, *, is_left_out: bool) -> None:
        day = self._day
        is_done = memory.answered >= day.begins
        if is_done:
            self.done.append((memory.answered, card.key, card))
            if memory.begun >= day.begins:
                # They keep their place among the new ones, or those would move up all day.
                self.fresh.append(card)
                self.begun += 1
        if is_left_out:
            return
        if memory.due >= day.ends:
            self.later.append(memory.due)
        elif is_done:
            self.asked_again.append((memory.due, card.key, card))
        else:
            self.put_due(card, memory)


def _urgency(memory: Memory | Due, day: Day) -> float:
    """Return by what due cards are put in order: what is most likely forgotten is the least.

    FSRS has it that this grows with the days that passed in relation to the stability. What was
    begun on an earlier day and not learnt then comes before all that was.
    """
    passed = max(0.0, (day.ends - memory.answered).total_seconds()) / _DAY
    weight = 1e6 if memory.phase is not Phase.REVIEW else 1.0
    return -passed * weight / memory.stability


def _unrelated(
    sorted_out: _SortedOut, due: Iterable[FlashCard], most: int
) -> tuple[FlashCard, ...]:
    """Return new cards, packs and kinds in turn, none about what another of the day is about."""
    done = [card for *_, card in sorted_out.done]
    asked = {card.key for card in done}
    touched = {thing for card in (*due, *done) for thing in card.touches}
    chosen: list[FlashCard] = []
    for card in _in_turn(sorted_out.fresh):
        if len(chosen) >= most:
            break
        if card.key not in asked and touched.isdisjoint(card.touches):
            chosen.append(card)
            touched |= card.touches
    return tuple(chosen)


def _in_turn(cards: Sequence[FlashCard]) -> Iterator[FlashCard]:
    by_kind: dict[tuple[str, str], list[FlashCard]] = {}
    for card in cards:
        by_kind.setdefault((card.key.pack_id, card.key.kind), []).append(card)
    for each in zip_longest(*by_kind.values()):
        yield from (card for card in each if card is not None)


def _apart(cards: Sequence[FlashCard], before: FlashCard | None) -> Iterator[FlashCard]:
    """Yield cards in their order, except that what touches the same is not side by side.

    Where only such are left, they follow each other after all.
    """
    left = list(cards)
    last = before
    while left:
        found = next((x for x in left if last is None or x.touches.isdisjoint(last.touches)), None)
        last = found or left[0]
        left.remove(last)
        yield last
