# SPDX-License-Identifier: MIT
"""Write the answers of an attempt at a paper: a PDF for each question, as a typed script."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.domain.documents import ExportOptions
from workbench.domain.errors import NotFoundError, OutputUnwritableError, UnreadableFileError
from workbench.domain.identifiers import SourceId
from workbench.domain.practising.attempts import Attempt
from workbench.domain.sources import Source
from workbench.files import unused_name
from workbench.services.exporting import Written, write_file
from workbench.services.framing import framework_in
from workbench.services.practice_documents import (
    AttemptMaterial,
    attempt_document,
    script_material,
)
from workbench.services.preferring import preferences_in
from workbench.services.previewing import Copy, Job, copy_of, export_subject

if TYPE_CHECKING:
    from workbench.storage.library import Library

QUESTION = "question"
"""The stage that a job is told of before each question; “source” and “page” follow for each."""


class ScriptExportingService:
    """Make documents from attempts, and files from those."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def material(self, attempt: Attempt, *, framework_id: str | None = None) -> AttemptMaterial:
        """Return everything the documents of `attempt` are made from, as it is at this moment.

        Without `framework_id` the framework in use says which letters stand on the marks. A picture
        that is gone or damaged is left out.

        Raises:
            NotFoundError: there is no such framework.
        """
        chosen = preferences_in(self._library.folder)
        wanted = framework_id or chosen.framework
        framework = self._library.read(lambda unit: framework_in(unit, wanted)).result()
        pictures = self._pictures(attempt.paper.sources)
        return AttemptMaterial(attempt, framework, pictures, chosen.student, chosen.exam)

    def export_attempt(
        self,
        attempt: Attempt,
        folder: Path,
        options: ExportOptions | None = None,
        *,
        made: datetime,
        job: Job | None = None,
        numbers: Sequence[int] | None = None,
        framework_id: str | None = None,
    ) -> tuple[Written, ...]:
        """Write a PDF for each question of an attempt into `folder`; nothing there is replaced.

        All are made before the first is written, so that whoever stops the job leaves nothing.

        Args:
            attempt: One that is over.
            folder: Where they are written.
            options: What goes in; by default what was chosen for paper in the settings.
            made: The time of export in UTC.
            job: Is told how far it is, and may stop it.
            numbers: The questions, counted from 0; None for all.
            framework_id: Says which letters stand on the marks; None for the one in use.

        Raises:
            AttemptRunningError: the attempt is not over.
            JobStopped: the job was stopped.
            OutputUnwritableError: a file cannot be written, or there is no such folder.
            DiskFullError: there is no room for it.
            NotFoundError: there is no such framework.
        """
        if not folder.is_dir():
            raise OutputUnwritableError(folder.name, "there is no such folder")
        wanted = options or preferences_in(self._library.folder).paper
        material, job = self.material(attempt, framework_id=framework_id), job or Job()
        asked = range(len(attempt.answers)) if numbers is None else numbers
        copies: list[tuple[str, Copy]] = []
        for place, number in enumerate(asked, 1):
            job.reached(QUESTION, place, len(asked))
            name = script_name(material, number, wanted, made)
            copies.append((name, script_copy(material, number, wanted, job, made=made)))
        job.reached(QUESTION, len(asked), len(asked))
        return tuple(
            replace(
                write_file(unused_name(folder / name), copy.data),
                pages=copy.pages,
                unprintable=copy.unprintable,
            )
            for name, copy in copies
        )

    def _pictures(self, sources: Iterable[Source]) -> dict[SourceId, bytes]:
        found = {}
        for source in sources:
            if source.picture is not None and source.picture.file:
                with contextlib.suppress(NotFoundError, UnreadableFileError):
                    found[source.id] = self._library.media.read(source.picture.file)
        return found


def script_copy(
    material: AttemptMaterial, number: int, options: ExportOptions, job: Job, *, made: datetime
) -> Copy:
    """Return the PDF of an answer to a question, counted from 0, as it would be saved.

    `made` is the time of export in UTC.

    Raises:
        AttemptRunningError: the attempt is not over.
        JobStopped: the job was stopped.
    """
    return copy_of(attempt_document(material, number, options=options, made=made), job)


def script_name(
    material: AttemptMaterial, number: int, options: ExportOptions, made: datetime
) -> str:
    """Return what the file of an answer is called, on the day of `made`.

    The number of the question is in it where the paper has several, or where one is printed.

    Raises:
        AttemptRunningError: the attempt is not over.
    """
    made_of = script_material(material, number)
    return export_subject(made_of, made=made, is_by_candidate=options.as_candidate).file_name
