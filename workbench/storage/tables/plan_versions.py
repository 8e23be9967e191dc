# SPDX-License-Identifier: MIT
"""What plans said before they were changed."""

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


class PlanVersionRow(Base):
    """One earlier state of a plan."""

    __tablename__ = "plan_version"
    __table_args__ = ({"info": {CHANGED: Changed.PLANS}},)

    plan_id: Mapped[Key] = mapped_column(refers_to("plan.id"))
    number: Mapped[Position]
    """From 1; the highest is the newest. Numbers of those that were thinned out stay free."""
    made: Mapped[Time]
    """When the plan was last written as it is here."""
    kept: Mapped[Time]
    """When it was put down here: as a rule when something else took its place."""
    document: Mapped[Json]
    """What the plan said (`domain.plan_versions`); later ones may have more members."""
    checksum: Mapped[Checksum]
