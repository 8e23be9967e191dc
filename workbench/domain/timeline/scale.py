# SPDX-License-Identifier: MIT
"""Where on a picture a stretch of time stands: the scale, its divisions, dots, bars and breaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.domain.timeline.axis import Axis, View
from workbench.domain.timeline.items import Item
from workbench.domain.timeline.moments import LONG_AGO, NEVER
from workbench.domain.timeline.picture import EDGE, Break, Division, Measure, Spot, Words
from workbench.domain.timeline.ticks import Stretch, stretches_of

_ARROW = 16.0
"""The length of a dashed end that is open, at least."""

_BESIDE = 8.0
"""Left free beside the name of a division."""

_NARROWEST = 44.0
"""Units that a division needs for its name."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A view of an axis between two places of a picture."""

    view: View
    left: float
    right: float

    def x(self, day: float) -> float:
        """Return where a day begins."""
        return self.left + self.view.share_of(day) * (self.right - self.left)

    def side_of(self, item: Item) -> int:
        """Return -1 or 1 for what is before or after what is shown, else 0."""
        moment = item.moment
        if moment is None or moment.last + 1 <= self.view.start:
            return -1
        return 1 if moment.first >= self.view.end else 0

    def spot(self, item: Item) -> Spot:
        """Return the dot or bar of an item that is shown."""
        moment = item.moment
        if moment is None:
            return Spot(item, is_dot=True, left=self.left, right=self.left)
        left = max(self.x(moment.first), self.left)
        right = min(self.x(moment.last + 1), self.right)
        arrows = (
            moment.earliest == LONG_AGO or moment.first < self.view.start,
            moment.latest == NEVER or moment.last >= self.view.end,
        )
        doubt = None
        if (moment.earliest, moment.latest) != (moment.first, moment.last):
            before = left - _ARROW if moment.earliest == LONG_AGO else self.x(moment.earliest)
            after = right + _ARROW if moment.latest == NEVER else self.x(moment.latest + 1)
            doubt = (max(before, self.left - EDGE), min(after, self.right + EDGE))
        return Spot(item, moment.is_point, left, right, doubt, arrows)

    def divisions(self, measure: Measure) -> Iterator[Division]:
        """Yield the divisions of the axis, as fine as their names have room."""
        for stretch in self._fine_stretches(measure):
            left = max(self.x(stretch.start), self.left)
            right = min(self.x(stretch.end), self.right)
            fits = measure(stretch.text, Words.TICK) + _BESIDE <= right - left
            yield Division(left, right, stretch, has_words=fits)

    def _fine_stretches(self, measure: Measure) -> tuple[Stretch, ...]:
        most = max(1, int((self.right - self.left) / _NARROWEST))
        # Names of several years or months are longer than those of one.
        for fewer in range(most, 1, -1):
            found = stretches_of(self.view, fewer)
            if all(
                measure(each.text, Words.TICK) + _BESIDE <= self.x(each.end) - self.x(each.start)
                for each in found
            ):
                return found
        return stretches_of(self.view, 1)


def breaks_of(axis: Axis, scale: Scale, earlier: float, width: float) -> Iterator[Break]:
    """Yield the breaks beside a scale; `earlier` is the width of what is before it."""
    x = scale.right + EDGE / 2
    for far, place, text in (
        (axis.earlier, (earlier, 0.0, earlier), "Earlier"),
        (axis.later, (x, x, width), "Later"),
    ):
        if far:
            kinds = {each.is_source for each in far}
            yield Break(*place, text, is_above=True in kinds, is_below=False in kinds)
