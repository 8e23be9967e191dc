# SPDX-License-Identifier: MIT
"""Enquiries as rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from workbench.domain.enquiries import Enquiry, Level
from workbench.domain.identifiers import EnquiryId, PackId
from workbench.domain.interchange.levels import levels_to_json
from workbench.storage import values
from workbench.storage.rows import Rows
from workbench.storage.tables import EnquiryRow, PlanRow, table_of

_ENQUIRIES = table_of(EnquiryRow)
_PLANS = table_of(PlanRow)


class EnquiryRepository:
    """The questions of all packs."""

    def __init__(self, connection: Connection, rows: Rows, now: datetime) -> None:
        self._connection = connection
        self._rows = rows
        self._now = now

    def keep(self, pack_id: PackId, enquiry: Enquiry) -> None:
        """Keep an enquiry of a pack as it is now, new or known."""
        scope = _ENQUIRIES.c.id == enquiry.id
        known = self._connection.execute(select(_ENQUIRIES).where(scope)).mappings().first()
        created = known["created"] if known else values.time_to_text(self._now)
        position = known["position"] if known else None
        self._rows.replace(_ENQUIRIES, scope, (_row_of(pack_id, enquiry, created, position),))

    def add_all(self, pack_id: PackId, enquiries: Sequence[Enquiry]) -> None:
        """Keep new enquiries of a pack, in the order of its page."""
        created = values.time_to_text(self._now)
        self._rows.insert(
            _ENQUIRIES,
            [_row_of(pack_id, each, created, place) for place, each in enumerate(enquiries)],
        )

    def remove(self, enquiry_id: EnquiryId) -> None:
        """Remove an enquiry that no plan answers; marks made for it stay."""
        self._rows.delete(_ENQUIRIES, _ENQUIRIES.c.id == enquiry_id)

    def find(self, enquiry_id: EnquiryId) -> Enquiry | None:
        """Return the enquiry with this id, or None."""
        statement = select(_ENQUIRIES).where(_ENQUIRIES.c.id == enquiry_id)
        found = self._connection.execute(statement).mappings().first()
        return enquiry_of(found) if found else None

    def of_pack(self, pack_id: PackId) -> tuple[Enquiry, ...]:
        """Return the enquiries of a pack, oldest first; those of its page in page order."""
        statement = (
            select(_ENQUIRIES)
            .where(_ENQUIRIES.c.pack_id == pack_id)
            .order_by(_ENQUIRIES.c.created, _ENQUIRIES.c.position, _ENQUIRIES.c.id)
        )
        return tuple(map(enquiry_of, self._connection.execute(statement).mappings()))

    def pack_of(self, enquiry_id: EnquiryId) -> PackId | None:
        """Return the pack that an enquiry is about, or None where there is no such enquiry."""
        found = self._connection.scalar(
            select(_ENQUIRIES.c.pack_id).where(_ENQUIRIES.c.id == enquiry_id)
        )
        return PackId(found) if found is not None else None

    def is_answered(self, enquiry_id: EnquiryId) -> bool:
        """Tell whether a plan answers an enquiry."""
        statement = select(_PLANS.c.id).where(_PLANS.c.enquiry_id == enquiry_id)
        return self._connection.execute(statement).first() is not None


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
        confidence=row["confidence"],
        words=row["words"],
        levels=tuple(Level(**each) for each in values.json_from_text(row["levels"] or "[]")),
    )


def _row_of(pack_id: PackId, enquiry: Enquiry, created: str, position: int | None) -> values.Row:
    return {
        "id": enquiry.id,
        "pack_id": pack_id,
        "text": enquiry.text,
        "board": enquiry.board,
        "question": enquiry.question,
        "marks": enquiry.marks,
        "minutes": enquiry.minutes,
        "words": enquiry.words,
        "levels": values.json_to_text(levels_to_json(enquiry.levels)) if enquiry.levels else None,
        "sources": values.json_to_text(enquiry.sources),
        "confidence": enquiry.confidence,
        "position": position,
        "created": created,
    }
