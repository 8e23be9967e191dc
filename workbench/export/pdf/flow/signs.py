# SPDX-License-Identifier: MIT
"""The signs of a framework's letters: badge, line under words, bar in a lane.

Letter and line style alone tell the letters apart; colour is added where it was asked for. Line
styles are those of the window (design: solid 2, dashes 7 and 4, dots 2.6 every 5.2, two lines of
1.24 that lie 3.4 apart, in pixels at 18), scaled to the paper.
"""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.frameworks import Dimension, Framework, Letter, LineStyle, dimension_name
from workbench.export.pdf.flow.paper import PIXEL
from workbench.export.pdf.fonts import Face
from workbench.export.pdf.ink import Ink
from workbench.export.pdf.outlines import shapes_width

Rgb = tuple[float, float, float]

GREY_TINT = "#E8E8E8"
"""Nine per cent grey: what a tint is where no colour was asked for."""

_WHITE: Rgb = (1.0, 1.0, 1.0)
_CAP_HEIGHT = 0.668
"""Height of a capital in em in the face of the badges."""


@dataclass(frozen=True, slots=True)
class Sign:
    """How marks of one letter look."""

    letter: str
    name: str
    line: LineStyle
    rgb: Rgb
    tint: str


class Signs:
    """The signs of a document's framework."""

    def __init__(self, framework: Framework, *, colour: bool) -> None:
        self._signs = {each: _sign(framework.letter_of(each), each, colour) for each in Dimension}
        self._letters = [letter.dimension for letter in framework.letters]

    def of(self, dimension: Dimension) -> Sign:
        """Return the sign of marks about `dimension`.

        A dimension that the framework has no letter for gets a bullet and its own name.
        """
        return self._signs[dimension]

    def all(self) -> tuple[Sign, ...]:
        """Return the signs of all letters in the framework's order."""
        return tuple(self._signs[dimension] for dimension in self._letters)


def _sign(letter: Letter | None, dimension: Dimension, colour: bool) -> Sign:
    if letter is None:
        name = dimension_name(dimension)
        return Sign("•", name, LineStyle.SOLID, (0.45, 0.45, 0.45), GREY_TINT)
    if not colour:
        return Sign(letter.letter, letter.name, letter.line, (0.0, 0.0, 0.0), GREY_TINT)
    return Sign(letter.letter, letter.name, letter.line, _rgb(letter.colour), letter.tint)


def draw_badge(ink: Ink, sign: Sign, x: float, y: float, *, side: float) -> None:
    """Draw the letter in white on a square whose lower left corner is at (`x`, `y`)."""
    draw_label(ink, sign.letter, x, y, side=side, rgb=sign.rgb)


def draw_label(
    ink: Ink, text: str, x: float, y: float, *, side: float, rgb: Rgb = (0.0, 0.0, 0.0)
) -> None:
    """Draw `text`, white on a square, as big as it can be there."""
    ink.box(x, y, side, side, fill=rgb)
    width = shapes_width(text, Face.PLAIN_BOLD) or 1.0
    size = min(side * 0.78, side * 0.84 / width)
    left = x + (side - width * size) / 2
    bottom = y + (side - _CAP_HEIGHT * size) / 2
    ink.shapes(text, Face.PLAIN_BOLD, x=left, y=bottom, size=size, rgb=_WHITE)


def draw_line(ink: Ink, sign: Sign, x0: float, x1: float, *, y: float, scale: float) -> None:
    """Draw the line of a sign under words."""
    _draw(ink, sign, (x0, y), (x1, y), scale)


def draw_bar(ink: Ink, sign: Sign, y0: float, y1: float, *, x: float, scale: float) -> None:
    """Draw the line of a sign upright, from the height `y0` down to `y1`."""
    _draw(ink, sign, (x, y0), (x, y1), scale)


def _draw(
    ink: Ink, sign: Sign, start: tuple[float, float], end: tuple[float, float], scale: float
) -> None:
    unit = PIXEL * scale
    (x0, y0), (x1, y1) = start, end
    rgb = sign.rgb
    if sign.line is LineStyle.DASHED:
        ink.rule(x0, y0, x1, y1, width=2 * unit, rgb=rgb, dash=(7 * unit, 4 * unit))
    elif sign.line is LineStyle.DOTTED:
        half = 1.3 * unit
        horizontal = y0 == y1
        ink.rule(
            x0 + half if horizontal else x0,
            y0 if horizontal else y0 - half,
            x1,
            y1,
            width=2.6 * unit,
            rgb=rgb,
            dash=(0.01, 5.2 * unit),
            round_ends=True,
        )
    elif sign.line is LineStyle.DOUBLE:
        apart = 1.7 * unit
        across, up = (0.0, apart) if y0 == y1 else (apart, 0.0)
        for side in (-1, 1):
            ink.rule(
                x0 + side * across,
                y0 + side * up,
                x1 + side * across,
                y1 + side * up,
                width=1.24 * unit,
                rgb=rgb,
            )
    else:
        ink.rule(x0, y0, x1, y1, width=2 * unit, rgb=rgb)


def _rgb(colour: str) -> Rgb:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return round(red, 4), round(green, 4), round(blue, 4)
