# SPDX-License-Identifier: MIT
"""Packs with their questions and what was placed nowhere."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from workbench.domain.changes import Changed
from workbench.storage.tables.base import (
    CHANGED,
    Base,
    Checksum,
    Json,
    Key,
    Position,
    Time,
    refers_to,
)


class PackRow(Base):
    """A topic."""

    __tablename__ = "pack"
    __table_args__ = ({"info": {CHANGED: Changed.PACKS}},)

    id: Mapped[Key]
    title: Mapped[str]
    origin: Mapped[str | None]
    version: Mapped[int | None]
    """Grows with each change of what is handed on; NULL before the first."""
    received: Mapped[int | None]
    """1 where it came from somebody else as a pack file; NULL where it was made here."""
    warnings: Mapped[Json]
    """What the import had to say, a list of sentences."""
    created: Mapped[Time]
    """When the pack was brought in."""
    checksum: Mapped[Checksum]


class QuestionRow(Base):
    """A question found on the page."""

    __tablename__ = "question"
    __table_args__ = ({"info": {CHANGED: Changed.PACKS}},)

    pack_id: Mapped[Key] = mapped_column(refers_to("pack.id"))
    position: Mapped[Position]
    text: Mapped[str]
    marks: Mapped[int | None]
    checksum: Mapped[Checksum]


class LeftOverRow(Base):
    """Words of the page that were placed nowhere."""

    __tablename__ = "left_over"
    __table_args__ = ({"info": {CHANGED: Changed.PACKS}},)

    pack_id: Mapped[Key] = mapped_column(refers_to("pack.id"))
    position: Mapped[Position]
    text: Mapped[str]
    why: Mapped[str]
    checksum: Mapped[Checksum]
