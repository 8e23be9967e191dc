# SPDX-License-Identifier: MIT
"""The lanes of a text's marks, found as far down as somebody has looked."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from workbench.domain.annotations import Annotation, SourcePart
from workbench.domain.identifiers import AnnotationId
from workbench.domain.lanes import Extent, lanes_of
from workbench.domain.text import Span
from workbench.ui.reading.mark_index import MarkIndex, span_of

REACH = 400
"""Characters around a mark within which others may share its lines: more than two lines have."""

_AT_ONCE = 200
"""Marks that are placed together; more would make each compare itself with all of them."""

LinesOf = Callable[[Span], tuple[int, int]]


class LanePlaces:
    """Which lane each mark stands in, by the rules of `workbench.domain.lanes`.

    Lanes are given from the top down, so what is below the visible lines can wait. A mark keeps its
    lane while others come and go; `forget` when the lines themselves are different.
    """

    def __init__(self, lines_of: LinesOf) -> None:
        self._lines_of = lines_of
        self._index = MarkIndex((), SourcePart.BODY)
        self._extents: dict[AnnotationId, Extent[AnnotationId]] = {}
        self._lanes: dict[AnnotationId, int] = {}
        self._settled = 0
        self._count = 4
        self._least_lines = 1

    def forget(self, *, lanes: int, least_lines: int) -> None:
        """Begin anew with so many lanes, where a mark takes at least so many lines."""
        self._extents.clear()
        self._lanes.clear()
        self._settled = 0
        self._count, self._least_lines = lanes, least_lines

    def show(self, index: MarkIndex) -> None:
        """Place what is new among `index`, and let go of what is not there any more."""
        before, self._index = self._index, index
        gone, come = index.changed_since(before)
        freed = [span_of(mark) for key in gone if (mark := before.find(key)) and self._drop(key)]
        for key in come:
            mark = index.find(key)
            if mark is not None and span_of(mark).start < self._settled:
                self._place([mark])
        for span in freed:
            self._let_in(span)

    def settle(self, position: int) -> None:
        """Give a lane to every mark that begins before `position`."""
        if position <= self._settled:
            return
        waiting = self._index.starting(self._settled, position)
        for first in range(0, len(waiting), _AT_ONCE):
            self._place(waiting[first : first + _AT_ONCE])
        self._settled = position

    @property
    def settled(self) -> int:
        """Up to which position marks have a lane."""
        return self._settled

    @property
    def count(self) -> int:
        """How many lanes there are."""
        return self._count

    def lane(self, mark_id: AnnotationId) -> int:
        """Return the lane of a mark, from 0; `count` where it found none."""
        return self._lanes.get(mark_id, self._count)

    def first_line(self, mark_id: AnnotationId) -> int:
        """Return the line in which a settled mark begins, from 0."""
        return self._extents[mark_id].first_line

    def _place(self, marks: Iterable[Annotation]) -> None:
        extents = [self._extent(mark) for mark in marks]
        start = min(extent.start for extent in extents)
        end = max(span_of(self._mark(extent.key)).end for extent in extents)
        kept = {
            mark.id: self._lanes[mark.id]
            for mark in self._index.between(max(0, start - REACH), end + REACH)
            if self._lanes.get(mark.id, self._count) < self._count
        }
        others = [self._extents[key] for key in kept]
        found = lanes_of([*others, *extents], lanes=self._count, kept=kept)
        for extent in extents:
            self._extents[extent.key] = extent
            self._lanes[extent.key] = found[extent.key]

    def _let_in(self, freed: Span) -> None:
        """Give marks that had found no lane another try where one became free."""
        for mark in self._index.between(max(0, freed.start - REACH), freed.end + REACH):
            if self._lanes.get(mark.id) == self._count:
                self._drop(mark.id)
                self._place([mark])

    def _drop(self, mark_id: AnnotationId) -> bool:
        self._lanes.pop(mark_id, None)
        return self._extents.pop(mark_id, None) is not None

    def _extent(self, mark: Annotation) -> Extent[AnnotationId]:
        span = span_of(mark)
        first, last = self._lines_of(span)
        return Extent(mark.id, first, max(last, first + self._least_lines - 1), span.start)

    def _mark(self, mark_id: AnnotationId) -> Annotation:
        mark = self._index.find(mark_id)
        if mark is None:
            raise KeyError(mark_id)
        return mark
