# SPDX-License-Identifier: MIT
"""What can be put beside a plan: its versions as they were, and the other plans of the pack."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workbench.domain.plan_comparing import NamedPlan
from workbench.domain.plan_versions import EvidenceNames, PlanVersion, names_in, plan_in
from workbench.domain.plans import Plan, names_of_plans
from workbench.ui.library.wording import plan_in_words
from workbench.ui.versions.plan_wording import PlanState
from workbench.ui.widgets.moments import here_and_now, moment_in_words

if TYPE_CHECKING:
    from workbench.ui.desk import Desk


class PlanStates:
    """States of plans with the words of their evidence, as it lies on the desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        entries = desk.pack.background.entries() if desk.pack else ()
        self._words = EvidenceNames(desk.marks(), entries)
        self._names = names_of_plans(desk.plans)

    def now(self, plan: Plan) -> PlanState:
        """Return a plan as it is now."""
        return PlanState(self._name(plan), plan_in_words(plan), self._said(plan))

    def beside(self, plan: Plan, versions: Sequence[PlanVersion]) -> tuple[PlanState, ...]:
        """Return the versions of a plan, then the other plans, those for its question first."""
        others = (each for each in self._desk.plans if each.id != plan.id)
        ordered = sorted(others, key=lambda each: each.enquiry.id != plan.enquiry.id)
        return (
            *(self._then(each, plan) for each in versions),
            *(self._other(each, plan) for each in ordered),
        )

    def _then(self, version: PlanVersion, plan: Plan) -> PlanState:
        then = plan_in(plan, version.document)
        said = NamedPlan(then, names_in(version.document))
        name = moment_in_words(version.made, here_and_now())
        return PlanState(name, plan_in_words(then), said, version=version)

    def _other(self, other: Plan, plan: Plan) -> PlanState:
        is_other = other.enquiry.id != plan.enquiry.id
        detail = other.enquiry.text if is_other else plan_in_words(other)
        return PlanState(self._name(other), detail, self._said(other), plan_id=other.id)

    def _said(self, plan: Plan) -> NamedPlan:
        return NamedPlan(plan, {each: self._words.of(each) for _, each in plan.evidence()})

    def _name(self, plan: Plan) -> str:
        return self._names.get(plan.id, plan.name)
