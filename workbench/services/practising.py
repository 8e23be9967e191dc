# SPDX-License-Identifier: MIT
"""Keep what is written in practice, find it again, and remove it."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.domain.answer_remarks import teacher_judgements
from workbench.domain.identifiers import AttemptId, OperationId, PackId, PaperId, new_id
from workbench.domain.practising.attempts import Attempt, AttemptSummary, Conditions
from workbench.domain.practising.setting import SetPaper
from workbench.domain.sources import Pack

_LOOKED_AT = 200
"""Attempts that count for progress: older ones tell nothing of today."""

if TYPE_CHECKING:
    from workbench.domain.practising.progress import Progress
    from workbench.domain.remarks import Remark
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


@dataclass(frozen=True, slots=True)
class SetPapers:
    """The edit behind setting a paper for a pack: all papers it has from now on."""

    operation: OperationId
    pack_id: PackId
    paper: SetPaper
    label: str = "Set a paper"
    merge_key: str | None = None

    def apply(self, unit: UnitOfWork) -> SetPaper:
        """Store the paper behind those that are set already.

        Raises:
            NotFoundError: there is no such pack.
        """
        pack = unit.packs.get(self.pack_id)
        others = (each for each in unit.set_papers.of_pack(pack) if each.id != self.paper.id)
        unit.set_papers.keep_all(pack, (*others, self.paper))
        return self.paper


@dataclass(frozen=True, slots=True)
class RemovePaper:
    """The edit behind removing a paper; attempts at it stay."""

    operation: OperationId
    pack_id: PackId
    paper_id: PaperId
    label: str = "Remove paper"
    merge_key: str | None = None

    def apply(self, unit: UnitOfWork) -> None:
        """Take the paper out of the pack.

        Raises:
            NotFoundError: there is no such paper.
        """
        unit.set_papers.remove(self.pack_id, self.paper_id)


class PractisingService:
    """Keep, find and remove attempts at papers, and papers that are set."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def keep(self, attempt: Attempt) -> Future[Attempt]:
        """Keep an attempt as it is now, new or known."""
        return self._library.perform(KeepAttempt(OperationId(new_id()), attempt))

    def remove(self, attempt_id: AttemptId) -> Future[None]:
        """Remove an attempt; the result raises `NotFoundError` where there is none."""
        return self._library.perform(RemoveAttempt(OperationId(new_id()), attempt_id))

    def set_paper(self, pack_id: PackId, paper: SetPaper) -> Future[SetPaper]:
        """Set a paper for a pack; it goes along when the pack is handed on."""
        return self._library.perform(SetPapers(OperationId(new_id()), pack_id, paper))

    def remove_paper(self, pack_id: PackId, paper_id: PaperId) -> Future[None]:
        """Remove a paper; the result raises `NotFoundError` where there is none."""
        return self._library.perform(RemovePaper(OperationId(new_id()), pack_id, paper_id))

    def papers_of(self, pack: Pack) -> tuple[SetPaper, ...]:
        """Return the papers that are set for a pack, in their order."""
        return self._library.read(lambda unit: unit.set_papers.of_pack(pack)).result()

    def attempt(self, attempt_id: AttemptId) -> Attempt | None:
        """Return an attempt, or None where there is no such."""
        return self._library.read(lambda unit: unit.attempts.find(attempt_id)).result()

    def last_conditions(self) -> Conditions | None:
        """Return how the newest attempt was sat, or None where there is none."""
        newest = self._library.read(lambda unit: unit.attempts.newest(1)).result()
        return newest[0].conditions if newest else None

    def progress(self) -> Progress:
        """Return what the newest attempts tell together, with the marks of teachers."""
        from workbench.domain.practising.progress import progress_of

        def ask(unit: UnitOfWork) -> tuple[tuple[Attempt, ...], tuple[Remark, ...]]:
            return unit.attempts.newest(_LOOKED_AT), unit.remarks.judging_answers()

        attempts, judging = self._library.read(ask).result()
        judged = teacher_judgements(judging)
        marks = {key: each.mark for key, each in judged.items() if each.mark is not None}
        return progress_of(attempts, marks)

    def attempts(self) -> tuple[AttemptSummary, ...]:
        """Return all attempts in short, oldest first."""
        return self._library.read(_summaries).result()


def _summaries(unit: UnitOfWork) -> tuple[AttemptSummary, ...]:
    with_remarks = unit.remarks.attempts()
    marks: dict[AttemptId | None, list[int]] = {}
    for each in teacher_judgements(unit.remarks.judging_answers()).values():
        if each.mark is not None:
            marks.setdefault(each.attempt_id, []).append(each.mark)

    def teacher_mark(summary: AttemptSummary) -> int | None:
        given = marks.get(summary.id, ())
        return sum(given) if given and len(given) == len(summary.kinds) else None

    return tuple(
        replace(each, teacher_mark=teacher_mark(each), has_remarks=each.id in with_remarks)
        for each in unit.attempts.summaries()
    )
