# SPDX-License-Identifier: MIT
"""Which gaps in what has been said about the sources matter for the enquiry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, zip_longest

from workbench.domain.annotations import Annotation, Completeness, SourcePart, running_number
from workbench.domain.coverage import Cell, Coverage
from workbench.domain.frameworks import OTHERS, Dimension, Letter
from workbench.domain.identifiers import AnnotationId, SourceId
from workbench.domain.plans import AnnotationEvidence, Plan
from workbench.domain.saying import listed
from workbench.domain.sources import Source

MOST = 3
"""More gaps than this would be a list of everything that is missing."""

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@dataclass(frozen=True, slots=True)
class Gap:
    """Something worth doing next: where, in a few words, and why; `name` is the source's."""

    source_id: SourceId
    label: str
    name: str
    letter: Letter
    title: str
    sentence: str


_ABOUT_CONTENT = frozenset(
    {
        *(Dimension.CONTENT, Dimension.INFERENCE, Dimension.TONE, Dimension.OMISSION),
        *(Dimension.CONTEXT, Dimension.CORROBORATION),
    }
)
_ENOUGH = 3
"""Notes that make a habit: of fewer nothing is said."""


def is_all_about_content(coverage: Coverage) -> bool:
    """Tell whether there are notes enough, and all are about what sources say, none about whence.

    A mark on a label, or a note on a whole source, is about where it comes from.
    """
    marks = [mark for _, cells in coverage.rows for cell in cells for mark in cell.annotations]
    return len(marks) >= _ENOUGH and all(
        mark.dimension in _ABOUT_CONTENT
        and mark.target.part in {SourcePart.BODY, SourcePart.PICTURE}
        for mark in marks
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """A source with its cells and what the plan makes of it."""

    source: Source
    cells: tuple[Cell, ...]
    is_asked_about: bool
    used: frozenset[AnnotationId]

    @property
    def marks(self) -> tuple[Annotation, ...]:
        return tuple(chain.from_iterable(cell.annotations for cell in self.cells))

    @property
    def in_use(self) -> int:
        return sum(mark.id in self.used for mark in self.marks)

    def gap(self, letter: Letter, title: str, sentence: str) -> Gap:
        source = self.source
        return Gap(source.id, source.label, source.name, letter, title, sentence)


def gaps_of(coverage: Coverage, plan: Plan | None = None) -> tuple[Gap, ...]:
    """Return at most three gaps that matter for the question of `plan`, the weightiest first.

    Only sources the question names or the plan rests on count, or all where there are none such.
    Notes to finish come before letters nobody has looked at and sources with hardly a mark; each
    source is named once.
    """
    rows = _rows_that_count(coverage, plan)
    if not rows:
        return ()
    kinds = (list(_notes_to_finish(rows)), list(_empty_letters(rows)), list(_hardly_marked(rows)))
    found: dict[SourceId, Gap] = {}
    # First the best of each kind, then the second best, so that three gaps are not three alike.
    for gap in chain.from_iterable(zip_longest(*kinds)):
        if gap is not None and len(found) < MOST:
            found.setdefault(gap.source_id, gap)
    return tuple(found.values())


def _rows_that_count(coverage: Coverage, plan: Plan | None) -> list[_Row]:
    used = frozenset(
        evidence.annotation_id
        for _, evidence in (plan.evidence() if plan else ())
        if isinstance(evidence, AnnotationEvidence)
    )
    asked = plan.enquiry.sources if plan else ()
    rows = [
        _Row(source, cells, source.label in asked, used) for source, cells in coverage.rows if cells
    ]
    return [row for row in rows if row.is_asked_about or row.in_use] or rows


def _notes_to_finish(rows: list[_Row]) -> Iterator[Gap]:
    """Yield sources with notes that are not finished: most used in the plan first."""

    def weight(row: _Row) -> tuple[int, int]:
        unfinished = _unfinished(row)
        return (-sum(mark.id in row.used for mark in unfinished), -len(unfinished))

    for row in sorted(rows, key=weight):
        unfinished = _unfinished(row)
        if not unfinished:
            continue
        letter = next(cell.letter for cell in row.cells if unfinished[0] in cell.annotations)
        count = _number(len(unfinished))
        title = f"Finish {count} notes" if len(unfinished) > 1 else f"Finish {count} note"
        yield row.gap(letter, title, _what_is_missing(unfinished))


def _empty_letters(rows: list[_Row]) -> Iterator[Gap]:
    """Yield sources with an empty letter among others that have marks: most used first."""
    for row in sorted(rows, key=lambda row: (-row.in_use, -len(row.marks))):
        empty = [cell for cell in _lettered(row) if cell.state is Completeness.NOTHING_YET]
        if empty and row.marks:
            letter = empty[0].letter
            yield row.gap(letter, f"{letter.name} is empty", letter.prompt)


def _hardly_marked(rows: list[_Row]) -> Iterator[Gap]:
    """Yield sources with one mark or none: those the question names first."""
    for row in sorted(rows, key=lambda row: (not row.is_asked_about, len(row.marks))):
        if len(row.marks) > 1:
            continue
        title = "Only one mark" if row.marks else "No marks yet"
        name = row.source.name
        sentence = (
            f"The question names {name}. What does it add?"
            if row.is_asked_about
            else f"Is {name} needed for your answer?"
        )
        free = [cell for cell in _lettered(row) if not cell.annotations]
        yield row.gap((free or _lettered(row))[0].letter, title, sentence)


def _lettered(row: _Row) -> list[Cell]:
    """Return the cells that something can be marked under."""
    return [cell for cell in row.cells if cell.letter != OTHERS]


def _unfinished(row: _Row) -> list[Annotation]:
    return [mark for mark in row.marks if mark.completeness is not Completeness.COMPLETE]


def _what_is_missing(marks: list[Annotation]) -> str:
    """Say which step the notes stop at; of several kinds, the one that has come furthest."""
    noticed = [mark for mark in marks if mark.feature.strip() and not mark.so_what.strip()]
    if noticed:
        verb = "say" if len(noticed) > 1 else "says"
        return f"{_ids(noticed)} {verb} what you notice, not what it means for the question."
    blank = [mark for mark in marks if mark.completeness is Completeness.NOTHING_YET]
    if blank:
        verb = "have" if len(blank) > 1 else "has"
        return f"{_ids(blank)} {verb} no words yet. What did you notice?"
    verb = "leave" if len(marks) > 1 else "leaves"
    return f"{_ids(marks)} {verb} out a step on the way to the question."


def _ids(marks: list[Annotation]) -> str:
    names = sorted((mark.short_id for mark in marks), key=running_number)
    if len(names) > 3:
        names = [*names[:2], f"{_number(len(names) - 2)} more"]
    return listed(names)


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)
