# SPDX-License-Identifier: MIT
"""Which characters look different when one view of the marks follows another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from workbench.domain.annotations import Annotation
from workbench.domain.differing import FEW
from workbench.domain.text import Span
from workbench.ui.reading.lane_places import REACH
from workbench.ui.reading.mark_index import MarkIndex, span_of
from workbench.ui.reading.mark_painter import MarkView


def stretches_changed(before: MarkView, after: MarkView) -> list[Span] | None:
    """Return the stretches (code points) to be painted again, or None where it may be all.

    A mark that comes may move the lines of those it overlaps; where one went, others nearby may
    find another lane.
    """
    if before.moving or after.moving or not _is_alike(before, after):
        return None
    gone, come = after.index.others_than(before.index)
    if len(gone) + len(come) > FEW:
        return None
    ids = {before.active, after.active} if before.active != after.active else set()
    ids |= before.strong ^ after.strong
    restyled = (mark for key in ids if (mark := after.index.find(key)))
    indexes = {id(view.index): view.index for view in (before, after)}.values()
    stretches = [_around(mark, indexes) for mark in (*gone, *come, *restyled)]
    if gone:
        stretches = [Span(max(0, s.start - REACH), s.end + REACH) for s in stretches]
    return stretches


def _around(mark: Annotation, indexes: Iterable[MarkIndex]) -> Span:
    spans = [index.around(span_of(mark)) for index in indexes]
    return Span(min(each.start for each in spans), max(each.end for each in spans))


def _is_alike(before: MarkView, after: MarkView) -> bool:
    """Tell whether nothing but the marks and their state is another."""
    same = replace(before, index=after.index, active=after.active, strong=after.strong)
    return same == after
