# SPDX-License-Identifier: MIT
"""Paragraphs whose letters join, stack, or run from right to left.

HarfBuzz finds the glyphs, the bidirectional algorithm their order. Each cluster of a paragraph
(one letter with its marks, or letters that melt into one glyph) keeps its place in the stored text,
so lines are broken and marked in reading order and only drawn in visual order. What is drawn must
be marked with the words it stands for (`actual_text`), because its glyphs are in another order.

A text is measured with `ShapedParagraph.advances`, its lines are broken like any others, and
`ShapedParagraph.line(start, end).glyphs(start, end)` is drawn with `write_glyphs`. A glyph that no
character of its font leads to gets a private one, made from its number, so that ReportLab can put
it into a subset.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from workbench.domain.text import Span
from workbench.export.pdf.bidi_levels import (
    ISOLATES,
    base_level,
    is_certain,
    levels,
    line_levels,
    visual_order,
)
from workbench.export.pdf.canvas import Shade, TaggedCanvas, filling
from workbench.export.pdf.clusters import PRIVATE, Cluster, PlacedGlyph
from workbench.export.pdf.drawn_objects import postscript_name
from workbench.export.pdf.fonts import Face, font
from workbench.export.pdf.shaping import shaped_clusters

# Right-to-left scripts, marks that combine, and scripts whose letters change with their neighbours.
_COMPLEX = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u08ff\u0900-\u109f\u1780-\u18af\u1a00-\u1aff"
    "\u1dc0-\u1dff\u200f\u202a-\u202e\u2066-\u2069\u20d0-\u20ff\ufb1d-\ufdff\ufe20-\ufe2f"
    "\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


@dataclass(frozen=True, slots=True)
class VisualLine:
    """One line of a shaped paragraph as it is seen: its clusters from left to right.

    `lefts` are the left edges of the clusters, in em from the left end of the line.
    """

    width: float
    clusters: tuple[Cluster, ...]
    lefts: tuple[float, ...]

    def glyphs(self, start: int, end: int) -> Iterator[PlacedGlyph]:
        """Yield the glyphs of the characters from `start` to `end`, from left to right."""
        for cluster, left in zip(self.clusters, self.lefts, strict=True):
            if start <= cluster.start < end:
                for glyph in cluster.glyphs:
                    yield glyph._replace(x=glyph.x + left)

    def stretches(self, start: int, end: int) -> list[tuple[float, float]]:
        """Return where the characters from `start` to `end` stand, from left to right in em.

        Characters that are neighbours in the text may stand apart in the line.
        """
        found: list[tuple[float, float]] = []
        for cluster, left in zip(self.clusters, self.lefts, strict=True):
            if cluster.end <= start or end <= cluster.start or not cluster.width:
                continue
            right = left + cluster.width
            if found and abs(found[-1][1] - left) < 1e-6:
                found[-1] = (found[-1][0], right)
            else:
                found.append((left, right))
        return found


@dataclass(frozen=True, slots=True)
class ShapedParagraph:
    """A paragraph that needs shaping, with positions in the whole text.

    `missing` are the characters that cannot be printed as they should be; in their place stands
    `MISSING`.
    """

    text: str
    span: Span
    right_to_left: bool
    clusters: tuple[Cluster, ...]
    missing: tuple[str, ...]

    def advances(self) -> list[float]:
        """Return the width of each character in em; that of a cluster is with its first."""
        found = [0.0] * len(self.span)
        for cluster in self.clusters:
            found[cluster.start - self.span.start] = cluster.width
        return found

    def line(self, start: int, end: int) -> VisualLine:
        """Return the line of the characters from `start` to `end` as it is seen."""
        low = bisect_left(self.clusters, start, key=_start_of)
        logical = self.clusters[low : bisect_left(self.clusters, end, key=_start_of)]
        known = [0] * (end - start)
        for cluster in logical:
            for position in range(cluster.start, min(cluster.end, end)):
                known[position - start] = cluster.level
        reset = line_levels(self.text[start:end], known, int(self.right_to_left))
        order = visual_order([reset[cluster.start - start] for cluster in logical])
        lefts, x = [], 0.0
        for index in order:
            lefts.append(x)
            x += logical[index].width
        return VisualLine(x, tuple(logical[index] for index in order), tuple(lefts))


def complex_paragraphs(text: str) -> list[Span]:
    """Return the paragraphs of `text`, without their newlines, that have to be shaped."""
    if not _COMPLEX.search(text):
        return []
    lines = (Span(*found.span()) for found in re.finditer("[^\n]+", text))
    return [span for span in lines if _COMPLEX.search(text, span.start, span.end)]


def shape(text: str, span: Span, face: Face) -> ShapedParagraph:
    """Shape the paragraph at `span` of `text`, set in `face`."""
    paragraph = span.of(text)
    known = levels(paragraph)
    doubtful = frozenset() if is_certain(paragraph, known) else ISOLATES
    clusters = sorted(
        (
            replace(cluster, start=cluster.start + span.start, end=cluster.end + span.start)
            for cluster in shaped_clusters(paragraph, known, face, doubtful=doubtful)
        ),
        key=_start_of,
    )
    missing = (text[each.start : each.end] for each in clusters if not each.is_printable)
    right_to_left = base_level(paragraph) == 1
    return ShapedParagraph(
        text, span, right_to_left, tuple(clusters), tuple(dict.fromkeys(missing))
    )


def write_glyphs(
    canvas: TaggedCanvas,
    glyphs: Iterable[PlacedGlyph],
    *,
    x: float,
    y: float,
    size: float,
    shade: Shade = 0.0,
) -> None:
    """Draw glyphs of a line that begins at `x` and has its baseline at `y`."""
    document = canvas._doc  # noqa: SLF001 – ReportLab's own text objects do the same
    parts = [f"BT {filling(shade)}"]
    for glyph in glyphs:
        drawn = font(glyph.face)
        _make_known(drawn, glyph)
        canvas.glyph_words.setdefault((postscript_name(drawn), glyph.char), glyph.words)
        ((subset, code),) = drawn.splitString(glyph.char, document)
        name = drawn.getSubsetInternalName(subset, document)
        place = f"1 0 0 1 {x + glyph.x * size:.2f} {y + glyph.y * size:.2f} Tm"
        parts.append(f"{place} {name} {size:g} Tf <{code.hex()}> Tj")
    canvas._code.append(" ".join([*parts, "ET"]))  # noqa: SLF001


def _make_known(drawn: Any, glyph: PlacedGlyph) -> None:  # noqa: ANN401 – ReportLab has no types
    """Tell ReportLab which glyph a private character is."""
    code = ord(glyph.char)
    if code < PRIVATE or code in drawn.face.charToGlyph:
        return
    number = code - PRIVATE
    advances = drawn.face.hmetrics
    advance = advances[min(number, len(advances) - 1)][0]
    drawn.face.charWidths[code] = advance * 1000 / drawn.face.unitsPerEm
    drawn.face.charToGlyph[code] = number


def _start_of(cluster: Cluster) -> int:
    return cluster.start
