# SPDX-License-Identifier: MIT
"""The marks of two markers as rows of cells, no more of them than may be seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from workbench.domain.handed_in.class_table import ClassTable, Row, RowKey
from workbench.domain.moderation.markers import Seen, TwoMarkers
from workbench.domain.moderation.records import Compared, Judgement, Marker
from workbench.domain.review_table import key_of, marks_of_class
from workbench.domain.tables import Cell, Column, Table


class Stage(StrEnum):
    """How far the moderation of a plan has come."""

    TO_MARK = "to mark"
    COVERED = "covered until both are done"
    TO_COMPARE = "to compare"
    SAME = "same mark"
    WITHIN = "within what is tolerated"
    TO_AGREE = "to agree"
    AGREED = "agreed"


_STUDENT = 0
_COLUMNS = (
    Column("First level", 10),
    Column("First mark", 10),
    Column("Second level", 12),
    Column("Second mark", 12),
    Column("Difference", 10),
    Column("Agreed level", 12),
    Column("Agreed mark", 12),
    Column("Reason", 50),
    Column("Agreed by", 14),
    Column("Agreed on", 17),
    Column("Moderation", 26),
    Column("In the sample", 13),
)


def stage_of(seen: Seen, tolerance: int) -> Stage:
    """Return how far the moderation of a plan has come, for the marker at work."""
    compared = seen.compared
    if compared is None:
        if seen.can_be_compared:
            return Stage.TO_COMPARE
        return Stage.COVERED if seen.is_marked else Stage.TO_MARK
    if compared.agreed is not None:
        return Stage.AGREED
    if compared.differs(tolerance):
        return Stage.TO_AGREE
    return Stage.WITHIN if compared.difference else Stage.SAME


def moderated_marks(
    table: ClassTable, two: TwoMarkers, numbers: Mapping[RowKey, int] | None = None
) -> Table:
    """Return the marks of a class with those of both markers behind them.

    `Difference` is second less first. A plan that was not compared has the mark of the marker at
    work alone. While names are hidden, `numbers` stand for them, and order the rows as well.
    """
    marks = marks_of_class(table, two.counting())
    sampled = set(two.moderation.sample)
    everything = two.all_seen()
    rows = []
    for row, cells in zip(table.rows, marks.rows, strict=True):
        key = key_of(row)
        seen = everything.get(key, Seen())
        stage = stage_of(seen, two.moderation.tolerance).value if row.read else None
        is_in = "yes" if key in sampled else None
        rows.append((key, (*cells, *_of_both(two, row, seen), stage, is_in)))
    if numbers is not None:
        rows.sort(key=lambda each: numbers[each[0]])
        rows = [(key, (numbered_name(numbers[key]), *cells[_STUDENT + 1 :])) for key, cells in rows]
    return Table(marks.name, (*marks.columns, *_COLUMNS), tuple(cells for _, cells in rows))


def numbered_name(number: int) -> str:
    """Return what a plan is called whose student's name is hidden."""
    return f"Plan {number}"


def _of_both(two: TwoMarkers, row: Row, seen: Seen) -> tuple[Cell, ...]:
    compared = seen.compared
    if compared is not None:
        return tuple(_compared_cells(compared))
    own = two.own.get(key_of(row))
    mine: tuple[Cell, Cell] = (own.level or None, own.mark) if own is not None else (None, None)
    nothing: tuple[Cell, Cell] = (None, None)
    is_first = two.moderation.marker is Marker.FIRST
    pair = (*mine, *nothing) if is_first else (*nothing, *mine)
    return (*pair, *(None,) * 6)


def _compared_cells(compared: Compared) -> Iterator[Cell]:
    for judgement in (compared.first, compared.second):
        yield from _judged(judgement)
    yield compared.difference
    agreed = compared.agreed
    if agreed is None:
        yield from (None,) * 5
        return
    yield agreed.level or None
    yield agreed.mark
    yield agreed.reason or None
    yield agreed.by or None
    yield agreed.when


def _judged(judgement: Judgement) -> tuple[Cell, Cell]:
    return judgement.level or None, judgement.mark
