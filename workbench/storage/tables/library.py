# SPDX-License-Identifier: MIT
"""The one row about the library itself."""

from __future__ import annotations

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workbench.storage.tables.base import Base, Time


class LibraryRow(Base):
    """Which library this is and how far it has come."""

    __tablename__ = "library_meta"
    __table_args__ = (CheckConstraint("id = 1", name="only_row"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    lineage_id: Mapped[str]
    """The same in all copies of one library, different in any two libraries."""
    generation: Mapped[int]
    """Goes up when a copy was put back, because what follows is later than all that was before."""
    counter: Mapped[int]
    """Goes up with every action; with `generation` it orders copies, since school clocks cannot."""
    undo_position: Mapped[int]
    """Number of the newest step that is in force; the steps after it can be redone."""
    owner: Mapped[str]
    created: Mapped[Time]
    last_edit: Mapped[Time]
