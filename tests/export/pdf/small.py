# SPDX-License-Identifier: MIT
"""A small document with everything a finished file may hold, drawn by hand."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from workbench.assets import resource
from workbench.domain.documents import Attachment
from workbench.export.pdf.canvas import ArtifactKind, Drawing, TaggedCanvas
from workbench.export.pdf.finish import Properties, finished
from workbench.export.pdf.finish.attachments import packed
from workbench.export.pdf.finish.file import PdfFile
from workbench.export.pdf.structure import (
    Box,
    Element,
    HeaderOf,
    Highlight,
    LinkTo,
    Role,
    Scope,
    TableSummary,
)

MADE = datetime(2026, 1, 14, 10, 30, tzinfo=UTC)
WORDS = "small-document-words"
FALLBACK = "small-document-fallback"
PAGE = (595, 842)

FIRST_LINE = "The mayor writes that every family has bread, "
SECOND_LINE = "and that nobody in the town is cold."

ATTACHMENTS = (
    Attachment("plan.json", "application/json", "Source", "The plan", b'{"plan": 1}'),
    Attachment("annotations.jsonld", "application/ld+json", "Supplement", "Marks", b"[]"),
)


def register_fonts():
    """Make the two fonts of the document known to ReportLab."""
    for name, file in ((WORDS, "literata-400-normal"), (FALLBACK, "dejavu-sans-400-normal")):
        pdfmetrics.registerFont(TTFont(name, str(resource(f"fonts/{file}.ttf"))))


def a_highlight(name="mark-1", contents="Purpose A1: to calm the council", **changes):
    """Return a student's mark."""
    return Highlight(
        **{
            "name": name,
            "contents": contents,
            "author": "A. Student",
            "subject": "Purpose",
            "tint": "#FFE9A8",
            "created": MADE,
            "modified": MADE,
            **changes,
        }
    )


@dataclass
class SmallDocument:
    """Two pages: a heading, a marked paragraph across both, a note, a table, a link."""

    heading: str = "Essay plan: «хлеб» & <bread>"
    marks: list = field(default_factory=lambda: [a_highlight(), a_highlight("mark-2")])

    def __post_init__(self):
        register_fonts()
        self.root = Element(Role.DOCUMENT)
        self.canvas = TaggedCanvas(self.root, font=WORDS, pagesize=PAGE)

    def drawn(self) -> Drawing:
        """Return the document as the finisher wants it."""
        self._heading()
        self._paragraph()
        self._table()
        self._furniture()
        return self.canvas.drawing()

    def finished(self, **changes) -> bytes:
        """Return the finished file."""
        properties = {
            "title": self.heading,
            "author": "A. Student",
            "language": "en-GB",
            "made": MADE,
            "attachments": ATTACHMENTS,
            **changes,
        }
        properties["attachments"] = map(packed, properties["attachments"])
        return finished(self.drawn(), Properties(**properties))

    def write(self, content, words, x, y, *, size=11, font=WORDS):
        with self.canvas.mark(content):
            self.canvas.setFont(font, size)
            self.canvas.drawString(x, y, words)

    def _heading(self):
        self.canvas.destination("top", 800)
        self.canvas.outline(self.heading, "top", 0)
        self.write(self.root.add(Role.H1).content(), self.heading, 60, 780, size=18)

    def _paragraph(self):
        paragraph = self.root.add(Role.PARAGRAPH)
        for mark in self.marks:
            paragraph.add(Role.ANNOTATION).refer(mark)
        marked = paragraph.add(Role.SPAN).content()
        self._marked_line(marked, FIRST_LINE, 740)
        self._furniture()
        self.canvas.showPage()
        self._marked_line(marked, SECOND_LINE, 780)
        note = self.root.add(Role.NOTE, identifier="note-1")
        self.write(note.add(Role.LABEL).content(), "A1 ", 60, 750)
        self.write(
            note.add(Role.PARAGRAPH).content(), "to calm the council ☭ 😀", 90, 750, font=FALLBACK
        )

    def _marked_line(self, content, words, y):
        self.write(content, words, 60, y)
        width = self.canvas.stringWidth(words.rstrip(), WORDS, 11)
        self.canvas.line(60, y - 3, 60 + width, y - 3)
        for mark in self.marks:
            box = self.canvas.absolute(Box(60, y - 3, 60 + width, y + 9))
            mark.cover(self.canvas.page_index, box)

    def _table(self):
        table = self.root.add(Role.TABLE, TableSummary("Where the source comes from"))
        row = table.add(Role.ROW)
        header = row.add(Role.HEADER, HeaderOf(Scope.ROW))
        link = header.add(Role.LINK)
        self.write(link.content(), "Author ", 60, 700)
        leads_up = LinkTo("top", "Go to the beginning")
        leads_up.cover(self.canvas.page_index, Box(60, 697, 100, 711))
        link.refer(leads_up)
        self.write(row.add(Role.CELL).content(), "a mayor", 160, 700)
        row.add(Role.CELL)
        self.canvas.rect(55, 690, 300, 25)

    def _furniture(self):
        with self.canvas.artifact(ArtifactKind.PAGINATION):
            self.canvas.setFont(WORDS, 8)
            self.canvas.drawString(60, 30, f"page {self.canvas.page_index + 1}")


def a_small_file(**changes) -> bytes:
    """Return the finished small document."""
    return SmallDocument().finished(**changes)


def drawn_file(canvas) -> bytes:
    """Return what a canvas has drawn as a file, without what the finisher adds."""
    drawn = canvas.drawing().objects
    file = PdfFile(drawn.bodies)
    return file.written(catalog=drawn.catalog, information=file.add("<<>>"))


def canonical_form(data: bytes) -> bytes:
    """Return a file in a form that is the same whatever library has compressed it."""
    target = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.save(
            target,
            qdf=True,
            static_id=True,
            fix_metadata_version=False,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
        )
    return target.getvalue()
