# SPDX-License-Identifier: MIT
"""Break plain text into lines and tell where every character stands, before anything is drawn.

Nothing of a text is ever read as markup. Positions count code points of the text as it is stored;
the lines of a text, one after another, are the text. Widths are in em and hold for every size:
with the same face and measure the window breaks its lines, and numbers them, as the paper does.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import NamedTuple

from workbench.domain.text import Span
from workbench.export.pdf.clusters import cluster_bounds, joins
from workbench.export.pdf.complex_text import ShapedParagraph, complex_paragraphs, shape
from workbench.export.pdf.fonts import MISSING, Face, face_for, is_invisible, metrics

MEASURE = 26.3
"""Width of a source's lines in em, on paper and in the window; line numbers depend on it."""

# A line may end after white space, after a dash between words, and at a zero-width space.
_STOPS = re.compile(
    r"[^\S\u00a0\u202f\u2007]+|\u200b|(?<=[^\W\d_])[-/](?=[^\W_])|(?<=\S)[–—](?=\S)"
)

# Scripts without spaces between words: a line may end after each character but before these.
_WIDE = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff00-\uffef]"
    r"(?![\u3001\u3002\u300d\u300f\u3011\u3015\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\u2019\u201d)\]}])"
)

# What makes a line end elsewhere than at a single space.
_UNEVEN = re.compile(r"[^\S \u00a0\u202f\u2007]|[-/–—\u200b\u3040-\uffef]")

_EPSILON = 1e-6


class Line(NamedTuple):
    """The characters of one line; white space at its end belongs to it."""

    start: int
    end: int


class Run(NamedTuple):
    """Neighbouring characters that one face draws.

    `glyphs` has, for each character, what is drawn for it, where that is not the character.
    """

    start: int
    end: int
    face: Face
    glyphs: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """A text with all that laying it out needs; it depends on no width and no size.

    `offsets` has, for each position, the distance from the first character in em. `shaped` are the
    paragraphs whose letters join or run from right to left. `missing` are the characters that
    cannot be printed.
    """

    text: str
    face: Face
    offsets: list[float] = field(repr=False)
    runs: tuple[Run, ...] = field(repr=False)
    shaped: tuple[ShapedParagraph, ...] = field(default=(), repr=False)
    missing: tuple[str, ...] = ()

    def width(self, start: int, end: int) -> float:
        """Return the width of the characters from `start` to `end` in em."""
        return self.offsets[end] - self.offsets[start]

    def ink_end(self, start: int, end: int) -> int:
        """Return where the visible characters between `start` and `end` end."""
        return start + len(self.text[start:end].rstrip())

    def shaped_at(self, position: int) -> ShapedParagraph | None:
        """Return the paragraph at `position` if it had to be shaped."""
        inside = (each for each in self.shaped if each.span.start <= position < each.span.end)
        return next(inside, None) if self.shaped else None

    def indent(self, line: Line, width: float) -> float:
        """Return how far `line` is moved to the right in lines of `width` em.

        A paragraph that runs from right to left begins at the right edge.
        """
        shaped = self.shaped_at(line.start) if self.shaped else None
        if shaped is None or not shaped.right_to_left:
            return 0.0
        return max(0.0, width - self.width(*line))

    def stretches(self, start: int, end: int, line: Line) -> list[tuple[float, float]]:
        """Return where the characters from `start` to `end` stand in `line`, in em from its left.

        Where the direction of writing changes, neighbours in the text may stand apart.
        """
        shaped = self.shaped_at(start)
        if shaped is not None:
            return shaped.line(*line).stretches(start, end)
        origin = self.offsets[line.start]
        return [(self.offsets[start] - origin, self.offsets[end] - origin)]


def prepare(text: str, face: Face) -> Prepared:
    """Measure `text` as set in `face`."""
    known = metrics(face)
    if known.plain.issuperset(text):
        offsets = list(accumulate(map(known.advances.__getitem__, text), initial=0.0))
        return Prepared(text, face, offsets, (Run(0, len(text), face),) if text else ())
    complex_spans = complex_paragraphs(text)
    if not complex_spans and metrics(face.fallback).plain.issuperset(set(text) - known.plain):
        return _in_two_faces(text, face)
    return _by_clusters(text, face, complex_spans)


def break_lines(prepared: Prepared, width: float, span: Span | None = None) -> list[Line]:
    """Return the lines of the text, or of `span` of it, none wider than `width` em.

    Only a single character may be wider. Every newline ends a line.
    """
    start, end = (span.start, span.end) if span else (0, len(prepared.text))
    offsets = prepared.offsets
    lines: list[Line] = []
    while start < end:
        newline = prepared.text.find("\n", start, end)
        paragraph_end = end if newline < 0 else newline + 1
        # White space at the end needs no room.
        ink = offsets[prepared.ink_end(start, paragraph_end)]
        if ink > offsets[start] + width + _EPSILON:
            start = _broken(prepared, Line(start, paragraph_end), ink, width=width, lines=lines)
        if start < paragraph_end:
            lines.append(Line(start, paragraph_end))
            start = paragraph_end
    return lines


def paragraphs(text: str) -> Iterator[Span]:
    """Yield the stretches of `text` between newlines that have words."""
    for found in re.finditer(r"[^\n]*\S[^\n]*", text):
        yield Span(*found.span())


@dataclass(frozen=True, slots=True)
class LineNumbers:
    """The numbers of a source's lines, the same at every size and in the window."""

    starts: tuple[int, ...]

    @classmethod
    def of(cls, prepared: Prepared) -> LineNumbers:
        """Number the lines of a source's text, blank lines left out."""
        return cls(
            tuple(
                line.start
                for span in paragraphs(prepared.text)
                for line in break_lines(prepared, MEASURE, span)
            )
        )

    def at(self, position: int) -> int:
        """Return the number of the line that the character at `position` stands in, from 1."""
        return max(1, bisect_right(self.starts, position))

    def of_span(self, span: Span) -> tuple[int, int]:
        """Return the numbers of the first and the last line of `span`."""
        return self.at(span.start), self.at(span.end - 1)

    def beginning_in(self, start: int, end: int) -> range:
        """Return the numbers of the lines that begin between two positions."""
        return range(bisect_left(self.starts, start) + 1, bisect_left(self.starts, end) + 1)


def _in_two_faces(text: str, face: Face) -> Prepared:
    """Measure a text whose characters can be drawn one by one, some by the fallback face."""
    own, other = metrics(face).advances, metrics(face.fallback).advances
    foreign = "".join(sorted(set(text) - metrics(face).plain))
    offsets = list(
        accumulate((own[c] if c not in foreign else other[c] for c in text), initial=0.0)
    )
    runs: list[Run] = []
    end = 0
    for found in re.finditer(f"[{re.escape(foreign)}]+", text):
        start = found.start()
        if end < start:
            runs.append(Run(end, start, face))
        end = found.end()
        runs.append(Run(start, end, face.fallback))
    if end < len(text):
        runs.append(Run(end, len(text), face))
    return Prepared(text, face, offsets, tuple(runs))


def _by_clusters(text: str, face: Face, complex_spans: Sequence[Span]) -> Prepared:
    """Measure a text cluster by cluster; paragraphs that need it are shaped."""
    clusters = _Clusters(text, face)
    shaped = tuple(shape(text, span, face) for span in complex_spans)
    missing = clusters.missing
    for paragraph in shaped:
        span = paragraph.span
        clusters.advances[span.start : span.end] = paragraph.advances()
        missing = {at: each for at, each in missing.items() if not span.start <= at < span.end}
        missing.update((span.start + at, each) for at, each in enumerate(paragraph.missing))
    offsets = list(accumulate(clusters.advances, initial=0.0))
    in_order = dict.fromkeys(missing[at] for at in sorted(missing))
    return Prepared(text, face, offsets, clusters.runs(), shaped, tuple(in_order))


class _Clusters:
    """Finds the face of each cluster of a text that not one face can draw plainly."""

    def __init__(self, text: str, face: Face) -> None:
        self._text = text
        self._face = face
        self._faces: list[Face] = []
        self._glyphs: list[str] = []
        self.missing: dict[int, str] = {}
        self.advances: list[float] = []
        for start, end in cluster_bounds(text):
            self._take(text[start:end])

    def runs(self) -> tuple[Run, ...]:
        bounds = [0]
        bounds.extend(i for i in range(1, len(self._faces)) if self._faces[i] != self._faces[i - 1])
        bounds.append(len(self._faces))
        return tuple(
            Run(start, end, self._faces[start], self._drawn(start, end))
            for start, end in pairwise(bounds)
        )

    def _take(self, cluster: str) -> None:
        face = face_for(cluster, self._face)
        drawn = cluster
        if face is None:
            self.missing[len(self.advances)] = cluster
            face, drawn = self._face.fallback, MISSING
        glyphs = ["" if is_invisible(char) else char for char in drawn]
        glyphs += [""] * (len(cluster) - len(glyphs))
        advances = metrics(face).advances
        self._faces += [face] * len(cluster)
        self._glyphs += glyphs
        self.advances += [advances[glyph] if glyph else 0.0 for glyph in glyphs]

    def _drawn(self, start: int, end: int) -> tuple[str, ...] | None:
        glyphs = self._glyphs[start:end]
        return None if "".join(glyphs) == self._text[start:end] else tuple(glyphs)


def _broken(
    prepared: Prepared, paragraph: Line, ink: float, *, width: float, lines: list[Line]
) -> int:
    """Append all lines of a paragraph but the last, and return where that begins.

    `ink` is the offset at which the visible characters of the paragraph end.
    """
    start, end = paragraph
    text, offsets = prepared.text, prepared.offsets
    stops: _Stops | None = None
    while ink > (limit := offsets[start] + width + _EPSILON):
        # What is before this position fits.
        reach = bisect_right(offsets, limit, start + 1, end + 1) - 1
        # Nearly always the line ends at its last space. Looking there, and for other stops only
        # behind it, takes a fraction of the time that finding all stops of the text would.
        cut = text.rfind(" ", start, reach + 1) + 1 or start
        if text[cut] == " " or _UNEVEN.search(text, cut, reach + 2):
            stops = stops or _Stops.of(text, paragraph, offsets)
            cut = max(start, stops.last_before(limit))
        if cut == start:
            cut = max(reach, _first_cluster_end(prepared, start, end))
        lines.append(Line(start, cut))
        start = cut
    return start


class _Stops(NamedTuple):
    """Where the lines of a paragraph may end, and the offsets of the last ink before each."""

    positions: list[int]
    inks: list[float]

    @classmethod
    def of(cls, text: str, paragraph: Line, offsets: list[float]) -> _Stops:
        found = {match.end(): match.end() for match in _WIDE.finditer(text, *paragraph)}
        for match in _STOPS.finditer(text, *paragraph):
            found[match.end()] = match.start() if match[0].isspace() else match.end()
        positions = sorted(found)
        return cls(positions, [offsets[found[position]] for position in positions])

    def last_before(self, limit: float) -> int:
        """Return the last stop whose line ends before the offset `limit`, or 0."""
        found = bisect_right(self.inks, limit)
        return self.positions[found - 1] if found else 0


def _first_cluster_end(prepared: Prepared, start: int, end: int) -> int:
    position = start + 1
    while position < end and joins(prepared.text[position]):
        position += 1
    return position
