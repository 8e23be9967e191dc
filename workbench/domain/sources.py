# SPDX-License-Identifier: MIT
"""Packs and the sources in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from workbench.domain.background import Background
from workbench.domain.identifiers import PackId, SourceId
from workbench.domain.provenance import Provenance


class SourceKind(StrEnum):
    """Whether a source was made at the time or looks back."""

    SOURCE = "source"
    INTERPRETATION = "interpretation"


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture of a source.

    `file` is a name in the `media` folder, `<sha256>.<ending>`, or None where the picture was not
    part of what was brought in (`missing`). `alt` describes it for somebody who cannot see it.
    `original` names it there as it was before it was made smaller, where it was.
    """

    file: str | None
    alt: str
    missing: bool = False
    original: str | None = None

    @property
    def files(self) -> tuple[str, ...]:
        """The names in the `media` folder that belong to the picture."""
        return tuple(name for name in (self.file, self.original) if name)


@dataclass(frozen=True, slots=True)
class Gloss:
    """A word explained under a source: the mark it carries in the text and the explanation."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """One item of evidence.

    `heading` is the noun printed before the label (Source, Interpretation, Document …), `label`
    the letter or number as printed, `order` the place on the page, from 1. `title` holds words of
    the heading line that are no attribution. `confidence` says how sure the import was of `label`,
    `body` and `attribution`, between 0 and 1. `is_withdrawn` says that a newer version of the pack
    no longer has it, and that it is only kept for what the student made of it.
    """

    id: SourceId
    label: str
    order: int
    kind: SourceKind = SourceKind.SOURCE
    heading: str = "Source"
    title: str | None = None
    body: str | None = None
    picture: Picture | None = None
    attribution: str | None = None
    author_note: str | None = None
    glosses: tuple[Gloss, ...] = ()
    provenance: Provenance = field(default_factory=Provenance)
    confidence: Mapping[str, float] = field(default_factory=dict)
    interpretation_note: str | None = None
    is_withdrawn: bool = False

    @property
    def name(self) -> str:
        """The name as the classroom says it: “Source A”, “Interpretation 2”."""
        return f"{self.heading} {self.label}"


@dataclass(frozen=True, slots=True)
class Question:
    """A question found on the page, with its marks where they were printed."""

    text: str
    marks: int | None = None


@dataclass(frozen=True, slots=True)
class LeftOver:
    """Words of the page that were placed nowhere, and why."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Pack:
    """The sources and background of one topic.

    `origin` is the file name or address it came from, if known. Sources are in page order.
    `version` grows with each change of what is handed on, 0 where nothing is known of that. What
    `is_received` came from somebody else as a pack file, and only they change its content.
    """

    id: PackId
    title: str
    origin: str | None = None
    sources: tuple[Source, ...] = ()
    background: Background = field(default_factory=Background)
    questions: tuple[Question, ...] = ()
    left_over: tuple[LeftOver, ...] = ()
    warnings: tuple[str, ...] = ()
    version: int = 0
    is_received: bool = False

    def source(self, source_id: SourceId) -> Source | None:
        """Return the source with this id, or None."""
        return next((source for source in self.sources if source.id == source_id), None)

    def source_labelled(self, label: str) -> Source | None:
        """Return the first source with this label, or None."""
        return next((source for source in self.sources if source.label == label), None)
