# SPDX-License-Identifier: MIT
"""A cell of coverage in words: on screen and as a screen reader says it."""

from __future__ import annotations

from collections.abc import Callable

from workbench.domain.annotations import Annotation, Completeness, Direction
from workbench.domain.coverage import Cell, Coverage
from workbench.domain.saying import counted
from workbench.domain.sources import Source
from workbench.ui.widgets.directions import spoken_direction


def state_words(cell: Cell) -> str:
    """Return how far a cell is: complete, nothing yet, or what is missing."""
    if cell.state is not Completeness.UNFINISHED:
        return str(cell.state)
    unfinished = [x for x in cell.annotations if x.completeness is not Completeness.COMPLETE]
    if all(mark.feature.strip() and not mark.so_what.strip() for mark in unfinished):
        return "a “so what” is missing"
    return str(Completeness.UNFINISHED)


def direction_of(cell: Cell) -> Direction | None:
    """Return what a cell's marks do together, or None."""
    found = {mark.direction for mark in cell.annotations if mark.direction is not None}
    if not found:
        return None
    return found.pop() if len(found) == 1 else Direction.BOTH


def cell_name(source: Source, cell: Cell) -> str:
    """Return what a screen reader says of a cell: “Source B, Purpose, nothing yet”."""
    ids = " ".join(mark.short_id for mark in cell.annotations)
    direction = spoken_direction(direction_of(cell))
    parts = (source.name, cell.letter.name, ids, state_words(cell), direction)
    return ", ".join(part for part in parts if part)


def knowledge_name(source: Source, count: int) -> str:
    """Return what a screen reader says of what is known about a source."""
    return f"{source.name}, I know, {count or 'nothing yet'}"


def ids_that_fit(marks: tuple[Annotation, ...], fits: Callable[[str], bool]) -> str:
    """Return the short ids of marks, or the first of them and how many more there are."""
    ids = [mark.short_id for mark in marks]
    for shown in range(len(ids), 0, -1):
        more = len(ids) - shown
        words = " ".join(ids[:shown]) + (f" +{more}" if more else "")
        if fits(words) or shown == 1:
            return words
    return ""


def count_words(coverage: Coverage) -> str:
    """Return how much there is: “26 notes on 7 sources”."""
    notes = sum(len(cell.annotations) for _, cells in coverage.rows for cell in cells)
    return f"{counted(notes, 'note')} on {counted(len(coverage.rows), 'source')}"
