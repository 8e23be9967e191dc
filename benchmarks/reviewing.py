# SPDX-License-Identifier: MIT
"""Reading a folder of handed-in plans, beside only opening the same files one after the other."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import material
import pikepdf
from measuring import Case

from workbench.domain.documents import ExportOptions
from workbench.domain.handed_in.class_table import ClassTable, Standing
from workbench.domain.plans import Student
from workbench.export.pdf.writing import write_plan
from workbench.services import keeping
from workbench.services.demonstrating import keep_example
from workbench.services.documenting import plan_document
from workbench.services.exporting import ExportingService
from workbench.services.reviewing import review

_FILES, _DIFFERENT = 200, 10
"""Files of the folder, and how many of them are not links to others."""


def cases(folder: Path) -> Iterator[Case]:
    """Yield the cases; everything they write is below `folder`."""
    paths = _handed_in(folder)
    yield Case(
        f"read a folder of {_FILES} handed-in plans into a table",
        product=lambda: review(folder / "class"),
        floor=lambda: _open_all(paths),
        floor_is="pikepdf opens the same files, one after the other, and looks at nothing",
        describe=_described,
    )


def _handed_in(folder: Path) -> list[Path]:
    with keeping.open_library(folder / "library") as library:
        plan = keep_example(library)
        looked_up = ExportingService(library).material(plan)
    paths = []
    for number in range(_FILES):
        student = Student(f"Student {number:03}")
        path = folder / "class" / student.name / "Thaw" / "Version 1" / "plan.pdf"
        path.parent.mkdir(parents=True)
        if number < _DIFFERENT:
            own = replace(looked_up, plan=replace(plan, student=student))
            document = plan_document(own, options=ExportOptions(), made=material.MADE)
            path.write_bytes(write_plan(document))
        else:
            os.link(paths[number % _DIFFERENT], path)
        paths.append(path)
    return paths


def _open_all(paths: list[Path]) -> None:
    for path in paths:
        pikepdf.open(path).close()


def _described(table: ClassTable) -> str:
    return f"{table.count(Standing.FOUND)} found"
