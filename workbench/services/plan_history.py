# SPDX-License-Identifier: MIT
"""What a plan said before: kept beside every change, on wish, and taken back."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.identifiers import OperationId, PlanId, new_id
from workbench.domain.plan_versions import (
    EvidenceNames,
    PlanTimes,
    PlanVersion,
    taken_back,
    version_before,
)
from workbench.domain.plans import Plan

if TYPE_CHECKING:
    from workbench.storage.library import Library
    from workbench.storage.units import UnitOfWork


def keep_plan_version(
    unit: UnitOfWork,
    before: Plan,
    after: Plan,
    names: EvidenceNames,
    *,
    is_deliberate: bool = False,
) -> None:
    """Keep what a plan says, as far as that is worth it, before it is changed to `after`.

    Belongs into the command that changes it, so that both are one step of undo.
    """
    version = version_before(
        before,
        after,
        unit.plan_versions.newest_of(before.id),
        names=names,
        times=unit.plans.times_of(before.id) or PlanTimes(unit.now, unit.now),
        now=unit.now,
        is_deliberate=is_deliberate,
    )
    if version is not None:
        unit.plan_versions.add(version)


@dataclass(frozen=True, slots=True)
class KeepPlanVersion:
    """The edit behind keeping what a plan says now as a version, because somebody wants it."""

    operation: OperationId
    plan_id: PlanId
    label: str = "Keep a version of the plan"
    merge_key: str | None = None

    def apply(self, unit: UnitOfWork) -> None:
        """Store the version; where the newest says the same, or there is nothing, none is made.

        Raises:
            NotFoundError: there is no such plan.
        """
        plan = unit.plans.get(self.plan_id)
        keep_plan_version(unit, plan, plan, _names(unit, plan), is_deliberate=True)


@dataclass(frozen=True, slots=True)
class TakeBackPlan:
    """The edit behind making an earlier version of a plan the present one."""

    operation: OperationId
    plan_id: PlanId
    version: PlanVersion
    label: str = "Take back an earlier version of the plan"
    merge_key: str | None = None

    def apply(self, unit: UnitOfWork) -> Plan:
        """Store the plan as it was then, what it says now as a version, and return the plan.

        Evidence whose mark or card is gone is left out.

        Raises:
            NotFoundError: there is no such plan.
        """
        now = unit.plans.get(self.plan_id)
        names = _names(unit, now)
        then = taken_back(now, self.version, names.known())
        keep_plan_version(unit, now, then, names, is_deliberate=True)
        unit.plans.keep(then)
        return then


class PlanHistoryService:
    """See, keep and take back what a plan said before."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def versions_of(self, plan_id: PlanId) -> tuple[PlanVersion, ...]:
        """Return the earlier versions of a plan, the newest first."""
        return self._library.read(lambda unit: unit.plan_versions.of_plan(plan_id)[::-1]).result()

    def keep_now(self, plan_id: PlanId) -> Future[None]:
        """Keep what a plan says now as a version.

        The future raises `NotFoundError` where the plan is gone.
        """
        return self._library.perform(KeepPlanVersion(OperationId(new_id()), plan_id))

    def take_back(self, plan_id: PlanId, version: PlanVersion) -> Future[Plan]:
        """Make an earlier version of a plan the present one; what it says now becomes a version.

        Name and question stay. The future raises `NotFoundError` where the plan is gone.
        """
        return self._library.perform(TakeBackPlan(OperationId(new_id()), plan_id, version))


def _names(unit: UnitOfWork, plan: Plan) -> EvidenceNames:
    pack = unit.packs.get(plan.pack_id)
    return EvidenceNames.in_pack(pack, unit.annotations.of_pack(pack.id))
