# SPDX-License-Identifier: MIT
"""What teachers wrote into plans and answers that came back."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from workbench.domain.changes import Changed
from workbench.storage.tables.base import CHANGED, Base, Checksum, Time, refers_to

_FIRST, _SECOND, _THIRD = -3, -2, -1
"""Where columns stand that each table has before those that both have."""


class SaidColumns:
    """One thing said, where it belongs, and what the student made of it.

    Mark, point and source are no references: a remark is kept when what it is about is gone, and
    finds its place again when that comes back.
    """

    id: Mapped[str] = mapped_column(primary_key=True, sort_order=_FIRST)
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


class RemarkRow(SaidColumns, Base):
    """A remark on a plan."""

    __tablename__ = "remark"
    __table_args__ = (
        Index(None, "plan_id", "hand_in"),
        {"info": {CHANGED: Changed.REMARKS}},
    )

    plan_id: Mapped[str] = mapped_column(refers_to("plan.id"), sort_order=_SECOND)


class AnswerRemarkRow(SaidColumns, Base):
    """A remark on the answer to a question of an attempt at a paper."""

    __tablename__ = "answer_remark"
    __table_args__ = (
        Index(None, "attempt_id"),
        Index(None, "plan_id", "hand_in"),
        {"info": {CHANGED: Changed.REMARKS}},
    )

    attempt_id: Mapped[str] = mapped_column(refers_to("attempt.id"), sort_order=_SECOND)
    plan_id: Mapped[str] = mapped_column(sort_order=_THIRD)
    """The id under which the answer was handed in; there is no such plan."""
    paragraph: Mapped[int | None]
    """The paragraph it is about, from 1."""
