# SPDX-License-Identifier: MIT
"""One look at the whole in a Word document: which mark is used where, and what came when."""

from __future__ import annotations

from workbench.domain.documents import PlanDocument, SourceSheet
from workbench.domain.mark_uses import (
    MOST_COLUMNS,
    column_words,
    columns_of,
    has_uses,
    marks_used,
)
from workbench.domain.timeline.items import Timeline
from workbench.domain.timeline.table import table_of
from workbench.export.docx.look import NAME, SMALL
from workbench.export.docx.manuscript import Manuscript
from workbench.export.docx.marking import tag_of
from workbench.export.docx.runs import paragraph_in, write

_NOTHING = "–"
_NO_BREAK_SPACE = "\u00a0"
_USES, _TIMES = "Which mark is used where", "What was before what"
_FIRST, _EACH = 3, 2
_STACKED = (1, 4)
_TIMELINE = (3, 3, 8)


def has_overview(document: PlanDocument) -> bool:
    """Tell whether there is a table or a timeline to be shown."""
    return has_uses(document) or document.timeline is not None


def write_overview(manuscript: Manuscript) -> None:
    """Write the table of uses, and the timeline as a table in the order of time."""
    document = manuscript.document
    manuscript.heading("Overview", 1)
    if has_uses(document):
        manuscript.heading(_USES, 2)
        _write_uses(manuscript)
    if document.timeline is not None:
        manuscript.heading(_TIMES, 2)
        _write_timeline(manuscript, document.timeline)


def _write_uses(manuscript: Manuscript) -> None:
    document = manuscript.document
    names = columns_of(document)
    caption = "The marks of each source by the points that use them"
    if manuscript.look.is_large_print or len(names) >= MOST_COLUMNS:
        table = manuscript.table(_STACKED, caption, header=("Source", "Marks"), names_rows=True)
        for sheet in document.sources:
            used = [(column_words(name), _marks(document, sheet, name)) for name in names]
            lines = "\n".join(f"{words}: {marks}" for words, marks in used if marks)
            source, cell = manuscript.row(table).cells
            write(paragraph_in(source, SMALL), sheet.source.name, NAME)
            write(paragraph_in(cell, SMALL), lines or "no marks yet")
        return
    header = ("Source", *map(column_words, names))
    widths = (_FIRST, *(_EACH for _ in names))
    table = manuscript.table(widths, caption, header=header, names_rows=True)
    for sheet in document.sources:
        source, *cells = manuscript.row(table).cells
        write(paragraph_in(source, SMALL), sheet.source.name, NAME)
        for name, cell in zip(names, cells, strict=True):
            write(paragraph_in(cell, SMALL), _marks(document, sheet, name) or _NOTHING)


def _marks(document: PlanDocument, sheet: SourceSheet, name: str) -> str:
    """Return marks, each with its letter: “A1 N, A4 R”; a space in one is no end of a line."""
    used = marks_used(sheet, name)
    return ", ".join(tag_of(each, document).replace(" ", _NO_BREAK_SPACE) for each in used)


def _write_timeline(manuscript: Manuscript, timeline: Timeline) -> None:
    header, *rows = table_of(timeline)
    caption = "Sources and events in the order of time"
    if manuscript.look.is_large_print:
        table = manuscript.table(
            _STACKED, caption, header=("When", "What and name"), names_rows=True
        )
        for when, what, name in rows:
            first, cell = manuscript.row(table).cells
            write(paragraph_in(first, SMALL), when, NAME)
            write(paragraph_in(cell, SMALL), f"{what}: {name}")
        return
    table = manuscript.table(_TIMELINE, caption, header=header, names_rows=True)
    for row in rows:
        first, *cells = manuscript.row(table).cells
        write(paragraph_in(first, SMALL), row[0], NAME)
        for cell, words in zip(cells, row[1:], strict=True):
            write(paragraph_in(cell, SMALL), words)
