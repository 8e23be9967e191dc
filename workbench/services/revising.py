# SPDX-License-Identifier: MIT
"""Revise with flash cards: what there is for today, what was answered, what is left out.

Every library that is opened has this; what it needs is imported when somebody revises.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo
from functools import partial
from typing import TYPE_CHECKING

from workbench.domain.changes import Changed
from workbench.domain.identifiers import OperationId, PackId, new_id

if TYPE_CHECKING:
    from workbench.domain.revising.cards import CardKey, FlashCard
    from workbench.domain.revising.days import Day
    from workbench.domain.revising.pile import DailyPile
    from workbench.domain.revising.schedules import CardReview, CardSchedule, Grade, Offer
    from workbench.domain.sources import Pack
    from workbench.storage.library import Library
    from workbench.storage.units import UnitOfWork

Clock = Callable[[], datetime]

_MADE_OF = Changed.PACKS | Changed.SOURCES | Changed.BACKGROUND


@dataclass(frozen=True, slots=True)
class AnswerCard:
    """The edit behind an answer; `at` is when it was given (UTC), `zone` says what a day is."""

    operation: OperationId
    key: CardKey
    grade: Grade
    at: datetime
    zone: tzinfo | None = None
    label: str = "Answer a card"
    merge_key: str | None = None

    def apply(self, unit: UnitOfWork) -> CardSchedule:
        """Store when the card comes again, and write the answer down.

        Raises:
            NotFoundError: there is no such pack.
        """
        from workbench.domain.revising.schedules import CardReview, CardSchedule
        from workbench.services.scheduling import answered

        unit.packs.require(self.key.pack_id)
        known = unit.schedules.find(self.key) or CardSchedule(self.key)
        memory, elapsed = answered(known.memory, self.grade, self.at, self.zone)
        after = replace(known, memory=memory)
        number = unit.schedules.next_number(self.key)
        unit.schedules.keep_all((after,))
        unit.schedules.log((CardReview(self.key, number, memory.answered, self.grade, elapsed),))
        return after


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """The edit behind leaving a card out from now on, or with None as `since` asking it again."""

    operation: OperationId
    key: CardKey
    since: datetime | None
    label: str
    merge_key: str | None = None

    def apply(self, unit: UnitOfWork) -> None:
        """Store it.

        Raises:
            NotFoundError: there is no such pack.
        """
        from workbench.domain.revising.schedules import CardSchedule

        unit.packs.require(self.key.pack_id)
        known = unit.schedules.find(self.key) or CardSchedule(self.key)
        after = replace(known, left_out=self.since)
        if after == CardSchedule(self.key):
            unit.schedules.remove(self.key)
        else:
            unit.schedules.keep_all((after,))


@dataclass(frozen=True, slots=True)
class Revision:
    """What there is to revise on a day: of one pack and of all of them.

    `offers` say for each card of either pile what each grade would come to. `left_out` are the
    cards of all packs that are not asked.
    """

    day: Day
    most: int
    here: DailyPile
    everywhere: DailyPile
    offers: Mapping[CardKey, tuple[Offer, ...]]
    left_out: tuple[FlashCard, ...]
    titles: Mapping[PackId, str]


class RevisingService:
    """Cards of all packs of a library, made once and again when a pack has changed."""

    def __init__(
        self, library: Library, *, clock: Clock | None = None, zone: tzinfo | None = None
    ) -> None:
        """Without a `zone`, days are those of the computer's own."""
        self._library, self._zone = library, zone
        self._clock = clock or (lambda: datetime.now(UTC))
        self._made: _Made | None = None
        self._age = 0
        library.subscribe(self._forget)

    def revision(self, pack_id: PackId | None = None) -> Revision:
        """Return what there is to revise today; `here` is about the pack with this id.

        This takes long the first time; it is not for the window's thread.
        """
        from workbench.domain.revising.days import day_of
        from workbench.domain.revising.pile import daily_pile
        from workbench.services.scheduling import offers
        from workbench.storage.preferences import load_preferences

        now = self._clock()
        day, most = day_of(now, self._zone), load_preferences(self._library.folder).cards_a_day
        made = self._cards()
        touched, due, later = self._library.read(
            lambda unit: (
                unit.schedules.touched(day),
                unit.schedules.due(day),
                unit.schedules.after(day),
            )
        ).result()
        schedules = {each.key: each for each in touched}
        here = [card for card in made.cards if card.key.pack_id == pack_id]
        pile_of = partial(daily_pile, schedules=schedules, day=day, most=most, due=due, later=later)
        pile = pile_of(here)
        whole = pile if len(here) == len(made.cards) else pile_of(made.cards)
        asked = {card.key for card in (*pile.cards, *whole.cards)}
        known = self._library.read(lambda unit: unit.schedules.some(asked)).result()
        memories = {each.key: each.memory for each in known}
        left_out = {each.key for each in touched if each.left_out is not None}
        return Revision(
            day,
            most,
            pile,
            whole,
            offers={key: offers(memories.get(key), now, self._zone) for key in asked},
            left_out=tuple(card for card in made.cards if card.key in left_out),
            titles=made.titles,
        )

    def answer(self, key: CardKey, grade: Grade) -> Future[CardSchedule]:
        """Keep an answer."""
        operation = OperationId(new_id())
        return self._library.perform(AnswerCard(operation, key, grade, self._clock(), self._zone))

    def leave_out(self, key: CardKey) -> Future[None]:
        """Ask a card no more."""
        operation = OperationId(new_id())
        return self._library.perform(LeaveOut(operation, key, self._clock(), "Leave a card out"))

    def bring_back(self, key: CardKey) -> Future[None]:
        """Ask a card again that was left out; what was known of it still is."""
        operation = OperationId(new_id())
        return self._library.perform(LeaveOut(operation, key, None, "Bring a card back"))

    def reviews_of(self, key: CardKey) -> tuple[CardReview, ...]:
        """Return all answers to a card, oldest first."""
        return self._library.read(lambda unit: unit.schedules.reviews_of(key)).result()

    def _cards(self) -> _Made:
        known = self._made
        if known is not None and known.age == self._age:
            return known
        from workbench.domain.revising.making import flash_cards_of

        # Read by the writer, made right here: what is to be kept does not wait for it.
        age, packs = self._library.read(self._read_packs).result()
        cards = tuple(card for pack in packs for card in flash_cards_of(pack))
        self._made = _Made(age, {pack.id: pack.title for pack in packs}, cards)
        return self._made

    def _read_packs(self, unit: UnitOfWork) -> tuple[int, tuple[Pack, ...]]:
        return self._age, tuple(unit.packs.get(each.id) for each in unit.packs.summaries())

    def _forget(self, changed: Changed) -> None:
        """Know that cards are not as they were; called by the writer, as what reads packs is."""
        if changed & _MADE_OF:
            self._age += 1


@dataclass(frozen=True, slots=True)
class _Made:
    """The cards of all packs, as they were at some `age` of the packs."""

    age: int
    titles: Mapping[PackId, str]
    cards: tuple[FlashCard, ...]
