# SPDX-License-Identifier: MIT
"""How well flash cards are known, and every answer to them."""

from __future__ import annotations

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workbench.domain.changes import Changed
from workbench.storage.tables.base import (
    CHANGED,
    Base,
    Checksum,
    Key,
    Position,
    Time,
    refers_to,
)


class CardScheduleRow(Base):
    """When a card comes again; cards themselves are made of the pack and not kept.

    Things are no references: what is kept of a card stays when its thing is gone, and counts again
    when that comes back.
    """

    __tablename__ = "card_schedule"
    __table_args__ = ({"info": {CHANGED: Changed.REVISION}},)

    pack_id: Mapped[Key] = mapped_column(refers_to("pack.id"))
    kind: Mapped[Key]
    things: Mapped[Key]
    """The ids of what the card was made of, a JSON list."""
    phase: Mapped[int | None]
    """Where the card stands in FSRS, with its numbers; none where it was never answered."""
    step: Mapped[int | None]
    stability: Mapped[float | None]
    """In days."""
    difficulty: Mapped[float | None]
    begun: Mapped[Time | None]
    answered: Mapped[Time | None]
    due: Mapped[Time | None]
    grade: Mapped[int | None]
    """The last answer, from 1 (again) to 4 (easy)."""
    left_out: Mapped[Time | None]
    """Since when the card is not to be asked."""
    checksum: Mapped[Checksum]


class CardReviewRow(Base):
    """One answer; rows are only ever added, and go with the schedule."""

    __tablename__ = "card_review"
    __table_args__ = (
        ForeignKeyConstraint(
            ["pack_id", "kind", "things"],
            ["card_schedule.pack_id", "card_schedule.kind", "card_schedule.things"],
            deferrable=True,
            initially="DEFERRED",
        ),
        {"info": {CHANGED: Changed.REVISION}},
    )

    pack_id: Mapped[Key]
    kind: Mapped[Key]
    things: Mapped[Key]
    number: Mapped[Position]
    """From 1, in the order of answering."""
    made: Mapped[Time]
    grade: Mapped[int]
    elapsed: Mapped[int | None]
    """Days since the answer before."""
    checksum: Mapped[Checksum]
