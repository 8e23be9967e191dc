# SPDX-License-Identifier: MIT
"""The notes of one source in the order of their cards.

A change of a few among thousands of marks costs little: those that stay where they are keep their
place, and only the others are put in anew.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from workbench.domain.annotations import Annotation, Completeness, in_reading_order
from workbench.domain.frameworks import Dimension, Framework, Letter
from workbench.domain.identifiers import AnnotationId

_FEW = 32
"""Notes up to which putting them in one by one is faster than sorting all."""


@dataclass(frozen=True, slots=True)
class ListedNote:
    """A note with its letter in the framework, and whether it still misses a step."""

    annotation: Annotation
    letter: Letter | None
    is_unfinished: bool


@dataclass(frozen=True, slots=True)
class Counts:
    """How many notes there are: of all, by letter, and without one of the steps."""

    all: int
    by_letter: Counter[str]
    unfinished: int


class Listing:
    """Notes in reading order; those the framework has no letter for come last."""

    def __init__(self) -> None:
        self._letters: dict[Dimension, Letter | None] = {}
        self._framework: Framework | None = None
        self._by_id: dict[AnnotationId, ListedNote] = {}
        self.notes: tuple[ListedNote, ...] = ()
        """All of them, in order; the same object as long as nothing changes."""

    def use(self, framework: Framework) -> None:
        """Look at the notes with this framework."""
        if framework != self._framework:
            self._framework = framework
            self._letters = {each: framework.letter_of(each) for each in Dimension}
            annotations = [each.annotation for each in self.notes]
            self.clear()
            self.show(annotations)

    def clear(self) -> None:
        """Have no notes."""
        self._by_id, self.notes = {}, ()

    def show(self, annotations: Sequence[Annotation]) -> None:
        """Have these notes."""
        by_id: dict[AnnotationId, ListedNote] = {}
        new: list[ListedNote] = []
        is_changed = len(annotations) != len(self.notes)
        for annotation in annotations:
            known = self._by_id.get(annotation.id)
            if known is not None and known.annotation is annotation:
                by_id[annotation.id] = known
                continue
            listed = by_id[annotation.id] = self._listed(annotation)
            is_changed = is_changed or listed != known
            if known is None or not _stands_where(known, listed):
                new.append(listed)
        if is_changed:
            self.notes = self._ordered(by_id, new)
        self._by_id = {each.annotation.id: each for each in self.notes} if is_changed else by_id

    def change(self, annotation: Annotation) -> None:
        """Have this note as it is now; it is among them."""
        others = (each.annotation for each in self.notes if each.annotation.id != annotation.id)
        self.show([*others, annotation])

    def find(self, annotation_id: AnnotationId) -> Annotation | None:
        """Return the note with this id, or None."""
        known = self._by_id.get(annotation_id)
        return known.annotation if known else None

    def counts(self) -> Counts:
        """Return how many notes there are of each kind."""
        letters = Counter(each.letter.letter for each in self.notes if each.letter)
        return Counts(len(self.notes), letters, sum(each.is_unfinished for each in self.notes))

    def _listed(self, annotation: Annotation) -> ListedNote:
        is_unfinished = annotation.completeness is not Completeness.COMPLETE
        return ListedNote(annotation, self._letters.get(annotation.dimension), is_unfinished)

    def _ordered(
        self, by_id: dict[AnnotationId, ListedNote], new: Sequence[ListedNote]
    ) -> tuple[ListedNote, ...]:
        if len(new) > _FEW:
            return _sorted(by_id.values())
        moved = {each.annotation.id for each in new}
        ordered = [
            by_id[key]
            for each in self.notes
            if (key := each.annotation.id) in by_id and key not in moved
        ]
        for each in new:
            place = bisect_left(ordered, True, key=partial(_is_before, each))
            ordered.insert(place, each)
        return tuple(ordered)


def _sorted(notes: Iterable[ListedNote]) -> tuple[ListedNote, ...]:
    by_id = {each.annotation.id: each for each in notes}
    ordered = in_reading_order(each.annotation for each in by_id.values())
    return tuple(sorted((by_id[x.id] for x in ordered), key=lambda each: each.letter is None))


def _is_before(one: ListedNote, other: ListedNote) -> bool:
    if (one.letter is None) != (other.letter is None):
        return other.letter is None
    return in_reading_order((one.annotation, other.annotation))[0] is one.annotation


def _stands_where(one: ListedNote, other: ListedNote) -> bool:
    return (
        one.annotation.target == other.annotation.target
        and one.annotation.created == other.annotation.created
        and (one.letter is None) == (other.letter is None)
    )
