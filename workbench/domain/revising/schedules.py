# SPDX-License-Identifier: MIT
"""How well a card is known, and when it comes again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import NamedTuple

from workbench.domain.revising.cards import CardKey


class Grade(IntEnum):
    """How it went, as the student says it; the numbers are those of FSRS and of the keys."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Phase(IntEnum):
    """Where a card stands in FSRS, with the numbers that FSRS has for it."""

    LEARNING = 1
    REVIEW = 2
    RELEARNING = 3


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered of a card that was answered; all times are UTC.

    `stability` are the days after which nine of ten such cards are still known, `difficulty` is
    between 1 and 10, `step` counts the short steps of a day while it is learnt. `begun` is when it
    was answered first, `answered` when last and `grade` how; `due` is when it comes again.
    """

    phase: Phase
    stability: float
    difficulty: float
    step: int | None
    begun: datetime
    answered: datetime
    due: datetime
    grade: Grade


@dataclass(frozen=True, slots=True)
class CardSchedule:
    """What is kept of a card: one without `memory` was never answered, and is `left_out` (UTC)."""

    key: CardKey
    memory: Memory | None = None
    left_out: datetime | None = None


class Due(NamedTuple):
    """What decides when a card is asked that is due and was last answered on an earlier day.

    The fields are those of `Memory`. It is a tuple because thousands are read at once.
    """

    phase: Phase
    stability: float
    answered: datetime


@dataclass(frozen=True, slots=True)
class CardReview:
    """One answer, as it is written down and never changed: the `number`th of its card, from 1.

    `elapsed` are the days since the answer before, as FSRS was told them; None for the first.
    """

    key: CardKey
    number: int
    made: datetime
    grade: Grade
    elapsed: int | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """What a grade would come to: in how many days the card would come again, 0 being today."""

    grade: Grade
    days: int
