# SPDX-License-Identifier: MIT
"""Change or remove many marks in one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from workbench.domain.annotations import Annotation
from workbench.domain.identifiers import AnnotationId, OperationId, new_id
from workbench.services.note_history import keep_versions

if TYPE_CHECKING:
    from workbench.storage.library import Library
    from workbench.storage.units import UnitOfWork


@dataclass(frozen=True, slots=True)
class ChangeAnnotations:
    """The edit behind changing marks together; all of them or none."""

    operation: OperationId
    annotations: tuple[Annotation, ...]
    label: str = "Change marks"
    merge_key: str | None = None

    def apply(self, unit: UnitOfWork) -> tuple[Annotation, ...]:
        """Store the marks as they are now.

        Raises:
            NotFoundError: one of them is not there.
        """
        keep_versions(unit, self.annotations)
        unit.annotations.update_all(self.annotations)
        return self.annotations


@dataclass(frozen=True, slots=True)
class RemoveAnnotations:
    """The edit behind removing marks together; their numbers are never given again."""

    operation: OperationId
    annotation_ids: tuple[AnnotationId, ...]
    label: str = "Remove marks"
    merge_key: str | None = None

    def apply(self, unit: UnitOfWork) -> None:
        """Take the marks out of the library, and out of the plans that use them.

        Raises:
            NotFoundError: one of them is not there.
        """
        unit.annotations.remove_all(self.annotation_ids)


class RetaggingService:
    """Change or remove many marks in one step."""

    def __init__(self, library: Library, *, clock: Callable[[], datetime] | None = None) -> None:
        self._library = library
        self._clock = clock or (lambda: datetime.now(UTC))

    def change(self, annotations: Sequence[Annotation]) -> Future[tuple[Annotation, ...]]:
        """Keep these marks as they are now; the future raises `NotFoundError` where one is gone."""
        now = self._clock()
        changed = tuple(replace(each, modified=now) for each in annotations)
        label = f"Change {_named(changed)}"
        return self._library.perform(ChangeAnnotations(OperationId(new_id()), changed, label=label))

    def remove(self, annotations: Sequence[Annotation]) -> Future[None]:
        """Remove these marks; the future raises `NotFoundError` where one is gone."""
        ids = tuple(each.id for each in annotations)
        label = f"Remove {_named(annotations)}"
        return self._library.perform(RemoveAnnotations(OperationId(new_id()), ids, label=label))


def _named(annotations: Sequence[Annotation]) -> str:
    return annotations[0].short_id if len(annotations) == 1 else f"{len(annotations)} marks"
