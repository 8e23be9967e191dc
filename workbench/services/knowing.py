# SPDX-License-Identifier: MIT
"""“I know”: keep what a student knows from elsewhere."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.domain.background import DateAnswer, OwnKnowledge
from workbench.domain.errors import UnknownReferenceError
from workbench.domain.identifiers import BackgroundId, OperationId, PackId, new_id

if TYPE_CHECKING:
    from workbench.storage.library import Library
    from workbench.storage.units import UnitOfWork


@dataclass(frozen=True, slots=True)
class KeepKnowledge:
    """The edit behind a card of own knowledge, new or changed."""

    operation: OperationId
    pack_id: PackId
    knowledge: OwnKnowledge
    label: str = "I know"
    merge_key: str | None = None

    def apply(self, unit: UnitOfWork) -> OwnKnowledge:
        """Store the card.

        Raises:
            NotFoundError: there is no such pack.
        """
        background = unit.packs.get(self.pack_id).background
        own = {each.id: each for each in background.own}
        own[self.knowledge.id] = self.knowledge
        unit.packs.update_background(self.pack_id, replace(background, own=tuple(own.values())))
        return self.knowledge


@dataclass(frozen=True, slots=True)
class RemoveKnowledge:
    """The edit behind removing a card of own knowledge, also from the plans that use it."""

    operation: OperationId
    pack_id: PackId
    knowledge_id: BackgroundId
    label: str = "Remove own knowledge"
    merge_key: str | None = None

    def apply(self, unit: UnitOfWork) -> None:
        """Take the card out of the library.

        Raises:
            NotFoundError: there is no such pack.
        """
        background = unit.packs.get(self.pack_id).background
        own = tuple(each for each in background.own if each.id != self.knowledge_id)
        unit.packs.update_background(self.pack_id, replace(background, own=own))


@dataclass(frozen=True, slots=True)
class AnswerDates:
    """The edit behind saying which of two dates one trusts, and why."""

    operation: OperationId
    pack_id: PackId
    answer: DateAnswer
    label: str = "Which date to trust"
    merge_key: str | None = None

    def apply(self, unit: UnitOfWork) -> DateAnswer:
        """Store the answer instead of an earlier one; one that says nothing is taken out.

        Raises:
            NotFoundError: there is no such pack.
            UnknownReferenceError: it is about events that the pack does not have.
        """
        background = unit.packs.get(self.pack_id).background
        known = {each.id for each in background.events}
        for event in self.answer.events:
            if event not in known:
                raise UnknownReferenceError("event", event, "The answer")
        about = set(self.answer.events)
        others = tuple(each for each in background.date_answers if set(each.events) != about)
        says_something = self.answer.trusted is not None or self.answer.why
        answers = (*others, self.answer) if says_something else others
        unit.packs.update_background(self.pack_id, replace(background, date_answers=answers))
        return self.answer


class KnowingService:
    """Keep and remove cards of own knowledge, and what is said about dates."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def keep(
        self, pack_id: PackId, knowledge: OwnKnowledge, *, merge_key: str | None = None
    ) -> Future[OwnKnowledge]:
        """Keep a card as it is now; changes with the same `merge_key` undo as one."""
        operation = OperationId(new_id())
        return self._library.perform(
            KeepKnowledge(operation, pack_id, knowledge, merge_key=merge_key)
        )

    def answer_dates(self, pack_id: PackId, answer: DateAnswer) -> Future[DateAnswer]:
        """Keep which of two dates is trusted, and why."""
        return self._library.perform(AnswerDates(OperationId(new_id()), pack_id, answer))

    def remove(self, pack_id: PackId, knowledge_id: BackgroundId) -> Future[None]:
        """Remove a card."""
        return self._library.perform(RemoveKnowledge(OperationId(new_id()), pack_id, knowledge_id))
