# SPDX-License-Identifier: MIT
"""Students' marks and the running numbers of their short ids."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workbench.domain.changes import Changed
from workbench.storage.tables.base import CHANGED, Base, Checksum, Json, Key, Time, refers_to


class AnnotationRow(Base):
    """One mark with its note."""

    __tablename__ = "annotation"
    __table_args__ = (
        UniqueConstraint("source_id", "short_id"),
        CheckConstraint(
            "(part IN ('source', 'picture')) = (start_offset IS NULL AND was IS NULL) "
            "AND (part = 'picture') = (region IS NOT NULL) "
            "AND (start_offset IS NULL) = (end_offset IS NULL) "
            "AND (start_offset IS NULL) = (exact IS NULL) "
            "AND (start_offset IS NULL OR 0 <= start_offset AND start_offset < end_offset)",
            name="span",
        ),
        {"info": {CHANGED: Changed.ANNOTATIONS}},
    )

    id: Mapped[Key]
    source_id: Mapped[str] = mapped_column(refers_to("source.id"))
    short_id: Mapped[str]
    part: Mapped[str]
    """`body`, `attribution`, `picture` or `source`.

    The last two have no span, nor has a mark without a place.
    """
    start_offset: Mapped[int | None]
    """First code point of the marked words."""
    end_offset: Mapped[int | None]
    """The code point after the marked words."""
    exact: Mapped[str | None]
    """The marked words, so that lists need not load the text."""
    prefix: Mapped[str | None]
    suffix: Mapped[str | None]
    was: Mapped[Json | None]
    """What was marked, while the place is in doubt or lost: span, words and context, as above."""
    region: Mapped[Json | None]
    """The part of a picture: its shape and its spots, in fractions of the picture."""
    dimension: Mapped[str]
    feature: Mapped[str]
    inference: Mapped[str]
    so_what: Mapped[str]
    direction: Mapped[str | None]
    weight: Mapped[str | None]
    enquiry_id: Mapped[str | None]
    """No reference: a mark may come from a library whose enquiry is not here."""
    readings: Mapped[Json | None]
    """What it means for other enquiries, a list of objects; NULL for none."""
    created: Mapped[Time]
    modified: Mapped[Time]
    foreign_members: Mapped[Json | None]
    """Members of a Web Annotation that are not ours; NULL for none."""
    checksum: Mapped[Checksum]


class RunningNumberRow(Base):
    """The last number given to a mark of a source.

    It takes no part in undo and outlives its source, which undo may bring back: a number that was
    ever read out in class never names another mark.
    """

    __tablename__ = "running_number"

    source_id: Mapped[Key]
    last_number: Mapped[int]
