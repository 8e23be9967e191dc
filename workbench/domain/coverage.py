# SPDX-License-Identifier: MIT
"""What has been said about which source, and where there is nothing yet."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from workbench.domain.annotations import (
    Annotation,
    Completeness,
    in_reading_order,
    reading_key,
)
from workbench.domain.frameworks import Framework, Letter
from workbench.domain.identifiers import SourceId
from workbench.domain.sources import Source


@dataclass(frozen=True, slots=True)
class Cell:
    """One source under one letter: its marks in reading order, and how complete they are."""

    source_id: SourceId
    letter: Letter
    annotations: tuple[Annotation, ...]
    state: Completeness = field(init=False)
    """Nothing yet without marks; complete only when every note is, and none lost its place."""

    def __post_init__(self) -> None:
        # Once, and not whenever somebody asks: a source may have thousands of marks.
        object.__setattr__(self, "state", _state_of(self.annotations))

    def changed(self, before: Annotation | None, after: Annotation | None) -> Cell:
        """Return the cell without the mark `before` and with the mark `after`."""
        if before is None and after is None:
            return self
        marks = list(self.annotations)
        if before is not None:
            place = bisect_left(marks, reading_key(before), key=reading_key)
            if marks[place : place + 1] == [before]:
                del marks[place]
        if after is not None:
            insort(marks, after, key=reading_key)
        return Cell(self.source_id, self.letter, tuple(marks))


@dataclass(frozen=True, slots=True)
class Coverage:
    """A row of cells for each source, a cell for each letter of the framework."""

    framework: Framework
    rows: tuple[tuple[Source, tuple[Cell, ...]], ...]

    def cell(self, label: str, letter: str) -> Cell | None:
        """Return the cell of a source's label and a letter, or None."""
        for source, cells in self.rows:
            if source.label == label:
                return next((cell for cell in cells if cell.letter.letter == letter), None)
        return None

    def changed(self, before: Annotation | None, after: Annotation | None) -> Coverage:
        """Return what is covered now that one mark has changed.

        Args:
            before: The mark as it was, None where it is new.
            after: The mark as it is, None where it is gone.
        """

        def one(cell: Cell, mark: Annotation | None) -> Annotation | None:
            if mark is None or mark.target.source_id != cell.source_id:
                return None
            return mark if self.framework.letter_of(mark.dimension) == cell.letter else None

        rows = tuple(
            (source, tuple(cell.changed(one(cell, before), one(cell, after)) for cell in cells))
            for source, cells in self.rows
        )
        return Coverage(self.framework, rows)


def coverage_of(
    sources: Iterable[Source], annotations: Iterable[Annotation], framework: Framework
) -> Coverage:
    """Return which source has marks under which letter of `framework`.

    Marks of dimensions that the framework does not show are not counted; they are not lost.
    """
    by_place: dict[tuple[SourceId, str], list[Annotation]] = {}
    for annotation in annotations:
        letter = framework.letter_of(annotation.dimension)
        if letter is not None:
            place = (annotation.target.source_id, letter.letter)
            by_place.setdefault(place, []).append(annotation)
    rows = tuple(
        (
            source,
            tuple(
                Cell(
                    source.id,
                    letter,
                    in_reading_order(by_place.get((source.id, letter.letter), ())),
                )
                for letter in framework.letters
            ),
        )
        for source in sources
    )
    return Coverage(framework, rows)


def _state_of(annotations: Sequence[Annotation]) -> Completeness:
    if not annotations:
        return Completeness.NOTHING_YET
    if any(each.target.is_lost for each in annotations):
        return Completeness.UNFINISHED
    if all(each.completeness is Completeness.COMPLETE for each in annotations):
        return Completeness.COMPLETE
    return Completeness.UNFINISHED
