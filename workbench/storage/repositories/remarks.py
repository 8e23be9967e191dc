# SPDX-License-Identifier: MIT
"""What teachers wrote, as rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, select

from workbench.domain.errors import NotFoundError
from workbench.domain.identifiers import (
    AnnotationId,
    AttemptId,
    PackId,
    PlanId,
    PointId,
    RemarkId,
    SourceId,
)
from workbench.domain.remarks import Remark, RemarkKind, RemarkPlace, Said
from workbench.storage import values
from workbench.storage.rows import Rows
from workbench.storage.tables import AnswerRemarkRow, AttemptRow, PlanRow, RemarkRow, table_of

_REMARKS = table_of(RemarkRow)
_ON_ANSWERS = table_of(AnswerRemarkRow)
_PLANS = table_of(PlanRow)
_ATTEMPTS = table_of(AttemptRow)


class RemarkRepository:
    """The remarks on all plans, and on all answers that were given in practice."""

    def __init__(self, connection: Connection, rows: Rows) -> None:
        self._connection = connection
        self._rows = rows

    def keep_all(self, remarks: Iterable[Remark]) -> None:
        """Keep remarks as they are now, new or known; all others stay."""
        rows: dict[Table, list[values.Row]] = {_REMARKS: [], _ON_ANSWERS: []}
        for each in remarks:
            rows[_ON_ANSWERS if each.attempt_id is not None else _REMARKS].append(_row_of(each))
        for table, new in rows.items():
            if new:
                self._rows.replace(table, table.c.id.in_([row["id"] for row in new]), new)

    def get(self, remark_id: RemarkId) -> Remark:
        """Return the remark with this id.

        Raises:
            NotFoundError: there is no such remark.
        """
        found = self._found(_REMARKS.c.id == remark_id)
        found = found or self._found(_ON_ANSWERS.c.id == remark_id, _ON_ANSWERS)
        if not found:
            raise NotFoundError("remark", remark_id)
        return found[0]

    def of_plan(self, plan_id: PlanId) -> tuple[Remark, ...]:
        """Return the remarks on a plan, those received first first, then page by page."""
        return self._found(_REMARKS.c.plan_id == plan_id)

    def of_pack(self, pack_id: PackId) -> tuple[Remark, ...]:
        """Return the remarks on all plans of a pack, those received first first."""
        plans = select(_PLANS.c.id).where(_PLANS.c.pack_id == pack_id)
        return self._found(_REMARKS.c.plan_id.in_(plans))

    def of_attempt(self, attempt_id: AttemptId) -> tuple[Remark, ...]:
        """Return the remarks on all answers of an attempt, those received first first."""
        return self._found(_ON_ANSWERS.c.attempt_id == attempt_id, _ON_ANSWERS)

    def judging_answers(self) -> tuple[Remark, ...]:
        """Return what tells how answers were judged, those received first first."""
        return self._found(_ON_ANSWERS.c.kind == RemarkKind.FORM.value, _ON_ANSWERS)

    def attempts(self) -> frozenset[AttemptId]:
        """Return the attempts with remarks on any answer."""
        found = self._connection.scalars(select(_ON_ANSWERS.c.attempt_id).distinct())
        return frozenset(map(AttemptId, found))

    def _found(self, scope: ColumnElement[bool], table: Table = _REMARKS) -> tuple[Remark, ...]:
        order = (table.c.received, table.c.page, table.c.key, table.c.id)
        found = self._connection.execute(select(table).where(scope).order_by(*order))
        return tuple(map(_remark_of, found.mappings()))


def remove_answer_remarks(rows: Rows, attempts: ColumnElement[bool]) -> None:
    """Remove the remarks on all answers of some attempts."""
    ids = select(_ATTEMPTS.c.id).where(attempts)
    rows.delete(_ON_ANSWERS, _ON_ANSWERS.c.attempt_id.in_(ids))


def _row_of(remark: Remark) -> values.Row:
    said, place = remark.said, remark.said.place
    is_on_answer = remark.attempt_id is not None
    return {
        "id": remark.id,
        **({"attempt_id": remark.attempt_id} if is_on_answer else {}),
        "plan_id": remark.plan_id,
        "hand_in": remark.hand_in,
        "key": said.key,
        "kind": said.kind.value,
        "text": said.text,
        "earlier": remark.earlier,
        "author": said.author,
        "field": said.field,
        "page": said.page,
        "words": said.words,
        "written": _text(said.written),
        "mark_id": place.mark,
        "point_id": place.point,
        "source_id": place.source,
        "part": place.part,
        **({"paragraph": place.paragraph} if is_on_answer else {}),
        "received": values.time_to_text(remark.received),
        "taken_away": _text(remark.taken_away),
        "done": _text(remark.done),
        "answer": remark.answer,
    }


def _remark_of(row: Mapping[Any, Any]) -> Remark:
    return Remark(
        id=RemarkId(row["id"]),
        plan_id=PlanId(row["plan_id"]),
        hand_in=row["hand_in"],
        said=_said_of(row),
        received=values.time_from_text(row["received"]),
        earlier=row["earlier"],
        taken_away=_time(row["taken_away"]),
        done=_time(row["done"]),
        answer=row["answer"],
        attempt_id=AttemptId(row["attempt_id"]) if "attempt_id" in row else None,
    )


def _said_of(row: Mapping[Any, Any]) -> Said:
    mark, point, source = row["mark_id"], row["point_id"], row["source_id"]
    return Said(
        key=row["key"],
        kind=RemarkKind(row["kind"]),
        text=row["text"],
        author=row["author"],
        page=row["page"],
        words=row["words"],
        place=RemarkPlace(
            mark=AnnotationId(mark) if mark is not None else None,
            point=PointId(point) if point is not None else None,
            source=SourceId(source) if source is not None else None,
            part=row["part"],
            paragraph=row.get("paragraph"),
        ),
        field=row["field"],
        written=_time(row["written"]),
    )


def _text(time: datetime | None) -> str | None:
    return values.time_to_text(time) if time is not None else None


def _time(text: str | None) -> datetime | None:
    return values.time_from_text(text) if text is not None else None
