# SPDX-License-Identifier: MIT
"""Draw marks under and over the words: tints, lines, handles, found words, the reading ruler.

Tints are never mixed: where two marks or more share words, one neutral tint stands for all. The
lines tell the letters apart without colour. All lengths are the design's, at the reading size.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from workbench.domain.annotations import Annotation, SourcePart
from workbench.domain.frameworks import Dimension, Letter, LineStyle
from workbench.domain.identifiers import AnnotationId
from workbench.domain.lanes import ROWS_IN_TEXT
from workbench.domain.text import Span
from workbench.ui.look.colours import Lens
from workbench.ui.look.tokens import Theme
from workbench.ui.reading.ends import MovingEnds
from workbench.ui.reading.mark_index import MarkIndex, span_of
from workbench.ui.reading.reading_text import ReadingText
from workbench.ui.reading.text_lines import Piece, ShownLine
from workbench.ui.widgets.lens import draw_level_lines

_ABOVE, _BELOW = 0.98, 0.34
_FIRST_ROW, _NEXT_ROW, _NEXT_ROW_CLOSE = 6.5, 5.5, 4.0
_ROOMY_LINE = 28.0
_TERM = 2.5
_HANDLE = 4.0
_RULED_OUT = 0.55


@dataclass(frozen=True, slots=True)
class MarkView:
    """What there is to draw besides the words.

    `strong` are the marks that the pointer or the caret is on; `active` is the one whose note is
    open. `told` are words that something elsewhere was read from, `terms` those that are explained,
    in their order. `moving` is a mark whose ends are being changed.
    """

    index: MarkIndex = field(default_factory=lambda: MarkIndex((), SourcePart.BODY))
    letter_of: Callable[[Dimension], Letter | None] = lambda _: None
    active: AnnotationId | None = None
    strong: frozenset[AnnotationId] = frozenset()
    hits: Sequence[Span] = ()
    current_hit: int | None = None
    told: Span | None = None
    terms: tuple[Span, ...] = ()
    moving: MovingEnds | None = None

    def is_strong(self, mark_id: AnnotationId) -> bool:
        """Tell whether a mark is drawn in its active state."""
        return mark_id == self.active or mark_id in self.strong

    def span(self, annotation: Annotation) -> Span:
        """Return where a mark is, or is being moved to."""
        if self.moving is not None and self.moving.mark_id == annotation.id:
            return self.moving.now
        return span_of(annotation)


class _Shown(NamedTuple):
    mark: Annotation
    start: int
    end: int
    letter: Letter | None
    is_strong: bool


class MarkPainter:
    """Draws a `MarkView` on the lines of a text."""

    def __init__(self, text: ReadingText) -> None:
        self._text = text
        self._look = text.look
        self._lenses: dict[Letter, Lens] = {}
        self._look.changed.connect(self._lenses.clear)
        self._lines: Sequence[ShownLine] = ()
        self._marks: list[_Shown] = []

    def look_at(self, lines: Sequence[ShownLine], view: MarkView) -> None:
        """Draw these lines from now on."""
        self._lines, self._marks = lines, self._visible(lines, view)

    def draw_tints(self, painter: QPainter) -> None:
        """Draw what lies under the words."""
        if not self._has_tints():
            return
        for line in self._lines:
            here = [x for x in self._marks if x.start < line.end and x.end > line.start]
            edges = {max(each.start, line.start) for each in here}
            edges.update(min(each.end, line.end) for each in here)
            cuts = sorted(edges)
            for start, end in pairwise(cuts):
                covering = [each for each in here if each.start <= start and each.end >= end]
                if covering:
                    colour = self._tint(covering)
                    for piece in line.pieces(start, end):
                        painter.fillRect(self._box(piece), colour)

    def draw_lines(self, painter: QPainter, view: MarkView) -> None:
        """Draw what lies over the words: lines, frames, found words, handles."""
        lines = self._lines
        is_framed = self._look.colours.theme is Theme.HIGH_CONTRAST
        starts, ends = [line.start for line in lines], [line.end for line in lines]
        rows: dict[tuple[Letter | None, bool], list[QLineF]] = {}
        frames: list[QRectF] = []
        for shown in self._marks:
            row = view.index.row(shown.mark)
            first, last = bisect_right(ends, shown.start), bisect_left(starts, shown.end)
            for line in lines[first:last]:
                for piece in line.pieces(shown.start, shown.end):
                    if row < ROWS_IN_TEXT:
                        alike = rows.setdefault((shown.letter, shown.is_strong), [])
                        alike.append(self._row(shown, piece, row))
                    if is_framed and shown.is_strong:
                        frames.append(self._box(piece))
        for (letter, is_strong), found in rows.items():
            draw_level_lines(
                painter,
                letter.line if letter else LineStyle.SOLID,
                found,
                colour=self._colour(letter),
                width=self._width(is_strong=is_strong),
            )
        for frame in frames:
            self._draw_frame(painter, frame, 1.5)
        self._draw_terms(painter, lines, view.terms)
        self._draw_hits(painter, lines, view)
        for start, end in self._handle_places(view):
            for place, is_end in ((start, False), (end, True)):
                self._draw_handle(painter, place, is_end=is_end)

    def draw_ruler(self, painter: QPainter, top: float, bottom: float, caret: int) -> None:
        """Dim all lines from `top` to `bottom` but the one with this place of the document."""
        read = self._text.lines.at(caret)
        if read is None:
            return
        page = self._look.colour("page")
        page.setAlphaF(_RULED_OUT)
        left, width = self._text.text_room()
        below = read.top + read.height + 3 * self._text.unit
        for start, end in ((top - 1, read.top), (below, bottom + 1)):
            if start < end:
                painter.fillRect(QRectF(left - 6, start, width + 12, end - start), page)

    def handle_at(self, point: QPointF, view: MarkView) -> bool | None:
        """Return whether the handle at a point of the document is the start's; None: there is none.

        A handle is hit within 12 pixels.
        """
        for start, end in self._handle_places(view):
            for place, is_end in ((start, False), (end, True)):
                centre = self._handle_centre(place, is_end=is_end)
                if centre is not None:
                    away = point - centre
                    if abs(away.x()) <= 12 and abs(away.y()) <= 12:
                        return not is_end
        return None

    def _visible(self, lines: Sequence[ShownLine], view: MarkView) -> list[_Shown]:
        if not lines:
            return []
        shown = self._text.shown
        start = shown.position_of(lines[0].start)
        end = shown.position_of(lines[-1].end)
        marks = view.index.between(start, max(end, start + 1))
        moving = view.moving and view.index.find(view.moving.mark_id)
        if moving and moving not in marks:
            marks.append(moving)
        return [
            _Shown(
                mark,
                *shown.places_of(view.span(mark)),
                view.letter_of(mark.dimension),
                view.is_strong(mark.id),
            )
            for mark in marks
        ]

    def _has_tints(self) -> bool:
        look = self._look
        return look.comfort.tints and look.colours.theme is not Theme.HIGH_CONTRAST

    def _tint(self, covering: Sequence[_Shown]) -> QColor:
        strong = next((each for each in covering if each.is_strong), None)
        if strong is None and len(covering) > 1:
            return QColor(self._look.colours.overlap)
        shown = strong or covering[0]
        if shown.letter is None:
            return self._look.colour("sunken")
        lens = self._lens(shown.letter)
        return QColor(lens.active_tint if shown.is_strong else lens.tint)

    def _lens(self, letter: Letter) -> Lens:
        found = self._lenses.get(letter)
        if found is None:
            found = self._lenses[letter] = self._look.lens(letter)
        return found

    def _colour(self, letter: Letter | None) -> QColor:
        return (
            sign_colour(self._text, None) if letter is None else QColor(self._lens(letter).colour)
        )

    def _width(self, *, is_strong: bool) -> float:
        width = 2.4 if is_strong else 2.0
        return width + 1.0 if self._look.colours.theme is Theme.HIGH_CONTRAST else width

    def _row(self, shown: _Shown, piece: Piece, row: int) -> QLineF:
        """Return where the line under a piece of a mark is."""
        unit = self._text.unit
        is_roomy = self._text.line_height >= _ROOMY_LINE * unit
        below = _FIRST_ROW + row * (_NEXT_ROW if is_roomy else _NEXT_ROW_CLOSE)
        width = self._width(is_strong=shown.is_strong)
        # On whole pixels, or a line of two pixels is a pale one of three.
        y = round(piece.baseline + below * unit - width / 2) + width / 2
        return QLineF(piece.left, y, piece.right, y)

    def _draw_terms(
        self, painter: QPainter, lines: Sequence[ShownLine], terms: Sequence[Span]
    ) -> None:
        """Draw a hairline below words that are explained, nearer than any line of a mark."""
        if not lines or not terms:
            return
        shown = self._text.shown
        first, last = shown.position_of(lines[0].start), shown.position_of(lines[-1].end)
        painter.setPen(QPen(self._look.colour("text_secondary"), 1))
        start = bisect_right(terms, first, key=lambda term: term.end)
        for term in terms[start : bisect_left(terms, last, key=lambda term: term.start)]:
            places = shown.places_of(term)
            for line in lines:
                for piece in line.pieces(*places):
                    y = round(piece.baseline + _TERM * self._text.unit) + 0.5
                    painter.drawLine(QPointF(piece.left, y), QPointF(piece.right, y))

    def _draw_hits(self, painter: QPainter, lines: Sequence[ShownLine], view: MarkView) -> None:
        if not lines:
            return
        for number, hit in enumerate(view.hits):
            width = 2.0 if number == view.current_hit else 1.0
            self._draw_frames(painter, lines, hit, width)
        if view.told is not None:
            self._draw_frames(painter, lines, view.told, 2.0)

    def _draw_frames(
        self, painter: QPainter, lines: Sequence[ShownLine], words: Span, width: float
    ) -> None:
        start, end = self._text.shown.places_of(words)
        if start >= lines[-1].end or end <= lines[0].start:
            return
        for line in lines:
            for piece in line.pieces(start, end):
                self._draw_frame(painter, self._box(piece).adjusted(-1, 0, 1, 0), width)

    def _draw_frame(self, painter: QPainter, box: QRectF, width: float) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._look.colour("text"), width))
        painter.drawRect(box)
        painter.restore()

    def _handle_places(self, view: MarkView) -> Iterator[tuple[int, int]]:
        mark_id = view.moving.mark_id if view.moving else view.active
        mark = view.index.find(mark_id)
        if mark is not None:
            yield self._text.shown.places_of(view.span(mark))

    def _handle_centre(self, place: int, *, is_end: bool) -> QPointF | None:
        edge = self._edge(place, is_end=is_end)
        if edge is None:
            return None
        x, baseline = edge
        size = self._text.font().pixelSize()
        return QPointF(x, baseline + (0.42 * size if is_end else -1.03 * size))

    def _draw_handle(self, painter: QPainter, place: int, *, is_end: bool) -> None:
        edge, centre = self._edge(place, is_end=is_end), self._handle_centre(place, is_end=is_end)
        if edge is None or centre is None:
            return
        x, baseline = edge
        size = self._text.font().pixelSize()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("text"))
        painter.drawRect(QRectF(x - 1, baseline - _ABOVE * size, 2, (_ABOVE + _BELOW) * size))
        painter.drawEllipse(centre, _HANDLE, _HANDLE)
        painter.restore()

    def _edge(self, place: int, *, is_end: bool) -> tuple[float, float] | None:
        """Return where the end of a mark is: its x, and the baseline there."""
        line = self._text.lines.at(place - 1 if is_end else place)
        if line is None:
            return None
        pieces = list(line.pieces(place - 1, place) if is_end else line.pieces(place, place + 1))
        if not pieces:
            return None
        piece = pieces[0]
        return (piece.right + 0.6, piece.baseline) if is_end else (piece.left - 1.2, piece.baseline)

    def _box(self, piece: Piece) -> QRectF:
        size = self._text.font().pixelSize()
        top = piece.baseline - _ABOVE * size
        return QRectF(piece.left, top, piece.right - piece.left, (_ABOVE + _BELOW) * size)


def sign_colour(text: ReadingText, letter: Letter | None) -> QColor:
    """Return the colour of a letter's line; marks the framework has no letter for are quiet."""
    if letter is None:
        return text.look.colour("text_tertiary")
    return QColor(text.look.lens(letter).colour)
