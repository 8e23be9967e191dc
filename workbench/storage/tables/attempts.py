# SPDX-License-Identifier: MIT
"""Papers for practice, and attempts at papers."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from workbench.domain.changes import Changed
from workbench.storage.tables.base import CHANGED, Base, Checksum, Json, Key, Time, refers_to


class SetPaperRow(Base):
    """A paper that was set for a pack."""

    __tablename__ = "set_paper"
    __table_args__ = ({"info": {CHANGED: Changed.ATTEMPTS}},)

    pack_id: Mapped[str] = mapped_column(refers_to("pack.id"), primary_key=True)
    id: Mapped[Key]
    position: Mapped[int]
    document: Mapped[Json]
    """The paper (`domain.interchange.set_papers`)."""
    checksum: Mapped[Checksum]


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
