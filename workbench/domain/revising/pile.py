# SPDX-License-Identifier: MIT
"""The pile of a day: which cards are asked today, and in which order.

It never has more different cards than the student wants in a day, those counted that were answered
today. What is due comes first, what is most likely forgotten at the head of it; new cards come
into the room that is left. The same cards make the same pile all day, each answer taking one off.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest

from workbench.domain.revising.cards import CardKey, FlashCard
from workbench.domain.revising.days import Day
from workbench.domain.revising.schedules import CardSchedule, Phase

USUAL, FEWEST, MOST = 20, 1, 200
"""Cards a day, as long as nobody chose; and what can be chosen."""

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


def most_new(most: int) -> int:
    """Return how many of so many cards a day may be new: half of them.

    Each new card comes back several times in the days after it. A day of nothing but new ones would
    fill those days, and what is due then would have to wait.
    """
    return (most + 1) // 2


def daily_pile(
    cards: Sequence[FlashCard], schedules: Mapping[CardKey, CardSchedule], day: Day, most: int
) -> DailyPile:
    """Return what is to be asked of `cards` on a day.

    Args:
        cards: Those to choose from, in page order, pack by pack.
        schedules: What is kept of these and of all others of the library.
        day: Today.
        most: The different cards of a day, at most.
    """
    sorted_out = _SortedOut(cards, schedules, day)
    done = [each for each in schedules.values() if _since(each.answered, day)]
    begun = sum(_since(each.begun, day) for each in done)
    room = max(0, most - len(done))
    due = sorted_out.due[:room]
    new_room = max(0, min(room - len(due), most_new(most) - begun))
    new = _unrelated(sorted_out, due, new_room)
    later = sorted_out.later
    next_due = min(later) if later else None
    return DailyPile(
        cards=(*_apart((*due, *new), sorted_out.newest), *sorted_out.again),
        due=len(due),
        new=len(new),
        again=len(sorted_out.again),
        done=len(done),
        waiting=len(sorted_out.due) - len(due),
        total=len(cards),
        unseen=len(sorted_out.fresh) - sorted_out.begun - len(new),
        next_due=next_due,
        next_count=sum(day.days_to(each) == day.days_to(next_due) for each in later if next_due),
    )


class _SortedOut:
    """The cards by what is to be done about them today."""

    def __init__(
        self, cards: Sequence[FlashCard], schedules: Mapping[CardKey, CardSchedule], day: Day
    ) -> None:
        self.fresh: list[FlashCard] = []
        """Those that were never asked before today."""
        self.begun = 0
        """How many of them were asked today."""
        self.done: list[FlashCard] = []
        self.later: list[datetime] = []
        due: list[tuple[tuple[float, str], FlashCard]] = []
        again: list[tuple[datetime, FlashCard]] = []
        newest: list[tuple[datetime, FlashCard]] = []
        for card in cards:
            known = schedules.get(card.key)
            if known is None or known.memory is None or known.due is None:
                if known is None or known.left_out is None:
                    self.fresh.append(card)
                continue
            if _since(known.begun, day):
                # They keep their place among the new ones, or those would change theirs all day.
                self.fresh.append(card)
                self.begun += 1
            is_done, is_due = _since(known.answered, day), known.due < day.ends
            if is_done:
                self.done.append(card)
                newest.append((known.answered or day.begins, card))
            if known.left_out is not None:
                continue
            if not is_due:
                self.later.append(known.due)
            elif is_done:
                again.append((known.due, card))
            else:
                due.append((_urgency(known, day), card))
        self.due = [card for _, card in sorted(due, key=lambda each: each[0])]
        self.again = [card for _, card in sorted(again, key=lambda each: each[0])]
        self.newest = max(newest, key=lambda each: each[0])[1] if newest else None


def _since(moment: datetime | None, day: Day) -> bool:
    """Tell whether something was today; after today is today where the clock was set back."""
    return moment is not None and moment >= day.begins


def _urgency(known: CardSchedule, day: Day) -> tuple[float, str]:
    """Return by what due cards are put in order: what is most likely forgotten comes first.

    FSRS has it that this grows with the days that passed in relation to the stability. What was
    begun on an earlier day and not learnt then comes before all that was.
    """
    memory, answered = known.memory, known.answered
    if memory is None or answered is None:
        return 0.0, ""
    passed = max(0.0, (day.ends - answered).total_seconds()) / _DAY
    weight = 1e6 if memory.phase is not Phase.REVIEW else 1.0
    return -passed * weight / memory.stability, f"{known.key}"


def _unrelated(
    sorted_out: _SortedOut, due: Iterable[FlashCard], most: int
) -> tuple[FlashCard, ...]:
    """Return new cards, packs and kinds in turn, none about what another of the day is about."""
    asked = {card.key for card in sorted_out.done}
    touched = {thing for card in (*due, *sorted_out.done) for thing in card.touches}
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
