# SPDX-License-Identifier: MIT
"""Keep what is written in practice, find it again, and remove it."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.identifiers import AttemptId, OperationId, new_id
from workbench.domain.practising.attempts import Attempt, AttemptSummary

if TYPE_CHECKING:
    from workbench.storage.library import Library
    from workbench.storage.units import UnitOfWork


@dataclass(frozen=True, slots=True)
class KeepAttempt:
    """The edit behind every word of an exam; undo does not reach it."""

    operation: OperationId
    attempt: Attempt
    label: str = "Practice"
    merge_key: str | None = None

    def apply(self, unit: UnitOfWork) -> Attempt:
        """Store the attempt as it is now."""
        unit.attempts.keep(self.attempt)
        return self.attempt


@dataclass(frozen=True, slots=True)
class RemoveAttempt:
    """The edit behind removing an attempt."""

    operation: OperationId
    attempt_id: AttemptId
    label: str = "Remove practice"
    merge_key: str | None = None

    def apply(self, unit: UnitOfWork) -> None:
        """Take the attempt out of the library.

        Raises:
            NotFoundError: there is no such attempt.
        """
        unit.attempts.remove(self.attempt_id)


class PractisingService:
    """Keep, find and remove attempts at papers."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def keep(self, attempt: Attempt) -> Future[Attempt]:
        """Keep an attempt as it is now, new or known."""
        return self._library.perform(KeepAttempt(OperationId(new_id()), attempt))

    def remove(self, attempt_id: AttemptId) -> Future[None]:
        """Remove an attempt; the result raises `NotFoundError` where there is none."""
        return self._library.perform(RemoveAttempt(OperationId(new_id()), attempt_id))

    def attempt(self, attempt_id: AttemptId) -> Attempt | None:
        """Return an attempt, or None where there is no such."""
        return self._library.read(lambda unit: unit.attempts.find(attempt_id)).result()

    def attempts(self) -> tuple[AttemptSummary, ...]:
        """Return all attempts in short, oldest first."""
        return self._library.read(lambda unit: unit.attempts.summaries()).result()
