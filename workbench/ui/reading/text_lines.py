# SPDX-License-Identifier: MIT
"""Where the lines of a document and the words in them are, in pixels of the document."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLine

_REMEMBERED = 4_000
"""Lines, or places in them, that are remembered at most."""

_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


class Piece(NamedTuple):
    """Words within one line: left and right edge, and that line's top, height and baseline."""

    left: float
    right: float
    top: float
    height: float
    baseline: float


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line: its places in the document, where it is, and what Qt knows of it."""

    start: int
    end: int
    top: float
    height: float
    baseline: float
    block: QTextBlock
    line: QTextLine
    left: float
    known: dict[tuple[int, int], tuple[Piece, ...]] = field(default_factory=dict, compare=False)
    """What was asked before: while marks come and go, most words stay where they are."""

    def pieces(self, start: int, end: int) -> Iterator[Piece]:
        """Yield where the characters between two places are; white space at the line's end not."""
        first, last = max(start, self.start), min(end, self.end)
        found = self.known.get((first, last))
        if found is None:
            found = tuple(self._pieces(first, last)) if first < last else ()
            self.known[first, last] = found
        return iter(found)

    def _pieces(self, first: int, last: int) -> Iterator[Piece]:
        text, origin = self.block.text(), self.block.position()
        words = text[first - origin : last - origin]
        if last == self.end:
            words = words.rstrip()
            last = first + len(words)
        if first >= last:
            return
        for left, right in self._edges(words, first - origin, last - origin):
            yield Piece(self.left + left, self.left + right, self.top, self.height, self.baseline)

    def _edges(self, words: str, first: int, last: int) -> Iterator[tuple[float, float]]:
        if words.isascii() or not _RIGHT_TO_LEFT.intersection(
            map(unicodedata.bidirectional, words)
        ):
            yield self._x(first), self._x(last)
            return
        # Where the direction of writing changes, neighbours in the text may stand apart.
        found: list[tuple[float, float]] = []
        for run in self.line.glyphRuns(first, last - first):
            widths = run.rawFont().advancesForGlyphIndexes(run.glyphIndexes())
            places = [place.x() for place in run.positions()]
            ends = [place + width.x() for place, width in zip(places, widths, strict=True)]
            if places:
                found.append((min(places), max(ends)))
        yield from _joined(found)

    def _x(self, place: int) -> float:
        # The stubs say float; PySide returns the place it took as well.
        return cast("tuple[float, int]", self.line.cursorToX(place))[0]


class TextLines:
    """The lines of one document; as much of it is laid out as is asked about.

    What was laid out stays where it is: who changes words or room makes a document anew. So lines
    that were asked about are remembered, with where the words in them are.
    """

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._first_lines = [0]
        self._by_start: dict[int, ShownLine] = {}
        self._by_place: dict[int, ShownLine] = {}

    def between(self, top: float, bottom: float) -> Iterator[ShownLine]:
        """Yield the lines that reach into the part of the document between two heights."""
        layout = self._document.documentLayout()
        block = self._document.findBlock(self.place_at(0, top))
        while block.isValid() and layout.blockBoundingRect(block).top() > top:
            if not block.previous().isValid():
                break
            block = block.previous()
        while block.isValid():
            box = layout.blockBoundingRect(block)
            if box.top() > bottom:
                return
            if box.bottom() >= top:
                for line in _lines(block, box, top, bottom):
                    yield self._shown(block, line, box)
            block = block.next()

    def place_at(self, x: float, y: float) -> int:
        """Return the place in the document nearest to a point."""
        layout = self._document.documentLayout()
        first = self._document.firstBlock()
        box, lines = layout.blockBoundingRect(first), first.layout()
        if lines.lineCount():
            # Above the letters of the first line Qt finds the end of the document.
            y = max(y, box.top() + lines.lineAt(0).y() + 1)
        return max(0, layout.hitTest(QPointF(x, y), Qt.HitTestAccuracy.FuzzyHit))

    def at(self, place: int) -> ShownLine | None:
        """Return the line with a place of the document, or None where there is none."""
        known = self._by_place.get(place)
        if known is not None:
            return known
        block = self._document.findBlock(place)
        box = self._document.documentLayout().blockBoundingRect(block)
        line = block.layout().lineForTextPosition(place - block.position())
        if not line.isValid():
            return None
        found = self._shown(block, line, box)
        self._by_place[place] = found
        return found

    def number_of(self, place: int) -> int:
        """Return the number of the line on the screen with a place of the document, from 0."""
        block = self._document.findBlock(place)
        before = self._lines_before(block)
        line = block.layout().lineForTextPosition(place - block.position())
        return before + (line.lineNumber() if line.isValid() else 0)

    def count(self) -> int:
        """Return how many lines there are on the screen; everything is laid out for that."""
        block = self._document.lastBlock()
        return self._lines_before(block) + max(1, block.layout().lineCount())

    def start_of(self, number: int) -> int:
        """Return the place at which the line with this number begins, as far as there is one."""
        number = min(max(0, number), self.count() - 1)
        at = bisect_right(self._first_lines, number) - 1
        block = self._document.findBlockByNumber(at)
        line = block.layout().lineAt(number - self._first_lines[at])
        return block.position() + (line.textStart() if line.isValid() else 0)

    def _shown(self, block: QTextBlock, line: QTextLine, box: QRectF) -> ShownLine:
        start = block.position() + line.textStart()
        known = self._by_start.get(start)
        if known is None:
            if len(self._by_start) >= _REMEMBERED or len(self._by_place) >= _REMEMBERED:
                self._by_start.clear()
                self._by_place.clear()
            known = self._by_start[start] = _shown(block, line, box, start)
        return known

    def _lines_before(self, block: QTextBlock) -> int:
        """Return how many lines the blocks before this one have; it is laid out then itself."""
        self._document.documentLayout().blockBoundingRect(block)
        counted, number = self._first_lines, block.blockNumber()
        each = self._document.findBlockByNumber(len(counted) - 1)
        while len(counted) <= number:
            counted.append(counted[-1] + max(1, each.layout().lineCount()))
            each = each.next()
        return counted[number]


def _joined(stretches: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the stretches from the left, those that touch as one."""
    joined: list[tuple[float, float]] = []
    for left, right in sorted(stretches):
        if joined and left - joined[-1][1] < 1:
            joined[-1] = (joined[-1][0], max(right, joined[-1][1]))
        else:
            joined.append((left, right))
    return joined


def _lines(block: QTextBlock, box: QRectF, top: float, bottom: float) -> Iterator[QTextLine]:
    layout = block.layout()
    first, last = 0, layout.lineCount()
    while first < last:
        middle = (first + last) // 2
        line = layout.lineAt(middle)
        if box.top() + line.y() + line.height() < top:
            first = middle + 1
        else:
            last = middle
    for number in range(first, layout.lineCount()):
        line = layout.lineAt(number)
        if box.top() + line.y() > bottom:
            return
        yield line


def _shown(block: QTextBlock, line: QTextLine, box: QRectF, start: int) -> ShownLine:
    top = box.top() + line.y()
    return ShownLine(
        start,
        start + line.textLength(),
        top,
        line.height(),
        top + line.ascent(),
        block,
        line,
        box.left(),
    )
