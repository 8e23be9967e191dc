# SPDX-License-Identifier: MIT
"""Puts a timeline together as a picture: what stands where, in the room there is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import sqrt

from workbench.domain.timeline.axis import Axis, View
from workbench.domain.timeline.hanging import Hanging, Hung, Label
from workbench.domain.timeline.items import Item, Timeline
from workbench.domain.timeline.picture import (
    AXIS,
    EDGE,
    Box,
    Leader,
    Measure,
    Picture,
    Placard,
    Strip,
    Words,
)
from workbench.domain.timeline.scale import Scale, breaks_of
from workbench.domain.timeline.strip import composed_strip, moved_down, samples_of
from workbench.domain.timeline.wording import FASHIONS, Fashion, Worded, worded

_ROOM_FOR_LAST = 132.0
"""Beside the end of the axis, for the label of what stands there."""

_AHEAD = 17.0
"""From the edge of a source's label to its leader."""

_BAND, _TOP, _STEP = 18.0, 14.0, 18.0
"""Beside the axis for dots and bars; above all rows; between two rows of sources."""

_ROW_GAP = 6.0
_SOURCES_SHARE = 0.45
"""The part of the room beside the axis that sources may take where events want some."""

_MANY = 10_000
_MANY_SPOTS = 200
"""So many that trying several fashions of labels would keep the window waiting."""

_LOW = 380.0
"""Height below which there is no legend, and one row for what has no date."""

_TRAY_ROWS = 2


def compose(
    timeline: Timeline,
    axis: Axis,
    view: View,
    *,
    measure: Measure,
    room: tuple[float, float | None],
    chosen: str = "",
) -> Picture:
    """Return a timeline as a picture.

    Args:
        timeline: What is on it.
        axis: Its axis.
        view: The stretch of the axis that is shown.
        measure: How wide words are.
        room: Width and height in units; without a height it is as high as all labels need.
        chosen: The key of the item that gets a label in any case.
    """
    composing = _Composing(timeline, axis, view, measure=measure, room=room, chosen=chosen)
    best = composing.picture(FASHIONS[0])
    if best.unnamed and len(best.spots) <= _MANY_SPOTS:
        best = max((best, *map(composing.picture, FASHIONS[1:])), key=_readable)
    return best


def _readable(picture: Picture) -> float:
    """Return how much can be read: many short labels and few long ones are weighed by roots."""
    return sum(
        sqrt(min(1.0, sum(map(len, each.lines)) / max(1, len(each.item.name))))
        for each in picture.placards
        if not each.item.is_source
    )


class _Composing:
    """One picture while it is put together."""

    def __init__(
        self,
        timeline: Timeline,
        axis: Axis,
        view: View,
        *,
        measure: Measure,
        room: tuple[float, float | None],
        chosen: str,
    ) -> None:
        self._timeline, self._axis, self._measure = timeline, axis, measure
        self._chosen = chosen
        self._width, self._height = room
        self._worded: Mapping[str, Worded] = {}
        earlier, later = (self._zone_width(each) for each in (axis.earlier, axis.later))
        right = later or min(_ROOM_FOR_LAST, self._width / 5)
        left = EDGE + earlier
        self._scale = Scale(view, left, max(left + 1, self._width - right - EDGE / 2))
        self._breaks = tuple(breaks_of(axis, self._scale, earlier, self._width))
        sides = [(self._scale.side_of(each), each) for each in axis.near]
        self._spots = tuple(self._scale.spot(each) for side, each in sides if side == 0)
        self._outside = tuple(sum(side == way for side, _ in sides) for way in (-1, 1))
        self._divisions = tuple(self._scale.divisions(measure))
        self._strip = self._made_strip()

    def picture(self, fashion: Fashion) -> Picture:
        """Return the picture with its labels in one fashion."""
        shown = [each.item for each in self._spots]
        visible = (*shown, *self._axis.earlier, *self._axis.later)
        self._worded = {each.key: worded(each, self._measure, fashion) for each in visible}
        strip = self._strip.box.height
        beside = AXIS + 2 * _BAND + 2 * _TOP
        free = _MANY if self._height is None else self._height - strip - beside
        sources, source_rows = self._hung(is_source=True, room=free * _SOURCES_SHARE)
        events, event_rows = self._hung(is_source=False, room=free - sum(source_rows))
        axis = Box(0, _TOP + sum(source_rows) + _BAND, self._width, AXIS)
        wanted = axis.bottom + _BAND + sum(event_rows) + _TOP
        bottom = wanted if self._height is None else self._height - strip
        placards, leaders = self._placards((*sources, *events), axis, (source_rows, event_rows))
        named = {each.item.key for each in placards}
        return Picture(
            self._width,
            bottom + strip,
            axis,
            (self._scale.left, self._scale.right),
            divisions=self._divisions,
            placards=placards,
            leaders=leaders,
            spots=self._spots,
            breaks=self._breaks,
            strip=moved_down(self._strip, bottom),
            unnamed=tuple(each for each in visible if each.key not in named),
            before=self._outside[0],
            after=self._outside[1],
        )

    def _made_strip(self) -> Strip:
        is_low = self._height is not None and self._height < _LOW
        return composed_strip(
            self._timeline.undated,
            () if is_low else samples_of(self._spots),
            self._measure,
            width=self._width,
            rows=1 if is_low else _MANY if self._height is None else _TRAY_ROWS,
        )

    def _zone_width(self, far: Sequence[Item]) -> float:
        """Return how wide what is far away has to be: the same in every fashion of labels."""
        words = [worded(each, self._measure) for each in far]
        dates = [self._measure(each.when, Words.DATE) for each in far]
        widest = max((*(each.width for each in words), *dates), default=0.0)
        return min(widest + EDGE, self._width / 4) if far else 0.0

    def _hung(self, *, is_source: bool, room: float) -> tuple[tuple[Hung, ...], list[float]]:
        """Return the labels of one side, and how high its rows are, from the axis outwards."""
        labels = list(self._labels(is_source=is_source))
        hanging = Hanging(labels, gap=8, apart=_AHEAD + 3 if is_source else 12)
        rows = _MANY
        while True:
            hung = hanging.in_rows(rows, self._chosen)
            heights = self._heights(hung)
            fitting = _fitting(heights, room)
            if fitting >= len(heights):
                return hung, heights
            rows = fitting

    def _labels(self, *, is_source: bool) -> Iterator[Label]:
        ahead = _AHEAD if is_source else 0.0
        for spot in self._spots:
            if spot.item.is_source is is_source:
                left, right = (spot.middle,) * 2 if spot.is_dot else (spot.left, spot.right)
                width = self._worded[spot.item.key].width
                yield Label(spot.item.key, left, right, width, ahead)
        zones = ((4.0, self._axis.earlier), (self._scale.right + EDGE / 2 + 8, self._axis.later))
        for x, far in zones:
            for item in far:
                if item.is_source is is_source:
                    yield Label(item.key, x, x, self._worded[item.key].width)

    def _heights(self, hung: Sequence[Hung]) -> list[float]:
        heights: dict[int, float] = {}
        for each in hung:
            if each.row is not None:
                height = self._worded[each.key].height
                gap = _STEP if self._worded[each.key].item.is_source else _ROW_GAP
                heights[each.row] = max(heights.get(each.row, 0.0), height + gap)
        return [heights[row] for row in sorted(heights)]

    def _placards(
        self, hung: Sequence[Hung], axis: Box, rows: tuple[Sequence[float], Sequence[float]]
    ) -> tuple[tuple[Placard, ...], tuple[Leader, ...]]:
        placards: list[Placard] = []
        leaders: list[Leader] = []
        near = {each.item.key for each in self._spots}
        for each in hung:
            if each.row is None:
                continue
            worded = self._worded[each.key]
            if worded.item.is_source:
                top = axis.top - _BAND - sum(rows[0][: each.row]) - worded.height
                leader = Leader(each.key, each.x, top + worded.height, axis.top)
            else:
                top = axis.bottom + _BAND + sum(rows[1][: each.row])
                leader = Leader(each.key, each.x, axis.bottom, top + worded.height)
            box = Box(each.left, top, each.right - each.left, worded.height)
            is_near = each.key in near
            # Where there is no scale, a source says its date itself.
            date = worded.date if is_near else worded.item.when
            placards.append(Placard(worded.item, box, worded.lines, date))
            if is_near:
                leaders.append(leader)
        return tuple(placards), tuple(leaders)


def _fitting(heights: Sequence[float], room: float) -> int:
    """Return how many rows fit into so much room."""
    taken = 0.0
    for place, height in enumerate(heights):
        taken += height
        if taken > room:
            return place
    return len(heights)
