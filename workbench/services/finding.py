# SPDX-License-Identifier: MIT
"""Find packs and plans by what people call them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.errors import AmbiguousNameError, NotFoundError
from workbench.domain.identifiers import PackId, PlanId
from workbench.domain.plans import Plan
from workbench.domain.sources import Pack

if TYPE_CHECKING:
    from workbench.storage.library import Library
    from workbench.storage.repositories.packs import PackSummary


class FindingService:
    """Look things up in a library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def packs(self) -> tuple[PackSummary, ...]:
        """Return all packs in short, oldest first."""
        return self._library.read(lambda unit: unit.packs.summaries()).result()

    def pack(self, name: str) -> Pack:
        """Return the pack with this id or this title; capitals do not matter in a title.

        Raises:
            NotFoundError: there is none.
            AmbiguousNameError: the title fits several.
        """
        summaries = self.packs()
        ids = [each.id for each in summaries if each.id == name] or [
            each.id for each in summaries if each.title.casefold() == name.casefold()
        ]
        if not ids:
            raise NotFoundError("pack", name)
        if len(ids) > 1:
            raise AmbiguousNameError("pack", name, tuple(ids))
        return self._library.read(lambda unit: unit.packs.get(PackId(ids[0]))).result()

    def plan(self, plan_id: str) -> Plan:
        """Return the plan with this id.

        Raises:
            NotFoundError: there is none.
        """
        plan = self._library.read(lambda unit: unit.plans.find(PlanId(plan_id))).result()
        if plan is None:
            raise NotFoundError("plan", plan_id)
        return plan
