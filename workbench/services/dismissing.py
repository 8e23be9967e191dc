# SPDX-License-Identifier: MIT
"""“I meant this”: have a question of the checks not asked again, or asked again after all."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.dismissals import Dismissal
from workbench.domain.identifiers import OperationId, PackId, new_id

if TYPE_CHECKING:
    from workbench.storage.library import Library
    from workbench.storage.units import UnitOfWork


@dataclass(frozen=True, slots=True)
class Dismiss:
    """The edit behind “I meant this”."""

    operation: OperationId
    pack_id: PackId
    dismissal: Dismissal
    label: str = "I meant this"
    merge_key: str | None = None

    def apply(self, unit: UnitOfWork) -> Dismissal:
        """Store the dismissal.

        Raises:
            NotFoundError: there is no such pack.
        """
        unit.packs.require(self.pack_id)
        unit.dismissals.keep_all(self.pack_id, (self.dismissal,))
        return self.dismissal


@dataclass(frozen=True, slots=True)
class AskAgain:
    """The edit behind letting a question be asked again."""

    operation: OperationId
    pack_id: PackId
    fingerprint: str
    label: str = "Ask this again"
    merge_key: str | None = None

    def apply(self, unit: UnitOfWork) -> None:
        """Take the dismissal out of the library."""
        unit.dismissals.remove(self.pack_id, self.fingerprint)


class DismissingService:
    """Dismiss questions of the checks, and take that back."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def dismiss(self, pack_id: PackId, dismissal: Dismissal) -> Future[Dismissal]:
        """Keep that a question is answered with “I meant this”."""
        return self._library.perform(Dismiss(OperationId(new_id()), pack_id, dismissal))

    def ask_again(self, pack_id: PackId, fingerprint: str) -> Future[None]:
        """Let a question that was dismissed be asked again."""
        return self._library.perform(AskAgain(OperationId(new_id()), pack_id, fingerprint))

    def dismissals_of(self, pack_id: PackId) -> tuple[Dismissal, ...]:
        """Return what was dismissed in a pack, oldest first."""
        return self._library.read(lambda unit: unit.dismissals.of_pack(pack_id)).result()
