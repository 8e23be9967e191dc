# SPDX-License-Identifier: MIT
"""The plans of the pack on the desk, and which of them is being worked on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from workbench.domain.enquiries import Enquiry
from workbench.domain.identifiers import EnquiryId, PlanId, new_id
from workbench.domain.plans import Evidence, Plan
from workbench.domain.question_text import same_words

if TYPE_CHECKING:
    from workbench.domain.sources import Pack
    from workbench.ui.services import Services


class PlanShelf(QObject):
    """What is planned; a change shows at once and is kept beside that.

    `keep` has a service keep something, `refuses` tells whether nothing can be changed now.
    """

    leaving = Signal()
    """Another enquiry is going to be worked on: what is typed for this one has to be handed on."""
    changed = Signal()

    def __init__(
        self,
        keep: Callable[[Callable[[Services], Future[Any]]], None],
        refuses: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._keep, self._refuses = keep, refuses
        self.plan: Plan | None = None
        self.plans: tuple[Plan, ...] = ()
        self._is_between = False

    @property
    def enquiry_id(self) -> EnquiryId | None:
        """The enquiry that is worked on, or None."""
        return self.plan.enquiry.id if self.plan else None

    def questions(self, others: Iterable[Enquiry]) -> tuple[Enquiry, ...]:
        """Return the questions of the plans, then those of `others` that no plan answers."""
        found: dict[EnquiryId, Enquiry] = {}
        for each in (*(plan.enquiry for plan in self.plans), *others):
            found.setdefault(each.id, each)
        return tuple(found.values())

    def open(self, plan_id: PlanId) -> None:
        """Work on another plan of the pack."""
        found = next((plan for plan in self.plans if plan.id == plan_id), None)
        if found is not None and found != self.plan:
            self._is_between = False
            self._turn_to(found)
            self.changed.emit()

    def put_aside(self) -> None:
        """Work on no plan, until one is opened or begun."""
        self._is_between = True
        self._turn_to(None)
        self.changed.emit()

    def change(self, plan: Plan, *, merge_key: str | None = None) -> None:
        """Keep a plan as it is now, new or known; changes with one key are undone as one."""
        if self._refuses():
            return
        self._is_between = False
        self._turn_to(plan)
        if plan.id in {each.id for each in self.plans}:
            self.plans = tuple(plan if each.id == plan.id else each for each in self.plans)
        else:
            self.plans = (*self.plans, plan)
        self.changed.emit()
        self._keep(lambda services: services.planning.keep(plan, merge_key=merge_key))

    def begin(self, pack: Pack, enquiries: Sequence[Enquiry], question: str) -> None:
        """Begin a plan for a question about a pack; one of its page is taken as it is known."""
        labels = tuple(source.label for source in pack.sources)
        new = Enquiry(EnquiryId(new_id()), text=question, sources=labels)
        answered = {plan.enquiry.id for plan in self.plans}
        asked = same_words(question)
        known = (each for each in enquiries if each.id not in answered)
        enquiry = next((each for each in known if same_words(each.text) == asked), new)
        self.change(Plan(PlanId(new_id()), pack.id, enquiry))

    def take_out(self, *gone: Evidence) -> None:
        """Show the plans without evidence that is gone."""
        before = self.plan
        self.plans = tuple(plan.without(*gone) for plan in self.plans)
        if before is not None:
            self.plan = before.without(*gone)
        if self.plan != before:
            self.changed.emit()

    def lay_out(self, plan: Plan | None) -> None:
        """Have this plan alone, until the library says what there is; tells nobody."""
        self.plan = plan
        self.plans = (plan,) if plan else ()

    def clear(self) -> None:
        """Have no plans: another library is going to be opened; tells nobody."""
        self.lay_out(None)
        self._is_between = False

    def take_in(self, plans: tuple[Plan, ...]) -> None:
        """Have these plans, the open one as it is among them, or the first; tells nobody."""
        self.plans = plans
        if self._is_between:
            self.plan = None
            return
        open_id = self.plan.id if self.plan else None
        self.plan = next((plan for plan in plans if plan.id == open_id), next(iter(plans), None))

    def _turn_to(self, plan: Plan | None) -> None:
        if (plan.enquiry.id if plan else None) != self.enquiry_id:
            self.leaving.emit()
        self.plan = plan
