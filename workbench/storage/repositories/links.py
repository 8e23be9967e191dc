# SPDX-License-Identifier: MIT
"""Links as rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, select

from workbench.domain.errors import NotFoundError
from workbench.domain.identifiers import AnnotationId, BackgroundId, LinkId, PackId
from workbench.domain.links import BackgroundEnd, Link, LinkKind, MarkEnd
from workbench.storage import values
from workbench.storage.rows import Rows
from workbench.storage.tables import LinkRow, table_of

_LINKS = table_of(LinkRow)


class LinkRepository:
    """The links of all packs."""

    def __init__(self, connection: Connection, rows: Rows) -> None:
        self._connection = connection
        self._rows = rows

    def keep(self, pack_id: PackId, link: Link) -> None:
        """Keep a link of a pack as it is now, new or known."""
        self._rows.replace(_LINKS, _LINKS.c.id == link.id, (_row_of(pack_id, link),))

    def add_all(self, pack_id: PackId, links: Iterable[Link]) -> None:
        """Keep new links of a pack."""
        self._rows.insert(_LINKS, [_row_of(pack_id, each) for each in links])

    def remove(self, link_id: LinkId) -> None:
        """Remove a link; what it joined stays.

        Raises:
            NotFoundError: there is no such link.
        """
        if self.pack_of(link_id) is None:
            raise NotFoundError("link", link_id)
        self._rows.delete(_LINKS, _LINKS.c.id == link_id)

    def pack_of(self, link_id: LinkId) -> PackId | None:
        """Return the pack that a link is in, or None where there is no such link."""
        found = self._connection.scalar(select(_LINKS.c.pack_id).where(_LINKS.c.id == link_id))
        return PackId(found) if found is not None else None

    def of_pack(self, pack_id: PackId) -> tuple[Link, ...]:
        """Return the links of a pack, oldest first."""
        statement = (
            select(_LINKS)
            .where(_LINKS.c.pack_id == pack_id)
            .order_by(_LINKS.c.created, _LINKS.c.id)
        )
        return tuple(map(_link_of, self._connection.execute(statement).mappings()))


def _row_of(pack_id: PackId, link: Link) -> values.Row:
    return {
        "id": link.id,
        "pack_id": pack_id,
        "start_id": link.start,
        "end_id": link.end.annotation_id if isinstance(link.end, MarkEnd) else None,
        "background_id": link.end.background_id if isinstance(link.end, BackgroundEnd) else None,
        "kind": link.kind.value,
        "sentence": link.sentence,
        "created": values.time_to_text(link.created),
        "modified": values.time_to_text(link.modified),
    }


def _link_of(row: Mapping[Any, Any]) -> Link:
    is_mark = row["end_id"] is not None
    return Link(
        id=LinkId(row["id"]),
        start=AnnotationId(row["start_id"]),
        end=MarkEnd(AnnotationId(row["end_id"]))
        if is_mark
        else BackgroundEnd(BackgroundId(row["background_id"])),
        kind=LinkKind(row["kind"]),
        created=values.time_from_text(row["created"]),
        modified=values.time_from_text(row["modified"]),
        sentence=row["sentence"],
    )
