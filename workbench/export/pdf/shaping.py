# SPDX-License-Identifier: MIT
"""The glyphs of a paragraph as HarfBuzz finds them.

A paragraph is shaped in pieces of one level, one face and one script. What no face can draw as its
script asks is never drawn as something else: in its place stands a sign.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise
from typing import Any

import uharfbuzz as hb

from workbench.export.pdf.clusters import PRIVATE, Cluster, PlacedGlyph, cluster_bounds
from workbench.export.pdf.fonts import MISSING, Face, face_for, font, is_invisible, metrics
from workbench.export.pdf.typefaces import typeface

# Ligatures and kerning would make a line wider or narrower than the same words elsewhere.
_PLAIN_FEATURES = {"kern": False, "liga": False, "clig": False, "calt": False}

_NEIGHBOURS = 5
"""Characters before and after a piece that HarfBuzz looks at."""

_COMMON = "Zyyy"

# Scripts whose letters stand beside each other as they are.
_PLAIN_SCRIPTS = frozenset({"Latn", "Cyrl", "Grek", "Armn", "Geor", "Hani", "Kana", _COMMON})


def shaped_clusters(
    paragraph: str, levels: Sequence[int], face: Face, *, doubtful: frozenset[str] = frozenset()
) -> Iterator[Cluster]:
    """Yield the clusters of a paragraph set in `face`, piece by piece.

    Args:
        paragraph: the text; positions count in it.
        levels: the direction of each character (see `bidi_levels`).
        face: the face that draws what it can; its fallback draws the rest.
        doubtful: characters whose effect is not known, so that no face may draw them.
    """
    for piece in _pieces(paragraph, levels, face, doubtful=doubtful):
        yield from _shaped(paragraph, piece, face.fallback)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Neighbouring characters of one level, face and script; no face draws what is missing."""

    start: int
    end: int
    level: int
    face: Face | None
    script: str


def _pieces(
    paragraph: str, known: Sequence[int], face: Face, *, doubtful: frozenset[str]
) -> Iterator[_Piece]:
    """Yield the stretches of a paragraph that can be shaped in one go.

    Clusters with one of the characters in `doubtful` are drawn by no face.
    """
    scripts = _scripts(paragraph)
    traits: list[tuple[int, Face | None, str]] = []
    chosen: Face | None = None
    for start, end in cluster_bounds(paragraph):
        cluster = paragraph[start:end]
        if not (cluster.isspace() and chosen):
            chosen = _face_of(cluster, face) if doubtful.isdisjoint(cluster) else None
        traits += [(known[start], chosen, scripts[start])] * (end - start)
    start = 0
    for (level, chosen, script), group in groupby(traits):
        end = start + sum(1 for _ in group)
        yield _Piece(start, end, level, chosen, script)
        start = end


def _face_of(cluster: str, face: Face) -> Face | None:
    """Return the face that draws `cluster` as its script asks, or None.

    Marks that melt into no single character are set by the fallback face alone: the others have
    such marks, but do not say where they go.
    """
    composed = unicodedata.normalize("NFC", cluster)
    has_loose_marks = any(unicodedata.combining(char) for char in composed)
    chosen = face_for(cluster, face.fallback if has_loose_marks else face)
    script = _script(cluster[0]) or _COMMON
    if chosen is None or script in _PLAIN_SCRIPTS or script in _known_scripts(chosen):
        return chosen
    return None


def _scripts(paragraph: str) -> list[str]:
    """Return the script of each character (ISO 15924); what is common to many has a neighbour's."""
    own = [_script(char) for char in paragraph]
    current = next((script for script in own if script), _COMMON)
    found = []
    for script in own:
        current = script or current
        found.append(current)
    return found


@cache
def _script(char: str) -> str | None:
    buffer = hb.Buffer()
    buffer.add_str(char)
    buffer.guess_segment_properties()
    script: str | None = buffer.script
    return script


def _shaped(paragraph: str, piece: _Piece, missing: Face) -> Iterator[Cluster]:
    """Yield the clusters of a piece; `missing` is the face of the sign for what is missing."""
    if piece.face is None:
        for start, end in cluster_bounds(paragraph[piece.start : piece.end]):
            yield _missing(piece.start + start, piece.start + end, piece.level, missing)
        return
    shaper = typeface(piece.face)
    buffer = hb.Buffer()
    # Letters join over the ends of a piece: its neighbours go with it, but are not drawn.
    low = max(0, piece.start - _NEIGHBOURS)
    seen = paragraph[low : piece.end + _NEIGHBOURS]
    points = [ord(" " if char.isspace() else char) for char in seen]
    buffer.add_codepoints(points, piece.start - low, piece.end - piece.start)
    buffer.direction = "rtl" if piece.level % 2 else "ltr"
    buffer.script = piece.script
    buffer.language = "und"
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    hb.shape(shaper, buffer, {} if piece.level % 2 else _PLAIN_FEATURES)
    drawn = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
    groups = {
        start + low: list(group)
        for start, group in groupby(drawn, key=lambda glyph: glyph[0].cluster)
    }
    bounds = [*sorted(groups), piece.end]
    for start, end in pairwise(bounds):
        if any(info.codepoint == 0 for info, _ in groups[start]):
            yield _missing(start, end, piece.level, missing)
        else:
            words = paragraph[start:end]
            width, glyphs = _placed(piece.face, words, groups[start], shaper.face.upem)
            yield Cluster(start, end, piece.level, width, glyphs)


def _missing(start: int, end: int, level: int, face: Face) -> Cluster:
    glyph = PlacedGlyph(face, MISSING, MISSING, 0.0, 0.0)
    width = metrics(face).advances[MISSING]
    return Cluster(start, end, level, width, (glyph,), is_printable=False)


def _placed(
    face: Face, words: str, drawn: list[tuple[Any, Any]], units: int
) -> tuple[float, tuple[PlacedGlyph, ...]]:
    """Return the width of a cluster and its glyphs."""
    glyphs, pen = [], 0.0
    chars = _chars_for(face, words, [info.codepoint for info, _ in drawn])
    for (char, meaning), (_, position) in zip(chars, drawn, strict=True):
        x, y = (pen + position.x_offset) / units, position.y_offset / units
        glyphs.append(PlacedGlyph(face, char, meaning, x, y))
        pen += position.x_advance
    return pen / units, tuple(glyphs)


def _chars_for(face: Face, words: str, numbers: list[int]) -> list[tuple[str, str]]:
    """Return for each glyph of a cluster a character that draws it and what that stands for.

    A glyph that one of the cluster's own characters leads to is drawn by it. The others get
    private characters; the first of them stands for all that is left of the cluster.
    """
    known = font(face).face.charToGlyph
    left = [char for char in words if not is_invisible(char)]
    chars: list[tuple[str, str] | None] = [None] * len(numbers)
    if len(numbers) == len(left) or len(numbers) > 1:
        for at, number in enumerate(numbers):
            own = next((char for char in left if known.get(ord(char)) == number), None)
            if own is not None:
                left.remove(own)
                chars[at] = (own, own)
    rest = "".join(left) or words
    return [
        found or (chr(PRIVATE + number), rest) for found, number in zip(chars, numbers, strict=True)
    ]


@cache
def _known_scripts(face: Face) -> frozenset[str]:
    """Return the scripts for which a face says how its letters change."""
    tags = typeface(face).face.get_table_script_tags("GSUB")
    return frozenset(hb.ot_tag_to_script(tag) for tag in tags)
