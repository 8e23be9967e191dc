# SPDX-License-Identifier: MIT
"""Questions of the checks that are not asked again."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from workbench.domain.changes import Changed
from workbench.storage.tables.base import CHANGED, Base, Checksum, Key, Time, refers_to


class DismissalRow(Base):
    """What a student has answered with “I meant this”."""

    __tablename__ = "dismissal"
    __table_args__ = ({"info": {CHANGED: Changed.DISMISSALS}},)

    pack_id: Mapped[Key] = mapped_column(refers_to("pack.id"))
    fingerprint: Mapped[Key]
    """Rule, place and words in one; no reference, since other words are another question."""
    rule: Mapped[str]
    question: Mapped[str]
    reason: Mapped[str]
    made: Mapped[Time]
    checksum: Mapped[Checksum]
