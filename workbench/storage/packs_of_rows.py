# SPDX-License-Identifier: MIT
"""Which packs rows belong to, found by following their references: row → source → pack.

It knows no table by its name but that of packs, so whatever is added later is found as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import Connection, Table, select

from workbench.storage.rows import Image, Key
from workbench.storage.tables import Base, PackRow, table_of
from workbench.storage.values import Native, Row

_PACK_ID = "pack_id"
_PACKS = table_of(PackRow).name

Place = tuple[str, Key]
"""A table and the key of one of its rows."""


def packs_of(images: Iterable[Image], connection: Connection) -> tuple[str, ...]:
    """Return the ids of all packs whose rows are among `images`, which are whole rows."""
    found = _Packs({(image.table, image.key): image for image in images}, connection)
    return tuple(sorted({pack for place in tuple(found.images) for pack in found.at(place)}))


class _Packs:
    def __init__(self, images: Mapping[Place, Image], connection: Connection) -> None:
        self.images = images
        self._connection = connection
        self._known: dict[Place, frozenset[str]] = {}

    def at(self, place: Place) -> frozenset[str]:
        """Return the packs of the row at this place, as it was and as it is."""
        if place not in self._known:
            # A row that refers to itself, however indirectly, adds nothing.
            self._known[place] = frozenset()
            table = Base.metadata.tables[place[0]]
            packs = (self._packs_of(table, row) for row in self._rows(place))
            self._known[place] = frozenset().union(*packs)
        return self._known[place]

    def _packs_of(self, table: Table, row: Row) -> frozenset[str]:
        if table.name == _PACKS:
            return frozenset({str(row["id"])})
        if row.get(_PACK_ID) is not None:
            return frozenset({str(row[_PACK_ID])})
        return frozenset().union(*map(self.at, _parents(table, row)))

    def _rows(self, place: Place) -> Iterator[Row]:
        image = self.images.get(place)
        if image is not None:
            yield from (row for row in (image.before, image.after) if row is not None)
            return
        table = Base.metadata.tables[place[0]]
        keys = zip(table.primary_key.columns.values(), place[1], strict=True)
        scope = [column == value for column, value in keys]
        for row in self._connection.execute(select(table).where(*scope)).mappings():
            yield dict(row)


def _parents(table: Table, row: Mapping[str, Native]) -> Iterator[Place]:
    """Yield the places of the rows that a row refers to."""
    for constraint in table.foreign_key_constraints:
        parent = constraint.referred_table
        by_column = {each.column.name: row[each.parent.name] for each in constraint.elements}
        key = tuple(by_column.get(column.name) for column in parent.primary_key.columns)
        if None not in key:
            yield parent.name, key
