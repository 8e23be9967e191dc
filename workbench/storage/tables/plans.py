# SPDX-License-Identifier: MIT
"""Essay plans, their points and what the points rest on."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from workbench.domain.changes import Changed
from workbench.storage.tables.base import (
    CHANGED,
    Base,
    Checksum,
    Key,
    Position,
    Time,
    refers_to,
)


class PlanRow(Base):
    """The plan of one answer."""

    __tablename__ = "plan"
    __table_args__ = (
        Index(None, "pack_id", "created"),
        Index(None, "enquiry_id"),
        {"info": {CHANGED: Changed.PLANS}},
    )

    id: Mapped[Key]
    pack_id: Mapped[str] = mapped_column(refers_to("pack.id"))
    enquiry_id: Mapped[str] = mapped_column(refers_to("enquiry.id"))
    student_name: Mapped[str]
    student_class: Mapped[str]
    student_candidate: Mapped[str]
    student_teacher: Mapped[str]
    claim: Mapped[str]
    judgement: Mapped[str]
    name: Mapped[str | None]
    """What tells it from other plans for its enquiry; NULL for none."""
    created: Mapped[Time]
    modified: Mapped[str | None]
    """When it was last changed, as `created`; NULL for plans from before this was noted."""
    checksum: Mapped[Checksum]


class PointRow(Base):
    """One step of the argument."""

    __tablename__ = "point"
    __table_args__ = ({"info": {CHANGED: Changed.PLANS}},)

    plan_id: Mapped[Key] = mapped_column(refers_to("plan.id"))
    id: Mapped[Key]
    """Unique within its plan only: plans written by hand call their points 1, 2, 3."""
    position: Mapped[int]
    kind: Mapped[str]
    point: Mapped[str]
    explanation: Mapped[str]
    link: Mapped[str]
    checksum: Mapped[Checksum]


class EvidenceRow(Base):
    """What a point rests on: a mark, or a piece of the pack's background."""

    __tablename__ = "evidence"
    __table_args__ = (
        ForeignKeyConstraint(
            ["plan_id", "point_id"],
            ["point.plan_id", "point.id"],
            deferrable=True,
            initially="DEFERRED",
        ),
        Index(None, "annotation_id"),
        CheckConstraint("(annotation_id IS NULL) <> (background_id IS NULL)", name="either"),
        {"info": {CHANGED: Changed.PLANS}},
    )

    plan_id: Mapped[Key]
    point_id: Mapped[Key]
    position: Mapped[Position]
    annotation_id: Mapped[str | None] = mapped_column(refers_to("annotation.id"))
    background_id: Mapped[str | None]
    """The `entry_id` of a row of the plan's pack."""
    checksum: Mapped[Checksum]
