# SPDX-License-Identifier: MIT
"""The order of the Word document, and the file it is kept in."""

from __future__ import annotations

import zipfile
from datetime import UTC
from io import BytesIO
from pathlib import Path

import docx
from docx.oxml.ns import qn

from workbench.domain.documents import PlanDocument
from workbench.export.archives import archive_of, broken, entries_of
from workbench.export.docx.manuscript import Manuscript
from workbench.export.docx.overview import has_overview, write_overview
from workbench.export.docx.plan import write_plan, write_question
from workbench.export.docx.questions import write_questions
from workbench.export.docx.source import write_source
from workbench.export.docx.teacher import write_teacher_panel


def write_docx(document: PlanDocument) -> bytes:
    """Return `document` as a Word file, the same bytes for the same document.

    Notes in the margin become comments at their words. The table of notes under each source is
    complete wherever else they stand. Attachments travel in the PDF alone.
    """
    options = document.options
    manuscript = Manuscript(document)
    manuscript.heading(document.title, 0)
    if options.plan or options.marks:
        write_question(manuscript)
    if options.plan:
        write_plan(manuscript)
    if has_overview(document):
        if options.plan or options.marks:
            manuscript.new_section()
        write_overview(manuscript)
    if options.sources:
        for number, sheet in enumerate(document.sources):
            begins_here = number == 0 and not (options.plan or has_overview(document))
            manuscript.new_section(on_new_page=not begins_here, counts_lines=True)
            if number == 0:
                manuscript.heading("The sources", 1)
            write_source(manuscript, sheet)
    if options.questions:
        manuscript.new_section()
        write_questions(manuscript)
    if options.teacher_panel:
        manuscript.new_section()
        write_teacher_panel(manuscript)
    return _saved(manuscript)


def verify_docx(path: Path) -> None:
    """Read a Word file that was just written.

    Raises:
        OSError: it is not on the disk as it was meant.
    """
    entries_of(path)
    try:
        docx.Document(str(path))
    except (KeyError, SyntaxError, ValueError) as error:
        raise broken(path, "it cannot be read as a Word document") from error


def _saved(manuscript: Manuscript) -> bytes:
    made = manuscript.document.made.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    for comment in manuscript.word.comments:
        comment._comment_elm.set(qn("w:date"), made)  # noqa: SLF001
    saved = BytesIO()
    manuscript.word.save(saved)
    with zipfile.ZipFile(saved) as archive:
        return archive_of((name, archive.read(name)) for name in archive.namelist())
