# SPDX-License-Identifier: MIT
"""Attempts at papers in practice."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from workbench.domain.changes import Changed
from workbench.storage.tables.base import CHANGED, Base, Checksum, Json, Key, Time


class AttemptRow(Base):
    """One sitting.

    It is a copy of all it needs and refers to nothing: undo may take the pack away for a while, and
    does not reach what was written in an exam.
    """

    __tablename__ = "attempt"
    __table_args__ = (
        Index(None, "pack_id", "begun"),
        {"info": {CHANGED: Changed.ATTEMPTS}},
    )

    id: Mapped[Key]
    pack_id: Mapped[str]
    begun: Mapped[Time]
    title: Mapped[str]
    question: Mapped[str]
    """The words of its first question."""
    is_over: Mapped[int]
    """1 when the time is up or the student has finished, else 0."""
    seconds: Mapped[float]
    """Of the time, those that were used."""
    allowed: Mapped[float]
    mark: Mapped[int | None]
    out_of: Mapped[int | None]
    kinds: Mapped[Json]
    """Board and kind of each question."""
    document: Mapped[Json]
    """All of it (`domain.interchange.attempts`)."""
    checksum: Mapped[Checksum]
