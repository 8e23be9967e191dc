# SPDX-License-Identifier: MIT
"""What has been said about which source, and where there is nothing yet."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.domain.annotations import (
    Annotation,
    Completeness,
    in_reading_order,
    reading_key,
)
from workbench.domain.frameworks import OTHERS, Framework, Letter
from workbench.domain.identifiers import SourceId
from workbench.domain.sources import Source


@dataclass(frozen=True, slots=True)
class Cell:
    """One source under one letter: its marks in reading order, and how complete they are."""

    source_id: SourceId
    letter: Letter
    annotations: tuple[Annotation, ...]
    unfinished: int
    """Notes that miss a step, or whose mark has lost its place."""

    @property
    def state(self) -> Completeness:
        """Nothing yet without marks; complete only when every note is, and none lost its place."""
        if not self.annotations:
            return Completeness.NOTHING_YET
        return Completeness.UNFINISHED if self.unfinished else Completeness.COMPLETE

    def changed(self, before: Annotation | None, after: Annotation | None) -> Cell:
        """Return the cell without the mark `before` and with the mark `after`."""
        if before is None and after is None:
            return self
        marks, unfinished = list(self.annotations), self.unfinished
        if before is not None:
            place = bisect_left(marks, reading_key(before), key=reading_key)
            if marks[place : place + 1] == [before]:
                del marks[place]
                unfinished -= _is_unfinished(before)
        if after is not None:
            insort(marks, after, key=reading_key)
            unfinished += _is_unfinished(after)
        return Cell(self.source_id, self.letter, tuple(marks), unfinished)


@dataclass(frozen=True, slots=True)
class Coverage:
    """A row of cells for each source, a cell for each letter of the framework.

    Where any mark is of a dimension that the framework has no letter for, each row ends with a cell
    under `OTHERS`.
    """

    framework: Framework
    rows: tuple[tuple[Source, tuple[Cell, ...]], ...]

    @property
    def letters(self) -> tuple[Letter, ...]:
        """The letters, cell by cell."""
        has_others = any(cell.letter == OTHERS for _, cells in self.rows[:1] for cell in cells)
        return (*self.framework.letters, OTHERS) if has_others else self.framework.letters

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
            return mark if _letter_for(mark, self.framework) == cell.letter else None

        needs_others = after is not None and _letter_for(after, self.framework) == OTHERS
        rows = _with_others(self.rows) if needs_others else self.rows
        changed = tuple(
            (source, tuple(cell.changed(one(cell, before), one(cell, after)) for cell in cells))
            for source, cells in rows
        )
        return Coverage(self.framework, _without_empty_others(changed))


def coverage_of(
    sources: Iterable[Source], annotations: Iterable[Annotation], framework: Framework
) -> Coverage:
    """Return which source has marks under which letter of `framework`, and under none of them."""
    by_place: dict[tuple[SourceId, str], list[Annotation]] = {}
    for annotation in annotations:
        place = (annotation.target.source_id, _letter_for(annotation, framework).letter)
        by_place.setdefault(place, []).append(annotation)
    rows = tuple(
        (
            source,
            tuple(
                _cell(source.id, letter, by_place.get((source.id, letter.letter), ()))
                for letter in (*framework.letters, OTHERS)
            ),
        )
        for source in sources
    )
    return Coverage(framework, _without_empty_others(rows))


_Rows = tuple[tuple[Source, tuple[Cell, ...]], ...]


def _letter_for(annotation: Annotation, framework: Framework) -> Letter:
    return framework.letter_of(annotation.dimension) or OTHERS


def _with_others(rows: _Rows) -> _Rows:
    if any(cell.letter == OTHERS for _, cells in rows for cell in cells):
        return rows
    return tuple((source, (*cells, Cell(source.id, OTHERS, (), 0))) for source, cells in rows)


def _without_empty_others(rows: _Rows) -> _Rows:
    others = [cell for _, cells in rows for cell in cells if cell.letter == OTHERS]
    if any(cell.annotations for cell in others) or not others:
        return rows
    return tuple((source, tuple(x for x in cells if x.letter != OTHERS)) for source, cells in rows)


def _cell(source_id: SourceId, letter: Letter, annotations: Sequence[Annotation]) -> Cell:
    unfinished = sum(map(_is_unfinished, annotations))
    return Cell(source_id, letter, in_reading_order(annotations), unfinished)


def _is_unfinished(annotation: Annotation) -> bool:
    return annotation.target.is_lost or annotation.completeness is not Completeness.COMPLETE
