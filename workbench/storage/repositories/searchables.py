# SPDX-License-Identifier: MIT
"""What can be found in a library, and how to see cheaply what of it has changed.

Every row has a checksum of its content. So what an index holds of a library is compared with the
library by keys and checksums alone, whatever happened in between: changes, undo, another version
of a pack, a copy that was put back, a program that was killed.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, select

from workbench.domain.changes import Changed
from workbench.domain.identifiers import AnnotationId, PackId, PlanId
from workbench.domain.searchable import (
    background_documents,
    mark_document,
    plan_document,
    source_document,
)
from workbench.domain.searching import Document, HitKind
from workbench.storage.repositories.annotations import AnnotationRepository
from workbench.storage.repositories.background import background_of
from workbench.storage.repositories.plans import PlanRepository
from workbench.storage.repositories.sources import source_of
from workbench.storage.tables import (
    AnnotationRow,
    BackgroundRow,
    EnquiryRow,
    LibraryRow,
    PackRow,
    PlanRow,
    PointRow,
    SourceRow,
    table_of,
)

_LIBRARY = table_of(LibraryRow)
_PACKS = table_of(PackRow)
_SOURCES = table_of(SourceRow)
_ANNOTATIONS = table_of(AnnotationRow)
_BACKGROUND = table_of(BackgroundRow)
_PLANS = table_of(PlanRow)
_POINTS = table_of(PointRow)
_ENQUIRIES = table_of(EnquiryRow)

_CONCERNS = {
    HitKind.MARK: Changed.ANNOTATIONS | Changed.SOURCES,
    HitKind.SOURCE: Changed.SOURCES,
    HitKind.BACKGROUND: Changed.BACKGROUND,
    HitKind.PLAN: Changed.PLANS | Changed.ENQUIRIES,
}
"""Which changes touch what can be found of a kind; a mark's place depends on its source's."""


@dataclass(frozen=True, slots=True)
class Reached:
    """How far a library has come; two that are equal have the same content.

    `last_edit` tells two copies of one library apart that were both worked on.
    """

    lineage: str
    generation: int
    counter: int
    last_edit: str


@dataclass(frozen=True, slots=True, order=True)
class Unit:
    """What is put into an index as one: a mark, a source, a plan, or a pack's whole background."""

    kind: HitKind
    key: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What there is to be found, without its words: each unit with its pack and a checksum.

    `kinds` are those that were looked at; of others nothing is known. `packs` has all titles.
    """

    reached: Reached
    packs: Mapping[PackId, str]
    kinds: frozenset[HitKind]
    digests: Mapping[Unit, tuple[PackId, str]]


@dataclass(frozen=True, slots=True)
class Filling:
    """What is to stand in an index for one unit."""

    unit: Unit
    pack_id: PackId
    digest: str
    documents: tuple[Document, ...]


class SearchableRepository:
    """Everything in the library that can be found."""

    def __init__(
        self, connection: Connection, annotations: AnnotationRepository, plans: PlanRepository
    ) -> None:
        self._connection = connection
        self._annotations = annotations
        self._plans = plans

    def reached(self) -> Reached:
        """Return how far the library has come."""
        columns = _LIBRARY.c
        row = self._connection.execute(
            select(columns.lineage_id, columns.generation, columns.counter, columns.last_edit)
        ).one()
        return Reached(*row)

    def contents(self, changed: Changed | None = None) -> Contents:
        """Return what there is, only of the kinds that `changed` touches; of all without it."""
        kinds = frozenset(
            kind for kind, concern in _CONCERNS.items() if changed is None or concern & changed
        )
        rows = self._connection.execute(select(_PACKS.c.id, _PACKS.c.title))
        packs = {PackId(key): title for key, title in rows}
        digests: dict[Unit, tuple[PackId, str]] = {}
        for kind in kinds:
            for key, pack_id, digest in self._digests(kind):
                digests[Unit(kind, key)] = (pack_id, digest)
        return Contents(self.reached(), packs, kinds, digests)

    def fillings(self, kind: HitKind, keys: Sequence[str]) -> tuple[Filling, ...]:
        """Return the documents of units; those that are no longer there are left out.

        Args:
            kind: What they are.
            keys: So many at most as one statement takes values, some hundreds.
        """
        digests = {key: (pack, digest) for key, pack, digest in self._digests(kind, keys)}
        documents: dict[str, list[Document]] = defaultdict(list)
        for key, document in self._documents(kind, list(digests)):
            documents[key].append(document)
        return tuple(
            Filling(Unit(kind, key), pack, digest, tuple(documents[key]))
            for key, (pack, digest) in digests.items()
        )

    def _digests(
        self, kind: HitKind, keys: Sequence[str] | None = None
    ) -> Iterator[tuple[str, PackId, str]]:
        """Yield key, pack and checksum of each unit of a kind, or of those with these keys."""
        readers = {
            HitKind.MARK: self._mark_digests,
            HitKind.SOURCE: self._source_digests,
            HitKind.BACKGROUND: self._background_digests,
            HitKind.PLAN: self._plan_digests,
        }
        return readers[kind](keys)

    def _mark_digests(self, keys: Sequence[str] | None) -> Iterator[tuple[str, PackId, str]]:
        for key, pack, checksum, position in self._some(_MARK_DIGESTS, _ANNOTATIONS.c.id, keys):
            yield key, pack, f"{checksum}.{position}"

    def _source_digests(self, keys: Sequence[str] | None) -> Iterator[tuple[str, PackId, str]]:
        yield from self._some(_SOURCE_DIGESTS, _SOURCES.c.id, keys)

    def _background_digests(self, keys: Sequence[str] | None) -> Iterator[tuple[str, PackId, str]]:
        sums: dict[PackId, list[str]] = defaultdict(list)
        for pack, checksum in self._some(_BACKGROUND_DIGESTS, _BACKGROUND.c.pack_id, keys):
            sums[pack].append(checksum)
        for pack, checksums in sums.items():
            yield pack, pack, _digest(checksums)

    def _plan_digests(self, keys: Sequence[str] | None) -> Iterator[tuple[str, PackId, str]]:
        points: dict[str, list[str]] = defaultdict(list)
        for plan, checksum in self._some(_POINT_DIGESTS, _POINTS.c.plan_id, keys):
            points[plan].append(checksum)
        for key, pack, *checksums in self._some(_PLAN_DIGESTS, _PLANS.c.id, keys):
            yield key, pack, _digest([*checksums, *points[key]])

    def _some(
        self, statement: Select[Any], column: ColumnElement[str], keys: Sequence[str] | None
    ) -> list[Any]:
        scoped = statement if keys is None else statement.where(column.in_(keys))
        return list(self._connection.execute(scoped))

    def _documents(self, kind: HitKind, keys: Sequence[str]) -> Iterator[tuple[str, Document]]:
        if kind is HitKind.MARK:
            yield from self._marks(keys)
        elif kind is HitKind.SOURCE:
            rows = self._connection.execute(select(_SOURCES).where(_SOURCES.c.id.in_(keys)))
            for row in rows.mappings():
                source = source_of(dict(row))
                yield source.id, source_document(source, row["pack_id"], row["position"])
        elif kind is HitKind.BACKGROUND:
            for key in keys:
                scope = _BACKGROUND.c.pack_id == key
                statement = select(_BACKGROUND).where(scope).order_by(_BACKGROUND.c.position)
                background = background_of(dict(x) for x in self._rows(statement))
                for document in background_documents(background, PackId(key)):
                    yield key, document
        else:
            for key in keys:
                if plan := self._plans.find(PlanId(key)):
                    yield key, plan_document(plan)

    def _rows(self, statement: Select[Any]) -> list[Any]:
        return list(self._connection.execute(statement).mappings())

    def _marks(self, keys: Sequence[str]) -> Iterator[tuple[str, Document]]:
        statement = (
            select(_ANNOTATIONS.c.id, _SOURCES.c.pack_id, _SOURCES.c.position)
            .join(_SOURCES, _SOURCES.c.id == _ANNOTATIONS.c.source_id)
            .where(_ANNOTATIONS.c.id.in_(keys))
        )
        places = {
            key: (pack, position) for key, pack, position in self._connection.execute(statement)
        }
        for annotation in self._annotations.with_ids([AnnotationId(key) for key in keys]):
            yield annotation.id, mark_document(annotation, *places[annotation.id])


def _digest(checksums: Iterable[str]) -> str:
    return hashlib.sha256(" ".join(checksums).encode()).hexdigest()[:16]


_MARK_DIGESTS = select(
    _ANNOTATIONS.c.id, _SOURCES.c.pack_id, _ANNOTATIONS.c.checksum, _SOURCES.c.position
).join(_SOURCES, _SOURCES.c.id == _ANNOTATIONS.c.source_id)

_SOURCE_DIGESTS = select(_SOURCES.c.id, _SOURCES.c.pack_id, _SOURCES.c.checksum)

_BACKGROUND_DIGESTS = select(_BACKGROUND.c.pack_id, _BACKGROUND.c.checksum).order_by(
    _BACKGROUND.c.pack_id, _BACKGROUND.c.position
)

_PLAN_DIGESTS = select(
    _PLANS.c.id, _PLANS.c.pack_id, _PLANS.c.checksum, _ENQUIRIES.c.checksum
).join(_ENQUIRIES, _ENQUIRIES.c.id == _PLANS.c.enquiry_id)

_POINT_DIGESTS = select(_POINTS.c.plan_id, _POINTS.c.checksum).order_by(
    _POINTS.c.plan_id, _POINTS.c.position
)
