# SPDX-License-Identifier: MIT
"""Sources and events on one axis of time, drawn from the same geometry as in the window.

Sources are filled and stand above the axis, events hollow and below; what is known to the month is
a dot and the rest a hatched bar, what is in doubt dashed: nothing is told by colour. The names are
real words of the figure, so that they can be searched; its text alternative has them in order.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from typing_extensions import override

from workbench.domain.timeline.axis import axis_of
from workbench.domain.timeline.composing import compose
from workbench.domain.timeline.items import Timeline
from workbench.domain.timeline.picture import (
    AXIS,
    BADGE,
    INSET,
    LINE,
    SAMPLE,
    Break,
    Picture,
    Placard,
    Sample,
    Spot,
    Words,
)
from workbench.domain.timeline.strip import NO_DATE_NOTE
from workbench.domain.timeline.wording import badge_width
from workbench.export.pdf.flow.blocks import Block, Text
from workbench.export.pdf.flow.paper import BLACK, INK, MIDDLE, PALE, PIXEL, Style
from workbench.export.pdf.flow.signs import draw_label
from workbench.export.pdf.fonts import Face
from workbench.export.pdf.ink import Ink
from workbench.export.pdf.structure import Box, Content, Element, Placement
from workbench.export.pdf.text_layout import prepare

_FACES: Mapping[Words, tuple[Face, float]] = MappingProxyType(
    {
        Words.NAME: (Face.PLAIN_STRONG, 13.0),
        Words.DATE: (Face.PLAIN, 12.0),
        Words.LETTER: (Face.PLAIN_BOLD, 13.0),
        Words.TICK: (Face.PLAIN_STRONG, 13.0),
        Words.NOTE: (Face.PLAIN, 13.0),
    }
)
"""Face and size in units of the words of a picture, as in the window."""

_BAR, _THIN_BAR, _DOT, _RING = 11.0, 9.0, 6.0, 4.6
"""Heights of the bars of sources and events, radii of their dots."""

_HATCH = 5.0


def picture_on_paper(timeline: Timeline, room: tuple[float, float], scale: float) -> Picture:
    """Return a timeline as wide as there is room, and at most as high; room is in points."""
    width, height = (each / (PIXEL * scale) for each in room)
    axis, measure = axis_of(timeline), cache(_width_of)
    whole = axis.fitted(None)
    picture = compose(timeline, axis, whole, measure=measure, room=(width, None))
    if picture.height > height:
        picture = compose(timeline, axis, whole, measure=measure, room=(width, height))
    return picture


class TimelineBlock(Block):
    """A picture of time in a figure's element."""

    def __init__(self, picture: Picture, element: Element, scale: float) -> None:
        self._picture, self._element = picture, element
        self._unit = PIXEL * scale
        self._content = element.content()
        self.height = picture.height * self._unit

    @override
    def draw(self, ink: Ink, x: float, top: float) -> None:
        _Drawing(ink, self._picture, (x, top), self._unit, self._content).draw()
        box = Box(x, top - self.height, x + self._picture.width * self._unit, top)
        self._element.attributes.append(Placement(box))


class _Drawing:
    """One drawing; places are in units of the picture, downwards."""

    def __init__(
        self,
        ink: Ink,
        picture: Picture,
        corner: tuple[float, float],
        unit: float,
        content: Content,
    ) -> None:
        self._ink, self._picture, self._unit = ink, picture, unit
        self._left, self._top = corner
        self._content = content

    def draw(self) -> None:
        picture = self._picture
        with self._ink.artifact():
            self._draw_axis()
            for each in picture.leaders:
                self._line(each.x, each.top, each.x, each.bottom, grey=MIDDLE, width=1)
            for spot in sorted(picture.spots, key=lambda x: (x.is_dot, x.left - x.right)):
                self._draw_spot(spot)
            for stretch in picture.breaks:
                self._draw_break(stretch)
            for placard in (*picture.placards, *picture.strip.tray):
                self._draw_chip(placard)
            for sample in picture.strip.legend:
                self._draw_sample(sample.sample, sample.x, sample.y)
        self._write_words()

    # Shapes

    def _draw_axis(self) -> None:
        axis, bottom = self._picture.axis, self._picture.strip.box.top
        for each in self._picture.divisions:
            for x in {each.left, each.right}:
                self._line(x, 0, x, bottom, grey=PALE + 0.1, width=0.8)
                self._line(x, axis.top, x, axis.top + 6, grey=MIDDLE, width=1)
        for y in (axis.top, axis.bottom):
            self._line(0, y, axis.right, y, grey=BLACK, width=1)

    def _draw_break(self, each: Break) -> None:
        axis = self._picture.axis
        top = 0.0 if each.is_above else axis.top
        bottom = self._picture.strip.box.top if each.is_below else axis.bottom
        self._line(each.x, top, each.x, bottom, grey=INK, width=1.5, dash=(4, 3))

    def _draw_spot(self, spot: Spot) -> None:
        axis, is_source = self._picture.axis, spot.item.is_source
        half = (_BAR if is_source else _THIN_BAR) / 2
        y = axis.top - half - 2 if is_source else axis.bottom + half + 2
        if spot.doubt is not None:
            self._draw_doubt(spot, spot.doubt, y)
        if spot.is_dot:
            self._draw_dot(spot.middle, y, is_source=is_source)
        else:
            self._draw_bar(spot.left, max(spot.left + 4, spot.right), y, half, is_source)

    def _draw_dot(self, x: float, y: float, *, is_source: bool) -> None:
        radius = _DOT if is_source else _RING
        for size, grey in ((radius + 1, 1.0), (radius, BLACK), (radius - 1.5, 1.0)):
            if grey == BLACK or size > radius or not is_source:
                self._line(x, y, x, y, grey=grey, width=2 * size, round_ends=True)

    def _draw_bar(self, left: float, right: float, y: float, half: float, strong: bool) -> None:
        x, height = self._x(left), 2 * half * self._unit
        line = (1.5 if strong else 1.0) * self._unit
        width = (right - left) * self._unit
        bottom = self._y(y + half)
        self._ink.box(x, bottom, width, height, fill=(1.0, 1.0, 1.0), line=line)
        at = left
        while at + 2 * half <= right:
            self._line(at, y + half, at + 2 * half, y - half, grey=INK, width=1)
            at += _HATCH

    def _draw_doubt(self, spot: Spot, doubt: tuple[float, float], y: float) -> None:
        left, right = doubt
        self._line(left, y, right, y, grey=BLACK, width=1.5, dash=(4, 3))
        for x, is_open, way in ((left, spot.arrows[0], 4), (right, spot.arrows[1], -4)):
            tip = x + way if is_open else x
            self._line(tip, y - 4, x, y, grey=BLACK, width=1.5)
            self._line(x, y, tip, y + 4, grey=BLACK, width=1.5)

    def _draw_chip(self, placard: Placard) -> None:
        item, box, unit = placard.item, placard.box, self._unit
        is_in_tray = placard in self._picture.strip.tray
        if not item.is_source and not is_in_tray:
            return
        self._ink.box(
            self._x(box.left),
            self._y(box.bottom),
            box.width * unit,
            box.height * unit,
            fill=(1.0, 1.0, 1.0),
            line=0.6,
            rgb=(MIDDLE, MIDDLE, MIDDLE),
        )
        if item.is_source:
            bottom = box.top + (box.height + BADGE) / 2
            left = self._x(box.left + INSET)
            draw_label(self._ink, item.letter, left, self._y(bottom), side=BADGE * unit)

    def _draw_sample(self, sample: Sample, x: float, y: float) -> None:
        is_source = sample in {Sample.SOURCE_DOT, Sample.SOURCE_BAR}
        if sample in {Sample.SOURCE_DOT, Sample.EVENT_DOT}:
            self._draw_dot(x + SAMPLE / 2, y, is_source=is_source)
        elif sample is Sample.DOUBT:
            self._line(x, y, x + SAMPLE, y, grey=BLACK, width=1.5, dash=(4, 3))
        else:
            half = (_BAR if is_source else _THIN_BAR) / 2
            self._draw_bar(x, x + SAMPLE, y, half, is_source)

    # Words

    def _write_words(self) -> None:
        picture, strip = self._picture, self._picture.strip
        for placard in picture.placards:
            self._write_placard(placard)
        named = [(x.stretch.text, x.left, x.right) for x in picture.divisions if x.has_words]
        named += ((each.text, each.left, each.right) for each in picture.breaks)
        for text, left, right in named:
            width = _width_of(text, Words.TICK)
            middle = (left + right - width) / 2
            self._write(text, Words.TICK, middle, picture.axis.top, AXIS)
        for each in strip.legend:
            self._write(each.sample.value, Words.NOTE, each.x + SAMPLE + 8, each.y - 10, 20)
        if strip.note is not None:
            self._write(NO_DATE_NOTE, Words.NOTE, strip.note[0], strip.note[1] - 10, 20)
        for placard in strip.tray:
            self._write_placard(placard)
        if strip.unseen and strip.tray:
            last = strip.tray[-1].box
            said = f"and {strip.unseen} more"
            self._write(said, Words.NOTE, last.right + 8, last.top, last.height)

    def _write_placard(self, placard: Placard) -> None:
        box, item = placard.box, placard.item
        if item.is_source or placard in self._picture.strip.tray:
            badge = badge_width(item, _width_of) + INSET if item.is_source else 0.0
            left = box.left + INSET + badge
            self._write(" ".join(placard.lines), Words.NAME, left, box.top, box.height)
            if placard.date:
                self._write(placard.date, Words.DATE, box.left + 2, box.bottom, LINE)
            return
        top = box.top - 2
        for line in placard.lines:
            self._write(line, Words.NAME, box.left + INSET, top, LINE)
            top += LINE
        self._write(placard.date, Words.DATE, box.left + INSET, top, LINE, grey=INK)

    def _write(
        self,
        text: str,
        words: Words,
        left: float,
        top: float,
        height: float,
        *,
        grey: float = BLACK,
    ) -> None:
        face, size = _FACES[words]
        style = Style(face, size * self._unit, height * self._unit, grey)
        # A blank parts it from what is read after it.
        block = Text(f"{text} ", style, 10_000, content=self._content)
        block.draw(self._ink, self._x(left), self._y(top))

    # Places

    def _line(
        self,
        x0: float,
        y0: float,
        x1: float,
        y1: float,
        *,
        grey: float,
        width: float,
        dash: tuple[float, ...] = (),
        round_ends: bool = False,
    ) -> None:
        unit = self._unit
        self._ink.rule(
            self._x(x0),
            self._y(y0),
            self._x(x1),
            self._y(y1),
            width=width * unit,
            rgb=(grey, grey, grey),
            dash=tuple(each * unit for each in dash),
            round_ends=round_ends,
        )

    def _x(self, x: float) -> float:
        return self._left + x * self._unit

    def _y(self, y: float) -> float:
        return self._top - y * self._unit


def _width_of(text: str, words: Words) -> float:
    face, size = _FACES[words]
    return prepare(text, face).width(0, len(text)) * size
