# SPDX-License-Identifier: MIT
"""What the library is asked to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, TypeVar

from workbench.domain.identifiers import OperationId
from workbench.storage.undo import Action
from workbench.storage.units import UnitOfWork

ResultT_co = TypeVar("ResultT_co", covariant=True)


class Command(Action, Protocol[ResultT_co]):
    """One action of the user, as an immutable value.

    It may be applied several times before it is kept, because a commit that failed is tried again;
    so it holds everything it needs, ids of new things included, and changes nothing but the unit.
    """

    def apply(self, unit: UnitOfWork) -> ResultT_co:
        """Make the change and return what the caller wants to know of it."""


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back the newest step."""

    operation: OperationId
    label: str = "Undo"
    merge_key: str | None = None

    def apply(self, unit: UnitOfWork) -> str:
        """Return the label of the step that was taken back.

        Raises:
            NothingToUndoError: there is none.
        """
        return unit.journal.undo()


@dataclass(frozen=True, slots=True)
class Redo:
    """Do again what was taken back last."""

    operation: OperationId
    label: str = "Redo"
    merge_key: str | None = None

    def apply(self, unit: UnitOfWork) -> str:
        """Return the label of the step that was done again.

        Raises:
            NothingToUndoError: there is none.
        """
        return unit.journal.redo()
