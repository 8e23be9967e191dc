# SPDX-License-Identifier: MIT
"""The order of a document: plan or script, sources, teacher's panel; nobody else knows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from workbench.domain.class_feedback import ClassFeedback
from workbench.domain.documents import NORMAL_SIZE, PlanDocument, SourceEvidence
from workbench.domain.marked_copies import FeedbackSheet
from workbench.export.pdf.flow.look import Look
from workbench.export.pdf.flow.pages import (
    Furniture,
    Section,
    fits_header,
    header_lines,
    nothing_reached,
)
from workbench.export.pdf.flow.paper import Paper, paper_for
from workbench.export.pdf.flow.signs import Signs
from workbench.export.pdf.pages.class_feedback import TITLE, ClassFeedbackPages
from workbench.export.pdf.pages.overview import OverviewPages
from workbench.export.pdf.pages.plan_pages import PlanPages
from workbench.export.pdf.pages.questions_page import QuestionsPage
from workbench.export.pdf.pages.review_sheet import SHEET_TITLE, ReviewPages
from workbench.export.pdf.pages.script_pages import ScriptPages
from workbench.export.pdf.pages.source_pages import SourcePages
from workbench.export.pdf.pages.teacher_panel import TeacherPanel
from workbench.export.pdf.pages.texts import SourceTexts
from workbench.export.pdf.pages.wording import author_name, joined
from workbench.export.pdf.structure import Element, Role

_NO_COMPONENT = "No component code yet"


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
    paper = replace(paper_for(options), is_script=document.script is not None)
    furniture = _furniture(document, paper)
    paper = replace(paper, header_lines=header_lines(furniture.header, paper))
    look = Look(
        paper,
        Signs(document.framework, colour=options.colour),
        author_name(document),
        _mark_keys(document),
    )
    texts = SourceTexts()
    root = Element(Role.DOCUMENT)
    sections: list[Section] = []
    if options.plan and document.script is not None:
        sections.append(ScriptPages(document, document.script, look).section(root))
    elif options.plan:
        sections.append(PlanPages(document, look, texts).section(root))
    overview = OverviewPages(document, look)
    if overview.has_anything:
        sections.append(overview.section(root))
    if options.sources:
        for number, sheet in enumerate(document.sources, 1):
            reached(number, len(document.sources))
            sections.append(SourcePages(document, look, texts, sheet).section(root))
    if options.questions:
        sections.append(QuestionsPage(document, look).section(root))
    if options.teacher_panel or not sections:
        sections.append(TeacherPanel(document, look).section(root))
    return Story(root, tuple(sections), paper, furniture)


def feedback_story(feedback: ClassFeedback, made: datetime) -> Story:
    """Return the blocks and the tree of a sheet for a class, which has no margin to write in."""
    paper = Paper(NORMAL_SIZE, has_column=False)
    about = joined([feedback.class_name, feedback.assignment])
    furniture = Furniture(joined([about, f"{made.day} {made:%B %Y}"]), joined([TITLE, about]))
    paper = replace(paper, header_lines=header_lines(furniture.header, paper))
    root = Element(Role.DOCUMENT)
    return Story(root, ClassFeedbackPages(feedback, paper).sections(root), paper, furniture)


def review_story(sheet: FeedbackSheet) -> Story:
    """Return the blocks and the tree of the page that is put behind a marked copy."""
    paper = Paper(sheet.text_size, has_column=False)
    made = f"{sheet.made.day} {sheet.made:%B %Y}"
    header = joined([sheet.student, sheet.class_name, sheet.author, made])
    furniture = Furniture(header, joined([SHEET_TITLE, sheet.student]))
    paper = replace(paper, header_lines=header_lines(furniture.header, paper))
    root = Element(Role.DOCUMENT)
    return Story(root, (ReviewPages(sheet, paper).section(root),), paper, furniture)


def _furniture(document: PlanDocument, paper: Paper) -> Furniture:
    """Return whose work it is, in all cases whole: where there is no room the task is shortened."""
    who = _who(document)
    # The foot of a script's page has its task, except in large print.
    task = "" if paper.is_script and not paper.is_large_print else document.task
    words = task.split()
    header = joined([*who, task, document.date])
    while words and not fits_header(header, paper):
        words.pop()
        header = joined([*who, f"{' '.join(words)}…", document.date])
    return Furniture(header, document.title)


def _who(document: PlanDocument) -> list[str]:
    """Return whose work it is; a script begins with what an exam board wants on each page."""
    student, exam, script = document.student, document.exam, document.script
    own = [student.class_name, student.teacher]
    if exam is None:
        return [author_name(document), *own]
    centre = f"Centre {exam.centre}" if exam.centre else "No centre number yet"
    if script is None:
        return [centre, author_name(document), *own, exam.component or _NO_COMPONENT]
    names = [author_name(document)]
    if student.candidate:
        names = [f"Candidate {student.candidate}", student.name]
    component = f"Component {exam.component}" if exam.component else _NO_COMPONENT
    return [centre, *names, component, script.name, *own]


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
