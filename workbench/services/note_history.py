# SPDX-License-Identifier: MIT
"""What a note said before: kept beside every change, and taken back."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from workbench.domain.annotations import Annotation
from workbench.domain.identifiers import AnnotationId, OperationId, new_id
from workbench.domain.note_versions import NoteVersion, taken_back, version_before

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.storage.library import Library
    from workbench.storage.units import UnitOfWork


def keep_versions(
    unit: UnitOfWork, changed: Sequence[Annotation], *, is_deliberate: bool = False
) -> None:
    """Keep what notes said, as far as that is worth it, before they are changed to `changed`.

    Belongs into the command that changes them, so that both are one step of undo.

    Args:
        unit: The transaction of the command.
        changed: The notes as they are going to be; all of them are there.
        is_deliberate: Somebody exchanges the whole note, so that what it said is kept in any case.

    Raises:
        NotFoundError: one of the marks is not there.
    """
    ids = [each.id for each in changed]
    newest = unit.note_versions.newest_of(ids)
    versions = [
        version_before(
            before, after, newest.get(before.id), now=unit.now, is_deliberate=is_deliberate
        )
        for before, after in zip(unit.annotations.with_ids(ids), changed, strict=True)
    ]
    unit.note_versions.add_newest([each for each in versions if each is not None])


@dataclass(frozen=True, slots=True)
class TakeBackVersion:
    """The edit behind making an earlier version of a note the present one."""

    operation: OperationId
    annotation_id: AnnotationId
    version: NoteVersion
    modified: datetime
    label: str = "Take back an earlier version"
    merge_key: str | None = None

    def apply(self, unit: UnitOfWork) -> Annotation:
        """Store the note as it said then, what it says now as a version, and return the note.

        Raises:
            NotFoundError: there is no such mark.
        """
        (now,) = unit.annotations.with_ids((self.annotation_id,))
        then = replace(taken_back(now, self.version), modified=self.modified)
        keep_versions(unit, (then,), is_deliberate=True)
        unit.annotations.update(then)
        return then


class NoteHistoryService:
    """See and take back what a note said before."""

    def __init__(self, library: Library, *, clock: Callable[[], datetime] | None = None) -> None:
        self._library = library
        self._clock = clock or (lambda: datetime.now(UTC))

    def versions_of(self, annotation_id: AnnotationId) -> tuple[NoteVersion, ...]:
        """Return the earlier versions of a note, the newest first."""
        return self._library.read(
            lambda unit: unit.note_versions.of_annotation(annotation_id)[::-1]
        ).result()

    def take_back(self, annotation: Annotation, version: NoteVersion) -> Future[Annotation]:
        """Make an earlier version of a note the present one; what it says now becomes a version.

        The mark stays on the words it is on. The future raises `NotFoundError` where the mark is
        gone.
        """
        label = f"Take back an earlier version of {annotation.short_id}"
        return self._library.perform(
            TakeBackVersion(
                OperationId(new_id()), annotation.id, version, self._clock(), label=label
            )
        )
