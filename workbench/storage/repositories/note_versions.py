# SPDX-License-Identifier: MIT
"""Earlier states of notes as rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from workbench.domain.identifiers import AnnotationId, PackId
from workbench.domain.note_versions import MOST, NoteVersion, thinned
from workbench.storage import values
from workbench.storage.rows import Rows
from workbench.storage.tables import AnnotationRow, NoteVersionRow, SourceRow, table_of

_VERSIONS = table_of(NoteVersionRow)
_ANNOTATIONS = table_of(AnnotationRow)
_SOURCES = table_of(SourceRow)

_AT_ONCE = 500
"""Notes that one statement asks for; SQLite takes a bounded number of values."""


class NoteVersionRepository:
    """What notes said before they were changed."""

    def __init__(self, connection: Connection, rows: Rows) -> None:
        self._connection = connection
        self._rows = rows

    def of_annotation(self, annotation_id: AnnotationId) -> tuple[NoteVersion, ...]:
        """Return the versions of a note, oldest first."""
        return self._versions(_SELECT.where(_VERSIONS.c.annotation_id == annotation_id))

    def of_pack(self, pack_id: PackId) -> tuple[NoteVersion, ...]:
        """Return the versions of all notes of a pack."""
        return self._versions(
            _SELECT.join(_ANNOTATIONS, _ANNOTATIONS.c.id == _VERSIONS.c.annotation_id)
            .join(_SOURCES, _SOURCES.c.id == _ANNOTATIONS.c.source_id)
            .where(_SOURCES.c.pack_id == pack_id)
        )

    def newest_of(self, annotation_ids: Sequence[AnnotationId]) -> dict[AnnotationId, NoteVersion]:
        """Return the newest version of each of these notes that has any."""
        found: dict[AnnotationId, NoteVersion] = {}
        for start in range(0, len(annotation_ids), _AT_ONCE):
            scope = _VERSIONS.c.annotation_id.in_(annotation_ids[start : start + _AT_ONCE])
            versions = self._versions(_SELECT.where(scope, _VERSIONS.c.number == _NEWEST))
            found.update((each.annotation_id, each) for each in versions)
        return found

    def add(self, version: NoteVersion) -> None:
        """Keep a version; where a note has too many, older ones are thinned out."""
        scope = _VERSIONS.c.annotation_id == version.annotation_id
        versions = (*self.of_annotation(version.annotation_id), version)
        self._rows.replace(_VERSIONS, scope, map(_row_of, thinned(versions)))

    def add_newest(self, versions: Sequence[NoteVersion]) -> None:
        """Keep versions of different notes; where one has too many, older ones are thinned out."""
        full = self._full([each.annotation_id for each in versions])
        self.add_all(each for each in versions if each.annotation_id not in full)
        for version in versions:
            if version.annotation_id in full:
                self.add(version)

    def add_all(self, versions: Iterable[NoteVersion]) -> None:
        """Keep versions as they are, of notes that have room for them."""
        self._rows.insert(_VERSIONS, map(_row_of, versions))

    def _full(self, annotation_ids: Sequence[AnnotationId]) -> set[AnnotationId]:
        """Return those of these notes that have as many versions as are kept of one."""
        found: set[AnnotationId] = set()
        for start in range(0, len(annotation_ids), _AT_ONCE):
            scope = _VERSIONS.c.annotation_id.in_(annotation_ids[start : start + _AT_ONCE])
            found.update(self._connection.scalars(_FULL.where(scope)))
        return found

    def _versions(self, statement: Select[Any]) -> tuple[NoteVersion, ...]:
        ordered = statement.order_by(_VERSIONS.c.annotation_id, _VERSIONS.c.number)
        return tuple(map(_version_of, self._connection.execute(ordered)))


def remove_versions(rows: Rows, scope: ColumnElement[bool]) -> None:
    """Delete the versions of the notes in `scope`, a condition on `annotation`.

    To be called before the notes themselves are deleted.
    """
    ids = select(_ANNOTATIONS.c.id).where(scope)
    rows.delete(_VERSIONS, _VERSIONS.c.annotation_id.in_(ids))


def _row_of(version: NoteVersion) -> values.Row:
    return {
        "annotation_id": version.annotation_id,
        "number": version.number,
        "made": values.time_to_text(version.made),
        "kept": values.time_to_text(version.kept),
        "document": values.json_to_text(dict(version.document)),
    }


def _version_of(row: Sequence[Any]) -> NoteVersion:
    annotation_id, number, made, kept, document = row
    return NoteVersion(
        AnnotationId(annotation_id),
        number,
        values.time_from_text(made),
        values.time_from_text(kept),
        values.json_from_text(document),
    )


_SELECT: Select[Any] = select(
    _VERSIONS.c.annotation_id,
    _VERSIONS.c.number,
    _VERSIONS.c.made,
    _VERSIONS.c.kept,
    _VERSIONS.c.document,
)
_FULL: Select[Any] = (
    select(_VERSIONS.c.annotation_id)
    .group_by(_VERSIONS.c.annotation_id)
    .having(func.count() >= MOST)
)
_OTHER = _VERSIONS.alias()
_NEWEST = (
    select(func.max(_OTHER.c.number))
    .where(_OTHER.c.annotation_id == _VERSIONS.c.annotation_id)
    .scalar_subquery()
)
