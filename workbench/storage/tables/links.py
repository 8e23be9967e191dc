# SPDX-License-Identifier: MIT
"""Links between marks of different sources, and between a mark and background."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from workbench.domain.changes import Changed
from workbench.storage.tables.base import CHANGED, Base, Checksum, Key, Time, refers_to


class LinkRow(Base):
    """One link with its sentence."""

    __tablename__ = "link"
    __table_args__ = (
        Index(None, "pack_id", "created"),
        Index(None, "start_id"),
        Index(None, "end_id"),
        CheckConstraint("(end_id IS NULL) <> (background_id IS NULL)", name="either"),
        CheckConstraint("end_id IS NULL OR end_id <> start_id", name="itself"),
        {"info": {CHANGED: Changed.LINKS}},
    )

    id: Mapped[Key]
    pack_id: Mapped[str] = mapped_column(refers_to("pack.id"))
    start_id: Mapped[str] = mapped_column(refers_to("annotation.id"))
    """The mark it is read from."""
    end_id: Mapped[str | None] = mapped_column(refers_to("annotation.id"))
    """The mark it leads to."""
    background_id: Mapped[str | None]
    """Or the `entry_id` of a row of the same pack that it leads to."""
    kind: Mapped[str]
    sentence: Mapped[str]
    created: Mapped[Time]
    modified: Mapped[Time]
    checksum: Mapped[Checksum]
