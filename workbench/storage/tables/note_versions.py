# SPDX-License-Identifier: MIT
"""What notes said before they were changed."""

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


class NoteVersionRow(Base):
    """One earlier state of a mark's note."""

    __tablename__ = "note_version"
    __table_args__ = ({"info": {CHANGED: Changed.ANNOTATIONS}},)

    annotation_id: Mapped[Key] = mapped_column(refers_to("annotation.id"))
    number: Mapped[Position]
    """From 1; the highest is the newest. Numbers of those that were thinned out stay free."""
    made: Mapped[Time]
    """When the note was last written as it is here."""
    kept: Mapped[Time]
    """When something else took its place."""
    document: Mapped[Json]
    """What the note said, by member (`domain.note_versions`); later ones may have more of them."""
    checksum: Mapped[Checksum]
