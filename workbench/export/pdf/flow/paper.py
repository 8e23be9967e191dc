# SPDX-License-Identifier: MIT
"""The measures of the paper: columns, type sizes, greys.

Lengths are points; `scale` is 1 where a source's words are 10.5 points high. The measures are those
of the window at 18 pixels (design: line height 32, lanes 32 wide and 18 from the text), times
10.5/18, so that paper and window show the same lines in the same proportions.
"""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.documents import LARGE_PRINT, NORMAL_SIZE, ExportOptions, NotesPlace
from workbench.export.pdf.canvas import Rgb, Shade
from workbench.export.pdf.fonts import Face
from workbench.export.pdf.ink import PAGE_HEIGHT, PAGE_WIDTH
from workbench.export.pdf.text_layout import MEASURE

TEACHER_COLUMN = 127.56
"""45 mm: what a hand needs for writing remarks."""

PIXEL = NORMAL_SIZE / 18
"""A pixel of the window's design in points."""

BLACK, INK, MIDDLE, PALE = 0.0, 0.25, 0.42, 0.72
"""Greys from black to white: text, secondary text, quiet text, lines."""

LETTER_ON_SIGN = 0.78
"""The size of a letter on its square, in sides."""

_MARGIN = 36.0
_HEADER, _FOOTER = 51.0, 38.0


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: its face, size and line height in points, and its grey or colour."""

    face: Face
    size: float
    leading: float
    grey: float = BLACK
    colour: Rgb | None = None

    @property
    def shade(self) -> Shade:
        """What it is written in."""
        return self.grey if self.colour is None else self.colour


@dataclass(frozen=True, slots=True)
class Paper:
    """How an A4 page is parted.

    Args:
        text_size: size of the sources' words in points.
        has_column: whether a column at the right is kept for notes and handwriting.
        header_lines: how many lines the header of a page has.
        is_script: whether the pages are numbered at the foot, as those of a typed script are.
    """

    text_size: float
    has_column: bool
    header_lines: int = 1
    is_script: bool = False

    @property
    def scale(self) -> float:
        """How much bigger than usual everything is."""
        return self.text_size / NORMAL_SIZE

    @property
    def left(self) -> float:
        """The left edge of everything."""
        return _MARGIN

    @property
    def right(self) -> float:
        """The right edge of everything, the column included."""
        return PAGE_WIDTH - _MARGIN

    @property
    def top(self) -> float:
        """Where the content of a page begins, counted from the bottom of the page."""
        return PAGE_HEIGHT - _HEADER - self.header_lines * self.small.leading

    @property
    def bottom(self) -> float:
        """Where the content of a page ends."""
        return _FOOTER + self.small.leading

    @property
    def column_left(self) -> float:
        """Where the column at the right begins."""
        return self.right - TEACHER_COLUMN

    @property
    def whole_width(self) -> float:
        """The width of a page without a column."""
        return self.right - self.left

    @property
    def width(self) -> float:
        """The width of the content beside the column."""
        return (self.column_left - 14 if self.has_column else self.right) - self.left

    @property
    def height(self) -> float:
        """The height of the content."""
        return self.top - self.bottom

    @property
    def gutter(self) -> float:
        """The room for line numbers left of a source's words."""
        return 20 * self.scale

    @property
    def lane_width(self) -> float:
        """The room for the bar, tag and id of one mark."""
        return (44 if self.is_large_print else 32) * PIXEL * self.scale

    @property
    def lane_gap(self) -> float:
        """The room between a source's words and the first lane."""
        return (10 if self.is_large_print else 18) * PIXEL * self.scale

    @property
    def lanes(self) -> int:
        """How many marks can stand side by side: four, or two where the words need the room."""
        needed = self.gutter + MEASURE * self.text_size + self.lane_gap + 4 * self.lane_width
        return 4 if needed <= self.width else 2

    @property
    def measure(self) -> float:
        """The width of a source's lines."""
        room = self.width - self.gutter - self.lane_gap - self.lanes * self.lane_width
        return min(MEASURE * self.text_size, room)

    @property
    def leading(self) -> float:
        """The height of a source's lines."""
        return 32 * PIXEL * self.scale

    @property
    def is_large_print(self) -> bool:
        """Whether no text may be smaller than the sources' words."""
        return self.text_size >= LARGE_PRINT

    def sign_side(self, usual: float) -> float:
        """Return the side of a square with a letter on it, large enough for large print."""
        return max(usual, self.text_size / LETTER_ON_SIGN) if self.is_large_print else usual

    def sign_size(self, usual: float) -> float:
        """Return the size of words that are drawn as shapes, large enough for large print."""
        return max(usual, self.text_size) if self.is_large_print else usual

    @property
    def is_numbered_below(self) -> bool:
        """Whether the number of a page stands at its foot; in large print its head is full."""
        return self.is_script or self.is_large_print

    @property
    def small(self) -> Style:
        """The style of header and footer; on a script they are read as well as the answer."""
        if self.is_script:
            return self.style(Face.PLAIN, 10, 13, INK)
        return self.style(Face.PLAIN, 8.2, 11, INK)

    def style(self, face: Face, size: float, leading: float, grey: float = BLACK) -> Style:
        """Return a style of `size` and line height `leading` at the usual scale.

        In large print small text is as big as the sources' words, and titles grow by as much.
        """
        if not self.is_large_print:
            return Style(face, size * self.scale, leading * self.scale, grey)
        grown = max(size, NORMAL_SIZE) + self.text_size - NORMAL_SIZE
        return Style(face, grown, grown * leading / size, min(grey, INK))


def paper_for(options: ExportOptions) -> Paper:
    """Return the paper for a document.

    A column of 45 mm fits only beside words of the usual size; on larger print notes go under the
    text.
    """
    wants_column = options.teacher_margin or options.notes is NotesPlace.MARGIN
    with_column = Paper(options.text_size, has_column=True)
    fits = with_column.measure >= MEASURE * options.text_size - 0.5 and with_column.lanes == 4
    return with_column if wants_column and fits else Paper(options.text_size, has_column=False)
