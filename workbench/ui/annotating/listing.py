# SPDX-License-Identifier: MIT
"""The notes of one source in the order of their cards.

A change of a few among thousands of marks costs little: only they are looked at and put in anew.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from workbench.domain.annotations import Annotation, Completeness, reading_key
from workbench.domain.differing import difference
from workbench.domain.frameworks import OTHERS, Dimension, Framework, Letter
from workbench.domain.identifiers import AnnotationId


@dataclass(frozen=True, slots=True)
class ListedNote:
    """A note with its letter in the framework, and whether it still misses a step."""

    annotation: Annotation
    letter: Letter | None
    is_unfinished: bool


@dataclass(frozen=True, slots=True)
class Counts:
    """How many notes there are: of all, by tag, and without one of the steps.

    Those that the framework has no letter for are counted under the tag of `OTHERS`.
    """

    all: int
    by_letter: Counter[str]
    unfinished: int


class Listing:
    """Notes in reading order; those the framework has no letter for come last.

    Args:
        takes: Says which of the marks that are shown belong here.
    """

    def __init__(self, takes: Callable[[Annotation], bool] = lambda _: True) -> None:
        self._takes = takes
        self._letters: dict[Dimension, Letter | None] = {}
        self._framework: Framework | None = None
        self._shown: tuple[Annotation, ...] = ()
        self.clear()

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
        self._shown = ()
        self._by_id: dict[AnnotationId, ListedNote] = {}
        self.notes: tuple[ListedNote, ...] = ()
        """All of them, in order; the same object as long as nothing changes."""
        self._by_letter: Counter[str] = Counter()
        self._unfinished = 0

    def show(self, annotations: Sequence[Annotation]) -> None:
        """Have these notes, as far as they belong here."""
        shown = tuple(annotations)
        changed = difference(self._shown, shown)
        self._shown = shown
        if changed.is_small:
            come = {each.id: each for each in changed.come if self._takes(each)}
            gone = [each.id for each in changed.gone if each.id not in come]
            self._follow(gone, come.values())
        else:
            self._begin_anew({each.id: each for each in shown if self._takes(each)}.values())

    def change(self, annotation: Annotation) -> None:
        """Have this note as it is now; it is among them."""
        self._follow((), (annotation,))

    def find(self, annotation_id: AnnotationId) -> Annotation | None:
        """Return the note with this id, or None."""
        known = self._by_id.get(annotation_id)
        return known.annotation if known else None

    def listed(self, annotation_id: AnnotationId) -> ListedNote | None:
        """Return the note with this id as it is listed, or None."""
        return self._by_id.get(annotation_id)

    def counts(self) -> Counts:
        """Return how many notes there are of each kind."""
        return Counts(len(self.notes), +self._by_letter, self._unfinished)

    def _listed(self, annotation: Annotation) -> ListedNote:
        is_unfinished = annotation.completeness is not Completeness.COMPLETE
        return ListedNote(annotation, self._letters.get(annotation.dimension), is_unfinished)

    def _begin_anew(self, annotations: Iterable[Annotation]) -> None:
        notes = tuple(sorted(map(self._listed, annotations), key=order_of))
        if notes != self.notes:
            self.notes = notes
        self._by_id = {each.annotation.id: each for each in self.notes}
        self._by_letter = Counter(map(_tag, self.notes))
        self._unfinished = sum(each.is_unfinished for each in self.notes)

    def _follow(self, gone: Iterable[AnnotationId], come: Iterable[Annotation]) -> None:
        """Take a few notes out, and have a few others as they are now."""
        notes = list(self.notes)
        out = [known for key in gone if (known := self._by_id.get(key))]
        new = [each for each in map(self._listed, come) if each != self._of(each)]
        out += [known for each in new if (known := self._of(each))]
        for each in out:
            del notes[bisect_left(notes, order_of(each), key=order_of)]
            del self._by_id[each.annotation.id]
            self._count(each, -1)
        for each in new:
            insort(notes, each, key=order_of)
            self._by_id[each.annotation.id] = each
            self._count(each, 1)
        if out or new:
            self.notes = tuple(notes)

    def _of(self, note: ListedNote) -> ListedNote | None:
        return self._by_id.get(note.annotation.id)

    def _count(self, note: ListedNote, by: int) -> None:
        self._by_letter[_tag(note)] += by
        self._unfinished += by * note.is_unfinished


def _tag(note: ListedNote) -> str:
    return (note.letter or OTHERS).letter


def order_of(note: ListedNote) -> tuple[bool, *tuple[object, ...]]:
    """Return what the order of cards goes by."""
    return (note.letter is None, *reading_key(note.annotation))
