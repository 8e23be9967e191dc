# SPDX-License-Identifier: MIT
"""The marks of one text in order: those at a place are found without looking at the rest."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from datetime import datetime
from itertools import accumulate
from typing import NamedTuple
from weakref import ref

from workbench.domain.annotations import Annotation, SourcePart
from workbench.domain.differing import difference
from workbench.domain.identifiers import AnnotationId
from workbench.domain.lanes import rows_of
from workbench.domain.text import Span

_WORDS = 40
"""Characters of the marked words that tell one mark from another."""

_Entry = tuple[int, int, datetime, AnnotationId, Annotation]


class _Step(NamedTuple):
    """What is in one index and not in the next, and the other way round."""

    gone: Sequence[_Entry]
    come: Sequence[_Entry]


class MarkIndex:
    """The marks on words of one part of a source, by position (code points).

    Marks begin in the order of their first characters; of two from the same character the longer
    one comes first. What is asked about a place costs as much as there is at that place.
    """

    def __init__(self, annotations: Iterable[Annotation], part: SourcePart) -> None:
        self._part = part
        self._given = tuple(annotations)
        found = (self._entry(annotation) for annotation in self._given)
        self._entries = sorted(entry for entry in found if entry is not None)
        self._by_id = {entry[3]: entry for entry in self._entries}
        self._starts = [entry[0] for entry in self._entries]
        self._ends = [-entry[1] for entry in self._entries]
        self._farthest = list(accumulate(self._ends, max))
        self._rows: dict[AnnotationId, int] = {}
        self._step: tuple[ref[MarkIndex], _Step] | None = None
        """The index that this one was made of, while it lives, and how they differ."""

    def updated(self, annotations: Iterable[Annotation]) -> MarkIndex:
        """Return an index of these marks; those that are here already cost next to nothing."""
        given = tuple(annotations)
        changed = difference(self._given, given)
        if not changed.is_small:
            return MarkIndex(given, self._part)
        if not any(each.target.part is self._part for each in (*changed.gone, *changed.come)):
            # Only what was compared is another: for whoever draws it is the index that it was.
            self._given = given
            return self
        index: MarkIndex = copy(self)
        index._given, index._rows = given, {}
        index._entries, index._by_id = list(self._entries), dict(self._by_id)
        index._starts, index._ends = list(self._starts), list(self._ends)
        index._farthest = list(self._farthest)
        gone = [entry for mark in changed.gone if (entry := index._let_go(mark))]
        come = [entry for mark in changed.come if (entry := index._take_in(mark))]
        index._step = (ref(self), _Step(gone, come))
        return index

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[Annotation]:
        return (entry[4] for entry in self._entries)

    def __contains__(self, mark_id: object) -> bool:
        return mark_id in self._by_id

    def find(self, mark_id: AnnotationId | None) -> Annotation | None:
        """Return the mark with this id, or None."""
        entry = self._by_id.get(mark_id) if mark_id is not None else None
        return entry[4] if entry is not None else None

    def changed_since(self, before: MarkIndex) -> tuple[list[AnnotationId], list[AnnotationId]]:
        """Return the ids that were there before and went or moved, and those that came or moved."""
        changed = self._difference_to(before)
        old = {entry[3]: entry for entry in changed.gone}
        new = {entry[3]: entry for entry in changed.come}
        gone = [key for key, entry in old.items() if key not in new or new[key][:2] != entry[:2]]
        come = [key for key, entry in new.items() if key not in old or old[key][:2] != entry[:2]]
        return gone, come

    def others_than(self, before: MarkIndex) -> tuple[list[Annotation], list[Annotation]]:
        """Return the marks that are no longer as they were before, as they were and as they are."""
        changed = self._difference_to(before)
        return [entry[4] for entry in changed.gone], [entry[4] for entry in changed.come]

    def around(self, span: Span) -> Span:
        """Return the stretch of all marks that overlap these characters, or overlap such a one."""
        start, end = span.start, span.end
        for mark in self.between(start, end):
            entries = self._touching_one_another(self._number(mark) or 0)
            start = min(start, entries[0][0])
            end = max(end, *(-entry[1] for entry in entries))
        return Span(start, end)

    def between(self, start: int, end: int) -> list[Annotation]:
        """Return the marks that share a character with the text from `start` to `end`, in order."""
        first, last = bisect_right(self._farthest, start), bisect_left(self._starts, end)
        return [entry[4] for entry in self._entries[first:last] if -entry[1] > start]

    def at(self, position: int) -> list[Annotation]:
        """Return the marks on the character at `position`, or those that end there if none is."""
        on_it = self.between(position, position + 1)
        return on_it or (self.between(position - 1, position) if position else [])

    def starting(self, start: int, end: int) -> list[Annotation]:
        """Return the marks whose first character is between `start` and `end`, in order."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [entry[4] for entry in self._entries[first:last]]

    def after(self, annotation: Annotation | None, position: int) -> Annotation | None:
        """Return the mark after this one, or without one the first that begins at `position`."""
        number = self._number(annotation)
        at = bisect_left(self._starts, position) if number is None else number + 1
        return self._entries[at][4] if at < len(self._entries) else None

    def before(self, annotation: Annotation | None, position: int) -> Annotation | None:
        """Return the mark before this one, or without one the last that begins at `position`."""
        number = self._number(annotation)
        at = bisect_right(self._starts, position) - 1 if number is None else number - 1
        return self._entries[at][4] if at >= 0 else None

    def row(self, annotation: Annotation) -> int:
        """Return the row of the line under the words of a mark, from 0."""
        if annotation.id not in self._rows:
            number = self._number(annotation)
            if number is None:
                return 0
            neighbours = {
                entry[3]: Span(entry[0], -entry[1]) for entry in self._touching_one_another(number)
            }
            self._rows.update(rows_of(neighbours))
        return self._rows[annotation.id]

    def _difference_to(self, before: MarkIndex) -> _Step:
        """Return how this index differs from one before; several ask that after each change."""
        if self._step is not None and self._step[0]() is before:
            return self._step[1]
        changed = difference(before._entries, self._entries)
        return _Step(changed.gone, changed.come)

    def _entry(self, annotation: Annotation) -> _Entry | None:
        anchor = annotation.target.anchor
        if annotation.target.part is not self._part or anchor is None:
            return None
        span = anchor.span
        return (span.start, -span.end, annotation.created, annotation.id, annotation)

    def _let_go(self, annotation: Annotation) -> _Entry | None:
        entry = self._by_id.pop(annotation.id, None)
        if entry is not None:
            number = bisect_left(self._entries, entry)
            del self._entries[number], self._starts[number], self._ends[number]
            del self._farthest[number]
            self._follow_ends(number)
        return entry

    def _take_in(self, annotation: Annotation) -> _Entry | None:
        entry = self._entry(annotation)
        if entry is not None:
            number = bisect_left(self._entries, entry)
            self._entries.insert(number, entry)
            self._starts.insert(number, entry[0])
            self._ends.insert(number, -entry[1])
            self._farthest.insert(number, -1)
            self._follow_ends(number)
            self._by_id[annotation.id] = entry
        return entry

    def _follow_ends(self, number: int) -> None:
        """Set right how far the marks up to each one reach, from this one on."""
        farthest = self._farthest[number - 1] if number else 0
        for at in range(number, len(self._ends)):
            farthest = max(farthest, self._ends[at])
            if self._farthest[at] == farthest:
                return
            self._farthest[at] = farthest

    def _touching_one_another(self, number: int) -> Sequence[_Entry]:
        """Return the mark with this number and all that overlap it, or overlap such a one."""
        first = number
        while first and self._farthest[first - 1] > self._starts[first]:
            first -= 1
        last = number + 1
        while last < len(self._entries) and self._farthest[last - 1] > self._starts[last]:
            last += 1
        return self._entries[first:last]

    def _number(self, annotation: Annotation | None) -> int | None:
        entry = self._by_id.get(annotation.id) if annotation is not None else None
        return None if entry is None else bisect_left(self._entries, entry)


def span_of(annotation: Annotation) -> Span:
    """Return where the words of a mark are.

    Raises:
        ValueError: it is on the whole source, or has lost its place.
    """
    anchor = annotation.target.anchor
    if anchor is None:
        raise ValueError("on the whole source, or lost: the mark has no place in a text")
    return anchor.span


def innermost(marks: Iterable[Annotation]) -> Annotation | None:
    """Return the mark on the fewest words, or None where there is no mark."""
    return min(marks, key=lambda mark: len(span_of(mark)), default=None)


def first_words(mark: Annotation) -> str:
    """Return the beginning of the words of a mark, or of what its part shows, on one line."""
    words = " ".join(mark.target.quoted[: 4 * _WORDS].split())
    if mark.target.region is not None:
        words = " ".join(mark.feature[: 4 * _WORDS].split()) or "part of the picture"
    words = words or "the whole source"
    return words if len(words) <= _WORDS else words[:_WORDS].rstrip() + "…"
