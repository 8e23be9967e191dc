# SPDX-License-Identifier: MIT
"""What a pack tells besides its sources, as one list of rows in page order."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from workbench.domain.changes import Changed
from workbench.storage.tables.base import CHANGED, Base, Checksum, Json, Key, Position, refers_to


class BackgroundRow(Base):
    """One paragraph, term, fact, card, bullet, event or link, or a heading above some of them.

    A row belongs to the nearest row before it with a smaller depth, so the tree needs no references
    and the rows read from top to bottom are the page.
    """

    __tablename__ = "background_item"
    __table_args__ = (
        CheckConstraint("depth >= 0", name="depth"),
        Index(None, "pack_id", "entry_id"),
        {"info": {CHANGED: Changed.BACKGROUND}},
    )

    pack_id: Mapped[Key] = mapped_column(refers_to("pack.id"))
    position: Mapped[Position]
    depth: Mapped[int]
    kind: Mapped[str]
    """What the row is, see `repositories/background.py`."""
    entry_id: Mapped[str | None]
    """The id by which a plan points here; NULL for what is only structure."""
    heading: Mapped[str | None]
    text: Mapped[str | None]
    extra: Mapped[Json | None]
    """What only this kind has: number of a card, date of an event, target of a link."""
    checksum: Mapped[Checksum]
