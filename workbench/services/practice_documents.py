# SPDX-License-Identifier: MIT
"""Make of an attempt what a teacher marks: for each question a document that is read like a plan.

The file of an answer holds a plan without points, the sources as they were printed, the marks of
the attempt, and the answer beside it (member `practice`). Whatever reads handed-in plans reads it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from workbench.domain.documents import ExportOptions, PlanDocument
from workbench.domain.frameworks import Framework
from workbench.domain.identifiers import SourceId
from workbench.domain.plans import ExamEntry, Plan, Student
from workbench.domain.practising.attempts import Attempt
from workbench.domain.practising.scripts import script_id, script_of
from workbench.domain.sources import Pack
from workbench.services import catalogues
from workbench.services.documenting import PlanMaterial, plan_document


@dataclass(frozen=True, slots=True)
class AttemptMaterial:
    """Everything the documents of an attempt are made from.

    `student` and `exam` stand in for what the attempt itself does not say. Times are told as they
    were in `zone`: by default that of this computer.
    """

    attempt: Attempt
    framework: Framework
    pictures: Mapping[SourceId, bytes] = field(default_factory=dict)
    student: Student = field(default_factory=Student)
    exam: ExamEntry = field(default_factory=ExamEntry)
    zone: tzinfo | None = None


def attempt_document(
    material: AttemptMaterial, number: int, *, options: ExportOptions, made: datetime
) -> PlanDocument:
    """Return what the exported answer to a question, counted from 0, says.

    `made` is the time of export in UTC; the printed date is that time's day.

    Raises:
        AttemptRunningError: the attempt is not over.
    """
    return plan_document(script_material(material, number), options=options, made=made)


def script_material(material: AttemptMaterial, number: int) -> PlanMaterial:
    """Return what the document of an answer to a question, counted from 0, is made from.

    Its plan has the same id whenever it is made. Its pack has the sources of the question alone.

    Raises:
        AttemptRunningError: the attempt is not over.
    """
    attempt, paper = material.attempt, material.attempt.paper
    question, sources = paper.questions[number], paper.sources_for(number)
    shown = {source.id for source in sources}
    student = material.student if attempt.student == Student() else attempt.student
    return PlanMaterial(
        pack=Pack(attempt.pack_id, paper.title, sources=sources),
        plan=Plan(script_id(attempt.id, number, question.id), attempt.pack_id, question, student),
        annotations=tuple(mark for mark in attempt.marks if mark.target.source_id in shown),
        framework=material.framework,
        board=catalogues.board(question.board),
        pictures={key: file for key, file in material.pictures.items() if key in shown},
        labels=tuple(source.label for source in sources),
        exam=_exam(material),
        script=script_of(attempt, number, printed_numbers(attempt)),
        zone=material.zone,
    )


def printed_numbers(attempt: Attempt) -> tuple[str, ...]:
    """Return the numbers that stand before the questions on paper; empty where nobody knows one."""
    found = []
    for question in attempt.paper.questions:
        board = catalogues.board(question.board)
        kind = board.question(question.question) if board and question.question else None
        found.append(kind.printed_number if kind else "")
    return tuple(found)


def _exam(material: AttemptMaterial) -> ExamEntry:
    own, usual = material.attempt.exam, material.exam
    component = own.component or material.attempt.paper.component or usual.component
    return ExamEntry(own.centre or usual.centre, component)
