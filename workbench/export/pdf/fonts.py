# SPDX-License-Identifier: MIT
"""The faces of the paper: which one draws a character, and how wide it is there.

Literata speaks for the sources, Atkinson Hyperlegible Next for student and program, DejaVu Sans
for any character they lack. Widths are in em, so that a text is measured once for every size.
Fonts are read when first used; reading one takes a few milliseconds.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from threading import Lock
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from workbench.assets import resource

MISSING = "\u25a1"
"""What is drawn for a character that no face has."""


class Face(StrEnum):
    """One font file; the value is its name below `resources/fonts` and in ReportLab."""

    READING = "literata-400-normal"
    READING_ITALIC = "literata-400-italic"
    READING_STRONG = "literata-600-normal"
    PLAIN = "atkinson-hyperlegible-next-400-normal"
    PLAIN_STRONG = "atkinson-hyperlegible-next-600-normal"
    PLAIN_BOLD = "atkinson-hyperlegible-next-700-normal"
    FALLBACK = "dejavu-sans-400-normal"
    FALLBACK_STRONG = "dejavu-sans-700-normal"

    @property
    def fallback(self) -> Face:
        """The face that draws what this one lacks."""
        return Face.FALLBACK_STRONG if self in _HEAVY else Face.FALLBACK


_HEAVY = frozenset({Face.READING_STRONG, Face.PLAIN_STRONG, Face.PLAIN_BOLD, Face.FALLBACK_STRONG})

SPACES = " \u00a0\n\t\u202f\u2007"
"""White space that is drawn as a space: what reads the file finds words apart, lines included."""


_LOADING = Lock()


@dataclass(frozen=True, slots=True)
class Metrics:
    """What layout needs to know of a face, in em.

    `advances` has every character the face can draw, with its width. `plain` are those that can
    be measured and drawn one by one: no combining marks, nothing invisible.
    """

    advances: dict[str, float]
    plain: frozenset[str]
    ascent: float
    descent: float

    def baseline(self, size: float, leading: float) -> float:
        """Return how far below the top of a line its baseline is, in points."""
        return (leading - (self.ascent + self.descent) * size) / 2 + self.ascent * size


@cache
def font(face: Face) -> Any:  # noqa: ANN401 – ReportLab has no types
    """Return the font of `face`, known to ReportLab by the face's value."""
    # Lines are measured and pages drawn by different threads: all of them get the same font.
    with _LOADING:
        return _registered(face)


@cache
def _registered(face: Face) -> Any:  # noqa: ANN401 – ReportLab has no types
    # With ASCII in its own place, most strings can be written as they are.
    loaded = TTFont(face.value, str(resource(f"fonts/{face.value}.ttf")), asciiReadable=1)
    pdfmetrics.registerFont(loaded)
    return loaded


@cache
def metrics(face: Face) -> Metrics:
    """Return the widths of `face`."""
    outline = font(face).face
    widths = outline.charWidths
    advances = {
        chr(code): widths.get(code, outline.defaultWidth) / 1000
        for code in outline.charToGlyph
        if _is_character(code)
    }
    for space in SPACES:
        advances[space] = advances[" "]
    plain = frozenset(
        char
        for char in advances
        if char in SPACES or not (unicodedata.combining(char) or is_invisible(char))
    )
    return Metrics(advances, plain, outline.ascent / 1000, -outline.descent / 1000)


@cache
def face_for(cluster: str, face: Face) -> Face | None:
    """Return the face that has every character of `cluster`, or None where there is none.

    A cluster is a character with the marks that combine with it; it is never drawn in two faces.
    """
    wanted = [char for char in cluster if not is_invisible(char)]
    for candidate in (face, face.fallback):
        advances = metrics(candidate).advances
        if all(char in advances for char in wanted):
            return candidate
    return None


def is_invisible(char: str) -> bool:
    """Tell whether `char` steers other characters and has no shape of its own."""
    return unicodedata.category(char) == "Cf" or "\ufe00" <= char <= "\ufe0f"


def _is_character(code: int) -> bool:
    return code >= 32 and not 0xE000 <= code <= 0xF8FF
