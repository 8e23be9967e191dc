# SPDX-License-Identifier: MIT
"""The table of a class as JSON, format `classtable/1`."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from workbench.domain.handed_in.class_table import ClassTable, Row, Standing
from workbench.domain.handed_in.reading import HandedIn, HandedInPlan
from workbench.domain.handed_in.remarks import Remark
from workbench.domain.interchange.values import time_to_json

FORMAT = "classtable/1"

JsonObject = dict[str, Any]


def class_table_to_json(table: ClassTable, *, folder: str) -> JsonObject:
    """Return a table as JSON; `folder` is the one that was opened."""
    return {
        "format": FORMAT,
        "folder": folder,
        "counts": {standing.value: table.count(standing) for standing in Standing},
        "rows": [_row_to_json(row) for row in table.rows],
    }


def _row_to_json(row: Row) -> JsonObject:
    read = row.read
    return {
        "student": row.student,
        "assignment": row.assignment,
        "state": row.standing.value,
        "why": row.why,
        "file": row.file.shown if row.file else None,
        "version": row.version,
        "older": row.older,
        "also": [path.shown for path in row.also],
        "doubts": [{"kind": x.kind.value, "text": x.sentence} for x in row.doubts],
        **(_read_to_json(read) if read else _NOTHING_READ),
    }


_NOTHING_READ: JsonObject = {
    "pages": None,
    "exported": None,
    "plan": None,
    "remarks": [],
    "questions": None,
}


def _read_to_json(read: HandedIn) -> JsonObject:
    asked = read.asked
    return {
        "pages": read.pages,
        "exported": time_to_json(read.made) if read.made else None,
        "plan": _plan_to_json(read.plan) if read.plan else None,
        "remarks": [_remark_to_json(each) for each in read.remarks],
        "questions": None if asked is None else [asdict(each) for each in asked],
    }


def _plan_to_json(plan: HandedInPlan) -> JsonObject:
    student = plan.student
    return {
        "id": plan.id,
        "pack": plan.pack_id,
        "title": plan.pack_title,
        "question": plan.question,
        "marks": plan.out_of,
        "student": {
            "name": student.name,
            "class": student.class_name,
            "candidate": student.candidate,
            "teacher": student.teacher,
        },
        "version": plan.version,
        "exported_version": plan.exported,
        "counts": asdict(plan.counts),
        "answers": asdict(plan.answers) if plan.answers else None,
    }


def _remark_to_json(remark: Remark) -> JsonObject:
    return {
        "state": remark.state.value,
        "kind": remark.kind.value,
        "text": remark.text,
        "author": remark.author,
        "time": time_to_json(remark.time) if remark.time else None,
        "page": remark.page,
        "frame": list(remark.frame) if remark.frame else None,
        "annotation": remark.mark,
        "short_id": remark.short_id or None,
        "point": remark.point,
        "paragraph": remark.paragraph,
        "words": remark.words,
        "was": remark.was,
        "name": remark.name,
        "answers": remark.answers or None,
    }
