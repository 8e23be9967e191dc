# SPDX-License-Identifier: MIT
"""`settings`: what was chosen once for a library."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from workbench.cli.opening import library_of
from workbench.domain.documents import NotesPlace
from workbench.services.preferring import PreferringService

if TYPE_CHECKING:
    import argparse

    from workbench.cli.output import Output


def settings(arguments: argparse.Namespace, output: Output) -> None:
    """Keep what the arguments say and show what holds now."""
    student = {
        "name": arguments.name,
        "class_name": arguments.class_name,
        "candidate": arguments.candidate,
        "teacher": arguments.teacher,
    }
    changes = {name: value for name, value in student.items() if value is not None}
    exam = {"centre": arguments.centre, "component": arguments.component}
    entered = {name: value for name, value in exam.items() if value is not None}
    with library_of(arguments) as library:
        service = PreferringService(library)
        if changes or entered:
            service.choose_student(changes, entered)
        if arguments.framework:
            service.choose_framework(arguments.framework)
        if arguments.notes:
            service.choose_notes(NotesPlace(arguments.notes))
        chosen, framework = service.preferences(), service.framework()
    lines = [
        f"Name: {chosen.student.name or 'nothing yet'}",
        f"Class: {chosen.student.class_name or 'nothing yet'}",
        f"Candidate: {chosen.student.candidate or 'nothing yet'}",
        f"Teacher: {chosen.student.teacher or 'nothing yet'}",
        f"Centre: {chosen.exam.centre or 'nothing yet'}",
        f"Component: {chosen.exam.component or 'nothing yet'}",
        f"Letters: {framework.name}",
        f"Notes on paper: {chosen.paper.notes}",
    ]
    output.show(lines, asdict(chosen))
