# SPDX-License-Identifier: MIT
"""Marks and sources as tables: what stands in which column, before it becomes any kind of file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from workbench.domain.annotations import Annotation, Direction, SourcePart, Weight, marked_words
from workbench.domain.frameworks import Framework
from workbench.domain.identifiers import EnquiryId, SourceId
from workbench.domain.provenance import FIELD_NAMES, FIELDS
from workbench.domain.quoting import lines_at
from workbench.domain.sources import Pack, Source, SourceKind

Cell = str | int | datetime | None
"""What a cell holds; times are UTC, None is an empty cell."""

PART_NAMES = {
    SourcePart.BODY: "text",
    SourcePart.ATTRIBUTION: "label",
    SourcePart.PICTURE: "picture",
    SourcePart.WHOLE: "whole source",
}
DIRECTION_NAMES = {
    Direction.ADDS_VALUE: "Adds value",
    Direction.LIMITS: "Limits it",
    Direction.BOTH: "Both",
}
WEIGHT_NAMES = {Weight.LOW: "Low", Weight.MIDDLE: "Middle", Weight.STRONG: "Strong"}
KIND_NAMES = {
    SourceKind.SOURCE: "source from the time",
    SourceKind.INTERPRETATION: "later view",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and how wide it should be, in characters."""

    name: str
    width: int


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below headings; every row has a cell for every column."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class MarksMaterial:
    """Everything that tables of a pack's marks are made from, as it was at one moment.

    `questions` are the words of the enquiries that marks were made for. `lines` says, for texts of
    sources whose lines on paper are known, at which code points those begin.
    """

    pack: Pack
    annotations: tuple[Annotation, ...]
    framework: Framework
    questions: Mapping[EnquiryId, str] = field(default_factory=dict)
    lines: Mapping[SourceId, Sequence[int]] = field(default_factory=dict)


_MARK_COLUMNS = (
    Column("Mark", 8),
    Column("Source", 16),
    Column("Kind", 20),
    Column("Label of the source", 36),
    Column("Part", 13),
    Column("From", 7),
    Column("To", 7),
    Column("Lines", 8),
    Column("Words", 48),
    Column("Dimension", 14),
    Column("Letter", 14),
    Column("I notice", 40),
    Column("This suggests", 40),
    Column("So", 40),
    Column("Direction", 12),
    Column("Weight", 9),
    Column("Question", 40),
    Column("For other questions", 40),
    Column("State", 24),
    Column("Made", 17),
    Column("Changed", 17),
    Column("Id", 34),
)


def marks_table(material: MarksMaterial) -> Table:
    """Return the marks of a pack: source by source in page order, each in reading order.

    `From` and `To` count code points, the first from 0, the second not included; a mark that has
    lost its place has none, and its words are those it was on.
    """
    sources = {source.id: source for source in material.pack.sources}
    rows = tuple(
        _mark_row(mark, sources[mark.target.source_id], material)
        for mark in material.annotations
        if mark.target.source_id in sources
    )
    return Table("Marks", _MARK_COLUMNS, rows)


def sources_table(material: MarksMaterial) -> Table:
    """Return the sources of a pack with where they come from and how many marks each has."""
    counts = Counter(mark.target.source_id for mark in material.annotations)
    columns = (
        Column("Source", 16),
        Column("Kind", 20),
        Column("Title", 30),
        Column("Label of the source", 48),
        *(Column(FIELD_NAMES[name], 24) for name in FIELDS),
        Column("Marks", 8),
        Column("Text", 60),
        Column("Picture", 40),
        Column("Id", 34),
    )
    rows = tuple(_source_row(source, counts[source.id]) for source in material.pack.sources)
    return Table("Sources", columns, rows)


def state_of(mark: Annotation) -> str:
    """Return how far a mark's note has come, and whether the mark is still in its place."""
    states = [mark.completeness.value]
    if mark.target.is_doubtful:
        states.append("moved, please check")
    if mark.target.is_lost:
        states.append("lost its place")
    return "; ".join(states)


def _elsewhere(mark: Annotation, material: MarksMaterial) -> str | None:
    """Return what a mark means for other questions, a line for each, or None."""
    lines = []
    for reading in mark.readings:
        question = material.questions.get(reading.enquiry_id, "") if reading.enquiry_id else ""
        way = DIRECTION_NAMES[reading.direction] if reading.direction else ""
        words = (reading.inference, reading.so_what, way)
        said = " · ".join(each for each in words if each)
        lines.append(f"{question or 'Another question'}: {said}")
    return "\n".join(lines) or None


def _mark_row(mark: Annotation, source: Source, material: MarksMaterial) -> tuple[Cell, ...]:
    letter = material.framework.letter_of(mark.dimension)
    anchor = mark.target.anchor
    question = material.questions.get(mark.enquiry_id, "") if mark.enquiry_id else ""
    return (
        mark.short_id,
        source.name,
        KIND_NAMES[source.kind],
        source.attribution,
        PART_NAMES[mark.target.part],
        anchor.span.start if anchor else None,
        anchor.span.end if anchor else None,
        _lines_of(mark, material.lines.get(source.id)),
        marked_words(source, mark.target),
        mark.dimension.value,
        letter.name if letter else None,
        mark.feature,
        mark.inference,
        mark.so_what,
        DIRECTION_NAMES[mark.direction] if mark.direction else None,
        WEIGHT_NAMES[mark.weight] if mark.weight else None,
        question,
        _elsewhere(mark, material),
        state_of(mark),
        mark.created,
        mark.modified,
        mark.id,
    )


def _lines_of(mark: Annotation, starts: Sequence[int] | None) -> str | None:
    anchor = mark.target.anchor
    if anchor is None or mark.target.part is not SourcePart.BODY or not starts:
        return None
    first, last = lines_at(starts, anchor.span)
    return str(first) if first == last else f"{first}–{last}"


def _source_row(source: Source, marks: int) -> tuple[Cell, ...]:
    return (
        source.name,
        KIND_NAMES[source.kind],
        source.title,
        source.attribution,
        *_provenance_cells(source),
        marks,
        source.body,
        source.picture.alt if source.picture else None,
        source.id,
    )


def _provenance_cells(source: Source) -> Iterator[str | None]:
    for name in FIELDS:
        value = source.provenance.value_of(name)
        yield "not given" if value is None and name in source.provenance.not_given else value
