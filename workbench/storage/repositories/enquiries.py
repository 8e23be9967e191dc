# SPDX-License-Identifier: MIT
"""Enquiries as rows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from workbench.domain.enquiries import Enquiry
from workbench.domain.identifiers import EnquiryId, PackId
from workbench.storage import values
from workbench.storage.rows import Rows
from workbench.storage.tables import EnquiryRow, table_of

_ENQUIRIES = table_of(EnquiryRow)


class EnquiryRepository:
    """The questions of all packs."""

    def __init__(self, connection: Connection, rows: Rows, now: datetime) -> None:
        self._connection = connection
        self._rows = rows
        self._now = now

    def keep(self, pack_id: PackId, enquiry: Enquiry) -> None:
        """Keep an enquiry of a pack as it is now, new or known."""
        scope = _ENQUIRIES.c.id == enquiry.id
        created = self._connection.scalar(select(_ENQUIRIES.c.created).where(scope))
        made = created or values.time_to_text(self._now)
        self._rows.replace(_ENQUIRIES, scope, (_row_of(pack_id, enquiry, made),))

    def remove(self, enquiry_id: EnquiryId) -> None:
        """Remove an enquiry that no plan answers; marks made for it stay."""
        self._rows.delete(_ENQUIRIES, _ENQUIRIES.c.id == enquiry_id)

    def find(self, enquiry_id: EnquiryId) -> Enquiry | None:
        """Return the enquiry with this id, or None."""
        statement = select(_ENQUIRIES).where(_ENQUIRIES.c.id == enquiry_id)
        found = self._connection.execute(statement).mappings().first()
        return enquiry_of(found) if found else None

    def of_pack(self, pack_id: PackId) -> tuple[Enquiry, ...]:
        """Return the enquiries of a pack, oldest first."""
        statement = (
            select(_ENQUIRIES)
            .where(_ENQUIRIES.c.pack_id == pack_id)
            .order_by(_ENQUIRIES.c.created, _ENQUIRIES.c.id)
        )
        return tuple(map(enquiry_of, self._connection.execute(statement).mappings()))


def enquiry_of(row: Mapping[Any, Any]) -> Enquiry:
    """Return the enquiry that a row holds."""
    return Enquiry(
        id=EnquiryId(row["id"]),
        text=row["text"],
        board=row["board"],
        question=row["question"],
        marks=row["marks"],
        minutes=row["minutes"],
        sources=tuple(values.json_from_text(row["sources"])),
    )


def _row_of(pack_id: PackId, enquiry: Enquiry, created: str) -> values.Row:
    return {
        "id": enquiry.id,
        "pack_id": pack_id,
        "text": enquiry.text,
        "board": enquiry.board,
        "question": enquiry.question,
        "marks": enquiry.marks,
        "minutes": enquiry.minutes,
        "sources": values.json_to_text(enquiry.sources),
        "created": created,
    }
