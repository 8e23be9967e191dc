# SPDX-License-Identifier: MIT
"""What an exported plan says, decided once and before any layout.

A `PlanDocument` is a frozen snapshot: it can be handed to another thread, compared, and laid out
on paper or as a text document without asking the library again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from workbench.domain.annotations import Annotation
from workbench.domain.background import BackgroundEntry
from workbench.domain.enquiries import Enquiry, Level
from workbench.domain.frameworks import Framework
from workbench.domain.plans import PointKind, Student
from workbench.domain.sources import Source


class NotesPlace(StrEnum):
    """Where the notes of a source stand on paper."""

    MARGIN = "margin"
    UNDER = "under"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What goes into a document and how it looks.

    Args:
        sources: whether the sources with their marks go in.
        plan: whether the plan goes in.
        notes: where the notes beside a source stand; the table of notes is always complete.
        colour: tints and lines in the colours of the framework; otherwise grey and black.
        teacher_margin: keep 45 mm on the right of plan and sources free for handwriting.
        teacher_panel: the panel for level, mark, targets, and the student's answer.
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
    text_size: float = 10.5


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
    the work in the header; `board` and `levels` are those of the question, where known.
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
