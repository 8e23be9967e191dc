# SPDX-License-Identifier: MIT
"""Draw what stands beside the words: numbers of the paper's lines at the left, lanes at the right.

Lanes and numbers are drawing only; the list of notes is their accessible form.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from workbench.domain.annotations import Annotation
from workbench.domain.frameworks import LineStyle
from workbench.domain.identifiers import AnnotationId
from workbench.ui.look.tokens import Style
from workbench.ui.reading.lane_places import REACH, LanePlaces
from workbench.ui.reading.mark_painter import MarkView, sign_colour
from workbench.ui.reading.reading_text import ReadingText
from workbench.ui.reading.text_lines import ShownLine
from workbench.ui.widgets.lens import draw_line, draw_tag

LANE, LANES_FROM_TEXT, LAST_LANE = 32, 18, 28
"""Width of a lane, room between words and lanes, what the last lane needs; as designed."""

MARK_HEIGHT = 46
"""What a mark takes in its lane at the least, so that tags and ids never touch."""

_TAG, _BAR = 17, 2.6
_EVERY = 5
_LONGEST_ID = 4
"""Characters of an id that a lane has room for in the usual size."""


class LaneBox(NamedTuple):
    """A mark in its lane, or several that found no lane: the place that answers to the pointer."""

    place: QRectF
    marks: tuple[AnnotationId, ...]


class MarginPainter:
    """Draws numbers and lanes beside the visible lines of a text."""

    def __init__(self, text: ReadingText, lanes: LanePlaces) -> None:
        self._text = text
        self._look = text.look
        self._lanes = lanes

    def draw_numbers(
        self, painter: QPainter, lines: Sequence[ShownLine], starts: Sequence[int]
    ) -> None:
        """Write every fifth number of the paper's lines beside the line in which it begins."""
        if not lines:
            return
        shown = self._text.shown
        left, _ = self._text.text_room()
        painter.save()
        painter.setFont(self._look.font(Style.CAPTION, weight=500))
        painter.setPen(self._look.colour("text_tertiary"))
        gap = round((16 if left >= round(44 * self._look.scale) else 8) * self._look.scale)
        for line in lines:
            first = bisect_left(starts, shown.position_of(line.start))
            last = bisect_left(starts, shown.position_of(line.end - 1) + 1)
            for number in range(first + 1, last + 1):
                if number % _EVERY == 0:
                    box = QRectF(0, line.baseline - 20, left - gap, 21)
                    where = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
                    painter.drawText(box, int(where), str(number))
                    break
        painter.restore()

    def draw_lanes(self, painter: QPainter, lines: Sequence[ShownLine], view: MarkView) -> None:
        """Draw the marks that are on these lines, in their lanes."""
        marks = self._marks_on(lines, view)
        for box, mark in self._boxes(marks, view):
            self._draw_mark(painter, box, mark, view)
        for overflow in self._overflow(marks, view):
            is_strong = any(view.is_strong(mark_id) for mark_id in overflow.marks)
            self._draw_overflow(painter, overflow, is_strong=is_strong)

    def box_at(self, point: QPointF, view: MarkView) -> LaneBox | None:
        """Return what is in the lanes at a point of the document."""
        if point.x() < self._left(0) - 6:
            return None
        above = 2 * MARK_HEIGHT * self._look.scale
        lines = tuple(self._text.lines.between(point.y() - above, point.y()))
        marks = self._marks_on(lines, view)
        for overflow in self._overflow(marks, view):
            if overflow.place.contains(point):
                return overflow
        for box, mark in self._boxes(marks, view):
            if self._frame(box).contains(point):
                return LaneBox(box, (mark.id,))
        return None

    def _marks_on(self, lines: Sequence[ShownLine], view: MarkView) -> list[Annotation]:
        if not lines:
            return []
        start = self._text.shown.position_of(lines[0].start)
        end = self._text.shown.position_of(lines[-1].end)
        self._lanes.settle(end + REACH)
        return view.index.between(start, max(end, start + 1))

    def _boxes(
        self, marks: Sequence[Annotation], view: MarkView
    ) -> Iterator[tuple[QRectF, Annotation]]:
        for mark in marks:
            lane = self._lanes.lane(mark.id)
            if lane < self._lanes.count and (heights := self._heights(mark, view)):
                top, bottom = heights
                yield QRectF(self._left(lane), top, 1, bottom - top), mark

    def _overflow(self, marks: Sequence[Annotation], view: MarkView) -> Iterator[LaneBox]:
        """Yield what shares the last lane's place; two neighbouring lines have one tag."""
        found: dict[int, list[Annotation]] = {}
        last_tags: set[int] = set()
        for mark in marks:
            lane = self._lanes.lane(mark.id)
            if lane == self._lanes.count:
                line = self._lanes.first_line(mark.id)
                found.setdefault(line - 1 if line - 1 in found else line, []).append(mark)
            elif lane == self._lanes.count - 1:
                last_tags.add(self._lanes.first_line(mark.id))
        scale = self._look.scale
        for line, here in found.items():
            if heights := self._heights(here[0], view):
                down = 34 if line in last_tags else 18 if line - 1 in last_tags else 3
                x = self._left(self._lanes.count - 1) + 4 * scale
                place = QRectF(x, heights[0] + down * scale, 21 * scale, 16 * scale)
                yield LaneBox(place, tuple(mark.id for mark in here))

    def _heights(self, mark: Annotation, view: MarkView) -> tuple[float, float] | None:
        start, end = self._text.shown.places_of(view.span(mark))
        first, last = self._text.lines.at(start), self._text.lines.at(max(start, end - 1))
        if first is None or last is None:
            return None
        top = first.top + 5
        return top, max(last.top + last.height - 3, top + 32 * self._look.scale)

    def _left(self, lane: int) -> float:
        left, width = self._text.text_room()
        return left + width + (LANES_FROM_TEXT + lane * LANE) * self._look.scale

    def _frame(self, box: QRectF) -> QRectF:
        scale = self._look.scale
        height = max(box.height() + 4, 42 * scale)
        return QRectF(box.x() - 5.5, box.y() - 4, (LANE - 0.5) * scale, height + 4)

    def _draw_mark(self, painter: QPainter, box: QRectF, mark: Annotation, view: MarkView) -> None:
        scale = self._look.scale
        letter = view.letter_of(mark.dimension)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if view.is_strong(mark.id):
            painter.setPen(QPen(self._look.colour("text"), 1.5))
            painter.setBrush(self._look.colour("page"))
            painter.drawRoundedRect(self._frame(box), 6, 6)
        draw_line(
            painter,
            letter.line if letter else LineStyle.SOLID,
            box.topLeft(),
            QPointF(box.left(), box.bottom()),
            colour=sign_colour(self._text, letter),
            width=_BAR,
        )
        tag = QRectF(box.left() + 5 * scale, box.top(), _TAG * scale, _TAG * scale)
        draw_tag(painter, self._look, letter, tag)
        painter.setFont(self._id_font(mark.short_id))
        painter.setPen(self._look.colour("text"))
        name = QRectF(box.left() - scale, box.top() + 18 * scale, 29 * scale, 15 * scale)
        painter.drawText(name, int(Qt.AlignmentFlag.AlignCenter), mark.short_id)
        painter.restore()

    def _draw_overflow(self, painter: QPainter, box: LaneBox, *, is_strong: bool) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QPen(self._look.colour("control_border"), 1)
        if is_strong:
            edge = QPen(self._look.colour("text"), 2)
        painter.setPen(edge)
        painter.setBrush(self._look.colour("page"))
        painter.drawRoundedRect(box.place, 4, 4)
        painter.setPen(self._look.colour("text"))
        painter.setFont(self._look.font(Style.LABEL))
        painter.drawText(box.place, int(Qt.AlignmentFlag.AlignCenter), f"+{len(box.marks)}")
        painter.restore()

    def _id_font(self, short_id: str) -> QFont:
        font = self._look.font(Style.LABEL)
        if len(short_id) > _LONGEST_ID:
            font.setPixelSize(round(font.pixelSize() * _LONGEST_ID / len(short_id)))
        return font
