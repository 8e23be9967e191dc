# SPDX-License-Identifier: MIT
"""Small blocks with signs: badges, the legend, boxes to tick and lines to write on."""

from __future__ import annotations

from collections.abc import Sequence

from typing_extensions import override

from workbench.export.pdf.flow.blocks import Block, Text
from workbench.export.pdf.flow.paper import INK, MIDDLE, PIXEL, Paper
from workbench.export.pdf.flow.signs import Sign, draw_badge, draw_label, draw_line
from workbench.export.pdf.fonts import Face, metrics
from workbench.export.pdf.ink import Ink
from workbench.export.pdf.structure import Box, Content, Element, FormField, Role


class Badge(Block):
    """The letter of a sign on its square, in line with words of `leading` beside it."""

    def __init__(self, sign: Sign, *, side: float, leading: float) -> None:
        self.height = leading
        self._sign, self._side = sign, side

    @override
    def draw(self, ink: Ink, x: float, top: float) -> None:
        y = top - (self.height + self._side) / 2
        with ink.artifact():
            draw_badge(ink, self._sign, x, y, side=self._side)


class SourceLabel(Block):
    """The label of a source, white on a black square."""

    def __init__(self, label: str, side: float) -> None:
        self.height = side
        self._label, self._side = label, side

    @override
    def draw(self, ink: Ink, x: float, top: float) -> None:
        with ink.artifact():
            draw_label(ink, self._label, x, top - self._side, side=self._side)


class Legend(Block):
    """The letters of the framework, each with its line and name, in as many rows as it takes."""

    def __init__(
        self, signs: Sequence[Sign], paper: Paper, width: float, *, content: Content | None = None
    ) -> None:
        self._content, self._paper = content, paper
        style = paper.style(Face.PLAIN, 8.2, 15)
        self._leading, self._side = style.leading, paper.sign_side(17 * PIXEL * paper.scale)
        self._base = metrics(style.face).baseline(style.size, style.leading)
        self._line = 22 * paper.scale
        gap = 16 * paper.scale
        self._entries: list[tuple[float, int, Sign, Text]] = []
        x, row = 0.0, 0
        for sign in signs:
            name = Text(f"{sign.name} ", style, width, content=content)
            taken = self._name_left + name.ink_width
            if x and x + taken > width:
                x, row = 0.0, row + 1
            self._entries.append((x, row, sign, name))
            x += taken + gap
        self.height = (row + 1) * self._leading

    @property
    def _name_left(self) -> float:
        return self._side + self._line + 8 * self._paper.scale

    @override
    def draw(self, ink: Ink, x: float, top: float) -> None:
        scale = self._paper.scale
        with ink.artifact():
            for left, row, sign, _ in self._entries:
                middle = top - (row + 0.5) * self._leading
                draw_badge(ink, sign, x + left, middle - self._side / 2, side=self._side)
                start = x + left + self._side + 4 * scale
                draw_line(ink, sign, start, start + self._line, y=middle, scale=scale)
        for left, row, _, name in self._entries:
            name.draw(ink, x + left + self._name_left, top - row * self._leading)


class TickBox(Block):
    """An empty square to tick, in line with words of `leading` beside it."""

    def __init__(self, *, side: float, leading: float) -> None:
        self.height = leading
        self._side = side

    @override
    def draw(self, ink: Ink, x: float, top: float) -> None:
        with ink.artifact():
            y = top - (self.height + self._side) / 2
            ink.box(x, y, self._side, self._side, line=0.9)


class WritingLines(Block):
    """Lines to write on by hand."""

    def __init__(self, count: int, width: float, *, apart: float) -> None:
        self.height = count * apart
        self._count, self._width, self._apart = count, width, apart

    @override
    def draw(self, ink: Ink, x: float, top: float) -> None:
        with ink.artifact():
            for number in range(1, self._count + 1):
                y = top - number * self._apart
                ink.rule(x, y, x + self._width, y, width=0.5, rgb=(MIDDLE, MIDDLE, MIDDLE))


class FieldBox(Block):
    """A frame around a field that can be filled in on a screen, and by hand on paper."""

    def __init__(self, field: FormField, element: Element, width: float, height: float) -> None:
        self.height = height
        self._field, self._width = field, width
        element.add(Role.FORM).refer(field)

    @override
    def draw(self, ink: Ink, x: float, top: float) -> None:
        with ink.artifact():
            grey = (MIDDLE, MIDDLE, MIDDLE)
            ink.box(x, top - self.height, self._width, self.height, line=0.6, rgb=grey)
        around = Box(x + 1, top - self.height + 1, x + self._width - 1, top - 1)
        self._field.cover(ink.page_index, around)


class Boxes(Block):
    """A row of empty boxes to write codes in."""

    def __init__(self, count: int, width: float, *, height: float) -> None:
        self.height = height
        self._count, self._width = count, width

    @override
    def draw(self, ink: Ink, x: float, top: float) -> None:
        gap = 6.0
        side = (self._width - gap * (self._count - 1)) / self._count
        with ink.artifact():
            for number in range(self._count):
                left = x + number * (side + gap)
                ink.box(left, top - self.height, side, self.height, line=0.6, rgb=(INK, INK, INK))
