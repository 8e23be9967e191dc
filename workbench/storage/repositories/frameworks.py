# SPDX-License-Identifier: MIT
"""Frameworks of one's own as rows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from workbench.domain.frameworks import Framework
from workbench.domain.interchange.frameworks import letters_from_json, letters_to_json
from workbench.domain.own_frameworks import OwnFramework
from workbench.storage import values
from workbench.storage.rows import Rows
from workbench.storage.tables import FrameworkRow, table_of

_FRAMEWORKS = table_of(FrameworkRow)


class FrameworkRepository:
    """The frameworks that were made here or came with packs."""

    def __init__(self, connection: Connection, rows: Rows, now: datetime) -> None:
        self._connection = connection
        self._rows = rows
        self._now = now

    def keep(self, own: OwnFramework) -> None:
        """Keep a framework as it is now, new or known."""
        scope = _FRAMEWORKS.c.id == own.framework.id
        known = self._connection.execute(select(_FRAMEWORKS).where(scope)).mappings().first()
        created = known["created"] if known else values.time_to_text(self._now)
        self._rows.replace(_FRAMEWORKS, scope, (_row_of(own, created),))

    def remove(self, framework_id: str) -> None:
        """Remove a framework; marks know dimensions and stay what they are."""
        self._rows.delete(_FRAMEWORKS, _FRAMEWORKS.c.id == framework_id)

    def find(self, framework_id: str) -> OwnFramework | None:
        """Return the framework with this id, or None."""
        statement = select(_FRAMEWORKS).where(_FRAMEWORKS.c.id == framework_id)
        found = self._connection.execute(statement).mappings().first()
        return _framework_of(found) if found else None

    def all(self) -> tuple[OwnFramework, ...]:
        """Return all frameworks, oldest first."""
        statement = select(_FRAMEWORKS).order_by(_FRAMEWORKS.c.created, _FRAMEWORKS.c.id)
        return tuple(map(_framework_of, self._connection.execute(statement).mappings()))


def _framework_of(row: Mapping[Any, Any]) -> OwnFramework:
    letters = letters_from_json(values.json_from_text(row["letters"]))
    framework = Framework(row["id"], row["name"], row["title"], letters)
    return OwnFramework(framework, bool(row["received"]))


def _row_of(own: OwnFramework, created: str) -> values.Row:
    framework = own.framework
    return {
        "id": framework.id,
        "name": framework.name,
        "title": framework.title,
        "letters": values.json_to_text(letters_to_json(framework.letters)),
        "received": 1 if own.is_received else None,
        "created": created,
    }
