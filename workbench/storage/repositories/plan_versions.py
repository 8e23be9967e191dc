# SPDX-License-Identifier: MIT
"""Earlier states of plans as rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from workbench.domain.identifiers import PackId, PlanId
from workbench.domain.note_versions import thinned
from workbench.domain.plan_versions import PlanVersion
from workbench.storage import values
from workbench.storage.rows import Rows
from workbench.storage.tables import PlanRow, PlanVersionRow, table_of

_VERSIONS = table_of(PlanVersionRow)
_PLANS = table_of(PlanRow)


class PlanVersionRepository:
    """What plans said before they were changed."""

    def __init__(self, connection: Connection, rows: Rows) -> None:
        self._connection = connection
        self._rows = rows

    def of_plan(self, plan_id: PlanId) -> tuple[PlanVersion, ...]:
        """Return the versions of a plan, oldest first."""
        return self._versions(_VERSIONS.c.plan_id == plan_id)

    def of_pack(self, pack_id: PackId) -> tuple[PlanVersion, ...]:
        """Return the versions of all plans of a pack."""
        plans = select(_PLANS.c.id).where(_PLANS.c.pack_id == pack_id)
        return self._versions(_VERSIONS.c.plan_id.in_(plans))

    def newest_of(self, plan_id: PlanId) -> PlanVersion | None:
        """Return the newest version of a plan, or None."""
        newest = (
            select(_VERSIONS.c.number)
            .where(_VERSIONS.c.plan_id == plan_id)
            .order_by(_VERSIONS.c.number.desc())
            .limit(1)
            .scalar_subquery()
        )
        scope = (_VERSIONS.c.plan_id == plan_id) & (_VERSIONS.c.number == newest)
        return next(iter(self._versions(scope)), None)

    def add(self, version: PlanVersion) -> None:
        """Keep a version; where a plan has too many, older ones are thinned out."""
        scope = _VERSIONS.c.plan_id == version.plan_id
        versions = (*self.of_plan(version.plan_id), version)
        self._rows.replace(_VERSIONS, scope, map(_row_of, thinned(versions)))

    def add_all(self, versions: Iterable[PlanVersion]) -> None:
        """Keep versions as they are, of plans that have none."""
        self._rows.insert(_VERSIONS, map(_row_of, versions))

    def _versions(self, scope: ColumnElement[bool]) -> tuple[PlanVersion, ...]:
        statement = (
            select(
                _VERSIONS.c.plan_id,
                _VERSIONS.c.number,
                _VERSIONS.c.made,
                _VERSIONS.c.kept,
                _VERSIONS.c.document,
            )
            .where(scope)
            .order_by(_VERSIONS.c.plan_id, _VERSIONS.c.number)
        )
        return tuple(map(_version_of, self._connection.execute(statement)))


def remove_plan_versions(rows: Rows, scope: ColumnElement[bool]) -> None:
    """Delete the versions of the plans in `scope`, a condition on `plan`.

    To be called before the plans themselves are deleted.
    """
    rows.delete(_VERSIONS, _VERSIONS.c.plan_id.in_(select(_PLANS.c.id).where(scope)))


def _row_of(version: PlanVersion) -> values.Row:
    return {
        "plan_id": version.plan_id,
        "number": version.number,
        "made": values.time_to_text(version.made),
        "kept": values.time_to_text(version.kept),
        "document": values.json_to_text(dict(version.document)),
    }


def _version_of(row: Sequence[Any]) -> PlanVersion:
    plan_id, number, made, kept, document = row
    return PlanVersion(
        PlanId(plan_id),
        number,
        values.time_from_text(made),
        values.time_from_text(kept),
        values.json_from_text(document),
    )
