# SPDX-License-Identifier: MIT
"""When a card comes again, by FSRS: the Free Spaced Repetition Scheduler, version 6.

The only module that knows the library `fsrs`; it is imported when somebody revises. Parameters are
those it comes with. It reckons in whole days of 24 hours, from whatever hour; here days are those
of the student (`domain.revising.days`), so it is told how many of them passed, and no hours.
"""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from fsrs import Card, Rating, Scheduler, State

from workbench.domain.revising.cards import CardKey
from workbench.domain.revising.days import day_of, days_between
from workbench.domain.revising.schedules import CardSchedule, Grade, Memory, Offer, Phase

SHORT_STEP = timedelta(minutes=10)
"""After which a card that was not known is asked again on the same day."""
LONGEST = 365
"""Days after which every card comes again: no exam is much farther off."""

# Without its random spreading of days the same answers always come to the same.
_SCHEDULER = Scheduler(
    learning_steps=(SHORT_STEP,),
    relearning_steps=(SHORT_STEP,),
    maximum_interval=LONGEST,
    enable_fuzzing=False,
)


def answered(
    key: CardKey,
    known: CardSchedule | None,
    grade: Grade,
    at: datetime,
    zone: tzinfo | None = None,
) -> tuple[CardSchedule, int | None]:
    """Return what is kept of a card after an answer, and the days since the answer before.

    Args:
        key: The card.
        known: What was kept of it, if anything.
        grade: The answer.
        at: When it was given, in UTC. Where the clock was set back it counts as given with the one
            before, and never before that.
        zone: The zone in which days are counted; by default that of the computer.
    """
    memory = known.memory if known is not None else None
    before = known.answered if known is not None else None
    now = max(at, before) if before is not None else at
    elapsed = days_between(before, now, zone) if before is not None else None
    card, _ = _SCHEDULER.review_card(_card_of(memory, now, elapsed), Rating(grade), now)
    after = CardSchedule(
        key,
        _memory_of(card),
        begun=(known.begun if known is not None else None) or now,
        answered=now,
        due=card.due,
        grade=grade,
        left_out=known.left_out if known is not None else None,
    )
    return after, elapsed


def offers(
    key: CardKey, known: CardSchedule | None, at: datetime, zone: tzinfo | None = None
) -> tuple[Offer, ...]:
    """Return what each grade would come to, given now; arguments are those of `answered`."""
    made = ((grade, answered(key, known, grade, at, zone)[0]) for grade in Grade)
    return tuple(Offer(grade, days_until(after, zone)) for grade, after in made)


def days_until(schedule: CardSchedule, zone: tzinfo | None = None) -> int:
    """Return in how many days after its last answer a card comes again; 0 is the same day."""
    if schedule.answered is None or schedule.due is None:
        return 0
    return day_of(schedule.answered, zone).days_to(schedule.due)


def _card_of(memory: Memory | None, now: datetime, elapsed: int | None) -> Card:
    # An id is asked for, and making one up takes the library a millisecond.
    if memory is None:
        return Card(card_id=0, due=now)
    return Card(
        card_id=0,
        state=State(memory.phase),
        step=memory.step,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=now,
        last_review=now - timedelta(days=elapsed or 0),
    )


def _memory_of(card: Card) -> Memory:
    stability, difficulty = card.stability or 0.0, card.difficulty or 0.0
    return Memory(Phase(card.state), stability, difficulty, card.step)
