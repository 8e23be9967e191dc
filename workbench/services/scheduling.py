# SPDX-License-Identifier: MIT
"""When a card comes again, by FSRS: the Free Spaced Repetition Scheduler, version 6.

The only module that knows the library `fsrs`; it is imported when somebody revises. Parameters are
those it comes with. It reckons in whole days of 24 hours, from whatever hour; here days are those
of the student (`domain.revising.days`), so it is told how many of them passed, and no hours.
"""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from fsrs import Card, Rating, Scheduler, State

from workbench.domain.revising.days import day_of, days_between
from workbench.domain.revising.schedules import Grade, Memory, Offer, Phase

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
    known: Memory | None, grade: Grade, at: datetime, zone: tzinfo | None = None
) -> tuple[Memory, int | None]:
    """Return what is remembered of a card after an answer, and the days since the one before.

    Args:
        known: What was remembered of it, if it ever was answered.
        grade: The answer.
        at: When it was given, in UTC. Where the clock was set back it counts as given with the one
            before, and never before that.
        zone: The zone in which days are counted; by default that of the computer.
    """
    now = max(at, known.answered) if known is not None else at
    elapsed = days_between(known.answered, now, zone) if known is not None else None
    card, _ = _SCHEDULER.review_card(_card_of(known, now, elapsed), Rating(grade), now)
    memory = Memory(
        Phase(card.state),
        card.stability or 0.0,
        card.difficulty or 0.0,
        card.step,
        begun=known.begun if known is not None else now,
        answered=now,
        due=card.due,
        grade=grade,
    )
    return memory, elapsed


def offers(known: Memory | None, at: datetime, zone: tzinfo | None = None) -> tuple[Offer, ...]:
    """Return what each grade would come to, given now; arguments are those of `answered`."""
    made = ((grade, answered(known, grade, at, zone)[0]) for grade in Grade)
    return tuple(Offer(grade, days_until(memory, zone)) for grade, memory in made)


def days_until(memory: Memory, zone: tzinfo | None = None) -> int:
    """Return in how many days after its last answer a card comes again; 0 is the same day."""
    return day_of(memory.answered, zone).days_to(memory.due)


def _card_of(known: Memory | None, now: datetime, elapsed: int | None) -> Card:
    # An id is asked for, and making one up takes the library a millisecond.
    if known is None:
        return Card(card_id=0, due=now)
    return Card(
        card_id=0,
        state=State(known.phase),
        step=known.step,
        stability=known.stability,
        difficulty=known.difficulty,
        due=now,
        last_review=now - timedelta(days=elapsed or 0),
    )
