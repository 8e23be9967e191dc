# SPDX-License-Identifier: MIT
"""Sources with their labels, words and provenance."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from workbench.domain.changes import Changed
from workbench.storage.tables.base import CHANGED, Base, Checksum, Json, Key, refers_to


class SourceRow(Base):
    """One item of evidence."""

    __tablename__ = "source"
    __table_args__ = (
        Index(None, "pack_id", "position"),
        CheckConstraint(
            "(picture_alt IS NULL) = (picture_missing IS NULL) "
            "AND (picture_file IS NULL OR picture_alt IS NOT NULL)",
            name="picture",
        ),
        {"info": {CHANGED: Changed.SOURCES}},
    )

    id: Mapped[Key]
    pack_id: Mapped[str] = mapped_column(refers_to("pack.id"))
    position: Mapped[int]
    """The place among the sources of the pack, from 0."""
    page_order: Mapped[int]
    """The place on the page, from 1."""
    label: Mapped[str]
    kind: Mapped[str]
    heading: Mapped[str]
    title: Mapped[str | None]
    body: Mapped[str | None]
    picture_file: Mapped[str | None]
    picture_alt: Mapped[str | None]
    picture_missing: Mapped[int | None]
    """1 where a picture was spoken of but not brought in; NULL where there is none at all."""
    picture_original: Mapped[str | None]
    """The picture before it was made smaller, where it was."""
    attribution: Mapped[str | None]
    author_note: Mapped[str | None]
    glosses: Mapped[Json]
    """A list of pairs: the mark in the text and its explanation."""
    provenance: Mapped[Json]
    """What was worked out of the attribution, with the confidence of each field."""
    confidence: Mapped[Json]
    interpretation_note: Mapped[str | None]
    withdrawn: Mapped[int | None]
    """1 where a newer version of the pack no longer has it; NULL where it is in the pack."""
    checksum: Mapped[Checksum]
