# SPDX-License-Identifier: MIT
"""What an exported plan says, decided once and before any layout.

A `PlanDocument` is a frozen snapshot: it can be handed to another thread, compared, and laid out
on paper or as a text document without asking the library again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Self

from workbench.domain.annotations import Annotation
from workbench.domain.background import BackgroundEntry
from workbench.domain.enquiries import Enquiry, Level
from workbench.domain.frameworks import Framework
from workbench.domain.identifiers import AnnotationId
from workbench.domain.plans import ExamEntry, PointKind, Student
from workbench.domain.sources import Source

if TYPE_CHECKING:
    # What shows a first window asks for options, and needs no timeline.
    from workbench.domain.timeline.items import Timeline


NORMAL_SIZE = 10.5
"""Size of a source's words in points, where nobody asked for another."""

LARGE_PRINT = 16.0
"""From this size on a page is large print: no text is smaller than the source's words."""


MOST_PLACES = 1000
"""Places of words on the pages of a file that are shown."""


class NotesPlace(StrEnum):
    """Where the notes of a source stand on paper."""

    MARGIN = "margin"
    UNDER = "under"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What goes into a document and how it looks.

    Args:
        sources: whether the sources go in.
        marks: whether the marks and notes on them do; without, they are as they were printed.
        plan: whether the plan goes in.
        notes: where the notes beside a source stand; the table of notes is always complete.
        overview: the table that tells which marks of which source each point of the plan uses.
        timeline: sources and events in the order of time.
        questions: what the checks asked, and what the student said to it.
        colour: tints and lines in the colours of the framework; otherwise grey and black.
        teacher_margin: keep 45 mm on the right of plan and sources free for handwriting.
        teacher_panel: the panel for level, mark, targets, and the student's answer.
        form: whether that panel can be filled in on a screen.
        as_candidate: no name, but candidate, centre and component on each page.
        attachments: whether the plan and the annotations travel inside the file.
        text_size: size of the sources' words in points; everything else grows with it.
    """

    sources: bool = True
    plan: bool = True
    notes: NotesPlace = NotesPlace.MARGIN
    colour: bool = False
    teacher_margin: bool = True
    teacher_panel: bool = True
    attachments: bool = True
    text_size: float = NORMAL_SIZE
    marks: bool = True
    overview: bool = True
    timeline: bool = True
    questions: bool = False
    form: bool = False
    as_candidate: bool = False

    @property
    def is_large_print(self) -> bool:
        """Whether no text may be smaller than the sources' words, and nothing stands in columns."""
        return self.text_size >= LARGE_PRINT

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all goes in."""
        parts = (self.sources, self.plan, self.timeline, self.questions, self.teacher_panel)
        return not any(parts)


@dataclass(frozen=True, slots=True)
class SourceEvidence:
    """Evidence from a source: the mark as it is now, and the words it is on."""

    source: Source
    annotation: Annotation
    words: str

    @property
    def without_words(self) -> str:
        """What stands where the words would: what a part of the picture shows, or the source."""
        if self.annotation.target.region is None:
            return f"{self.source.name} as a whole"
        shows = " ".join(self.annotation.feature.split())
        part = f"Part of the picture of {self.source.name}"
        return f"{part}: {shows}" if shows else part


@dataclass(frozen=True, slots=True)
class KnowledgeEvidence:
    """Evidence from own knowledge."""

    entry: BackgroundEntry


@dataclass(frozen=True, slots=True)
class PointSheet:
    """One point of the plan with its evidence looked up."""

    kind: PointKind
    point: str
    evidence: tuple[SourceEvidence | KnowledgeEvidence, ...]
    explanation: str
    link: str


@dataclass(frozen=True, slots=True)
class SourceSheet:
    """One source as it is printed.

    `annotations` are in reading order. `points` tells for each mark's short id the numbers of the
    points of the plan that use it, `links` what it is linked with, in words (“agrees with E3”).
    `picture` is the picture's file content, where there is one.
    """

    source: Source
    annotations: tuple[Annotation, ...]
    points: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    picture: bytes | None = None
    links: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question of the checks as it is printed: its place in words, and what became of it.

    `is_meant` says that the student answered “I meant this”, with `reason` or without; `is_past`
    that the words it was about have been changed since, so that it is not asked any more.
    """

    place: str
    question: str
    is_meant: bool = False
    reason: str = ""
    is_past: bool = False


@dataclass(frozen=True, slots=True)
class ScriptSheet:
    """The answer of a practice as it is printed: a typed script, and in which time it was written.

    `name` is what the question is called. `frozen` says when and why the
    answer was frozen; what was `added` after that stands below `added_title`. `times` and `judged`
    are names with what is to be said of each.
    """

    name: str
    frozen: str
    paragraphs: tuple[str, ...] = ()
    added_title: str = ""
    added: tuple[str, ...] = ()
    times: tuple[tuple[str, str], ...] = ()
    judged: tuple[tuple[str, str], ...] = ()
    plan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the exported file; `relationship` is its `/AFRelationship`."""

    name: str
    mime: str
    relationship: str
    description: str
    data: bytes


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """Everything an exported plan says.

    `made` is the time of export in UTC, `date` the local day printed in the header; `task` names
    the work in the header; `board` and `levels` are those of the question, where known, and
    `number` is its place on the paper. `exam` is there where the work goes by a candidate number.
    With a `script` it is the answer of a practice, which stands in the place of the plan.
    """

    title: str
    task: str
    language: str
    made: datetime
    date: str
    student: Student
    enquiry: Enquiry
    board: str | None
    levels: tuple[Level, ...]
    framework: Framework
    claim: str
    points: tuple[PointSheet, ...]
    judgement: str
    sources: tuple[SourceSheet, ...]
    attachments: tuple[Attachment, ...] = ()
    options: ExportOptions = field(default_factory=ExportOptions)
    number: str = ""
    exam: ExamEntry | None = None
    timeline: Timeline | None = None
    questions: tuple[AskedQuestion, ...] = ()
    script: ScriptSheet | None = None


@dataclass(frozen=True, slots=True)
class PageArea:
    """A part of a page, counted from 0, in fractions of its width and height from the top left."""

    page: int
    left: float
    top: float
    width: float
    height: float

    @classmethod
    def between(cls, page: int, left: float, top: float, right: float, bottom: float) -> Self:
        """Return the part of a page between these edges."""
        return cls(page, left, top, right - left, bottom - top)

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a place of this page is in it."""
        return self.left <= x <= self.left + self.width and self.top <= y <= self.top + self.height


@dataclass(frozen=True, slots=True)
class MarkOnPage:
    """A mark where it is printed: its id, what a reader hears of it, and its lines."""

    mark: AnnotationId
    name: str
    areas: tuple[PageArea, ...]

    def size_at(self, page: int, x: float, y: float) -> float | None:
        """Return how large it is on a page, as a share of it; None where it is not at a place."""
        here = [area for area in self.areas if area.page == page]
        if not any(area.holds(x, y) for area in here):
            return None
        return sum(area.width * area.height for area in here)


def marks_of_pieces(pieces: Iterable[MarkOnPage]) -> tuple[MarkOnPage, ...]:
    """Return marks of which each piece on a page is told apart, from the first page's top on."""
    marks: dict[AnnotationId, MarkOnPage] = {}
    for piece in pieces:
        known = marks.get(piece.mark)
        areas = known.areas if known else ()
        marks[piece.mark] = replace(known or piece, areas=(*areas, *piece.areas))
    there = (each for each in marks.values() if each.areas)
    return tuple(sorted(there, key=lambda x: (x.areas[0].page, x.areas[0].top)))


@dataclass(frozen=True, slots=True)
class PageSpot:
    """What is at a place of a page: a mark or its note, or a link to another place; or nothing."""

    mark: AnnotationId | None = None
    goes_to: PageArea | None = None


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as it looks on paper: rows of pixels from the top, `stride` bytes each.

    A pixel is one byte where `is_grey`, else four: blue, green, red, and one that says nothing.
    """

    width: int
    height: int
    stride: int
    is_grey: bool
    pixels: bytes
