# SPDX-License-Identifier: MIT
"""What has been said about which source, and where there is nothing yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.domain.annotations import Annotation, Completeness, in_reading_order
from workbench.domain.frameworks import Framework, Letter
from workbench.domain.identifiers import SourceId
from workbench.domain.sources import Source


@dataclass(frozen=True, slots=True)
class Cell:
    """One source under one letter: its marks in reading order, and how complete they are."""

    source_id: SourceId
    letter: Letter
    annotations: tuple[Annotation, ...]

    @property
    def state(self) -> Completeness:
        """Nothing yet without marks; complete only when every note is."""
        if not self.annotations:
            return Completeness.NOTHING_YET
        if all(each.completeness is Completeness.COMPLETE for each in self.annotations):
            return Completeness.COMPLETE
        return Completeness.UNFINISHED


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
