# SPDX-License-Identifier: MIT
"""Questions that students work on."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from workbench.domain.changes import Changed
from workbench.storage.tables.base import CHANGED, Base, Checksum, Json, Key, Time, refers_to


class EnquiryRow(Base):
    """A question with its board's tariff."""

    __tablename__ = "enquiry"
    __table_args__ = (Index(None, "pack_id", "created"), {"info": {CHANGED: Changed.ENQUIRIES}})

    id: Mapped[Key]
    pack_id: Mapped[str] = mapped_column(refers_to("pack.id"))
    text: Mapped[str]
    board: Mapped[str | None]
    question: Mapped[str | None]
    """Key of the board's kind of question."""
    marks: Mapped[int | None]
    minutes: Mapped[int | None]
    words: Mapped[int | None]
    """How long an answer should be, where somebody has said so."""
    levels: Mapped[str | None]
    """The levels of one's own mark scheme, a list of objects as JSON; NULL for none."""
    sources: Mapped[Json]
    """Labels as printed, in the order of the question."""
    confidence: Mapped[float | None]
    """How surely board and question were recognised, 0 to 1; NULL where nothing was guessed."""
    position: Mapped[int | None]
    """The place among the questions that came with a pack, from 0."""
    created: Mapped[Time]
    checksum: Mapped[Checksum]
