# SPDX-License-Identifier: MIT
"""Marks as rows.

A source may carry ten thousand marks, so they are read as plain tuples of columns, in an order
that SQLite makes, and turned into marks by one function.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, case, func, select
from sqlalchemy.dialects import sqlite

from workbench.domain.annotations import (
    Anchor,
    Annotation,
    Direction,
    SourcePart,
    Target,
    Weight,
    in_reading_order,
    running_number,
)
from workbench.domain.errors import NotFoundError
from workbench.domain.frameworks import Dimension
from workbench.domain.identifiers import AnnotationId, PackId, SourceId
from workbench.domain.interchange.readings import readings_from_json, readings_to_json
from workbench.domain.regions import Region, Shape, Spot
from workbench.domain.text import Span
from workbench.garbage import nothing_collected
from workbench.storage import values
from workbench.storage.checking import CHECKSUM
from workbench.storage.repositories.note_versions import remove_versions
from workbench.storage.rows import Rows
from workbench.storage.tables import (
    AnnotationRow,
    EvidenceRow,
    LinkRow,
    RunningNumberRow,
    SourceRow,
    table_of,
)

_ANNOTATIONS = table_of(AnnotationRow)
_EVIDENCE = table_of(EvidenceRow)
_LINKS = table_of(LinkRow)
_SOURCES = table_of(SourceRow)
_NUMBERS = table_of(RunningNumberRow)


_AT_ONCE = 500
"""Marks that one statement asks for; SQLite takes a bounded number of values."""


class AnnotationRepository:
    """The marks of all sources."""

    def __init__(self, connection: Connection, rows: Rows) -> None:
        self._connection = connection
        self._rows = rows

    def add(self, annotation: Annotation) -> None:
        """Keep a new mark; its number is taken from now on."""
        self.add_all((annotation,))

    def add_all(self, annotations: Iterable[Annotation]) -> None:
        """Keep new marks; their numbers are taken from now on."""
        annotations = list(annotations)
        self._rows.insert(_ANNOTATIONS, map(_row_of, annotations))
        highest: dict[SourceId, int] = {}
        for annotation in annotations:
            source_id, number = annotation.target.source_id, running_number(annotation.short_id)
            highest[source_id] = max(number, highest.get(source_id, 0))
        if highest:
            self._connection.execute(
                _TAKE_NUMBER, [{"source_id": x, "last_number": n} for x, n in highest.items()]
            )

    def update(self, annotation: Annotation) -> None:
        """Keep a mark as it is now.

        Raises:
            NotFoundError: there is no such mark.
        """
        self._require(annotation.id)
        scope = _ANNOTATIONS.c.id == annotation.id
        self._rows.replace(_ANNOTATIONS, scope, (_row_of(annotation),))

    def update_all(self, annotations: Iterable[Annotation]) -> None:
        """Keep marks as they are now; only those that are others than before are written."""
        rows = [_row_of(each) for each in annotations]
        for start in range(0, len(rows), _AT_ONCE):
            some = rows[start : start + _AT_ONCE]
            scope = _ANNOTATIONS.c.id.in_([row["id"] for row in some])
            self._rows.replace(_ANNOTATIONS, scope, some)

    def remove(self, annotation_id: AnnotationId) -> None:
        """Remove a mark, also from the points of plans that rest on it, with its links.

        Raises:
            NotFoundError: there is no such mark.
        """
        self.remove_all((annotation_id,))

    def remove_all(self, annotation_ids: Sequence[AnnotationId]) -> None:
        """Remove marks with their earlier versions and links, also from the plans that use them.

        Raises:
            NotFoundError: one of them is not there.
        """
        self.with_ids(annotation_ids)
        for start in range(0, len(annotation_ids), _AT_ONCE):
            some = annotation_ids[start : start + _AT_ONCE]
            remove_annotations(self._rows, _ANNOTATIONS.c.id.in_(some))

    def find(self, annotation_id: AnnotationId) -> Annotation | None:
        """Return the mark with this id, or None."""
        found = self._connection.execute(_SELECT.where(_ANNOTATIONS.c.id == annotation_id)).first()
        return _annotation_of(found) if found else None

    def sources_of(self, annotation_ids: Sequence[AnnotationId]) -> dict[AnnotationId, SourceId]:
        """Return the source that each of these marks is on; one that is not there is left out."""
        found: dict[AnnotationId, SourceId] = {}
        columns = select(_ANNOTATIONS.c.id, _ANNOTATIONS.c.source_id)
        for start in range(0, len(annotation_ids), _AT_ONCE):
            scope = _ANNOTATIONS.c.id.in_(annotation_ids[start : start + _AT_ONCE])
            found.update(
                (x.id, x.source_id) for x in self._connection.execute(columns.where(scope))
            )
        return found

    def with_ids(self, annotation_ids: Sequence[AnnotationId]) -> tuple[Annotation, ...]:
        """Return the marks with these ids, in their order.

        Raises:
            NotFoundError: one of them is not there.
        """
        found: dict[AnnotationId, Annotation] = {}
        for start in range(0, len(annotation_ids), _AT_ONCE):
            scope = _ANNOTATIONS.c.id.in_(annotation_ids[start : start + _AT_ONCE])
            found.update((each.id, each) for each in self._annotations(_SELECT.where(scope)))
        for annotation_id in annotation_ids:
            if annotation_id not in found:
                raise NotFoundError("mark", annotation_id)
        return tuple(found[each] for each in annotation_ids)

    def of_source(self, source_id: SourceId) -> tuple[Annotation, ...]:
        """Return the marks of a source in reading order."""
        statement = _SELECT.where(_ANNOTATIONS.c.source_id == source_id).order_by(*_READING_ORDER)
        return self._annotations(statement)

    def of_pack(self, pack_id: PackId) -> tuple[Annotation, ...]:
        """Return the marks of a pack: source by source in page order, each in reading order."""
        statement = (
            _SELECT.join(_SOURCES, _SOURCES.c.id == _ANNOTATIONS.c.source_id)
            .where(_SOURCES.c.pack_id == pack_id)
            .order_by(_SOURCES.c.position, *_READING_ORDER)
        )
        return self._annotations(statement)

    def last_number(self, source_id: SourceId) -> int:
        """Return the highest number ever given to a mark of this source, 0 before the first."""
        statement = select(_NUMBERS.c.last_number).where(_NUMBERS.c.source_id == source_id)
        return self._connection.scalar(statement) or 0

    def take_number(self, source_id: SourceId, number: int) -> None:
        """Never give this number or one before it to a mark of this source."""
        if number:
            values_ = {"source_id": source_id, "last_number": number}
            self._connection.execute(_TAKE_NUMBER, values_)

    def _annotations(self, statement: Select[Any]) -> tuple[Annotation, ...]:
        with nothing_collected():
            marks = tuple(map(_annotation_of, self._connection.execute(statement)))
        if all(each.target.region is None for each in marks):
            return marks
        # SQLite does not look into regions.
        by_source = groupby(marks, key=lambda each: each.target.source_id)
        return tuple(chain.from_iterable(in_reading_order(some) for _, some in by_source))

    def _require(self, annotation_id: AnnotationId) -> None:
        statement = select(_ANNOTATIONS.c.id).where(_ANNOTATIONS.c.id == annotation_id)
        if self._connection.execute(statement).first() is None:
            raise NotFoundError("mark", annotation_id)


def remove_annotations(rows: Rows, scope: ColumnElement[bool]) -> None:
    """Delete the marks in `scope`, a condition on `annotation`, with all that rests on them.

    That is evidence of plans, links, and earlier versions of their notes.
    """
    ids = select(_ANNOTATIONS.c.id).where(scope)
    rows.delete(_EVIDENCE, _EVIDENCE.c.annotation_id.in_(ids))
    rows.delete(_LINKS, _LINKS.c.start_id.in_(ids) | _LINKS.c.end_id.in_(ids))
    remove_versions(rows, scope)
    rows.delete(_ANNOTATIONS, scope)


def _row_of(annotation: Annotation) -> values.Row:
    target, anchor = annotation.target, annotation.target.anchor
    return {
        "id": annotation.id,
        "source_id": target.source_id,
        "short_id": annotation.short_id,
        "part": target.part.value,
        "start_offset": anchor.span.start if anchor else None,
        "end_offset": anchor.span.end if anchor else None,
        "exact": anchor.exact if anchor else None,
        "prefix": anchor.prefix if anchor else None,
        "suffix": anchor.suffix if anchor else None,
        "was": values.json_to_text(_was_to_json(target.was)) if target.was else None,
        "region": values.json_to_text(_region_to_json(target.region)) if target.region else None,
        "dimension": annotation.dimension.value,
        "feature": annotation.feature,
        "inference": annotation.inference,
        "so_what": annotation.so_what,
        "direction": annotation.direction.value if annotation.direction else None,
        "weight": annotation.weight.value if annotation.weight else None,
        "enquiry_id": annotation.enquiry_id,
        "readings": values.json_to_text(readings_to_json(annotation.readings))
        if annotation.readings
        else None,
        "created": values.time_to_text(annotation.created),
        "modified": values.time_to_text(annotation.modified),
        "foreign_members": values.json_to_text(dict(annotation.foreign))
        if annotation.foreign
        else None,
    }


def _was_to_json(anchor: Anchor) -> dict[str, Any]:
    return {
        "start_offset": anchor.span.start,
        "end_offset": anchor.span.end,
        "exact": anchor.exact,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
    }


def _was_from_json(text: str) -> Anchor:
    was = values.json_from_text(text)
    span = Span(was["start_offset"], was["end_offset"])
    return Anchor(span, was["exact"], was["prefix"], was["suffix"])


def _region_to_json(region: Region) -> dict[str, Any]:
    return {
        "shape": region.shape.value,
        "spots": [[spot.x, spot.y] for spot in region.spots],
    }


def _region_from_json(text: str) -> Region:
    region = values.json_from_text(text)
    return Region(Shape(region["shape"]), tuple(Spot(x, y) for x, y in region["spots"]))


def _annotation_of(row: Sequence[Any]) -> Annotation:
    (
        annotation_id,
        source_id,
        short_id,
        part,
        start,
        end,
        exact,
        prefix,
        suffix,
        was,
        region,
        dimension,
        feature,
        inference,
        so_what,
        direction,
        weight,
        enquiry_id,
        readings,
        created,
        modified,
        foreign,
    ) = row
    anchor = None if start is None else Anchor(Span(start, end), exact, prefix, suffix)
    return Annotation(
        annotation_id,
        short_id,
        Target(
            source_id,
            _PARTS[part],
            anchor,
            _was_from_json(was) if was else None,
            _region_from_json(region) if region else None,
        ),
        _DIMENSIONS[dimension],
        values.time_from_text(created),
        values.time_from_text(modified),
        feature,
        inference,
        so_what,
        _DIRECTIONS[direction] if direction else None,
        _WEIGHTS[weight] if weight else None,
        enquiry_id,
        values.json_from_text(foreign) if foreign else {},
        readings_from_json(values.json_from_text(readings)) if readings else (),
    )


# Asking an enumeration for a member takes ten times as long as asking a dictionary.
_PARTS = {each.value: each for each in SourcePart}
_DIMENSIONS = {each.value: each for each in Dimension}
_DIRECTIONS = {each.value: each for each in Direction}
_WEIGHTS = {each.value: each for each in Weight}

_SELECT: Select[Any] = select(*(column for column in _ANNOTATIONS.c if column.name != CHECKSUM))

# As `domain.annotations.in_reading_order`; numbers of one source order like their texts by length.
_READING_ORDER: tuple[ColumnElement[Any], ...] = (
    case({"source": 0, "attribution": 1, "picture": 2}, value=_ANNOTATIONS.c.part, else_=3),
    _ANNOTATIONS.c.start_offset,
    _ANNOTATIONS.c.end_offset.desc(),
    _ANNOTATIONS.c.created,
    func.length(_ANNOTATIONS.c.short_id),
    _ANNOTATIONS.c.short_id,
    _ANNOTATIONS.c.id,
)

_INSERT_NUMBER = sqlite.insert(_NUMBERS)
_TAKE_NUMBER = _INSERT_NUMBER.on_conflict_do_update(
    index_elements=[_NUMBERS.c.source_id],
    set_={"last_number": func.max(_NUMBERS.c.last_number, _INSERT_NUMBER.excluded.last_number)},
)
