# SPDX-License-Identifier: MIT
"""All marks of a pack as rows of one table: filtered, sorted, and looked through by words.

Ten thousand rows are filtered and sorted in some hundredths of a second. What takes longer, making
words comparable, is done once for each note (`WordIndex`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from workbench.domain.annotations import (
    Annotation,
    Completeness,
    Direction,
    Weight,
    running_number,
)
from workbench.domain.folding import folded
from workbench.domain.frameworks import Dimension, Framework, Letter
from workbench.domain.identifiers import AnnotationId, EnquiryId, SourceId
from workbench.domain.naming import short_name
from workbench.domain.readings import enquiries_of
from workbench.domain.sources import Source

_SORTED_BY = 60
"""Code points of a text by which rows are sorted."""


class Column(StrEnum):
    """What of a mark stands in a column, from left to right."""

    ID = "id"
    SOURCE = "source"
    WORDS = "words"
    FEATURE = "feature"
    INFERENCE = "inference"
    SO_WHAT = "so what"
    DIRECTION = "direction"
    WEIGHT = "weight"
    STATE = "state"
    QUESTION = "question"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class MarkRow:
    """A mark with what is shown beside it.

    `place` is its place in reading order among all marks of the pack, `source_name` the short name
    of its source, `question` the words of the enquiries it says something for.
    """

    annotation: Annotation
    source: Source
    source_name: str
    letter: Letter | None
    question: str
    place: int

    @property
    def is_unfinished(self) -> bool:
        """Whether its note misses a step."""
        return self.annotation.completeness is not Completeness.COMPLETE


@dataclass(frozen=True, slots=True)
class MarkFilter:
    """Which marks are listed: those that fit everything that is said.

    `without_letter` asks for marks the framework has no letter for, `without_direction` and
    `without_question` for those that have none.
    """

    source_id: SourceId | None = None
    letter: Letter | None = None
    without_letter: bool = False
    direction: Direction | None = None
    without_direction: bool = False
    enquiry_id: EnquiryId | None = None
    without_question: bool = False
    only_unfinished: bool = False
    words: str = ""

    @property
    def shows_all(self) -> bool:
        """Whether no mark is left out."""
        return not self.words.strip() and not any(_tests(self))


@dataclass(frozen=True, slots=True)
class MarkOrder:
    """By which column the rows are sorted; without one, as a reader meets the marks."""

    column: Column | None = None
    is_descending: bool = False


class WordIndex:
    """The words of notes in a form in which they can be compared, each made once."""

    def __init__(self) -> None:
        self._known: dict[AnnotationId, tuple[Annotation, str]] = {}

    def words_of(self, annotation: Annotation) -> str:
        """Return everything that a mark and its note say, for whichever question, folded."""
        known = self._known.get(annotation.id)
        if known is not None and known[0] is annotation:
            return known[1]
        mark = annotation
        said = [mark.short_id, mark.target.quoted, mark.feature, mark.inference, mark.so_what]
        said += (words for each in mark.readings for words in (each.inference, each.so_what))
        made = folded("\n".join(said))
        self._known[mark.id] = (mark, made)
        return made

    def unknown(self, rows: Iterable[MarkRow]) -> int:
        """Return for how many rows the words would have to be made first."""
        return sum(
            (known := self._known.get(row.annotation.id)) is None or known[0] is not row.annotation
            for row in rows
        )


def rows_of(
    sources: Sequence[Source],
    marks_of: Callable[[SourceId], Sequence[Annotation]],
    framework: Framework,
    questions: Mapping[EnquiryId, str],
) -> tuple[MarkRow, ...]:
    """Return a row for each mark, source by source.

    Args:
        sources: The sources of the pack, in their order.
        marks_of: Gives the marks of a source in reading order.
        framework: The letters under which the marks are shown.
        questions: The words of each enquiry of the pack.
    """
    letters = {each: framework.letter_of(each) for each in Dimension}
    rows: list[MarkRow] = []
    for source in sources:
        name = short_name(source)
        for mark in marks_of(source.id):
            asked = (questions.get(each, "") for each in enquiries_of(mark) if each)
            question = "; ".join(filter(None, asked))
            letter = letters[mark.dimension]
            rows.append(MarkRow(mark, source, name, letter, question, len(rows)))
    return tuple(rows)


def listed(
    rows: Sequence[MarkRow], chosen: MarkFilter, order: MarkOrder, index: WordIndex
) -> tuple[MarkRow, ...]:
    """Return the rows that fit, in their order."""
    found: Iterable[MarkRow] = rows
    for fits in _tests(chosen):
        found = filter(fits, found)
    wanted = folded(chosen.words).split()
    if wanted:
        beside: dict[tuple[SourceId, str], str] = {}
        found = [row for row in found if _has_words(row, wanted, index, beside)]
    return _sorted(tuple(found), order)


def _has_words(
    row: MarkRow, wanted: Sequence[str], index: WordIndex, beside: dict[tuple[SourceId, str], str]
) -> bool:
    """Tell whether a mark, or what stands beside it, has all the words."""
    said = index.words_of(row.annotation)
    missing = [word for word in wanted if word not in said]
    if not missing:
        return True
    place = (row.source.id, row.question)
    if place not in beside:
        beside[place] = folded(f"{row.source.name}\n{row.source_name}\n{row.question}")
    return all(word in beside[place] for word in missing)


def _tests(chosen: MarkFilter) -> list[Callable[[MarkRow], bool]]:
    """Return what a row has to fit, besides the words."""
    tests: list[Callable[[MarkRow], bool]] = []
    if chosen.source_id is not None:
        tests.append(lambda row: row.source.id == chosen.source_id)
    if chosen.letter is not None:
        tests.append(lambda row: row.letter == chosen.letter)
    if chosen.without_letter:
        tests.append(lambda row: row.letter is None)
    if chosen.direction is not None:
        tests.append(lambda row: row.annotation.direction is chosen.direction)
    if chosen.without_direction:
        tests.append(lambda row: row.annotation.direction is None)
    if chosen.enquiry_id is not None:
        tests.append(lambda row: chosen.enquiry_id in enquiries_of(row.annotation))
    if chosen.without_question:
        tests.append(lambda row: not row.question)
    if chosen.only_unfinished:
        tests.append(lambda row: row.is_unfinished)
    return tests


def _sorted(rows: tuple[MarkRow, ...], order: MarkOrder) -> tuple[MarkRow, ...]:
    """Sort; where a column says nothing, the row comes last whichever way it is sorted."""
    if order.column is None:
        return rows
    key_of = _KEYS[order.column]
    keyed = [(key_of(row), row) for row in rows]
    said = [each for each in keyed if each[0] not in {None, ""}]
    silent = [row for key, row in keyed if key in {None, ""}]
    said.sort(key=lambda each: each[0], reverse=order.is_descending)
    return (*(row for _, row in said), *silent)


def _beginning(text: str) -> str:
    """Return what a text is sorted by: nobody sees further than its beginning."""
    return folded(text[:_SORTED_BY].strip())


_DIRECTIONS: Mapping[Direction | None, int] = {each: place for place, each in enumerate(Direction)}
_WEIGHTS: Mapping[Weight | None, int] = {each: place for place, each in enumerate(Weight)}
_STATES = {each: place for place, each in enumerate(Completeness)}

_KEYS: Mapping[Column, Callable[[MarkRow], Any]] = {
    Column.ID: lambda row: (row.source.order, running_number(row.annotation.short_id)),
    Column.SOURCE: lambda row: row.source.order,
    Column.WORDS: lambda row: _beginning(row.annotation.target.quoted),
    Column.FEATURE: lambda row: _beginning(row.annotation.feature),
    Column.INFERENCE: lambda row: _beginning(row.annotation.inference),
    Column.SO_WHAT: lambda row: _beginning(row.annotation.so_what),
    Column.DIRECTION: lambda row: _DIRECTIONS.get(row.annotation.direction),
    Column.WEIGHT: lambda row: _WEIGHTS.get(row.annotation.weight),
    Column.STATE: lambda row: _STATES[row.annotation.completeness],
    Column.QUESTION: lambda row: _beginning(row.question),
    Column.CHANGED: lambda row: row.annotation.modified,
}
