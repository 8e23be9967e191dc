# SPDX-License-Identifier: MIT
"""What teachers wrote into plans that came back."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from workbench.domain.changes import Changed
from workbench.storage.tables.base import CHANGED, Base, Checksum, Key, Time, refers_to


class RemarkRow(Base):
    """One thing said, where it belongs, and what the student made of it.

    Mark, point and source are no references: a remark is kept when what it is about is gone, and
    finds its place again when that comes back.
    """

    __tablename__ = "remark"
    __table_args__ = (
        Index(None, "plan_id", "hand_in"),
        {"info": {CHANGED: Changed.REMARKS}},
    )

    id: Mapped[Key]
    plan_id: Mapped[str] = mapped_column(refers_to("plan.id"))
    hand_in: Mapped[str]
    """Which file of the plan it was written into; the same for all copies of that file."""
    key: Mapped[str]
    """What it is told apart by within that file."""
    kind: Mapped[str]
    text: Mapped[str]
    earlier: Mapped[str]
    """What it said before the teacher changed it."""
    author: Mapped[str]
    field: Mapped[str]
    """The field of the form, or in which way words were marked."""
    page: Mapped[int | None]
    words: Mapped[str]
    """The words below it."""
    written: Mapped[Time | None]
    mark_id: Mapped[str | None]
    point_id: Mapped[str | None]
    source_id: Mapped[str | None]
    part: Mapped[str]
    """Or the part of the plan that it is about."""
    received: Mapped[Time]
    taken_away: Mapped[Time | None]
    done: Mapped[Time | None]
    answer: Mapped[str]
    """What the student changed."""
    checksum: Mapped[Checksum]
