# SPDX-License-Identifier: MIT
"""The marks of a pack while somebody works on them: each source's in reading order, and numbered.

Ten thousand marks stay quick: one that is added or changed is put into its place, not sorted again.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping
from itertools import islice

from typing_extensions import override

from workbench.domain.annotations import (
    Annotation,
    SourcePart,
    in_reading_order,
    reading_key,
    reading_key_at,
    running_number,
    short_id_of,
)
from workbench.domain.frameworks import Letter
from workbench.domain.identifiers import AnnotationId, SourceId
from workbench.domain.regions import Region
from workbench.domain.sources import Source
from workbench.domain.text import Span


class MarkSet:
    """Marks by id.

    Args:
        annotations: The marks there are.
        last_numbers: The highest number that a mark of each source ever had.
    """

    def __init__(
        self,
        annotations: Iterable[Annotation] = (),
        last_numbers: Mapping[SourceId, int] | None = None,
    ) -> None:
        self._marks = {each.id: each for each in annotations}
        self._in_order: dict[SourceId, tuple[Annotation, ...]] = {}
        self._numbers = dict(last_numbers or {})
        for each in self._marks.values():
            source_id = each.target.source_id
            number = running_number(each.short_id)
            self._numbers[source_id] = max(self._numbers.get(source_id, 0), number)

    def as_they_read(self, annotations: Iterable[Annotation]) -> MarkSet:
        """Return the same marks with other words; no number that was taken becomes free."""
        return MarkSet(annotations, self._numbers)

    @override
    def __eq__(self, other: object) -> bool:
        """Tell whether the same marks are in both."""
        return isinstance(other, MarkSet) and self._marks == other._marks

    __hash__ = None  # type: ignore[assignment]

    def all(self) -> tuple[Annotation, ...]:
        """Return all marks."""
        return tuple(self._marks.values())

    def find(self, annotation_id: AnnotationId) -> Annotation | None:
        """Return the mark with this id, or None."""
        return self._marks.get(annotation_id)

    def of_source(self, source_id: SourceId) -> tuple[Annotation, ...]:
        """Return the marks of a source in reading order."""
        if source_id not in self._in_order:
            marks = (each for each in self._marks.values() if each.target.source_id == source_id)
            self._in_order[source_id] = in_reading_order(marks)
        return self._in_order[source_id]

    def at(
        self, source_id: SourceId, part: SourcePart, place: Span | Region, letter: Letter
    ) -> Annotation | None:
        """Return the mark on exactly this place that is shown under `letter`, or None."""
        marks = self.of_source(source_id)
        here = reading_key_at(part, place)
        at = bisect_left(marks, here, key=lambda each: reading_key(each)[:3])
        for each in islice(marks, at, None):
            target = each.target
            if reading_key(each)[:3] != here:
                break
            on = target.anchor.span if target.anchor else target.region
            if on == place and each.dimension in letter.dimensions:
                return each
        return None

    def take_number(self, source: Source) -> str:
        """Return the short id of the next mark of a source; it is never returned again."""
        number = self._numbers.get(source.id, 0) + 1
        self._numbers[source.id] = number
        return short_id_of(source.label, number)

    def put(self, annotation: Annotation) -> None:
        """Add a mark, or put it in the place of the one with its id."""
        before = self._marks.get(annotation.id)
        if before is not None:
            self._take_out_of_order(before)
        self._marks[annotation.id] = annotation
        source_id = annotation.target.source_id
        if source_id in self._in_order:
            in_order = list(self._in_order[source_id])
            insort(in_order, annotation, key=reading_key)
            self._in_order[source_id] = tuple(in_order)

    def put_all(self, annotations: Iterable[Annotation]) -> None:
        """Put many marks at once; the order of their sources is made anew when it is asked for."""
        for each in annotations:
            before = self._marks.get(each.id, each)
            self._marks[each.id] = each
            for source_id in (before.target.source_id, each.target.source_id):
                self._in_order.pop(source_id, None)

    def remove_all(self, annotation_ids: Iterable[AnnotationId]) -> tuple[Annotation, ...]:
        """Take many marks away at once and return those that were there."""
        found = (self._marks.pop(each, None) for each in annotation_ids)
        removed = tuple(each for each in found if each is not None)
        for each in removed:
            self._in_order.pop(each.target.source_id, None)
        return removed

    def remove(self, annotation_id: AnnotationId) -> Annotation | None:
        """Take a mark away and return it, or None where it is not there."""
        removed = self._marks.pop(annotation_id, None)
        if removed is not None:
            self._take_out_of_order(removed)
        return removed

    def _take_out_of_order(self, annotation: Annotation) -> None:
        source_id = annotation.target.source_id
        in_order = self._in_order.get(source_id, ())
        place = bisect_left(in_order, reading_key(annotation), key=reading_key)
        if in_order[place : place + 1] == (annotation,):
            self._in_order[source_id] = in_order[:place] + in_order[place + 1 :]
