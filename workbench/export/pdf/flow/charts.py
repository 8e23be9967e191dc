# SPDX-License-Identifier: MIT
"""Small charts whose numbers stand beside them as words, so that they read in grey and aloud."""

from __future__ import annotations

from collections.abc import Sequence

from typing_extensions import override

from workbench.export.pdf.flow.blocks import Block, Text
from workbench.export.pdf.flow.paper import MIDDLE, Style
from workbench.export.pdf.ink import Ink
from workbench.export.pdf.structure import Box, Element, Placement

_THICKNESS = 0.62
"""The height of a bar, in heights of the line it stands in."""

_FILLS = {True: 0.86, False: 0.45}
"""Greys: bars of praise are pale with an outline, all others dark."""

_DOT = 2.3
_TICK = 3.0


class Bar(Block):
    """A bar of a length, beginning at the left; `share` is that of the longest, from 0 to 1."""

    def __init__(self, share: float, width: float, leading: float, *, is_pale: bool) -> None:
        self.height = leading
        self._length, self._grey = share * width, _FILLS[is_pale]

    @override
    def draw(self, ink: Ink, x: float, top: float) -> None:
        thick = self.height * _THICKNESS
        fill = (self._grey, self._grey, self._grey)
        with ink.artifact():
            ink.box(x, top - (self.height + thick) / 2, self._length, thick, fill=fill, line=0.6)


class MarkStrip(Block):
    """A line from no mark to the highest, with a dot for each plan above its mark.

    `counts` are marks, each with the number of plans. What it shows is in the `alt` of `figure`.
    """

    def __init__(
        self,
        counts: Sequence[tuple[int, int]],
        highest: int,
        width: float,
        style: Style,
        figure: Element,
    ) -> None:
        self._counts, self._highest, self._width = counts, max(highest, 1), width
        self._figure, self._style = figure, style
        self._content = figure.content()
        most = max(plans for _, plans in counts)
        # However many dots there are, they stand on each other in the same room.
        self._step = min(2 * _DOT + 0.8, 46 / most)
        self._above = most * self._step + 2
        self.height = self._above + _TICK + 2 + style.leading

    @override
    def draw(self, ink: Ink, x: float, top: float) -> None:
        base = top - self._above
        grey = (MIDDLE, MIDDLE, MIDDLE)
        with ink.mark(self._content):
            ink.rule(x, base, x + self._width, base, width=0.8)
            for mark in self._ticks():
                at = self._at(x, mark)
                ink.rule(at, base, at, base - _TICK, width=0.6, rgb=grey)
            for mark, plans in self._counts:
                for number in range(plans):
                    y = base + 1 + _DOT + number * self._step
                    ink.rule(*(self._at(x, mark), y) * 2, width=2 * _DOT, round_ends=True)
        for mark in self._ticks():
            words = Text(f"{mark}", self._style, self._width)
            words.draw(ink, self._at(x, mark) - words.ink_width / 2, base - _TICK - 2)
        if not any(isinstance(each, Placement) for each in self._figure.attributes):
            box = Box(x, top - self.height, x + self._width, top)
            self._figure.attributes.append(Placement(ink.absolute(box)))

    def _at(self, x: float, mark: int) -> float:
        return x + _DOT + (self._width - 2 * _DOT) * min(mark, self._highest) / self._highest

    def _ticks(self) -> list[int]:
        step = next((x for x in (1, 2, 5, 10, 20, 50) if self._highest / x <= 20), 100)
        return list(range(0, self._highest + 1, step))
