# SPDX-License-Identifier: MIT
"""Packs as rows, with everything that belongs to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, Table, func, select

from workbench.domain.background import Background
from workbench.domain.errors import NotFoundError
from workbench.domain.identifiers import PackId, SourceId
from workbench.domain.refusals import ReceivedPackError
from workbench.domain.sources import LeftOver, Pack, Question, Source
from workbench.storage import values
from workbench.storage.checking import CHECKSUM
from workbench.storage.repositories.annotations import remove_annotations
from workbench.storage.repositories.background import background_of, background_rows
from workbench.storage.repositories.plan_versions import remove_plan_versions
from workbench.storage.repositories.schedules import remove_schedules
from workbench.storage.repositories.sources import source_of, source_row
from workbench.storage.rows import Rows
from workbench.storage.tables import (
    AnnotationRow,
    BackgroundRow,
    DismissalRow,
    EnquiryRow,
    EvidenceRow,
    LeftOverRow,
    LinkRow,
    PackRow,
    PlanRow,
    PointRow,
    QuestionRow,
    RemarkRow,
    SetPaperRow,
    SourceRow,
    table_of,
)

_PACKS = table_of(PackRow)
_SOURCES = table_of(SourceRow)
_BACKGROUND = table_of(BackgroundRow)
_QUESTIONS = table_of(QuestionRow)
_LEFT_OVER = table_of(LeftOverRow)
_ANNOTATIONS = table_of(AnnotationRow)
_DISMISSALS = table_of(DismissalRow)
_ENQUIRIES = table_of(EnquiryRow)
_PLANS = table_of(PlanRow)
_POINTS = table_of(PointRow)
_EVIDENCE = table_of(EvidenceRow)
_LINKS = table_of(LinkRow)
_REMARKS = table_of(RemarkRow)
_SET_PAPERS = table_of(SetPaperRow)

_OF_A_PACK = (
    *(_PLANS, _ENQUIRIES, _DISMISSALS, _SET_PAPERS, _LEFT_OVER, _QUESTIONS, _BACKGROUND),
    _SOURCES,
)
"""What goes with a pack, whatever refers to something else before that."""


@dataclass(frozen=True, slots=True)
class PackSummary:
    """A pack in a list: how much there is in it and when it was brought in (UTC)."""

    id: PackId
    title: str
    origin: str | None
    created: datetime
    sources: int
    annotations: int
    plans: int


class PackRepository:
    """The packs."""

    def __init__(self, connection: Connection, rows: Rows, now: datetime) -> None:
        self._connection = connection
        self._rows = rows
        self._now = now

    def add(self, pack: Pack) -> None:
        """Keep a new pack."""
        self._rows.insert(_PACKS, (_pack_row(pack, values.time_to_text(self._now)),))
        for table, rows in _parts(pack):
            self._rows.insert(table, rows)

    def update(self, pack: Pack) -> None:
        """Keep a pack as it is now; marks and plans of sources that stay are not touched.

        Raises:
            NotFoundError: there is no such pack.
        """
        created = self._connection.scalar(select(_PACKS.c.created).where(_PACKS.c.id == pack.id))
        if created is None:
            raise NotFoundError("pack", pack.id)
        kept = [source.id for source in pack.sources]
        gone = select(_SOURCES.c.id).where(
            _SOURCES.c.pack_id == pack.id, _SOURCES.c.id.not_in(kept)
        )
        remove_annotations(self._rows, _ANNOTATIONS.c.source_id.in_(gone))
        self._rows.replace(_PACKS, _PACKS.c.id == pack.id, (_pack_row(pack, created),))
        self._remove_links_beside(pack.id, background_rows(pack.id, pack.background))
        for table, rows in _parts(pack):
            self._rows.replace(table, table.c.pack_id == pack.id, rows)

    def remove(self, pack_id: PackId) -> None:
        """Remove a pack with all that belongs to it: sources, background, marks, plans, cards.

        Raises:
            NotFoundError: there is no such pack.
        """
        self.require(pack_id)
        plans = select(_PLANS.c.id).where(_PLANS.c.pack_id == pack_id)
        self._rows.delete(_REMARKS, _REMARKS.c.plan_id.in_(plans))
        remove_plan_versions(self._rows, _PLANS.c.pack_id == pack_id)
        self._rows.delete(_EVIDENCE, _EVIDENCE.c.plan_id.in_(plans))
        self._rows.delete(_POINTS, _POINTS.c.plan_id.in_(plans))
        sources = select(_SOURCES.c.id).where(_SOURCES.c.pack_id == pack_id)
        remove_annotations(self._rows, _ANNOTATIONS.c.source_id.in_(sources))
        remove_schedules(self._rows, pack_id)
        for table in _OF_A_PACK:
            self._rows.delete(table, table.c.pack_id == pack_id)
        self._rows.delete(_PACKS, _PACKS.c.id == pack_id)

    def find(self, pack_id: PackId) -> Pack | None:
        """Return the pack with this id, or None."""
        pack = self._connection.execute(select(_PACKS).where(_PACKS.c.id == pack_id)).first()
        if pack is None:
            return None
        return Pack(
            id=pack_id,
            title=pack.title,
            origin=pack.origin,
            sources=tuple(map(source_of, self._parts_of(_SOURCES, pack_id))),
            background=background_of(self._parts_of(_BACKGROUND, pack_id)),
            questions=tuple(
                Question(row["text"], row["marks"]) for row in self._parts_of(_QUESTIONS, pack_id)
            ),
            left_over=tuple(
                LeftOver(row["text"], row["why"]) for row in self._parts_of(_LEFT_OVER, pack_id)
            ),
            warnings=tuple(values.json_from_text(pack.warnings)),
            version=pack.version or 0,
            is_received=bool(pack.received),
        )

    def get(self, pack_id: PackId) -> Pack:
        """Return the pack with this id.

        Raises:
            NotFoundError: there is no such pack.
        """
        pack = self.find(pack_id)
        if pack is None:
            raise NotFoundError("pack", pack_id)
        return pack

    def require(self, pack_id: PackId) -> None:
        """Return if there is a pack with this id.

        Raises:
            NotFoundError: there is none.
        """
        statement = select(_PACKS.c.id).where(_PACKS.c.id == pack_id)
        if self._connection.execute(statement).first() is None:
            raise NotFoundError("pack", pack_id)

    def summaries(self) -> tuple[PackSummary, ...]:
        """Return all packs in short, oldest first."""
        return tuple(
            PackSummary(
                id=row.id,
                title=row.title,
                origin=row.origin,
                created=values.time_from_text(row.created),
                sources=row.sources,
                annotations=row.annotations,
                plans=row.plans,
            )
            for row in self._connection.execute(_SUMMARIES)
        )

    def has_source(self, source_id: SourceId) -> bool:
        """Tell whether any pack has a source with this id."""
        found = self._connection.execute(select(_SOURCES.c.id).where(_SOURCES.c.id == source_id))
        return found.first() is not None

    def source(self, source_id: SourceId) -> Source:
        """Return the source with this id.

        Raises:
            NotFoundError: there is no such source.
        """
        return source_of(self._source_row(source_id))

    def require_own(self, pack_id: PackId) -> None:
        """Refuse to change the content of a pack that came from somebody else.

        Raises:
            ReceivedPackError: it did.
            NotFoundError: there is no such pack.
        """
        row = self._pack_row(pack_id)
        if row["received"]:
            raise ReceivedPackError(row["title"])

    def note_change(self, pack_id: PackId) -> None:
        """Count a change of what is handed on; a pack of somebody else keeps its version.

        Raises:
            NotFoundError: there is no such pack.
        """
        row = self._pack_row(pack_id)
        if not row["received"]:
            changed = {**row, "version": (row["version"] or 0) + 1}
            changed.pop(CHECKSUM)
            self._rows.replace(_PACKS, _PACKS.c.id == pack_id, (changed,))

    def pack_of(self, source_id: SourceId) -> PackId:
        """Return the pack that a source is in.

        Raises:
            NotFoundError: there is no such source.
        """
        return PackId(self._source_row(source_id)["pack_id"])

    def update_source(self, source: Source) -> None:
        """Keep a source as it is now, where it stands in its pack, and count the change.

        Raises:
            NotFoundError: there is no such source.
        """
        known = self._source_row(source.id)
        row = source_row(known["pack_id"], known["position"], source)
        self._rows.replace(_SOURCES, _SOURCES.c.id == source.id, (row,))
        self.note_change(known["pack_id"])

    def update_background(self, pack_id: PackId, background: Background) -> None:
        """Keep the background of a pack; evidence of what is gone and links with it go, too.

        Raises:
            NotFoundError: there is no such pack.
        """
        self.require(pack_id)
        scope = _BACKGROUND.c.pack_id == pack_id
        rows = background_rows(pack_id, background)
        kept = {row["entry_id"] for row in rows}
        had = self._connection.scalars(select(_BACKGROUND.c.entry_id).where(scope))
        gone = [entry for entry in had if entry and entry not in kept]
        plans = select(_PLANS.c.id).where(_PLANS.c.pack_id == pack_id)
        self._rows.delete(
            _EVIDENCE, _EVIDENCE.c.plan_id.in_(plans) & _EVIDENCE.c.background_id.in_(gone)
        )
        self._remove_links_beside(pack_id, rows)
        self._rows.replace(_BACKGROUND, scope, rows)

    def source_label(self, source_id: SourceId) -> str:
        """Return the label of a source.

        Raises:
            NotFoundError: there is no such source.
        """
        statement = select(_SOURCES.c.label).where(_SOURCES.c.id == source_id)
        found = self._connection.execute(statement).first()
        if found is None:
            raise NotFoundError("source", source_id)
        label: str = found.label
        return label

    def _pack_row(self, pack_id: PackId) -> dict[str, Any]:
        found = self._connection.execute(select(_PACKS).where(_PACKS.c.id == pack_id))
        row = found.mappings().first()
        if row is None:
            raise NotFoundError("pack", pack_id)
        return dict(row)

    def _source_row(self, source_id: SourceId) -> Mapping[str, Any]:
        statement = select(_SOURCES).where(_SOURCES.c.id == source_id)
        found = self._connection.execute(statement).mappings().first()
        if found is None:
            raise NotFoundError("source", source_id)
        return dict(found)

    def _parts_of(self, table: Table, pack_id: PackId) -> list[Any]:
        statement = select(table).where(table.c.pack_id == pack_id).order_by(table.c.position)
        return list(self._connection.execute(statement).mappings())

    def _remove_links_beside(self, pack_id: PackId, rows: Iterable[values.Row]) -> None:
        """Remove the links of a pack with background that is not among these rows."""
        linked = select(_LINKS.c.background_id).where(
            _LINKS.c.pack_id == pack_id, _LINKS.c.background_id.is_not(None)
        )
        gone = {*self._connection.scalars(linked)} - {row["entry_id"] for row in rows}
        self._rows.delete(_LINKS, (_LINKS.c.pack_id == pack_id) & _LINKS.c.background_id.in_(gone))


def _pack_row(pack: Pack, created: str) -> values.Row:
    return {
        "id": pack.id,
        "title": pack.title,
        "origin": pack.origin,
        "version": pack.version or None,
        "received": int(pack.is_received) or None,
        "warnings": values.json_to_text(pack.warnings),
        "created": created,
    }


def _parts(pack: Pack) -> list[tuple[Table, list[values.Row]]]:
    """Return what belongs to a pack, table by table."""
    return [
        (_SOURCES, [source_row(pack.id, place, x) for place, x in enumerate(pack.sources)]),
        (_BACKGROUND, background_rows(pack.id, pack.background)),
        (
            _QUESTIONS,
            [
                {"pack_id": pack.id, "position": place, "text": x.text, "marks": x.marks}
                for place, x in enumerate(pack.questions)
            ],
        ),
        (
            _LEFT_OVER,
            [
                {"pack_id": pack.id, "position": place, "text": x.text, "why": x.why}
                for place, x in enumerate(pack.left_over)
            ],
        ),
    ]


def _number_of(table: Table) -> Select[Any]:
    return select(func.count()).select_from(table).where(table.c.pack_id == _PACKS.c.id)


_SUMMARIES = select(
    _PACKS.c.id,
    _PACKS.c.title,
    _PACKS.c.origin,
    _PACKS.c.created,
    _number_of(_SOURCES).scalar_subquery().label("sources"),
    select(func.count())
    .select_from(_ANNOTATIONS.join(_SOURCES, _SOURCES.c.id == _ANNOTATIONS.c.source_id))
    .where(_SOURCES.c.pack_id == _PACKS.c.id)
    .scalar_subquery()
    .label("annotations"),
    _number_of(_PLANS).scalar_subquery().label("plans"),
).order_by(_PACKS.c.created, _PACKS.c.id)
