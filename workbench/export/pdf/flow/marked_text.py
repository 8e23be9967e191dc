# SPDX-License-Identifier: MIT
"""A source's words with the marks on them.

The words are the logical content: a paragraph for each paragraph, a span for each stretch under the
same marks, and each highlight where it begins. Lines under the words, lanes and line numbers are
drawn as shapes, so that searching and copying find the words alone. Tints are left to the
highlights, which viewers and printers can switch off without losing anything.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from typing_extensions import override

from workbench.domain.text import Span
from workbench.export.pdf.flow.blocks import Block, Halves, lines_to_keep
from workbench.export.pdf.flow.look import Look
from workbench.export.pdf.flow.marks import Mark, MarkedLines, lay_marks
from workbench.export.pdf.flow.notes import MarginNote
from workbench.export.pdf.flow.paper import PIXEL, Paper
from workbench.export.pdf.flow.signs import draw_bar, draw_label, draw_line
from workbench.export.pdf.fonts import Face, metrics
from workbench.export.pdf.ink import Ink, Placed
from workbench.export.pdf.outlines import shapes_width
from workbench.export.pdf.structure import NOTE_ID, Box, Content, Element, Role
from workbench.export.pdf.text_layout import (
    Line,
    LineNumbers,
    Prepared,
    break_lines,
    paragraphs,
)

# Of the window's design, in pixels at 18: where the lines under the words lie, and the tags.
_FIRST_ROW, _NEXT_ROW = 6.5, 5.0
_TAG, _ID_SIZE, _TAG_LEFT = 17.0, 12.0, 7.0

# Of a highlight, in em: from the top of the tallest letter to the bottom of the lowest.
_TINT_ABOVE, _TINT_BELOW = 0.98, 0.34

# Half a point of air keeps the tint off the letter next to the mark.
_TINT_INSET = 0.15


class Segment(NamedTuple):
    """A stretch of words under the same marks, and its place in the logical tree."""

    start: int
    end: int
    content: Content


Noting = Callable[[Mark, Element], MarginNote]
"""Makes the note of a mark below an element of its own."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How a marked text is set: size and line height in points, and what numbers its lines."""

    size: float
    leading: float
    numbers: LineNumbers | None = None


@dataclass(frozen=True, slots=True)
class _Layout:
    """What all parts of one text share.

    `tops` are line tops, counted from the first line's; each line has its `baseline` that far
    below its top. `ends` tells for each paragraph the number of lines up to its end.
    """

    look: Look
    setting: Setting
    prepared: Prepared
    segments: Sequence[Segment]
    lines: Sequence[Line]
    tops: Sequence[float]
    baseline: float
    ends: Sequence[int]
    marks: MarkedLines


class MarkedText(Block):
    """Lines of a source's words with line numbers, lines under the words, and lanes."""

    def __init__(self, layout: _Layout, first: int, last: int) -> None:
        self._layout = layout
        self._first, self._last = first, last
        tops, leading = layout.tops, layout.setting.leading
        self.height = tops[last - 1] - tops[first] + leading if last > first else 0.0

    @classmethod
    def of(
        cls,
        prepared: Prepared,
        marks: Sequence[Mark],
        look: Look,
        *,
        setting: Setting,
        parent: Element,
        noting: Noting | None = None,
    ) -> MarkedText:
        """Lay out a text and add its paragraphs below `parent`.

        `noting` makes the notes that stand beside the text. In the tree they follow the paragraph
        in which their marks begin.
        """
        spans = list(paragraphs(prepared.text))
        width = look.paper.measure / setting.size
        lines: list[Line] = []
        tops: list[float] = []
        ends: list[int] = []
        top, alone = 0.0, False
        for span in spans:
            broken = break_lines(prepared, width, span)
            # Rows of a table and lines of verse stand close; paragraphs stand apart.
            if lines and not (alone and len(broken) == 1):
                top += 0.45 * setting.leading
            alone = len(broken) == 1
            for line in broken:
                lines.append(line)
                tops.append(top)
                top += setting.leading
            ends.append(len(lines))
        laid = lay_marks(marks, prepared, lines, lanes=look.paper.lanes)
        segments = list(_segments(spans, laid.visible, parent, noting))
        layout = _Layout(
            look=look,
            setting=setting,
            prepared=prepared,
            segments=segments,
            lines=lines,
            tops=tops,
            baseline=metrics(prepared.face).baseline(setting.size, setting.leading),
            ends=ends,
            marks=laid,
        )
        return cls(layout, 0, len(lines))

    @property
    def notes(self) -> Iterator[tuple[float, MarginNote]]:
        """The notes of the marks that begin here, with the depth of their line below the top."""
        for line in range(self._first, self._last):
            for mark in self._layout.marks.beginning[line]:
                if mark.note is not None:
                    yield self._depth(line), mark.note

    @override
    def draw(self, ink: Ink, x: float, top: float) -> None:
        left = x + self._layout.look.paper.gutter
        base = top - self._layout.baseline
        with ink.artifact():
            for line in range(self._first, self._last):
                self._draw_line(ink, line, left, base - self._depth(line))
            self._draw_lanes(ink, x, top)
        self._write(ink, left, base)
        for line in range(self._first, self._last):
            self._cover(ink, line, left, base - self._depth(line))

    @override
    def split(self, room: float) -> Halves | None:
        fitting = bisect_right(
            self._layout.tops,
            self._layout.tops[self._first] + room + 0.01 - self._layout.setting.leading,
            self._first,
            self._last,
        )
        return self.split_after(fitting - self._first)

    def split_after(self, count: int) -> Halves | None:
        """Return the first `count` lines and the rest; a line less where one would be alone."""
        cut = self._first + count
        ends = self._layout.ends
        paragraph = bisect_right(ends, cut)
        start = max(ends[paragraph - 1] if paragraph else 0, self._first)
        end = ends[paragraph] if paragraph < len(ends) else self._last
        if start < cut:
            cut = start + lines_to_keep(end - start, cut - start)
        if not self._first < cut < self._last:
            return None
        return (
            MarkedText(self._layout, self._first, cut),
            MarkedText(self._layout, cut, self._last),
        )

    @property
    def visible_marks(self) -> Sequence[Mark]:
        """The marks that have visible words anywhere in the text."""
        return self._layout.marks.visible

    @property
    def line_count(self) -> int:
        """How many lines there are."""
        return self._last - self._first

    def _depth(self, line: int) -> float:
        return self._layout.tops[line] - self._layout.tops[self._first]

    def _indent(self, line: int) -> float:
        layout = self._layout
        if not layout.prepared.shaped:
            return 0.0
        width = layout.look.paper.measure / layout.setting.size
        return layout.prepared.indent(layout.lines[line], width) * layout.setting.size

    def _draw_line(self, ink: Ink, line: int, left: float, base: float) -> None:
        layout = self._layout
        scale, size = layout.look.paper.scale, layout.setting.size
        unit, start = PIXEL * scale, left + self._indent(line)
        for piece in layout.marks.pieces[line]:
            if piece.mark.has_row:
                y = base - (_FIRST_ROW + piece.mark.row * _NEXT_ROW) * unit
                x0, x1 = start + piece.left * size, start + piece.right * size
                draw_line(ink, piece.mark.sign, x0, x1, y=y, scale=scale)
        if layout.setting.numbers is not None:
            for number in layout.setting.numbers.beginning_in(*layout.lines[line]):
                if number % 5 == 0:
                    number_size = layout.look.paper.sign_size(12 * unit)
                    width = shapes_width(str(number), Face.PLAIN) * number_size
                    ink.shapes(
                        str(number),
                        Face.PLAIN,
                        x=left - 6 * scale - width,
                        y=base,
                        size=number_size,
                        rgb=_QUIET,
                    )

    def _draw_lanes(self, ink: Ink, x: float, top: float) -> None:
        layout = self._layout
        paper = layout.look.paper
        left = x + paper.gutter + paper.measure + paper.lane_gap
        beyond: dict[int, int] = {}
        for mark in layout.marks.visible:
            first, last = max(mark.first, self._first), min(mark.last, self._last - 1)
            if first > last:
                continue
            if mark.lane >= paper.lanes:
                beyond[first] = beyond.get(first, 0) + 1
                continue
            y0 = top - self._depth(first) - 1.5
            y1 = top - self._depth(last) - layout.setting.leading + 1.5
            _draw_lane(ink, mark, left + mark.lane * paper.lane_width, (y0, y1), paper)
        for line, count in beyond.items():
            size = paper.sign_size(_ID_SIZE * PIXEL * paper.scale)
            ink.shapes(
                f"+{count}",
                Face.PLAIN_STRONG,
                x=left + paper.lanes * paper.lane_width,
                y=top - layout.baseline - self._depth(line),
                size=size,
            )

    def _write(self, ink: Ink, left: float, base: float) -> None:
        """Write the words, segment by segment, each over all its lines."""
        layout = self._layout
        lines, size = layout.lines, layout.setting.size
        if self._first == self._last:
            return
        begin, stop = lines[self._first].start, lines[self._last - 1].end
        number = self._first
        low = bisect_right(layout.segments, begin, key=lambda each: each.start) - 1
        for segment in layout.segments[max(0, low) :]:
            start, end = max(segment.start, begin), min(segment.end, stop)
            if start >= stop:
                break
            if start >= end:
                continue
            placed: list[Placed] = []
            while lines[number].end <= start:
                number += 1
            line = number
            while line < self._last and lines[line].start < end:
                bounds = lines[line]
                from_, to = max(start, bounds.start), min(end, bounds.end)
                x = left + self._indent(line)
                placed.append(Placed(from_, to, bounds, x, base - self._depth(line)))
                line += 1
            ink.content(segment.content, layout.prepared, placed, size=size)

    def _cover(self, ink: Ink, line: int, left: float, base: float) -> None:
        """Tell the highlights in a line where they are, and give the first of a mark its name."""
        layout = self._layout
        size, page = layout.setting.size, ink.page_index
        left += self._indent(line)
        for mark, start, end in layout.marks.pieces[line]:
            mark.highlight.cover(
                page,
                Box(
                    left + start * size + _TINT_INSET,
                    base - _TINT_BELOW * size,
                    left + end * size - _TINT_INSET,
                    base + _TINT_ABOVE * size,
                ),
            )
        for mark in layout.marks.beginning[line]:
            key = layout.look.mark_keys.get(mark.annotation.id)
            if key is not None:
                ink.destination(key, base + 2 * size)


_QUIET = (0.3, 0.3, 0.3)


def _draw_lane(
    ink: Ink, mark: Mark, left: float, heights: tuple[float, float], paper: Paper
) -> None:
    unit = PIXEL * paper.scale
    y0, y1 = heights
    draw_bar(ink, mark.sign, y0, y1, x=left + 2 * unit, scale=paper.scale)
    tag = left + _TAG_LEFT * unit
    side = paper.sign_side(_TAG * unit)
    draw_label(ink, mark.sign.letter, tag, y0 - side, side=side, rgb=mark.sign.rgb)
    width = shapes_width(mark.annotation.short_id, Face.PLAIN_STRONG)
    usual = paper.sign_size(_ID_SIZE * unit)
    size = usual if paper.is_large_print else min(usual, 24 * unit / width)
    ink.shapes(
        mark.annotation.short_id,
        Face.PLAIN_STRONG,
        x=tag + max(0.0, (side - width * size) / 2),
        y=y0 - side - 0.875 * usual,
        size=size,
    )


def _segments(
    spans: Sequence[Span], marks: Sequence[Mark], parent: Element, noting: Noting | None
) -> Iterator[Segment]:
    """Add the paragraphs below `parent` and yield the stretches of their words."""
    waiting = deque(sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end)))
    open_ends: list[int] = []
    for span in spans:
        element = parent.add(Role.PARAGRAPH)
        begun: list[tuple[int, Mark]] = []
        while waiting and waiting[0].span.start < span.end:
            mark = waiting.popleft()
            # A mark that begins in the white space before a paragraph begins with it.
            begun.append((max(mark.span.start, span.start), mark))
        ends = open_ends + [mark.span.end for _, mark in begun]
        edges = {at for at, _ in begun}.union(ends)
        cuts = [span.start, *sorted(at for at in edges if span.start < at < span.end), span.end]
        covered = _coverage(cuts, [at for at, _ in begun], ends, len(open_ends))
        references = deque(begun)
        for start, end, count in zip(cuts, cuts[1:], covered, strict=False):
            while references and references[0][0] <= start:
                element.add(Role.ANNOTATION).refer(references.popleft()[1].highlight)
            holder = element.add(Role.SPAN) if count else element
            yield Segment(start, end, holder.content())
        if noting:
            for _, mark in begun:
                note = parent.add(Role.NOTE, identifier=f"{NOTE_ID}{mark.annotation.id}")
                mark.note = noting(mark, note)
        open_ends = [end for end in ends if end > span.end]


def _coverage(
    cuts: Sequence[int], starts: Sequence[int], ends: Sequence[int], count: int
) -> list[int]:
    """Return how many marks lie on each stretch between two cuts; `count` lie on the first."""
    change = Counter(starts)
    change.subtract(ends)
    counts = []
    for cut in cuts[:-1]:
        count += change[cut]
        counts.append(count)
    return counts
