# SPDX-License-Identifier: MIT
"""The table of a class as rows of cells, and its remarks as another table."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.handed_in.class_table import ClassTable, Row
from workbench.domain.handed_in.reading import HandedInPlan
from workbench.domain.handed_in.remarks import Remark, RemarkState, counted
from workbench.domain.tables import Cell, Column, Table
from workbench.domain.text import one_line

STUDENT, ASSIGNMENT, VERSION = "Student", "Assignment", "Plan version"
"""Columns by which a later table is compared with this one."""

_COLUMNS = (
    Column(STUDENT, 24),
    Column(ASSIGNMENT, 24),
    Column("State", 14),
    Column("Why", 40),
    Column("To look at", 48),
    Column("Class", 8),
    Column("Candidate", 11),
    Column("Pack", 30),
    Column("Question", 40),
    Column("Out of", 7),
    Column("Sources", 8),
    Column("Sources with marks", 10),
    Column("Marks", 7),
    Column("Complete notes", 10),
    Column("Points", 7),
    Column("Other hand", 7),
    Column("Evidence", 9),
    Column("Own knowledge", 10),
    Column("Words", 7),
    Column("New remarks", 9),
    Column("Changed", 9),
    Column("Deleted", 9),
    Column("Replies", 9),
    Column("Questions of the checks", 40),
    Column("Pages", 7),
    Column("Exported", 17),
    Column("Version handed in", 10),
    Column("File", 60),
    Column(VERSION, 15),
)

_REMARK_COLUMNS = (
    Column(STUDENT, 24),
    Column(ASSIGNMENT, 24),
    Column("Page", 6),
    Column("Mark", 8),
    Column("State", 10),
    Column("Kind", 18),
    Column("Author", 20),
    Column("Time", 17),
    Column("Text", 60),
    Column("On the words", 40),
    Column("It said", 60),
    Column("Field", 20),
)


def students_table(table: ClassTable) -> Table:
    """Return one row for each student and assignment."""
    return Table("Students", _COLUMNS, tuple(map(_cells, table.rows)))


def remarks_table(table: ClassTable) -> Table:
    """Return one row for each remark that was written into a file."""
    rows = tuple(
        _remark_cells(row, remark)
        for row in table.rows
        if row.read is not None
        for remark in row.read.remarks
    )
    return Table("Remarks", _REMARK_COLUMNS, rows)


def _cells(row: Row) -> tuple[Cell, ...]:
    read = row.read
    states = counted(read.remarks) if read else None
    asked = read.asked if read else None
    return (
        row.student,
        row.assignment,
        row.standing.value,
        row.why or None,
        "\n".join(doubt.sentence for doubt in row.doubts) or None,
        *_plan_cells(read.plan if read else None),
        *(states[state] if states else None for state in _STATES),
        "\n".join(f"{each.title} ({each.times})" for each in asked) if asked else None,
        read.pages if read else None,
        read.made if read else None,
        row.version,
        row.file.shown if row.file else None,
        read.plan.version if read and read.plan else None,
    )


_STATES = (RemarkState.NEW, RemarkState.CHANGED, RemarkState.DELETED, RemarkState.REPLY)


def _plan_cells(plan: HandedInPlan | None) -> Iterator[Cell]:
    if plan is None:
        yield from (None,) * 14
        return
    counts = plan.counts
    yield plan.student.class_name or None
    yield plan.student.candidate or None
    yield plan.pack_title
    yield one_line(plan.question)
    yield plan.out_of
    yield from (counts.sources, counts.marked, counts.marks, counts.complete)
    yield from (counts.points, counts.other_hand, counts.evidence, counts.knowledge, counts.words)


def _remark_cells(row: Row, remark: Remark) -> tuple[Cell, ...]:
    is_field = remark.page is None and bool(remark.name) and remark.mark is None
    return (
        row.student,
        row.assignment,
        remark.page,
        remark.short_id or None,
        remark.state.value,
        remark.kind.value,
        remark.author or None,
        remark.time,
        remark.text,
        remark.words or None,
        remark.was or None,
        remark.name if is_field else None,
    )
