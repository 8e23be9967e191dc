# SPDX-License-Identifier: MIT
"""A row of the table in words: its cells, what is spoken, how many there are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType

from workbench.domain.annotations import STEP_NAMES, Completeness, Weight
from workbench.domain.frameworks import dimension_name
from workbench.domain.mark_list import Column, MarkOrder, MarkRow
from workbench.domain.quoting import marked
from workbench.domain.saying import counted
from workbench.ui.widgets.directions import DIRECTIONS, spoken_direction
from workbench.ui.widgets.moments import moment_in_words

HEADINGS: Mapping[Column, str] = MappingProxyType(
    {
        Column.ID: "Mark",
        Column.SOURCE: "Source",
        Column.WORDS: "Words",
        Column.FEATURE: STEP_NAMES["feature"],
        Column.INFERENCE: STEP_NAMES["inference"],
        Column.SO_WHAT: STEP_NAMES["so_what"],
        Column.DIRECTION: "Direction",
        Column.WEIGHT: "Weight",
        Column.STATE: "State",
        Column.QUESTION: "Question",
        Column.CHANGED: "Changed",
    }
)
NO_DIRECTION, NO_QUESTION, NO_WEIGHT = "No direction", "No question", "No weight"
NO_WORDS = "A question without words"
NOTHING = "–"
"""Stands in a cell about which nothing was said."""

_STEPS = (Column.FEATURE, Column.INFERENCE, Column.SO_WHAT)


def cell_words(row: MarkRow, column: Column, now: datetime) -> str:
    """Return what a cell says in full; nothing where nothing was said."""
    return _CELLS[column](row, now)


def letter_name(row: MarkRow) -> str:
    """Return the name of the letter a mark is shown under, or else of what it is about."""
    return row.letter.name if row.letter else dimension_name(row.annotation.dimension)


def weight_name(weight: Weight | None) -> str:
    """Return a weight as a student reads it."""
    return weight.value.capitalize() if weight else NO_WEIGHT


def spoken_row(row: MarkRow, now: datetime) -> str:
    """Return what a screen reader says of a row: “Reliability E7, Source E, limits it, …”."""
    mark = row.annotation
    parts = [
        f"{letter_name(row)} {mark.short_id}",
        row.source.name,
        cell_words(row, Column.WORDS, now),
        spoken_direction(mark.direction),
        str(mark.completeness),
    ]
    return ", ".join(part for part in parts if part)


def spoken_cell(row: MarkRow, column: Column, now: datetime) -> str:
    """Return what a screen reader says of a cell."""
    if column is Column.ID:
        return spoken_row(row, now)
    return f"{HEADINGS[column]}: {cell_words(row, column, now) or 'nothing yet'}"


def whole_row(row: MarkRow, now: datetime) -> str:
    """Return everything a row says, also what its cells have no room for, a line for each part."""
    mark = row.annotation
    facts = (
        f"{mark.short_id} {letter_name(row)}",
        f"{row.source.name}, {row.source_name}",
        *(cell_words(row, each, now) for each in (Column.DIRECTION, Column.STATE)),
        f"{mark.weight.value} weight" if mark.weight else "",
        f"changed {cell_words(row, Column.CHANGED, now)}",
    )
    steps = ((column, cell_words(row, column, now)) for column in _STEPS)
    lines = [
        " · ".join(fact for fact in facts if fact),
        cell_words(row, Column.WORDS, now),
        *(f"{HEADINGS[column]}: {words}" for column, words in steps if words),
        f"Question: {row.question}" if row.question else "",
    ]
    return "\n".join(line for line in lines if line)


def count_words(shown: int, there_are: int, unfinished: int) -> str:
    """Return how many marks are listed: “12 of 340 marks, 5 not finished”."""
    marks = counted(there_are, "mark")
    listed = marks if shown == there_are else f"{shown} of {marks}"
    return f"{listed}, {unfinished} not finished" if unfinished else listed


def chosen_words(count: int) -> str:
    """Return how many marks are chosen."""
    return "No mark chosen" if not count else f"{counted(count, 'mark')} chosen"


def order_words(order: MarkOrder) -> str:
    """Return how the rows are sorted."""
    if order.column is None:
        return "Reading order"
    return f"{HEADINGS[order.column]}{', last first' if order.is_descending else ''}"


def shortened(text: str, most: int = 60) -> str:
    """Return one line of text that is not longer than a menu can show."""
    plain = " ".join(text.split())
    return plain if len(plain) <= most else f"{plain[: most - 1]}…"


def _direction(row: MarkRow) -> str:
    direction = row.annotation.direction
    return DIRECTIONS[direction][0] if direction else ""


def _weight(row: MarkRow) -> str:
    weight = row.annotation.weight
    return weight_name(weight) if weight else ""


def _state(row: MarkRow) -> str:
    state = row.annotation.completeness
    return "Nothing yet" if state is Completeness.NOTHING_YET else str(state).capitalize()


_CELLS: Mapping[Column, Callable[[MarkRow, datetime], str]] = {
    Column.ID: lambda row, _: row.annotation.short_id,
    Column.SOURCE: lambda row, _: f"{row.source.label} {row.source_name}",
    Column.WORDS: lambda row, _: marked(row.annotation),
    Column.FEATURE: lambda row, _: " ".join(row.annotation.feature.split()),
    Column.INFERENCE: lambda row, _: " ".join(row.annotation.inference.split()),
    Column.SO_WHAT: lambda row, _: " ".join(row.annotation.so_what.split()),
    Column.DIRECTION: lambda row, _: _direction(row),
    Column.WEIGHT: lambda row, _: _weight(row),
    Column.STATE: lambda row, _: _state(row),
    Column.QUESTION: lambda row, _: " ".join(row.question.split()),
    Column.CHANGED: lambda row, now: moment_in_words(row.annotation.modified, now),
}
