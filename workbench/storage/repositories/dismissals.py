# SPDX-License-Identifier: MIT
"""Questions that are not asked again, as rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, select

from workbench.domain.dismissals import Dismissal
from workbench.domain.identifiers import PackId
from workbench.storage import values
from workbench.storage.rows import Rows
from workbench.storage.tables import DismissalRow, table_of

_DISMISSALS = table_of(DismissalRow)


class DismissalRepository:
    """What students have answered with “I meant this”."""

    def __init__(self, connection: Connection, rows: Rows) -> None:
        self._connection = connection
        self._rows = rows

    def keep_all(self, pack_id: PackId, dismissals: Iterable[Dismissal]) -> None:
        """Keep dismissals of a pack, new or known."""
        for each in dismissals:
            scope = (_DISMISSALS.c.pack_id == pack_id) & (
                _DISMISSALS.c.fingerprint == each.fingerprint
            )
            self._rows.replace(_DISMISSALS, scope, (_row_of(pack_id, each),))

    def remove(self, pack_id: PackId, fingerprint: str) -> None:
        """Let a question be asked again; where it was not dismissed nothing changes."""
        scope = (_DISMISSALS.c.pack_id == pack_id) & (_DISMISSALS.c.fingerprint == fingerprint)
        self._rows.delete(_DISMISSALS, scope)

    def of_pack(self, pack_id: PackId) -> tuple[Dismissal, ...]:
        """Return what was dismissed in a pack, oldest first."""
        statement = (
            select(_DISMISSALS)
            .where(_DISMISSALS.c.pack_id == pack_id)
            .order_by(_DISMISSALS.c.made, _DISMISSALS.c.fingerprint)
        )
        return tuple(map(_dismissal_of, self._connection.execute(statement).mappings()))


def _row_of(pack_id: PackId, dismissal: Dismissal) -> values.Row:
    return {
        "pack_id": pack_id,
        "fingerprint": dismissal.fingerprint,
        "rule": dismissal.rule,
        "question": dismissal.question,
        "reason": dismissal.reason,
        "made": values.time_to_text(dismissal.made),
    }


def _dismissal_of(row: Mapping[Any, Any]) -> Dismissal:
    return Dismissal(
        fingerprint=row["fingerprint"],
        rule=row["rule"],
        question=row["question"],
        made=values.time_from_text(row["made"]),
        reason=row["reason"],
    )
