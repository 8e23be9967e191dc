# SPDX-License-Identifier: MIT
"""What was done: for undo, and so that nothing is done twice."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from workbench.storage.tables.base import Base, Checksum, Json, Key, Time


class UndoStepRow(Base):
    """One action with every row it touched, before and after."""

    __tablename__ = "undo_step"
    __table_args__ = (Index(None, "size", "packs"),)

    number: Mapped[int] = mapped_column(primary_key=True)
    operation: Mapped[str]
    label: Mapped[str]
    """What the menu says after “Undo”."""
    merge_key: Mapped[str | None]
    """Steps with the same key within a few seconds are one, such as the letters of a sentence."""
    made: Mapped[Time]
    packs: Mapped[Json]
    """Ids of the packs whose rows it touched: of each of them the last steps are kept."""
    images: Mapped[bytes]
    """Packed rows, see `undo.py`."""
    size: Mapped[int]
    """Bytes of `images`; indexed with `packs`, so that what goes is found without reading it."""
    checksum: Mapped[Checksum]


class OperationRow(Base):
    """An action that has been kept; sending it again changes nothing."""

    __tablename__ = "operation"

    id: Mapped[Key]
    made: Mapped[Time]
