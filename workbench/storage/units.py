# SPDX-License-Identifier: MIT
"""One transaction, with everything a command needs to read and write."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property

from sqlalchemy import Connection

from workbench.domain.changes import Changed
from workbench.storage.engine import raw
from workbench.storage.repositories.annotations import AnnotationRepository
from workbench.storage.repositories.attempts import AttemptRepository
from workbench.storage.repositories.dismissals import DismissalRepository
from workbench.storage.repositories.enquiries import EnquiryRepository
from workbench.storage.repositories.frameworks import FrameworkRepository
from workbench.storage.repositories.links import LinkRepository
from workbench.storage.repositories.note_versions import NoteVersionRepository
from workbench.storage.repositories.packs import PackRepository
from workbench.storage.repositories.plan_versions import PlanVersionRepository
from workbench.storage.repositories.plans import PlanRepository
from workbench.storage.repositories.remarks import RemarkRepository
from workbench.storage.repositories.schedules import ScheduleRepository
from workbench.storage.repositories.searchables import SearchableRepository
from workbench.storage.repositories.set_papers import SetPaperRepository
from workbench.storage.rows import Rows
from workbench.storage.snapshot import image_of
from workbench.storage.undo import UndoJournal


class UnitOfWork:
    """The library as one transaction sees it; used by one thread and for that transaction only."""

    def __init__(self, connection: Connection, now: datetime, *, is_writable: bool = True) -> None:
        self._connection = connection
        self._rows = Rows(connection, is_writable=is_writable)
        self.now = now
        """The time of the action, in UTC."""

    @property
    def changed(self) -> Changed:
        """The kinds of things that were written so far."""
        return self._rows.changed

    def image(self) -> bytes:
        """Return the whole library as the content of a file, checked.

        Raises:
            BackupUnusableError: the content is not what was copied.
            sqlite3.Error: the library could not be read.
        """
        return image_of(raw(self._connection))

    @cached_property
    def packs(self) -> PackRepository:
        """The packs with their sources and background."""
        return PackRepository(self._connection, self._rows, self.now)

    @cached_property
    def annotations(self) -> AnnotationRepository:
        """The marks."""
        return AnnotationRepository(self._connection, self._rows)

    @cached_property
    def note_versions(self) -> NoteVersionRepository:
        """What notes said before."""
        return NoteVersionRepository(self._connection, self._rows)

    @cached_property
    def links(self) -> LinkRepository:
        """The links between marks, and with background."""
        return LinkRepository(self._connection, self._rows)

    @cached_property
    def enquiries(self) -> EnquiryRepository:
        """The questions."""
        return EnquiryRepository(self._connection, self._rows, self.now)

    @cached_property
    def dismissals(self) -> DismissalRepository:
        """The questions that are not asked again."""
        return DismissalRepository(self._connection, self._rows)

    @cached_property
    def plans(self) -> PlanRepository:
        """The plans with their points and evidence."""
        return PlanRepository(self._connection, self._rows, self.now)

    @cached_property
    def plan_versions(self) -> PlanVersionRepository:
        """What plans said before."""
        return PlanVersionRepository(self._connection, self._rows)

    @cached_property
    def remarks(self) -> RemarkRepository:
        """What teachers wrote into plans that came back."""
        return RemarkRepository(self._connection, self._rows)

    @cached_property
    def attempts(self) -> AttemptRepository:
        """The attempts at papers in practice."""
        return AttemptRepository(self._connection, self._rows)

    @cached_property
    def set_papers(self) -> SetPaperRepository:
        """The papers for practice that were set for packs."""
        return SetPaperRepository(self._connection, self._rows)

    @cached_property
    def schedules(self) -> ScheduleRepository:
        """How well flash cards are known."""
        return ScheduleRepository(self._connection, self._rows)

    @cached_property
    def searchables(self) -> SearchableRepository:
        """What of all this can be found."""
        return SearchableRepository(self._connection, self.annotations, self.plans)

    @cached_property
    def frameworks(self) -> FrameworkRepository:
        """The frameworks beside those that ship with the application."""
        return FrameworkRepository(self._connection, self._rows, self.now)

    @cached_property
    def journal(self) -> UndoJournal:
        """What can be undone and redone."""
        return UndoJournal(self._connection, self._rows, self.now)
