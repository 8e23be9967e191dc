# SPDX-License-Identifier: MIT
"""Words with marks drawn on them and beside them; what is typed and clicked is for others."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workbench.domain.annotations import Annotation, SourcePart
from workbench.domain.frameworks import Framework, Letter
from workbench.domain.identifiers import AnnotationId
from workbench.domain.text import Span
from workbench.ui.look.look import Look
from workbench.ui.reading.lane_places import LanePlaces
from workbench.ui.reading.margin_painter import (
    LANE,
    LANES_FROM_TEXT,
    LAST_LANE,
    MARK_HEIGHT,
    LaneBox,
    MarginPainter,
)
from workbench.ui.reading.mark_index import MarkIndex, span_of
from workbench.ui.reading.mark_painter import MarkPainter, MarkView
from workbench.ui.reading.mark_view_changes import stretches_changed
from workbench.ui.reading.reading_text import SLACK, ReadingText
from workbench.ui.reading.text_lines import ShownLine

_GUTTER, _NARROW_GUTTER = 44, 30
_LEAST_TEXT = 420
"""Pixels below which words do not narrow while there are lanes to give up."""

_WIDE_PAGE, _LANES, _LANES_WHEN_WIDE = 1000, 4, 6
_AIR_BELOW = 24
_LINES_ABOVE, _LINES_BELOW = 1, 2
LABEL_SHARE, _LABEL_LINE_SHARE = 16 / 18, 29 / 32
_SETTLED_AT_ONCE = 5_000
"""Characters whose marks get their lanes in one idle moment, which a key may have to wait for."""


class MarkSurface(ReadingText):
    """The words of one part of a source, with its marks.

    The body has a gutter with the numbers of the paper's lines and lanes; a label has neither.
    """

    marks_shown = Signal()
    """After which the marks, or the numbers of their lines, may be others."""

    def __init__(self, look: Look, part: SourcePart, parent: QWidget | None = None) -> None:
        self.part = part
        self._room = (0, 80, 0)
        is_body = part is SourcePart.BODY
        super().__init__(
            look,
            share=1.0 if is_body else LABEL_SHARE,
            line_share=1.0 if is_body else _LABEL_LINE_SHARE,
            parent=parent,
        )
        # It paints its page itself: where only the frame changes, as when the focus comes or goes,
        # nothing of it has to be painted again.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, is_body)
        self.view = MarkView(MarkIndex((), part))
        self._lanes = LanePlaces(self._screen_lines)
        self._on_words = MarkPainter(self)
        self._beside = MarginPainter(self, self._lanes)
        self._seen: tuple[ShownLine, ...] = ()
        self._seen_at: tuple[object, ...] = ()
        self._painted: tuple[ShownLine, ...] = ()
        self._paper_lines: tuple[int, ...] = ()
        self._settling = QTimer(self)
        self._settling.setInterval(0)
        self._settling.timeout.connect(self._settle_on)
        self.lines_moved.connect(self._forget_lanes)
        self._forget_lanes()

    def show_framework(self, framework: Framework) -> None:
        """Draw marks with the letters of this framework."""
        self._see(replace(self.view, letter_of=framework.letter_of))

    def show_marks(self, marks: Sequence[Annotation]) -> None:
        """Draw these marks, as far as they are on the words shown here."""
        index = self.view.index.updated(marks)
        self._lanes.show(index)
        self._see(replace(self.view, index=index))
        if self.has_margins and self._lanes.settled < len(self.text):
            self._settling.start()
        self.marks_shown.emit()

    def show_paper_lines(self, starts: Sequence[int]) -> None:
        """Number the lines as the paper does: each begins at one of these positions."""
        if tuple(starts) != self._paper_lines:
            self._paper_lines = tuple(starts)
            self.show_line_starts(starts)
            self.viewport().update()
            self.marks_shown.emit()

    def set_active(self, mark_id: AnnotationId | None) -> None:
        """Draw the mark whose note is open as the active one, with handles."""
        self._see(replace(self.view, active=mark_id))

    def set_strong(self, mark_ids: frozenset[AnnotationId]) -> None:
        """Draw these marks in their active state: those the pointer or the caret is on."""
        self._see(replace(self.view, strong=mark_ids))

    def show_hits(self, hits: Sequence[Span], current: int | None = None) -> None:
        """Frame words that were found; `current` is the number of the one that was gone to."""
        self._see(replace(self.view, hits=tuple(hits), current_hit=current))

    def tell(self, words: Span | None) -> None:
        """Frame words that something elsewhere was read from, or none."""
        self._see(replace(self.view, told=words))

    def show_terms(self, terms: Sequence[Span]) -> None:
        """Underline words that are explained, in their order, with a hairline."""
        self._see(replace(self.view, terms=tuple(terms)))

    @override
    def show_text(self, text: str) -> None:
        if text != self.text:
            self._paper_lines = ()
            self._see(replace(self.view, terms=(), told=None))
        super().show_text(text)

    @property
    def paper_lines(self) -> tuple[int, ...]:
        """Where the paper's lines begin; empty as long as nobody knows."""
        return self._paper_lines

    @property
    def has_margins(self) -> bool:
        """Whether line numbers and lanes stand beside the words."""
        return self.part is SourcePart.BODY

    def lane_at(self, point: QPointF) -> LaneBox | None:
        """Return what is in the lanes at a point of the viewport."""
        if not self.has_margins:
            return None
        return self._beside.box_at(self._in_document(point), self.view)

    def handle_at(self, point: QPointF) -> bool | None:
        """Return whether the handle at a point of the viewport is the start's, or None."""
        return self._on_words.handle_at(self._in_document(point), self.view)

    def marks_at(self, point: QPointF) -> list[Annotation]:
        """Return the marks on the word at a point of the viewport."""
        place = (
            self.document()
            .documentLayout()
            .hitTest(self._in_document(point), Qt.HitTestAccuracy.ExactHit)
        )
        return self.view.index.between(*self._character(place)) if place >= 0 else []

    def height_of(self, mark_id: AnnotationId) -> float | None:
        """Return how far below the top of the viewport a mark begins, in pixels, or None.

        It is the middle of its first line, and less than nothing where that is scrolled away.
        """
        mark = self.view.index.find(mark_id)
        line = self.lines.at(self.shown.places_of(span_of(mark))[0]) if mark else None
        if line is None:
            return None
        return line.top + line.height / 2 - self.verticalScrollBar().value()

    def lane_of(self, mark_id: AnnotationId) -> int | None:
        """Return the lane of a mark, from 0; None where it shares the last one's place."""
        self._lanes.settle(len(self.text))
        lane = self._lanes.lane(mark_id)
        return lane if lane < self._lanes.count else None

    @override
    def text_room(self) -> tuple[int, int]:
        if not self.has_margins:
            return super().text_room()
        return self._room[:2]

    def offset(self) -> int:
        """Return how much is free at both sides of a wide page, in pixels."""
        return max(0, self._room[0] - round(_GUTTER * self.look.scale))

    @override
    def room_below(self) -> int:
        return round(_AIR_BELOW * self.look.scale) if self.has_margins else 0

    @override
    def fit(self) -> None:
        if self.has_margins:
            bar = self.verticalScrollBar()
            bar.ensurePolished()
            # As if the bar was always there: lines must not move when it comes.
            width = self.contentsRect().width() - bar.sizeHint().width()
            before, self._room = self._room, self._parted(width)
            if before[2] != self._room[2]:
                self._forget_lanes()
                self.viewport().update()
        super().fit()

    @override
    def paint_below(self, painter: QPainter, top: float, bottom: float) -> None:
        if self.has_margins:
            room = QRectF(0, top, self.viewport().width(), bottom - top + 1)
            painter.fillRect(room, self.look.colour("page"))
        # A row of a line reaches into the next one.
        self._painted = self._lines_in_view(top - self.line_height, bottom)
        self._on_words.look_at(self._painted, self.view)
        self._on_words.draw_tints(painter)

    @override
    def paint_above(self, painter: QPainter, top: float, bottom: float) -> None:
        self._on_words.draw_lines(painter, self.view)
        if self.has_margins:
            self._beside.draw_numbers(painter, self._painted, self._paper_lines)
            lines = self._lines_in_view(top - self._above, bottom)
            self._beside.draw_lanes(painter, lines, self.view)
            if self.look.comfort.ruler:
                self._on_words.draw_ruler(painter, top, bottom, self.textCursor().position())

    def _see(self, view: MarkView) -> None:
        if view != self.view:
            before, self.view = self.view, view
            changed = stretches_changed(before, view)
            if changed is None:
                self.viewport().update()
            else:
                for stretch in changed:
                    self._paint_again(stretch)

    def _paint_again(self, stretch: Span) -> None:
        """Have the lines with some characters painted again, as far as they are to be seen."""
        start, end = self.shown.places_of(stretch)
        scrolled = self.verticalScrollBar().value()
        in_view = self._lines_in_view(scrolled - self._above, scrolled + self.viewport().height())
        lines = [each for each in in_view if each.end >= start and each.start <= end]
        if lines:
            # Handles and rows of lines reach out of their line, tags in the lanes below it.
            top = lines[0].top - _LINES_ABOVE * self.line_height
            bottom = lines[-1].top + lines[-1].height + _LINES_BELOW * self.line_height
            shown = round(top) - scrolled
            self.viewport().update(0, shown, self.viewport().width(), round(bottom - top))

    @property
    def _above(self) -> float:
        """How far above a line something is that still has its tag beside it, in pixels."""
        return max(self.line_height, 2 * MARK_HEIGHT * self.look.scale)

    def _lines_in_view(self, top: float, bottom: float) -> tuple[ShownLine, ...]:
        """Return the lines between two heights of the document, as far as they are in view."""
        scrolled, height = self.verticalScrollBar().value(), self.viewport().height()
        place = (self.lines, scrolled, height, self._above)
        if place != self._seen_at:
            between = self.lines.between(scrolled - self._above, scrolled + height)
            self._seen, self._seen_at = tuple(between), place
        seen = self._seen
        first = bisect_left(seen, top, key=lambda line: line.top + line.height)
        return seen[first : bisect_right(seen, bottom, key=lambda line: line.top)]

    def _parted(self, width: int) -> tuple[int, int, int]:
        """Return how much is left of the words, their width, and how many lanes there are.

        Lanes give way before words do; on a wide page everything stands in the middle.
        """
        scale = self.look.scale
        gutter, narrow = round(_GUTTER * scale), round(_NARROW_GUTTER * scale)
        words = math.ceil(self.measure) + SLACK
        most = _LANES_WHEN_WIDE if width >= _WIDE_PAGE else _LANES
        for lanes in range(most, 1, -1):
            room = width - words - self._lanes_width(lanes)
            if room >= narrow:
                # What is less than a lane stays at the right; more is given to both sides.
                free = max(0, room - gutter - round(LANE * scale))
                return min(room, gutter) + free // 2, words, lanes
        lanes = 2 if width - narrow - self._lanes_width(2) >= _LEAST_TEXT else 1
        words = min(words, max(120, width - narrow - self._lanes_width(lanes)))
        return narrow, words, lanes

    def _lanes_width(self, lanes: int) -> int:
        return round((LANES_FROM_TEXT + (lanes - 1) * LANE + LAST_LANE) * self.look.scale)

    def _forget_lanes(self) -> None:
        least = math.ceil(MARK_HEIGHT * self.look.scale / self.line_height)
        self._lanes.forget(lanes=max(1, self._room[2]), least_lines=least)

    def _settle_on(self) -> None:
        length = len(self.text)
        self._lanes.settle(min(length, self._lanes.settled + _SETTLED_AT_ONCE))
        if self._lanes.settled >= length:
            self._settling.stop()

    def _screen_lines(self, span: Span) -> tuple[int, int]:
        start, end = self.shown.places_of(span)
        return self.lines.number_of(start), self.lines.number_of(max(start, end - 1))

    def _character(self, place: int) -> tuple[int, int]:
        position = self.shown.position_of(place)
        return position, position + 1

    def _in_document(self, point: QPointF) -> QPointF:
        return point + QPointF(0, self.verticalScrollBar().value())

    def letter(self, mark: Annotation) -> Letter | None:
        """Return the letter under which a mark is shown, or None where there is none."""
        return self.view.letter_of(mark.dimension)
