# SPDX-License-Identifier: MIT
"""Which stretch of time is drawn to scale, what stands behind a break, and what is zoomed into.

All in day numbers (`days`). Items so far away that everything else would shrink to a point stand
behind a break, under “Earlier” or “Later”, without scale.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.domain.timeline.days import YEAR, calendar_day, day_number
from workbench.domain.timeline.items import Item, Timeline
from workbench.domain.timeline.moments import Moment

CLOSEST = 60.0
"""Days of the shortest stretch that one can zoom into."""

_KERNEL = 0.6
"""The part of all items whose shortest stretch is certainly drawn to scale."""

_FAR = 1.5
"""A gap so many times as long as all that is drawn to scale makes what is behind it far away."""

_FEW, _YEARS_OF_FEW = 8, 20
"""Among so few items chance makes gaps; what is drawn to scale counts as so many years then."""


@dataclass(frozen=True, slots=True)
class View:
    """The stretch of time that is shown, from the first moment of `start` to that of `end`."""

    start: float
    end: float

    @property
    def length(self) -> float:
        """How long it is, in days."""
        return self.end - self.start

    def share_of(self, day: float) -> float:
        """Return where a day stands: 0 at the start, 1 at the end."""
        return (day - self.start) / self.length

    def day_at(self, share: float) -> float:
        """Return the day at a share of the length; the other way round than `share_of`."""
        return self.start + share * self.length


@dataclass(frozen=True, slots=True)
class Axis:
    """What is drawn to scale (`whole`, `near`) and what stands behind breaks."""

    whole: View
    near: tuple[Item, ...] = ()
    earlier: tuple[Item, ...] = ()
    later: tuple[Item, ...] = ()

    def zoomed(self, view: View, factor: float, at: float) -> View:
        """Return a stretch `factor` times as short in which the day `at` keeps its place.

        At the ends of the axis, and where it is as short as it may be, it stays within them.
        """
        length = min(self.whole.length, max(min(CLOSEST, self.whole.length), view.length / factor))
        return self._within(at - view.share_of(at) * length, length)

    def moved(self, view: View, share: float) -> View:
        """Return the stretch moved on by a share of its length, as far as there is axis."""
        return self._within(view.start + share * view.length, view.length)

    def showing(self, view: View, item: Item) -> View:
        """Return the stretch, moved just so far that an item is in it."""
        moment = item.moment
        if moment is None or item not in self.near:
            return view
        if moment.middle < view.start or moment.middle > view.end:
            return self._within(moment.middle - view.length / 2, view.length)
        return view

    def fitted(self, view: View | None) -> View:
        """Return a stretch that was shown, as far as it is still there; else all."""
        if view is None or view.end <= self.whole.start or view.start >= self.whole.end:
            return self.whole
        return self._within(view.start, min(view.length, self.whole.length))

    def _within(self, start: float, length: float) -> View:
        latest = max(self.whole.start, self.whole.end - length)
        begins = min(max(start, self.whole.start), latest)
        return View(begins, begins + length)


def axis_of(timeline: Timeline) -> Axis:
    """Return the axis of a timeline; without any date it is one year that says nothing."""
    placed = sorted(
        ((each.moment, each) for each in timeline.dated if each.moment is not None),
        key=lambda pair: pair[0].middle,
    )
    if not placed:
        return Axis(View(day_number(1), day_number(2)))
    first, last = _near([moment.middle for moment, _ in placed])
    near = placed[first : last + 1]
    items = {item for _, item in near}
    return Axis(
        _rounded([moment for moment, _ in near]),
        tuple(item for item in timeline.dated if item in items),
        tuple(item for _, item in placed[:first]),
        tuple(item for _, item in placed[last + 1 :]),
    )


def _near(middles: Sequence[float]) -> tuple[int, int]:
    """Return the places of the first and the last of those that are drawn to scale."""
    many = max(1, round(len(middles) * _KERNEL))
    stretches = (
        (middles[at + many - 1] - middles[at], at) for at in range(len(middles) - many + 1)
    )
    _, first = min(stretches)
    last = first + many - 1
    least = _YEARS_OF_FEW * YEAR if len(middles) < _FEW else YEAR
    while True:
        reach = _FAR * max(middles[last] - middles[first], least)
        before = middles[first] - middles[first - 1] if first > 0 else reach + 1
        after = middles[last + 1] - middles[last] if last + 1 < len(middles) else reach + 1
        if min(before, after) > reach:
            return first, last
        if before <= after:
            first -= 1
        else:
            last += 1


def _rounded(moments: Sequence[Moment]) -> View:
    """Return whole years around all of these; long ranges may reach over them on both sides."""
    middles = [each.middle for each in moments]
    reach = max((max(middles) - min(middles)) / 2, YEAR)
    start = min(max(each.first, each.middle - reach) for each in moments)
    end = max(min(each.last, each.middle + reach) for each in moments)
    first_year, last_year = calendar_day(int(start))[0], calendar_day(int(end))[0]
    return View(day_number(first_year), day_number(last_year + 1))
