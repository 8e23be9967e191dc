# SPDX-License-Identifier: MIT
"""The marks of a class as rows of cells."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.domain.handed_in.class_table import ClassTable, Row, RowKey, row_key
from workbench.domain.reviews import Review
from workbench.domain.tables import Cell, Column, Table

_COLUMNS = (
    Column("Student", 24),
    Column("Assignment", 24),
    Column("State", 14),
    Column("Level", 8),
    Column("Mark", 7),
    Column("Out of", 7),
    Column("What went well", 40),
    Column("Even better if", 40),
    Column("Target", 40),
    Column("Codes", 24),
    Column("At their places", 60),
    Column("Changed", 17),
    Column("Plan version", 15),
    Column("Version marked", 15),
)


def key_of(row: Row) -> RowKey:
    """Return what the review of a row is found by."""
    return row_key(row.assignment, row.student)


def marks_of_class(table: ClassTable, reviews: Mapping[RowKey, Review]) -> Table:
    """Return one row for each student and assignment, also where nothing was marked."""
    rows = tuple(_cells(row, reviews.get(key_of(row))) for row in table.rows)
    return Table("Marks", _COLUMNS, rows)


def _cells(row: Row, review: Review | None) -> tuple[Cell, ...]:
    version = row.read.plan.version if row.read and row.read.plan else None
    front = (row.student, row.assignment, row.standing.value)
    if review is None:
        return (*front, *(None,) * 9, version, None)
    return (
        *front,
        review.level or None,
        review.mark,
        review.out_of,
        review.went_well or None,
        review.even_better or None,
        review.target or None,
        " · ".join(review.codes) or None,
        "\n".join(f"{each.where}: {each.code} {each.comment}".strip() for each in review.stamps)
        or None,
        review.changed,
        version,
        review.version,
    )
