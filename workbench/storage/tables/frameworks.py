# SPDX-License-Identifier: MIT
"""Frameworks that somebody made, beside those that ship with the application."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from workbench.domain.changes import Changed
from workbench.storage.tables.base import CHANGED, Base, Checksum, Json, Key, Time


class FrameworkRow(Base):
    """A framework with its letters. Marks know dimensions, so nothing refers to it."""

    __tablename__ = "framework"
    __table_args__ = ({"info": {CHANGED: Changed.FRAMEWORKS}},)

    id: Mapped[Key]
    name: Mapped[str]
    title: Mapped[str]
    letters: Mapped[Json]
    """As in the list `letters` of `framework/1`."""
    received: Mapped[int | None]
    """1 where it came with a pack and was not made here."""
    created: Mapped[Time]
    checksum: Mapped[Checksum]
