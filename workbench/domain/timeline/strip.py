# SPDX-License-Identifier: MIT
"""The strip below a timeline: what its dots and bars mean, and what has no date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from workbench.domain.timeline.items import NO_DATE, Item
from workbench.domain.timeline.picture import (
    CHIP,
    EDGE,
    SAMPLE,
    Box,
    Explained,
    Measure,
    Placard,
    Sample,
    Spot,
    Strip,
    Words,
    cut,
)
from workbench.domain.timeline.wording import SOURCE_ROOM, chip_width

NO_DATE_NOTE = "No date:"
NO_YEAR = ", year not given"
"""What the words of a date end in that has no year; in the tray nothing has one."""

_TOP, _ROW, _GAP = 8.0, 38.0, 8.0
_ROOM_FOR_MORE = 90.0
"""Left free at the end of the last row, to say how much found no room."""


def samples_of(spots: Iterable[Spot]) -> tuple[Sample, ...]:
    """Return what has to be explained of a picture with these dots and bars."""
    found = set()
    for spot in spots:
        if spot.item.is_source:
            found.add(Sample.SOURCE_DOT if spot.is_dot else Sample.SOURCE_BAR)
        else:
            found.add(Sample.EVENT_DOT if spot.is_dot else Sample.EVENT_BAR)
        if spot.doubt is not None:
            found.add(Sample.DOUBT)
    return tuple(each for each in Sample if each in found)


def composed_strip(
    undated: Sequence[Item],
    samples: Sequence[Sample],
    measure: Measure,
    *,
    width: float,
    rows: int,
) -> Strip:
    """Return the strip, as if it began at the top.

    Args:
        undated: What has no date; sources come first, there are few and they matter most.
        samples: What the legend explains.
        measure: How wide words are.
        width: How wide the strip is.
        rows: How many rows of things without a date there may be.
    """
    x, y = EDGE, _TOP
    legend: list[Explained] = []
    for sample in samples:
        wide = SAMPLE + 8 + measure(sample.value, Words.NOTE) + 2 * _GAP
        if x + wide > width - EDGE and x > EDGE:
            x, y = EDGE, y + _ROW
        legend.append(Explained(sample, x, y + CHIP / 2))
        x += wide
    if not undated:
        height = y + _ROW + _TOP - 4 if legend else 0.0
        return Strip(Box(0, 0, width, height), tuple(legend))
    note = measure(NO_DATE_NOTE, Words.NOTE) + _GAP
    first = sorted(undated, key=lambda each: not each.is_source)
    chips = [_chip(each, measure) for each in first]
    if legend and x + note + chips[0].box.width > width - EDGE:
        x, y = EDGE, y + _ROW
    place = (x, y + CHIP / 2)
    tray, unseen = _laid_out(chips, (x + note, y), width - EDGE, rows)
    bottom = tray[-1].box.bottom if tray else y + CHIP
    return Strip(Box(0, 0, width, bottom + _TOP), tuple(legend), tray, place, unseen)


def moved_down(strip: Strip, by: float) -> Strip:
    """Return the strip so much farther down."""
    return replace(
        strip,
        box=replace(strip.box, top=strip.box.top + by),
        legend=tuple(replace(each, y=each.y + by) for each in strip.legend),
        tray=tuple(
            replace(each, box=replace(each.box, top=each.box.top + by)) for each in strip.tray
        ),
        note=(strip.note[0], strip.note[1] + by) if strip.note else None,
    )


def _chip(item: Item, measure: Measure) -> Placard:
    day = item.when.replace(NO_YEAR, "")
    name = item.name if item.when == NO_DATE else f"{day}: {item.name}"
    lines = cut(name, 1.5 * SOURCE_ROOM, Words.NAME, measure)
    return Placard(item, Box(0, 0, chip_width(item, lines, measure), CHIP), lines)


def _laid_out(
    chips: Sequence[Placard], start: tuple[float, float], right: float, rows: int
) -> tuple[tuple[Placard, ...], int]:
    """Return labels one after the other, and how many found no room."""
    (x, y), row = start, 0
    placed: list[Placard] = []
    for at, chip in enumerate(chips):
        left_over = _ROOM_FOR_MORE if row == rows - 1 and at < len(chips) - 1 else 0.0
        if placed and x + chip.box.width > right - left_over:
            x, y, row = EDGE, y + _ROW, row + 1
        if row >= rows:
            return tuple(placed), len(chips) - at
        placed.append(replace(chip, box=replace(chip.box, left=x, top=y)))
        x += chip.box.width + _GAP
    return tuple(placed), 0
