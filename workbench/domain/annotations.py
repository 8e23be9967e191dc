# SPDX-License-Identifier: MIT
"""A student's marks: which words, what about them, and what follows.

An annotation is a W3C Web Annotation in spirit. Its target is a span of a source's text or
attribution, or the whole source; its body is the chain feature → inference → so what.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from workbench.domain.frameworks import Dimension
from workbench.domain.identifiers import AnnotationId, EnquiryId, SourceId
from workbench.domain.regions import Region
from workbench.domain.sources import Source
from workbench.domain.text import Span


class SourcePart(StrEnum):
    """What of a source a mark is on; the value is the fragment of a W3C target."""

    BODY = "body"
    ATTRIBUTION = "attribution"
    PICTURE = "picture"
    WHOLE = "source"


class Direction(StrEnum):
    """What a mark does to the worth of its source for the enquiry."""

    ADDS_VALUE = "adds-value"
    LIMITS = "limits"
    BOTH = "both"


class Weight(StrEnum):
    """How much a mark counts in the student's judgement."""

    LOW = "low"
    MIDDLE = "middle"
    STRONG = "strong"


class Completeness(StrEnum):
    """How far the chain of a mark has come."""

    NOTHING_YET = "nothing yet"
    UNFINISHED = "not finished"
    COMPLETE = "complete"


STEP_NAMES: Mapping[str, str] = MappingProxyType(
    {"feature": "I notice", "inference": "This suggests", "so_what": "So, for the enquiry"}
)
"""What a student calls the steps of a note, by the names of their fields, in their order."""

STEP_ON_PICTURE = "What this part shows"
"""What the first step is called where the mark is on a part of a picture."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where marked words are: their span, themselves, and what stands before and after."""

    span: Span
    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """The thing marked, and how surely it is still there.

    `anchor` says where the words are, in the text as it is now; without it nothing may be drawn.
    `was` is what was marked, kept while its place is in doubt: beside an anchor, the mark was moved
    and somebody should look; without one, it has lost its place. A mark on the whole source has
    neither. A mark on a part of the picture has its `region` instead.
    """

    source_id: SourceId
    part: SourcePart
    anchor: Anchor | None = None
    was: Anchor | None = None
    region: Region | None = None

    def __post_init__(self) -> None:
        is_on_words = self.part in {SourcePart.BODY, SourcePart.ATTRIBUTION}
        if (self.marked is not None) != is_on_words:
            raise ValueError("a mark on words has an anchor, any other mark has none")
        if (self.region is not None) != (self.part is SourcePart.PICTURE):
            raise ValueError("a mark on a picture has a region, any other mark has none")

    @property
    def marked(self) -> Anchor | None:
        """The words as they were marked, with their place then; None for what has no words."""
        return self.was or self.anchor

    @property
    def is_lost(self) -> bool:
        """Whether the marked words are no longer there."""
        return self.anchor is None and self.was is not None

    @property
    def is_doubtful(self) -> bool:
        """Whether the mark was moved to where its words probably are, and nobody has looked."""
        return self.anchor is not None and self.was is not None

    @property
    def has_place(self) -> bool:
        """Whether it is on words that are there, or on a part of the picture."""
        return self.anchor is not None or self.region is not None

    @property
    def quoted(self) -> str:
        """The words the mark is on; of a lost mark, those it was on; else nothing."""
        words = self.anchor or self.was
        return words.exact if words else ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a mark means for one enquiry, or for none in particular."""

    enquiry_id: EnquiryId | None
    inference: str = ""
    so_what: str = ""
    direction: Direction | None = None
    weight: Weight | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written or chosen."""
        is_written = self.inference.strip() or self.so_what.strip()
        return not (is_written or self.direction or self.weight)


@dataclass(frozen=True, slots=True)
class Annotation:
    """One mark with its note.

    `short_id` is the source's label and a running number (E7); numbers are never given again.
    Inference, so what, direction and weight are those for `enquiry_id`; `readings` are those for
    other enquiries, see `domain.readings`. Times are UTC. `foreign` keeps the members of a Web
    Annotation that are not ours.
    """

    id: AnnotationId
    short_id: str
    target: Target
    dimension: Dimension
    created: datetime
    modified: datetime
    feature: str = ""
    inference: str = ""
    so_what: str = ""
    direction: Direction | None = None
    weight: Weight | None = None
    enquiry_id: EnquiryId | None = None
    foreign: Mapping[str, Any] = field(default_factory=dict)
    readings: tuple[Reading, ...] = ()

    @property
    def completeness(self) -> Completeness:
        """How many of the three steps have words."""
        written = sum(bool(step.strip()) for step in (self.feature, self.inference, self.so_what))
        if written == 0:
            return Completeness.NOTHING_YET
        return Completeness.COMPLETE if written == 3 else Completeness.UNFINISHED

    @property
    def last_written_step(self) -> str:
        """The furthest step of the chain that has words, or nothing."""
        steps = (self.so_what, self.inference, self.feature)
        return next((step for step in steps if step.strip()), "")


_PART_ORDER = {
    SourcePart.WHOLE: 0,
    SourcePart.ATTRIBUTION: 1,
    SourcePart.PICTURE: 2,
    SourcePart.BODY: 3,
}


def in_reading_order(annotations: Iterable[Annotation]) -> tuple[Annotation, ...]:
    """Return the marks of one source as a reader meets them: sorted by `reading_key`."""
    return tuple(sorted(annotations, key=reading_key))


def reading_key(annotation: Annotation) -> tuple[int, int, int, datetime, int, str]:
    """Return what the reading order of the marks of one source goes by.

    Whole source first, then the attribution, the picture, the text, in each what has lost its place
    first; by first character, then the longer mark, then the older one, so that the order never
    depends on how the marks were stored. Parts of a picture go from top to bottom, then from left
    to right.
    """
    anchor = annotation.target.anchor
    start, end = (anchor.span.start, anchor.span.end) if anchor else (-1, 0)
    if annotation.target.region is not None:
        start, end = _place_on_picture(annotation.target.region)
    number = running_number(annotation.short_id)
    part = _PART_ORDER[annotation.target.part]
    return (part, start, -end, annotation.created, number, annotation.id)


def reading_key_at(part: SourcePart, place: Span | Region) -> tuple[int, int, int]:
    """Return what the `reading_key` of every mark on just this place begins with."""
    start, end = _place_on_picture(place) if isinstance(place, Region) else (place.start, place.end)
    return (_PART_ORDER[part], start, -end)


def _place_on_picture(region: Region) -> tuple[int, int]:
    return round(region.top * 10_000), -round(region.left * 10_000)


def short_id_of(label: str, number: int) -> str:
    """Return the short id of a source's mark: E7, or 2.7 where the label itself ends in a digit."""
    return f"{label}.{number}" if label[-1:].isdigit() else f"{label}{number}"


def running_number(short_id: str) -> int:
    """Return the number at the end of a short id (E12 → 12), or 0 where there is none."""
    digits = short_id[len(short_id.rstrip("0123456789")) :]
    return int(digits) if digits else 0


def marked_words(source: Source, target: Target) -> str:
    """Return the words of `source` that a mark is on now, or those it was on where it is lost.

    A mark on the whole source, or on a part of its picture, has none.
    """
    text = marked_text(source, target.part)
    return target.anchor.span.of(text) if target.anchor and text else target.quoted


def marked_text(source: Source, part: SourcePart) -> str | None:
    """Return the text of `source` that marks on `part` count their positions in, or None."""
    if part is SourcePart.BODY:
        return source.body
    return source.attribution if part is SourcePart.ATTRIBUTION else None
