# SPDX-License-Identifier: MIT
"""What the program asked, and what the student said to it, in a Word document."""

from __future__ import annotations

from workbench.domain.documents import AskedQuestion
from workbench.export.docx.look import NAME, SMALL
from workbench.export.docx.manuscript import Manuscript
from workbench.export.docx.runs import paragraph_in, write

_TITLE = "Questions I was asked"
_COLUMNS, _FEW_COLUMNS = (4, 9, 4), (1,)
_HEADER = ("Where", "Question", "What I said")
_FEW_HEADER = ("Where, question, what I said",)


def write_questions(manuscript: Manuscript) -> None:
    """Write the questions with their places, or that there was none."""
    questions = manuscript.document.questions
    manuscript.heading(_TITLE, 1)
    if not questions:
        manuscript.paragraph("Nothing was asked.")
        return
    is_wide = not manuscript.look.is_large_print
    columns, header = (_COLUMNS, _HEADER) if is_wide else (_FEW_COLUMNS, _FEW_HEADER)
    table = manuscript.table(columns, _TITLE, header=header)
    for asked in questions:
        cells = manuscript.row(table).cells
        where, question, said = cells if is_wide else (cells[0],) * 3
        write(paragraph_in(where, SMALL), asked.place or "earlier", NAME)
        write(paragraph_in(question, SMALL), asked.question)
        write(paragraph_in(said, SMALL), _said_to(asked))


def _said_to(asked: AskedQuestion) -> str:
    if not asked.is_meant:
        return "still open"
    meant = "I meant this; the words were changed since" if asked.is_past else "I meant this"
    return ": ".join(filter(None, (meant, asked.reason.strip())))
