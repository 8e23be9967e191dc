# SPDX-License-Identifier: MIT
"""The one way in which content is written.

Repositories never write rows themselves. `Rows` gives each row its checksum, notes every row before
and after for the undo journal, and notes which kinds of things have changed. So none of the three
can be forgotten.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    and_,
    bindparam,
    delete,
    insert,
    select,
    update,
)

from workbench.domain.changes import Changed
from workbench.storage.checking import CHECKSUM, row_checksum
from workbench.storage.tables.base import changed_by
from workbench.storage.values import Native, Row

Key = tuple[Native, ...]


@dataclass(frozen=True, slots=True)
class Image:
    """A row before and after an action; None where there was or is no such row."""

    table: str
    key: Key
    before: Row | None
    after: Row | None


class Rows:
    """The rows of one transaction."""

    def __init__(self, connection: Connection, *, is_writable: bool = True) -> None:
        self._connection = connection
        self._is_writable = is_writable
        self._images: dict[tuple[str, Key], Image] = {}
        self.changed = Changed.NOTHING
        """Which kinds of things were written so far."""

    def insert(self, table: Table, rows: Iterable[Row]) -> None:
        """Add new rows."""
        sealed = [_sealed(row) for row in rows]
        self._insert(table, sealed)
        for row in sealed:
            self._note(table, before=None, after=row)

    def keep_for_good(self, table: Table, row: Row) -> None:
        """Make a row as it is now, new or known, without a trace for undo.

        That is for what must never be taken back: the time that an exam has used up.
        """
        sealed = _sealed(row)
        key = key_of(table, sealed)
        scope = [column == value for column, value in zip(_keys(table), key, strict=True)]
        known = self._rows(table, and_(*scope))
        if not known:
            self._insert(table, [sealed])
        elif known != [sealed]:
            self._update(table, [sealed])

    def replace(self, table: Table, scope: ColumnElement[bool], rows: Iterable[Row]) -> None:
        """Make `rows` all there is in `scope`; only what differs is written.

        Raises:
            ValueError: two rows have the same key.
        """
        sealed = [_sealed(row) for row in rows]
        present = {key_of(table, row): row for row in self._rows(table, scope)}
        wanted = {key_of(table, row): row for row in sealed}
        if len(wanted) < len(sealed):
            raise ValueError(f"two rows of {table.name} with the same key")
        gone = [row for key, row in present.items() if key not in wanted]
        new = [row for key, row in wanted.items() if key not in present]
        other = [(present[key], row) for key, row in wanted.items() if _differs(present, key, row)]
        self._delete(table, [key_of(table, row) for row in gone])
        self._update(table, [row for _, row in other])
        self._insert(table, new)
        for row in gone:
            self._note(table, before=row, after=None)
        for before, after in other:
            self._note(table, before=before, after=after)
        for row in new:
            self._note(table, before=None, after=row)

    def delete(self, table: Table, scope: ColumnElement[bool]) -> None:
        """Delete all rows in `scope`."""
        rows = self._rows(table, scope)
        if rows:
            self._write(table)
            self._connection.execute(delete(table).where(scope))
        for row in rows:
            self._note(table, before=row, after=None)

    def images(self) -> list[Image]:
        """Return every row that is not as it was, in the order of first touch."""
        return [image for image in self._images.values() if image.before != image.after]

    def restore(self, table: Table, images: Sequence[Image]) -> None:
        """Bring rows of one table into the state `after`; this leaves no image."""
        gone = [image.key for image in images if image.after is None]
        new = [image.after for image in images if image.before is None and image.after is not None]
        other = [image for image in images if image.before is not None and image.after is not None]
        self._delete(table, gone)
        for image in other:
            self._restore_columns(table, image)
        self._insert(table, new)

    def _restore_columns(self, table: Table, image: Image) -> None:
        scope = [column == value for column, value in zip(_keys(table), image.key, strict=True)]
        self._write(table)
        for known in self._rows(table, and_(*scope)):
            # Its other columns may have been kept for good meanwhile.
            values = _sealed({**known, **(image.after or {})})
            self._connection.execute(update(table).where(*scope).values(dict(values)))

    def _rows(self, table: Table, scope: ColumnElement[bool]) -> list[Row]:
        found = self._connection.execute(select(table).where(scope))
        return [dict(row) for row in found.mappings()]

    def _insert(self, table: Table, rows: Sequence[Row]) -> None:
        if rows:
            self._write(table)
            self._connection.execute(insert(table), [dict(row) for row in rows])

    def _update(self, table: Table, rows: Sequence[Row]) -> None:
        if rows:
            self._write(table)
            keys = _keys(table)
            statement = update(table).where(*(x == bindparam(f"key_{x.name}") for x in keys))
            values = [
                {**row, **{f"key_{column.name}": row[column.name] for column in keys}}
                for row in rows
            ]
            self._connection.execute(statement, values)

    def _delete(self, table: Table, keys: Sequence[Key]) -> None:
        if keys:
            self._write(table)
            columns = _keys(table)
            statement = delete(table).where(*(x == bindparam(f"key_{x.name}") for x in columns))
            values = [
                {f"key_{x.name}": value for x, value in zip(columns, key, strict=True)}
                for key in keys
            ]
            self._connection.execute(statement, values)

    def _write(self, table: Table) -> None:
        if not self._is_writable:
            raise RuntimeError(f"a unit for reading cannot write to {table.name}")
        self.changed |= changed_by(table)

    def _note(self, table: Table, *, before: Row | None, after: Row | None) -> None:
        key = key_of(table, after or before or {})
        place = (table.name, key)
        known = self._images.get(place)
        first = known.before if known else before
        self._images[place] = Image(table.name, key, first, after)


def key_of(table: Table, row: Row) -> Key:
    """Return the primary key of a row."""
    return tuple(row[column.name] for column in _keys(table))


def _keys(table: Table) -> Sequence[ColumnElement[Native]]:
    return table.primary_key.columns.values()


def _sealed(row: Row) -> Row:
    return {**row, CHECKSUM: row_checksum(row)}


def _differs(present: Mapping[Key, Row], key: Key, row: Row) -> bool:
    return key in present and present[key] != row
