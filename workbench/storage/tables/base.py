# SPDX-License-Identifier: MIT
"""The column vocabulary that all tables share."""

from __future__ import annotations

from typing import Annotated, ClassVar

from sqlalchemy import ForeignKey, MetaData, Table, Text
from sqlalchemy.orm import DeclarativeBase, mapped_column

from workbench.domain.changes import Changed

CHANGED = "changed"
"""Key in a table's `info`: which kind of thing a write to the table changes."""


class Base(DeclarativeBase):
    """What every table is."""

    # Named constraints can be altered by a later migration; SQLite's own names cannot.
    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
        }
    )
    type_annotation_map: ClassVar = {str: Text()}


Key = Annotated[str, mapped_column(primary_key=True)]
"""An id made by the application (`domain.identifiers`)."""

Position = Annotated[int, mapped_column(primary_key=True)]
"""The place among the rows of the same parent, from 0."""

Time = Annotated[str, mapped_column()]
"""A moment in UTC as ISO 8601 with microseconds, so that text order is time order."""

Json = Annotated[str, mapped_column()]
"""A JSON document."""

Checksum = Annotated[str, mapped_column()]
"""The first 16 hexadecimal digits of a SHA-256 over the row's other columns."""


def refers_to(column: str) -> ForeignKey:
    """Return a reference to `column` that is checked at commit."""
    return ForeignKey(column, deferrable=True, initially="DEFERRED")


def changed_by(table: Table) -> Changed:
    """Return which kind of thing a write to `table` changes."""
    changed: Changed = table.info[CHANGED]
    return changed


def table_of(kind: type[Base]) -> Table:
    """Return the table that a class describes."""
    return Base.metadata.tables[kind.__tablename__]
