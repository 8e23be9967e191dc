# SPDX-License-Identifier: MIT
"""The order of the document: plan, sources, teacher's panel. The only place that knows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from workbench.domain.documents import PlanDocument, SourceEvidence
from workbench.export.pdf.flow.look import Look
from workbench.export.pdf.flow.pages import Furniture, Section, header_lines, nothing_reached
from workbench.export.pdf.flow.paper import Paper, paper_for
from workbench.export.pdf.flow.signs import Signs
from workbench.export.pdf.pages.plan_pages import PlanPages
from workbench.export.pdf.pages.source_pages import SourcePages
from workbench.export.pdf.pages.teacher_panel import TeacherPanel
from workbench.export.pdf.pages.texts import SourceTexts
from workbench.export.pdf.pages.wording import joined, student_name
from workbench.export.pdf.structure import Element, Role


@dataclass(frozen=True, slots=True)
class Story:
    """A document ready to be laid on pages: its logical tree and its blocks."""

    root: Element
    sections: tuple[Section, ...]
    paper: Paper
    furniture: Furniture


def story_of(
    document: PlanDocument, *, reached: Callable[[int, int], object] = nothing_reached
) -> Story:
    """Return the blocks of `document` and its logical tree, both in reading order.

    `reached` is told before each source which it is, from 1, and how many there are.
    """
    options = document.options
    furniture = _furniture(document)
    paper = paper_for(options)
    paper = replace(paper, header_lines=header_lines(furniture.header, paper))
    look = Look(
        paper,
        Signs(document.framework, colour=options.colour),
        student_name(document.student),
        _mark_keys(document),
    )
    texts = SourceTexts()
    root = Element(Role.DOCUMENT)
    sections: list[Section] = []
    if options.plan:
        sections.append(PlanPages(document, look, texts).section(root))
    if options.sources:
        for number, sheet in enumerate(document.sources, 1):
            reached(number, len(document.sources))
            sections.append(SourcePages(document, look, texts, sheet).section(root))
    if options.teacher_panel or not sections:
        sections.append(TeacherPanel(document, look).section(root))
    return Story(root, tuple(sections), paper, furniture)


def _furniture(document: PlanDocument) -> Furniture:
    student = document.student
    header = joined(
        [
            student_name(student),
            student.class_name,
            student.teacher,
            document.task,
            document.date,
        ]
    )
    return Furniture(header, document.title)


def _mark_keys(document: PlanDocument) -> dict[str, str]:
    """Return the destinations of the marks the plan leads to, where they are in the document."""
    if not document.options.sources:
        return {}
    used = {
        evidence.annotation.id: evidence
        for sheet in document.points
        for evidence in sheet.evidence
        if isinstance(evidence, SourceEvidence)
    }
    keys: dict[str, str] = {}
    for sheet in document.sources:
        for annotation in sheet.annotations:
            if annotation.id in used:
                keys[annotation.id] = (
                    f"mark-{annotation.id}"
                    if annotation.target.has_place
                    else f"source-{sheet.source.id}"
                )
    return keys
